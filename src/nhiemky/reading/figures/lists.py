"""Stated numbers of things that the text then lists: "04 khâu đột phá:" and four bullets.

What it promises: one quantity per stated number whose list stands there, parts are ones, `check` is "count". A list is
the bullets or numbered paragraphs right below, names after a colon, or the numbered headings that "nêu trên" points to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from nhiemky.domain.directive import Quantity
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import Paragraph, SourceDocument
from nhiemky.reading.figures.clauses import clauses_between, sentence_end
from nhiemky.reading.figures.counts import Count, is_time
from nhiemky.reading.figures.vocabulary import phrases
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.letters import CAPITALS
from nhiemky.vietnamese.numbering import Label, parse_label

ONE = Decimal(1)
_SHORT = 80
CONTENTS = phrases(
    "nhiệm vụ|nội dung|giải pháp|nhóm giải|nhóm nhiệm|nhóm vấn|vấn đề|mục tiêu|chỉ tiêu|khâu đột|đột phá|quan điểm|nguyên tắc|bài học"
    "|hạn chế|kiến nghị|đề xuất|tiêu chí|yêu cầu|nguyên nhân|lĩnh vực|chương trình|bước|phần|mục|điểm|báo cáo|đề án|dự án|chuyên đề"
    "|công trình|biện pháp|tiêu chuẩn|kinh nghiệm|trọng tâm|định hướng|hình thức|trường hợp|nhóm chỉ|chỉ số|điều kiện|nhóm tiêu"
)
"""Things that a document lists in paragraphs of their own."""
_LIST_FOLLOWS = re.compile(
    r"(?:[^\S\n](?!(?:trong|để|nhằm|đối|với|theo|tại|khi|mà|thì)\b)[^\W\d_]+){0,10}?,?(?: ?(?:sau đây|như sau|sau|chủ yếu|cụ thể|là|gồm"
    r"|bao gồm)){0,3} ?(?P<colon>:)?[^\S\n]*(?=\n|$)"
)
_ABOVE = re.compile(r"[^\S\n]*(?:đã )?(?:nêu trên|nói trên|trên đây|ở trên|đã nêu|kể trên)\b")
_ORDINAL = re.compile(r"thứ (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)\b", re.IGNORECASE)
_PLACE = r"(?:thành phố|tỉnh|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thôn|ấp|khóm)"
_NAME = re.compile(
    rf"(?:(?:các|và|cùng) )?(?:{_PLACE} )?(?:[{CAPITALS}](?:[\w’'-]|\.(?=\w))*)(?: (?:[{CAPITALS}](?:[\w’'-]|\.(?=\w))*|\d{{1,2}}))*"
)
_BODY = re.compile(
    r"(?:(?:các|và|cùng) )?(?:Chi bộ|Đảng bộ|Đảng ủy|Đảng uỷ|Chi ủy|Sở|Phòng|Ban|Văn phòng|Trường|Công ty|Trung tâm|Chi cục|Cục|Viện"
    r"|Công an|Hội|Đoàn|Ủy ban|UBND|Bệnh viện|Chi nhánh)(?: (?!và (?:các )?(?:Chi|Đảng|Sở|Phòng|Ban|Văn|Trường|Công|Trung|Cục|Viện|Hội|Đoàn"
    r"|Ủy|UBND|Bệnh)\b)(?!trước |chậm |hoàn |tổ chức |thực |để |theo |từ |trong )[\w/’'-]+){1,12}"
)
"""A body by its kind and name, up to the comma or to "và" and the next body."""
_NAMES_OPEN = re.compile(r" ?(?:: ?|, gồm:? |, là:? | gồm:? )(?=\S)")
_COMMA = re.compile(r" ?(?:,|;| và|,? cùng với) ?")


def read_lists(document: SourceDocument, layout: Layout, counts: Sequence[Count]) -> Iterator[Quantity]:
    """Quantities with check "count", in the order of the text."""
    for count in counts:
        if not 2 <= count.value <= 40 or count.percent or not count.words or is_time(count) or count.value % 1:
            continue
        quantity = (
            _below(document, count)
            or _inline(document, count)
            or _clauses(document, count)
            or _named(document, count)
            or _names_of_any_kind(document, count)
            or _above(document, layout, count)
        )
        if quantity is not None:
            yield quantity


def _below(document: SourceDocument, count: Count) -> Quantity | None:
    """The list stands in the paragraphs below the one that ends with the count."""
    follows = _LIST_FOLLOWS.match(document.clean, count.end)
    if follows is None or not (count.words[0] in CONTENTS or " ".join(count.words[:2]) in CONTENTS):
        return None
    at = document.paragraph_at(count.start)
    opening = document.paragraphs[at]
    if follows["colon"] is None and (opening.end - opening.start > 90 or count.start - opening.start > 40):
        return None  # a sentence that happens to end with the noun
    items = _items(document, at + 1)
    return _listed(document, count, items) if len(items) >= 2 else None


_CLAUSES_OPEN = re.compile(r"[^\d.;:\n(]{0,60}: ?(?=[^\W\d_])")
_KINDS = phrases("nhóm|loại|đối tượng|bước|khâu|mặt|nguồn|phương thức")
_FIRST = re.compile(r"[^\d.;\n]{0,60}?: ?(?=\(1\))")
_NUMBER = re.compile(r"\((\d{1,2})\)")


def _inline(document: SourceDocument, count: Count) -> Quantity | None:
    """ "3 khâu đột phá: (1) ...; (2) ...; (3) ..." in one paragraph."""
    first = _FIRST.match(document.clean, count.end)
    if first is None or not (count.words[0] in CONTENTS or " ".join(count.words[:2]) in CONTENTS):
        return None
    paragraph = document.paragraphs[document.paragraph_at(count.start)]
    places: list[tuple[int, int]] = []
    for match in _NUMBER.finditer(document.clean, first.end(), paragraph.end):
        if int(match[1]) == len(places) + 1:
            places.append((match.start(), min(paragraph.end, match.end() + 50)))
        elif int(match[1]) == 1:
            break
    if len(places) < 2:
        return None
    evidence = [Evidence(document.quote(*place), document.span(*place)) for place in places]
    return _count_quantity(document, count, evidence, f"{len(places)} mục được liệt kê")


def _clauses(document: SourceDocument, count: Count) -> Quantity | None:
    """ "04 nội dung: tổng kết nhiệm kỳ; góp ý văn kiện; bầu ...; bầu ...": told only where there are as many."""
    clean = document.clean
    opening = _CLAUSES_OPEN.match(clean, count.end)
    if opening is None or not (count.words[0] in CONTENTS | _KINDS or " ".join(count.words[:2]) in CONTENTS):
        return None
    items = clauses_between(clean, opening.end(), sentence_end(clean, opening.end()))
    if len(items) != count.value or len(items) < 3 or any(end - start < 6 or not clean[start].isalpha() for start, end in items):
        return None
    evidence = [Evidence(document.quote(*item), document.span(*item)) for item in items]
    return _count_quantity(document, count, evidence, f"{len(items)} mục được liệt kê")


def _items(document: SourceDocument, first: int) -> list[Paragraph]:
    """The paragraphs of one list: same kind of label, numbers rising by one; deeper paragraphs in between are passed over."""
    items: list[Paragraph] = []
    kind = ""
    for paragraph in document.paragraphs[first : first + 120]:
        if paragraph.role != "body":
            break
        words = document.clean[paragraph.start : min(paragraph.end, paragraph.start + 60)]
        label = parse_label(words)
        this = label.kind if label else "ordinal" if _ORDINAL.match(words) else ""
        if not items:
            if not this or (label and label.value > 1):
                break
            kind = this
            items.append(paragraph)
        elif this == kind and (kind in ("bullet", "ordinal") or (label and label.value == len(items) + 1)):
            items.append(paragraph)
        elif kind == "bullet" or paragraph.heading or (this and _rank(this) <= _rank(kind)):
            break
    return items


def _rank(kind: str) -> int:
    order = ("part", "chapter", "letter_caps", "roman", "arabic", "dotted", "ordinal", "letter", "paren", "bullet")
    return order.index(kind)


def _named(document: SourceDocument, count: Count) -> Quantity | None:
    """ "03 huyện: Châu Thành, Cầu Kè và Tiểu Cần": names behind a colon in the same sentence."""
    clean = document.clean
    opening = _NAMES_OPEN.match(clean, count.end)
    if opening is None:
        return None
    names: list[tuple[int, int]] = []
    at = opening.end()
    while (name := _BODY.match(clean, at) or _NAME.match(clean, at)) is not None:
        names.append((name.start(), name.end()))
        comma = _COMMA.match(clean, name.end())
        if comma is None:
            break
        at = comma.end()
    if len(names) < 2:
        return None
    after = clean[names[-1][1] : names[-1][1] + 2]
    closed = after[:1] in (".", "", "\n", ")", ";") or (after[:1] == " " and after[1:2].islower() and not _MORE.match(clean, names[-1][1]))
    if Decimal(len(names)) != count.value and not (closed and _all_places(clean, count, names)):
        return None
    ends = [clean[start:end] for start, end in names]
    return _count_quantity(document, count, [Evidence(document.quote(*name), document.span(*name)) for name in names], tuple(ends))


_ANY_NAMES = re.compile(rf" [a-zà-ỹđ][^\d;.:\n(]{{0,50}}?(?:: ?|, gồm:? | gồm:? | là:? | )(?=[{CAPITALS}])")
_NAMES_END = re.compile(
    r"[.;\n]| (?:thành|đã|được|để|có|thuộc|theo|của|đạt|với|trong|tại|do|trực) |, (?:diện tích|dân số|với|trong đó|đạt|tổng)"
)
_ANY_NAME = re.compile(rf"(?:[a-zà-ỹđ]+ ){{0,3}}[{CAPITALS}][\w’'/-]*(?: [\w’'/-]+){{0,6}}")


def _names_of_any_kind(document: SourceDocument, count: Count) -> Quantity | None:
    """ "04 chi nhánh Phú Lâm, Bến Trúc, Hòa Khê và Sa Kỳ": names that no word types, told only where there are as many."""
    clean = document.clean
    opening = _ANY_NAMES.match(clean, count.number_end)
    if opening is None:
        return None
    stop = _NAMES_END.search(clean, opening.end(), opening.end() + 60 * int(count.value) + 60)
    end = stop.start() if stop else min(len(clean), opening.end() + 60)
    names: list[tuple[int, int]] = []
    at = opening.end()
    for comma in (*_COMMA.finditer(clean, at, end), None):
        last = comma.start() if comma else end
        bare = clean[at:last].partition(" (")[0]
        if _ANY_NAME.fullmatch(bare) is None:
            return None
        names.append((at, at + len(bare)))
        at = comma.end() if comma else last
    if len(names) != count.value:
        return None
    ends = tuple(clean[first:last] for first, last in names)
    return _count_quantity(document, count, [Evidence(document.quote(*name), document.span(*name)) for name in names], ends)


_MORE = re.compile(r" (?:và|cùng|với|gồm|hoặc|là|thuộc|\()")
_PLACE_NOUNS = frozenset(("thành", "tỉnh", "huyện", "quận", "thị", "xã", "phường", "đặc", "thôn", "ấp", "khóm"))


def _all_places(clean: str, count: Count, names: Sequence[tuple[int, int]]) -> bool:
    """Every name says that it is a place, or the counted noun says it of all of them."""
    typed = [re.match(_PLACE, clean[start:end]) is not None for start, end in names]
    return all(typed) or (count.words[0] in _PLACE_NOUNS and len(count.words) == 1 and not any(typed[1:]))


def _above(document: SourceDocument, layout: Layout, count: Count) -> Quantity | None:
    """ "04 vấn đề nêu trên": the numbered headings of the part before."""
    if " ".join(count.words[:2]) not in CONTENTS and count.words[0] not in CONTENTS:
        return None
    tail = document.clean[count.end - 12 : count.end + 14]
    if _ABOVE.match(document.clean, count.end) is None and not any(
        words in tail for words in ("nêu trên", "trên đây", "ở trên", "nói trên")
    ):
        return None
    expected = 0
    crossed = False
    items: list[Paragraph] = []
    own = document.paragraphs[document.paragraph_at(count.start)]
    for index in range(document.paragraph_at(count.start) - 1, -1, -1):
        paragraph = document.paragraphs[index]
        if paragraph.role != "body":
            break
        label = layout.labels[index]
        if label is None or not _top_number(label):
            if label is not None and label.kind in ("roman", "part", "letter_caps"):
                if items:
                    break
                crossed = True
            continue
        if items and label.value != expected:
            continue
        items.insert(0, paragraph)
        expected = label.value - 1
        if not expected:
            break
    if len(items) < 2 or expected:
        return None
    # a wrong number is told only where the reference is all the paragraph says, and the list is the part before it
    if len(items) != count.value and not (crossed and own.end - own.start <= _SHORT):
        return None
    return _listed(document, count, items)


def _top_number(label: Label) -> bool:
    return label.kind == "arabic"


def _listed(document: SourceDocument, count: Count, items: Sequence[Paragraph]) -> Quantity:
    opening = []
    for item in items:
        end = _beginning(document.clean, item)
        opening.append(Evidence(document.quote(item.start, end), document.span(item.start, end)))
    return _count_quantity(document, count, opening, f"{len(items)} mục được liệt kê")


def _beginning(clean: str, paragraph: Paragraph) -> int:
    """End of the paragraph's first ten words: enough to find it by."""
    end = min(paragraph.end, paragraph.start + 60)
    if end < paragraph.end:
        end = max(clean.rfind(" ", paragraph.start, end), paragraph.start + 1)
    return end


def _count_quantity(document: SourceDocument, count: Count, evidence: Sequence[Evidence], labels: tuple[str, ...] | str) -> Quantity:
    number = Decimal(len(evidence))
    start = max(
        document.paragraphs[document.paragraph_at(count.start)].start, document.clean.rfind(".", 0, count.start) + 1, count.start - 40
    )
    while start < count.start and not document.clean[start - 1 : start].isspace() and start > 0:
        start += 1
    while document.clean[start].isspace():
        start += 1
    return Quantity(
        id="",
        what=" ".join(count.words),
        total=count.value,
        unit=" ".join(count.words[:2]),
        parts=(ONE,) * len(evidence),
        parts_label=labels,
        sum=number,
        adds_up=number == count.value,
        difference=count.value - number,
        check="count",
        evidence_total=(count.evidence(document, start),),
        evidence_parts=tuple(evidence),
    )
