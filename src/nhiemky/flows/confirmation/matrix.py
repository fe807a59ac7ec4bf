"""Reports × levels: who makes, adopts and sends up which report, and what the text leaves open.

>>> from nhiemky.flows.confirmation.stored import read_paper
>>> words = "KẾ HOẠCH\\n\\nsơ kết\\n\\nI- NỘI DUNG\\n\\nCác chi bộ gửi báo cáo sơ kết về Đảng ủy X trước ngày 20/5/2023."
>>> matrix = matrix_of(read_paper(words.encode(), "ke-hoach.txt").directive, "Đảng ủy X")
>>> [(row.name, [cell.state for cell in row.cells["u1"]]) for row in matrix.rows]
[('Báo cáo sơ kết', ['asked', 'open', 'asked'])]

What it promises: a cell is asked only where words of the text ask it; what they leave open is "open", never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from nhiemky.domain.campaign import GoesUp
from nhiemky.domain.confirmation import STEPS, Cell, CellState, Level, Matrix, ReportRow, Step
from nhiemky.domain.directive import Directive, Obligation
from nhiemky.flows.campaign_actors import BACK_REFERENCE, PILOT_GROUP, clip, group_of, is_owner, is_pilot, short_actor, side
from nhiemky.flows.campaign_requirements import adopters, deliverable_of, goes_up_of, likeness, report_words
from nhiemky.flows.confirmation.sentences import outline_name
from nhiemky.reading.structure.references import expanded
from nhiemky.vietnamese.letterhead import organ_name
from nhiemky.vietnamese.unicode import fold

_SENDS = re.compile(r"\b(?:gui|nop|bao cao ket qua)\b")
_SEVERAL = re.compile(r"\b(?:cac|ba|hai|bon|nhung|0?[2-9]) (?:loai )?bao cao\b")
_REPORT_NAME = re.compile(r"báo cáo\b.*", re.IGNORECASE | re.DOTALL)
_AFTER_NAME = re.compile(r"\s(?:để|gửi|trình|về Ban|trước|của|theo)\s|;")
_LIKE = 0.34
_AT_MEETING = "Hội nghị của đơn vị"


@dataclass(frozen=True, slots=True)
class Side:
    """One duty with where it stands: level, and whether it makes, holds (an event) or sends. of_all: its level is all units."""

    duty: Obligation
    level: str
    kind: str
    of_all: bool = False


def matrix_of(
    directive: Directive,
    owner: str,
    settled: Mapping[str, Mapping[str, str]] | None = None,
    ways: Mapping[str, Mapping[str, str]] | None = None,
) -> Matrix:
    """settled: cell -> {"state", "by"} as a person set it; ways: row -> {"goes_up"}."""
    levels = levels_of(directive, owner)
    sides = sides_of(directive, owner, levels)
    known = _rows(directive, sides)
    rows = []
    for row in known:
        cells = {level.id: _cells(row, level, sides, directive, owner, known) for level in levels}
        row = replace(row, cells={id: _settled(row.id, id, three, settled or {}) for id, three in cells.items()})
        way = (ways or {}).get(row.id, {}).get("goes_up")
        rows.append(replace(row, goes_up=cast(GoesUp, way)) if way else row)
    return Matrix(levels, tuple(rows))


def levels_of(directive: Directive, owner: str) -> tuple[Level, ...]:
    """Units, groups of units that duties name, and the owner."""
    groups: list[str | None] = []
    reporting = [work.who for work in directive.assignments if "bao cao" in fold(work.what)]
    for who in (*(duty.who for duty in directive.obligations), *reporting):
        if who and side(who, owner) == "unit" and not BACK_REFERENCE.search(fold(who)):
            group = group_of(who, owner)
            if group != PILOT_GROUP and group not in groups:
                groups.append(group)
    groups = groups or [None]
    groups.sort(key=lambda group: group is not None)
    units = [Level(f"u{number}", clip(group, 60) if group else "Các đơn vị", group) for number, group in enumerate(groups, 1)]
    return (*units, Level("own", short_actor(owner, ""), own=True))


def sides_of(directive: Directive, owner: str, levels: Sequence[Level]) -> tuple[Side, ...]:
    """Each duty at its level; "nêu trên" is the group named before it."""
    by_group = {level.group: level.id for level in levels if not level.own}
    last = next(iter(by_group.values()), "own")
    found = []
    for duty in directive.obligations:
        where = side(duty.who, owner)
        if where == "unit" and duty.who:
            level = last if BACK_REFERENCE.search(fold(duty.who)) else by_group.get(group_of(duty.who, owner), last)
            last = level
        elif where in ("unknown", "other"):
            level = next(iter(by_group.values()), "own") if duty.submit_to else "own"
        else:
            level = "own"
        found.append(Side(duty, level, _kind(duty, owner, level), by_group.get(None) == level))
    return tuple(found)


def _kind(duty: Obligation, owner: str, level: str) -> str:
    """ "make", "send", "hold" (an event), "other": work of the pilot, drafts laid before a person, what goes round in the house."""
    words = fold(duty.what)
    quoted = fold(" ".join(evidence.quote for evidence in duty.evidence))
    if duty.who and is_pilot(duty.who):
        return "other"
    kind = deliverable_of(duty.what, duty.submit_to)
    if kind == "event":
        return "hold"
    if kind not in ("report", "appendix"):
        return "other"
    if re.search(r"\b(?:xin|cho) y kien\b", words) or (level != "own" and re.search(r"\bxin y kien\b", quoted)):
        return "other"
    if level == "own" and _SENDS.search(words) and duty.submit_to and not is_owner(organ_name(duty.who or ""), owner):
        return "other" if is_owner(organ_name(duty.submit_to), owner) else "send"
    return "send" if _SENDS.search(words) and not re.match(r"(?:tham muu|du thao|xay dung|soan thao)\b", words) else "make"


def _rows(directive: Directive, sides: Sequence[Side]) -> list[ReportRow]:
    rows = [
        ReportRow(outline.id, name := outline_name(outline), outline.id, goes_up=goes_up_of(name, "report") or "sections")
        for outline in expanded(directive.outlines)
        if outline.nodes
    ]
    for item in sides:
        if item.kind not in ("make", "send") or not report_words(_report_name(item.duty.what)):
            continue
        if item.kind == "send" and _SEVERAL.search(fold(item.duty.what)):
            continue
        name = _report_name(item.duty.what)
        if not any(likeness(name, row.name) >= _LIKE for row in rows):
            rows.append(ReportRow(item.duty.id, clip(name, 90), goes_up=goes_up_of(name, "report") or "sections"))
    if not rows and any(item.kind in ("make", "send") for item in sides):
        first = next(item for item in sides if item.kind in ("make", "send"))
        rows.append(ReportRow(first.duty.id, "Báo cáo", goes_up="sections"))
    if directive.appendix_tables:
        table = directive.appendix_tables[0]
        rows.append(ReportRow(table.id, clip(_heading(table.title), 70), appendix=True, goes_up="figures"))
    return rows


def _heading(title: str | None) -> str:
    words = " ".join((title or "Phụ lục").split())
    return words[:1].upper() + words[1:] if fold(words).startswith("phu luc") else f"Phụ lục {words[:1].lower()}{words[1:]}"


def _report_name(what: str) -> str:
    """ "xây dựng dự thảo Báo cáo kiểm điểm của Ban Chấp hành" -> "Báo cáo kiểm điểm"."""
    found = _REPORT_NAME.search(what)
    words = _AFTER_NAME.split(" ".join((found[0] if found else "").split()))[0].strip(" ,.;")
    return words[:1].upper() + words[1:]


def concerns(duty: Obligation, kind: str, row: ReportRow, rows: Sequence[ReportRow]) -> bool:
    """The duty is about this report: it names it best, or speaks of reports in general (then of those with an outline, if any)."""
    if row.appendix:
        return kind == "send"
    name = _report_name(duty.what)
    papers = [other for other in rows if not other.appendix]
    if report_words(name) and not _SEVERAL.search(fold(duty.what)):
        scores = {other.id: likeness(name, other.name) for other in papers}
        return scores[row.id] >= _LIKE and scores[row.id] == max(scores.values())
    if kind == "make" and not _SEVERAL.search(fold(duty.what)):
        return row is papers[0]
    return row.outline is not None or not any(other.outline for other in papers)


def _cells(
    row: ReportRow, level: Level, sides: Sequence[Side], directive: Directive, owner: str, rows: Sequence[ReportRow]
) -> tuple[Cell, Cell, Cell]:
    here = [item for item in sides if item.level == level.id]
    mine = [item for item in here if item.kind in ("make", "send") and concerns(item.duty, item.kind, row, rows)]
    sends = [item.duty for item in mine if item.kind == "send"]
    makes = [item.duty for item in mine if item.kind == "make"]
    if level.own:
        return _own_cells(row, makes, sends, directive, owner)
    if not mine and ((row.outline is None and not row.appendix) or _asked_of_all(row, level, sides, rows)):
        return _nothing()
    given = mine or _assigned(level, directive, owner)
    if not given:
        return (Cell("made", "open"), Cell("adopted", "not_asked" if row.appendix else "open"), Cell("sent", "open"))
    first = makes or sends
    made = Cell("made", "asked", "", first[0].id if first else "")
    holds = [item.duty for item in here if item.kind == "hold"]
    if row.appendix:
        adopted = Cell("adopted", "not_asked")
    else:
        adopted = Cell("adopted", "asked", _AT_MEETING, holds[0].id) if holds else Cell("adopted", "open")
    sent = Cell("sent", "asked", sends[0].submit_to or owner, sends[0].id) if sends else _handed_over(makes)
    return (made, adopted, sent)


def _asked_of_all(row: ReportRow, level: Level, sides: Sequence[Side], rows: Sequence[ReportRow]) -> bool:
    """A duty of all units already sends this report: a group's units owe it with them, not once more."""
    if level.group is None:
        return False
    of_all = (item for item in sides if item.kind == "send" and item.of_all)
    return any(concerns(item.duty, item.kind, row, rows) for item in of_all)


def _handed_over(makes: Sequence[Obligation]) -> Cell:
    """A report that its maker lays before somebody is sent to him."""
    duty = next((duty for duty in makes if duty.submit_to and not adopters(duty)), None)
    return Cell("sent", "asked", duty.submit_to or "", duty.id) if duty else Cell("sent", "open")


def _own_cells(
    row: ReportRow, makes: Sequence[Obligation], sends: Sequence[Obligation], directive: Directive, owner: str
) -> tuple[Cell, Cell, Cell]:
    if row.appendix:
        gathers = next(
            (work for work in directive.assignments if re.search(r"\btong hop\b.*\b(?:phu luc|so lieu|chi tieu)\b", fold(work.what))), None
        )
        made = Cell("made", "asked", short_actor(gathers.who, owner)) if gathers else Cell("made", "open")
        return (
            made,
            Cell("adopted", "not_asked"),
            Cell("sent", "asked", sends[0].submit_to or "", sends[0].id) if sends else Cell("sent", "open"),
        )
    if not makes:
        return (Cell("made", "open"), Cell("adopted", "open"), Cell("sent", "open")) if sends or row.outline else _nothing()
    duty = makes[0]
    bodies = list(adopters(duty))
    adopted = Cell("adopted", "asked", ", rồi ".join(bodies), duty.id) if bodies else Cell("adopted", "open")
    sent = Cell("sent", "asked", sends[0].submit_to or "", sends[0].id) if sends else Cell("sent", "open")
    return (Cell("made", "asked", short_actor(duty.who, owner), duty.id), adopted, sent)


def _assigned(level: Level, directive: Directive, owner: str) -> bool:
    """Work without a deadline gives this level the report."""
    return any(
        side(work.who, owner) == "unit" and group_of(work.who, owner) == level.group and "bao cao" in fold(work.what)
        for work in directive.assignments
    )


def _nothing() -> tuple[Cell, Cell, Cell]:
    return (Cell("made", "not_asked"), Cell("adopted", "not_asked"), Cell("sent", "not_asked"))


def _settled(row: str, level: str, cells: tuple[Cell, Cell, Cell], settled: Mapping[str, Mapping[str, str]]) -> tuple[Cell, Cell, Cell]:
    return cast(tuple[Cell, Cell, Cell], tuple(_one(cell, settled.get(f"{row}/{level}/{cell.step}")) for cell in cells))


def _one(cell: Cell, values: Mapping[str, str] | None) -> Cell:
    if not values or values.get("state") not in ("asked", "not_asked"):
        return cell
    state = cast(CellState, values["state"])
    return replace(cell, state=state, by=values.get("by", cell.by) if state == "asked" else "", settled=True)


def cell_of(target: str, matrix: Matrix) -> tuple[ReportRow, Level, Cell] | None:
    """ "l1/u1/sent" -> its row, level and cell; None where there is none."""
    parts: list[Any] = target.split("/")
    if len(parts) != 3 or parts[2] not in STEPS:
        return None
    row = next((row for row in matrix.rows if row.id == parts[0]), None)
    level = next((level for level in matrix.levels if level.id == parts[1]), None)
    if row is None or level is None:
        return None
    step: Step = parts[2]
    return row, level, row.cells[level.id][STEPS.index(step)]
