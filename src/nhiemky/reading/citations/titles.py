"""Where an issuer's name and a document's title end in running text (cơ quan ban hành, trích yếu).

>>> words = "của Ban Thường vụ Tỉnh ủy về công tác dân vận; Kế hoạch khác"
>>> issuer = read_issuer(words, 0, len(words))
>>> words[issuer.start : issuer.end]
'Ban Thường vụ Tỉnh ủy'
>>> title = read_subject(words, issuer.end, len(words), formal=False)
>>> words[title.start : title.end]
'về công tác dân vận'

Positions are in the text handed in; `end` is where the paragraph ends.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DOCUMENT_TYPES = (
    "Thông báo kết luận|Thông báo ý kiến kết luận|Nghị quyết liên tịch|Thông tư liên tịch"
    "|Chương trình hành động|Chương trình phối hợp|Kế hoạch liên tịch|Kế hoạch phối hợp"
    "|Hướng dẫn liên ngành"
    "|Quy chế phối hợp|Nghị quyết|Nghị định|Quyết định|Quy định|Kết luận|Chỉ thị|Thông báo|Thông tri|Thông tư|Thông cáo|Kế hoạch"
    "|Chương trình|Công văn"
    "|Công điện|Công thư|Hướng dẫn|Báo cáo|Tờ trình|Đề án|Phương án|Dự án|Quy chế|Giấy mời|Văn bản|Pháp lệnh|Sắc lệnh|Lệnh|Biên bản"
    "|Chiến lược|Bộ luật|Luật"
)
_LOWER_TYPES = "|".join(kind[0].lower() + kind[1:] for kind in DOCUMENT_TYPES.split("|") if kind not in ("Luật", "Lệnh", "Bộ luật"))

ORGAN = (
    r"(?:Ban|Bộ|Uỷ ban|Ủy ban|UBND|UBKT|UBMTTQ|HĐND|BTV|Hội đồng|Đảng ủy|Đảng uỷ|Đảng đoàn|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy"
    r"|Huyện uỷ|Quận ủy|Thị ủy"
    r"|Văn phòng|Sở|Phòng|Chi bộ|Chi ủy|Thường trực|Trung ương|Tỉnh [Đđ]oàn|Thành [Đđ]oàn|Huyện [Đđ]oàn|Đoàn|Hội|Công đoàn|Liên đoàn"
    r"|Mặt trận"
    r"|Tập đoàn|Tổng công ty|Tổng Công ty|Tổng Liên đoàn|Thường vụ|Quân ủy|Bộ Tư lệnh|Bộ Chỉ huy|Chi cục|Chi nhánh|Bệnh viện|Hiệp hội"
    r"|Liên hiệp|Kho bạc|Bảo hiểm|Khối|Nhà máy|Xí nghiệp|Chi đoàn|Binh đoàn|Sư đoàn|Quân chủng|Quân đoàn"
    r"|Công ty|Tổng cục|Cục|Vụ|Viện|Trường|Học viện|Trung tâm|Chính phủ|Thủ tướng|Quốc hội|Chủ tịch|Phó Chủ tịch|Giám đốc|Tổng Giám đốc"
    r"|Tổng Bí thư|Bí thư"
    r"|Bộ trưởng|Thanh tra|Tòa án|Viện kiểm sát|Ngân hàng|Kiểm toán|Công an|Quân khu|Cơ quan|Tổ|Đảng bộ|Đại hội|Nhà nước)"
)
"""First word of a body's name."""

_CLAUSE_VERB = (
    r"(?:xây dựng|ban hành|đề nghị|yêu cầu|báo cáo|tổ chức|hướng dẫn|thông báo|triển khai|quyết định|lập kế hoạch|kính|trân trọng"
    r"|có ý kiến|tham mưu"
    r"|phối hợp|chủ trì|đã|sẽ|giao|phân công|tiếp tục|thực hiện|tổng hợp|trình|kế hoạch|mời|gửi|điều chỉnh|nhận được|triệu tập)"
)
MAIN_CLAUSE = re.compile(rf"[,;] (?:thay mặt |nay |vì vậy, |do đó, |các |toàn thể )?{ORGAN}(?: [^\s,;.:()“”\"]+){{0,16}}? {_CLAUSE_VERB}\b")
"""", Ban Thường vụ Thành ủy xây dựng ...": here a list of bases ends and the sentence begins."""

_TITLE_VERBS = (
    r"quy định|hướng dẫn|ban hành|phê duyệt|sửa đổi|thành lập|công bố|công nhận|giao chỉ tiêu|giao nhiệm vụ|giao kế hoạch"
    r"|điều chỉnh|bãi bỏ|kiện toàn"
)
_OTHER_VERBS = (
    r"triển khai|thực hiện|bổ sung|tăng cường|đẩy mạnh|xây dựng|tiếp tục|phân công|phát động|đánh giá|kiểm điểm|sơ kết|tổng kết|chuẩn bị"
    r"|lãnh đạo|chỉ đạo"
    r"|tổ chức(?! (?:đảng|Đảng|cơ sở|chính trị|đoàn))|bảo đảm|đảm bảo|nâng cao|cụ thể hóa|đổi mới|phê chuẩn"
)
_ISSUER_STOP = re.compile(
    r",|;|:|\(|\)|“|”|\"|\t|\n|\.(?<!T\.)(?<!Tp\.)(?<!Th\.)(?=\s|$)"
    rf"| (?=(?:về|v/v|V/v|{_TITLE_VERBS}|{_OTHER_VERBS})\b)"
    r"| (?=(?:để|nhằm|theo|trên cơ sở|trong|tại|đã|được|là|có|cho|do|gắn|đối với|qua|phải|cần|sẽ|đến|trước|sau|từ|nêu|như|vào|với|đề ra"
    r"|kèm|đính"
    r"|còn|chưa|mà|thì|nên|khi|nếu|vì|nhưng|này|nói trên|giao cho|ký|ban hành|ở|liên quan|tới|cũng)\b)"
    r"| và (?=(?:phổ biến|có hiệu lực|triển khai|thực hiện|thay thế|được|gửi|báo cáo|hướng dẫn của)\b)"
    rf"| và (?=(?:các |những )?(?:{DOCUMENT_TYPES}|{_LOWER_TYPES})\b)| và (?=(?:\w+ ){{1,3}}số \d)| và (?=số \d|\d)"
)
_FURTHER_ORGAN = re.compile(rf",? và (?={ORGAN} )|, (?={ORGAN} )")
_TERM = re.compile(r" \((?:khóa|khoá|nhiệm kỳ|kỳ họp)[^()\n]{0,30}\)")
_COMMISSION = re.compile(r"(?:Ban Chỉ đạo|Tổ công tác|Hội đồng|Tổ chỉ đạo)\b")
_COMMISSION_FIELD = re.compile(
    r" về (?!việc|kết quả|triển khai|tăng cường|ban hành|kế hoạch|tổ chức|thực hiện|phân công|kiện toàn|nhiệm vụ|một số|sơ kết|tổng kết)"
)

_SUBJECT_START = re.compile(r",? ?(?=(?:về|Về|V/v|v/v)\b)|,? ?(?=[“\"])")
_SUBJECT_VERB = re.compile(rf",? (?=(?:{_TITLE_VERBS})\b)")
_SUBJECT_VERB_FORMAL = re.compile(rf",? (?=(?:{_TITLE_VERBS}|{_OTHER_VERBS})\b)")
_SUBJECT_END = re.compile(
    r";|\n|\t|“|”|\(|\)|\"|\.(?=\s|$)|:(?=\s|$)|, (?=như sau\b|cụ thể như)| (?=như sau\b|cụ thể như)"
    rf"|, (?=(?:các |những )?(?:{DOCUMENT_TYPES})(?: \w+){{0,2}} (?:số|của|Đại hội|Trung ương|năm|toàn khó?o?a|\d))"
    rf"|, (?=(?:{DOCUMENT_TYPES}) (?:số|\d))|, (?=số \d)"
    r"|, (?=các (?:Chuyên đề|Kế hoạch|Nghị quyết|văn bản|nghị quyết|chỉ thị|kế hoạch|chương trình|quy định|hướng dẫn))"
    r"|, (?=gắn với|góp phần|phục vụ|nhằm|để |đồng thời|trong đó|qua đó|bảo đảm|đảm bảo|trên cơ sở|căn cứ|thực hiện |đề nghị|yêu cầu"
    r"|nhất là|đã |từ đó|làm cơ sở|coi |ngay |hoàn thành"
    r"|gửi |báo cáo |trước |xong |chậm nhất|cũng như|theo |kèm |trong tháng|từ ngày|đến ngày)"
    rf"| (?=theo (?:các |tinh thần )?(?:{DOCUMENT_TYPES})\b)| và (?=(?:các|những) (?:quy định|văn bản|hướng dẫn|nghị quyết|chỉ thị"
    rf"|kế hoạch))"
    rf"| và (?=(?:{DOCUMENT_TYPES}) (?:số|của|\d|Đại hội|Trung ương|(?:làm việc|công tác)(?: [^\s,;.]+){{0,3}} của))"
    r"| vào (?=bản|chương trình|kế hoạch|báo cáo|nghị quyết|nội dung)"
    r"|, (?=đến nay|hiện nay|tính đến)"
    r"| và (?=(?:sơ kết|tổng kết) (?:\d|năm |giữa )|triển khai (?:đợt|việc|phong trào|chiến dịch) |phát động )"
    r"|,? và (?=(?:đã |được )?cụ thể hóa (?:bằng|thành) )| (?=bằng (?:các )?(?:Nghị quyết|Kế hoạch|Chương trình|Công văn|Hướng dẫn) số)"
    r"| (?=đối với \d)| (?=trong (?:[Qq]uý|tháng) )"
    r"| (?=trước ngày|chậm nhất|gửi về|kèm theo|và gửi|được triển khai|đã được|bảo đảm |để tham mưu|đến toàn thể)"
)
_REMARK = re.compile(r"\((?:sau đây|gọi|kèm|có |theo|được|gửi|qua|đính|viết tắt|ban hành|nếu|số liệu)")
_NESTED = re.compile(rf"(?:{DOCUMENT_TYPES})(?: số)? \d[\w/.\- ]*$")


class Piece(NamedTuple):
    """[start, end) of a name; `after` is where reading goes on (past a closing quote)."""

    start: int
    end: int
    after: int


def read_issuer(text: str, at: int, end: int) -> Piece | None:
    """The issuer that follows `at` with "của", None where none does."""
    head = _OF.match(text, at, end)
    if head is None:
        return None
    start = head.end()
    end = min(end, start + _LONGEST_ISSUER)
    stop = _stop(_ISSUER_STOP, text, start, end)
    if _COMMISSION.match(text, start) and (field := _COMMISSION_FIELD.match(text, stop)):
        stop = _end_of_title(text, field.end(), end)
    while (further := _FURTHER_ORGAN.match(text, stop, end)) and text[stop] == ",":
        beyond = _stop(_ISSUER_STOP, text, further.end(), end)
        # "Bộ Chính trị, Ban Bí thư về ...": one issuer; a body with a verb of its own begins a new clause
        if beyond - further.end() > 60 or not _ENDS_ISSUER.match(text, beyond, end) or _ACTS.search(text, further.end(), beyond):
            break
        stop = beyond
    if term := _TERM.match(text, stop, end):
        stop = term.end()
    return Piece(start, stop, stop) if stop > start else None


_LONGEST_ISSUER, _LONGEST_TITLE = 300, 1000
_OF = re.compile(rf",? ?(?:của|giữa) (?:đồng chí )?(?={ORGAN}\b)")
_ACTS = re.compile(rf" {_CLAUSE_VERB}\b")
_ENDS_ISSUER = re.compile(r" về\b| và |[;).]|$|,? “| \(kh")


def read_subject(text: str, at: int, end: int, *, formal: bool) -> Piece | None:
    """The title that follows `at`, with or without "về"; formal: in a list of bases, where any verb begins a title."""
    if start := _SUBJECT_START.match(text, at, end):
        first = start.end()
        if text[first] in '“"':
            close = text.find("”" if text[first] == "“" else '"', first + 1, end)
            return Piece(first + 1, close, close + 1) if close > first else None
    elif start := (_SUBJECT_VERB_FORMAL if formal else _SUBJECT_VERB).match(text, at, end):
        first = start.end()
    else:
        return None
    stop = _end_of_title(text, first, min(end, first + _LONGEST_TITLE))
    return Piece(first, stop, stop) if stop - first > 6 else None


def _end_of_title(text: str, start: int, end: int) -> int:
    at, main = start, MAIN_CLAUSE.search(text, start, min(end, start + 600))
    if main:
        end = min(end, main.start())
    while match := _SUBJECT_END.search(text, at, end):
        sign = match[0]
        if sign == "“":
            close = text.find("”", match.end(), end)
            at = close + 1 if close >= 0 else match.end()
        elif sign == '"':
            close = text.find('"', match.end(), end)
            at = close + 1 if close >= 0 else match.end()
        elif sign == "(" and not _REMARK.match(text, match.start()):
            close = text.find(")", match.end(), end)
            at = close + 1 if close >= 0 else match.end()
        elif sign == " và " and _goes_on(text, start, match):
            at = match.end()  # "thực hiện Nghị quyết số 3-NQ/HU và Nghị quyết số 4-NQ/HU": both inside the title
        else:
            return _trimmed(text, start, match.start())
    return _trimmed(text, start, end)


def _goes_on(text: str, start: int, joint: re.Match[str]) -> bool:
    """A numbered document inside the title is followed by another of its type."""
    inner = _NESTED.search(text, max(start, joint.start() - 60), joint.start())
    if inner is None:
        return False
    kind = re.split(r" (?:số )?\d", inner[0])[0]
    return re.match(rf"(?:{kind} )?(?:số )?\d", text[joint.end() : joint.end() + 60]) is not None


def _stop(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.search(text, start, end)
    return _trimmed(text, start, match.start() if match else end)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,.-":
        end -= 1
    return end
