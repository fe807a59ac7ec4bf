"""Working without a network: packages out for units, packages back with their difference, checks and receipts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.flows.kit import safe_stem, zip_files
from nhiemky.web.campaigns.current import required_campaign
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import read
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.packages.access import entries_for, get_return, packages, returns
from nhiemky.web.packages.looking import lines_of
from nhiemky.web.packages.making import make_packages
from nhiemky.web.packages.models import PackageReturn
from nhiemky.web.packages.returning import drop_return, hand_in, take_return
from nhiemky.web.reading_progress import tells_reading
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast

_SHOWN, _PAGE = 50, 100


@require_http_methods(["GET", "HEAD", "POST"])
@tells_reading
def index(request: Request) -> HttpResponse:
    """The units' packages, and a place to drop what came back."""
    campaign = required_campaign(request)
    problems: list[str] = []
    if request.method == "POST":
        taken = []
        for upload in request.FILES.getlist("files"):
            try:
                taken.append(take_return(request.actor, campaign, upload.name or "goi.zip", bytes_of(upload)))
            except Refusal as refusal:
                problems.append(refusal.message)
        if not request.FILES:
            problems.append("Chưa chọn tệp nào. Hãy chọn tệp gói (.zip) đã điền.")
        if len(taken) == 1 and not problems:
            return redirect("packages:returned", uuid=taken[0].uuid)
        if taken and not problems:
            toast(request, f"Đã mở {len(taken)} gói; xem từng gói rồi nộp.")
            return redirect("packages:index")
    if made := exported(request, "goi-lam-viec", "Gói làm việc của các đơn vị", COLUMNS, lambda: _lines(request, campaign)):
        return made
    return render(request, "packages/index.html", _listed(request, campaign, problems), status=422 if problems else 200)


def _listed(request: Request, campaign: Campaign, problems: list[str]) -> dict[str, Any]:
    page = Paginator(entries_for(request.actor, campaign), _PAGE).get_page(request.GET.get("trang"))
    went = packages(request.actor, campaign)
    newest = {one.entry_id: one for one in went.filter(entry__in=[entry.pk for entry in page]).order_by("number")}
    came = returns(request.actor, campaign)
    open_ = list(came.filter(state="open")[:_SHOWN])
    return {
        "campaign": campaign, "problems": problems, "office": scope_of(request.actor).may("office", campaign.organisation),
        "rows": [(entry, newest.get(entry.pk)) for entry in page], "page": page, "open": open_,
        "made": went.order_by().values("entry").distinct().count(),
        "settled": came.filter(state="done")[:_SHOWN],
    }  # fmt: skip


COLUMNS = (("Đơn vị", 44), ("Gói số", 10), ("Lập lúc", 20), ("Gói trả về", 12), ("Đã nộp", 12))


def _lines(request: Request, campaign: Campaign) -> Iterator[tuple[Any, ...]]:
    newest = {one.entry_id: one for one in packages(request.actor, campaign).order_by("number")}
    came = Counter(returns(request.actor, campaign).values_list("package__entry", "state"))
    for entry in entries_for(request.actor, campaign):
        made = newest.get(entry.pk)
        done = came[entry.pk, "done"]
        back = done + came[entry.pk, "open"]
        yield entry.name, made.number if made else "", made.made_at if made else "", back, done


@require_POST
def make(request: Request) -> HttpResponse:
    """Packages of the units ticked (or of all): one alone as it is, several in one zip."""
    campaign = required_campaign(request)
    wanted = request.POST.getlist("unit")
    rows = entries_for(request.actor, campaign)
    chosen = list(rows if "tat-ca" in request.POST else rows.filter(unit_id__in=wanted))
    if not chosen:
        raise Refusal("package_no_unit")
    made = make_packages(request.actor, campaign, chosen)
    if not made:
        raise Refusal("package_nothing_owed")
    named = [(f"goi-{safe_stem(one.package.entry.name)}-{one.package.number}.zip", one.data) for one in made]
    if len(named) == 1:
        return attachment(named[0][1], named[0][0])
    return attachment(zip_files(named), f"goi-{safe_stem(campaign.title)}.zip")


@require_safe
def returned(request: Request, uuid: Any) -> HttpResponse:
    """One package that came back."""
    return _page(request, get_return(request.actor, uuid))


def _page(request: Request, found: PackageReturn, problem: str = "") -> HttpResponse:
    lines = lines_of(found)
    facts = {
        "found": found, "lines": lines, "problem": problem, "strange": json.loads(found.strange), "open": found.state == "open",
        "new": sum(line.verdict == "new" and not line.part.outcome for line in lines),
        "older": sum(line.verdict == "older" and not line.part.outcome for line in lines),
    }  # fmt: skip
    return render(request, "packages/returned.html", facts, status=422 if problem else 200)


@require_POST
def submit(request: Request, uuid: Any) -> HttpResponse:
    """Hand in what is new, and the older files that were ticked."""
    found = get_return(request.actor, uuid)
    anyway = {int(value) for value in request.POST.getlist("anyway") if value.isascii() and value.isdigit()}
    given = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    reasons = {name.removeprefix("reason-"): value for name, value in given.items() if name.startswith("reason-")}
    try:
        made = hand_in(request.actor, found, anyway=anyway, reasons=reasons)
    except Refusal as refusal:
        if refusal.code != "package_settled":
            raise
        return _page(request, get_return(request.actor, uuid), refusal.message)
    if made:
        toast(request, f"Đã nộp {len(made)} báo cáo: phiếu {', '.join(one.receipt for one in made)}.")
    return redirect("packages:returned", uuid=uuid)


@require_POST
def drop(request: Request, uuid: Any) -> HttpResponse:
    """Leave it alone."""
    drop_return(request.actor, get_return(request.actor, uuid))
    toast(request, "Đã bỏ lần nhận này, chưa nộp gì.")
    return redirect("packages:index")


@require_safe
def original(request: Request, uuid: Any) -> HttpResponse:
    """The package as it came."""
    found = get_return(request.actor, uuid)
    return attachment(read(found.blob.sha256), found.file_name)
