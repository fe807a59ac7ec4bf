"""Sentences that state the figure of a named row ("Kết nạp đảng viên mới"): which number, where.

>>> from nhiemky.domain.source import Paragraph, Seam, SourceDocument
>>> text = "Toàn Đảng bộ đã kết nạp được 1.406 đảng viên mới, đạt 56,2% chỉ tiêu."
>>> document = SourceDocument("a.txt", "text", text, text, (Seam(0, 0),), (Paragraph(0, len(text)),))
>>> [(said.at, said.number) for said in figures_said(document, (Named("Kết nạp đảng viên mới", "đảng viên"),))]
[(0, Decimal('1406'))]
>>> text = "Năm 2022, Đảng bộ kết nạp 480 đảng viên mới; trong đó 97 đảng viên mới là nữ."
>>> document = SourceDocument("a.txt", "text", text, text, (Seam(0, 0),), (Paragraph(0, len(text)),))
>>> figures_said(document, (Named("Kết nạp đảng viên mới", "đảng viên"),))
()

Promise: a sentence is taken only where it says the row's own words, all of them, with a number in the row's unit of measure, and nothing
besides that could narrow it: no year, no part of the whole, no unit's name, no "gần", no word that is not the row's or a reporter's set
phrase. The form "Chỉ tiêu: số đơn vị tính" is taken where the words before the colon are exactly the row's. In doubt, nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from nhiemky.checking.speakers import own_paragraphs, spoken_paragraphs
from nhiemky.domain.source import Paragraph, SourceDocument
from nhiemky.vietnamese.numbers import NUMBER, parse_number
from nhiemky.vietnamese.unicode import fold, tone_key


@dataclass(frozen=True, slots=True)
class Named:
    """A row by its words and its unit of measure."""

    statement: str
    unit_of_measure: str = ""


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """One statement of a figure. at: index of the `Named`; start, end: the number in the clean text; sentence: its bounds.

    lead: the form "Chỉ tiêu: số". organ: the sentence says that a committee or board did it, which may be that body's own count.
    """

    at: int
    number: Decimal
    start: int
    end: int
    paragraph: int
    sentence: tuple[int, int]
    lead: bool = False
    organ: bool = False


_TOKEN = re.compile(rf"(?P<number>(?<![\w.,/]){NUMBER}(?![\w/]|[.,]\d))|(?P<word>[^\W_]+(?:[.,/-]\d+)*)|(?P<mark>[^\w\s]|_)")
SENTENCE = re.compile(r"[;!?]\s|\.\s+(?=[^\W\d_a-zà-ỹ]|[-+\d\"“(])")
_BULLET = re.compile(r"\s*(?:[-+*•–—]\s*|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s+|\(?[a-zđ]\)\s*)?")
_LEAD_MOST = 200
_NEAR = 14
"""A row's words stand within so many words of the number."""
_ROUND = frozenset(
    {"gần", "hơn", "trên", "dưới", "khoảng", "chừng", "độ", "xấp", "xỉ", "ước", "ngót", "thêm", "tăng", "giảm", "còn", "thiếu"}
)
NARROW = re.compile(
    r"\b(?:năm|quý|tháng|tuần|kỳ|giai đoạn|bình quân|trung bình|mỗi|hàng năm|hằng năm|riêng|trong đó|trong số|phấn đấu|chỉ tiêu|kế hoạch"
    r"|mục tiêu|dự kiến|yêu cầu|cần|sẽ|phải|tăng|giảm|nhiều hơn|ít hơn|cao hơn|thấp hơn|so với|đề nghị|bổ sung|còn lại|tiếp theo|lần đầu"
    r"|không|chưa)\b"
)
SET_PHRASES = re.compile(
    r"\b(?:từ|kể từ) đầu nhiệm kỳ(?: đến nay| tới nay)?|\btrong (?:nửa đầu )?nhiệm kỳ(?: qua)?|\bnửa (?:đầu )?nhiệm kỳ(?: qua)?"
    r"|\b(?:tính )?đến (?:hết )?(?:tháng|ngày|quý) [\d/]+|\b(?:tính )?đến (?:nay|hết nhiệm kỳ|thời điểm báo cáo)"
    r"|\btheo (?:kế hoạch|quy định)|\btrong kỳ(?: báo cáo)?|\bgiữa nhiệm kỳ"
)
_WHOLE_NAME = re.compile(
    r"(?<!các )(?<!những )(?<!nhiều )(?<!số )\b(?:đảng bộ|đảng uỷ) "
    r"(?:xã|phường|đặc khu|huyện|tỉnh|thành phố|khối|sở|nhà trường|tổng công ty|công ty|tập đoàn)\b"
)
"""The whole that the paper is of, by its kind; "các đảng bộ xã" are some of its parts."""
_INNOCENT = frozenset(
    """đã được có toàn đảng bộ khối tỉnh huyện ban thường vụ chấp hành cấp uỷ các trực thuộc cùng lãnh đạo chỉ tiến tổ chức thực
    hiện với tổng số là đạt kết quả công tác qua sau từ đến nay và tập trung quan tâm tích cực nhìn chung cụ thể như gồm bộ chi
    đơn vị dành cho tiếp tục xây dựng""".split()  # noqa: SIM905
)
_AFTER = frozenset({"đạt", "bằng", "vượt", "so", "chiếm", "tương", "và", "của", "để", "nhằm"})
"""Words that may follow the row's words: what comes behind speaks of the figure, it does not narrow it."""
_FILLERS = frozenset({"số", "lượng", "tổng", "các", "những", "của", "được", "là", "về", "tại", "ở", "có", "đã", "trong", "luỹ", "kế"})
_ORGAN = re.compile(r"\b(?:đảng uỷ|huyện uỷ|thành uỷ|tỉnh uỷ|ban thường vụ|ban chấp hành|thường trực|uỷ ban kiểm tra)\b")
_PART_OF_IT = re.compile(r"\b(?:các|những|nhiều|một số) chi bộ\b(?!,? (?:và )?đảng bộ)|\bcấp uỷ (?:các )?chi bộ\b")
_MONEY = re.compile(r"\b(?:đồng|tỷ|triệu)\b")


def figures_said(document: SourceDocument, rows: Sequence[Named]) -> tuple[SaidFigure, ...]:
    """In the order of the text; a number that two rows could mean is left out."""
    return tuple(_figures_in(own_paragraphs(document), document, _Shelves(rows)))


def figures_said_by(document: SourceDocument, rows: Sequence[Named], units: Mapping[str, str]) -> tuple[tuple[str, SaidFigure], ...]:
    """What passages under one unit's name say of its own figures. units: folded name -> name; several speakers at once are passed over."""
    found: list[tuple[str, SaidFigure]] = []
    shelves = _Shelves(rows)
    for number, paragraph, speaker in spoken_paragraphs(document):
        unit = units.get(fold(speaker)) if speaker else None
        if unit is not None:
            opens = document.words(paragraph).partition(":")[0].strip(" -+*•") == speaker
            start = paragraph.start + (document.words(paragraph).index(":") + 1 if opens else 0)
            said = _figures_in([(number, paragraph._replace(start=start))], document, shelves)
            found += [(unit, each) for each in said]
    return tuple(found)


def _figures_in(paragraphs: Iterable[tuple[int, Paragraph]], document: SourceDocument, shelves: _Shelves) -> Iterator[SaidFigure]:
    for number, paragraph in paragraphs:
        words = document.clean[paragraph.start : paragraph.end]
        if not any(char.isdigit() for char in words):
            continue
        if lead := _lead(words, paragraph.start, number, shelves.by_lead):
            yield lead
        else:
            yield from _sentences(words, paragraph.start, number, shelves.by_unit)


class _Shelves:
    """The rows by their words, and by what may stand behind their number; laid out once a paper."""

    def __init__(self, rows: Sequence[Named]) -> None:
        self.by_lead = _by_lead(rows)
        self.by_unit: dict[str, list[_Wanted]] = {}
        for one in (each for same in self.by_lead.values() for each in same):
            if len(one.content) >= 2:
                for first in {counted[0] for counted in one.counted}:
                    self.by_unit.setdefault(first, []).append(one)


@dataclass(frozen=True, slots=True)
class _Wanted:
    at: int
    words: tuple[str, ...]
    content: Counter[str]
    unit: tuple[str, ...]

    @classmethod
    def of(cls, at: int, row: Named) -> _Wanted:
        words = words_of(row.statement)
        unit = ("%",) if row.unit_of_measure.strip() == "%" else tuple(words_of(row.unit_of_measure))
        said = words[2:] if words[:2] in (("kinh", "phí"), ("số", "tiền")) and _MONEY.search(" ".join(unit)) else words
        return cls(at, words, Counter(word for word in said if word not in _FILLERS), unit)

    @property
    def counted(self) -> tuple[tuple[str, ...], ...]:
        """What may stand behind the number: the unit of measure, or the row's own first words ("392 nghị quyết chuyên đề")."""
        head = tuple(word for word in self.words[:3] if word not in _FILLERS)[:2]
        by_head = (head,) if len(head) == 2 and self.unit != ("%",) and not _MONEY.search(" ".join(self.unit)) else ()
        return ((self.unit,) if self.unit else ()) + by_head


def words_of(text: str) -> tuple[str, ...]:
    """The words of a row or a lead, without brackets and marks, for comparing: ("kết", "nạp", "đảng", "viên", "mới")."""
    plain = re.sub(r"\([^()]*\)", " ", text)
    return tuple(re.findall(r"\d+(?:[.,/-]\d+)*|[^\W\d_]+", tone_key(plain)))


@dataclass(frozen=True, slots=True)
class Lead:
    """A paragraph "Chỉ tiêu: ...". at: index of the `Named`; start: behind the colon, end: of the paragraph, in the clean text."""

    at: int
    paragraph: int
    start: int
    end: int


def leads(document: SourceDocument, rows: Sequence[Named]) -> tuple[Lead, ...]:
    """Paragraphs of the running text whose words before the colon are exactly a row's."""
    by_lead = _by_lead(rows)
    return tuple(
        Lead(at, number, paragraph.start + colon + 1, paragraph.end)
        for number, paragraph in own_paragraphs(document)
        for at, colon in _led(document.clean[paragraph.start : paragraph.end], by_lead)
    )


def _by_lead(rows: Sequence[Named]) -> dict[tuple[str, ...], list[_Wanted]]:
    found: dict[tuple[str, ...], list[_Wanted]] = {}
    for at, row in enumerate(rows):
        wanted = _Wanted.of(at, row)
        found.setdefault(wanted.words, []).append(wanted)
    return found


def _led(words: str, by_lead: dict[tuple[str, ...], list[_Wanted]]) -> list[tuple[int, int]]:
    """(index of the row, place of the colon) of every row that the words before the colon name."""
    begin = _BULLET.match(words).end()  # type: ignore[union-attr]
    colon = words.find(":", begin, begin + _LEAD_MOST)
    return [(row.at, colon) for row in by_lead.get(words_of(words[begin:colon]), ())] if colon > begin else []


_VALUE = re.compile(rf"\s*(?:ước\s+|đã\s+)?(?:(?:đạt|thực hiện|là)\s+(?:được\s+)?)?(?P<n>{NUMBER})(?![\w/]|[.,]\d)")


def _lead(words: str, start: int, number: int, by_lead: dict[tuple[str, ...], list[_Wanted]]) -> SaidFigure | None:
    """ "- Kết nạp đảng viên mới: 1.406 đảng viên, bằng 56,2% chỉ tiêu"."""
    led = _led(words, by_lead)
    value = _VALUE.match(words, led[0][1] + 1) if led else None
    if value is None:
        return None
    behind = tone_key(words[value.end("n") : value.end("n") + 60])
    rows = [row for rows in by_lead.values() for row in rows if row.at in {at for at, _ in led}]
    fits = [row for row in rows if _unit_follows(row, behind)]
    parsed = parse_number(value["n"])
    if len(fits) != 1 or parsed is None:
        return None
    return SaidFigure(fits[0].at, parsed, start + value.start("n"), start + value.end("n"), number, (start, start + len(words)), lead=True)


def _unit_follows(row: _Wanted, behind: str) -> bool:
    """The number's unit of measure is the row's; counts of units ("Đạt/Chưa đạt") are said as "68 đơn vị"."""
    behind = behind.lstrip()
    if row.unit == ("%",) or behind.startswith("%"):
        return row.unit == ("%",) and behind.startswith("%")
    words = tuple(re.findall(r"\d+|[^\W\d_]+", behind))
    if row.unit and words[: len(row.unit)] == row.unit:
        return True
    return not row.unit or (row.unit[0] in ("đạt", "có") and words[:2] == ("đơn", "vị"))


def _sentences(words: str, start: int, number: int, by_unit: dict[str, list[_Wanted]]) -> Iterator[SaidFigure]:
    bounds = [0, *(match.end() for match in SENTENCE.finditer(words)), len(words)]
    for begin, end in pairwise(bounds):
        sentence = words[begin:end]
        if any(char.isdigit() for char in sentence):
            yield from _in_sentence(sentence, start + begin, number, by_unit)


def _in_sentence(sentence: str, start: int, paragraph: int, by_unit: dict[str, list[_Wanted]]) -> Iterator[SaidFigure]:
    tokens = list(_TOKEN.finditer(sentence))
    keys = [tone_key(token[0]) if token.lastgroup == "word" else token[0] for token in tokens]
    for at, token in enumerate(tokens):
        if token.lastgroup != "number" or at + 1 >= len(tokens):
            continue
        behind = tuple(keys[at + 1 : at + 6])
        named = [row for row in by_unit.get(keys[at + 1], ()) if any(behind[: len(counted)] == counted for counted in row.counted)]
        fits = [(sum(row.content.values()), row, span) for row in named if (span := _span(row, keys, at))]
        fits.sort(key=lambda fit: -fit[0])
        if not fits or (len(fits) > 1 and fits[0][0] == fits[1][0]):
            continue
        _, row, (first, last) = fits[0]
        value = parse_number(token[0])
        if value is not None and _is_whole(sentence, tokens, keys, (at, first, last), frozenset(row.words)):
            bounds = (start, start + len(sentence.rstrip()))
            organ = _ORGAN.search(tone_key(sentence[: token.start()])) is not None
            yield SaidFigure(row.at, value, start + token.start(), start + token.end(), paragraph, bounds, organ=organ)


def _span(row: _Wanted, keys: Sequence[str], at: int) -> tuple[int, int] | None:
    """First and last token of the row's words around the number at `at`; no other number between, no strange word."""
    low = high = at
    while low > 0 and at - low < _NEAR and keys[low - 1] not in ".;:()" and not keys[low - 1][0].isdigit():
        low -= 1
    while high + 1 < len(keys) and high - at < _NEAR and keys[high + 1] not in ".;:()" and not keys[high + 1][0].isdigit():
        high += 1
    missing = Counter(row.content)
    places = []
    # what stands behind the number first: "có 392 nghị quyết chuyên đề, kết luận được ban hành"
    for place in (*range(at + 1, high + 1), *range(at - 1, low - 1, -1)):
        if missing[keys[place]] > 0:
            missing[keys[place]] -= 1
            places.append(place)
    if any(count > 0 for count in missing.values()):
        return None
    width = len(row.unit) if tuple(keys[at + 1 : at + 1 + len(row.unit)]) == row.unit else 1
    first, last = min((*places, at)), max((*places, at + width))
    inside = Counter(key for key in keys[first : last + 1] if key[0].isalpha())
    inside -= Counter(row.words)
    strange = [key for key in inside if key not in _FILLERS and key not in _INNOCENT and key not in row.unit]
    return None if strange else (first, last)


def _is_whole(
    sentence: str, tokens: Sequence[re.Match[str]], keys: Sequence[str], places: tuple[int, int, int], own: frozenset[str]
) -> bool:
    """Nothing narrows the statement, before it in its sentence or right behind it. places: of the number, the first word, the last."""
    at, first, last = places
    if at and keys[at - 1] in _ROUND:
        return False
    before = _WHOLE_NAME.sub(" ", SET_PHRASES.sub(" ", tone_key(sentence[: tokens[first].start()])))
    if NARROW.search(before) or re.search(r"\d", before) or _PART_OF_IT.search(before):
        return False
    if any(word not in _INNOCENT and word not in own for word in re.findall(r"[^\W\d_]+", before.rpartition(",")[2])):
        return False
    if NARROW.search(tone_key(sentence[tokens[first].start() : tokens[last].end()])):
        return False
    behind = SET_PHRASES.sub(" ", tone_key(sentence[tokens[last].end() :])).lstrip()
    word = re.match(r"[^\W\d_]+", behind)
    if word is None:
        return not behind or behind[0] in ",.;:(!?…"
    return word[0] in _AFTER and not (word[0] in ("và", "của") and not _of_all(behind))


def _of_all(behind: str) -> bool:
    """ "của toàn Đảng bộ", "và ...": the first belongs to the whole, the second opens something else."""
    return behind.startswith(("và ", "của toàn ", "của đảng bộ khối"))


def is_about_all(text: str) -> bool:
    """Whether a sentence says that it speaks of the whole."""
    return bool(re.search(r"\btoan (?:dang bo|khoi|tinh|huyen|xa|don vi)\b", fold(text)))
