"""What a unit's own units had accepted, as the unit's own figures and material (tổng hợp đợt cấp dưới lên báo cáo của mình).

>>> from decimal import Decimal
>>> from nhiemky.domain.consolidation import ConsolidatedIndicator
>>> from nhiemky.domain.figure import BLANK, Value
>>> part = Part("Chi bộ Ga Nam", "ga.xlsx", "Phụ lục", "E7", BLANK, Value("3", Decimal(3)), counted=True, submission="r1")
>>> row = ConsolidatedIndicator("Kết nạp đảng viên", "đảng viên", "sum", BLANK, Value("3", Decimal(3)), None, (part,), code="CT01")
>>> whole = Consolidation((), (), (row,), expected=2)
>>> [(one.code, one.actual, one.units, one.of) for one in figures_up(whole)]
[('CT01', '3', 1, 2)]

Promise: figures that are added up or computed from sums go up as they are, so that the top's total is the sum of the leaves whatever
the levels; what the method does not add up (an answer yes or no, a level) is left to the unit. Every figure keeps its parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nhiemky.domain.campaign import Method
from nhiemky.domain.consolidation import Consolidation, GatheredSection, Part
from nhiemky.flows.consolidation_versions import Inputs, build
from nhiemky.vietnamese.numbers import format_number

GOES_UP: frozenset[Method] = frozenset({"sum", "ratio", "mean_unweighted"})


@dataclass(frozen=True, slots=True)
class RolledFigure:
    """One row of the unit's own appendix. actual: as the office writes it. units, of: how many stand behind it, of how many expected.

    estimated: some of it is. mean: an average of averages, to be looked at by a person.
    """

    code: str
    statement: str
    unit_of_measure: str
    actual: str
    units: int
    of: int
    parts: tuple[Part, ...]
    estimated: bool = False
    mean: bool = False


@dataclass(frozen=True, slots=True)
class RolledText:
    """Material for one heading of the outline: path as the outline has it, the units' words, each under its unit's name."""

    path: str
    title: str
    text: str
    units: int


def accepted_only(inputs: Inputs) -> Inputs:
    """The same with accepted reports alone: nothing goes up that the unit has not accepted."""
    ids = {one.id for one in inputs.submissions if one.stage == "accepted"}
    return replace(
        inputs,
        reports=tuple(report for report in inputs.reports if report.submission in ids),
        submissions=tuple(one for one in inputs.submissions if one.id in ids),
    )


def rolled(inputs: Inputs) -> Consolidation:
    """The consolidation of what was accepted."""
    return build(accepted_only(inputs))


def figures_up(whole: Consolidation) -> tuple[RolledFigure, ...]:
    """Rows with a figure, in the appendix's order."""
    of = whole.expected or len(whole.reporting)
    return tuple(
        RolledFigure(
            row.code,
            row.statement,
            row.unit_of_measure,
            format_number(row.actual.number),
            row.counted,
            of,
            tuple(part for part in row.parts if part.counted),
            row.estimated,
            row.method == "mean_unweighted",
        )
        for row in whole.indicators
        if row.code and row.method in GOES_UP and row.actual.number is not None
    )


def texts_up(sections: Sequence[GatheredSection]) -> tuple[RolledText, ...]:
    """Headings under which somebody wrote, as material: who, then what."""
    found = []
    for section in sections:
        lines = [f"{_names(each.units)}: {' '.join(each.paragraphs)}" for each in section.contributions if each.paragraphs]
        if lines:
            units = {unit for each in section.contributions for unit in each.units}
            found.append(RolledText("/".join(section.path), section.title, "\n\n".join(lines), len(units)))
    return tuple(found)


def _names(units: Sequence[str]) -> str:
    return ", ".join(units) if len(units) < 4 else f"{', '.join(units[:3])} và {len(units) - 3} đơn vị khác"
