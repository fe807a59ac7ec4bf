"""A whole file brought in: laid into the sections, then what found no place and what stands beside older text is settled."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.flows.revision_difference import word_changes
from nhiemky.reading.package import is_package
from nhiemky.web import clock
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.packages.returning import take_return
from nhiemky.web.reading_progress import tells_reading
from nhiemky.web.reports import access, actions
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.forms import FileForm
from nhiemky.web.reports.models import Draft
from nhiemky.web.reports.pages.report import address
from nhiemky.web.reports.standing import shown_of
from nhiemky.web.reports.tasks import page_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
@tells_reading
def upload(request: Request, uuid: str) -> HttpResponse:
    """Choose a file; what can be read is placed at once."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["file"]
        data = bytes_of(chosen)
        try:
            if is_package(data):
                return redirect("packages:returned", take_return(request.actor, obligation.campaign, chosen.name, data).uuid)
            taken = actions.take_report_file(request.actor, obligation, chosen.name, data)
        except Refusal as refusal:
            form.add_error("file", refusal.message)
        else:
            toast(request, _said(taken))
            if taken.beside or taken.unplaced:
                return redirect("reports:placing", uuid=uuid)
            if taken.table and taken.table.left:
                return redirect("appendix:compare", taken.table.obligation.uuid, taken.table.attachment.uuid)
            return redirect(address(obligation) if taken.placed or not taken.table else page_of(taken.table.obligation))
    context = {
        "obligation": obligation,
        "shown": shown_of(obligation, clock.now()),
        "form": form,
        "asked": asked_of(obligation),
        "approves": scope_of(request.actor).may("approve", obligation.organisation),
    }
    return render(request, "reports/upload.html", context, status=422 if form.errors else 200)


def _said(taken: actions.Taken) -> str:
    """ "12 mục đã xếp, còn 2 đoạn; 12 dòng vào phụ lục."."""
    parts = []
    if taken.report.texts:
        parts.append(f"{taken.placed} mục đã xếp" + (f", còn {taken.unplaced} đoạn" if taken.unplaced else ""))
    if taken.table:
        left = f", {taken.table.left} dòng cần xem" if taken.table.left else ""
        parts.append(f"{taken.table.taken} dòng vào phụ lục{left}")
    return f"{'; '.join(parts)}."


@require_GET
def placing(request: Request, uuid: str) -> HttpResponse:
    """What is left to settle after an upload."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    draft = access.draft(obligation)
    if draft is None:
        return redirect("reports:upload", uuid=uuid)
    return render(request, "reports/placing.html", _left(request, obligation, draft))


def _left(request: Request, obligation: Any, draft: Draft) -> dict[str, Any]:
    from nhiemky.web.reports.pages.report import _suggestions

    del request
    asked = asked_of(obligation)
    sections = {section.path: section for section in draft.sections.all()}
    beside = [
        {
            "incoming": each,
            "section": sections[each.path],
            "number": sections[each.path].label,
            "changes": word_changes(sections[each.path].text, each.text),
        }
        for each in draft.incoming.all()
        if not each.choice and each.path in sections
    ]
    return {
        "obligation": obligation,
        "draft": draft,
        "items": asked.items,
        "beside": beside,
        "unplaced": [each for each in draft.unplaced.all() if each.placed_at is None],
        "left_out": [each for each in draft.unplaced.all() if each.placed_in == "-"],
        "suggestions": _suggestions(asked, draft),
        "filled": sum(bool(section.text.strip()) for section in sections.values()),
        "files": draft.attachments.order_by("-pk"),
    }


def _back(request: Request, uuid: str) -> str:
    """Where the person was: the report page or the page of what is left."""
    if request.POST.get("ve") == "muc":
        obligation = access.get_obligation(request.actor, uuid)
        return address(obligation, request.POST.get("muc", ""))
    return reverse("reports:placing", args=[uuid])


@require_POST
def place_one(request: Request, uuid: str) -> HttpResponse:
    """Put one waiting paragraph into a section, leave it out, or take it back."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    draft = access.draft(obligation)
    number = request.POST.get("doan", "")
    waiting = draft.unplaced.filter(pk=number).first() if draft and number.isdigit() else None
    if waiting is None:  # an older page: it was placed since
        return redirect(_back(request, uuid))
    if request.POST.get("lai"):
        actions.place_back(request.actor, waiting)
    elif path := request.POST.get("vao", ""):
        actions.place_paragraph(request.actor, waiting, path)
        toast(request, "Đã để ngoài một đoạn." if path == "-" else "Đã xếp một đoạn.")
    return redirect(_back(request, uuid))


@require_POST
def choose(request: Request, uuid: str) -> HttpResponse:
    """Old, new or both for one section."""
    obligation = access.get_obligation(request.actor, uuid, "prepare")
    draft = access.draft(obligation)
    choice = request.POST.get("chon", "")
    rows = [] if draft is None else list(draft.incoming.filter(choice=""))
    if request.POST.get("muc") != "tat-ca":
        rows = [each for each in rows if str(each.pk) == request.POST.get("muc")]
    if not rows or choice not in ("old", "new", "both"):  # an older page: it was chosen since
        return redirect(_back(request, uuid))
    for each in rows:
        actions.choose(request.actor, each, choice)
    toast(request, "Đã chọn văn bản cho mục." if len(rows) == 1 else f"Đã chọn văn bản cho {len(rows)} mục.")
    return redirect(_back(request, uuid))
