"""Sets of bodies or people with a stated number, and units named one by one as pilots or as merged.

What it promises: standing sets only ("64 trường còn lại", "gồm 12 chi bộ với 250 đảng viên"); what was done or is to be
done ("kết nạp 08 đoàn viên", "tổ chức 3 hội nghị"), tasks, contents and percents are no groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nhiemky.domain.directive import Group, Ordering, Quantity
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument, Span
from nhiemky.reading.duties.conditions import read_ordering
from nhiemky.reading.figures.bodies_people import BODIES, PEOPLE, is_body, kind_of
from nhiemky.reading.figures.counts import Count, find_counts, is_measure, is_time
from nhiemky.reading.figures.named_units import read_first_ones, read_merged, read_pilots
from nhiemky.reading.figures.quantities import read_quantities
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.numbers import NUMBER, parse_number
from nhiemky.vietnamese.places import places

_DONE = re.compile(
    r"(?:kết nạp|tổ chức|ban hành|mở|khen thưởng|xử lý|kỷ luật|kiểm tra|giám sát|phát triển|bồi dưỡng|đào tạo|cử|tuyên dương|giới thiệu"
    r"|giải quyết|bàn giao"
    r"|tiếp nhận|hỗ trợ|tặng|trao|vận động|thu hút|phấn đấu|biểu dương|khai trừ|cảnh cáo|khiển trách|bổ nhiệm|luân chuyển|điều động"
    r"|quy hoạch|tập huấn"
    r"|xóa tên|giúp đỡ|thăm hỏi|tư vấn|chuyển|thực hiện|xây dựng|tiến hành|mời|bầu|đề nghị|công nhận|đạt|đã|thêm|giảm|tăng|đối thoại"
    r"|chọn|còn|giải thể|khuyết|vắng|giao quân|nhập ngũ|lập danh sách|bầu bổ sung|làm chết|làm bị thương|chết|nghe"
    r"|củng cố|kiện toàn|thành lập|không quá|tối đa|ít nhất|tối thiểu|mỗi|từng|huy động|tuyển dụng|quán triệt|cho|triệu tập"
    r"|thi hành kỷ luật|quyết định|kết luận|phát hiện|nhận|tham gia|lần lượt|tổng cộng|xếp loại|đánh giá|phân loại|bình xét"
    r"|hoàn thành (?:xuất sắc |tốt )?nhiệm vụ|giảm được|trong đó(?: có)?|trong số đó(?: có)?)"
    r"(?: (?:thành công|được|mới|thêm|bổ sung|đối với|cho|tại|tổng số|lại|xong|tổng cộng|với|ít nhất|tối thiểu|đến|trên|hơn|gần|khoảng|ước"
    r"|chuyên đề|thường xuyên|định kỳ|đột xuất|chấp hành|từ|chính thức)){0,3}\s*$"
)
_PASSIVE = re.compile(
    r"(?:[^,;.:()\n]{0,30}(?:,| và) \d[\d.]* (?!năm\b|tháng\b|ngày\b))?[^,;.:()\n]{0,40}?\b(?:đã"
    r"|được (?!phân công|giao|chọn|cử|triệu tập|mời|hợp nhất|sáp nhập)|bị|đạt|hoàn thành|vi phạm|tham gia"
    r"|tham dự|có mặt|được xếp loại|còn chậm|chưa)\b"
)
_WITH = re.compile(
    r"(?![^\d]{0,30}\btrong )(?: ?\([^()\n]{0,300}\))?[^\d;.\n]{0,45}?(?:,? với|,|,? và|,? có|,? gồm| \() (?:tổng số )?(?=\d)"
)
_COORDINATED = re.compile(r"[^.;:()\n\d]{0,24}(?:,|và) ")
_TAIL = re.compile(
    r"(?:(?:,| và) (?:xã|phường|thị trấn|đảng bộ|chi bộ|đảng ủy|chi ủy|cơ quan|đơn vị|doanh nghiệp|địa phương|tổ chức|công chức"
    r"|viên chức|đảng viên)\b"
    r"(?: (?:cơ sở|trực thuộc|bộ phận))?)*(?: (?:còn lại|trực thuộc|nêu trên))?"
)


__all__ = ["BODIES", "PEOPLE", "is_body", "read_groups", "stands"]


def read_groups(
    document: SourceDocument,
    layout: Layout,
    counts: Sequence[Count] | None = None,
    *,
    quantities: Sequence[Quantity] | None = None,
    orders: Sequence[Ordering] | None = None,
) -> tuple[Group, ...]:
    """Groups in the order of the text; the parts of a breakdown are none. The other facts are read here where the caller has none."""
    counts = find_counts(document) if counts is None else counts
    quantities = read_quantities(document, layout, counts) if quantities is None else quantities
    parts = {
        evidence.span.end for quantity in quantities if quantity.check == "sum" for evidence in quantity.evidence_parts if evidence.span
    }
    whole = [
        count
        for index, count in enumerate(counts)
        if document.raw(max(count.end - 1, count.start)) + 1 not in parts or _is_size(document.clean, counts, index)
    ]
    found = [*_counted(document, layout, whole), *_stated(document), *read_pilots(document), *read_merged(document)]
    orders = read_ordering(document, layout) if orders is None else orders
    for group in (*_listed(document, quantities), *read_first_ones(document, orders)):
        if not any(_overlap(group, other) for other in found if other.members or not group.role):
            found.append(group)
    found.sort(key=lambda group: group.evidence.span or (0, 0))
    return tuple(replace(group, id=f"g{number}") for number, group in enumerate(found, 1))


def _is_size(clean: str, counts: Sequence[Count], index: int) -> bool:
    """ "Đảng bộ xã A có 11 chi bộ với 305 đảng viên": how large a body is, part of a sum or not."""
    count = counts[index]
    if not clean[max(0, count.start - 12) : count.start].rstrip().endswith((" có", "bao gồm")) or index + 1 == len(counts):
        return False
    following = _WITH.match(clean, count.end)
    return following is not None and following.end() == counts[index + 1].start and kind_of(counts[index + 1]) in PEOPLE


def stands(document: SourceDocument, count: Count) -> bool:
    """The count tells how many there are, not how many were dealt with."""
    clean = document.clean
    first = max(clean.rfind(mark, max(0, count.start - 70), count.start) for mark in ",;.:(\n") + 1
    before = clean[max(first, count.start - 70) : count.start].lower()
    sentence = max(clean.rfind(". ", 0, count.start), clean.rfind("\n", 0, count.start))
    if (
        max(
            clean.rfind(words, max(0, sentence), count.start)
            for words in ("trong đó", "Trong đó", "trong số ", "Trong số ", "ra khỏi Đảng")
        )
        >= 0
    ):
        return False
    if _AMONG.search(clean, max(0, sentence, count.start - 400), count.number_end):
        return False
    if before.rstrip().endswith(("gồm", "bao gồm", "hiện có", "trực thuộc có", "thành lập gồm")):
        return True
    return _DONE.search(before) is None and _PASSIVE.match(clean, count.end) is None


_AMONG = re.compile(r"\b[Tt]rong (?:tổng số |số )?\d[\d.]*+(?! ?(?:ngày|tháng|năm|tuần|quý|giờ|buổi|đợt|nhiệm kỳ|lĩnh vực))")
""" "Trong 19 đảng viên mới, có 8 đồng chí ...": how a set of done things divides."""
_REST = re.compile(r"(?:(?:,| và) [^\W\d_]+ [^\W\d_]+(?: [^\W\d_]+)?){0,2} còn lại(?!\w)")
_INSPECTED = re.compile(r"(?<!đã )(?<!đã tiến hành )(?:kiểm tra|giám sát|khảo sát|thanh tra)(?: [^\W\d_]+){0,4} ?$", re.IGNORECASE)
_RANGE = re.compile(r"(?:\d|từ \d[\d.]*(?: [^\W\d_]+){0,3}) ?(?:đến|-|–) ?$")
_WITH_THEM = re.compile(r"[^,;.:\n\d]{0,60} (?:với|cho|của) $")


def _is_set(document: SourceDocument, counts: Sequence[Count], index: int, kind: str, *, plan: bool) -> bool:
    """The count tells of a set that is there: those that remain, those that a plan inspects, any that stands."""
    clean, count = document.clean, counts[index]
    before = clean[max(0, count.start - 48) : count.start]
    if "còn lại" in " ".join(count.words) or _REST.match(clean, count.end):
        return True
    if kind in BODIES and _GIVEN.search(before) and _SUBORDINATE.match(clean, count.number_end):
        return True
    least = _AT_LEAST.search(before)
    if before.rstrip().casefold().endswith(("dưới", "đủ")) or (least is not None and _INSPECTED.search(before[: least.start()])):
        return False
    if before.rstrip().endswith("từ") and _AND_MORE.match(clean, count.number_end):
        return False  # "chi bộ có từ 30 đảng viên trở lên": a condition
    if before.rstrip().endswith("khoảng") or (before.endswith("(") and _QUOTA.search(before)):
        return False
    if (
        index
        and kind in BODIES
        and kind_of(counts[index - 1]) in PEOPLE
        and _AT_HOME.fullmatch(clean, counts[index - 1].start, count.start)
    ):
        return False
    if before.endswith(("chia thành ", "phân thành ")):
        return False
    if plan and kind in BODIES and (_FOUNDED_HERE.search(before) or (_INVITED.search(before) and clean[count.end : count.end + 1] == ":")):
        return True
    if _STILL.search(before) and not _LACKING.match(clean, count.end):
        return True
    if _RANGE.search(before) or "chậm" in count.words or (kind in PEOPLE and _belongs_above(clean, counts, index)):
        return False
    if plan and kind in BODIES and _INSPECTED.search(before.rpartition("\n")[2]):
        return True
    if index and _WITH_THEM.fullmatch(clean, counts[index - 1].end, count.start) and not kind_of(counts[index - 1]):
        return False  # "12 đội hình tình nguyện với 360 đoàn viên"
    return _DONE_FOR.search(before) is None and stands(document, count)


_QUOTA = re.compile(r"(?:chỉ tiêu|giao quân|%)[^.;\n]{0,24}\($")
_AT_HOME = re.compile(r"\d[^,;.:()\n]{0,40}? (?:sinh hoạt|công tác|làm việc|học tập|lao động)(?: đảng)? (?:tại|ở|trong) ")
""" "61.480 đoàn viên sinh hoạt tại 77 đoàn cơ sở": the people are the set."""
_FOUNDED_HERE = re.compile(r"(?:^|[\n.;] ?|\d[.)] )Thành lập $")
_INVITED = re.compile(r"\b[Mm]ời $")
_STILL = re.compile(r"\b(?:nay|hiện|hiện nay) còn $", re.IGNORECASE)
_LACKING = re.compile(r"[^.;:()\n]{0,40}?\b(?:chưa|chậm|không|thiếu|nợ|vướng)\b")
_GIVEN = re.compile(r"(?:giao|phân bổ|phân công|áp dụng|gửi)(?: [^\W\d_]+){0,4} (?:cho|tới|đến|đối với) $")
_SUBORDINATE = re.compile(r"[^,;.:()\n\d]{2,50}? (?:trực thuộc|trên địa bàn)\b")
_AT_LEAST = re.compile(r"(?:ít nhất|tối thiểu|không quá|tối đa) $")
_AND_MORE = re.compile(r"[^,;.:()\n\d]{1,40}? trở lên\b")


def _belongs_above(clean: str, counts: Sequence[Count], index: int) -> bool:
    """ "18 tổ chức cơ sở đảng, gồm 07 ... và 11 ..., với 1.340 đảng viên": the people of the first count's body."""
    at = counts[index].start
    if not clean.endswith(("với ", "với tổng số "), 0, at):
        return False
    if (opening := clean.rfind("(", max(0, at - 400), at)) >= 0 and _CLOSED.fullmatch(clean, clean.rfind(")", opening, at), at):
        above = [count for count in counts[max(0, index - 16) : index] if count.end <= opening]
        return bool(above) and opening - above[-1].end < _NEAR and kind_of(above[-1]) in BODIES
    if index and kind_of(counts[index - 1]) in BODIES and _MARKED.fullmatch(clean, counts[index - 1].end, at):
        return True
    if not clean.endswith((", với ", ", với tổng số "), 0, at):
        return False
    start = max(clean.rfind(mark, 0, at) for mark in (". ", "\n", ";"))
    return any(start < count.start and kind_of(count) in BODIES for count in counts[max(0, index - 4) : index])


_CLOSED = re.compile(r"\),? với (?:tổng số )?")
_MARKED = re.compile(r"(?: [^\s,;.:()\d]+){0,5}(?:\d{1,2}|\[\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]) với (?:tổng số )?")
""" "68 tổ chức đảng trực thuộc2 với 2.205 đảng viên": a note's mark between."""
_NEAR = 70


_DONE_FOR = re.compile(
    r"(?:công nhận|kết nạp|xóa tên|tặng|trao|giải quyết|hỗ trợ|bổ nhiệm|thi hành kỷ luật|mở|tổ chức|cấp|khám)(?: [^\W\d_]+){1,6} (?:đối với"
    r"|cho) $",
    re.IGNORECASE,
)


def _counted(document: SourceDocument, layout: Layout, counts: Sequence[Count]) -> Iterator[Group]:
    clean = document.clean
    line = layout.type_line
    plan = line is not None and not layout.words[line].lower().startswith(("báo cáo", "nghị quyết", "biên bản", "kết luận"))
    plan = plan or (line is None and layout.head.stop > 0)
    taken = done = 0
    for index, count in enumerate(counts):
        if count.start < taken or count.percent or is_time(count) or is_measure(count) or count.value % 1 or count.value < 1:
            continue
        kind = kind_of(count)
        number = document.paragraph_at(count.start)
        place = document.paragraphs[number]
        if place.role == "footnote" and count.words == ("người",):
            continue
        if any(clean.endswith(whole, 0, count.start) for whole in _ALL_OF) and any(other.value == count.value for other in counts[:index]):
            continue  # "đánh giá cả 29 đơn vị": told before
        if number in layout.head or clean[count.number_end : count.end].isupper():
            continue  # an addressee; a set that was told before
        if not kind or place.role == "table" or (place.role == "footnote" and _OPENS_PARTS.match(clean, place.start, place.end)):
            continue
        goes_on = done and _COORDINATED.fullmatch(clean, done, count.start) is not None
        is_part = index > 0 and _is_part(clean, counts[index - 1], count)
        if goes_on or is_part or _is_ordinal(clean, count) or not _is_set(document, counts, index, kind, plan=plan):
            done = count.end
            continue
        stop = count.end + len(" thuộc") if clean.startswith("trực thuộc", count.end - 4) else count.end
        tail = _TAIL.match(clean, stop)
        end, members = tail.end() if tail else stop, {}
        following = _WITH.match(clean, count.end)
        after = counts[index + 1] if index + 1 < len(counts) else None
        joined = following is not None and after is not None and after.start == following.end() and kind_of(after) not in ("", kind)
        if joined and after is not None and _is_told_with(clean, count, after):
            members[kind_of(after)] = after.value
            end = after.end
        taken = end
        start = _name_start(clean, count.start)
        told = _members_end(clean, end, place.end)
        yield Group(
            id="",
            name=" ".join(clean[start:end].split()),
            size=count.value,
            evidence=Evidence(document.quote(start, told), document.span(start, told)),
            unit=kind,
            members_count=members,
        )


_LISTS = re.compile(r"(?:,? (?:bao )?gồm)?: ?(?=[A-ZĐÀ-Ỹ])|,? (?:bao )?gồm (?=[A-ZĐÀ-Ỹ])")
_SHOWN = 110


def _members_end(clean: str, end: int, stop: int) -> int:
    """Where the names of the members that follow end, or the first of them do: "05 tổ chức đảng, gồm: Đảng ủy A, Chi bộ B"."""
    if _LISTS.match(clean, end, stop) is None:
        return end
    last = min((found for mark in (";", ". ", "\n") if (found := clean.find(mark, end, stop)) >= 0), default=stop)
    if last - end > _SHOWN:
        last = clean.rfind(",", end, end + _SHOWN)
    return last if last > end else end


def _is_told_with(clean: str, count: Count, after: Count) -> bool:
    """The second number is the first one's own: "12 chi bộ với 250 đảng viên"; "29 đơn vị và 14 cán bộ" are two sets."""
    bodies = kind_of(count) in BODIES
    if clean.endswith(" và ", 0, after.start):
        return (kind_of(after) in PEOPLE and not bodies) or clean[count.end : after.start] != " và "
    return not clean.endswith(", ", 0, after.start) or (bodies and kind_of(after) in PEOPLE)


_ALL_OF = ("cả ", "toàn bộ ", "tất cả ")
_OPENS_PARTS = re.compile(r"\s*(?:\[?\d{1,3}\]?[.)]?\s+)?(?:Bao gồm|Gồm|Trong đó|Cụ thể)\b")
"""A note that begins so divides what it hangs on."""


def _is_part(clean: str, before: Count, count: Count) -> bool:
    """ "30 tổ chức đảng (gồm 12 tổ chức đảng cấp cơ sở)": a part of what stands before it."""
    between = clean[before.end : count.start]
    if len(between) < 40 and "gồm" in between and before.words[:1] == count.words[:1] and "\n" not in between:
        return True
    bracket = clean.rfind("(", max(0, count.start - 120), count.start)
    if bracket < 0 or clean.rfind(")", bracket, count.start) >= 0 or "\n" in clean[bracket : count.start]:
        return False
    return _BEFORE_BRACKET.search(clean, max(0, bracket - 64), bracket) is not None


_BEFORE_BRACKET = re.compile(r"\d [^\d;.()\n]{2,60}$")


def _is_ordinal(clean: str, count: Count) -> bool:
    """ "Chi bộ 2", "Tổ 5", "Ban Chỉ đạo 35" name one body."""
    before = clean[max(0, count.start - 12) : count.start].split()
    if len(before) > 1 and before[-2].lower() in ("toàn", "nội", "cán"):
        return False
    if len(before) > 1 and before[-1].lower() == "đạo" and before[-2].lower() != "chỉ":
        return False  # "tập thể lãnh đạo 52 khoa, phòng"
    return bool(before) and before[-1].lower() in ("bộ", "tổ", "đội", "phố", "ấp", "cụm", "khối", "đạo", "đoàn", "trường", "khu")


def _name_start(clean: str, at: int) -> int:
    """ "Đảng ủy 17 xã, phường" begins with the body in front; else with the number."""
    before = clean[max(0, at - 24) : at]
    match = re.search(
        r"\b(Đảng ủy|Đảng uỷ|Đảng bộ|Chi bộ|UBND|Ủy ban nhân dân|Huyện ủy|bao gồm|gồm|Bí thư|lãnh đạo|đại diện|các|toàn bộ"
        r"|tất cả) (?:của )?$",
        before,
    )
    return at - len(before) + match.start() if match else at


_STATED = re.compile(
    r"(?:[Tt]ổng )?[Ss]ố (?P<noun>chi bộ|đảng bộ|tổ chức cơ sở đảng|tổ chức đảng|đảng viên|chi bộ trực thuộc|đoàn viên|hội viên|công đoàn"
    r"|đơn vị|cơ quan|xã|phường|thôn|cán bộ|công chức|viên chức)(?: (?!là |hiện |có )[^\W\d_]+){0,8} (?:là|hiện có|hiện nay là|có) "
    rf"(?P<size>{NUMBER})(?=[,.;)\n](?!\d)|$| (?:tăng|giảm)\b)"
)


def _stated(document: SourceDocument) -> Iterator[Group]:
    """ "Số chi bộ trực thuộc đảng ủy cơ sở là 164": the number alone, behind its noun."""
    for at in places(document.clean, "số ", "Số "):
        match = _STATED.match(document.clean, at)
        size = parse_number(match["size"]) if match else None
        if match is None or size is None or size < 1 or size % 1 or document.paragraphs[document.paragraph_at(at)].role == "table":
            continue
        evidence = Evidence(document.quote(*match.span()), document.span(*match.span()))
        yield Group(id="", name=" ".join(match[0].split()), size=size, evidence=evidence, unit=match["noun"])


def _listed(document: SourceDocument, quantities: Sequence[Quantity]) -> Iterator[Group]:
    """ "kiểm tra 04 tổ chức đảng gồm: A, B, C và D": named one by one."""
    for quantity in quantities:
        if quantity.check != "count" or not isinstance(quantity.parts_label, tuple) or not quantity.evidence_total:
            continue
        noun = quantity.what.split()
        total, last = quantity.evidence_total[0].span, quantity.evidence_parts[-1].span
        if total is None or last is None or last.end < total.start or not any(" ".join(noun[:size]) in BODIES for size in (3, 2, 1)):
            continue
        quote = " ".join(document.text[total.start : last.end].split())
        yield Group("", quantity.what, quantity.total, Evidence(quote, Span(total.start, last.end)), members=quantity.parts_label)


def _overlap(one: Group, other: Group) -> bool:
    first, second = one.evidence.span, other.evidence.span
    return first is not None and second is not None and first.start < second.end and second.start < first.end
