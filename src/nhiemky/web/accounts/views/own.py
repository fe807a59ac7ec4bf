"""One's own account, and the first page after signing in."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from nhiemky.web.accounts import access, actions, doors
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.request import Request
from nhiemky.web.ui.context import Shell
from nhiemky.web.ui.forms import TextField
from nhiemky.web.ui.toast import toast

_UNIT = frozenset({"unit_secretary", "unit_clerk"})


class ProfileForm(forms.Form):
    """What one may change about oneself."""

    name = TextField(label="Họ và tên", max_length=150)
    phone = TextField(label="Điện thoại", max_length=40, required=False)


@require_safe
@login_not_required
def home(request: Request) -> HttpResponse:
    """/: the page one's work begins on: a unit's own tasks, the board (or the ratings, where no campaign runs), else the first page."""
    if not request.user.is_authenticated:
        return redirect("accounts:set_up" if doors.is_fresh() else "account_login")
    items = [item for _, group in Shell(request).groups for item in group]
    board = ("g b",) if current_campaign(request) is not None else ("g l", "g b")  # without a campaign its board has nothing to show
    wanted = ("g v",) if request.user.roles & _UNIT else board
    by_key = {item.key: item.url for item in items if item.key}
    found = next((by_key[key] for key in wanted if key in by_key), items[0].url if items else "")
    return redirect(found or "accounts:profile")


def profile(request: Request) -> HttpResponse:
    """/toi/: name, telephone, posts; ways to password, second step, sessions."""
    user = request.user
    person = user.person if user.is_authenticated else None
    form = ProfileForm(request.POST or None, initial={"name": person.name, "phone": person.phone} if person else None)
    if request.method == "POST" and person and form.is_valid():
        actions.change_profile(request.actor, name=form.cleaned_data["name"], phone=form.cleaned_data["phone"])
        toast(request, "Đã lưu thông tin của đồng chí")
        return redirect("accounts:profile")
    posts = [(post, access.role_name(post.role)) for post in access.posts_of(user)] if user.is_authenticated else []
    return render(request, "accounts/profile.html", {"form": form, "posts": posts}, status=422 if form.errors else 200)
