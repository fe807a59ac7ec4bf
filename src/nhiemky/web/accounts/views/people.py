"""Accounts in one's care: list, invite, posts, lock, reset; and the printed sheets of first contact."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from nhiemky.vietnamese.unicode import search_key
from nhiemky.web import clock
from nhiemky.web.accounts import access, actions, codes
from nhiemky.web.accounts.models import User
from nhiemky.web.accounts.people_forms import InviteForm, PostForm, ReasonForm
from nhiemky.web.organisations.access import require_any, scope_of
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast

PAGE, SHEETS = 50, 200
FILTERS = {"": "Tất cả", "cho": "Chưa nhận mời", "khoa": "Đang khóa", "chua-hai-buoc": "Chưa bật hai bước"}


@require_safe
def people(request: Request) -> HttpResponse:
    """/tai-khoan/: everybody in one's care. `?loc=` a filter, `?q=` words of a name."""
    require_any(request.actor, "accounts")
    everyone = access.users(request.actor)
    chosen = request.GET.get("loc", "") if request.GET.get("loc", "") in FILTERS else ""
    words = request.GET.get("q", "").strip()[:100]
    rows = _filtered(everyone, chosen)
    if words:
        rows = rows.filter(person__search_key__contains=search_key(words))
    listed = rows.prefetch_related("person__posts__organisation")
    if made := exported(request, "tai-khoan", "Tài khoản", COLUMNS, lambda: (_line(user) for user in listed)):
        return made
    page = Paginator(rows.prefetch_related("person__posts__organisation"), PAGE).get_page(request.GET.get("trang"))
    chips = [(name, label, _filtered(everyone, name).count()) for name, label in FILTERS.items()]
    return render(request, "accounts/people.html", {"page": page, "chips": chips, "chosen": chosen, "words": words})


COLUMNS = (("Họ và tên", 26), ("Vai trò hiện nay", 48), ("Tên đăng nhập", 20), ("Tình trạng", 16), ("Đăng nhập gần nhất", 20))


def _line(user: User) -> tuple[str | datetime, ...]:
    day = clock.today()
    held = [post for post in user.person.posts.all() if post.valid_to is None or post.valid_to > day] if user.person else []
    posts = "; ".join(", ".join(filter(None, (post.title, post.organisation.name))) for post in held)
    invited = not user.has_usable_password()
    state = "Đang khóa" if not user.is_active else "Chưa nhận mời" if invited else "Đang dùng"
    return str(user), posts, "" if invited else user.username, state, user.last_login or ""


def _filtered(rows: QuerySet[User], name: str) -> QuerySet[User]:
    if name == "cho":
        return rows.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    if name == "khoa":
        return rows.filter(is_active=False)
    if name == "chua-hai-buoc":
        return rows.exclude(authenticator__type="totp")
    return rows


@never_cache
def invite(request: Request) -> HttpResponse:
    """/tai-khoan/moi/: a person, a post; then the code to hand over."""
    require_any(request.actor, "accounts")
    form = InviteForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        known = actions.on_record(said["organisation"], said["name"])
        meant = request.POST.get("person", "")
        if known and meant not in ("new", *(str(one.uuid) for one in known)):
            return render(request, "accounts/invite.html", {"form": form, "known": known}, status=422)
        user, code = actions.invite(
            request.actor, said["organisation"], said["role"], name=said["name"], phone=said["phone"], title=said["title"],
            person=next((one for one in known if str(one.uuid) == meant), None),
        )  # fmt: skip
        return render(request, "accounts/code_made.html", {"account": user, "code": code, "invited": True})
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def person(request: Request, uuid: UUID) -> HttpResponse:
    """/tai-khoan/<uuid>/: one account, its posts, and what can be done about it."""
    return _person_page(request, access.get_user(request.actor, uuid))


def _person_page(request: Request, user: User, form: PostForm | None = None, reason: ReasonForm | None = None) -> HttpResponse:
    refused = (form is not None and form.errors) or (reason is not None and reason.errors)
    facts = {
        "account": user,
        "posts": [(post, access.role_name(post.role)) for post in access.posts_of(user)],
        "form": form or PostForm(actor=request.actor),
        "reason": reason or ReasonForm(),
        "second_step": access.has_second_step(user),
        "waiting": not user.has_usable_password(),
    }
    return render(request, "accounts/person.html", facts, status=422 if refused else 200)


@require_POST
def give_post(request: Request, uuid: UUID) -> HttpResponse:
    user = access.get_user(request.actor, uuid)
    form = PostForm(request.POST, actor=request.actor)
    if not form.is_valid():
        return _person_page(request, user, form=form)
    said = form.cleaned_data
    actions.give_post(request.actor, user, said["organisation"], said["role"], said["title"])
    toast(request, f"Đã giao thêm vai trò cho {user}")
    return redirect("accounts:person", uuid)


@require_POST
def end_post(request: Request, uuid: UUID, post: UUID) -> HttpResponse:
    user = access.get_user(request.actor, uuid)
    actions.end_post(request.actor, user, access.get_post(request.actor, user, post))
    toast(request, f"{user} thôi giữ vai trò từ hôm nay")
    return redirect("accounts:person", uuid)


@require_POST
def disable(request: Request, uuid: UUID) -> HttpResponse:
    user = access.get_user(request.actor, uuid)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _person_page(request, user, reason=form)
    actions.disable(request.actor, user, form.cleaned_data["reason"])
    toast(request, f"Đã khóa tài khoản của {user}, mọi nơi đang đăng nhập đã bị đăng xuất")
    return redirect("accounts:person", uuid)


@require_POST
def enable(request: Request, uuid: UUID) -> HttpResponse:
    user = access.get_user(request.actor, uuid)
    actions.enable(request.actor, user)
    toast(request, f"Đã mở khóa tài khoản của {user}")
    return redirect("accounts:person", uuid)


@require_POST
def sign_out(request: Request, uuid: UUID) -> HttpResponse:
    user = access.get_user(request.actor, uuid)
    actions.end_sessions(request.actor, user)
    toast(request, f"Đã đăng xuất {user} ở mọi nơi")
    return redirect("accounts:person", uuid)


@require_POST
def drop_second_step(request: Request, uuid: UUID) -> HttpResponse:
    user = access.get_user(request.actor, uuid)
    actions.drop_second_step(request.actor, user)
    toast(request, f"Đã tắt xác thực hai bước của {user}")
    return redirect("accounts:person", uuid)


@require_POST
@never_cache
def make_code(request: Request, uuid: UUID) -> HttpResponse:
    """A new code to hand over: shown once, on this page only."""
    user = access.get_user(request.actor, uuid)
    code = actions.make_reset_code(request.actor, user)
    return render(request, "accounts/code_made.html", {"account": user, "code": code, "invited": not user.has_usable_password()})


@never_cache
def sheets(request: Request) -> HttpResponse:
    """/tai-khoan/phieu/: choose units; a POST prints one sheet a unit with its code."""
    scope = scope_of(request.actor)
    if not scope.has("accounts"):
        require_any(request.actor, "office")
    units = access.units_for_sheets(request.actor)
    if request.method == "POST":
        chosen = list(units.filter(uuid__in=_uuids(request.POST.getlist("unit"))))
        if chosen:
            made = actions.make_unit_codes(request.actor, chosen)
            until = clock.local(clock.now() + codes.LIFE["first_contact"]).date() - timedelta(days=1)
            facts = {"sheets": made, "address": request.build_absolute_uri(reverse("accounts:code")), "until": until}
            return render(request, "accounts/sheets_print.html", facts)
        return render(
            request,
            "accounts/sheets.html",
            {**_listed(request, units), "problems": [("", "Chọn ít nhất một đơn vị để in phiếu.")]},
            status=422,
        )
    return render(request, "accounts/sheets.html", _listed(request, units))


def _listed(request: Request, units: QuerySet[Any]) -> dict[str, Any]:
    page = Paginator(units, SHEETS).get_page(request.GET.get("trang"))
    return {"units": list(page), "page": page, "waiting": units.filter(has_account=False).count(), "total": page.paginator.count}


def _uuids(words: list[str]) -> list[UUID]:
    found = []
    for word in words:
        try:
            found.append(UUID(word))
        except ValueError:
            continue
    return found
