"""Before signing in: set-up, the sheet of a unit, an invitation, a forgotten password.

The code is typed once; what it opens is kept in the session of this browser until it is used.
"""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from nhiemky.domain.finding import Refusal
from nhiemky.web.accounts import codes, doors
from nhiemky.web.accounts.door_forms import CodeForm, InvitationForm, ResetForm, SetUpForm, SheetForm
from nhiemky.web.accounts.models import OneTimeCode, User
from nhiemky.web.request import Request

_KEPT = "one-time-code"
_KINDS = ("first_contact", "invite", "reset")
_FIELD = {"username_taken": "username", "code_unknown": "code"}


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2", "code")
def set_up(request: Request) -> HttpResponseBase:
    """/bat-dau/: the first administrator of a fresh installation; 404 as soon as there is an account."""
    if not doors.is_fresh():
        raise Http404
    form = SetUpForm(request.POST or None)
    if request.method == "POST":
        if wait := _wait(request):
            return wait
        if form.is_valid():
            said = form.cleaned_data
            try:
                user = doors.set_up(
                    said["code"], committee=said["committee"], kind=said["kind"], name=said["name"], username=said["username"],
                    password=said["password1"],
                )  # fmt: skip
            except Refusal as refusal:
                _say(form, refusal)
            else:
                return _sign_in(request, user)
    return render(request, "accounts/set_up.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@never_cache
def code(request: Request) -> HttpResponseBase:
    """/nhan-viec/: type the code of a sheet, an invitation or a reset."""
    return _ask_code(request, "accounts/code.html")


@login_not_required
@never_cache
def forgotten(request: Request) -> HttpResponseBase:
    """/quen-mat-khau/: whom to ask for a code, and where to type it."""
    return _ask_code(request, "accounts/forgotten.html")


def _ask_code(request: Request, template: str) -> HttpResponseBase:
    form = CodeForm(request.POST or None)
    if request.method == "POST":
        if wait := _wait(request):
            return wait
        if form.is_valid():
            try:
                found = codes.find(form.cleaned_data["code"], _KINDS)
            except Refusal as refusal:
                _say(form, refusal)
            else:
                request.session[_KEPT] = found.pk
                return redirect("accounts:open")
    return render(request, template, {"form": form}, status=422 if form.errors else 200)


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
def open_door(request: Request) -> HttpResponseBase:
    """/nhan-viec/tiep/: what the code opens: a unit's first account, an invited one, or a new password."""
    found = _kept(request)
    if found is None:
        return redirect("accounts:code")
    form = _form_for(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = _open(found, form.cleaned_data)
        except Refusal as refusal:
            _say(form, refusal)
        else:
            request.session.pop(_KEPT, None)
            return _sign_in(request, user)
    facts = {"form": form, "code": found, "unit": found.organisation, "user_for": found.user}
    return render(request, f"accounts/open_{found.kind}.html", facts, status=422 if form.errors else 200)


def _kept(request: Request) -> OneTimeCode | None:
    return codes.still_open(request.session.get(_KEPT), _KINDS)


def _form_for(found: OneTimeCode, data: Any) -> Form:
    if found.user is None:
        return SheetForm(data)
    return (InvitationForm if found.kind == "invite" else ResetForm)(data, user=found.user)


def _open(found: OneTimeCode, said: dict[str, Any]) -> User:
    if found.kind == "first_contact":
        return doors.accept_sheet(
            found, name=said["name"], phone=said["phone"], title=said["title"], role=said["role"], username=said["username"],
            password=said["password1"],
        )  # fmt: skip
    if found.kind == "invite":
        return doors.accept_invitation(found, username=said["username"], password=said["password1"])
    return doors.reset_password(found, password=said["password1"])


def _sign_in(request: Request, user: User) -> HttpResponseBase:
    """Through allauth, so that a second step is asked where it is set up."""
    return perform_login(request, Login(user=user, redirect_url="/"))


def _wait(request: Request) -> HttpResponse | None:
    """429 where this address tries too often."""
    if ratelimit.consume(request, action="one_time_code"):
        return None
    return render(request, "429.html", status=429)


def _say(form: Form, refusal: Refusal) -> None:
    name = _FIELD.get(refusal.code)
    form.add_error(name if name in form.fields else None, refusal.message)
