"""Totals whose parts follow: in the same sentence, in bullets below it, or in the next sentence.

What it promises: only what an opener announces (gồm, cụ thể, trong đó, a colon, a bracket); in a sentence of its own
only a sum that holds, or one that can have no other total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nhiemky.domain.directive import Quantity
from nhiemky.domain.source import Paragraph, SourceDocument
from nhiemky.reading.figures.addition import sum_quantity
from nhiemky.reading.figures.breakdowns import breakdown
from nhiemky.reading.figures.clauses import closing_bracket, sentence_end, stripped
from nhiemky.reading.figures.counts import Count, counts_between, is_time, shared_noun
from nhiemky.reading.figures.exhaustive import exceeds, is_about, leaves_nothing, nearly_whole
from nhiemky.reading.figures.listing import entries, is_compared
from nhiemky.reading.figures.parts import Part, as_part, may_be_total, part_of
from nhiemky.reading.figures.qualities import covers_ages, is_closed
from nhiemky.vietnamese.numbering import parse_label
from nhiemky.vietnamese.places import places

_ALL = (
    r"(?:bao gồm|gồm có|gồm|cụ thể(?: là| như sau|(?! như sau))|chia ra(?: là)?|chia thành|chia làm|lần lượt(?: là)?"
    r"|(?:chia|phân|phân loại|xét|tính) theo [^:;.\d\n]{3,40}(?=:)|phân loại(?=:)|phân ra)"
)
_NUMBER_IN_NAME = r"(?<=[^\W\d]/)\d[\d.]*|(?<=số )\d[\w/.-]*|(?<=năm )\d{4}|(?<=kỳ )\d{4}(?: ?[-–] ?\d{4})?|(?<=ngày )\d[\d/]{2,9}"
_OPENER = re.compile(
    rf"(?:[^\d;:.(\n=+]|{_NUMBER_IN_NAME}){{0,140}}?"
    r"(?:(?P<among>(?:[,;] |\(| )trong (?:đó|số đó|số này)(?: có)?[:,]? ?)"
    rf"|(?P<all>(?:; (?:các|những|cơ cấu|phân loại|kết quả|nguồn|số này)[^\d;:.(\n=+]{{0,36}}? |[,(;]? ?){_ALL}:?(?: |(?=\n)))"
    rf"|(?P<colon>: ?|= ?|; (?:kết quả|cụ thể|đến nay|theo đó)[^\d;:.(\n=+]{{0,30}}: ?)|(?P<bracket> ?\((?:{_ALL}(?:: ?| ))?))"
)
_SAYS_ALL = re.compile(_ALL + "|=")
_AXIS = (
    r"(?:độ tuổi|giới tính|trình độ|loại hình|cấp|nội dung|hình thức|thành phần|dân tộc|lĩnh vực|địa bàn|nghề nghiệp|chủ thể|đối tượng"
    r"|khu vực|khối|ngành|nguồn|chức vụ|mức độ|mức|quý|đơn vị|nguyên nhân|thẩm quyền|tính chất|chất lượng|quy mô|ngạch|loại|nhóm)"
)
_NEXT = re.compile(
    r"(?:(?P<among>Trong (?:đó|số đó|số này)|Trong số (?:đã|các|những) [^,:.;\d\n]{2,40}(?=[,:]))"
    r"|(?P<all>Bao gồm|Gồm có|Gồm|Cụ thể|Chia ra|Chia theo [^:.\n]{3,40}"
    rf"|(?:(?:Phân |Xét )?[Tt]heo |Số [^:.;\d\n]{{3,60}} theo ){_AXIS}[^:.\n]{{0,40}}(?=:)"
    rf"|(?:Nội dung|Hình thức|Đối tượng|Chủ thể|Lĩnh vực|Thành phần|Cơ cấu)[^:.;\d\n]{{0,50}}(?=:)))(?:,|:| có| là)*(?: |(?=\n))"
)
_NEXT_OPENINGS = (
    "Trong đó", "Trong số ", "Bao gồm", "Gồm ", "Cụ thể", "Chia ", "Theo ", "Phân theo", "Xét theo", "Số ", "Nội dung", "Hình thức",
    "Đối tượng", "Chủ thể", "Lĩnh vực", "Thành phần", "Cơ cấu",
)  # fmt: skip
_NEARLY = 20
"""Parts that make a total but for a twentieth were meant to make it, and no other count of the sentence."""
_MAY_OVERLAP = re.compile(r"nội dung|lĩnh vực|vi phạm|đối tượng", re.IGNORECASE)
"""One person or body may stand under two of these: parts that make more than the total are no fault."""
_SENTENCE_LABEL = re.compile(r"[A-ZĐ][^.:;\d\n]{2,50}: ")
_ENDS = re.compile(r"[^\S\n]*[.;]?[^\S\n]*(?:\n|$)")
_ITEM = re.compile(r"(?!Trong đó)[^:\d\n]{2,80}: ?\d[\d.,]*[^\d\n]{0,30}[.;]?$", re.MULTILINE)
_COMPARISON = re.compile(
    r"(?:cùng kỳ|năm trước|kỳ trước|năm ngoái|đầu năm|đầu nhiệm kỳ|nhiệm kỳ trước|năm \d{4}) ?\((?=năm \d{4}|cùng kỳ|kỳ trước|nhiệm kỳ)"
)
_CHANGED = re.compile(r"(?<!\w)(?:tăng|giảm)(?!\w)")
_FLOWS = re.compile(r"(?<!\w)(?:tăng|giảm|chuyển đi|chuyển đến|từ trần|phát sinh|thoát)(?!\w)")
_SHORT_GAP = 40
_BULLETS = ("- ", "+ ", "* ", "• ", "– ")


def read_prose_breakdowns(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """The parts follow their total in its own sentence: brackets, gồm, a colon, trong đó."""
    clean = document.clean
    for index, count in enumerate(counts):
        if not may_be_total(count) or is_compared(clean[max(0, count.start - 40) : count.start].rpartition("\n")[2]):
            continue
        opener = _OPENER.match(clean, count.end)
        nearer = None
        if opener is None:
            opener, nearer = _opener_behind(clean, counts, index)
        if opener is None:
            quantity = _in_bullets(document, counts, count, bare=True) if _ENDS.match(clean, count.end) else None
            if quantity is not None:
                yield quantity
            continue
        start = opener.end()
        if _COMPARISON.search(clean, count.end, start + 12):
            continue  # "giảm 5 vụ so với cùng kỳ (năm 2030 là 71 vụ, ...)": what the yardstick is
        kind = opener.lastgroup
        if kind == "colon" and "," in clean[count.end : start] and clean.endswith(": ", 0, count.start):
            continue  # "khiếu nại: 16 đơn, tố cáo: 46 đơn": an item of a list
        bracketed = kind == "bracket" or "(" in opener[0]
        if kind == "bracket" and clean.startswith(("trong đó", "Trong đó"), start):
            kind = "among"
        end = closing_bracket(clean, start) if bracketed else sentence_end(clean, start)
        if bracketed and _FLOWS.search(clean, start, end) and _CHANGED.search(clean, count.end, start):
            continue  # "tăng 88 hội viên so với đầu năm (kết nạp mới 112, giảm 24)": what the change is made of
        if nearer is not None and _belong_to_the_other(clean, count, nearer, counts_between(counts, start, end)):
            nearer = None  # the words of the parts say whose they are
        if index and nearer is None and _belong_to_the_other(clean, counts[index - 1], count, counts_between(counts, start, end)):
            continue
        if not bracketed and not clean[start:end].strip(" :"):
            quantity = _in_bullets(document, counts, count, some=kind == "among")
            if quantity is not None:
                yield quantity
            continue
        said = _SAYS_ALL.search(opener[0]) is not None
        quantity = breakdown(
            document, counts, count, start, end, exhaustive=kind != "among", open_end=not bracketed, said=said, nearer=nearer
        )
        if quantity is None and bracketed and (opener := _OPENER.match(clean, end + 1)) and opener.lastgroup in ("all", "colon", "among"):
            # "215 đảng viên (tăng 18,1%), gồm: ..."; "17 biên chế (có mặt 15): ..." may list those of the bracket
            said_inside = {count.value for count in counts_between(counts, start, end)}
            some = opener.lastgroup == "among"
            quantity = breakdown(
                document, counts, count, opener.end(), sentence_end(clean, opener.end()), exhaustive=not some, open_end=True
            )
            if quantity is not None and quantity.adds_up is False and quantity.sum in said_inside:
                continue
        if quantity is not None:
            yield quantity


def _opener_behind(clean: str, counts: Sequence[Count], index: int) -> tuple[re.Match[str] | None, Count | None]:
    """ "120 lớp cho 4.560 lượt học viên: huyện A 40 lớp": one or two other counts stand before the opener; the nearest that may own it."""
    end = counts[index].end
    compared = True
    for other in counts[index + 1 : index + 3]:
        if not 0 < other.start - end <= _SHORT_GAP or any(mark in clean[end : other.start] for mark in ";.:(\n"):
            return None, None
        if _is_same(counts[index], other) and not is_compared(clean[end : other.start]):
            return None, None
        compared = compared and (other.percent or is_compared(clean[end : other.start]))
        end = other.end
        if opener := _OPENER.match(clean, end):
            return opener, None if compared else other
    return None, None


def _belong_to_the_other(clean: str, other: Count, count: Count, inside: Sequence[Count]) -> bool:
    """ "340 hộ nghèo và 95 hộ cận nghèo (150 hộ nghèo, 190 hộ nghèo)": every part bears more of the noun of the total before."""
    if not 0 < count.start - other.end <= _SHORT_GAP or any(mark in clean[other.end : count.start] for mark in ";.:(\n"):
        return False
    named = [part for part in inside if shared_noun(other, part)]
    if len(named) < 2 or len(named) < len(inside):
        return False
    shared = shared_noun(other, count)
    told = " ".join(other.words[shared : shared + 2])
    if shared and told and not any(told in " ".join(part.words) for part in named):
        before = [count.end, *(part.end for part in named)]
        leads = [clean[max(at, part.start - 60) : part.start].lower() for at, part in zip(before, named, strict=False)]
        if all(told in lead for lead in leads):
            return True
        if other.value == sum(part.value for part in named):
            return True
    return all(shared_noun(other, part) > shared_noun(count, part) for part in named)


def _is_same(one: Count, other: Count) -> bool:
    """The same noun; "hộ nghèo" and "hộ cận nghèo" are two, though both are "hộ"."""
    shared = shared_noun(one, other)
    return bool(shared) and shared in (len(one.words), len(other.words))


def _in_bullets(
    document: SourceDocument, counts: Sequence[Count], total: Count, *, bare: bool = False, some: bool = False, after: int | None = None
) -> Quantity | None:
    """ "45 cuộc kiểm tra:" and a bullet for each part below; `bare`: nothing announces them, so each says no more than its figure."""
    clean = document.clean
    parts: list[Part] = []
    kind = ""
    first = (document.paragraph_at(total.start) if after is None else after) + 1
    own = _bullet(clean, document.paragraphs[first - 1])
    for paragraph in document.paragraphs[first : first + 40]:
        label = _bullet(clean, paragraph)
        if label is None or (kind and label[0] != kind) or (bare and own is not None and own[0] == label[0]):
            break
        kind, first_word = label
        inside = counts_between(counts, first_word, paragraph.end)
        part = part_of(clean, inside, total, first_word, paragraph.end)
        if part is None or (bare and (len(inside) != 1 or not _ITEM.match(clean, first_word, paragraph.end))):
            return None
        parts.append(part)
    if len(parts) < 2:
        return None
    texts = [clean[part.start : part.end] for part in parts]
    whole = not some or leaves_nothing(total, texts) or exceeds(total, parts, texts) or nearly_whole(total, parts, texts)
    return sum_quantity(document, total, parts, decided=whole and not is_about(clean, total), some=some, certain=True)


def _bullet(clean: str, paragraph: Paragraph) -> tuple[str, int] | None:
    """Kind of the label that the paragraph opens with and where its words begin."""
    if paragraph.role != "body":
        return None
    if clean.startswith(_BULLETS, paragraph.start):
        return clean[paragraph.start], stripped(clean, paragraph.start + 1, paragraph.end)[0]
    label = parse_label(clean[paragraph.start : min(paragraph.end, paragraph.start + 60)])
    if label is None or label.kind not in ("letter", "paren", "arabic", "dotted"):
        return None
    return label.kind, paragraph.start + label.end


def read_labelled_sentences(document: SourceDocument, counts: Sequence[Count]) -> Iterator[Quantity]:
    """ "... kỷ luật 12 đảng viên. Hình thức: khiển trách 8, cảnh cáo 3, khai trừ 1.": bare numbers of a sentence of their own.

    Told where they make a total said before them in the paragraph; else only where they leave nothing between them and
    the paragraph has one total.
    """
    clean = document.clean
    for at in places(clean, ". "):
        label = _SENTENCE_LABEL.match(clean, at + 2)
        if label is None:
            continue
        end = sentence_end(clean, label.end())
        here = [count for count in counts_between(counts, label.end(), end) if not count.percent and not is_time(count)]
        found = entries(clean, here, label.end(), end)
        if len(found) < 2 or len(found) != len(here) or any(entry.count.words or entry.number_first for entry in found):
            continue
        line = document.paragraphs[document.paragraph_at(at)].start
        before = [
            count
            for count in counts_between(counts, line, at)
            if may_be_total(count) and not is_compared(clean[max(line, count.start - 40) : count.start])
        ]
        for total in reversed(before):
            parts = [as_part(clean, total, entry.count, label.end()) for entry in found]
            texts = [clean[part.start : part.end] for part in parts]
            decided = len(before) == 1 and (is_closed(texts) or covers_ages(texts)) and not is_about(clean, total)
            quantity = sum_quantity(document, total, parts, decided=decided, some=False, certain=decided)
            if quantity is not None:
                yield quantity
                break


def read_next_sentences(document: SourceDocument, counts: Sequence[Count], known: Sequence[Quantity]) -> Iterator[Quantity]:
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
        end = sentence_end(clean, opener.end())
        found: list[Quantity] = []
        inside = counts_between(counts, opener.end(), end)
        before = [c for c in counts_between(counts, paragraph.start, at) if not c.percent and c.words and not is_time(c)]
        owners = [total for total in before if any(shared_noun(total, count) for count in inside)]
        below = not inside and _ENDS.match(clean, end) is not None
        for total in reversed(before):
            some = opener["among"] is not None
            if below:
                quantity = _in_bullets(document, counts, total, some=some, after=document.paragraph_at(at))
                if quantity is not None:
                    found.append(quantity)
                    break
                continue
            quantity = breakdown(document, counts, total, opener.end(), end, exhaustive=not some, open_end=True)
            if quantity is not None and quantity.adds_up and quantity.evidence_total[0].span not in totals:
                found.append(quantity)
                break
            if quantity is not None and quantity.sum > total.value and _MAY_OVERLAP.search(opener[0]):
                continue
            near = quantity is not None and [each for each in before if abs(quantity.sum - each.value) * _NEARLY <= each.value] == [total]
            if quantity is not None and quantity.adds_up is False and (len(before) == 1 or owners == [total] or near):
                found.append(quantity)
        yield from found
