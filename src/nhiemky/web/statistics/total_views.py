"""Pages of the roll-up: totals form by form, the units behind a number, the comparison, the papers."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nhiemky.consolidating.statistics import Compared, RolledCell, heads_findings
from nhiemky.domain.statistics import cell_key, is_open
from nhiemky.flows import statistics_papers as papers
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.statistics_words import Told, coverage_words, figure_words, place_words, said
from nhiemky.web import clock
from nhiemky.web.campaigns.rosters import owner_value
from nhiemky.web.files.download import attachment
from nhiemky.web.request import Request
from nhiemky.web.statistics.access import get_round, may_judge, rounds
from nhiemky.web.statistics.forms import SigningForm
from nhiemky.web.statistics.gathering import base_figures, earlier_rounds, lineage, parts, told_of
from nhiemky.web.statistics.models import StatisticsRound
from nhiemky.web.statistics.value import known_keys, newest

_UNITS = 500
PAPERS = {
    "bao-cao.docx": "Báo cáo kết quả kiểm tra, giám sát, kỷ luật (Word)",
    "so-sanh.docx": "Bảng so sánh cùng kỳ nhiệm kỳ trước (Word)",
    "so-sanh.xlsx": "Bảng so sánh cùng kỳ nhiệm kỳ trước (Excel)",
    "tong-hop.xlsx": "Tổng hợp và số của từng đơn vị (Excel)",
}


@require_GET
def totals(request: Request, uuid: UUID) -> HttpResponse:
    """One form's totals; every number opens."""
    found = get_round(request.actor, uuid)
    told = told_of(found)
    current = next((form for form in told.forms if form.id == request.GET.get("bieu", "")), told.forms[0])
    lines = []
    group = ""
    for column in current.columns:
        cells = [
            (told.rolled.get(cell_key(current.id, row.id, column.id)), figure_words(told, cell_key(current.id, row.id, column.id)))
            if is_open(row, column) else (None, "")
            for row in current.rows
        ]  # fmt: skip
        lines.append((column.group if column.group != group else "", current.label(column), bool(column.within), cells))
        group = column.group
    filled = {form.id: sum(told.rolled[key].count > 0 for key in form.cells()) for form in told.forms}
    facts = {
        "round": found, "told": told, "period": told.period.words, "coverage": coverage_words(told), "form": current, "lines": lines,
        "forms": [(form, filled[form.id], form.id == current.id) for form in told.forms], "sentences": said(told, current),
        "heads": heads_findings([current], told.rolled),
    }  # fmt: skip
    return render(request, "statistics/totals.html", facts)


@require_GET
def cell(request: Request, uuid: UUID) -> HttpResponse:
    """The units behind one number, each leading to what it handed in."""
    found = get_round(request.actor, uuid)
    key = request.GET.get("o", "")
    if not key:
        key = next(iter(sorted(known_keys(found))))
    if key not in known_keys(found):
        raise Http404
    told = told_of(found)
    rows = list(lineage(found, key)[:_UNITS])
    last = {row.sheet_id: newest(row.sheet) for row in rows[:_UNITS]} if len(rows) <= 50 else {}
    total: RolledCell = told.rolled[key]
    facts = {
        "round": found, "period": told.period.words, "key": key, "form_id": key.split("/", 1)[0], "place": place_words(told.forms, key),
        "total": total, "words": figure_words(told, key), "rule": papers.RULES[total.rule], "more": max(0, total.count - len(rows)),
        "rows": [(row, last.get(row.sheet_id)) for row in rows], "pair": told.compared(key), "coverage": coverage_words(told),
    }  # fmt: skip
    return render(request, "statistics/cell.html", facts)


@require_GET
def compare(request: Request, uuid: UUID) -> HttpResponse:
    """Beside the same window of the term before, the base shown, both manners of growth."""
    found = get_round(request.actor, uuid)
    told = told_of(found)
    rows: list[tuple[str, list[tuple[str, str, str, Compared]]]] = []
    for form in told.forms:
        lines = [
            (key, form.place(*key.split("/", 2)[1:]).removeprefix(f"{form.name}, "), figure_words(told, key), told.compared(key))
            for key in form.cells() if figure_words(told, key) or key in told.base
        ]  # fmt: skip
        if lines:
            rows.append((f"{form.name}. {form.title}", lines))
    judges = may_judge(request.actor, found)
    _, source = base_figures(found)
    facts = {
        "round": found, "period": told.period.words, "base_period": told.period.a_term_before().words, "rows": rows if told.base else [],
        "judges": judges, "base": found.sheets.filter(kind="base").first(), "source": source, "coverage": coverage_words(told),
        "earlier": earlier_rounds(rounds(request.actor), found) if judges else [],
    }  # fmt: skip
    return render(request, "statistics/compare.html", facts)


@require_GET
def documents(request: Request, uuid: UUID) -> HttpResponse:
    """Which papers there are; day, number and signer go into the addresses."""
    found = get_round(request.actor, uuid)
    form = _signing_form(request)
    told = told_of(found)
    query = f"?{request.GET.urlencode()}" if request.GET and form.is_valid() else ""
    confirm = any(one.needs_confirmation for one in told.forms)
    facts = {
        "round": found, "period": told.period.words, "papers": PAPERS, "form": form, "query": query, "coverage": coverage_words(told),
        "confirm": confirm, "based": bool(told.base),
    }  # fmt: skip
    return render(request, "statistics/documents.html", facts, status=422 if form.errors else 200)


def _signing_form(request: Request) -> SigningForm:
    usual = {"on": clock.today()}
    given = {name: request.GET.get(name, "") for name in ("on", "number", "signer_title", "signer_name")}
    return SigningForm(given, initial=usual) if any(given.values()) else SigningForm(initial=usual)


@require_GET
def document(request: Request, uuid: UUID, paper: str) -> HttpResponse:
    """One of them as a file."""
    found = get_round(request.actor, uuid)
    if paper not in PAPERS:
        raise Http404
    form = _signing_form(request)
    signing = Signing(clock.today())
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        signing = Signing(given["on"], given["number"], signer_title=given["signer_title"], signer_name=given["signer_name"])
    return attachment(_made(found, paper, signing), f"{found.period.replace('..', '_')}-{paper}")


def _made(found: StatisticsRound, paper: str, signing: Signing) -> bytes:
    owner = owner_value(found.organisation)
    told: Told = told_of(found, with_parts=paper == "bao-cao.docx")
    if paper == "bao-cao.docx":
        return papers.report_word(owner, signing, told)
    if paper == "so-sanh.docx":
        return papers.compare_word(owner, signing, told)
    if paper == "so-sanh.xlsx":
        return papers.compare_excel(owner, told)
    return papers.rolled_excel(owner, told, parts(found))
