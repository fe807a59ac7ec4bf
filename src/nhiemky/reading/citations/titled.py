"""Documents cited by type and title alone: "Đề án xây dựng ...", "Sổ tay nghiệp vụ ...", "Thông báo kết luận Hội nghị ...", "Biểu 01".

Promise: only what stands within a sentence with a title of its own is a name; "Đề án này", "Phương án của đơn vị", a heading, an agenda's
"báo cáo ..." and drafts that somebody is to write are none.

>>> words = "theo Đề án xây dựng xã không ma túy giai đoạn 2030 - 2035 và nghe Báo cáo rà soát 12 bản thỏa thuận; góp ý."
>>> [name.name for name in find_titled(words, lambda at: len(words))]
['Đề án xây dựng xã không ma túy giai đoạn 2030 - 2035', 'Báo cáo rà soát 12 bản thỏa thuận']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from nhiemky.reading.citations.names import Name

_TITLED = re.compile(
    r"(?:Đề án|Phương án|Sổ tay|Cẩm nang|Thỏa thuận|Bộ (?:quy tắc|tiêu chí|chỉ số|câu hỏi)|Quy tắc|Nghị quyết (?:liên tịch|chuyên đề)"
    r"|Thông tư liên tịch|Quy chế phối hợp|Chương trình phối hợp|Bản ghi nhớ|Biên bản ghi nhớ|Đề cương tuyên truyền)(?= [a-zà-ỹđ])"
)
_HEARD = re.compile(r"(?:[Nn]ghe|[Tt]hông qua) (?P<name>Báo cáo(?= [a-zà-ỹđ]))")
_DRAFT = re.compile(
    r"(?:vào|về|qua|đối với|với|cho ý kiến|thảo luận|xem xét|nghe|có) "
    r"(?P<name>dự thảo (?:Nghị quyết|Kế hoạch|Quy chế|Quy định|Đề án|Chỉ thị|Chương trình|Luật|Kết luận|Hướng dẫn|Phương án)(?= [a-zà-ỹđ]))"
)
_CONCLUDED = re.compile(r"(?:Thông báo kết luận|Kết luận|Nghị quyết) (?:của )?(?=(?:Hội nghị|Phiên họp|phiên họp|cuộc họp|buổi làm việc) )")
_FORM = re.compile(
    r"(?:theo|tại|vào) (?P<name>(?:Biểu|Biểu mẫu|Mẫu)(?: số)? \d{1,2})(?![\w/-])"
    r"(?:(?:,| và) (?P<other>(?:Biểu|Mẫu)(?: số)? \d{1,2})(?![\w/-]))?"
)
_NO_TITLE = re.compile(
    r" (?:này|số|được|đã|của|trên|nêu|nói|kèm|theo|phải|có|là|để|và|do|cho|gồm|trong|tại|đến|trước|sau|đó|riêng|cụ thể|mới|chi tiết"
    r"|không|dài|dưới|tối đa|gửi|cần|nên|sẽ|thì|nào|đảng viên điện tử"
    r"|đúng|hiệu quả|đầy đủ|hằng năm|hàng năm|năm|tổ chức thực hiện|như)\b"
)
_STOP = re.compile(
    r"[;.:\n\t“”()]| (?=(?:theo(?! (?:địa bàn|lĩnh vực|hướng|mô hình))|của(?! (?:cán bộ|đảng viên|công chức|người|viên chức))|do|được|đã"
    r"|cho|là|để|với|gắn|như|còn|chưa|đạt|bảo đảm|trình (?:Ban|Bộ|Thường|Hội|Chính|Tỉnh|Đảng|cấp|Đại|kỳ)|nhằm|phải|khi|kịp thời|trước khi"
    r"|và (?:các|những|Chương|Nghị|Kết|Đề|Quy|Kế|Biểu|báo cáo|tổ chức|triển khai|nghe|thảo luận|thông qua|cho|góp|xem xét))\b)"
    r"| (?=(?:(?:trong|từ|trước|tại) năm|(?:trong|từ|trước|đến|tại) (?:ngày|tháng|quý|Quý|phiên|cuộc|kỳ|hội nghị|Hội nghị))\b)|,"
)
_AFTER_COMMA = re.compile(r", (?P<more>[^\s,;.:()\n]+(?: [^\s,;.:()\n]+){0,10})(?P<mark>[;.)\n]|$|,)")
_VERB = re.compile(
    r"\b(?:đã|được|có|là|phải|sẽ|đề nghị|yêu cầu|gửi|nộp|giao|tổ chức|thực hiện|triển khai|xây dựng|báo cáo|hoàn thành|bảo đảm|gắn|góp phần"
    r"|phối hợp|chủ trì|kết quả|trong đó|đồng thời|nhất là|toàn|tiếp tục)\b"
)
_LONGEST = 220
_FEWEST = 3


def find_titled(text: str, end_of: Callable[[int], int]) -> Iterator[Name]:
    """Every such name in `text`, in no order; end_of: where the paragraph that holds a position ends."""
    for match in _TITLED.finditer(text):
        if _within(text, match.start()):
            yield from _titled(text, match.start(), match.end(), end_of(match.start()))
    for pattern in (_HEARD, _DRAFT):
        for match in pattern.finditer(text):
            yield from _titled(text, match.start("name"), match.end("name"), end_of(match.start()))
    for match in _CONCLUDED.finditer(text):
        if _within(text, match.start()):
            yield from _of_meeting(text, match.start(), match.end(), end_of(match.start()))
    for match in _FORM.finditer(text):
        for group in ("name", "other"):
            if match[group]:
                yield Name(match.start(group), match.end(group), ("biểu", match[group].lower()), match[group])


_OPENING = re.compile(r"(?:^|[\n\t|]|\n[ ]{0,8}(?:[-+*•]|\(?\w{1,4}[.)/-])[ ])$")
_PLURAL = re.compile(r"(?:các|những|một số|mọi|nhiều|từng|mỗi|xây dựng|lập|soạn thảo|ban hành|hoàn thiện|dự thảo) $", re.IGNORECASE)


def _within(text: str, at: int) -> bool:
    """Within a sentence, and neither one of many nor one that is still to be written."""
    return _OPENING.search(text, max(0, at - 14), at) is None and _PLURAL.search(text, max(0, at - 12), at) is None


def _titled(text: str, at: int, title: int, end: int) -> Iterator[Name]:
    if _NO_TITLE.match(text, title):
        return
    stop = _title_end(text, title, min(end, title + _LONGEST))
    name = text[at:stop]
    if text.count(" ", title, stop) >= _FEWEST:
        yield Name(at, stop, ("tên gọi", name.lower()), name)


def _title_end(text: str, start: int, end: int) -> int:
    """A comma goes on where the next word is the last noun's again, or where only a few words without a verb follow."""
    at = start
    while stop := _STOP.search(text, at, end):
        if stop[0] != ",":
            return stop.start()
        more = _AFTER_COMMA.match(text, stop.start(), min(end, stop.end() + 120))
        again = text[max(start, stop.start() - 24) : stop.start()].split()[-3:]
        word = text[stop.end() + 1 : stop.end() + 12].split(" ", 1)[0]
        few = more is not None and more["mark"] != "," and _VERB.search(more["more"]) is None and word[:1].islower()
        if word not in again and not few:
            return stop.start()
        at = stop.end()
    return end


_MEETING_END = re.compile(
    r"[;.:\n\t“”()]| (?=(?:về|đã|được|là|để|với|gắn|trong|tại|ngày|do|có|và|số|quyết định|yêu cầu|giao)\b)|,(?! (?:khóa|nhiệm kỳ|lần thứ))"
)


def _of_meeting(text: str, at: int, start: int, end: int) -> Iterator[Name]:
    """ "Thông báo kết luận Hội nghị Ban Chấp hành Công đoàn tỉnh lần thứ 7": of one meeting, told by its number, term or body."""
    stop = _MEETING_END.search(text, start, min(end, start + 160))
    last = stop.start() if stop else min(end, start + 160)
    name = text[at:last].rstrip()
    told = " lần thứ " in name or "khóa" in name or (name.startswith("Thông báo") and name.count(" ") >= 6)
    if told and "Trung ương" not in name:
        yield Name(at, at + len(name), ("kết luận", name.lower()), name)
