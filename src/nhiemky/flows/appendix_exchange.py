"""The grid as a workbook, and any file with the table laid beside the grid before it is taken over.

>>> from nhiemky.domain.campaign import Owner
>>> row = AskedRow("CT01", "01", "Kết nạp đảng viên mới", "đảng viên", target="25", previous="9", previous_period="2022-12")
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), indicators=(Indicator("CT01", row.statement, row.unit_of_measure, "sum"),))
>>> workbook(campaign, Unit("a", "Chi bộ Đài"), [fill(row, Entry("14"))])[:2]
b'PK'

Promise: the workbook of a grid, read back unchanged, changes nothing; a blank of a file clears nothing; what of a file has no row is
listed with its words; nothing is saved here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nhiemky.consolidating.wording import unit_key
from nhiemky.domain.appendix_entry import AskedRow, Difference, Entry, FilledCell, Filling, Incoming, KindOfFigure, Leftover
from nhiemky.domain.campaign import Campaign, Indicator, Unit
from nhiemky.domain.figure import Row, Value
from nhiemky.domain.unit_report import UnitReport
from nhiemky.flows.appendix_entry import Line, fill
from nhiemky.flows.appendix_paste import match_row
from nhiemky.flows.appendix_words import understand
from nhiemky.vietnamese.columns import cut_off_day
from nhiemky.vietnamese.unicode import fold
from nhiemky.vietnamese.values import parse_value
from nhiemky.writing.form_workbook import write_form


def workbook(campaign: Campaign, unit: Unit, lines: Sequence[Line]) -> bytes:
    """The unit's fill-in form as the grid stands: its own targets, last period's figures, what it has filled in, its own rows."""
    known = {indicator.code: indicator for indicator in campaign.indicators}
    rows = tuple(known.get(line.row.code) or _own(line.row, unit) for line in lines)
    targets = {line.row.code: line.row.target for line in lines if line.row.target}
    cells = {
        line.row.code: FilledCell(_held(line), line.entry.kind == "estimate", line.row.previous, line.row.target_note) for line in lines
    }
    period = next((line.row.previous_period for line in lines if line.row.previous_period), "")
    return write_form(replace(campaign, indicators=rows), replace(unit, targets=targets), Filling(cells, period))


def _own(row: AskedRow, unit: Unit) -> Indicator:
    return Indicator(row.code, row.statement, row.unit_of_measure, direction=row.direction, unit_id=unit.id)


def _held(line: Line) -> Value:
    """A number as a number only where it is the row's; what is in doubt stays as it was typed."""
    seen = line.seen
    plain = seen.fits and not seen.unit_written and seen.value.number is not None and seen.value.comparator == "="
    if plain:
        return seen.value
    return Value(seen.printed if seen.fits and not seen.unit_written else line.entry.words.strip())


def lay_beside(report: UnitReport, lines: Sequence[Line], campaign_id: str = "", unit: Unit | None = None) -> Incoming:
    """What taking `report` over would change. campaign_id: rows' codes count only in our own form of this campaign."""
    rows = [line.row for line in lines]
    held = {line.row.code: line for line in lines}
    coded = bool(report.identity.campaign_id) and report.identity.campaign_id == campaign_id
    laying = _Laying(report, held)
    for number, row in enumerate(report.rows, 1):
        sure = held.get(row.code) if coded and row.code else None
        if sure is not None:
            laying.take(number, row, sure.row, "")
            continue
        found = match_row(row.statement, row.unit_of_measure, rows)
        if found is None:
            laying.left(number, row, "không khớp chỉ tiêu nào", "")
        elif not found.sure:
            laying.left(number, row, f"có phải “{found.row.statement}” không (giống {found.score:.0f}%)", found.row.code)
        else:
            laying.take(number, row, found.row, "")
    return laying.result(tuple(_doubts(report, unit)))


class _Laying:
    """Rows of one file laid beside the grid's."""

    def __init__(self, report: UnitReport, held: dict[str, Line]) -> None:
        self.report, self.held = report, held
        self.changed: list[Difference] = []
        self.same: list[AskedRow] = []
        self.leftover: list[Leftover] = []
        self.met: dict[str, int] = {}

    def take(self, number: int, row: Row, asked: AskedRow, question: str) -> None:
        if asked.code in self.met:
            self.left(number, row, f"trùng với dòng {self.met[asked.code]} của tệp", asked.code)
            return
        line = self.held[asked.code]
        self._target(number, row, asked)
        if row.actual.is_blank:
            return
        self.met[asked.code] = number
        entry = self._entry(row, line)
        if _equal(line, entry):
            self.same.append(asked)
            return
        place = f"{row.sheet}!{row.actual_cell}" if row.sheet else row.actual_cell
        target = row.target.raw if asked.target_open and not _same_words(row.target, asked.target) else ""
        before = _shown(line)
        self.changed.append(Difference(asked, before, _shown(fill(asked, entry)), entry, place, target, question))

    def _entry(self, row: Row, line: Line) -> Entry:
        """What the file says, with the reason kept only where the figure stays."""
        asked, words = line.row, row.actual.raw
        differs = row.unit_of_measure and asked.unit_of_measure and unit_key(row.unit_of_measure) != unit_key(asked.unit_of_measure)
        if differs and row.actual.number is not None and not any(map(str.isalpha, words)):
            words = f"{words} {row.unit_of_measure}"
        estimated = row.actual.estimated or self.report.estimated
        kind: KindOfFigure = "estimate" if estimated else "actual"
        cut_off = (line.entry.cut_off or _as_day(self.report.cut_off)) if estimated else ""
        return Entry(words, kind, cut_off, line.entry.years, "", row.verdict, row.note)

    def _target(self, number: int, row: Row, asked: AskedRow) -> None:
        if not row.target.is_blank and not asked.target_open and not _same_words(row.target, asked.target):
            known = asked.target or "để trống"
            self.leftover.append(
                Leftover(number, row.target.raw, f"chỉ tiêu của dòng {asked.label} ở đây là {known}, không đổi", asked.code)
            )

    def left(self, number: int, row: Row, why: str, code: str) -> None:
        words = [row.statement, row.unit_of_measure, row.actual.raw and f"thực hiện {row.actual.raw}"]
        if row.actual.is_blank and row.target.is_blank:
            return
        self.leftover.append(Leftover(number, " | ".join(filter(None, words)), why, code, row.actual.raw if code else ""))

    def result(self, doubts: tuple[str, ...]) -> Incoming:
        silent = tuple(line.row for line in self.held.values() if line.has_figure and line.row.code not in self.met)
        report = self.report
        return Incoming(
            report.file, tuple(self.changed), tuple(self.same), silent, tuple(self.leftover), report.cut_off, report.identity.unit, doubts
        )


def _doubts(report: UnitReport, unit: Unit | None) -> Iterator[str]:
    if unit is None:
        return
    identity = report.identity
    if identity.unit_id and identity.unit_id != unit.id:
        yield f"Tệp là biểu của “{identity.unit}”, không phải của “{unit.name}”."
    elif identity.unit and not identity.unit_id and not _same_unit(identity.unit, unit):
        yield f"Tệp ghi tên “{identity.unit}”, ở đây là “{unit.name}”. Xem lại trước khi lấy số."
    if not report.rows:
        yield "Không thấy bảng chỉ tiêu nào trong tệp."


_KINDS = ("dang bo ", "dang uy ", "chi bo ", "chi uy ", "ban chap hanh ")


def _same_unit(name: str, unit: Unit) -> bool:
    def core(words: str) -> str:
        key = fold(words)
        for kind in _KINDS:
            key = key.removeprefix(kind)
        return key

    return core(name) in {core(known) for known in (unit.name, *unit.aliases)}


def _equal(line: Line, entry: Entry) -> bool:
    """The file says what the grid says: the same figure of the same kind, however it is printed."""
    if line.entry.is_blank or line.entry.kind != entry.kind:
        return False
    one, other = line.seen, understand(entry.words, line.row)
    if one.value.number is not None or other.value.number is not None:
        return one.value.number == other.value.number and one.unit_written == other.unit_written and one.fits == other.fits
    return fold(one.printed) == fold(other.printed)


def _same_words(value: Value, known: str) -> bool:
    other = parse_value(known)
    if value.number is not None and other.number is not None:
        return value.number == other.number and value.comparator == other.comparator
    return fold(value.raw) == fold(known)


def _shown(line: Line) -> str:
    """ "ước 21,9", "" for a blank."""
    if not line.has_figure:
        return ""
    return f"ước {line.seen.printed}" if line.entry.kind == "estimate" else line.seen.printed


def _as_day(cut_off: str) -> str:
    """ "2023-04" -> "2023-04-30"."""
    day = cut_off_day(cut_off)
    return day.isoformat() if day else ""
