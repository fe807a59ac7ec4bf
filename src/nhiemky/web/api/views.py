"""Pages about the API: its description made from the schema, and one's own tokens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.accounts.access import role_name
from nhiemky.web.api import tokens as made
from nhiemky.web.api.limits import CHANGES, READS
from nhiemky.web.api.office_api import office_api
from nhiemky.web.organisations.models import Post
from nhiemky.web.request import Request
from nhiemky.web.ui.forms import DayField, TextField
from nhiemky.web.ui.toast import toast

ROOT = "/api/v1/"


def schema() -> dict[str, Any]:
    """The OpenAPI description."""
    return dict(office_api.get_openapi_schema(path_prefix=ROOT))


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """openapi.json, for programs; it holds nothing of the office."""
    del request
    return JsonResponse(schema(), json_dumps_params={"ensure_ascii": False})


@require_safe
def description(request: Request) -> HttpResponse:
    """/api/: every address of the API as one page, from the same schema."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for address, methods in schema()["paths"].items():
        for method, said in methods.items():
            groups.setdefault(said["tags"][0], []).append(_line(address, method, said))
    return render(request, "api/description.html", {"groups": groups, "reads": READS, "changes": CHANGES})


def _line(address: str, method: str, said: dict[str, Any]) -> dict[str, Any]:
    asked = [one for one in said.get("parameters", []) if one["in"] == "query"]
    body = next(iter(said.get("requestBody", {}).get("content", {})), "")
    return {
        "address": address, "method": method.upper(), "words": said.get("description", ""), "asked": [one["name"] for one in asked],
        "needed": [one["name"] for one in asked if one.get("required")], "body": body,
    }  # fmt: skip


class TokenForm(forms.Form):
    """A name one will know it by, the post it speaks for, its last day."""

    name = TextField(label="Tên", max_length=80, help_text="Chương trình nào dùng mã này, ví dụ: Phần mềm thống kê")
    post = forms.ChoiceField(label="Dùng quyền của vai trò")
    last_day = DayField(label="Dùng được đến hết ngày")

    def __init__(self, posts: list[Post], *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        choices = [(str(post.uuid), f"{role_name(post.role)}, {post.organisation.name}") for post in posts]
        self.fields["post"].choices = choices  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def tokens(request: Request) -> HttpResponse:
    """Mã truy cập: one's tokens; a new one is shown this once."""
    posts = list(made.own_posts(request.actor))
    form = TokenForm(posts, request.POST or None, initial={"last_day": clock.today() + timedelta(days=180)})
    words, status = "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            post = next(one for one in posts if str(one.uuid) == form.cleaned_data["post"])
            try:
                _, words = made.make_token(request.actor, post, name=form.cleaned_data["name"], last_day=form.cleaned_data["last_day"])
            except Refusal as refusal:
                form.add_error("last_day", refusal.message)
            else:
                status = 200
    rows = [{"token": one, "role": role_name(one.post.role), "stands": made.stands(one)} for one in made.own_tokens(request.actor)]
    context = {"form": form, "rows": rows, "words": words, "posts": posts, "root": request.build_absolute_uri(reverse("api:organisations"))}
    response = render(request, "api/tokens.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def revoke(request: Request, uuid: UUID) -> HttpResponse:
    """Thu hồi: the token is good for nothing from now on."""
    token = made.get_own_token(request.actor, uuid)
    made.revoke(request.actor, token)
    toast(request, f"Đã thu hồi mã “{token.name}”")
    return redirect("api:tokens")
