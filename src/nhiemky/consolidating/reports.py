"""Which file of a unit counts.

Promise: each unit's table comes from one file and every choice is told; the same bytes count once; a file is never dropped in
silence; a unit's texts may come from another file than its table.

Of several tables of one unit the newest counts: by the date on the paper, then (a workbook before a Word copy) the time it was
saved, then revision words in the file's name ("lần 2", "bổ sung"), then the order given. A mark decides only where every
candidate has it, so the choice does not depend on the order of the files.

>>> revision("BC_SoTaiChinh_lan2.xlsx"), revision("bao cao (bo sung).docx"), revision("so-tai-chinh.xlsx")
(20, 15, 0)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from nhiemky.consolidating.measures import has_figure
from nhiemky.consolidating.units import Roster
from nhiemky.consolidating.wording import key, unit_key
from nhiemky.domain.campaign import Unit
from nhiemky.domain.consolidation import Missing, Reporter, Source, Use
from nhiemky.domain.figure import Row
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.unit_report import UnitReport
from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.vietnamese.unicode import fold

FORM_ROWS = 3
"""From so many rows on a table without any figure is a form that was not filled in."""
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ROUND = re.compile(r"\b(?:lan|ban|v|ver|version|rev)\s*(?:thu\s*)?(\d{1,3})\b|\((\d{1,3})\)$")
_REVISED = re.compile(r"bo ?sung|(da )?chinh ?(sua|ly)|\bsua\b|dieu ?chinh|\bmoi\b|thay ?the|chinh ?thuc")
_LAST = re.compile(r"\bcuoi( cung)?\b|\bfinal\b|\bchot\b")
_COPY = re.compile(r"\bcopy\b|ban sao|\(\d\)|- \d\.")
_WORKBOOKS = (".xlsx", ".xls", ".csv", ".ods")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A unit with the file of its table and the files of its texts, the newest last. blank: the form it did not fill in."""

    unit: str
    unit_id: str
    branch: str
    table: UnitReport | None
    texts: tuple[UnitReport, ...]
    blank: str = ""
    former: bool = False

    @property
    def reporter(self) -> Reporter:
        table = self.table.file if self.table else ""
        return Reporter(self.unit, self.unit_id, self.branch, table, tuple(report.file for report in self.texts), self.filled, self.former)

    @property
    def filled(self) -> bool:
        """The table holds at least one figure."""
        return self.table is not None and _filled(self.table)


@dataclass(slots=True)
class Selection:
    """What counts, what became of every file, who is missing."""

    chosen: list[Chosen] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def choose(reports: Sequence[UnitReport], units: Sequence[Unit] = (), formers: Sequence[Unit] = ()) -> Selection:
    """Settle units and files. units: the roster; its order is the order of the units, others follow as they came.

    formers: those that were merged or ended and are expected no more; they stand behind the roster."""
    selection = Selection()
    roster = Roster((*units, *formers))
    old = {unit.id for unit in formers}
    singles = list(_once_each(reports, roster, selection))
    by_unit: dict[str, list[UnitReport]] = defaultdict(list)
    for report in singles:
        by_unit[roster.settle(report)].append(report)
    for who in sorted(by_unit, key=roster.position):
        chosen = _choose_one(who, by_unit[who], roster, selection)
        selection.chosen.append(replace(chosen, former=chosen.unit_id in old))
    selection.findings += roster.findings
    _tell_missing(selection, units)
    return selection


def sent_twice(reports: Sequence[UnitReport], units: Sequence[Unit] = ()) -> list[int]:
    """Positions of the tables whose unit sent another one with other bytes: where the time of saving may decide."""
    roster = Roster(units)
    for report in reports:
        roster.learn(report)
    by_unit: dict[str, dict[str, int]] = defaultdict(dict)
    for at, report in enumerate(reports):
        if report.has_table:
            by_unit[roster.settle(report)].setdefault(report.sha256, at)
    return sorted(at for tables in by_unit.values() if len(tables) > 1 for at in tables.values())


def _once_each(reports: Sequence[UnitReport], roster: Roster, selection: Selection) -> Iterator[UnitReport]:
    """Reports whose bytes were not met before. Names are learned from all first, so that a nameless copy finds its unit."""
    for report in reports:
        roster.learn(report)
    originals: dict[str, UnitReport] = {}
    for report in sorted(reports, key=lambda report: (bool(_COPY.search(fold(report.file))), report.file)):
        originals.setdefault(report.sha256, report)
    for report in reports:
        original = originals[report.sha256] if report.sha256 else report
        if original is report:
            yield report
            continue
        unit, other = roster.name(roster.settle(report)), roster.name(roster.settle(original))
        same = roster.settle(report) == roster.settle(original) or not report.identity.unit
        selection.sources.append(Source(report.file, report.sha256, other, "same bytes"))
        code = "same_file_twice" if same else "one_file_two_units"
        selection.findings.append(finding(code, file=report.file, copy=report.file, original=original.file, unit=unit, other=other))


def _choose_one(who: str, reports: list[UnitReport], roster: Roster, selection: Selection) -> Chosen:
    unit, blank = roster.name(who), [report for report in reports if is_blank_form(report)]
    tables = [report for report in reports if report.has_table and report not in blank]
    tables = [report for report in tables if _filled(report)] or tables
    table: UnitReport | None = None
    if tables:
        table, why = newest(tables)
        _tell_older(unit, table, why, [other for other in tables if other is not table], selection)
    texts = tuple(_oldest_first([report for report in reports if report.texts]))
    for report in reports:
        use: Use = "blank form" if report in blank else _use(report, table)
        selection.sources.append(Source(report.file, report.sha256, unit, use))
        if use == "nothing":
            selection.findings.append(finding("file_without_table", file=report.file))
    return Chosen(unit, roster.unit_id(who), roster.branch(who), table, texts, "" if table or not blank else blank[-1].file)


def is_blank_form(report: UnitReport) -> bool:
    """Several rows and not one figure: the form was sent back as it came. It says nothing, its targets neither.

    A table of one or two rows may well be a report without figures.
    """
    return len(report.rows) >= FORM_ROWS and not _filled(report)


def _filled(report: UnitReport) -> bool:
    return any(has_figure(row.actual) for row in report.rows)


def _use(report: UnitReport, table: UnitReport | None) -> Use:
    if report is table:
        return "table and texts" if report.texts else "table"
    return "texts" if report.texts else "older" if report.has_table else "nothing"


def newest(reports: Sequence[UnitReport]) -> tuple[UnitReport, str]:
    """The newest and why ("ngày 28/5/2023 trên văn bản mới hơn")."""
    left = list(reports)
    why = "chỉ có một bảng"
    for told, mark in _MARKS:
        marks = [mark(report) for report in left]
        if len(left) > 1 and all(marks) and len(set(marks)) > 1:
            left = [report for report, m in zip(left, marks, strict=True) if m == max(marks)]
            why = told(left[0])
    if len(left) > 1:
        return left[-1], "đứng sau trong danh sách tệp (không có ngày nào để so)"
    return left[0], why


def _oldest_first(reports: Sequence[UnitReport]) -> list[UnitReport]:
    left, order = list(reports), []
    while left:
        last = newest(left)[0]
        left.remove(last)
        order.append(last)
    return order[::-1]


def paper_date(report: UnitReport) -> date | None:
    """The date on the unit's own paper, None unknown."""
    if iso := _ISO.search(report.date):
        try:
            return date(*map(int, iso.groups()))
        except ValueError:
            return None
    return next((found.day for found in find_days(report.date) if found.day), None)


def revision(file: str) -> int:
    """How late a revision the file's name says it is; 0 says nothing. "lần 2" -> 20, "bổ sung" -> 15, "cuối" -> 9990."""
    words = re.sub(r"(?<=[a-z])(?=\d)|[\W_]+(?![()])", " ", fold(PurePath(file).stem)).strip()
    stem = fold(PurePath(file).stem)
    if _LAST.search(words):
        return 9990
    rounds = [int(found[1] or found[2]) * 10 for found in (*_ROUND.finditer(words), *_ROUND.finditer(stem))]
    return max([*rounds, 15 if _REVISED.search(words) else 0])


def _kind(report: UnitReport) -> str:
    return "workbook" if PurePath(report.file).suffix.lower() in _WORKBOOKS else "document"


def _saved(report: UnitReport) -> str:
    day = find_days("/".join(reversed(report.modified[:10].split("-"))))
    return f"được lưu sau cùng ({format_day(day[0].day)})" if day and day[0].day else "được lưu sau cùng"


def _dated(report: UnitReport) -> str:
    day = paper_date(report)
    return f"văn bản ghi ngày {format_day(day)} là mới nhất" if day else ""


# How each mark is told, and the mark: what sorts last is newest, what is empty is unknown.
_MARKS: tuple[tuple[Callable[[UnitReport], str], Callable[[UnitReport], str]], ...] = (
    (_dated, lambda report: str(paper_date(report) or "")),
    (lambda _: "là bảng Excel, bản kia là Word", _kind),
    (_saved, lambda report: report.modified),
    (lambda report: f"tên tệp ghi là bản sau (“{report.file}”)", lambda report: f"{revision(report.file):04}"),
)


def _tell_older(unit: str, used: UnitReport, why: str, others: Sequence[UnitReport], selection: Selection) -> None:
    """A Word copy of the workbook's table need only agree; another table of the same kind is an older version."""
    rows = {_row_key(row): row for row in used.rows}
    versions = [other for other in others if _kind(other) == _kind(used)]
    changed = 0
    for other in others:
        copy = _kind(other) != _kind(used)
        for row in other.rows:
            mine = rows.get(_row_key(row))
            if mine is None:
                if has_figure(row.actual):
                    selection.findings.append(_only_in_older(unit, used, other, row))
            elif not _same(mine, row):
                changed += not copy
                if copy:
                    selection.findings.append(_disagree(unit, used, mine, other, row))
    if versions:
        older = ", ".join(other.file for other in versions)
        selection.findings.append(
            finding(
                "unit_sent_twice", file=used.file, unit=unit, count=len(versions) + 1, used=used.file, why=why, older=older, changed=changed
            )
        )


def _only_in_older(unit: str, used: UnitReport, other: UnitReport, row: Row) -> Finding:
    return finding(
        "row_only_in_older", file=other.file, place=_place(row), unit=unit, statement=row.statement, value=row.actual.raw,
        older=other.file, used=used.file,
    )  # fmt: skip


def _disagree(unit: str, used: UnitReport, mine: Row, other: UnitReport, row: Row) -> Finding:
    by_actual = _said(mine.actual.raw, mine.actual.plain) != _said(row.actual.raw, row.actual.plain)
    value, theirs = (mine.actual, row.actual) if by_actual else (mine.target, row.target)
    return finding(
        "tables_disagree", file=used.file, place=_place(mine), unit=unit, statement=mine.statement, value=value.raw or "để trống",
        used=used.file, used_place=_place(mine), other_value=theirs.raw or "để trống", other=other.file, other_place=_place(row),
    )  # fmt: skip


def _row_key(row: Row) -> tuple[str, str]:
    return row.code or key(row.statement, row.unit_of_measure), unit_key(row.unit_of_measure)


def _same(mine: Row, other: Row) -> bool:
    return _said(mine.actual.raw, mine.actual.plain) == _said(other.actual.raw, other.actual.plain) and _said(
        mine.target.raw, mine.target.plain
    ) == _said(other.target.raw, other.target.plain)


def _said(raw: str, plain: str) -> str:
    return fold(raw) if plain == raw else plain


def _place(row: Row) -> str:
    cell = row.actual_cell or row.target_cell or f"dòng {row.row}"
    return f"{row.sheet}!{cell}" if row.sheet else cell


def _tell_missing(selection: Selection, units: Sequence[Unit]) -> None:
    """Roster entries without a figure; files of theirs that hold no table, and blank forms, are named."""
    sent = {chosen.unit_id: chosen for chosen in selection.chosen if chosen.unit_id}
    for unit in units:
        chosen = sent.get(unit.id)
        if chosen is None or not chosen.filled:
            blank = (chosen.table.file if chosen.table else chosen.blank) if chosen else ""
            files = tuple(report.file for report in chosen.texts if report.file != blank) if chosen else ()
            selection.missing.append(Missing(unit.name, unit.id, unit.branch or "", files, blank))
    if selection.missing:
        names = ", ".join(missing.unit for missing in selection.missing[:10])
        more = f" và {len(selection.missing) - 10} đơn vị nữa" if len(selection.missing) > 10 else ""
        selection.findings.append(finding("units_missing", count=len(selection.missing), expected=len(units), units=names + more))
