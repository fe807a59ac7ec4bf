"""A report's section on inspection, supervision, discipline, its figures in their places (kết quả công tác kiểm tra, giám sát).

>>> from datetime import date
>>> from nhiemky.consolidating.statistics import Source, roll_up
>>> from nhiemky.domain.statistics_periods import period
>>> from nhiemky.rulebook.statistics import statistics_set
>>> form = statistics_set("chi-so-chinh", date(2023, 1, 1)).form("ky-luat")
>>> figures = {"ky-luat/tong/tcd": 3, "ky-luat/tong/tcd-kt": 2, "ky-luat/tong/tcd-cc": 1}
>>> told = Told("Thống kê", period("2023-Q1"), (form,), roll_up([form], [Source("a", "A", figures)]), base={"ky-luat/tong/tcd": 4})
>>> said(told, form)[0].words
'Thi hành kỷ luật 3 tổ chức đảng: khiển trách 2, cảnh cáo 1 (3 so với 4 cùng kỳ nhiệm kỳ trước, bằng 75%, giảm 25%).'

Promise: every number is a cell of the roll-up (`Sentence.keys`, in order); a clause whose figure nobody gave is left out; a sentence
without its first figure is not written; heads that do not add are given as bounds; where the base is 0 only the base is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from nhiemky.consolidating.statistics import Compared, Rolled
from nhiemky.domain.report import Block, Text, text
from nhiemky.domain.statistics import Figures, Form, parts_of
from nhiemky.domain.statistics_periods import Period
from nhiemky.vietnamese.numbers import format_number

BASE_WORDS = "cùng kỳ nhiệm kỳ trước"
HEADING = "Kết quả công tác kiểm tra, giám sát, kỷ luật"
_PLACEHOLDER = re.compile(r"\{([a-z-]{1,40}/[a-z0-9-]{1,40})\}")
_CLAUSE = re.compile(r"([;,:] )(?![^()]{0,200}\))")
_NAMES = 12


@dataclass(frozen=True, slots=True)
class Told:
    """What the papers of a round stand on. base: the same window of the term before (base_words names it); reported of asked units."""

    title: str
    period: Period
    forms: tuple[Form, ...]
    rolled: Rolled
    base: Figures = field(default_factory=dict)
    base_words: str = BASE_WORDS
    reported: int = 0
    asked: int = 0
    missing: tuple[str, ...] = ()

    def compared(self, key: str) -> Compared:
        cell = self.rolled.get(key)
        return Compared(cell.value if cell else None, self.base.get(key))


@dataclass(frozen=True, slots=True)
class Sentence:
    """words: as printed. keys: the cells its numbers are, in order."""

    words: str
    keys: tuple[str, ...]


def said(told: Told, form: Form) -> list[Sentence]:
    """A form's sentences that have figures."""
    return [made for template in form.says if (made := _sentence(told, form, template)) is not None]


def figure_words(told: Told, key: str) -> str:
    """The number as printed; bounds where heads do not add; "" where nobody gave one."""
    cell = told.rolled.get(key)
    if cell is None or not cell.count:
        return ""
    if cell.value is not None:
        return format_number(cell.value)
    assert cell.least is not None
    assert cell.most is not None
    return f"từ {format_number(cell.least)} đến {format_number(cell.most)}"


def _sentence(told: Told, form: Form, template: str) -> Sentence | None:
    names = _PLACEHOLDER.findall(template)
    first = f"{form.id}/{names[0]}" if names else ""
    if not first or not figure_words(told, first):
        return None
    keys: list[str] = []
    out = ""
    pieces = _CLAUSE.split(template.removesuffix("."))
    for at in range(0, len(pieces), 2):
        wanted = [f"{form.id}/{name}" for name in _PLACEHOLDER.findall(pieces[at])]
        if not all(figure_words(told, key) for key in wanted):
            continue
        keys += wanted
        clause = _PLACEHOLDER.sub(lambda found: figure_words(told, f"{form.id}/{found[1]}"), pieces[at])
        out += (pieces[at - 1] if at else "") + clause
    if first not in keys:
        return None
    return Sentence(f"{out}{_growth(told, first)}.", tuple(keys))


def _growth(told: Told, key: str) -> str:
    pair = told.compared(key)
    if pair.base is None or pair.now is None:
        return ""
    more = f", {pair.ratio_words}, {pair.change_words}" if pair.ratio is not None else ""
    return f" ({format_number(pair.now)} so với {format_number(pair.base)} {told.base_words}{more})"


def section(told: Told, *, label: str = "") -> Iterator[Block]:
    """The section's paragraphs. label: of its heading in the report ("II-"), "" where it is the whole paper."""
    if label:
        yield Text(text(f"{label} {HEADING.upper()}", "h1").runs, "h1", keep_with_next=True)
    by_section: dict[str, list[Sentence]] = {}
    for form in told.forms:
        by_section.setdefault(form.section or form.title, []).extend(said(told, form))
    number = 0
    for name, sentences in by_section.items():
        if sentences:
            number += 1
            yield Text(text(f"{number}. {name}", "h2").runs, "h2", keep_with_next=True)
            yield from (text(one.words) for one in sentences)
    if not number:
        yield text("Chưa có số liệu.")


def keys_said(told: Told) -> tuple[str, ...]:
    """Every cell the section speaks of, in its order, once."""
    return tuple(dict.fromkeys(key for form in told.forms for one in said(told, form) for key in one.keys))


def coverage_words(told: Told) -> str:
    """Who is in the figures and who is not; names beyond a page's worth are counted."""
    words = f"Số liệu tổng hợp từ {format_number(told.reported)}/{format_number(told.asked)} nơi báo cáo"
    if not told.missing:
        return f"{words}."
    more = f" và {format_number(len(told.missing) - _NAMES)} nơi nữa" if len(told.missing) > _NAMES else ""
    return f"{words}; chưa có: {', '.join(told.missing[:_NAMES])}{more}."


def place_words(forms: Iterable[Form], key: str) -> str:
    """ "Biểu 8, Đảng viên (lượt), Tổng số"."""
    form_id, row, column = parts_of(key)
    return next((form.place(row, column) for form in forms if form.id == form_id), key)
