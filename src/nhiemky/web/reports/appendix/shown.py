"""The grid as its template shows it: one `Row` a line, the list of findings on top, the sentence in the head.

>>> page = page_of(sheet, may_fill=True)                                # doctest: +SKIP
>>> page.status                                                         # doctest: +SKIP
'Số liệu đến hết tháng 4/2023. 11/12 chỉ tiêu có số. Nộp hết ngày 29/5/2023, còn 14 ngày.'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from nhiemky.domain.appendix_entry import AskedRow, Leftover, Offer, Remark
from nhiemky.flows.appendix_entry import Line
from nhiemky.vietnamese.columns import cut_off_day, cut_off_words
from nhiemky.vietnamese.days import format_day, last_day_of_month
from nhiemky.vietnamese.measures import choices_for, measure
from nhiemky.web import clock
from nhiemky.web.reports.appendix.sheet import Sheet, report_beside
from nhiemky.web.reports.standing import shown_of

_ICONS = {"cell_fell": "talk"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A remark as the row below shows it. css: err | ask | bad; years: it speaks of the years."""

    css: str
    icon: str
    head: str
    advice: str
    offers: tuple[Offer, ...]
    years: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the grid. value: what the cell shows; choices: for a list; css of the cell; spots: what is said below it.

    keeps: words that open the reason ("Giữ 61,25, ghi lý do"), "" where none is asked; asks_day: an estimate whose day is open.
    """

    number: int
    line: Line
    version: int
    value: str
    choices: tuple[str, ...]
    css: str
    icon: str
    tone: str
    spots: tuple[Spot, ...]
    settled: bool
    keeps: str
    asks_day: bool
    day: str
    saved: bool
    summable: bool
    waiting: bool

    @property
    def key(self) -> str:
        return self.line.row.label

    @property
    def has_more(self) -> bool:
        return bool(self.spots) or self.settled or self.asks_day

    @property
    def label(self) -> str:
        """For screen readers: "Thực hiện, dòng 01: Nước thương phẩm bình quân năm, nghìn m³"."""
        row = self.line.row
        return ", ".join(filter(None, (f"Thực hiện, dòng {row.label}: {row.statement}", row.unit_of_measure)))


@dataclass(frozen=True, slots=True)
class Page:
    """problems: (row's key, sentence) of what is open; title: "1 lỗi phải sửa, 2 điều nên xem lại"."""

    sheet: Sheet
    rows: tuple[Row, ...]
    status: str
    title: str
    problems: tuple[tuple[str, str], ...]
    errors: int
    may_fill: bool
    submit_url: str
    report_url: str
    asked_day: str


def page_of(sheet: Sheet, may_fill: bool) -> Page:
    rows = tuple(row_of(sheet, number, line) for number, line in enumerate(sheet.lines))
    problems = tuple(
        (line.row.label, f"{line.row.name}: {remark.short}") for line in sorted(sheet.lines, key=_worst_first) for remark in line.open
    )
    standing = sheet.standing
    obligation = sheet.obligation
    return Page(
        sheet, rows, status_of(sheet), standing.findings_said, problems, standing.errors, may_fill,
        _address("reports:check", obligation.uuid), _report_address(sheet),
        _day(sheet.asked.campaign.cut_off or ""),
    )  # fmt: skip


def _worst_first(line: Line) -> bool:
    return not any(remark.blocks for remark in line.open)


def status_of(sheet: Sheet) -> str:
    campaign, shown = sheet.asked.campaign, shown_of(sheet.obligation, clock.now())
    parts = [f"Số liệu {'ước ' if campaign.cut_off_estimated else ''}đến hết {_until(campaign.cut_off)}."] if campaign.cut_off else []
    parts.append(f"{sheet.standing.filled_said}.")
    if sheet.closed:
        parts.append("Đã chốt, chỉ xem.")
    elif sheet.obligation.state == "submitted":
        parts.append("Đã nộp; sửa ở đây rồi nộp lại thì thành bản mới.")
    elif sheet.obligation.deadline_at:
        parts.append(f"Nộp {shown.due[:1].lower()}{shown.due[1:]}.")
    return " ".join(parts)


def _until(cut_off: str | None) -> str:
    """A day that ends its month is said as the month."""
    day = cut_off_day(cut_off)
    if day is None:
        return ""
    whole = day == last_day_of_month(day.year, day.month)
    return f"tháng {day.month}/{day.year}" if whole else cut_off_words(day.isoformat())


def row_of(sheet: Sheet, number: int, line: Line) -> Row:
    row, entry = line.row, line.entry
    figure = sheet.figures.get(row.code)
    remarks = line.open
    asked_day = cut_off_day(row.cut_off)
    own_day = entry.kind == "estimate" and (not entry.cut_off or entry.cut_off != (asked_day.isoformat() if asked_day else ""))
    quiet = {"good": "good", "warn": "bad"}.get(line.compared.tone, "so")
    css = "err" if any(remark.blocks for remark in remarks) else "ask" if remarks else quiet
    settled = bool(line.remarks) and not remarks and bool(entry.reason)
    held = sheet.ledger.answers.get(row.code) or next((one for one in sheet.ledger.own if one.indicator.code == row.code), None)
    return Row(
        number, line, sheet.version(row.code), _value(line), _choices(line), css, _icon(line), _tone(line),
        tuple(_spot(remark) for remark in remarks), settled, _keeps(line, settled),
        own_day, _day(entry.cut_off), figure is not None and figure.version > 0, bool(row.yearly), bool(held and held.waiting),
    )  # fmt: skip


def _value(line: Line) -> str:
    """As print writes it where there is no doubt, else the words as they were typed."""
    seen = line.seen
    if seen.reading == "blank" or not seen.fits or seen.question or seen.unit_written or seen.value.comparator != "=":
        return line.entry.words
    if seen.value.estimated and line.entry.kind != "estimate":
        return line.entry.words
    return seen.printed


def _choices(line: Line) -> tuple[str, ...]:
    row = line.row
    choices = choices_for(measure(row.unit_of_measure, row.statement), row.unit_of_measure)
    value = _value(line)
    return (*choices, value) if choices and value and value not in choices else choices


def _icon(line: Line) -> str:
    """Shape beside the comparison."""
    if any(remark.blocks for remark in line.open):
        return "over"
    if line.compared.words == "chưa tính":
        return "q"
    return {"good": "ok", "warn": "down"}.get(line.compared.tone, "")


def _tone(line: Line) -> str:
    """Classes of the comparison's tag; "" for plain words."""
    if any(remark.blocks for remark in line.open):
        return "bad plain"
    if line.compared.words == "chưa tính":
        return "plain"
    return {"good": "good plain", "warn": "warn plain"}.get(line.compared.tone, "muted" if line.compared.tone == "none" else "")


def _spot(remark: Remark) -> Spot:
    blocks = remark.blocks
    code = remark.finding.code
    css = "err" if blocks else "bad" if code == "cell_fell" else "ask"
    icon = "over" if blocks else _ICONS.get(code, "q")
    return Spot(css, icon, remark.head, remark.advice, remark.offers, code.startswith("cell_year"))


def _keeps(line: Line, settled: bool) -> str:
    if settled:
        return "Sửa lý do"
    reviews = [remark for remark in line.open if not remark.blocks]
    if not reviews:
        return ""
    fell = all(remark.finding.code == "cell_fell" for remark in reviews)
    return "Ghi nguyên nhân" if fell else f"Giữ {line.seen.printed}, ghi lý do"


def _day(cut_off: str) -> str:
    try:
        day = cut_off_day(cut_off)
    except ValueError:
        return cut_off
    return format_day(day) if day else ""


def placeable(sheet: Sheet, leftover: Sequence[Leftover]) -> list[tuple[Leftover, AskedRow | None, int]]:
    """Each with the row it may be put into by a click, and that row's version."""
    return [(left, sheet.row(left.code) if left.code and left.actual else None, sheet.version(left.code)) for left in leftover]


def _report_address(sheet: Sheet) -> str:
    """The report that goes with this appendix: where causes are told."""
    uuid = sheet.obligation.uuid if sheet.asked.items else report_beside(sheet.obligation)
    return _address("reports:report", uuid) if uuid else ""


def _address(name: str, uuid: object) -> str:
    """Empty where the page does not exist: a dead link is never shown."""
    try:
        return reverse(name, args=[uuid])
    except NoReverseMatch:
        return ""
