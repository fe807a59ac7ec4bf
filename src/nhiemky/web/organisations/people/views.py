"""Pages of posts and people: appoint, end a post, correct a person's numbers, look somebody up."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web import clock
from nhiemky.web.organisations import access
from nhiemky.web.organisations.models import Post
from nhiemky.web.organisations.people import actions
from nhiemky.web.organisations.people.forms import ContactForm, EndForm, PostForm
from nhiemky.web.organisations.record import in_force
from nhiemky.web.organisations.roles import ROLES
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast

MOST = 500
COLUMNS = (("Họ tên", 26), ("Đứng đầu", 10), ("Chức vụ", 28), ("Đơn vị", 36), ("Vai trò", 20), ("Điện thoại", 16), ("Từ ngày", 12))


@require_GET
def people(request: Request) -> HttpResponse:
    """Everybody with a post today, by unit; search by name, post or unit."""
    access.require_any(request.actor, "see")
    words = request.GET.get("tim", "").strip()
    role = request.GET.get("vai-tro", "")
    rows = access.visible(request.actor, Post.objects.filter(in_force(clock.today()))).select_related("person", "organisation")
    rows = rows.order_by("organisation__left", "-is_head", "person__sort_key")
    if role in ROLES:
        rows = rows.filter(role=role)
    found = list(rows)
    if words:
        key = search_key(words)
        found = [post for post in found if key in search_key(f"{post.person.name} \n {post.title} \n {post.organisation.name}")]
    if made := exported(request, "nguoi-va-chuc-vu", "Người và chức vụ", COLUMNS, lambda: (_line(post) for post in found)):
        return made
    shown = [(post, ROLES.get(post.role, "")) for post in found[:MOST]]  # type: ignore[call-overload]
    page = {"rows": shown, "total": len(found), "words": words, "role": role, "roles": ROLES.items(), "most": MOST}
    page["may"] = access.scope_of(request.actor).has("organise")
    return render(request, "organisations/people.html", page)


def _line(post: Post) -> tuple[str | date, ...]:
    role = ROLES.get(post.role, "")  # type: ignore[call-overload]
    head = "đứng đầu" if post.is_head else ""
    return post.person.name, head, post.title, post.organisation.name, role, post.person.phone, post.valid_from


@require_http_methods(["GET", "POST"])
def add_post(request: Request, uuid: UUID) -> HttpResponse:
    """Somebody comes to hold a post in a unit."""
    one = access.get_organisation(request.actor, uuid, "organise")
    form = PostForm(request.actor, one, request.POST or None, initial={"since": clock.today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            post = actions.add_post(
                request.actor, one, title=given["title"], since=given["since"], role=given["role"], is_head=given["is_head"],
                person=given["person"], name=given["name"], phone=given["phone"], email=given["email"],
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error({"role_not_grantable": "role", "day_before_start": "since"}.get(refusal.code), refusal.message)
        else:
            toast(request, f"Đã thêm {post.person.name}, {post.title}")
            return redirect("organisations:unit", one.uuid)
    return render(request, "organisations/add_post.html", {"form": form, "one": one}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def end_post(request: Request, uuid: UUID) -> HttpResponse:
    """Somebody no longer holds a post."""
    post = access.get_post(request.actor, uuid)
    form = EndForm(request.POST or None, initial={"last": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_post(request.actor, post, until=form.cleaned_data["last"] + timedelta(days=1))
        except Refusal as refusal:
            form.add_error("last", refusal.message)
        else:
            toast(request, f"Đã ghi: {post.person.name} thôi giữ chức vụ {post.title}")
            return redirect("organisations:unit", post.organisation.uuid)
    page = {
        "form": form, "one": post.organisation, "title": "Thôi giữ chức vụ", "button": "Ghi ngày thôi giữ",
        "words": f"{post.person.name}, {post.title or ROLES.get(post.role, '')}, từ ngày",  # type: ignore[call-overload]
        "since": post.valid_from, "back": "unit",
    }  # fmt: skip
    return render(request, "organisations/end.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def person(request: Request, uuid: UUID) -> HttpResponse:
    """A person's name and numbers, and the posts held in sight; who organises one of them may correct it."""
    one = access.get_person(request.actor, uuid, "see")
    form = ContactForm(request.POST or None, initial={"name": one.name, "phone": one.phone, "email": one.email})
    posts = access.visible(request.actor, one.posts.select_related("organisation")).order_by("-valid_from")
    may = any(access.scope_of(request.actor).may("organise", post.organisation) for post in posts)
    if request.method == "POST" and not may:
        access.require(request.actor, "organise", posts[0].organisation, actions.WHAT)
    if request.method == "POST" and form.is_valid():
        actions.correct_person(request.actor, one, **form.cleaned_data)
        toast(request, f"Đã lưu thông tin của {one.name}")
        return redirect("organisations:unit", posts[0].organisation.uuid)
    held = [(post, ROLES.get(post.role, ""), post.valid_to - timedelta(days=1) if post.valid_to else None) for post in posts]  # type: ignore[call-overload]
    return render(
        request, "organisations/person.html", {"form": form, "one": one, "held": held, "may": may}, status=422 if form.errors else 200
    )
