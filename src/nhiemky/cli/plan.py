"""`nhiemky plan FILE.csv -o OUT.xlsx`: dates for conferences, nobody in two places, the fewest left over, the days even.

Design §4.6. Exit: 0 fine, 1 conflicts (units without a date, rows that could not be read), 2 refused, 64 wrong usage.
"""

from __future__ import annotations

from pathlib import Path

import typer
from rich.table import Table

from nhiemky.cli import output
from nhiemky.cli.inputs import refuse_unreadable
from nhiemky.domain.conference import HALF_NAMES
from nhiemky.domain.finding import Refusal
from nhiemky.flows.conference_table import ConferenceTable
from nhiemky.flows.plan import Planned, as_json, people_calendars, plan_table, workbook
from nhiemky.flows.sandbox import Workers
from nhiemky.flows.tasks_conferences import READS_CONFERENCES, read_conference_file
from nhiemky.scheduling.working_days import Calendar
from nhiemky.vietnamese.days import format_day
from nhiemky.writing.conference_calendar import file_names

SHOWN = 40
"""Days and units shown on the screen; the workbook has them all."""
_LONGEST_GAP = 250
"""A year of working days."""


def plan(
    file: Path = typer.Argument(..., metavar="FILE", help="Bảng hội nghị .csv hoặc .xlsx", show_default=False),
    out: Path = typer.Option(..., "-o", "--output", metavar="OUT.xlsx", help="Lịch: theo ngày, đơn vị, người.", show_default=False),
    ics: Path | None = typer.Option(None, "--ics", metavar="DIR", help="Thư mục ghi mỗi người một tệp lịch .ics."),
    capacity: int | None = typer.Option(None, "--capacity-per-day", metavar="N", help="Nhiều nhất bao nhiêu hội nghị một ngày."),
    gap: int = typer.Option(0, "--gap-after-pilot", metavar="N", help="Số ngày làm việc cách ra sau đơn vị làm điểm cuối."),
    holidays: str = typer.Option("vn", "--holidays", metavar="vn|none", help="Trừ ngày lễ, Tết theo luật, hoặc không trừ."),
    weekends: bool = typer.Option(False, "--weekends", help="Xếp cả thứ Bảy, Chủ nhật."),
    json: bool = typer.Option(False, "--json", help="In một tài liệu JSON ra màn hình, không in gì khác."),
) -> int:
    """Xếp lịch hội nghị: không ai ở hai nơi một buổi, đơn vị làm điểm họp trước, ít hội nghị không xếp được nhất, các ngày đều nhất."""
    calendar: Calendar = "vn" if holidays == "vn" else "none"
    if holidays not in ("vn", "none"):
        raise typer.BadParameter("--holidays: hãy ghi vn hoặc none", param_hint="--holidays")
    if capacity is not None and capacity < 1:
        raise typer.BadParameter("--capacity-per-day phải là số nguyên từ 1", param_hint="--capacity-per-day")
    if not 0 <= gap <= _LONGEST_GAP:
        raise typer.BadParameter(f"--gap-after-pilot phải là số nguyên từ 0 đến {_LONGEST_GAP}", param_hint="--gap-after-pilot")
    output.refuse_other_kind(out, ".xlsx")
    table = _table(file)
    with output.err.status("Đang xếp lịch"):
        planned = plan_table(table, capacity_per_day=capacity, gap_after_pilot=gap, calendar=calendar, weekends=weekends)
    output.write_file(out, workbook(planned))
    calendars = _write_calendars(ics, planned) if ics else 0
    if json:
        output.print_json({"schema_version": output.SCHEMA_VERSION, **as_json(planned)})
    else:
        _show(planned)
        output.out.print(f"Đã ghi {out}", markup=False, soft_wrap=True)
        if ics:
            output.out.print(f"Đã ghi {calendars} lịch cá nhân vào {ics}", markup=False, soft_wrap=True)
    return output.HIGH if planned.plan.unplaced else output.worst(table.findings)


def _table(file: Path) -> ConferenceTable:
    """The table read in a limited process; anybody may have sent it."""
    if refusal := refuse_unreadable(file):
        raise refusal
    with Workers(1, preload=READS_CONFERENCES) as workers:
        (answer,) = workers.map(read_conference_file, [(file.name, file)])
    if isinstance(answer, Refusal):
        raise answer
    return answer


def _write_calendars(folder: Path, planned: Planned) -> int:
    """One file a person; how many."""
    calendars = people_calendars(planned)
    names = file_names(list(calendars))
    for person, data in calendars.items():
        output.write_file(folder / names[person], data)
    return len(calendars)


def _show(planned: Planned) -> None:
    """How many, which days, who is left and why."""
    found, say = planned.plan, output.out.print
    units = len({session.unit for session in found.sessions})
    say(f"[head]Xếp được {units} hội nghị, ngày nhiều nhất {found.max_per_day}[/head]", soft_wrap=True)
    if found.sessions:
        say(_days(planned))
    if found.unplaced:
        proven = "không thể ít hơn" if found.proven_optimal else f"đã chứng minh ít nhất là {found.lower_bound}"
        say(f"[high]Chưa xếp được {len(found.unplaced)}[/high] ({proven}):", soft_wrap=True)
        for each in found.unplaced[:SHOWN]:
            say(f"  - {each.unit}: {each.why}", markup=False, soft_wrap=True)
        if len(found.unplaced) > SHOWN:
            say(f"  ... và {len(found.unplaced) - SHOWN} đơn vị nữa ở trang “Chưa xếp được” của bảng", style="quiet")
    output.print_findings(planned.table.findings[:SHOWN])
    if len(planned.table.findings) > SHOWN:
        say(f"... và {len(planned.table.findings) - SHOWN} điều nữa ở trang “Cách xếp” của bảng", style="quiet")


def _days(planned: Planned) -> Table:
    table = Table(box=None, pad_edge=False, header_style="head")
    table.add_column("Ngày", no_wrap=True)
    table.add_column("Buổi", no_wrap=True)
    table.add_column("Đơn vị", overflow="fold")
    slots: dict[tuple[str, str], list[str]] = {}
    for session in planned.plan.sessions:
        slots.setdefault((format_day(session.day), HALF_NAMES[session.half]), []).append(session.unit)
    for (day, half), units in list(slots.items())[:SHOWN]:
        table.add_row(day, half, ", ".join(units).replace("[", r"\["))
    if len(slots) > SHOWN:
        table.add_row("...", "", f"và {len(slots) - SHOWN} buổi nữa trong bảng")
    return table
