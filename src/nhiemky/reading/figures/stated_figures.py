"""Targets and results that a number states: percents, and counted things that somebody did or shall do.

What it promises: a count is a result only where a verb, a passive or the count before it says that it was done, a target
only where the sentence or its heading sets one. Shares ("chiếm 12%"), rated numbers and lengths of time are neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nhiemky.domain.directive import IndicatorStatement
from nhiemky.reading.figures.clauses import clause_end, sentence_round, statement_start
from nhiemky.reading.figures.counts import Count, counts_between, is_measure, is_time, noun_at, unit_of
from nhiemky.reading.figures.groups import is_body, stands
from nhiemky.reading.figures.setting import AIM, Kind, Operator, Setting
from nhiemky.reading.figures.vocabulary import words

_MORE = re.compile(
    r"(?:trên|hơn|ít nhất|tối thiểu|không dưới|từ|vượt|đạt từ|tối thiểu là|ít nhất là|không thấp hơn|không ít hơn)\s*$", re.IGNORECASE
)
_LESS = re.compile(r"(?:dưới|không quá|tối đa|không vượt quá|nhiều nhất|không cao hơn|xuống còn dưới|chưa đến)\s*$", re.IGNORECASE)
_OR_MORE = re.compile(r"[^.;\n]{0,60}?\btrở lên")
_VERB = re.compile(
    r"\b(?:kết nạp|tổ chức|ban hành|mở|khen thưởng|xử lý|thi hành kỷ luật|kỷ luật|kiểm tra|giám sát|phát triển|bồi dưỡng|đào tạo|cử"
    r"|tuyên dương|giới thiệu"
    r"|giải quyết|tiếp nhận|hỗ trợ|tặng|trao|vận động|thu hút|biểu dương|khai trừ|cảnh cáo|khiển trách|bổ nhiệm|luân chuyển|điều động"
    r"|tập huấn|xóa tên"
    r"|thăm|chuyển|thực hiện|xây(?: dựng)?|tiến hành|công nhận|thành lập|tiếp|huy động|tuyển dụng|quyên góp|sửa chữa|trồng|hiến"
    r"|triển khai|đảm nhận|đảm nhiệm|đóng góp|lắp đặt|cải tạo|xảy ra"
    r"|tham mưu|thẩm định"
    r"|gửi|phản biện|tham gia|hòa giải thành|đón|góp|đăng ký|chúc mừng|bầu|bầu bổ sung|lập danh sách|làm lợi|tiết kiệm|giải thể|làm chết"
    r"|chi trả|trả lời|tiếp thu|ủng hộ|giúp|phổ biến|phát|thu|chi"
    r"|thông qua|đăng tải|phát hành|duy trì|đối thoại|củng cố|khởi công|hoàn thành|bàn giao|phát hiện|thu hồi|rà soát|sắp xếp|cấp"
    r"|tích hợp|thu gom|chăm sóc|xảy ra|phát sinh|ghi nhận|lắp đặt|cải tạo|nâng cấp|trang bị|kết nối|số hóa|ký kết|thiệt hại"
    r"|nâng (?:tổng )?số lên|đạt|đạt được|giải ngân|xếp loại|hoàn thành (?:xuất sắc |tốt )?nhiệm vụ|lần lượt|tổng cộng)"
    r"(?: (?:thành công|được|mới|thêm|đối với|cho|tại|tổng số|tổng cộng|ít nhất|tối thiểu|trên|hơn|gần|khoảng|ước|lại|chuyên đề"
    r"|thường xuyên|định kỳ|đột xuất|chấp hành|được thêm|xong|dứt điểm|sinh hoạt đảng|từ|chính thức)){0,3}\s*$"
    r"|\bra khỏi Đảng(?: đối với)?\s*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"[^.;:()\n]{0,80}?\b(?:(?:đã|được)(?: \w+){0,6}? (?:tuyên dương|khen thưởng|biểu dương|công nhận|kết nạp|đánh giá"
    r"|xếp loại|tặng|xử lý"
    r"|giải quyết|kiểm tra|giám sát|bổ nhiệm)|vi phạm|bị)\b"
)
_OF_A_PLAN = re.compile(r" (?:so với )?(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|NQ|KH)\b")
_HAPPENINGS = words("lượt cuộc vụ đơn buổi đợt")
_THERE_WERE = re.compile(r"\bcó\s*$", re.IGNORECASE)
_SHARE = re.compile(r"(?:chiếm|chiếm tỷ lệ|tương đương|bằng|tương ứng|\()\s*$", re.IGNORECASE)
_COORDINATED = re.compile(r"(?:,|,? và|;)\s*$")
_RATED = re.compile(r"(?:xếp|phân) loại(?: chất lượng)?\s*$", re.IGNORECASE)
"""How many were rated is no result."""
_FOR = re.compile(
    r"(?:giải quyết|tạo|hỗ trợ|tặng|cấp|trao|khám|tập huấn|tuyên truyền|cài đặt|công nhận|xóa tên)(?: [^\W\d_]+){1,6} (?:cho"
    r"|đối với)\s*$",
    re.IGNORECASE,
)
_GOT = re.compile(r"\b(?:được|đạt|ước đạt|trị giá|tổng trị giá|là)\s*$", re.IGNORECASE)
_AMONG = re.compile(r"\btrong (?:tổng số |số )?$", re.IGNORECASE)
_MONEY_OF = re.compile(
    r"\b(?:nộp ngân sách|tổng thu|thu ngân sách|doanh thu|lợi nhuận|giá trị sản xuất|kim ngạch|tổng vốn"
    r"|tổng kinh phí|dư nợ)(?: [^\W\d_]+){0,5} ?$",
    re.IGNORECASE,
)
_SO_MUCH_OF = re.compile(r"[^,;.:()\n\d]{0,24}[,(] ?(?:đạt|bằng|vượt) [\d.,]+ ?%")
""" "74,8 tỷ đồng, đạt 68% kế hoạch"."""
_HAS_DONE = re.compile(r"\bđã (?:[^\W\d_]+ ){1,6}$")
""" "đã chuyển cơ quan có thẩm quyền 841 đơn"."""
_OPENS_CLAUSE = re.compile(r"(?:^|[,;+] |\s[-+•] )\s*(?:[Cc]ó |[Hh]iện (?:còn |có )?|[Cc]òn )?$")
_FARED = re.compile(r"(?: [^\s,;.:()\d]+){0,6}? (?:đã|được|chưa|không|bị|đạt|tổ chức)\b")
""" "643 trẻ em mồ côi được nhận đỡ đầu", "09 khu dân cư không tổ chức được"."""
_LEFT = re.compile(r"\bcòn(?: có)?\s*$", re.IGNORECASE)
_WANTING = re.compile(r"[^,;.:()\n]*?\b(?:chưa|chậm|không|thiếu|yếu|vi phạm|quá hạn)\b")
_TOGETHER = (",", "và", "cho", "với", ", với", ", với hơn", "với hơn", ", với trên", "cho hơn")
"""What joins those who came to what was held."""
_BRACKETS = re.compile(r"\([^()]*\)")


def read_stated_figures(setting: Setting) -> Iterator[IndicatorStatement]:
    """Percents everywhere; counted things where somebody did them, or shall."""
    previous: Count | None = None
    told = 0
    for count in setting.counts:
        follows, previous = previous, None
        if not setting.speaks(count.start) or is_time(count):
            previous = follows if setting.is_said(count.start) else None  # "126 lớp (72 ..., 54 ...) cho 9.480 lượt"
            continue
        kind = setting.kind(count.start)
        if count.percent:
            found = _percent(setting, count, kind, told)
        elif kind is not None and _is_done(setting, count, kind, follows):
            found = _counted(setting, count, kind, follows.end if follows else 0)
            previous = count
        else:
            continue
        if found is not None:
            setting.used.append(sentence_round(setting.document.clean, count.start))
            told = count.number_end + 1
            yield found


_RATIO = re.compile(r"(?<![\w/.,\-])(?P<done>\d{1,5})/(?P<of>\d{1,5})(?![\d/.,]) (?P<noun>[^\W\d_][^,;:.()\n0-9“”…=+%]*)")
_DATED = re.compile(r"(?:ngày|tháng|quý|năm|số|sáng|chiều|kỳ|đến|từ|lúc) $", re.IGNORECASE)
_THEIR_SHARE = re.compile(r"[^;.\n]{0,60}?\d%")


def read_ratios(setting: Setting) -> Iterator[IndicatorStatement]:
    """ "hoàn thành 17/19 tiêu chí": what was reached, where no percentage behind it says the same."""
    clean = setting.document.clean
    at = clean.find("/")
    while at >= 0:
        start = at
        while start and clean[start - 1].isdigit():
            start -= 1
        match = _RATIO.match(clean, start) if start < at else None
        if match is not None and _is_ratio(setting, match):
            noun, length = noun_at(match["noun"])
            end = match.start("noun") + length
            sentence, _ = sentence_round(clean, start)
            setting.used.append(sentence_round(clean, start))
            unit = unit_of(Count(start, match.end("of"), end, Decimal(match["done"]), False, noun))
            yield setting.state("result", statement_start(clean, sentence, start), end, "=", Decimal(match["done"]), unit)
        at = clean.find("/", at + 1)


def _is_ratio(setting: Setting, match: re.Match[str]) -> bool:
    clean, at = setting.document.clean, match.start()
    if not int(match["of"]) > 0 or int(match["done"]) > 3 * int(match["of"]) or not setting.speaks(at):
        return False
    if _DATED.search(clean, max(0, at - 8), at) or setting.kind(at) != "result" or not noun_at(match["noun"])[0]:
        return False
    return _THEIR_SHARE.match(clean, match.end("of")) is None


def _is_done(setting: Setting, count: Count, kind: Kind, follows: Count | None) -> bool:
    clean = setting.document.clean
    if not count.words:
        return False
    first = max(clean.rfind(mark, max(0, count.start - 60), count.start) for mark in ";.:(\n") + 1
    before = clean[max(first, count.start - 60) : count.start]
    if _RATED.search(before):
        return False
    if kind == "target" and (_LESS.search(before) or _MORE.search(before)):
        return True
    if _AMONG.search(before):
        return False
    if kind == "result" and (_FOR.search(before) or (is_measure(count) and _GOT.search(before))):
        return True
    if kind == "result" and is_measure(count) and (_MONEY_OF.search(before) or _SO_MUCH_OF.match(clean, count.end)):
        return True
    if kind == "result" and _LEFT.search(before) and _WANTING.match(clean, count.start, count.start + 90):
        return True
    if _VERB.search(before):
        return (
            kind == "result"
            or bool(AIM.search(clean, setting.sentence_start(count.start), sentence_round(clean, count.start)[1]))
            or setting.has_goals_above(count.start)
        )
    if follows is not None and (
        _COORDINATED.fullmatch(clean, follows.end, count.start)
        or _BRACKETS.sub("", clean[follows.end : count.start]).strip() in (_TOGETHER if count.words[0] == "lượt" else (",", "và", "cho"))
    ):
        return True
    if kind == "result" and count.words[0] in _HAPPENINGS and _THERE_WERE.search(before):
        return True
    if (
        kind == "result"
        and setting.is_report()
        and (_HAS_DONE.search(before) or _OPENS_CLAUSE.search(before))
        and (_HAS_DONE.search(before) or _FARED.match(clean, count.end))
    ):
        return True
    if kind == "result" and is_body(count) and not stands(setting.document, count) and _PASSIVE.match(clean, count.end):
        return True
    return kind == "target" and setting.has_goals_above(count.start)


def _percent(setting: Setting, count: Count, kind: Kind | None, told: int) -> IndicatorStatement | None:
    clean = setting.document.clean
    before = clean[max(0, count.start - 24) : count.start]
    if _SHARE.search(before) and not _OF_A_PLAN.match(clean, count.number_end):
        return None
    if before.rstrip().endswith("từ") and _MOVES.match(clean, count.number_end):
        return None  # "giảm từ 3,2% xuống còn 1,8%": where it came from
    start, end = sentence_round(clean, count.start)
    if count.words:
        tail = clause_end(clean, count.end, end)
        more = next((other for other in counts_between(setting.counts, count.number_end, tail) if other.percent), None)
        if more is not None and (cut := clean.rfind(" và ", count.number_end, more.start)) >= 0:
            tail = cut  # "bằng 51% kế hoạch và tăng 6%" are two
        aim = AIM.search(clean, start, count.start)
        first = aim.start() if aim and count.start - aim.end() <= 12 else count.start
        statement, subject = " ".join(clean[count.number_end : tail].split()), " ".join(count.words)
    else:
        tail = count.number_end
        up = _OR_MORE.match(clean, tail)
        tail = up.end() if up else tail
        first = statement_start(clean, start, count.start)
        if first < told < count.start:
            first = max(told, clean.rfind(" và ", told, count.start) + 4)
        statement, subject = " ".join(clean[first : count.start].split()), None
    operator = _operator(clean, count, tail, kind or "target")
    return setting.state(kind or "target", first, tail, operator, count.value, "%", statement=statement, subject=subject)


_MOVES = re.compile(r"(?:/năm)?,? (?!trở lên)(?:[^\W\d_]+ ){0,3}(?:xuống|(?<!trở )lên|còn)\b")


def _counted(setting: Setting, count: Count, kind: Kind, floor: int) -> IndicatorStatement:
    clean = setting.document.clean
    start, _ = sentence_round(clean, count.start)
    first = count.start if start < floor else statement_start(clean, start, count.start)
    return setting.state(kind, first, count.end, _operator(clean, count, count.end, kind), count.value, unit_of(count))


def _operator(clean: str, count: Count, end: int, kind: Kind) -> Operator:
    """What the words round the number make of it: "ít nhất 90%", "không quá 5", "từ 80% trở lên"; `end`: of the statement."""
    before = clean[max(0, count.start - 24) : count.start]
    if _LESS.search(before):
        return "<="
    if (
        (_MORE.search(before) and not before.rstrip().lower().endswith("từ"))
        or clean.startswith(" trở lên", count.number_end)
        or _OR_MORE.match(clean, end, end + 9)
    ):
        return "=" if kind == "result" and before.rstrip().lower().endswith("vượt") else ">="
    return "="
