"""The change of the tree in three steps: who, what becomes of them, look at it and confirm; and its undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Version
from nhiemky.domain.succession import Applied, Kind, Succession, apply
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.organisations import access, actions
from nhiemky.web.organisations.change_forms import RULES, ChangeForm, WhoForm
from nhiemky.web.organisations.mergers.plan import plans
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.organisations.models import Succession as Row
from nhiemky.web.organisations.record import versions_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


@dataclass(frozen=True, slots=True)
class Line:
    """One unit in the preview: how it stands until the day, and from it on; "" where it does not."""

    before: str
    after: str
    was: str
    becomes: str


@require_http_methods(["GET", "POST"])
def change(request: Request) -> HttpResponse:
    """Step 1 by GET (kind and units in the address), steps 2 and 3 by POST to the same address."""
    access.require_any(request.actor, "organise")
    chosen_already = "loai" in request.GET
    who = (
        WhoForm(request.actor, request.GET) if chosen_already else WhoForm(request.actor, initial={"don-vi": request.GET.getlist("don-vi")})
    )
    if not chosen_already or not who.is_valid():
        return render(request, "organisations/change_who.html", {"form": who}, status=422 if who.errors else 200)
    kind = cast(Kind, who.cleaned_data["loai"])
    chosen = list(who.cleaned_data["don-vi"])
    form = ChangeForm(request.actor, kind, chosen, request.POST or None, initial={"on": clock.today()})
    page: dict[str, Any] = {
        "form": form, "kind": kind, "kind_words": actions.KINDS[kind], "chosen": chosen, "again": _step_one(chosen),
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        event, details = form.succession()
        try:
            if request.POST.get("buoc") == "xac-nhan":
                done = actions.succeed(request.actor, event, note=form.cleaned_data["note"], details=details)
                toast(
                    request,
                    f"Đã ghi: {actions.KINDS[kind]} từ ngày {format_day(event.on)}",
                    undo=reverse("organisations:undo_change", args=[done.uuid]),
                )
                return redirect("organisations:unit", _landing(done))
            if request.POST.get("buoc") != "sua":
                return render(request, "organisations/change_preview.html", {**page, **_preview(request, event, details)})
        except Refusal as refusal:
            form.add_error(
                {"code_used": "code" if "code" in form.fields else None, "succession_later_version": "on"}.get(refusal.code),
                refusal.message,
            )
    return render(request, "organisations/change_what.html", page, status=422 if form.errors else 200)


def _step_one(chosen: list[Organisation]) -> str:
    words = "&".join(f"don-vi={one.uuid}" for one in chosen)
    return f"{reverse('organisations:change')}?{words}"


def _landing(done: Row) -> UUID:
    """The unit to look at afterwards: the first that is there from now on, else the one that ended."""
    members = list(done.members.select_related("organisation").order_by("pk"))
    return next((member for member in members if member.side == "successor"), members[0]).organisation.uuid


def _preview(request: Request, event: Succession, details: dict[str, actions.Details]) -> dict[str, Any]:
    """What the change would do, without doing it. Raises its refusals."""
    applied = apply(event, versions_of())
    for given in details.values():
        actions.refuse_used_code(given.code)
    known = {str(one.uuid): one.name for one in access.organisations(request.actor)}
    known.update({version.id: version.name for version in applied.opened if version.id not in known})
    rows = {str(one.uuid): one for one in access.organisations(request.actor)}
    later = event.on > clock.today()
    return {"lines": _lines(event, applied, known), "event": event, "is_later": later, "plans": plans(event, rows), "rules": _rules(event)}


def _rules(event: Succession) -> list[tuple[str, str]]:
    """How the figures of each indicator pass, for the preview."""
    words = dict(RULES)
    return [(code, words.get(carry.rule, carry.rule)) for code, carry in event.carries.items()]


def _lines(event: Succession, applied: Applied, known: dict[str, str]) -> list[Line]:
    opened = {version.id: version for version in applied.opened}
    closed = {version.id: version for version in applied.closed}
    order = dict.fromkeys((*event.predecessors, *(each.id for each in event.successors), *opened))
    return [
        Line(_name(closed.get(id)), _name(opened.get(id)), _place(closed.get(id), known), _place(opened.get(id), known)) for id in order
    ]


def _name(version: Version | None) -> str:
    return version.name if version else ""


def _place(version: Version | None, known: dict[str, str]) -> str:
    if version is None:
        return ""
    under = f"trực thuộc {known.get(version.parent, 'cấp trên')}" if version.parent else "không có cấp trên"
    return ", ".join(filter(None, (version.type, under, version.branch and f"nhánh {version.branch}")))


@require_POST
def undo_change(request: Request, uuid: UUID) -> HttpResponse:
    """Take a change back as one."""
    done = access.get_succession(request.actor, uuid)
    wanted = _uuid(request.POST.get("ve"))
    back = access.organisations(request.actor).filter(uuid=wanted).first() if wanted else None
    try:
        actions.undo_succession(request.actor, done)
    except Refusal as refusal:
        toast(request, refusal.message, bad=True)
    else:
        toast(request, f"Đã hoàn tác: {actions.KINDS[done.kind]} ngày {format_day(done.on)}")
    still = back is not None and Organisation.objects.filter(pk=back.pk).exists()
    return redirect("organisations:unit", back.uuid) if back is not None and still else redirect("organisations:index")


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
