"""Where things stand on the appendix sheet. Promises one place for every role, whatever columns the directive's template has.

>>> from nhiemky.domain.campaign import Owner
>>> layout = layout_of(Campaign(title="Sơ kết", owner=Owner("Đảng ủy Khối"), cut_off="2023-04"), Unit("a", "Chi bộ Đài"))
>>> [(column.letter, column.role) for column in layout.columns][3:5], layout.figure, layout.check, layout.first
([('D', 'target'), ('E', 'actual')], 'G', 'H', 9)
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.domain.campaign import Campaign, Indicator, Unit
from nhiemky.domain.figure import BLANK, Value
from nhiemky.vietnamese.columns import Role, column_role, default_columns
from nhiemky.vietnamese.measures import Measure, measure
from nhiemky.vietnamese.values import parse_value
from nhiemky.writing.form_answers import Answer, Cells, answer_for

HEADER_ROW = 8
FREE_ROWS = 15
OWN_ROWS = 5
_FEWEST, _MOST = 4, 20
"""Columns of a form: fewer leave no room for the letterhead, more are a statistical table and no appendix of targets."""
_FREE = Answer("text")
_WIDTHS: dict[Role | None, float] = {
    "number": 5.5,
    "statement": 46,
    "unit_of_measure": 13,
    "target": 17,
    "actual": 17,
    "verdict": 19,
    "note": 24,
    None: 17,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the paper form."""

    letter: str
    title: str
    role: Role | None
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One row to fill: of the campaign's indicator, or free (indicator None). number: Excel's row.

    locked: the target is the campaign's and may not be changed here.
    """

    number: int
    label: str
    indicator: Indicator | None = None
    answer: Answer = _FREE
    target: Value = BLANK
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """columns A.. as on paper; then, on the screen only, the kind of figure and the check. `own_heading`: row above the unit's own rows."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    own_heading: int | None

    @property
    def figure(self) -> str:
        return _letter(len(self.columns))

    @property
    def check(self) -> str:
        return _letter(len(self.columns) + 1)

    @property
    def previous(self) -> str:
        """The column of the last period, where a form shows it."""
        return _letter(len(self.columns) + 2)

    @property
    def first(self) -> int:
        return HEADER_ROW + 1

    @property
    def last(self) -> int:
        return self.rows[-1].number

    @property
    def cut_off(self) -> str:
        """The cell that says until when the figures are."""
        return f"${self.check}$2"

    def letter(self, role: Role) -> str:
        """Column of a role, "" where the form has none."""
        return next((column.letter for column in self.columns if column.role == role), "")

    def cells(self, row: Row) -> Cells:
        """A row's cells by role."""

        def place(role: Role) -> str:
            letter = self.letter(role)
            return f"{letter}{row.number}" if letter else ""

        figure = f"{self.figure}{row.number}"
        return Cells(place("statement"), place("unit_of_measure"), place("target"), place("actual"), figure, self.cut_off)


def layout_of(campaign: Campaign, unit: Unit) -> Layout:
    """Fixed rows for the unit's indicators, then free ones: a few for its own, all of them where the template is blank."""
    titles = campaign.appendix_columns or default_columns(campaign.cut_off, campaign.cut_off_estimated)
    columns = _columns(titles)
    if not (_FEWEST <= len(columns) <= _MOST and {"statement", "actual"} <= {column.role for column in columns}):
        columns = _columns(default_columns(campaign.cut_off, campaign.cut_off_estimated))
    indicators = campaign.indicators_of(unit)
    rows = [_row(campaign, unit, indicator, HEADER_ROW + at, f"{at:02}") for at, indicator in enumerate(indicators, 1)]
    own_heading = HEADER_ROW + len(rows) + 1 if rows else None
    start = own_heading or HEADER_ROW
    rows += [Row(start + at, f"{len(indicators) + at:02}") for at in range(1, (OWN_ROWS if indicators else FREE_ROWS) + 1)]
    return Layout(columns, tuple(rows), own_heading)


def _columns(titles: tuple[str, ...]) -> tuple[Column, ...]:
    columns: list[Column] = []
    for at, title in enumerate(titles[: _MOST + 1]):
        role = column_role(title)
        if role in {column.role for column in columns}:
            role = None
        columns.append(Column(_letter(at), title, role, _WIDTHS[role]))
    return tuple(columns)


def _row(campaign: Campaign, unit: Unit, indicator: Indicator, number: int, label: str) -> Row:
    kind = measure(indicator.unit_of_measure, indicator.statement)
    given = unit.targets.get(indicator.code, "")
    # The owner's total is no unit's target; its shares and levels hold for every unit alike.
    common = "" if kind in ("whole", "decimal") else indicator.target or ""
    target = _target(given or common, kind)
    locked = bool(given) and campaign.adjustment_policy is not None
    return Row(number, label, indicator, answer_for(kind, indicator.unit_of_measure), target, locked)


def _target(words: str, kind: Measure) -> Value:
    """A number or a bound only where the row's answer is a number of that kind: "95%" of a counted row stays words."""
    value = parse_value(words)
    same = value.is_number and kind in ("whole", "decimal", "percent") and (kind == "percent" or not value.percent)
    return value if same else Value(value.raw)


def _letter(at: int) -> str:
    return chr(ord("A") + at)
