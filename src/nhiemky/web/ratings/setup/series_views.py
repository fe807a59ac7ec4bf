"""Pages of standing orders, and of a superior's order to redo a round."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.flows.rules_words import words_of
from nhiemky.web import clock
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.organisations.models import OrganisationType
from nhiemky.web.ratings import access
from nhiemky.web.ratings.models import RatingSeries
from nhiemky.web.ratings.setup import series as orders
from nhiemky.web.ratings.setup.forms import ReasonForm
from nhiemky.web.ratings.setup.periods import KIND_WORDS, period_of
from nhiemky.web.ratings.setup.redoing import order_redo
from nhiemky.web.ratings.setup.sides import committee_of, may_prepare, require_side
from nhiemky.web.request import Request
from nhiemky.web.ui.forms import REQUIRED, DayField, TextField
from nhiemky.web.ui.toast import toast


class SeriesForm(forms.Form):
    """A standing order."""

    title = TextField(label="Tên lệ", max_length=200, help_text="Ví dụ: Kiểm điểm, xếp loại hằng năm. Kỳ được thêm vào sau tên.")
    document = TextField(label="Theo văn bản", max_length=200, required=False)
    period_kind = forms.ChoiceField(label="Kỳ", choices=[(kind, words[:1].upper() + words[1:]) for kind, words in KIND_WORDS.items()])
    opens_day = forms.IntegerField(
        label="Mở vào ngày",
        min_value=1,
        max_value=31,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": REQUIRED},
    )
    opens_month = forms.IntegerField(
        label="Tháng", min_value=1, max_value=12, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="Hằng quý: 1, 2, 3 là tháng thứ mấy của quý.", error_messages={"required": REQUIRED},
    )  # fmt: skip
    term = TextField(label="Nhiệm kỳ (nếu theo nhiệm kỳ)", required=False, max_length=12, help_text="Ví dụ 2020-2025.")
    types = forms.ModelMultipleChoiceField(
        label="Loại tổ chức được xếp loại", required=False, queryset=OrganisationType.objects.all(), to_field_name="code",
        widget=forms.CheckboxSelectMultiple, help_text="Không đánh dấu loại nào: mọi loại, trừ ban, văn phòng.",
    )  # fmt: skip
    heads_only = forms.BooleanField(label="Cá nhân: chỉ người đứng đầu", required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        kind = data.get("period_kind")
        if kind == "quarter" and data.get("opens_month", 1) > 3:
            self.add_error("opens_month", "Hằng quý thì ghi 1, 2 hoặc 3.")
        if kind == "term":
            try:
                if period_of(data.get("term", "")).kind != "term":
                    self.add_error("term", "Ghi nhiệm kỳ dạng 2020-2025.")
            except Refusal as refusal:
                self.add_error("term", refusal.message)
        return data

    @property
    def settings(self) -> dict[str, Any]:
        """As `open_series` keeps them."""
        data = self.cleaned_data
        term = {"term": period_of(data["term"]).code} if data["period_kind"] == "term" else {}
        return {"types": [kind.code for kind in data["types"]], "heads_only": data["heads_only"], **term}


@require_safe
def listing(request: Request) -> HttpResponse:
    """Standing orders with what is due."""
    require_side(request.actor)
    today = clock.today()
    rows = [
        (one, KIND_WORDS.get(one.period_kind), orders.due_period(one, today), *orders.coming(one, today))  # type: ignore[call-overload]
        for one in access.series(request.actor).order_by("-active", "title")
    ]
    return render(request, "ratings/setup/series_list.html", {"rows": rows, "may": may_prepare(request.actor)})


@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """A new standing order."""
    committee = committee_of(request.actor, request.GET.get("chu-tri"))
    form = SeriesForm(request.POST or None, initial={"title": "Kiểm điểm, xếp loại", "opens_day": 1, "opens_month": 11})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = orders.open_series(
            request.actor, committee, title=data["title"], period_kind=data["period_kind"], document=data["document"],
            opens_month=data["opens_month"], opens_day=data["opens_day"], settings=form.settings,
        )  # fmt: skip
        toast(request, "Đã lập lệ; đến kỳ phần mềm đề xuất đợt")
        return redirect("ratings_setup:series", made.uuid)
    return render(request, "ratings/setup/series_new.html", {"form": form, "committee": committee}, status=422 if form.errors else 200)


def _page(request: Request, one: RatingSeries) -> dict[str, Any]:
    today = clock.today()
    page: dict[str, Any] = {
        "series": one, "kind": KIND_WORDS.get(one.period_kind), "may": scope_of(request.actor).may("rate", one.organisation),  # type: ignore[call-overload]
        "coming": orders.coming(one, today), "campaigns": one.campaigns.all(), "reason": ReasonForm(),
    }  # fmt: skip
    if orders.due_period(one, today) is not None:
        try:
            page["proposal"] = proposal = orders.propose_next(one, today)
            page |= {"rules": proposal.chosen.rules, "sections": words_of(proposal.chosen.rules)}
        except Refusal as refusal:
            page["refusal"] = refusal
    return page


@require_safe
def one(request: Request, uuid: UUID) -> HttpResponse:
    """One order: the round it proposes, those it opened."""
    return render(request, "ratings/setup/series.html", _page(request, access.get_series(request.actor, uuid)))


@require_POST
def open_next(request: Request, uuid: UUID) -> HttpResponse:
    """Open the proposed round."""
    found = access.get_series(request.actor, uuid)
    access.require_board(request.actor, "rate", found.organisation)
    try:
        campaign = orders.open_next(request.actor, found)
    except Refusal as refusal:
        return render(request, "ratings/setup/series.html", {**_page(request, found), "refusal": refusal}, status=422)
    toast(request, f"Đã mở đợt {campaign.title}")
    return redirect("ratings_setup:round", campaign.uuid)


@require_POST
def end(request: Request, uuid: UUID) -> HttpResponse:
    """No further rounds."""
    found = access.get_series(request.actor, uuid)
    access.require_board(request.actor, "rate", found.organisation)
    try:
        orders.end_series(request.actor, found, str(request.POST.get("reason", ""))[:300])
        toast(request, f"Đã dừng lệ {found.title}")
    except Refusal as refusal:
        toast(request, refusal.message, bad=True)
    return redirect("ratings_setup:series", found.uuid)


class RedoForm(forms.Form):
    """The superior's order."""

    document = TextField(label="Số và ký hiệu văn bản yêu cầu", max_length=80)
    on = DayField(label="Ngày văn bản", required=False)
    body = TextField(label="Cấp yêu cầu", max_length=250)
    reason = TextField(label="Lý do", lines=3, max_length=300)
    words = TextField(label="Nội dung yêu cầu", lines=4, max_length=4000, required=False)
    by_day = DayField(label="Làm xong trước hết ngày", required=False)


@require_http_methods(["GET", "POST"])
def redo(request: Request, uuid: UUID) -> HttpResponse:
    """A superior ordered the round redone: record the order, begin the new round."""
    campaign = access.get_campaign(request.actor, uuid, "rate")
    form = RedoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = order_redo(request.actor, campaign, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            toast(request, "Đã lập đợt làm lại; đợt cũ giữ nguyên")
            return redirect("ratings_setup:round", made.uuid)
    page = {
        "campaign": campaign, "form": form, "title": "Làm lại theo yêu cầu của cấp trên", "button": "Lập đợt làm lại",
        "words": "Đợt cũ giữ nguyên, có ghi chú đã làm lại. Đợt mới có cùng đối tượng, số liệu, quy tắc; chưa có mức nào.",
    }  # fmt: skip
    return render(request, "ratings/setup/reason.html", page, status=422 if form.errors else 200)
