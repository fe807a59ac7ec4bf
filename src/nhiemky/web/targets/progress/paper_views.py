"""Word and Excel files of the room: progress of the owner or a unit with charts, low targets, the ledger, key tasks."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from nhiemky.domain.campaign import Owner
from nhiemky.domain.report import Report, text
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.papers.target_progress import key_tasks_paper, ledger_paper, low_paper, percent, progress_paper
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign, required_campaign
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.files.download import attachment
from nhiemky.web.organisations.access import home_of
from nhiemky.web.request import Request
from nhiemky.web.targets.progress.access import campaign_at, sees_owner
from nhiemky.web.targets.progress.key_tasks import told_of
from nhiemky.web.targets.progress.ledger import ledger_rows
from nhiemky.web.targets.progress.low import low_of
from nhiemky.web.targets.progress.presenting import row_of
from nhiemky.web.targets.progress.standing import Board
from nhiemky.web.targets.progress.views import board_for, curve_of, lines_at
from nhiemky.writing.list_workbook import ListSheet, write_lists
from nhiemky.writing.progress_chart import Curve, drawable, png
from nhiemky.writing.ratings_picture import place as picture_place
from nhiemky.writing.ratings_picture import with_pictures
from nhiemky.writing.word import write_word

_CHARTS = 12


def _period(board: Board) -> str:
    return f"nhiệm kỳ {board.span.starts.year} - {board.span.ends.year}"


def _handed(data: bytes, stem: str, kind: str) -> HttpResponse:
    return attachment(data, f"{stem}-{clock.today():%Y-%m-%d}.{kind}")


def _owner_of(request: Request, campaign: Campaign | None) -> Owner:
    """The letterhead: of the campaign's owner, without a campaign of the person's own organisation."""
    if campaign is not None:
        return value_of(campaign).owner
    home = home_of(request.actor)
    return Owner(home.name if home else "", place=home.place if home else None, organ_code=home.organ_code if home else None)


@require_GET
def progress_word(request: Request, uuid: str) -> HttpResponse:
    """Tiến độ thực hiện chỉ tiêu, with a chart of each target that has figures over time."""
    campaign = campaign_at(request.actor, current_campaign(request), uuid)
    board, organisation, entry, lines = lines_at(request, campaign, uuid)
    owner = board.value.owner
    if entry is not None:
        owner = Owner(
            organisation.name, parent=owner.name, place=organisation.place or owner.place, organ_code=organisation.organ_code or None
        )
    curves: list[Curve] = [curve for line in lines if len(drawable(curve := curve_of(board, organisation, line))) > 1][:_CHARTS]
    places = [block for number, curve in enumerate(curves, 1) for block in (text(curve.title, "centred", bold=True), picture_place(number))]
    basis = "" if board.pace.confirmed else "Ngưỡng đánh giá là mặc định của phần mềm, chưa được cấp ủy chủ trì xác nhận."
    rows, today = [row_of(line) for line in lines], clock.today()
    elapsed = board.span.elapsed(today)
    report = progress_paper(owner, Signing(today), organisation.name, _period(board), rows, today, places, basis, elapsed)
    return _handed(with_pictures(write_word(report), curves, png), "tien-do-chi-tieu", "docx")


@require_GET
def progress_workbook(request: Request) -> HttpResponse:
    """Every target of every unit in sight; the owner's own first."""
    campaign = required_campaign(request)
    board = board_for(request, campaign)
    columns = (
        ("TT", 5), ("Đơn vị", 32), ("Chỉ tiêu", 40), ("Đơn vị tính", 12), ("Mức đang dùng", 13), ("Mức đầu", 12),
        ("Văn bản điều chỉnh", 26), ("Thực hiện", 13), ("Số liệu đến", 12), ("Bằng % chỉ tiêu", 11), ("Thời gian đã qua %", 11),
        ("Đánh giá", 16), ("Cách so sánh", 44), ("Dự báo khó hoàn thành", 40),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    whole = [(board.value.owner.name, board.owner_lines)] if sees_owner(request.actor, campaign) else []
    for name, lines in [*whole, *((entry.name, board.lines(entry)) for entry in board.entries)]:
        for line in lines:
            rows.append(
                (
                    len(rows) + 1, name, line.statement, line.unit_of_measure, line.target, line.adjusted.original if line.adjusted else "",
                    line.adjusted.document if line.adjusted else "", f"{line.actual} (ước)" if line.estimated else line.actual,
                    format_day(line.as_of) if line.actual else "", percent(line.standing.share), percent(line.standing.elapsed),
                    line.standing.words, line.standing.arithmetic, line.forecast.reason if line.forecast else "",
                )
            )  # fmt: skip
    note = f"{board.campaign.title}, đến ngày {format_day(clock.today())}"
    sheet = ListSheet("Tiến độ", "Tiến độ thực hiện các chỉ tiêu nghị quyết", note, columns, tuple(rows))  # type: ignore[arg-type]
    return _handed(write_lists([sheet]), "tien-do-chi-tieu", "xlsx")


@require_GET
def low_word(request: Request) -> HttpResponse:
    campaign = required_campaign(request)
    board = board_for(request, campaign)
    report = low_paper(board.value.owner, Signing(clock.today()), _period(board), low_of(board), clock.today())
    return _handed(write_word(report), "chi-tieu-dat-thap", "docx")


@require_GET
def low_workbook(request: Request) -> HttpResponse:
    campaign = required_campaign(request)
    columns = (
        ("TT", 5), ("Chỉ tiêu", 40), ("Đơn vị", 32), ("Mức đang dùng", 24), ("Thực hiện", 13), ("Đánh giá", 16), ("Cách so sánh", 40),
        ("Dự báo khó hoàn thành", 36), ("Nguyên nhân", 60), ("Nhóm nguyên nhân", 30), ("Nêu ở đâu", 20),
    )  # fmt: skip
    rows: list[tuple[str | int, ...]] = []
    for one in low_of(board_for(request, campaign)):
        for unit in one.units:
            for cause in unit.causes or (None,):
                why = (cause.words, "; ".join(cause.themes), cause.where) if cause else ("chưa nêu", "", "")
                rows.append(
                    (len(rows) + 1, one.statement, unit.unit, unit.target, unit.actual, unit.status, unit.arithmetic, unit.forecast, *why)
                )
    note = f"{campaign.title}, đến ngày {format_day(clock.today())}"
    return _handed(
        write_lists([ListSheet("Đạt thấp", "Chỉ tiêu đạt thấp và nguyên nhân", note, columns, tuple(rows))]), "chi-tieu-dat-thap", "xlsx"
    )


@require_GET
def ledger_word(request: Request) -> HttpResponse:
    campaign = current_campaign(request)
    report = ledger_paper(_owner_of(request, campaign), Signing(clock.today()), "nghị quyết", ledger_rows(request.actor))
    return _handed(write_word(report), "so-dieu-chinh-chi-tieu", "docx")


@require_GET
def ledger_workbook(request: Request) -> HttpResponse:
    columns = (
        ("TT", 5), ("Đơn vị", 32), ("Chỉ tiêu", 40), ("Đơn vị tính", 12), ("Lần", 6), ("Mức cũ", 14), ("Mức mới", 14), ("Văn bản", 30),
        ("Người đồng ý", 26), ("Lý do", 40), ("Ghi ngày", 12),
    )  # fmt: skip
    rows = tuple(
        (
            at, row.unit, row.statement, row.unit_of_measure, row.number, row.before, row.after, row.document, row.consent, row.reason,
            format_day(row.on),
        )
        for at, row in enumerate(ledger_rows(request.actor), 1)
    )  # fmt: skip
    sheet = ListSheet("Sổ điều chỉnh", "Sổ theo dõi điều chỉnh chỉ tiêu", f"Đến ngày {format_day(clock.today())}", columns, rows)
    return _handed(write_lists([sheet]), "so-dieu-chinh-chi-tieu", "xlsx")


@require_GET
def key_tasks_word(request: Request) -> HttpResponse:
    campaign = required_campaign(request)
    board_period = value_of(campaign).term or ""
    period = f"nhiệm kỳ {board_period}" if board_period and "nhiệm kỳ" not in board_period.lower() else board_period
    report: Report = key_tasks_paper(value_of(campaign).owner, Signing(clock.today()), period, told_of(request.actor, campaign))
    return _handed(write_word(report), "nhiem-vu-trong-tam", "docx")
