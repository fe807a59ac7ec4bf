"""The report by sections: outline left, one section to write, what is said about it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from nhiemky.checking.named_figures import asked_figures, given_in
from nhiemky.domain.finding import Refusal
from nhiemky.domain.placement import SectionItem
from nhiemky.flows.outline_points import points_of
from nhiemky.flows.section_report import section_report
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.files.download import attachment
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.reports import access, actions
from nhiemky.web.reports.asked import Asked, asked_of
from nhiemky.web.reports.content import Content, content_of_draft
from nhiemky.web.reports.drafts import access as drafts
from nhiemky.web.reports.models import Draft, SectionDraft, Thread
from nhiemky.web.reports.moves import CLOSED
from nhiemky.web.reports.standing import shown_of
from nhiemky.web.reports.tables import rows_beside
from nhiemky.web.reports.tasks import page_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast
from nhiemky.writing.word import write_word

SENT_ON = frozenset({"draft_sent", "has_issues", "cleared"})
"""Only while a draft lies before them do others read it; what was handed in they read as it was received."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list on the left. state: of the section; talks: open remarks."""

    key: str
    number: str
    title: str
    state: str
    talks: int = 0
    current: bool = False
    own: bool = False


def address(obligation: Obligation, key: str = "") -> str:
    """The page, at a section."""
    return reverse("reports:report", args=[obligation.uuid]) + (f"?{urlencode({'muc': key})}" if key else "")


@require_GET
def report(request: Request, uuid: str) -> HttpResponse:
    """Outline, one section, remarks."""
    obligation = access.get_obligation(request.actor, uuid)
    last = obligation.submissions.order_by("-number").first()
    if last is not None and obligation.state not in SENT_ON and not scope_of(request.actor).may("prepare", obligation.organisation):
        return redirect("reports:submission", uuid=last.uuid)
    obligation = _readable(request, uuid)
    if not scope_of(request.actor).may("prepare", obligation.organisation) and obligation.sendings.exists():
        return redirect("reports_drafts:draft", uuid=uuid)  # others read what was sent, not what is typed since
    asked = asked_of(obligation)
    if obligation.requirement.deliverable != "report":
        return redirect(page_of(obligation))
    if not asked.items and not (hasattr(obligation, "draft") and obligation.draft.sections.exists()):
        return redirect("reports:upload", uuid=uuid)
    return render(request, "reports/report.html", context_of(request, obligation, asked, request.GET.get("muc", "")))


def _readable(request: Request, uuid: str) -> Obligation:
    """Who writes it, or, once it was sent on, who reads drafts; 404 else."""
    obligation = access.get_obligation(request.actor, uuid)
    if scope_of(request.actor).may("prepare", obligation.organisation):
        return obligation
    if obligation.state in SENT_ON and drafts.reads(request.actor, obligation):
        return obligation
    raise Http404


def context_of(request: Request, obligation: Obligation, asked: Asked, key: str) -> dict[str, Any]:
    """What the page shows."""
    draft = access.draft(obligation)
    sections = {section.path: section for section in draft.sections.all()} if draft else {}
    content = content_of_draft(asked, draft, rows_beside(obligation))
    talks = list(access.threads(obligation))
    open_at: dict[str, int] = {}
    for talk in talks:
        if talk.closed_at is None:
            open_at[talk.place] = open_at.get(talk.place, 0) + 1
    key = key if key in asked.by_key or key in sections else _first(asked, sections)
    parts = _parts(asked, sections, open_at, key)
    order = [line.key for _, lines in parts for line in lines]
    after = order[order.index(key) + 1] if key in order and order.index(key) + 1 < len(order) else ""
    section, item = sections.get(key), asked.by_key.get(key)
    scope = scope_of(request.actor)
    writes = scope.may("prepare", obligation.organisation) and obligation.state not in CLOSED
    text = section.text if section else ""
    return {
        "obligation": obligation,
        "shown": shown_of(obligation, clock.now(), _doc_type(asked)),
        "content": content,
        "parts": parts,
        "key": key,
        "item": item,
        "section": section,
        "number": item.number if item else "",
        "writes": writes,
        "title": item.title if item else (section.title if section else ""),
        "text": text,
        "paragraphs": [words for words in text.split("\n") if words.strip()],
        "points": (points := points_of(text, item.points) if item else ()),
        "points_met": sum(point.met for point in points),
        "guidance": _guidance(item),
        "named": _named(item, draft, text),
        "findings": [
            found for found in content.findings() if found.subject_id == key and found.code not in ("section_empty", "sections_not_done")
        ]
        if text
        else [],
        "after": next((line for _, lines in parts for line in lines if line.key == after), None),
        "here": [talk for talk in talks if talk.place == key],
        "elsewhere": _elsewhere(talks, key, parts),
        "open_here": open_at.get(key, 0),
        "open_all": sum(open_at.values()),
        "unplaced": [each for each in draft.unplaced.all() if each.placed_at is None] if draft and writes else [],
        "left_out": [each for each in draft.unplaced.all() if each.placed_in == "-"] if draft and writes else [],
        "beside": sum(not each.choice for each in draft.incoming.all()) if draft and writes else 0,
        "suggestions": _suggestions(asked, draft) if draft and writes else {},
        "items": asked.items,
        "reviews": not writes and drafts.reads(request.actor, obligation),
        "sent": obligation.sendings.exists(),
        "sends": writes and obligation.state in ("preparing", "has_issues", "returned", "cleared", "open") and _has_reviewer(obligation),
        "clears": obligation.state in ("draft_sent", "has_issues"),
        "draft": draft,
    }


def _doc_type(asked: Asked) -> str | None:
    return asked.campaign.directive.doc_type if asked.campaign.directive else None


def _first(asked: Asked, sections: dict[str, SectionDraft]) -> str:
    """The first section that is not done, else the first."""
    writable = [item.key for item in asked.items if not item.group]
    undone = (key for key in writable if key not in sections or sections[key].state not in ("done", "not_applicable"))
    return next(undone, next(iter([*writable, *asked.by_key, *sections]), ""))


def _parts(asked: Asked, sections: dict[str, SectionDraft], open_at: dict[str, int], current: str) -> list[tuple[str, list[Line]]]:
    """Lines by the part they stand in; headings that only gather others are shown where they hold text or remarks."""
    parts: list[tuple[str, list[Line]]] = []
    own = [section for section in sections.values() if section.own]
    last_below = {item.parent: item.key for item in asked.items if item.parent}
    for item in asked.items:
        if not parts or parts[-1][0] != item.part:
            parts.append((item.part, []))
        section = sections.get(item.key)
        if not item.group or item.key == current or open_at.get(item.key) or (section and section.text.strip()):
            state = section.state if section else "empty"
            if not item.applies and state == "empty":
                state = "not_asked"
            parts[-1][1].append(Line(item.key, item.number, item.title, state, open_at.get(item.key, 0), item.key == current))
        for added in own:
            under = added.path.rpartition("/+")[0]
            if last_below.get(under, under) == item.key:
                parts[-1][1].append(_own_line(added, open_at, current))
    rest = [added for added in own if added.path.rpartition("/+")[0] not in asked.by_key]
    if rest:
        parts.append(("Mục riêng của đơn vị", [_own_line(added, open_at, current) for added in rest]))
    return [(name.partition(": ")[0], lines) for name, lines in parts if lines]


def _own_line(added: SectionDraft, open_at: dict[str, int], current: str) -> Line:
    return Line(added.path, added.label or "+", added.title, added.state, open_at.get(added.path, 0), added.path == current, own=True)


def _guidance(item: SectionItem | None) -> list[str]:
    return [words for words in item.guidance if words not in item.points] if item else []


def _named(item: SectionItem | None, draft: Draft | None, text: str) -> list[dict[str, Any]]:
    """Figures the section asks by name: what is typed, and what the text seems to say."""
    if item is None:
        return []
    typed = {figure.name: figure.value for figure in draft.named_figures.all() if figure.path == item.key} if draft else {}
    rows = []
    for asked in asked_figures(item.guidance):
        given = given_in(text, asked)
        rows.append(
            {"name": asked.name, "unit": asked.unit_of_measure, "value": typed.get(asked.name, ""), "said": given.words if given else ""}
        )
    return rows


def _elsewhere(talks: list[Thread], key: str, parts: list[tuple[str, list[Line]]]) -> list[tuple[str, str, list[Thread]]]:
    """Open remarks at other sections: name, key, talks."""
    names = {line.key: f"Mục {line.number}" for _, lines in parts for line in lines}
    found: dict[str, list[Thread]] = {}
    for talk in talks:
        if talk.place != key and talk.closed_at is None:
            found.setdefault(talk.place, []).append(talk)
    return [(names.get(place, rows[0].title), place if place in names else "", rows) for place, rows in found.items()]


def _suggestions(asked: Asked, draft: Draft) -> dict[int, tuple[str, str, str]]:
    """Waiting paragraph -> key, number, why."""
    from nhiemky.flows.placement import suggester

    suggest = suggester(asked.items)
    found: dict[int, tuple[str, str, str]] = {}
    for each in draft.unplaced.all():
        if each.placed_at is None:
            key, why = suggest(f"{each.heading}. {each.text}")
            found[each.pk] = (key, asked.by_key[key].number if key else "", why)
    return found


def _has_reviewer(obligation: Obligation) -> bool:
    return obligation.organisation.charges.exists()


@require_POST
def save(request: Request, uuid: str) -> HttpResponse:
    """Autosave and "Lưu nháp" alike: JSON for the script, a redirect for a plain form."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    key = request.GET.get("muc", "")
    by_script = request.headers.get("X-Requested-With") == "autosave"
    try:
        draft = actions.draft_of(request.actor, obligation)
        version = int(request.POST.get("version") or 0)
        done = True if request.POST.get("xong") else None
        saved = actions.save_section(request.actor, draft, key, request.POST.get("text", ""), version, done=done)
    except Refusal as refusal:
        if by_script:
            return JsonResponse({"error": refusal.message}, status=422)
        raise
    if saved.clash:
        return render(
            request,
            "reports/parts/clash.html" if by_script else "reports/clash.html",
            {"saved": saved, "obligation": obligation, "key": key, "save_url": request.get_full_path()},
            status=409,
        )
    if by_script:
        return JsonResponse({"version": saved.version, "saved_at": f"{clock.local(saved.section.saved_at):%H:%M}"})
    following = request.POST.get("tiep") or key
    toast(request, "Đã lưu.")
    return redirect(address(obligation, following))


@require_POST
def mark(request: Request, uuid: str) -> HttpResponse:
    """Done, not done, không áp dụng with its reason."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    key = request.GET.get("muc", "")
    state = {"xong": "done", "viet-tiep": "writing", "khong-ap-dung": "not_applicable"}.get(request.POST.get("viec", ""))
    if state is None:
        return redirect(address(obligation, key))
    draft = actions.draft_of(request.actor, obligation)
    actions.mark(request.actor, draft, key, state, request.POST.get("reason", ""))
    return redirect(address(obligation, request.POST.get("tiep") or key))


@require_POST
def named(request: Request, uuid: str) -> HttpResponse:
    """A named figure's field; by script, or all of a section's at once by its form."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    key = request.GET.get("muc", "")
    draft = actions.draft_of(request.actor, obligation)
    item = asked_of(obligation).by_key.get(key)
    for number, asked in enumerate(asked_figures(item.guidance) if item else ()):
        value = request.POST.get(f"so-{number}")
        if value is not None:
            actions.save_named(request.actor, draft, key, asked.name, asked.unit_of_measure, value)
    toast(request, "Đã lưu số liệu của mục.")
    return redirect(address(obligation, key))


@require_POST
def heading(request: Request, uuid: str) -> HttpResponse:
    """Add a heading of the unit's own, or drop an empty one."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    draft = actions.draft_of(request.actor, obligation)
    if request.POST.get("bo"):
        actions.drop_heading(request.actor, draft, request.POST["bo"])
        toast(request, "Đã bỏ mục riêng.")
        return redirect(address(obligation))
    added = actions.add_heading(request.actor, draft, request.POST.get("under", ""), request.POST.get("title", ""))
    return redirect(address(obligation, added.path))


@require_GET
def word(request: Request, uuid: str) -> HttpResponse:
    """What is written so far, in official form, marked as a draft."""
    obligation = _readable(request, uuid)
    asked = asked_of(obligation)
    content: Content = content_of_draft(asked, access.draft(obligation))
    if asked.outline is None:
        raise Http404
    number = obligation.revisions + 1
    tree = section_report(asked.campaign, asked.unit, asked.outline, content.works, content.added, draft=f"Dự thảo lần {number}")
    return attachment(write_word(tree), f"{obligation.organisation.code}-du-thao-lan-{number}.docx")
