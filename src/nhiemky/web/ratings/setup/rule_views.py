"""Pages of the rules: in words for a year, between two years, a committee's own with whom they would touch, and a round's pinned ones."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.flows.rules_words import difference, unconfirmed, words_of
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Kind
from nhiemky.web import clock
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings import access
from nhiemky.web.ratings.models import RuleOverlay
from nhiemky.web.ratings.setup import overlays, rounds
from nhiemky.web.ratings.setup.forms import ReasonForm
from nhiemky.web.ratings.setup.looks import note_look
from nhiemky.web.ratings.setup.overlay_text import Common, begin_text
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.web.ratings.setup.rules import rules_for
from nhiemky.web.ratings.setup.sides import committee_of, committees, may_prepare, require_side
from nhiemky.web.ratings.value import rules_of
from nhiemky.web.request import Request
from nhiemky.web.ui.forms import REQUIRED, NumberField, TextField
from nhiemky.web.ui.toast import toast

STATES = {"draft": "Bản nháp", "in_force": "Đang áp dụng", "withdrawn": "Đã thôi áp dụng"}


@require_safe
def rules(request: Request) -> HttpResponse:
    """The rules of a year in words, beside those of another year where asked; the committee's own below."""
    require_side(request.actor)
    committee = _committee(request)
    today = clock.today()
    given, other = request.GET.get("nam") or str(today.year - (today.month < 6)), request.GET.get("so-voi", "")
    page: dict[str, Any] = {"given": given, "other": other, "committee": committee, "may": may_prepare(request.actor)}
    page["overlays"] = [(one, one.versions.order_by("number").last()) for one in access.overlays(request.actor).order_by("symbol")]
    page["states"] = STATES
    try:
        page |= _shown(_rules(committee, given))
        if other:
            page["difference"] = difference(_rules(committee, other), _rules(committee, given))
    except Refusal as refusal:
        return render(request, "ratings/setup/rules.html", {**page, "refusal": refusal}, status=422)
    return render(request, "ratings/setup/rules.html", page)


def _committee(request: Request) -> Organisation:
    return (committees(request.actor, "rate") or committees(request.actor, "decide"))[0]


def _rules(committee: Organisation, given: str) -> RuleSet:
    period = period_of(given)
    return rules_for(committee, period.year, period.code).rules


def _shown(chosen: RuleSet) -> dict[str, Any]:
    return {"rules": chosen, "sections": words_of(chosen), "unconfirmed": unconfirmed(chosen)}


class TextForm(forms.Form):
    """The rules as text."""

    text = forms.CharField(
        label="Quy tắc (YAML)", strip=False, max_length=60000, error_messages={"required": REQUIRED},
        widget=forms.Textarea(attrs={"rows": 26, "class": "yaml", "spellcheck": "false", "autocomplete": "off"}),
    )  # fmt: skip


class CommonForm(forms.Form):
    """Common values, laid into a new text."""

    year = forms.IntegerField(
        label="Từ năm xếp loại", min_value=2018, max_value=2100, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    symbol = TextField(label="Số và ký hiệu văn bản", max_length=80)
    clause = TextField(label="Điều khoản", max_length=100, required=False, help_text="Ví dụ: mục 3.")
    who = forms.ChoiceField(
        label="Tỷ lệ của", choices=[("both", "Tập thể và cá nhân"), ("collective", "Tập thể"), ("individual", "Cá nhân")]
    )
    ratio = NumberField(label="Tỷ lệ xuất sắc nhiều nhất (%)", required=False, help_text="Để trống: như văn bản cấp trên.")
    elevated = NumberField(label="Tỷ lệ nâng khi có quyết định (%)", required=False)
    rounding = forms.ChoiceField(
        label="Làm tròn", required=False,
        choices=[("", "Như cấp trên"), ("none", "Không làm tròn"), ("floor", "Xuống"), ("half_up", "Từ nửa thì lên"), ("ceil", "Lên")],
    )  # fmt: skip
    heads = forms.ChoiceField(
        label="Người đứng đầu",
        required=False,
        choices=[("", "Như cấp trên"), ("out", "Không tính trong tỷ lệ"), ("in", "Tính trong tỷ lệ")],
    )
    breach = forms.ChoiceField(
        label="Khi vượt", required=False, choices=[("", "Như cấp trên"), ("block", "Không cho quyết định"), ("warn", "Cảnh báo, ghi lý do")]
    )

    best = NumberField(label="Xuất sắc từ (điểm)", required=False, help_text="Chỉ điền cả ba ô điểm khi cấp ủy có thang riêng.")
    good = NumberField(label="Tốt từ (điểm)", required=False)
    done = NumberField(label="Hoàn thành từ (điểm)", required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        least = [data.get(name) for name in ("best", "good", "done")]
        if any(each is not None for each in least) and (None in least or not 100 > least[0] > least[1] > least[2] > 0):  # type: ignore[operator]
            self.add_error("best", "Điền cả ba ô, giảm dần, trong khoảng 0 đến 100; hoặc để trống cả ba.")
        return data

    def text(self, committee: Organisation) -> str:
        """The file so begun. Raises Refusal where no rules rate that year."""
        data = self.cleaned_data
        kinds: tuple[Kind, ...] = ("collective", "individual") if data["who"] == "both" else (data["who"],)
        commons = [
            Common(
                who, data["ratio"] / 100 if data["ratio"] else None, data["elevated"] / 100 if data["elevated"] else None,
                data["rounding"], {"out": True, "in": False}.get(data["heads"]), data["breach"],
            )
            for who in kinds
        ]  # fmt: skip
        above = rules_for(committee, data["year"], str(data["year"])).rules
        bands = [data[name] for name in ("best", "good", "done")] if data["best"] else []
        return begin_text(
            above, data["year"], committee.name, commons, bands=bands, symbol=data["symbol"], clause=data["clause"], on=clock.today()
        )


@require_http_methods(["GET", "POST"])
def new_overlay(request: Request) -> HttpResponse:
    """A committee's first own rules: begun from the common values, or written at once."""
    committee = committee_of(request.actor, request.GET.get("chu-tri"))
    return _edit(request, committee, None)


@require_http_methods(["GET", "POST"])
def overlay(request: Request, uuid: UUID) -> HttpResponse:
    """A committee's own rules: the newest text, its versions; POST saves a version or shows whom it would touch."""
    found = access.get_overlay(request.actor, uuid)
    if request.method == "POST":
        access.require_board(request.actor, "rate", found.organisation, overlays.WHAT)
    return _edit(request, found.organisation, found)


def _edit(request: Request, committee: Organisation, found: RuleOverlay | None) -> HttpResponse:
    last = found.versions.order_by("number").last() if found else None
    may = scope_of(request.actor).may("rate", committee)
    does = request.POST.get("do", "")
    common = CommonForm(request.POST if does == "fill" else None, initial={"year": clock.today().year})
    form = TextForm(request.POST if does in ("save", "preview") else None, initial={"text": last.text if last else ""})
    page: dict[str, Any] = {"committee": committee, "overlay": found, "last": last, "may": may, "states": STATES}
    try:
        if does == "fill" and common.is_valid():
            form = TextForm(initial={"text": common.text(committee)})
        elif form.is_bound and form.is_valid():
            text = form.cleaned_data["text"]
            if does == "save":
                saved = overlays.save_overlay(request.actor, committee, text, found)
                toast(request, f"Đã lưu bản {saved.number}; chưa áp dụng")
                return redirect("ratings_setup:overlay", saved.overlay.uuid)
            page["looser"] = overlays.looser(committee, text)
            page["touched"] = overlays.touched(committee, text)
            for each in page["touched"]:
                note_look(request.actor, each.campaign, None, "page:quy-tac")
        elif last is not None and not form.is_bound:
            page["looser"] = overlays.looser(committee, last.text)
    except Refusal as refusal:
        (form if form.is_bound else common).add_error("text" if form.is_bound else None, refusal.message)
    versions = list(found.versions.order_by("-number")) if found else []
    page |= {"form": form, "common": common, "reason": ReasonForm(), "versions": [(each, STATES[each.state]) for each in versions]}
    return render(request, "ratings/setup/overlay.html", page, status=422 if form.errors or common.errors else 200)


@require_POST
def settle_overlay(request: Request, uuid: UUID, which: str) -> HttpResponse:
    """Put the newest text in force, or withdraw it; with a reason."""
    found = access.get_overlay(request.actor, uuid)
    access.require_board(request.actor, "rate", found.organisation, overlays.WHAT)
    act, words = (
        (overlays.put_in_force, "Đã cho áp dụng với các đợt mở từ nay") if which == "ap-dung" else (overlays.withdraw, "Đã thôi áp dụng")
    )
    try:
        act(request.actor, found, str(request.POST.get("reason", ""))[:300])
        toast(request, words)
    except Refusal as refusal:
        toast(request, refusal.message, bad=True)
    return redirect("ratings_setup:overlay", found.uuid)


@require_http_methods(["GET", "POST"])
def pinned(request: Request, uuid: UUID) -> HttpResponse:
    """The rules a round keeps, in words, and how they differ from those in force now; POST pins those instead."""
    campaign = access.get_campaign(request.actor, uuid, "rate" if request.method == "POST" else None)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            rounds.repin(request.actor, campaign, form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            toast(request, "Đã đổi quy tắc của đợt; mức đang xét giữ nguyên")
            return redirect("ratings_setup:pinned", campaign.uuid)
    kept = rules_of(campaign)
    page: dict[str, Any] = {
        "campaign": campaign,
        "form": form,
        **_shown(kept),
        "undecided": campaign.state in rounds.UNDECIDED and not campaign.past,
    }
    try:
        now = rules_for(campaign.organisation, campaign.year, campaign.period).rules
        page |= {"now": now, "differs": now.sha256 != campaign.rules_sha256, "difference": difference(kept, now)}
    except Refusal as refusal:
        page["refusal"] = refusal
    page["may"] = scope_of(request.actor).may("rate", campaign.organisation)
    return render(request, "ratings/setup/pinned.html", page, status=422 if form.errors else 200)
