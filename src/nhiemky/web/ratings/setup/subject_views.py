"""Pages of who is rated: the table by group, adding, taking out, one subject with its facts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import KIND_NAMES
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.ratings import access
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.setup import subjects
from nhiemky.web.ratings.setup.facts import FACT_WORDS
from nhiemky.web.ratings.setup.forms import FactsForm, ReasonForm
from nhiemky.web.ratings.setup.looks import note_look
from nhiemky.web.ratings.setup.pick_tables import chosen_of, tables
from nhiemky.web.ratings.setup.picking import collectives, individuals
from nhiemky.web.ratings.setup.rounds import UNDECIDED
from nhiemky.web.ratings.setup.subject_tables import ADDRESS, fact_in_words, known_of, table_of
from nhiemky.web.ratings.value import facts_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_safe
def listing(request: Request, uuid: UUID) -> HttpResponse:
    """The table of one kind; opening that of people is a look."""
    campaign = access.get_campaign(request.actor, uuid)
    return render(request, "ratings/setup/subjects.html", _listing(request, campaign))


def _listing(request: Request, campaign: RatingCampaign) -> dict[str, Any]:
    address = request.GET.get("loai", "tap-the")
    kind = ADDRESS.get(address, "collective")
    if kind == "individual":
        note_look(request.actor, campaign, None, "page:doi-tuong")
    groups = table_of(campaign, kind)
    counts = {each: campaign.subjects.filter(removed_at=None, kind=each).count() for each in ADDRESS.values()}
    return {
        "campaign": campaign,
        "kind": kind,
        "kinds": [(f"?loai={word}", KIND_NAMES[code].capitalize(), counts[code], code == kind) for word, code in ADDRESS.items()],
        "address": address if address in ADDRESS else "tap-the",
        "groups": groups,
        "group_names": [group.name for group in groups if group.name],
        "total": sum(counts.values()),
        "removed": list(campaign.subjects.filter(kind=kind).exclude(removed_at=None)),
        "may": _may_change(request, campaign),
    }


def _may_change(request: Request, campaign: RatingCampaign) -> bool:
    return scope_of(request.actor).may("rate", campaign.organisation) and campaign.state in UNDECIDED and not campaign.past


def _ticked(request: Request, campaign: RatingCampaign) -> list[Subject]:
    """The subjects whose boxes came ticked; of another round they are passed over."""
    wanted = {text for text in request.POST.getlist("subject") if len(text) == 36}
    return [row for row in access.subjects(request.actor, campaign) if str(row.uuid) in wanted]


def _back(campaign: RatingCampaign, rows: list[Subject], request: Request) -> str:
    kind = rows[0].kind if rows else ADDRESS.get(request.GET.get("loai", ""), "collective")
    return reverse("ratings_setup:subjects", args=[campaign.uuid]) + ("?loai=ca-nhan" if kind == "individual" else "")


@require_POST
def regroup(request: Request, uuid: UUID) -> HttpResponse:
    """Put the ticked ones into one group."""
    campaign = access.get_campaign(request.actor, uuid, "rate")
    rows, group = _ticked(request, campaign), str(request.POST.get("group", "")).strip()
    try:
        if not rows or not group:
            toast(request, "Đánh dấu đối tượng và ghi tên nhóm, rồi bấm Đổi nhóm.", bad=True)
        else:
            toast(request, f"Đã chuyển {subjects.set_group(request.actor, campaign, rows, group)} đối tượng vào nhóm {group}")
    except Refusal as refusal:
        toast(request, refusal.message, bad=True)
    return redirect(_back(campaign, rows, request))


@require_http_methods(["POST"])
def remove(request: Request, uuid: UUID) -> HttpResponse:
    """Take the ticked ones out: asks for the reason first."""
    campaign = access.get_campaign(request.actor, uuid, "rate")
    rows = _ticked(request, campaign)
    if not rows:
        toast(request, "Đánh dấu đối tượng cần bỏ trước.", bad=True)
        return redirect(_back(campaign, rows, request))
    form = ReasonForm(request.POST if "reason" in request.POST else None)
    if form.is_bound and form.is_valid():
        try:
            count = subjects.remove_subjects(request.actor, campaign, rows, form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            toast(request, f"Đã bỏ {count} đối tượng khỏi đợt; hồ sơ giữ lý do")
            return redirect(_back(campaign, rows, request))
    page = {
        "campaign": campaign, "form": form, "title": f"Bỏ {len(rows)} đối tượng khỏi đợt", "button": "Bỏ khỏi đợt",
        "words": f"Sẽ bỏ: {', '.join(row.name for row in rows[:20])}{'...' if len(rows) > 20 else ''}. Lấy lại được ở cuối trang.",
        "hidden": [str(row.uuid) for row in rows], "back": _back(campaign, rows, request),
    }  # fmt: skip
    return render(request, "ratings/setup/reason.html", page, status=422 if form.errors else 200)


@require_POST
def bring_back(request: Request, uuid: UUID) -> HttpResponse:
    """Put one that was taken out back."""
    subject = access.get_subject(request.actor, uuid, "rate")
    try:
        subjects.bring_back(request.actor, subject)
        toast(request, f"Đã lấy lại {subject.name}")
    except Refusal as refusal:
        toast(request, refusal.message, bad=True)
    return redirect(_back(subject.campaign, [subject], request))


@require_http_methods(["GET", "POST"])
def add(request: Request, uuid: UUID) -> HttpResponse:
    """Further subjects from the tree and the posts of today."""
    campaign = access.get_campaign(request.actor, uuid, "rate")
    deep = request.GET.get("sau") == "1"
    standing = campaign.subjects.filter(removed_at=None)
    places = set(standing.filter(kind="collective").values_list("organisation_id", flat=True))
    known = set(standing.filter(kind="individual").values_list("person_id", flat=True))
    units = [one for one in collectives(campaign.organisation, deep=deep) if one.organisation.pk not in places]
    people = [one for one in individuals(campaign.organisation, deep=deep) if one.person and one.person.pk not in known]
    refusal: Refusal | None = None
    if request.method == "POST":
        picked = chosen_of(request.POST, units, people)
        try:
            subjects.add_subjects(request.actor, campaign, picked)
        except Refusal as fault:
            refusal = fault
        else:
            toast(request, f"Đã thêm {len(picked)} đối tượng")
            return redirect("ratings_setup:subjects", campaign.uuid)
    ticked: dict[str, Any] = {key: request.POST.getlist(key) for key in request.POST}
    page = {"campaign": campaign, "deep": deep, "refusal": refusal, **tables(units, people, by=request.GET.get("theo", ""), ticked=ticked)}
    return render(request, "ratings/setup/add.html", page, status=422 if refusal else 200)


@require_http_methods(["GET", "POST"])
def one(request: Request, uuid: UUID) -> HttpResponse:
    """One subject: what is recorded of it and from what; opening a person's is a look."""
    subject = access.get_subject(request.actor, uuid)
    if request.method == "POST":
        access.require_board(request.actor, "rate", subject.campaign.organisation)
    form = FactsForm(subject, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            version = int(str(request.POST.get("version", "")) or subject.version)
            subjects.set_facts(
                request.actor, subject, form.facts, source=form.cleaned_data["source"], version=version, marks=MARKS
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        except ValueError:
            form.add_error(None, "Trang đã cũ. Mở lại trang rồi ghi.")
        else:
            toast(request, f"Đã lưu số liệu của {subject.name}")
            return redirect(_back(subject.campaign, [subject], request))
    note_look(request.actor, subject.campaign, subject, "page:doi-tuong")
    return render(request, "ratings/setup/subject.html", _subject(request, subject, form), status=422 if form.errors else 200)


def _subject(request: Request, subject: Subject, form: FactsForm) -> dict[str, Any]:
    facts = facts_of(subject)
    sources = facts.get("sources", {})
    bodies = subject.campaign.subjects.filter(kind="collective", removed_at=None).exclude(organisation=subject.organisation)
    return {
        "subject": subject,
        "campaign": subject.campaign,
        "form": form,
        "may": _may_change(request, subject.campaign) and subject.removed_at is None,
        "known": known_of(subject),
        "recorded": [
            (fact_in_words(name, facts[name]), sources.get(name, {})) for name in FACT_WORDS if facts.get(name) not in (None, "", [])
        ],
        "bodies": bodies if subject.kind == "individual" else (),
        "bound": set(subject.collectives.values_list("pk", flat=True)),
        "back": _back(subject.campaign, [subject], request),
    }


@require_POST
def bind(request: Request, uuid: UUID) -> HttpResponse:
    """Whether somebody is a head, and which further collectives bind him."""
    subject = access.get_subject(request.actor, uuid, "rate")
    wanted = set(request.POST.getlist("collective"))
    bodies = [row for row in subject.campaign.subjects.filter(kind="collective", removed_at=None) if str(row.uuid) in wanted]
    try:
        subjects.set_head(request.actor, subject, request.POST.get("is_head") == "1", bodies)
        toast(request, f"Đã lưu ràng buộc của {subject.name}")
    except Refusal as refusal:
        toast(request, refusal.message, bad=True)
    return redirect("ratings_setup:subject", subject.uuid)
