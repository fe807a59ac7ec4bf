"""Proposals by theme and group, one group with who asks, its answer; a unit's own page of the same."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.flows.papers.proposals import proposals_book, proposals_report
from nhiemky.web.campaigns.current import required_campaign
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.naming import entry_named
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import keep, read
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.choosing import names_of
from nhiemky.web.proposals import access, actions
from nhiemky.web.proposals.models import KINDS, ProposalGroup
from nhiemky.web.proposals.papers import table_of
from nhiemky.web.reports.signed import SignedCopy, judge_signed
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast
from nhiemky.writing.word import write_word

STATES = {"asked": "Chưa trả lời", "forwarded": "Đã chuyển cấp trên", "answered": "Đã trả lời"}
TAGS = {"asked": "warn", "forwarded": "busy", "answered": "good"}


@require_http_methods(["GET", "POST"])
def index(request: Request) -> HttpResponse:
    """By theme, the most asked first; POST takes one down by hand."""
    campaign = required_campaign(request)
    entries = access.askers(request.actor, campaign).order_by("order")
    problem: Refusal | None = None
    if request.method == "POST":
        count = entries.count()
        if not count:
            access.require_office(request.actor, campaign, "ghi kiến nghị")
        try:
            entry = entries[0] if count == 1 else entry_named(entries, request.POST.get("unit", ""))
            kind = request.POST.get("kind", "proposal")
            actions.propose(request.actor, campaign, entry, kind=kind, words=request.POST.get("words", ""), to=request.POST.get("to", ""))  # type: ignore[arg-type]
            toast(request, "Đã ghi kiến nghị.")
            return redirect("proposals:index")
        except Refusal as refusal:
            if refusal.code in ("not_allowed", "stale_version"):
                raise
            problem = refusal
    return _index(request, campaign, problem)


def _index(request: Request, campaign: Campaign, problem: Refusal | None) -> HttpResponse:
    wanted = request.GET.get("tt", "")
    everything = list(access.groups(request.actor, campaign))
    rows = [_row(group) for group in everything if not wanted or group.state == wanted]
    entries = access.askers(request.actor, campaign)
    counts = [(state, name, sum(group.state == state for group in everything)) for state, name in STATES.items()]
    context = {
        "campaign": campaign, "all": access.sees_all(request.actor, campaign), "office": access.is_office(request.actor, campaign),
        "themes": [(theme, list(lines)) for theme, lines in groupby(rows, key=lambda row: row["group"].theme)], "wanted": wanted,
        "counts": [each for each in counts if each[2]], "total": len(everything), "problem": problem, "typed": request.POST,
        "entries": entries.count(), "names": names_of(entries.order_by("order")), "kinds": KINDS,
    }  # fmt: skip
    return render(request, "proposals/index.html", context, status=422 if problem else 200)


def _row(group: Any) -> dict[str, Any]:
    return {"group": group, "state": STATES[group.state], "tag": TAGS[group.state], "kind": dict(KINDS)[group.kind]}


@require_POST
def gather(request: Request) -> HttpResponse:
    """Take what the newest reports say."""
    campaign = required_campaign(request)
    number = actions.gather(request.actor, campaign)
    toast(request, f"Đã gom thêm {number} kiến nghị, khó khăn từ báo cáo." if number else "Báo cáo không có kiến nghị nào mới.")
    return redirect("proposals:index")


@require_GET
def group(request: Request, uuid: str) -> HttpResponse:
    """Who asks, in which words; what was answered."""
    return _group(request, access.get_group(request.actor, uuid))


def _group(request: Request, found: ProposalGroup, problem: Refusal | None = None) -> HttpResponse:
    office = access.is_office(request.actor, found.campaign)
    others = access.groups(request.actor, found.campaign).exclude(pk=found.pk) if office else ()
    context = {
        **_row(found), "members": list(access.members(request.actor, found)), "office": office, "problem": problem, "typed": request.POST,
        "others": [(str(one.uuid), f"{one.number}. {one.title}") for one in others],
        "parent": found.campaign.parent if found.campaign.parent_id else None,
    }  # fmt: skip
    return render(request, "proposals/group.html", context, status=422 if problem else 200)


def _done(request: Request, found: ProposalGroup, words: str, act: Any) -> HttpResponse:
    """Do it, or show the page again with what is wrong."""
    try:
        act()
    except Refusal as refusal:
        if refusal.code in ("not_allowed", "stale_version"):
            raise
        return _group(request, found, refusal)
    toast(request, words)
    return redirect("proposals:group", uuid=found.uuid)


def file_of(request: Request) -> actions.File | None:
    """The file of a form, judged before a byte of it is kept."""
    chosen = request.FILES.get("file")
    if chosen is None:
        return None
    name, data = chosen.name or "tep", bytes_of(chosen)
    judge_signed(SignedCopy(name, data))
    return actions.File(keep(data), name)


@require_POST
def answer(request: Request, uuid: str) -> HttpResponse:
    """Trả lời một lần cho mọi đơn vị cùng hỏi."""
    found = access.get_group(request.actor, uuid)
    access.require_office(request.actor, found.campaign, "trả lời kiến nghị")
    said = {name: request.POST.get(name, "") for name in ("words", "body", "document")}
    return _done(request, found, "Đã trả lời; các đơn vị cùng hỏi được báo.", lambda: _answer(request, found, said))


def _answer(request: Request, found: ProposalGroup, said: dict[str, str]) -> None:
    file = file_of(request) if said["words"].strip() and said["body"].strip() else None
    actions.answer(request.actor, found, **said, file=file)


@require_POST
def forward(request: Request, uuid: str) -> HttpResponse:
    """Chuyển lên cấp trên."""
    found = access.get_group(request.actor, uuid)
    to, document = request.POST.get("to", ""), request.POST.get("document", "")
    return _done(request, found, "Đã chuyển.", lambda: actions.forward(request.actor, found, to=to, document=document))


@require_POST
def rename(request: Request, uuid: str) -> HttpResponse:
    """Nội dung chung và chủ đề."""
    found = access.get_group(request.actor, uuid)
    title, theme = request.POST.get("title", ""), request.POST.get("theme", "")
    return _done(request, found, "Đã lưu.", lambda: actions.rename(request.actor, found, title, theme))


@require_POST
def move(request: Request, uuid: str) -> HttpResponse:
    """Một kiến nghị sang nhóm khác, hoặc tách riêng."""
    proposal = access.get_proposal(request.actor, uuid)
    access.require_office(request.actor, proposal.campaign, "xếp lại nhóm kiến nghị")
    wanted = request.POST.get("group", "")
    target = access.get_group(request.actor, wanted) if wanted else None
    found = actions.move(request.actor, proposal, target)
    toast(request, f"Đã xếp vào nhóm {found.number}.")
    return redirect("proposals:group", uuid=found.uuid)


@require_POST
def leave_out(request: Request, uuid: str) -> HttpResponse:
    """Không phải kiến nghị, hoặc lấy lại."""
    proposal = access.get_proposal(request.actor, uuid)
    actions.leave_out(request.actor, proposal, request.POST.get("reason", ""))
    toast(request, "Đã để ngoài." if proposal.left_out else "Đã lấy lại.")
    return redirect("proposals:group", uuid=proposal.group.uuid)


@require_GET
def answer_file(request: Request, uuid: str) -> HttpResponse:
    """The file beside an answer."""
    found = access.get_group(request.actor, uuid)
    if found.answer_file_id is None:
        raise Http404
    return attachment(read(found.answer_file_id), found.answer_file_name)


@require_GET
def word(request: Request) -> HttpResponse:
    """The list in Word."""
    return attachment(write_word(proposals_report(_table(request))), "kien-nghi.docx")


@require_GET
def excel(request: Request) -> HttpResponse:
    """The list in Excel."""
    return attachment(proposals_book(_table(request)), "kien-nghi.xlsx")


def _table(request: Request) -> Any:
    campaign = required_campaign(request)
    if not access.sees_all(request.actor, campaign):
        raise Http404
    return table_of(request.actor, campaign)
