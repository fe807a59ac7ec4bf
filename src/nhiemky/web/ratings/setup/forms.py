"""Forms of a round: its name, meeting and days; a reason; what is recorded of a subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nhiemky.domain.rating import DISCIPLINES, LEVEL_NAMES
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.scheduling.deadlines import clock_of
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.setup.facts import INDIVIDUALS_ONLY, marks_asked
from nhiemky.web.ratings.setup.rounds import dates_of
from nhiemky.web.ratings.value import facts_of, rules_of
from nhiemky.web.ui.forms import DayField, TextField


@dataclass(frozen=True, slots=True)
class StepDay:
    """A step of the round with the day it should be done by. hint: what the rules say of the day, "" nothing."""

    code: str
    label: str
    day: date | None = None
    hint: str = ""


def step_days(rules: RuleSet, year: int, quarter: int = 0) -> list[StepDay]:
    """The steps of the rules in order, then their own days of the rated year; days of a year's round only, a quarter has none of them."""
    days = {} if quarter else {day.code: day for day in rules.rules.days}

    def made(code: str) -> tuple[date | None, str]:
        rule = days.get(code)
        if rule is None:
            return None, ""
        on = date(year + rule.year_offset, rule.month, rule.day)
        return on, f"{rules.basis(rule, 'days')}: {'trước' if rule.bound == 'before' else 'đến hết'} ngày {format_day(on)}"

    found = [StepDay(step.code, _short(step.says), *made(step.code)) for step in sorted(rules.rules.steps, key=lambda step: step.order)]
    known = {step.code for step in found}
    return [*found, *(StepDay(code, _short(day.says), *made(code)) for code, day in days.items() if code not in known)]


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[:87].rsplit(" ", 1)[0] + "…"


class RoundForm(forms.Form):
    """Name, meeting, days of the steps."""

    title = TextField(label="Tên đợt", max_length=300)
    meets_on = DayField(label="Ngày họp xét", required=False)
    meets_time = TextField(label="Giờ họp", required=False, max_length=8, help_text="Ví dụ 14:00.")

    def __init__(self, steps: Sequence[StepDay], data: Any = None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={**{f"step-{step.code}": step.day for step in steps}, **(initial or {})})
        for step in steps:
            self.fields[f"step-{step.code}"] = DayField(label=step.label, required=False, help_text=step.hint)

    @classmethod
    def of(cls, campaign: RatingCampaign, data: Any = None) -> RoundForm:
        """The form of a round as it stands."""
        known = dates_of(campaign)
        steps = [
            StepDay(step.code, step.label, known.get(step.code), step.hint)
            for step in step_days(rules_of(campaign), campaign.year, int(campaign.period_kind == "quarter"))
        ]
        meets = clock.local(campaign.meets_at) if campaign.meets_at else None
        initial = {"title": campaign.title, "meets_on": meets and meets.date(), "meets_time": f"{meets:%H:%M}" if meets else ""}
        return cls(steps, data, initial)

    @property
    def steps(self) -> list[forms.BoundField]:
        """The days' fields, for the page."""
        return [self[name] for name in self.fields if name.startswith("step-")]

    def clean_meets_time(self) -> time | None:
        text = self.cleaned_data["meets_time"].strip()
        if not text:
            return None
        found = clock_of(text)
        if found is None:
            raise ValidationError(f"Không hiểu giờ “{text}”. Viết như 14:00.")
        return found

    @property
    def meets_at(self) -> datetime | None:
        """The moment of the meeting; without an hour at eight."""
        day = self.cleaned_data.get("meets_on")
        return datetime.combine(day, self.cleaned_data.get("meets_time") or time(8), clock.HERE) if day else None

    @property
    def dates(self) -> dict[str, date]:
        """Step code -> day, of those that have one."""
        return {name.removeprefix("step-"): day for name, day in self.cleaned_data.items() if name.startswith("step-") and day}


class ReasonForm(forms.Form):
    """Why."""

    reason = TextField(label="Lý do", lines=3, max_length=300)


class FactsForm(forms.Form):
    """What is recorded of one subject. Every field may stay blank: what is not recorded is not checked."""

    points = TextField(label="Điểm (0 đến 100)", required=False)
    discipline = forms.ChoiceField(label="Kỷ luật trong kỳ", required=False, choices=[("", "Chưa ghi"), *DISCIPLINES.items()])
    tasks_done_percent = TextField(label="Nhiệm vụ hoàn thành (%)", required=False)
    tasks_on_time_percent = TextField(label="Nhiệm vụ đúng hạn (%)", required=False)
    tasks_exceeded_percent = TextField(label="Nhiệm vụ vượt mức (%)", required=False)
    shortcomings_remedied_percent = TextField(label="Hạn chế năm trước đã khắc phục (%)", required=False)
    months_absent = TextField(label="Số tháng nghỉ trong kỳ", required=False)
    months_since_admission = TextField(label="Số tháng từ khi kết nạp", required=False)
    civil_service_level = forms.ChoiceField(
        label="Mức xếp loại công chức, viên chức", required=False, choices=[("", "Chưa ghi"), *LEVEL_NAMES.items()]
    )
    marks = forms.MultipleChoiceField(
        label="Điều cấp có thẩm quyền đã ghi nhận",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ nêu điều mà quy tắc của đợt hỏi tới.",
    )
    source = TextField(label="Nguồn", required=False, max_length=200, help_text="Số liệu lấy từ đâu, ví dụ: Báo cáo số 12-BC/ĐU.")

    def __init__(self, subject: Subject, data: Any = None) -> None:
        super().__init__(data, initial={name: _shown(value) for name, value in facts_of(subject).items() if name != "sources"})
        self.subject = subject
        asked = marks_asked(rules_of(subject.campaign), facts_of(subject).get("marks", ()))
        self.fields["marks"].choices = list(asked.items())  # type: ignore[attr-defined]
        if not asked:
            del self.fields["marks"]
        if subject.kind == "collective":
            for name in INDIVIDUALS_ONLY:
                del self.fields[name]

    @property
    def facts(self) -> Mapping[str, Any]:
        """What was given, blank ones to be cleared."""
        return {name: value for name, value in self.cleaned_data.items() if name != "source"}


def _shown(value: Any) -> Any:
    return value.replace(".", ",") if isinstance(value, str) and value[:1].isdigit() else value
