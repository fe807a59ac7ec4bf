"""The schedule of conferences as an official notice (thông báo lịch hội nghị), in the committee's form.

>>> head = Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI", "ĐẢNG CỘNG SẢN VIỆT NAM", "12-TB/ĐUK", "Nam Thuận", date(2023, 5, 3))
>>> line = NoticeLine(date(2023, 5, 8), "AM", "Đảng bộ Sở Gió", ("Bà Hai",), pilot=True)
>>> paper = ConferenceNotice(head, "lịch hội nghị kiểm điểm giữa nhiệm kỳ", (line,), Signature("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"))
>>> report = notice_report(paper)
>>> report.doc_type, report.appendices[0].blocks[0].rows[0][:3]
('THÔNG BÁO', ('1', 'Thứ Hai, 08/5/2023', 'Sáng'))

Promise: every half day stands in the schedule once, by time; what the office has not said stays out or blank; same notice, same
document. The wording is our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nhiemky.domain.conference import HALF_NAMES, ConferenceRequest, Half, PlannedSession
from nhiemky.domain.report import Appendix, Block, Column, Letterhead, Report, Run, Signature, Table, Text, text
from nhiemky.rulebook.working_days import weekday
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One half day of one conference."""

    day: date
    half: Half
    unit: str
    attendees: tuple[str, ...] = ()
    place: str = ""
    pilot: bool = False


@dataclass(frozen=True, slots=True)
class ConferenceNotice:
    """All the paper says.

    subject    after "THÔNG BÁO", in small letters.
    bases      after "Căn cứ". opening: replaces the first paragraph. duties: what units and offices are asked to do, one item each.
    hours      when mornings and afternoons begin, in the office's words ("sáng từ 8 giờ, chiều từ 14 giờ"); "" leaves them out.
    postponed  units whose dates come later, with the reason or "".
    """

    letterhead: Letterhead
    subject: str
    lines: tuple[NoticeLine, ...]
    signature: Signature
    bases: tuple[str, ...] = ()
    opening: str = ""
    duties: tuple[str, ...] = ()
    hours: str = ""
    postponed: tuple[tuple[str, str], ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    rule: str | None = None
    draft: str | None = None


def lines_of(sessions: Iterable[PlannedSession], requests: Sequence[ConferenceRequest]) -> tuple[NoticeLine, ...]:
    """A plan's sessions as lines, pilots and places from the requests."""
    asked = {request.unit: request for request in requests}
    found = []
    for session in sorted(sessions, key=lambda session: session.slot):
        request = asked.get(session.unit)
        place, pilot = (request.place, request.pilot) if request else ("", False)
        found.append(NoticeLine(session.day, session.half, session.unit, session.attendees, place, pilot))
    return tuple(found)


def notice_report(paper: ConferenceNotice) -> Report:
    """The notice as a report tree, for `write_word` and `write_pdf`."""
    return Report(
        paper.letterhead,
        "THÔNG BÁO",
        paper.subject,
        tuple(_body(paper)),
        addressees=paper.addressees,
        recipients=paper.recipients,
        signature=paper.signature,
        appendices=(_schedule(paper),),
        rule=paper.rule,
        draft=paper.draft,
    )


def _body(paper: ConferenceNotice) -> Iterator[Block]:
    for basis in paper.bases:
        yield text(f"Căn cứ {basis.rstrip(';. ')};", "basis")
    yield text(paper.opening or _opening(paper))
    first = format_day(min(line.day for line in paper.lines)) if paper.lines else "……"
    last = format_day(max(line.day for line in paper.lines)) if paper.lines else "……"
    units = len({line.unit for line in paper.lines})
    yield _item("Thời gian", f"từ ngày {first} đến ngày {last}{f'; {paper.hours}' if paper.hours else ''}.")
    yield _item("Đơn vị", f"{format_number(units)} đơn vị, theo lịch tại Phụ lục kèm theo Thông báo này.")
    pilots = list(dict.fromkeys(line.unit for line in paper.lines if line.pilot))
    if pilots:
        yield _item("Đơn vị làm điểm, họp trước", f"{'; '.join(pilots)}.")
    if paper.postponed:
        told = "; ".join(f"{unit}{f' ({why})' if why else ''}" for unit, why in paper.postponed)
        yield _item("Đơn vị sẽ thông báo lịch sau", f"{told}.")
    duties = paper.duties or DUTIES
    for number, duty in enumerate(duties):
        yield text(duty.rstrip(". ") + ("./." if number == len(duties) - 1 else "."))


DUTIES: tuple[str, ...] = (
    "Các đồng chí được phân công dự sắp xếp công việc, dự đúng thành phần và thời gian; nếu không dự được thì báo lại để bố trí",
    "Các đơn vị chuẩn bị nội dung, tài liệu, địa điểm và mời đúng thành phần; khi cần đổi lịch thì báo trước để điều chỉnh chung",
)
"""What is asked of those who attend and of the units, where the office says nothing else."""


def _opening(paper: ConferenceNotice) -> str:
    body = paper.letterhead.body.strip()
    return f"{_sentence_case(body)} thông báo {paper.subject} như sau:"


def _sentence_case(capitals: str) -> str:
    from nhiemky.vietnamese.letterhead import everyday_name

    return everyday_name(capitals) or capitals


def _item(label: str, words: str) -> Text:
    return Text((Run(f"{label}: ", bold=True), Run(words)))


def _schedule(paper: ConferenceNotice) -> Appendix:
    head = paper.letterhead
    day = format_day(head.date) if head.date else "……"
    attached = f"(Kèm theo Thông báo số {head.symbol or '……'}, ngày {day})"
    places = any(line.place for line in paper.lines)
    columns = [Column("TT", 12, "centre"), Column("Ngày", 38), Column("Buổi", 18, "centre"), Column("Đơn vị", 78), Column("Người dự", 62)]
    columns += [Column("Địa điểm", 44)] if places else []
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate(sorted(paper.lines, key=lambda line: (line.day, line.half)), 1):
        shown = _capital(f"{weekday(line.day)}, {format_day(line.day)}")
        unit = f"{line.unit} (làm điểm)" if line.pilot else line.unit
        row = (str(number), shown, _capital(HALF_NAMES[line.half]), unit, "; ".join(line.attendees))
        rows.append((*row, line.place) if places else row)
    return Appendix("", _capital(paper.subject), attached, (Table(tuple(columns), tuple(rows)),), landscape=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
