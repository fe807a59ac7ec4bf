"""What people fill in about the calendar and its conferences.

>>> SlotForm({"slot": "2023-05-17 PM", "version": "3"}).is_valid()        # doctest: +SKIP
True
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nhiemky.domain.conference import Slot
from nhiemky.scheduling.deadlines import last_day
from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.web.campaigns.models import Requirement
from nhiemky.web.conferences.actions import Rules, Signed, Span
from nhiemky.web.conferences.models import HALVES, Calendar, Rate
from nhiemky.web.conferences.preparing import KINDS
from nhiemky.web.conferences.words import LENGTHS
from nhiemky.web.organisations.models import Person
from nhiemky.web.ui.forms import DayField, NumberField, TextField

HALF_CHOICES = [(key, name.capitalize()) for key, name in HALVES]
LENGTH_CHOICES = [(number, name.capitalize()) for number, name in LENGTHS.items()]


class HourField(forms.TimeField):
    """An hour as people write it: 7h30, 07:30, 14 giờ."""

    widget = forms.TextInput(attrs={"placeholder": "07:30", "autocomplete": "off"})
    default_error_messages = {"required": "Cần điền ô này.", "invalid": "Không có giờ này. Viết như 07:30 hoặc 14h."}

    def to_python(self, value: Any) -> time | None:
        if isinstance(value, str):
            bare = value.strip().lower().replace("giờ", "h").replace(" ", "").rstrip("'")
            hour, _, minute = bare.replace("h", ":").partition(":")
            value = f"{hour}:{minute or '00'}" if hour else ""
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value


class DaysField(TextField):
    """Several days, a line or a comma each; the value is a frozenset of dates."""

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        found = find_days(words)
        left = words
        for each in found:
            left = left.replace(each.text, "", 1)
        if left.strip(" ,;\n\r\t.") or any(each.day is None for each in found):
            raise ValidationError("Có chỗ không đọc được thành ngày. Viết mỗi dòng một ngày, như 15/5/2023.")
        return frozenset(each.day for each in found)


class RulesForm(forms.Form):
    """The rules of the calendar and a window for each group of units with a conference duty."""

    capacity = NumberField(label="Nhiều nhất mỗi ngày", required=False, help_text="Số hội nghị. Để trống: không hạn chế.")
    gap = NumberField(label="Sau làm điểm cách", help_text="Số ngày làm việc để rút kinh nghiệm.")
    weekends = forms.BooleanField(label="Họp cả Thứ Bảy, Chủ nhật", required=False)
    days_off = DaysField(label="Ngày không xếp hội nghị", required=False, lines=3, help_text="Ngoài ngày nghỉ lễ. Mỗi dòng một ngày.")
    morning = HourField(label="Giờ buổi sáng")
    afternoon = HourField(label="Giờ buổi chiều")
    own_title = TextField(label="Tên hội nghị", required=False, max_length=200)
    own_day = DayField(label="Ngày", required=False, help_text="Mọi bí thư và người dự bận các buổi này.")
    own_half = forms.ChoiceField(label="Bắt đầu buổi", choices=HALF_CHOICES, required=False)
    own_half_days = forms.TypedChoiceField(label="Dài", choices=LENGTH_CHOICES, coerce=int, required=False)
    own_place = TextField(label="Nơi họp", required=False, max_length=250)

    def __init__(self, *given: Any, duties: Sequence[Requirement], calendar: Calendar | None = None, today: date, **more: Any) -> None:
        more["initial"] = _initial(calendar)
        super().__init__(*given, **more)
        self.duties = list(duties)
        windows = {window.requirement_id: window for window in calendar.windows.all()} if calendar else {}
        for duty in self.duties:
            window = windows.get(duty.pk)
            last = last_day(duty.deadline_at) if duty.deadline_at else None
            hint = f"Thời hạn ghi: {duty.wording}" if duty.wording else ""
            self.fields[f"first-{duty.key}"] = DayField(label="Từ ngày", initial=window.first if window else today)
            self.fields[f"last-{duty.key}"] = DayField(label="Đến ngày", initial=window.last if window else last, help_text=hint)
            self.fields[f"length-{duty.key}"] = forms.TypedChoiceField(
                label="Thời gian họp", choices=LENGTH_CHOICES, coerce=int, initial=window.half_days if window else 1
            )

    def clean_capacity(self) -> int | None:
        return _whole(self.cleaned_data["capacity"], 1, 500)

    def clean_gap(self) -> int:
        return _whole(self.cleaned_data["gap"], 0, 60) or 0

    @property
    def rows(self) -> list[tuple[str, list[Any]]]:
        """Each group with its fields."""
        return [(duty.group or duty.short or duty.what, [self[f"{name}-{duty.key}"] for name in ("first", "last", "length")])
                for duty in self.duties]  # fmt: skip

    @property
    def rules(self) -> Rules:
        data = self.cleaned_data
        names = ("capacity", "gap", "weekends", "days_off", "morning", "afternoon", "own_title", "own_day", "own_place")
        given: dict[str, Any] = {name: data[name] for name in names}
        return Rules(**given, own_half=data["own_half"] or "AM", own_half_days=data["own_half_days"] or 2)

    @property
    def windows(self) -> dict[str, Span]:
        data = self.cleaned_data
        return {duty.key: Span(data[f"first-{duty.key}"], data[f"last-{duty.key}"], data[f"length-{duty.key}"]) for duty in self.duties}


def _initial(calendar: Calendar | None) -> dict[str, Any]:
    if calendar is None:
        return {"gap": 1, "morning": time(7, 30), "afternoon": time(14, 0), "own_half": "AM", "own_half_days": 2}
    names = ("capacity", "gap", "weekends", "morning", "afternoon", "own_title", "own_day", "own_half", "own_half_days", "own_place")
    days = "\n".join(format_day(date.fromisoformat(line)) for line in calendar.days_off.split())
    return {**{name: getattr(calendar, name) for name in names}, "days_off": days}


def _whole(number: Any, low: int, high: int) -> int | None:
    if number is None:
        return None
    if number != int(number) or not low <= number <= high:
        raise ValidationError(f"Cần một số nguyên từ {low} đến {high}.")
    return int(number)


class SlotForm(forms.Form):
    """Where to, of which version."""

    slot = forms.RegexField(label="Buổi", regex=r"^\d{4}-\d{2}-\d{2} (AM|PM)$", error_messages={"required": "Hãy chọn một buổi."})
    version = forms.IntegerField(min_value=0)
    starts = HourField(label="Giờ", required=False)

    def clean_slot(self) -> Slot:
        day, half = self.cleaned_data["slot"].split()
        try:
            return Slot(date.fromisoformat(day), half)
        except ValueError:
            raise ValidationError("Không có ngày này.") from None


class PublishForm(forms.Form):
    """What the notice carries, and why all the same where something is open."""

    reason = TextField(label="Lý do vẫn công bố", lines=2, required=False, max_length=500)
    symbol = TextField(label="Số, ký hiệu", max_length=80, required=False, help_text="Ví dụ 58-TB/ĐUK. Để trống nếu chưa vào sổ.")
    on = DayField(label="Ngày ký", required=False)
    on_behalf_of = TextField(label="Thẩm quyền ký", max_length=120, required=False, help_text="Để trống: theo thẩm quyền của đợt.")
    title = TextField(label="Chức vụ người ký", max_length=120, required=False)
    name = TextField(label="Người ký", max_length=120, required=False)

    @property
    def signed(self) -> Signed:
        data = self.cleaned_data
        return Signed(data["symbol"], data["on"], data["on_behalf_of"], data["title"], data["name"])


class PlaceForm(forms.Form):
    """Hour and place."""

    starts = HourField(label="Giờ", required=False)
    place = TextField(label="Nơi họp", max_length=250, required=False)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class SpanForm(forms.Form):
    """A window of its own."""

    first = DayField(label="Từ ngày", required=False, help_text="Để trống: theo khung ngày chung.")
    last = DayField(label="Đến ngày", required=False)
    half_days = forms.TypedChoiceField(label="Thời gian họp", choices=LENGTH_CHOICES, coerce=int)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class GuestForm(forms.Form):
    """Somebody more: a name, or (the office only) one of the people known, who is then kept from being in two places."""

    person = forms.ModelChoiceField(
        label="Người trong danh sách",
        queryset=Person.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label="Người khác, ghi tên",
    )
    name = TextField(label="Họ và tên", max_length=150, required=False)
    title = TextField(label="Chức vụ", max_length=200, required=False)

    def __init__(self, *given: Any, people: Any = None, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        if people is None:
            del self.fields["person"]
        else:
            field.queryset = people

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("name") and not found.get("person"):
            self.add_error("name", "Cần ghi họ và tên người mời.")
        return found


class WishForm(forms.Form):
    """Another day."""

    day = DayField(label="Ngày muốn họp")
    half = forms.ChoiceField(label="Buổi", choices=HALF_CHOICES)
    reason = TextField(label="Lý do", lines=2, max_length=500)


class AwayForm(forms.Form):
    """Days somebody is elsewhere."""

    person = forms.ModelChoiceField(label="Đồng chí", queryset=Person.objects.none(), to_field_name="uuid", empty_label="Chọn người")
    first = DayField(label="Từ ngày")
    last = DayField(label="Đến ngày", required=False, help_text="Để trống nếu một ngày.")
    half = forms.ChoiceField(label="Buổi", choices=[("", "Cả ngày"), *HALF_CHOICES], required=False)
    reason = TextField(label="Việc", max_length=200, required=False)

    def __init__(self, *given: Any, people: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people
        field.error_messages["required"] = "Cần chọn một người."


class RateForm(forms.Form):
    """A rate and where it comes from."""

    name = TextField(label="Khoản chi", max_length=200)
    unit = TextField(label="Đơn vị tính", max_length=60, help_text="Ví dụ: người/buổi, bộ, hội nghị.")
    amount = NumberField(label="Mức chi, đồng")
    decision = TextField(label="Theo văn bản", max_length=250, help_text="Số, ngày, cơ quan ban hành quy định mức chi.")


class LineForm(forms.Form):
    """A line of the preparation list."""

    kind = forms.ChoiceField(label="Loại", choices=list(KINDS.items()))
    words = TextField(label="Nội dung", max_length=300, required=False)
    quantity = NumberField(label="Số lượng", required=False)
    rate = forms.ModelChoiceField(
        label="Mức chi", queryset=Rate.objects.none(), to_field_name="uuid", required=False, empty_label="Không phải khoản chi"
    )
    who = TextField(label="Người lo", max_length=200, required=False)

    def __init__(self, *given: Any, rates: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["rate"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rates


class OutcomeForm(forms.Form):
    """What came of it."""

    summoned = NumberField(label="Triệu tập")
    present = NumberField(label="Có mặt")
    guests = NumberField(label="Khách dự", required=False)
    absent = TextField(label="Vắng, lý do", lines=2, required=False)
    result = TextField(label="Kết quả", lines=3)
    resolutions = TextField(label="Nghị quyết, kết luận thông qua", lines=2, required=False)
    minutes = TextField(label="Biên bản", lines=4, required=False)
    file = forms.FileField(label="hoặc tệp biên bản", required=False, help_text="Word, PDF, tối đa 25 MB. Không nhận tài liệu mật.")
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for name in ("summoned", "present", "guests"):
            try:
                found[name] = _whole(found.get(name), 0, 1_000_000)
            except ValidationError as fault:
                self.add_error(name, fault)
        return found
