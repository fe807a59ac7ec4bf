"""A sheet as its page shows it: one form at a time, counts down, subjects across, what does not agree beside its cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nhiemky.domain.statistics import Form, cell_key, is_open
from nhiemky.web.statistics.judging import Judged
from nhiemky.web.statistics.models import StatisticsCell


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One input. at: "row,column" for the keyboard; mark: "" | "bad" | "ask"; open False: no such cell."""

    key: str
    id: str
    label: str
    at: str = ""
    words: str = ""
    version: int = 0
    mark: str = ""
    open: bool = True


@dataclass(frozen=True, slots=True)
class ShownLine:
    """group: heading to set before it, "" for none."""

    label: str
    within: bool
    cells: tuple[ShownCell, ...]
    group: str = ""


def lines_of(form: Form, cells: Iterable[StatisticsCell], judged: Judged | None = None) -> list[ShownLine]:
    """The form's lines with what is filled in."""
    held = {cell.key: cell for cell in cells}
    marks = marks_of(judged) if judged else {}
    shown: list[ShownLine] = []
    group = ""
    for number, column in enumerate(form.columns):
        line = []
        for across, row in enumerate(form.rows):
            key = cell_key(form.id, row.id, column.id)
            cell = held.get(key)
            line.append(
                ShownCell(
                    key, id_of(key), form.place(row.id, column.id), f"{number},{across}", cell.words if cell else "",
                    cell.version if cell else 0, marks.get(key, ""), is_open(row, column),
                )
            )  # fmt: skip
        shown.append(ShownLine(form.label(column), bool(column.within), tuple(line), column.group if column.group != group else ""))
        group = column.group
    return shown


def id_of(key: str) -> str:
    """The cell's id on the page."""
    return "o-" + key.replace("/", "_")


def marks_of(judged: Judged) -> dict[str, str]:
    """Cells that something is said of and nobody has answered: the worst of each."""
    marks: dict[str, str] = {}
    for one in judged.kept:
        if not one.open:
            continue
        for key in one.found.facts.get("cells", (one.found.subject_id,)):
            if one.found.severity == "high" or key not in marks:
                marks[str(key)] = "bad" if one.found.severity == "high" else "ask"
    return marks


@dataclass(frozen=True, slots=True)
class Tab:
    """One form's tab: how many of its cells are filled, how many findings are open."""

    form: Form
    filled: int
    cells: int
    faults: int
    on: bool


def tabs_of(forms: Iterable[Form], judged: Judged, current: Form) -> list[Tab]:
    """A tab a form."""
    filled: dict[str, int] = {}
    for key in judged.figures:
        filled[key.split("/", 1)[0]] = filled.get(key.split("/", 1)[0], 0) + 1
    faults: dict[str, int] = {}
    for one in judged.kept:
        if one.open:
            name = (one.found.subject_id or "").split("/", 1)[0]
            faults[name] = faults.get(name, 0) + 1
    return [Tab(form, filled.get(form.id, 0), len(form.cells()), faults.get(form.id, 0), form.id == current.id) for form in forms]
