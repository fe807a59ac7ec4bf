"""Pages of charges, working groups and named groups of units."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Group as GroupValue
from nhiemky.domain.organisation import members_of
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations import access
from nhiemky.web.organisations.models import Charge, Group
from nhiemky.web.organisations.people import actions
from nhiemky.web.organisations.people.forms import ChargeForm, EndForm, GroupForm, WorkingGroupForm
from nhiemky.web.organisations.record import in_force, tree_as_of
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast

COLUMNS = (("Người, ban, tổ phụ trách", 34), ("Đơn vị", 36), ("Lĩnh vực", 30), ("Từ ngày", 12))


def _line(charge: Charge) -> tuple[str | date, ...]:
    holder = str(charge.person or charge.board or charge.working_group)
    return holder, charge.organisation.name if charge.organisation else "", charge.field, charge.valid_from


@require_GET
def charges(request: Request) -> HttpResponse:
    """Who is in charge of what today, by holder; working groups."""
    access.require_any(request.actor, "see")
    may = access.scope_of(request.actor).has("organise")
    rows = access.charges(request.actor).filter(in_force(clock.today())).order_by("organisation__left", "pk")
    if made := exported(request, "phan-cong-phu-trach", "Phân công phụ trách", COLUMNS, lambda: (_line(charge) for charge in rows)):
        return made
    holders: dict[str, list[Any]] = {}
    for charge in rows:
        holders.setdefault(str(charge.person or charge.board or charge.working_group), []).append(charge)
    covered = {charge.organisation_id for charge in rows if charge.organisation_id}
    roots = [one for one in access.organisations(request.actor, "organise") if one.depth == 0]
    units = access.organisations(request.actor, "organise").filter(parent__in=roots, active=True, type__is_board=False)
    without = list(units.exclude(pk__in=covered)) if not any(root.pk in covered for root in roots) else []
    groups = access.working_groups(request.actor).prefetch_related("members").order_by("name")
    return render(request, "organisations/charges.html", {"holders": holders.items(), "without": without, "groups": groups, "may": may})


@require_http_methods(["GET", "POST"])
def add_charge(request: Request) -> HttpResponse:
    """A person, a board or a working group comes to be in charge."""
    access.require_any(request.actor, "organise")
    initial = {"since": clock.today(), "units": request.GET.getlist("don-vi"), "working_group": request.GET.get("to")}
    form = ChargeForm(request.actor, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.add_charges(
                request.actor, since=given["since"], organisations=list(given["units"]), field=given["field"], person=given["person"],
                board=given["board"], working_group=given["working_group"],
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error("person" if refusal.code == "role_not_grantable" else None, refusal.message)
        else:
            toast(
                request, f"Đã phân công phụ trách {len(made)} đơn vị, lĩnh vực" if made else "Đã phân công từ trước, không có gì thay đổi"
            )
            return redirect("organisations:charges")
    return render(request, "organisations/add_charge.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def end_charge(request: Request, uuid: UUID) -> HttpResponse:
    """Somebody is no longer in charge."""
    charge = access.get_charge(request.actor, uuid)
    form = EndForm(request.POST or None, initial={"last": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_charge(request.actor, charge, until=form.cleaned_data["last"] + timedelta(days=1))
        except Refusal as refusal:
            form.add_error("last", refusal.message)
        else:
            toast(request, "Đã ghi ngày thôi phụ trách")
            return redirect("organisations:charges")
    page = {
        "form": form, "title": "Thôi phụ trách", "button": "Ghi ngày thôi phụ trách", "words": f"{charge}, từ ngày",
        "since": charge.valid_from,
        "back": "charges",
    }  # fmt: skip
    return render(request, "organisations/end.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def working_group(request: Request, uuid: UUID | None = None) -> HttpResponse:
    """A working group, new or as it is."""
    access.require_any(request.actor, "organise")
    group = access.get_working_group(request.actor, uuid) if uuid else None
    home = access.home_of(request.actor)
    initial: dict[str, Any] = {"organisation": str(home.uuid) if home else ""}
    if group:
        initial = {
            "name": group.name, "organisation": str(group.organisation.uuid), "head": str(group.head.uuid),
            "members": [str(one.uuid) for one in group.members.all()],
        }  # fmt: skip
    form = WorkingGroupForm(request.actor, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        saved = actions.save_working_group(
            request.actor, group.organisation if group else given["organisation"], name=given["name"], head=given["head"],
            members=given["members"], group=group,
        )  # fmt: skip
        toast(request, f"Đã lưu {saved.name}")
        return redirect("organisations:charges")
    return render(request, "organisations/working_group.html", {"form": form, "group": group}, status=422 if form.errors else 200)


@require_GET
def groups(request: Request) -> HttpResponse:
    """Named groups of units with their members of today."""
    access.require_any(request.actor, "see")
    found = list(access.groups(request.actor).prefetch_related("members"))
    may = access.scope_of(request.actor).has("organise")
    page = {"groups": [(group, members_today(request.actor, group)) for group in found], "may": may}
    return render(request, "organisations/groups.html", page)


def members_today(actor: Actor, group: Group) -> list[str]:
    """Names of the group's units today, in the tree's order."""
    is_query = bool(group.by_type_id or group.by_parent_id or group.by_branch)
    value = GroupValue(
        group.name,
        members=tuple(str(one.uuid) for one in group.members.all()),
        types=frozenset({group.by_type.name} if group.by_type else ()),
        branches=frozenset({group.by_branch} if group.by_branch else ()),
        parent=str(group.by_parent.uuid) if group.by_parent else None,
        is_query=is_query,
    )
    return [node.version.name for node in members_of(value, tree_as_of(actor, clock.today()))]


@require_http_methods(["GET", "POST"])
def group(request: Request, uuid: UUID | None = None) -> HttpResponse:
    """A named group, new or as it is; who only sees it is shown its units."""
    held = access.get_group(request.actor, uuid, "see") if uuid else None
    if held is None:
        access.require_any(request.actor, "organise")
    elif not access.scope_of(request.actor).may("organise", held.owner):
        if request.method == "POST":
            access.require(request.actor, "organise", held.owner, "sửa nhóm đơn vị")
        return render(request, "organisations/groups.html", {"groups": [(held, members_today(request.actor, held))], "may": False})
    home = access.home_of(request.actor)
    initial: dict[str, Any] = {"owner": str(home.uuid) if home else "", "way": "fixed"}
    if held:
        initial = {
            "name": held.name, "owner": str(held.owner.uuid), "kind": held.by_type.code if held.by_type else "", "branch": held.by_branch,
            "way": "query" if held.by_type_id or held.by_parent_id or held.by_branch else "fixed",
            "parent": str(held.by_parent.uuid) if held.by_parent else "", "members": [str(one.uuid) for one in held.members.all()],
        }  # fmt: skip
    form = GroupForm(request.actor, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        fixed = given["way"] == "fixed"
        try:
            saved = actions.save_group(
                request.actor, held.owner if held else given["owner"], name=given["name"], members=given["members"] if fixed else (),
                kind=None if fixed else given["kind"], parent=None if fixed else given["parent"], branch="" if fixed else given["branch"],
                group=held,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error("name" if refusal.code == "group_name_used" else None, refusal.message)
        else:
            toast(request, f"Đã lưu nhóm {saved.name}")
            return redirect("organisations:groups")
    return render(request, "organisations/group.html", {"form": form, "group": held}, status=422 if form.errors else 200)


@require_POST
def remove_group(request: Request, uuid: UUID) -> HttpResponse:
    """A group is no longer offered."""
    held = access.get_group(request.actor, uuid)
    name = held.name
    actions.remove_group(request.actor, held)
    toast(request, f"Đã bỏ nhóm {name}")
    return redirect("organisations:groups")
