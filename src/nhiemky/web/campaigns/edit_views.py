"""What an office types or changes itself: a campaign by hand or copied, its requirements, tasks, outlines, appendix.

Each page edits the working value of the draft, or of the version to come once the campaign is issued.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from nhiemky.domain import campaign as pure
from nhiemky.domain.finding import Refusal
from nhiemky.domain.outline import Outline
from nhiemky.flows.indicator_words import indicators_from_words, words_of_indicators
from nhiemky.flows.outline_words import outline_from_words, words_of_outline
from nhiemky.scheduling.copying import copied, first_day
from nhiemky.web.campaigns import actions
from nhiemky.web.campaigns.access import get_campaign, get_campaign_for_office
from nhiemky.web.campaigns.forms import BasicsForm, CopyForm, IndicatorsForm, OutlineForm, RequirementForm, TaskForm
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.rosters import office_of, owner_value
from nhiemky.web.campaigns.value import value_of, working_value
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast

Part = TypeVar("Part", bound=pure.Requirement | pure.Task | Outline)


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of one form says."""

    title: str
    status: str
    save: str
    remove_url: str = ""
    remove: str = ""
    wide: bool = False


def create_by_hand(request: Request) -> HttpResponse:
    """A new draft from its basics; requirements come next."""
    owner = office_of(request.actor)
    value = pure.Campaign("", owner_value(owner), policies=pure.Policies())
    form = BasicsForm(request.POST or None, initial={**BasicsForm.values_of(value), "version": 0})
    if request.method == "POST" and form.is_valid():
        campaign = actions.create_campaign(request.actor, owner, form.apply(value))
        toast(request, "Đã mở đợt. Thêm việc phải làm, rồi chọn danh sách đơn vị.")
        return redirect("campaigns:requirement_new", campaign.uuid)
    page = Page("Mở đợt bằng tay", "Ghi tên đợt và mốc số liệu; việc phải làm thêm ở trang sau.", "Mở đợt")
    return _form_page(request, form, page, None)


def copy(request: Request, uuid: UUID) -> HttpResponse:
    """A new draft after an earlier campaign, every day moved."""
    earlier = get_campaign_for_office(request.actor, uuid, "chép đợt này")
    value = value_of(earlier)
    anchor = first_day(value)
    form = CopyForm(request.POST or None, initial={"title": value.title, "first": anchor})
    if request.method == "POST" and form.is_valid():
        days = (form.cleaned_data["first"] - anchor).days if anchor else 0
        new = copied(value, form.cleaned_data["title"], days)
        campaign = actions.create_campaign(request.actor, earlier.organisation, new, copied_from=earlier, kind=earlier.kind)
        toast(request, "Đã chép sang đợt mới. Xem lại từng hạn, rồi chọn danh sách đơn vị.")
        return redirect("campaigns:campaign", campaign.uuid)
    status = f"Chép việc phải làm, đề cương, chỉ tiêu, nhóm từ “{earlier.title}”. Danh sách đơn vị chọn lại sau."
    return _form_page(request, form, Page("Chép sang đợt mới", status, "Chép sang đợt mới"), earlier)


def basics(request: Request, uuid: UUID) -> HttpResponse:
    """Name, cut-off, policy, letterhead."""
    campaign, value = _working(request, uuid)
    form = BasicsForm(request.POST or None, initial={**BasicsForm.values_of(value), "version": campaign.version})
    if (done := _saved(request, form, campaign, lambda: form.apply(value))) is not None:
        return done
    return _form_page(request, form, Page("Tên đợt, mốc số liệu, chính sách", _which(campaign), "Lưu"), campaign)


def requirement(request: Request, uuid: UUID, key: str = "") -> HttpResponse:
    """One requirement, new without `key`."""
    campaign, value = _working(request, uuid)
    before = _found(value.requirements, key)
    new_key = key or _fresh("o", (asked.id for asked in value.requirements))
    initial = _initial(before) if before else _usual(value)
    form = RequirementForm(value, request.POST or None, initial={**initial, "version": campaign.version})

    def changed() -> pure.Campaign:
        return replace(value, requirements=_with(value.requirements, form.requirement(new_key)))

    if (done := _saved(request, form, campaign, changed)) is not None:
        return done
    title = "Sửa việc phải làm" if key else "Thêm việc phải làm"
    page = Page(title, _which(campaign), "Lưu việc này", *_removal(campaign, "requirement_remove", key, "Bỏ việc này"))
    return _form_page(request, form, page, campaign)


def task(request: Request, uuid: UUID, key: str = "") -> HttpResponse:
    """One assigned task, new without `key`."""
    campaign, value = _working(request, uuid)
    before = _found(value.tasks, key)
    new_key = key or _fresh("v", (one.id for one in value.tasks))
    form = TaskForm(request.POST or None, initial={**(_initial(before) if before else {}), "version": campaign.version})
    if (done := _saved(request, form, campaign, lambda: replace(value, tasks=_with(value.tasks, form.task(new_key))))) is not None:
        return done
    title = "Sửa nhiệm vụ" if key else "Thêm nhiệm vụ"
    page = Page(title, _which(campaign), "Lưu nhiệm vụ", *_removal(campaign, "task_remove", key, "Bỏ nhiệm vụ"))
    return _form_page(request, form, page, campaign)


def outline(request: Request, uuid: UUID, key: str = "") -> HttpResponse:
    """One outline as lines, new without `key`."""
    campaign, value = _working(request, uuid)
    before = _found(value.outlines, key)
    new_key = key or _fresh("l", (one.id for one in value.outlines))
    initial = {"title": before.title, "subtitle": before.subtitle, "words": words_of_outline(before)} if before else {}
    form = OutlineForm(request.POST or None, initial={**initial, "version": campaign.version})

    def changed() -> pure.Campaign:
        data = form.cleaned_data
        read = outline_from_words(new_key, data["title"], data["subtitle"], data["words"])
        return replace(value, outlines=_with(value.outlines, replace(read, attached_to=before.attached_to if before else None)))

    if (done := _saved(request, form, campaign, changed)) is not None:
        return done
    title = "Sửa đề cương" if key else "Thêm đề cương"
    page = Page(title, _which(campaign), "Lưu đề cương", *_removal(campaign, "outline_remove", key, "Bỏ đề cương"), wide=True)
    return _form_page(request, form, page, campaign)


def indicators(request: Request, uuid: UUID) -> HttpResponse:
    """The appendix every unit fills, as lines."""
    campaign, value = _working(request, uuid)
    form = IndicatorsForm(request.POST or None, initial={"words": words_of_indicators(value.indicators), "version": campaign.version})

    def changed() -> pure.Campaign:
        rows = indicators_from_words(form.cleaned_data["words"], value.indicators)
        codes = {row.code for row in rows}
        units = tuple(replace(unit, targets={code: words for code, words in unit.targets.items() if code in codes}) for unit in value.units)
        rows = tuple(
            replace(
                row,
                numerator=row.numerator if row.numerator in codes else None,
                denominator=row.denominator if row.denominator in codes else None,
            )
            for row in rows
        )
        return replace(value, indicators=rows, units=units)

    if (done := _saved(request, form, campaign, changed)) is not None:
        return done
    return _form_page(request, form, Page("Phụ lục chỉ tiêu", _which(campaign), "Lưu phụ lục", wide=True), campaign)


@require_POST
def remove(request: Request, uuid: UUID, key: str, part: str) -> HttpResponse:
    """Take a requirement, a task or an outline out of the working value."""
    campaign, value = _working(request, uuid)
    value = _without(value, part, key)
    actions.save_value(request.actor, campaign, value, campaign.version)
    toast(request, "Đã bỏ.")
    return redirect("campaigns:campaign", campaign.uuid)


@require_POST
def drop_changes(request: Request, uuid: UUID) -> HttpResponse:
    """Forget the version to come."""
    campaign = get_campaign(request.actor, uuid)
    actions.drop_changes(request.actor, campaign)
    toast(request, "Đã bỏ các chỗ đang sửa. Bản đang có giữ nguyên.")
    return redirect("campaigns:campaign", campaign.uuid)


def _working(request: Request, uuid: UUID) -> tuple[Campaign, pure.Campaign]:
    campaign = get_campaign_for_office(request.actor, uuid, "sửa đợt")
    return campaign, working_value(campaign)


def _saved(request: Request, form: forms.Form, campaign: Campaign, changed: Callable[[], pure.Campaign]) -> HttpResponse | None:
    """Saves a valid form and goes back to the campaign; None where the form is to be shown (again)."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        actions.save_value(request.actor, campaign, changed(), form.cleaned_data["version"])
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        campaign.refresh_from_db()
        form.data = {**request.POST.dict(), "version": str(campaign.version)}
        return None
    toast(request, "Đã lưu." if campaign.state == "draft" else "Đã lưu vào bản đang sửa. Đơn vị chỉ thấy sau khi phát hành bản mới.")
    return redirect("campaigns:campaign", campaign.uuid)


def _form_page(request: Request, form: forms.Form, page: Page, campaign: Campaign | None) -> HttpResponse:
    back = reverse("campaigns:campaign", args=[campaign.uuid]) if campaign else reverse("campaigns:list")
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "campaigns/form.html", {"form": form, "page": page, "campaign": campaign, "back": back}, status=status)


def _without(value: pure.Campaign, part: str, key: str) -> pure.Campaign:
    """404 for an id that is not there. What followed a removed outline follows none."""
    ids = {"requirements": [one.id for one in value.requirements], "tasks": [one.id for one in value.tasks]}
    if key not in ids.get(part, [one.id for one in value.outlines]):
        raise Http404
    if part == "tasks":
        return replace(value, tasks=tuple(one for one in value.tasks if one.id != key))
    if part == "requirements":
        return replace(value, requirements=tuple(one for one in value.requirements if one.id != key))
    asked = tuple(replace(one, outline=None) if one.outline == key else one for one in value.requirements)
    return replace(value, requirements=asked, outlines=tuple(one for one in value.outlines if one.id != key))


def _which(campaign: Campaign) -> str:
    if campaign.state == "draft":
        return "Đợt chưa phát hành: sửa thẳng vào bản đang soạn."
    return "Đợt đã phát hành: chỗ sửa ở đây thành bản mới, đơn vị chỉ thấy sau khi phát hành bản mới."


def _removal(campaign: Campaign, name: str, key: str, words: str) -> tuple[str, str]:
    return (reverse(f"campaigns:{name}", args=[campaign.uuid, key]), words) if key else ("", "")


def _found(rows: Sequence[Part], key: str) -> Part | None:
    """The one of that id, None for a new one; 404 for an id that is not there."""
    if not key:
        return None
    found = next((one for one in rows if one.id == key), None)
    if found is None:
        raise Http404
    return found


def _with(rows: tuple[Part, ...], one: Part) -> tuple[Part, ...]:
    there = any(row.id == one.id for row in rows)
    changed = tuple([one if row.id == one.id else row for row in rows])
    return changed if there else (*changed, one)


def _fresh(lead: str, ids: Iterable[str]) -> str:
    """An id none has: "o7" after "o6"."""
    taken = set(ids)
    number = len(taken) + 1
    while f"{lead}{number}" in taken:
        number += 1
    return f"{lead}{number}"


def _initial(part: pure.Requirement | pure.Task) -> dict[str, Any]:
    return {name: getattr(part, name) for name in part.__dataclass_fields__}


def _usual(value: pure.Campaign) -> dict[str, Any]:
    """What a further requirement most likely says: as the last one for units did."""
    last = next((asked for asked in reversed(value.requirements) if not asked.own), None)
    if last is None:
        return {"who": "Chi bộ, đảng bộ cơ sở", "submit_to": value.owner.name, "deliverable": "report", "bound": "before"}
    return {"who": last.who, "submit_to": last.submit_to, "via": last.via, "on": last.on, "bound": last.bound or "before"}
