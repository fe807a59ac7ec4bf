"""What the confirm page needs beyond the confirmation itself: blocks in rows, facts in groups, the form that is open.

>>> page = page_of(reading, editing="duty-2")                          # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from nhiemky.domain.confirmation import Block, Fact, FactField, PaperFinding, Piece, Sort
from nhiemky.flows.confirmation.fields import FIELDS, KIND_NAMES
from nhiemky.flows.confirmation.session import Confirmation
from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.web.campaigns.intake.stored import confirmation
from nhiemky.web.campaigns.models import Campaign, Reading
from nhiemky.web.files.form import is_word

_GROUPS: tuple[tuple[str, str, str], ...] = (
    ("H", "Thời hạn", "Chưa đọc được thời hạn nào. Bôi đen câu ghi hạn ở bên trái, rồi chọn “Thêm điều này”."),
    ("V", "Việc được giao", ""),
    ("D", "Đề cương", "Văn bản không kèm đề cương."),
    ("P", "Phụ lục", ""),
    ("N", "Nhóm đơn vị", ""),
    ("CMS", "Chính sách và số liệu", ""),
)
MOST_QUOTED = 600


@dataclass(frozen=True, slots=True)
class Line:
    """One block as the template prints it: its words with their marks, escaped; of a table's row the cells."""

    kind: str
    words: SafeString
    cells: tuple[SafeString, ...] = ()
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Blocks that are printed together: "single" (one line), "sides" (two columns), "table"."""

    kind: str
    lines: tuple[Line, ...] = ()
    left: tuple[Line, ...] = ()
    right: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class FactGroup:
    letter: str
    name: str
    facts: tuple[Fact, ...]
    empty: str = ""

    @property
    def live(self) -> int:
        return sum(fact.state != "removed" for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Adding:
    """The form of "Thêm điều này": first the kind, then its fields."""

    quote: str
    sort: str = ""
    fields: tuple[FactField, ...] = ()
    kinds: tuple[tuple[str, str], ...] = tuple(KIND_NAMES.items())


@dataclass(frozen=True, slots=True)
class Page:
    """editing: ref of the fact whose form is open; focus: what takes focus; problems: (address, sentence) of a refused step."""

    reading: Reading
    shown: Confirmation
    rows: tuple[Rows, ...]
    groups: tuple[FactGroup, ...]
    editing: str = ""
    adding: Adding | None = None
    focus: str = ""
    problems: tuple[tuple[str, str], ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def heavy(self) -> tuple[PaperFinding, ...]:
        return tuple(item for item in self.shown.findings if item.finding.severity != "low")

    @property
    def light(self) -> tuple[PaperFinding, ...]:
        return tuple(item for item in self.shown.findings if item.finding.severity == "low")

    @property
    def unsure(self) -> int:
        """Words of a scan that are underlined on the left; which pages were recognised, and how surely, says the finding."""
        return len(self.shown.reading.document.doubts)

    @property
    def sure(self) -> int:
        return sum(fact.confidence == "high" for fact in self.shown.live_facts)

    @property
    def settled(self) -> tuple[object, ...]:
        """Questions that are answered, with the words of the answer."""
        return tuple(
            (question, question.answer_text or next((option.words for option in question.options if option.id == question.answer), ""))
            for question in self.shown.questions
            if question.answer
        )

    @property
    def open_cells(self) -> int:
        return len(self.shown.matrix.open_cells)

    @property
    def open_count(self) -> int:
        return len(self.shown.open_questions)

    @property
    def word(self) -> bool:
        """Its form can be put right."""
        return is_word(self.reading.document.file_name)

    @property
    def done(self) -> bool:
        return self.reading.state != "open"

    @property
    def campaign(self) -> Campaign | None:
        """What came of it, once it is confirmed."""
        return self.reading.campaigns.first() if self.done else None


def page_of(
    reading: Reading,
    *,
    editing: str = "",
    adding: Adding | None = None,
    focus: str = "",
    problems: Sequence[tuple[str, str]] = (),
    typed: Mapping[str, str] | None = None,
) -> Page:
    """typed: what was typed into the open form and refused."""
    shown = confirmation(reading)
    looks = {fact.key: fact.look for fact in shown.facts} | {sentence.key: "unread" for sentence in shown.unread}
    groups = tuple(
        FactGroup(letters[0], name, tuple(_with_typed(fact, editing, typed) for fact in shown.facts if fact.key[0] in letters), empty)
        for letters, name, empty in _GROUPS
    )
    return Page(
        reading,
        shown,
        tuple(_rows(shown.blocks, looks)),
        tuple(group for group in groups if group.facts or group.empty),
        editing,
        adding,
        focus,
        tuple(problems),
        typed or {},
    )


def _with_typed(fact: Fact, editing: str, typed: Mapping[str, str] | None) -> Fact:
    if fact.ref != editing or not typed:
        return fact
    return replace(fact, fields=tuple(replace(one, value=typed.get(one.name, one.value)) for one in fact.fields))


def _rows(blocks: Sequence[Block], looks: Mapping[str, str]) -> list[Rows]:
    found: list[Rows] = []
    for (kind, _), some in groupby(
        blocks, key=lambda block: ("sides", 0) if block.side else ("table", block.table) if block.kind == "row" else ("", block.number)
    ):
        together = list(some)
        if kind == "sides":
            left = tuple(_line(block, looks) for block in together if block.side == "left")
            right = tuple(_line(block, looks) for block in together if block.side == "right")
            found.append(Rows("sides", left=left, right=right))
        else:
            found.append(Rows(kind or "single", tuple(_line(block, looks) for block in together)))
    return found


def _line(block: Block, looks: Mapping[str, str]) -> Line:
    words = marked(block.pieces, looks)
    for letter in ("i", "b"):
        if letter in block.emphasis:
            words = format_html("<{0}>{1}</{0}>", SafeString(letter), words)
    if block.note:
        words = format_html("<sup>{}</sup> {}", block.note, words)
    return Line(block.kind, words, tuple(marked(cell, looks) for cell in block.cells), block.centred)


def marked(pieces: Sequence[Piece], looks: Mapping[str, str]) -> SafeString:
    """Words with their marks: the badge stands where a mark begins; a key without words of its own is a bare badge."""
    return format_html_join("", "{}", ((part,) for piece in pieces for part in _parts(piece, looks)))


def _parts(piece: Piece, looks: Mapping[str, str]) -> Iterator[SafeString]:
    for key in piece.others:
        yield format_html(
            '<a class="fact bare {1}" id="t-{0}" data-k="{0}" href="#f-{0}" aria-label="{0}, xem ở danh sách"></a>', key, looks.get(key, "")
        )
    words = _words(piece)
    if piece.key is None:
        yield words
    elif piece.key in piece.opens:
        yield format_html('<a class="fact {1}" id="t-{0}" data-k="{0}" href="#f-{0}">{2}</a>', piece.key, looks.get(piece.key, ""), words)
    else:
        yield format_html('<a class="fact cont {1}" data-k="{0}" href="#f-{0}">{2}</a>', piece.key, looks.get(piece.key, ""), words)


def _words(piece: Piece) -> SafeString:
    """Words of a scan that were read unsurely are marked, with how sure."""
    if not piece.unsure:
        return conditional_escape(piece.text)
    return format_html(
        '<mark class="unsure" title="Máy nhận dạng, độ chắc {1}%">{0}<span class="sr"> (độ chắc {1}%)</span></mark>',
        piece.text,
        piece.unsure,
    )


def adding_of(quote: str, sort: str, typed: Mapping[str, str] | None = None) -> Adding:
    """The form for adding; once the kind is chosen its fields, filled from the selected words where they say a day."""
    quote = " ".join(quote.split())[:MOST_QUOTED]
    if sort not in KIND_NAMES:
        return Adding(quote)
    guess = dict(typed) if typed is not None else _guess(sort, quote)
    fields = tuple(FactField(name, label, guess.get(name, ""), kind, choices) for name, label, kind, choices in FIELDS[sort])  # type: ignore[arg-type]
    return Adding(quote, sort, fields)


def _guess(sort: Sort, quote: str) -> dict[str, str]:
    """What the selected words say by themselves; a person corrects it."""
    days = [found for found in find_days(quote) if found.day]
    last = days[-1] if days else None
    words: dict[str, str] = {}
    if sort in ("duty", "task"):
        words["what"] = quote
    if sort == "duty" and last and last.day:
        words |= {"deadline": format_day(last.day), "op": "before" if quote[: last.start].rstrip().lower().endswith("trước") else "by"}
    if sort == "window" and last and last.day:
        words["to"] = format_day(last.day)
    if sort in ("group", "order"):
        words["name" if sort == "group" else "first"] = quote
    if sort in ("limit", "appendix"):
        words["object" if sort == "limit" else "title"] = quote
    return words
