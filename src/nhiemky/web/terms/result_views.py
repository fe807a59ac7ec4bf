"""Results of the term: the page, Word and Excel."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nhiemky.domain.target_progress import STATUS_WORDS
from nhiemky.domain.term_results import Dated, TermResult
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.papers.target_progress import percent
from nhiemky.flows.papers.term_results import results_paper
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.request import Request
from nhiemky.web.targets.progress.presenting import LOOKS
from nhiemky.web.terms.pages import handed, owner_of, place_at, way_in
from nhiemky.web.terms.results import results_of
from nhiemky.writing.list_workbook import ListSheet, write_lists
from nhiemky.writing.word import write_word

_LOOKS = {STATUS_WORDS[status]: look for status, look in LOOKS.items()}


@require_GET
def index(request: Request) -> HttpResponse:
    return way_in(request, "terms:results", "Kết quả nhiệm kỳ")


@require_GET
def results(request: Request, uuid: str) -> HttpResponse:
    """Every target over the years; each number opens where it stands."""
    place = place_at(request, uuid)
    rows = results_of(place)
    shown = [(row, [row.years.get(year) for year in place.years], *_LOOKS.get(row.status, ("plain", ""))) for row in rows]
    met = sum(row.status in (STATUS_WORDS["vuot"], STATUS_WORDS["dat"]) for row in rows)
    silent = sum(row.last is None for row in rows)
    return render(request, "terms/results.html", {"place": place, "rows": shown, "met": met, "silent": silent})


@require_GET
def word(request: Request, uuid: str) -> HttpResponse:
    place = place_at(request, uuid)
    report = results_paper(owner_of(place), Signing(clock.today()), place.term, results_of(place), place.years)
    return handed(write_word(report), "ket-qua-chi-tieu-nhiem-ky", "docx")


@require_GET
def workbook(request: Request, uuid: str) -> HttpResponse:
    place = place_at(request, uuid)
    columns = (
        ("TT", 5), ("Chỉ tiêu", 44), ("Đơn vị tính", 12), ("Đầu nhiệm kỳ", 12), ("Mức đang dùng", 12), ("Điều chỉnh", 34),
        *((f"Năm {year}", 11) for year in place.years), ("Giữa nhiệm kỳ", 12), ("Đến nay", 12), ("Mốc", 14), ("Loại số", 10),
        ("Bằng % chỉ tiêu", 11), ("Đánh giá", 16), ("Cách so sánh", 44), ("Nguồn số đến nay", 50),
    )  # fmt: skip
    rows = tuple(_row(number, row, place.years) for number, row in enumerate(results_of(place), 1))
    note = f"{place.organisation.name}, đến ngày {format_day(clock.today())}. Số từng năm là số lũy kế với chỉ tiêu cộng dồn."
    sheet = ListSheet("Kết quả", f"Kết quả thực hiện các chỉ tiêu nhiệm kỳ {place.term}", note, columns, rows)
    return handed(write_lists([sheet]), "ket-qua-chi-tieu-nhiem-ky", "xlsx")


def _row(number: int, row: TermResult, years: tuple[int, ...]) -> tuple[str | int, ...]:
    last = row.last
    return (
        number, row.statement, row.unit_of_measure, row.original, row.target, row.note, *(_raw(row.years.get(year)) for year in years),
        _raw(row.mid), _raw(last), last.label if last else "", ("ước" if last.estimated else "thực hiện") if last else "",
        percent(row.share), row.status, row.arithmetic, last.source if last else "",
    )  # fmt: skip


def _raw(one: Dated | None) -> str:
    return one.raw if one else ""
