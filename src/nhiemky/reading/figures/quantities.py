"""Totals with their parts: "20 phiên họp (gồm 11 phiên thường lệ và 9 phiên chuyên đề)", across footnotes, lists and tables.

What it promises: a total is paired with parts only where the text itself says that they are its parts. `adds_up` is
False only where the parts exhaust the total (gồm, cụ thể, a colon, brackets, one clause an owner); "trong đó" names
some of the parts, so there only a part greater than its whole is wrong. None: the text does not decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from nhiemky.domain.directive import Quantity
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.figures.counts import SINGLES, Count, counts_between, find_counts, is_time, places, shared_noun
from nhiemky.reading.figures.lists import read_lists
from nhiemky.reading.figures.table_totals import read_table_totals
from nhiemky.reading.figures.vocabulary import phrases
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.numbers import decimals_of

_OPENER = re.compile(
    r"[^\d;:.(\n=+]{0,140}?"
    r"(?:(?P<among>(?:[,;] |\(| )trong (?:đó|số đó|số này)(?: có)?[:,]? ?)"
    r"|(?P<all>[,(]? ?(?:bao gồm|gồm có|gồm|cụ thể(?: là| như sau)?|chia ra(?: là)?|chia thành|lần lượt(?: là)?):? )"
    r"|(?P<colon>: ?)|(?P<bracket> ?\((?:(?:bao gồm|gồm có|gồm|cụ thể(?: là)?|chia ra)(?:: ?| ))?))"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZĐÀ-Ỹ(“\"*-]|\s*$)|\n|$", re.MULTILINE)
_ZERO = re.compile(r"\b(?:không|chưa)\s+([^;()\n\d]{2,60})", re.IGNORECASE)
_HEDGE = re.compile(
    r"\b(?:trong đó|còn lại|và một số|nhất là|tiêu biểu|điển hình|chẳng hạn|chủ yếu|(?:hơn|khoảng|gần|trên|ước|thêm)(?= \d))\b"
    r"|như:|…|\.\.\.|v\.v",
    re.IGNORECASE,
)
_FOR_INSTANCE = re.compile(r"\b(?:như(?! sau)|tiêu biểu|điển hình|chẳng hạn|nhất là|chủ yếu|trong đó)\b", re.IGNORECASE)
_SHORT_GAP = 40
_BEHIND = 16
_LONGEST_LABEL = 60
_GENERIC = phrases("đồng chí|người|trường hợp|đơn vị|cơ quan|tổ chức|cuộc|lượt")
_BULLETS = ("- ", "+ ", "* ", "• ", "– ")
_MARKS = re.compile(r"[();]")
_BRACKETS = re.compile(r"[()]")
_APPROXIMATE = ("hơn", "gần", "trên", "khoảng", "ước", "ít nhất", "tối thiểu", "tối đa", "không quá", "mỗi", "từ")
_PAIRS = frozenset(
    tuple(pair.split("/"))
    for pair in phrases(
        "nam/nữ|thường lệ/chuyên đề|thường lệ/bất thường|thường kỳ/bất thường|chính thức/dự bị|quy phạm/cá biệt|định kỳ/đột xuất"
        "|trực tiếp/trực tuyến|tập thể/cá nhân|đúng hạn/quá hạn|trong hạn/quá hạn|thường xuyên/chuyên đề"
        "|đã/chưa|đạt/không đạt|tổ chức đảng/đảng viên|công lập/ngoài công lập"
    )
)
"""Attributes that leave nothing between them: where both stand, the parts exhaust the total."""


def read_quantities(document: SourceDocument, layout: Layout, counts: Sequence[Count] | None = None) -> tuple[Quantity, ...]:
    """Totals with parts, in order of the totals. `counts` where the caller has them already."""
    counts = find_counts(document) if counts is None else counts
    found = [
        *(in_prose := list(_in_prose(document, counts))),
        *_next_sentence(document, counts, in_prose),
        *_settled(document, counts),
        *_in_footnotes(document, counts),
        *_before_total(document, counts),
        *read_lists(document, layout, counts),
        *read_table_totals(document),
    ]
    found.sort(key=lambda q: (q.evidence_total[0].span or (0, 0)) if q.evidence_total else (0, 0))
    once = {(quantity.total, quantity.parts, quantity.check, quantity.evidence_parts[-1:]): quantity for quantity in reversed(found)}
    return tuple(replace(quantity, id=f"q{number}") for number, quantity in enumerate(reversed(once.values()), 1))


@dataclass(frozen=True, slots=True)
class _Part:
    """One part: its value, the stretch that says so, whom or what it belongs to, how surely it counts the same noun."""

    value: Decimal
    start: int
    end: int
    label: str
    shared: int
    words: tuple[str, ...]


def _in_prose(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """The parts follow their total in its own sentence: brackets, gồm, a colon, trong đó."""
    clean = document.clean
    for index, count in enumerate(counts):
        if count.percent or not count.words or count.value < 2 or is_time(count):
            continue
        opener = _OPENER.match(clean, count.end) or _opener_behind(clean, counts, index)
        if opener is None:
            continue
        start = opener.end()
        kind = opener.lastgroup
        bracketed = kind == "bracket" or "(" in opener[0]
        if kind == "bracket" and clean.startswith(("trong đó", "Trong đó"), start):
            kind = "among"
        end = _closing(clean, start) if bracketed else _sentence_end(clean, start)
        if kind in ("colon", "all") and not clean[start:end].strip():
            quantity = _in_bullets(document, counts, count)
            if quantity is not None:
                yield quantity
            continue
        quantity = _breakdown(document, counts, count, start, end, exhaustive=kind != "among", open_end=not bracketed)
        if quantity is None and bracketed and (opener := _OPENER.match(clean, end + 1)) and opener.lastgroup in ("all", "colon"):
            # "215 đảng viên (tăng 18,1%), gồm: ..."
            quantity = _breakdown(document, counts, count, opener.end(), _sentence_end(clean, opener.end()), exhaustive=True, open_end=True)
        if quantity is not None:
            yield quantity


_NEXT = re.compile(
    r"(?:(?P<among>Trong (?:đó|số đó|số này))|(?P<all>Bao gồm|Gồm có|Gồm|Cụ thể|Chia ra|Chia theo [^:.\n]{3,40}"
    r"|(?:Phân |Xét )?[Tt]heo (?:độ tuổi|giới tính|trình độ|loại hình|cấp|nội dung|hình thức|thành phần|dân tộc|lĩnh vực|địa bàn"
    r"|nghề nghiệp)[^:.\n]{0,40}(?=:)))(?:,|:| có| là)* "
)
_NEXT_OPENINGS = ("Trong đó", "Trong số ", "Bao gồm", "Gồm ", "Cụ thể", "Chia ", "Theo ", "Phân theo", "Xét theo")


def _next_sentence(document: SourceDocument, counts: Sequence[Count], known: Sequence[Quantity]) -> Iterator[Quantity]:
    """The parts follow in a sentence of their own: "... 132 tổ chức đảng. Trong đó, cấp tỉnh kiểm tra 14 tổ chức, ..."."""
    clean = document.clean
    totals = {evidence.span for quantity in known for evidence in quantity.evidence_total}
    for at in places(clean, *_NEXT_OPENINGS):
        opener = _NEXT.match(clean, at)
        if opener is None or (at and clean[at - 2 : at] != ". " and clean[at - 1] != "\n"):
            continue
        index = document.paragraph_at(at)
        paragraph = document.paragraphs[index - 1 if index and document.paragraphs[index].start == at else index]
        if paragraph.role != "body":
            continue
        end = _sentence_end(clean, opener.end())
        found: list[Quantity] = []
        before = [c for c in counts_between(counts, paragraph.start, at) if not c.percent and c.words and not is_time(c)]
        for total in reversed(before):
            some = opener["among"] is not None
            quantity = _breakdown(document, counts, total, opener.end(), end, exhaustive=not some, open_end=True)
            if quantity is not None and quantity.adds_up and quantity.evidence_total[0].span not in totals:
                found.append(quantity)
                break
            if quantity is not None and quantity.adds_up is False and len(before) == 1:
                found.append(quantity)
        yield from found


_HANDLED = re.compile(r"đã (?:được )?(?:giải quyết|xử lý|trả lời|xem xét|hoàn thành|thực hiện)(?: xong| dứt điểm)?\s*$", re.IGNORECASE)
_PENDING = re.compile(r"(?:đang (?:\w+ ){0,4}|chưa (?:\w+ ){0,4}|còn(?: lại| tồn)? |chuyển (?:\w+ ){0,5})$", re.IGNORECASE)


def _settled(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """ "tiếp nhận 52 đơn; đã giải quyết 39 đơn, đang giải quyết 13 đơn". Only a sum that holds is told."""
    clean = document.clean
    for count in counts[1:]:
        if count.percent or _HANDLED.search(clean, max(0, count.start - 40), count.start) is None:
            continue
        start = max(clean.rfind("\n", 0, count.start), clean.rfind(". ", 0, count.start) + 1) + 1
        total = next(
            (c for c in reversed(counts_between(counts, start, count.start)) if not c.percent and c.words and shared_noun(c, count)), None
        )
        if total is None:
            continue
        following = counts_between(counts, count.end, _sentence_end(clean, count.end))
        pending = [c for c in following if shared_noun(total, c) and _PENDING.search(clean, max(0, c.start - 40), c.start)]
        parts = [count, *pending]
        if len(parts) > 1:
            quantity = _quantity(
                document, total, [_as_part(clean, total, part, start) for part in parts], decided=False, some=False, certain=False
            )
            if quantity is not None:
                yield quantity


def _in_bullets(document: SourceDocument, counts: Sequence[Count], total: Count) -> Quantity | None:
    """ "45 cuộc kiểm tra:" and a bullet for each part below."""
    clean = document.clean
    parts: list[_Part] = []
    first = document.paragraph_at(total.start) + 1
    for paragraph in document.paragraphs[first : first + 40]:
        if paragraph.role != "body" or not clean.startswith(_BULLETS, paragraph.start):
            break
        inside = counts_between(counts, paragraph.start, paragraph.end)
        part = _part_of(clean, inside, total, _stripped(clean, paragraph.start + 1, paragraph.end)[0], paragraph.end)
        if part is None:
            return None
        parts.append(part)
    if len(parts) < 2:
        return None
    return _quantity(document, total, parts, decided=not _is_about(clean, total), some=False, certain=True)


def _opener_behind(clean: str, counts: Sequence[Count], index: int) -> re.Match[str] | None:
    """ "120 lớp cho 4.560 lượt học viên: huyện A 40 lớp": another count stands before the colon."""
    if index + 1 == len(counts) or not 0 < counts[index + 1].start - counts[index].end <= _SHORT_GAP:
        return None
    if any(mark in clean[counts[index].end : counts[index + 1].start] for mark in ";.:(\n"):
        return None
    opener = _OPENER.match(clean, counts[index + 1].end)
    if opener is None or opener.lastgroup != "colon":
        return None
    following = clean[opener.end() : _sentence_end(clean, opener.end())].lower()
    noun = " ".join(counts[index].words[:2] if counts[index].words[0] not in SINGLES else counts[index].words[:1])
    return opener if following.count(noun) >= 2 else None


def _breakdown(
    document: SourceDocument, counts: Sequence[Count], total: Count, start: int, end: int, *, exhaustive: bool, open_end: bool
) -> Quantity | None:
    clean = document.clean
    stretches = [(start, end)]
    semicolon = clean.find(";", start, end)
    if open_end and semicolon >= 0 and clean.count("(", start, semicolon) == clean.count(")", start, semicolon):
        stretches.insert(0, (start, semicolon))  # the list may end with its clause: "A 23 kỳ, gồm 9 và 14; B 33 kỳ"
    if open_end and (also := _ALSO_WITH.search(clean, start, end)):
        stretches.insert(0, (start, also.start()))  # "gồm 07 đảng bộ và 11 chi bộ, với 1.340 đảng viên"
    best: tuple[Decimal, list[_Part], bool] | None = None
    for first, last in stretches:
        for parts, sure in _readings(clean, counts, total, first, last):
            if len(parts) < 2:
                continue
            gap = abs(total.value - sum((part.value for part in parts), Decimal(0)))
            if best is None or gap < best[0]:
                best = (gap, parts, sure)
        if best is not None and (best[0] == 0 or best[2]):
            break
    if best is None:
        return None
    _, parts, sure = best
    owned = not exhaustive and sure and _are_owned(parts) and sum((part.value for part in parts), Decimal(0)) > total.value
    decided = exhaustive and sure and not _is_hedged(clean, total, start, parts[-1].end)
    if not exhaustive:
        alike = len({bool(part.shared) for part in parts}) == 1
        decided = sure and alike and _is_complement([part.words for part in parts]) and not _is_about(clean, total)
    decided = owned or (decided and not _is_partial(parts))
    return _quantity(document, total, parts, decided=decided, some=not exhaustive, certain=sure)


_LOWER_BOUND = re.compile(r" ?(?:đến|[-–]) ?\d{1,3} tuổi")


_ALSO_WITH = re.compile(r", (?:với|cùng)(?: tổng số)? (?=\d)")


def _are_owned(parts: Sequence[_Part]) -> bool:
    """ "Đảng ủy 07 cuộc, Ủy ban Kiểm tra 12 cuộc": each part is another body's, so none overlaps."""
    whole = all(part.words and part.shared == len(part.words) and (part.label[:1].isupper() or part.words[0] in _MONEY) for part in parts)
    return whole and len({part.label for part in parts}) == len(parts)


def _readings(clean: str, counts: Sequence[Count], total: Count, start: int, end: int) -> Iterator[tuple[list[_Part], bool]]:
    """The ways in which the stretch may list parts, surest first, each with whether it is sure."""
    inside = [
        count
        for count in counts_between(counts, start, end)
        if not count.percent and not is_time(count) and (count.words or not _LOWER_BOUND.match(clean, count.end))
    ]
    if len(inside) < 2:
        return
    clauses = _clauses(clean, start, end)
    if len(clauses) > 1:
        parts = [part for clause in clauses if (part := _part_of(clean, inside, total, *clause)) is not None]
        yield parts, len(parts) == len(clauses)
    top = [count for count in inside if clean.count("(", start, count.start) == clean.count(")", start, count.start)]
    same = [count for count in top if shared_noun(total, count)]
    if same:
        yield [_as_part(clean, total, count, start) for count in same], len(same) == len(top) and len(clauses) == 1
    within = [count for count in inside if count not in top and shared_noun(total, count)]
    if not same and len(within) == len(top) > 1:  # "trong đó: 05 đội A (150 người), 04 đội B (120 người)"
        yield [_as_part(clean, total, count, start) for count in within], True
    if len(top) > len(same):
        parts = [_as_part(clean, total, count, start) for count in top]
        one_kind = len({bool(part.shared) for part in parts}) == 1
        yield parts, len(clauses) == 1 and one_kind and (_is_complement([part.words for part in parts]) or _is_family(total, top))


def _part_of(clean: str, inside: Sequence[Count], total: Count, start: int, end: int) -> _Part | None:
    """What one clause says of the total's noun: its best count, or 0 for "không kết nạp hội viên"."""
    here = counts_between(inside, start, end)
    outer = [count for count in here if clean.count("(", start, count.start) == clean.count(")", start, count.start)]
    for candidates in (outer, here):
        scored = [(shared_noun(total, count), -count.start, count) for count in candidates]
        best = max(scored, default=None, key=lambda item: item[:2])
        if best is not None and best[0]:
            count = best[2]
            return _Part(count.value, start, count.end, _label(clean, start, count.start), best[0], count.words)
    if len(outer) == 1 and not outer[0].words:
        return _Part(outer[0].value, start, outer[0].number_end, _label(clean, start, outer[0].start), 1, ())
    if (
        not here
        and (zero := _ZERO.search(clean, start, end))
        and " ".join(total.words[: 2 if total.words[0] not in SINGLES else 1]) in zero[1].lower()
    ):
        return _Part(Decimal(0), start, zero.start(1) + len(zero[1].rstrip()), _label(clean, start, zero.start()), 1, ())
    return None


def _as_part(clean: str, total: Count, count: Count, start: int) -> _Part:
    """A count as a part; what stands before it names it where its own noun does not ("khiển trách 26 đồng chí")."""
    shared = shared_noun(total, count)
    before = max(
        start,
        clean.rfind(",", start, count.start) + 1,
        clean.rfind(" và ", start, count.start) + 4,
        clean.rfind(";", start, count.start) + 1,
    )
    while before < count.start and clean[before].isspace():
        before += 1
    own = " ".join(count.words[shared:])
    led = _label(clean, before, count.start)
    generic = not own or " ".join(count.words) in _GENERIC
    first = before if led and generic and len(led) <= _LONGEST_LABEL else count.start
    return _Part(count.value, first, count.end, (led or own or " ".join(count.words)) if generic else own, shared, count.words)


def _label(clean: str, start: int, end: int) -> str:
    return " ".join(clean[start:end].partition("(")[0].split()).strip(" ,:;-") if end > start else ""


def _clauses(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches between semicolons that stand outside brackets."""
    pieces, depth, first = [], 0, start
    for match in _MARKS.finditer(clean, start, end):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        elif depth <= 0:
            pieces.append((first, match.start()))
            first = match.end()
    pieces.append((first, end))
    return [_stripped(clean, *piece) for piece in pieces if clean[piece[0] : piece[1]].strip(" .;\n")]


def _stripped(clean: str, start: int, end: int) -> tuple[int, int]:
    while start < end and clean[start] in " \t\n":
        start += 1
    return start, end


def _closing(clean: str, start: int) -> int:
    """Place of the bracket that closes the one just before `start`; the paragraph's end where it stays open."""
    limit = clean.find("\n", start)
    limit = len(clean) if limit < 0 else limit
    depth = 1
    for match in _BRACKETS.finditer(clean, start, limit):
        depth += 1 if match[0] == "(" else -1
        if not depth:
            return match.start()
    return limit


def _sentence_end(clean: str, start: int) -> int:
    match = _SENTENCE_END.search(clean, start)
    return match.start() if match else len(clean)


def _is_about(clean: str, total: Count) -> bool:
    """ "hơn 300 văn bản"."""
    return clean[max(0, total.start - 14) : total.start].rstrip().lower().endswith(_APPROXIMATE)


def _is_hedged(clean: str, total: Count, start: int, end: int) -> bool:
    """The total is about so many, or the parts are only some of them."""
    ahead = min(len(clean), end + _BEHIND)
    if "(" in clean[total.end : start] and (close := clean.find(")", end, ahead)) >= 0:
        ahead = close  # what stands behind the bracket says nothing of the list in it
    if _is_about(clean, total) or _HEDGE.search(clean, start, ahead) is not None:
        return True
    return total.end < start < end and "\n" not in clean[total.end : start] and _FOR_INSTANCE.search(clean, total.end, start) is not None


_PARTIAL = re.compile(
    r"\b(?:nữ|dự bị|dân tộc|thiểu số|tôn giáo|trẻ|tuổi|trình độ|đại học|thạc sĩ|tiến sĩ|cao cấp|trung cấp|cử nhân|lý luận|miễn"
    r"|kiêm nhiệm|hưu trí|trực thuộc"
    r"|trở lên|trở xuống|diện|đạt|tham gia|thương binh|nghèo|khó khăn|có)\b"
)
_WHOLE = (("nữ", "nam"), ("dự bị", "chính thức"))


def _is_partial(parts: Sequence[_Part]) -> bool:
    """Some part is a quality of its own ("nữ 25 đồng chí, dự bị 02 đồng chí"): such parts overlap and leave others out."""
    said = " / ".join(f"{part.label} {' '.join(part.words)}".lower() for part in parts)
    if any(f" {one}" in f" {said}" and f" {other}" in f" {said}" for one, other in _WHOLE):
        return False
    return _PARTIAL.search(said) is not None


def _is_complement(phrases: Sequence[tuple[str, ...]]) -> bool:
    """Two attributes that leave nothing between them, and no third."""
    if len(phrases) != 2:
        return False
    first, second = (f" {' '.join(words)} " for words in phrases)
    return any((f" {a} " in first and f" {b} " in second) or (f" {b} " in first and f" {a} " in second) for a, b in _PAIRS)


_FAMILIES = (
    (
        phrases("văn bản|loại văn bản"),
        phrases(
            "nghị quyết|chỉ thị|quyết định|kế hoạch|công văn|báo cáo|thông báo|hướng dẫn|chương trình|kết luận|tờ trình|quy định"
            "|quy chế|đề án|thông tri"
            "|văn bản|giấy mời"
        ),
    ),
    (
        phrases(
            "đảng viên|đồng chí|người|cán bộ|thành viên|công chức|trường hợp|đoàn viên|hội viên|cá nhân|lượt người|ủy viên|đại biểu"
            "|quần chúng|lao động|học viên"
        ),
        phrases(
            "khiển trách|cảnh cáo|cách chức|khai trừ|đảng viên|đồng chí|cán bộ|công chức|viên chức|người|tổ trưởng|tổ phó|thành viên"
            "|nam|nữ|trưởng phòng"
            "|phó trưởng|trưởng ban|phó ban|chủ tịch|phó chủ|bí thư|phó bí|ủy viên|cấp ủy|giám đốc|phó giám|chuyên viên|chính thức"
            "|dự bị|trưởng đoàn|phó đoàn"
            "|thư ký|trưởng|phó|đoàn viên|hội viên|cử nhân|thạc sĩ|tiến sĩ"
        ),
    ),
    (
        phrases("tổ chức|cơ sở|tccsđ|tổ chức đảng|chi, đảng|đơn vị"),
        phrases(
            "đảng bộ|chi bộ|đảng ủy|đảng bộ cơ|chi bộ cơ|tổ đảng|xã|phường|thị trấn|huyện|thành phố|thị xã|quận|đặc khu|sở|ban|phòng"
            "|trường|khiển trách|cảnh cáo|giải tán"
        ),
    ),
    (phrases("đơn|đơn thư|lượt đơn|vụ|vụ việc"), phrases("đơn|đơn khiếu|đơn tố|khiếu nại|tố cáo|kiến nghị|phản ánh|vụ|vụ án|vụ việc")),
    (phrases("cuộc"), phrases("cuộc|kiểm tra|giám sát|chuyên đề|thường xuyên|định kỳ|đột xuất")),
)
"""Nouns, and what counts as one of them where a list exhausts it (first one or two words)."""


def _is_family(total: Count, parts: Sequence[Count]) -> bool:
    """Every part is one of what the total counts, or stands without a noun."""
    if all(not part.words for part in parts):
        return True
    noun = (" ".join(total.words[:2]), total.words[0])
    for wholes, members in _FAMILIES:
        if wholes.isdisjoint(noun):
            continue
        if all(
            not part.words or shared_noun(total, part) or not members.isdisjoint((" ".join(part.words[:2]), part.words[0]))
            for part in parts
        ):
            return True
    return False


def _quantity(
    document: SourceDocument,
    total: Count,
    parts: Sequence[_Part],
    *,
    decided: bool,
    some: bool,
    certain: bool,
    footnote: str | None = None,
) -> Quantity | None:
    """None where the parts neither close nor surely belong to the total: silence is better than a guess."""
    values = tuple(part.value for part in parts)
    added = sum(values, Decimal(0))
    difference = total.value - added
    loose = sum(Decimal(5).scaleb(-decimals_of(value) - 1) for value in (*values, total.value) if decimals_of(value))
    adds_up: bool | None
    if abs(difference) <= loose:
        adds_up = True
    elif some and not decided:
        over = certain and any(part.value > total.value and part.shared for part in parts)
        adds_up = False if over else None
    else:
        adds_up = False if decided and min(values) < total.value else None  # no part of it is as great as the whole: no parts
    if adds_up is None and not (certain and some):
        return None
    return Quantity(
        id="",
        what=" ".join(total.words),
        total=total.value,
        unit=unit_of(total),
        parts=values,
        parts_label=tuple(part.label for part in parts),
        sum=added,
        adds_up=adds_up,
        difference=difference,
        check="sum",
        evidence_total=(total.evidence(document, _clause_start(document.clean, total.start)),),
        evidence_parts=tuple(Evidence(document.quote(part.start, part.end), document.span(part.start, part.end)) for part in parts),
        footnote=footnote,
    )


def _clause_start(clean: str, at: int) -> int:
    """Back to where the clause begins, at most twelve words: "đã mở 20 lớp"."""
    first = max(clean.rfind(mark, max(0, at - 80), at) for mark in (", ", "; ", ": ", ". ", "(", "\n"))
    start = max(first + 1, at - 60)
    if first + 1 < at - 60:
        start = clean.find(" ", start, at) + 1 or at
    while start < at and clean[start] in " \t":
        start += 1
    return start


def unit_of(count: Count) -> str | None:
    """The counted noun without attributes: a classifier alone, else the two syllables of the noun ("đảng viên", "kỳ họp").

    >>> unit_of(Count(0, 2, 9, Decimal(5), False, ("cuộc", "kiểm", "tra"))), unit_of(Count(0, 2, 9, Decimal(5), True, ("chi", "bộ")))
    ('cuộc', '%')
    """
    if count.percent:
        return "%"
    if not count.words:
        return None
    if count.words[0] in _SIZES:
        return count.words[0]
    if count.words[0] in SINGLES and (count.words[:2] not in _COMPOUNDS or count.words[:3] == ("lớp", "học", "tập")):
        return count.words[0]
    return " ".join(count.words[: 3 if count.words[:3] in _COMPOUNDS else 2])


_MONEY = ("đồng", "triệu", "tỷ", "tỉ", "nghìn")
_SIZES = ("ha", "km", "m2", "m3", "kg", "tấn", "lít", "m")
_COMPOUNDS = frozenset(
    tuple(noun.split())
    for noun in phrases(
        "kỳ họp|phiên họp|công trình|công chức|cơ quan|cơ sở|mô hình|hộ nghèo|câu lạc bộ|phần việc|phần quà|bản cam kết|hội viên"
        "|hội nghị|đoàn viên|tổ chức đảng"
        "|tổ chức|bộ phận|vụ việc|hồ sơ|dự án|văn bản|nhà ở|điểm cầu|ý kiến|khối lượng|đơn vị|đơn thư|bài viết|tin bài|đảng ủy viên"
        "|phần thưởng"
        "|lớp học|công ty|công đoàn|công nhân|đoàn thể|hội đồng|tổ viên|người dân|văn kiện|quyển sách"
    )
)


def _in_footnotes(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """The total stands in the text, its parts in the footnote that hangs on it, one clause an owner."""
    if not document.marks:
        return
    clean = document.clean
    notes = {paragraph.note: paragraph for paragraph in document.paragraphs if paragraph.note is not None}
    for mark in document.marks:
        note = notes.get(mark.note)
        if note is None or not any(char.isdigit() for char in clean[note.start : note.end]):
            continue
        clauses = _clauses(clean, note.start, note.end)
        totals = _marked(clean, counts, mark.at)
        touching = bool(totals) and totals[-1].end >= mark.at - 1
        if len(clauses) < 2:
            if listed := _LISTED_NOTE.search(clean, note.start, note.end):
                for total in totals:
                    quantity = _breakdown(document, counts, total, listed.end(), note.end, exhaustive=True, open_end=False)
                    if quantity is not None:
                        yield replace(quantity, footnote=mark.note)
            continue
        inside = counts_between(counts, note.start, note.end)
        behind = _behind(clean, counts, mark.at)
        for total in (*totals, *behind):
            parts = [part for clause in clauses if (part := _part_of(clean, inside, total, *clause)) is not None]
            if len(parts) < 2:
                continue
            whole = len(parts) == len(clauses)
            decided = whole and touching and not _is_hedged(clean, total, note.start, min(clauses[0][1], parts[0].end))
            quantity = _quantity(document, total, parts, decided=decided, some=False, certain=whole, footnote=mark.note)
            if quantity is not None and (quantity.adds_up or total not in behind):
                yield quantity


_LISTED_NOTE = re.compile(
    r"(?<!\w)(?:[Bb]ao gồm|[Gg]ồm(?: có)?|[Cc]ụ thể(?: là)?|[Cc]hia ra|[Ll]ần lượt(?: là)?)[:,]? ?(?=\d|[^.;]{0,80}\d)"
)


def _behind(clean: str, counts: Sequence[Count], at: int) -> list[Count]:
    """Totals of the next sentence, that a note on the sentence before may already explain: only where the sum holds."""
    stop = clean.find("\n", at + 2)  # a line that ends with the sentence may have parted the paragraph
    stop = len(clean) if stop < 0 else stop
    first = min((place for mark in (". ", ".\n") if (place := clean.find(mark, at - 1, stop)) >= 0), default=-1)
    if first < 0:
        return []
    last = clean.find(". ", first + 2, stop)
    inside = counts_between(counts, first, stop if last < 0 else last)
    return [count for count in inside if not count.percent and count.words and not is_time(count) and count.value >= 2]


def _before_total(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """The parts stand first: "lần lượt 12, 15 và 18 đảng viên, tổng cộng 45 đảng viên". Only a sum that holds is told."""
    clean = document.clean
    for at in places(clean, "tổng cộng", "tổng số là", "cộng là", "cộng chung"):
        total = next(iter(counts_between(counts, at, at + 30)), None)
        if total is None or total.percent or not total.words or is_time(total):
            continue
        start = max(clean.rfind("\n", 0, at), clean.rfind(". ", 0, at) + 1) + 1
        before = [
            count for count in counts_between(counts, start, at) if not count.percent and (not count.words or shared_noun(total, count))
        ]
        parts = [_as_part(clean, total, count, start) for count in before]
        if len(parts) >= 2:
            quantity = _quantity(document, total, parts, decided=False, some=False, certain=False)
            if quantity is not None:
                yield quantity


def _marked(clean: str, counts: Sequence[Count], at: int) -> list[Count]:
    """Totals that a footnote mark at `at` may explain: the count it hangs on, else all of its sentence."""
    before = max(clean.rfind("\n", 0, at), clean.rfind(". ", 0, at)) + 1
    first = bisect_left(counts, before, key=lambda count: count.start)
    here = [
        count
        for count in counts[first:]
        if count.start < at and not count.percent and count.words and not is_time(count) and count.value >= 2
    ]
    here = [count for count in here if count.start < at]
    touching = [count for count in here if count.end >= at - 1]
    return touching or here
