"""Pages of a round's papers: the list, taking one, taking one with persons, a blank form, rounds side by side."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from nhiemky.flows import rating_papers as made
from nhiemky.flows.papers.signing import Signing
from nhiemky.web.files.download import attachment
from nhiemky.web.ratings import access
from nhiemky.web.ratings.access import get_own_subject, is_about_self
from nhiemky.web.ratings.models import RatingCampaign
from nhiemky.web.ratings.papers.catalogue import KIND_WORDS, PAPERS, PAPERS_BY_KEY, Asked, Paper
from nhiemky.web.ratings.papers.comparing import compared
from nhiemky.web.ratings.papers.forms import SigningForm, filled_of, usual_signing
from nhiemky.web.ratings.papers.gathering import gathered
from nhiemky.web.ratings.review.access import own
from nhiemky.web.ratings.review.drafting import frame_for, review_of
from nhiemky.web.ratings.setup.looks import note_look
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.web.ratings.setup.sides import require_side
from nhiemky.web.ratings.value import rules_of
from nhiemky.web.request import Request
from nhiemky.writing.charts import bars
from nhiemky.writing.ratings_compare import drawn, shares_over
from nhiemky.writing.ratings_form import criteria_of, form_name, form_of
from nhiemky.writing.ratings_grid import cell_words
from nhiemky.writing.ratings_round import KINDS

_FIELDS = ("on", "number", "signer_title", "signer_name")


@require_safe
def papers(request: Request, uuid: UUID) -> HttpResponse:
    """Which papers there are and who may take each; day, number and signer go into the addresses."""
    campaign = access.get_campaign(request.actor, uuid)
    form = _signing_form(request)
    said = {name: request.GET[name] for name in _FIELDS if request.GET.get(name)}
    query = f"?{urlencode(said)}" if said and form.is_valid() else ""
    rules = rules_of(campaign)
    facts = {
        "campaign": campaign, "period": period_of(campaign.period).words, "papers": PAPERS, "kinds": KIND_WORDS, "form": form,
        "query": query, "rules": rules, "waiting": _waiting(campaign),
        "blank": [(one, form_name(one), bool(criteria_of(one, rules))) for one in rules.rules.forms],
    }  # fmt: skip
    return render(request, "ratings/papers/papers.html", facts, status=422 if form.errors else 200)


def _waiting(campaign: RatingCampaign) -> int:
    """Subjects without a decision: papers of levels are drafts until then."""
    return 0 if campaign.past else campaign.subjects.filter(removed_at=None, decided_level="", outside="").count()


def _signing_form(request: Request) -> SigningForm:
    given = {name: request.GET.get(name, "") for name in _FIELDS}
    if not any(given.values()):
        return SigningForm(initial=usual_signing())
    return SigningForm(given, initial=usual_signing())


@require_safe
def take(request: Request, uuid: UUID, paper: str, kind: str) -> HttpResponse:
    """A paper without names of persons."""
    return _made(request, uuid, _paper(paper, kind, personal=False), kind)


@require_safe
def take_personal(request: Request, uuid: UUID, paper: str, kind: str) -> HttpResponse:
    """A paper with names of persons: only to hands that have just shown who they are, and noted each time."""
    found = _paper(paper, kind, personal=True)
    campaign = access.get_campaign(request.actor, uuid)  # first: whoever has no part in it is asked for nothing
    if not did_recently_reauthenticate(request):
        return _first_again(request)
    note_look(request.actor, campaign, None, f"export:{found.key}"[:40])
    return _made(request, uuid, found, kind)


def _paper(key: str, kind: str, *, personal: bool) -> Paper:
    found = PAPERS_BY_KEY.get(key)
    if found is None or found.personal is not personal or kind not in found.kinds:
        raise Http404
    return found


def _made(request: Request, uuid: UUID, paper: Paper, kind: str) -> HttpResponse:
    campaign = access.get_campaign(request.actor, uuid)
    form = _signing_form(request)
    signing = form.signing if form.is_valid() else Signing(usual_signing()["on"])
    data = paper.make(Asked(request.actor, campaign, signing, kind))
    return attachment(data, paper.file_name(campaign, kind))


@require_safe
def blank_form(request: Request, uuid: UUID, form: str, kind: str) -> HttpResponse:
    """A blank form of the round's rules: Word, or its scoring table as Excel."""
    campaign = access.get_campaign(request.actor, uuid)
    rules = rules_of(campaign)
    wanted = form_of(rules, form)
    period = period_of(campaign.period).words
    data = made.form_word(rules, wanted, period) if kind == "docx" else made.form_excel(rules, wanted, period)
    if data is None:
        raise Http404
    return attachment(data, f"{form_name(wanted).replace(' ', '-')}-{campaign.period}.{kind}")


@require_safe
def own_form(request: Request, uuid: UUID) -> HttpResponse:
    """The form of one's own subject, filled in, to be written in Word and taken in again. Of another person only name and post."""
    found = get_own_subject(request.actor, uuid)
    if found.kind == "individual" and not did_recently_reauthenticate(request):
        return _first_again(request)
    subject = own(request.actor, uuid, "export:form")
    form, rules = frame_for(subject, review_of(subject)).form, rules_of(subject.campaign)
    knows = subject.kind == "collective" or is_about_self(request.actor, subject)
    prompts = subject.prompts.filter(withdrawn_at=None).values_list("words", flat=True) if knows else ()
    filled = filled_of(subject, tuple(prompts), with_facts=knows)
    return attachment(
        made.form_word(rules, form, period_of(subject.campaign.period).words, filled), f"{form_name(form).replace(' ', '-')}.docx"
    )


def _first_again(request: Request) -> HttpResponse:
    """Sign in again, then come back here."""
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")


@require_safe
def compare(request: Request) -> HttpResponse:
    """Rounds side by side as tables and pictures; the round is chosen in the address."""
    require_side(request.actor)
    rounds = [one for one in access.campaigns(request.actor) if one.past or one.state in ("deciding", "decided", "closed")]
    wanted = request.GET.get("dot", "")
    chosen = next((one for one in rounds if str(one.uuid) == wanted), None) or next(iter(rounds), None)
    if wanted and (chosen is None or str(chosen.uuid) != wanted):
        raise Http404
    facts: dict[str, Any] = {"rounds": rounds, "chosen": chosen}
    if chosen is not None:
        told = compared(request.actor, chosen, gathered(chosen))
        facts |= {"told": told, "parts": [_part(title, heading, rows) for kind in KINDS for title, heading, rows in told.parts(kind)]}
    return render(request, "ratings/papers/compare.html", facts)


def _part(title: str, heading: str, rows: Any) -> dict[str, Any]:
    """A table as words, and its picture where it is not too wide. The picture's words are escaped where they are drawn."""
    grid = shares_over(rows, heading)
    picture = drawn(title, rows)
    return {
        "title": title, "heads": grid.columns, "rows": [[cell_words(cell) for cell in row] for row in grid.rows], "note": grid.note,
        "picture": mark_safe(bars(picture)) if picture else "",  # noqa: S308
    }  # fmt: skip
