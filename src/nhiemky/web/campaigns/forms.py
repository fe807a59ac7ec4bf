"""What an office fills in about a campaign: its basics, a requirement, a task, an outline, the appendix, excuses, copies, papers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms

from nhiemky.domain import campaign as pure
from nhiemky.domain.campaign import Bound
from nhiemky.scheduling.deadlines import clock_of
from nhiemky.vietnamese.days import find_days, format_day
from nhiemky.web.ui.forms import DayField, TextField

FREEDOM = (("forbidden", "Không được"), ("consent", "Phải được cấp trên đồng ý"), ("free", "Được tự quyết"))
BOUNDS = (("before", "trước ngày (không tính ngày đó)"), ("by", "chậm nhất ngày"), ("on", "vào ngày"), ("after", "sau ngày"))
BOUND_WORDS = {"before": "trước", "by": "chậm nhất", "on": "vào", "after": "sau"}
DELIVERABLES = (
    ("report", "Báo cáo"), ("appendix", "Phụ lục chỉ tiêu"), ("event", "Tổ chức hội nghị"), ("registration", "Đăng ký"),
    ("other", "Việc khác"),
)  # fmt: skip
GOES_UP = (("", "Chưa định"), ("sections", "Gom từng mục"), ("figures", "Cộng số liệu"), ("filed", "Lưu và đọc"))
_MONTH = re.compile(r"^(?:tháng\s*)?(\d{1,2})\s*[/.\-]\s*(\d{4})$", re.IGNORECASE)
_LINES = re.compile(r"[\n;]")


class CutOffField(forms.CharField):
    """A month or a day, "4/2023" or "30/4/2023"; the value is "2023-04" or "2023-04-30".

    >>> CutOffField().clean("tháng 4/2023"), CutOffField().clean("30/4/2023"), CutOffField(required=False).clean("")
    ('2023-04', '2023-04-30', '')
    """

    def clean(self, value: Any) -> str:
        words = super().clean(value).strip()
        if not words:
            return ""
        if (month := _MONTH.match(words)) and 1 <= int(month[1]) <= 12:
            return f"{month[2]}-{int(month[1]):02}"
        found = find_days(words)
        if len(found) == 1 and found[0].day:
            return found[0].day.isoformat()
        raise forms.ValidationError(f"Không hiểu mốc “{words}”. Viết như 4/2023 hoặc 30/4/2023.")

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value):
            return value
        parts = value.split("-")
        return format_day(date.fromisoformat(value)) if len(parts) == 3 else f"{int(parts[1])}/{parts[0]}"


class NamesField(TextField):
    """Several names, one a line or between semicolons; the value is a tuple."""

    def __init__(self, **options: Any) -> None:
        super().__init__(lines=2, required=False, **options)

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(part.strip() for part in _LINES.split(super().clean(value)) if part.strip())

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value


class VersionedForm(forms.Form):
    """A form that remembers which version of the campaign it was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Title and fields of each part of the page."""
        return [(title, [self[name] for name in names]) for title, names in self.SECTIONS]


class BasicsForm(VersionedForm):
    """Name, term, cut-off, policy on targets, and what the letterhead and the signature say."""

    title = TextField(label="Tên đợt", max_length=300, help_text="Như trích yếu của văn bản: Sơ kết giữa nhiệm kỳ 2020 - 2025.")
    term = TextField(label="Nhiệm kỳ", required=False, max_length=40, help_text="Ví dụ: 2020 - 2025.")
    cut_off = CutOffField(label="Mốc số liệu của đơn vị", required=False, help_text="Tháng hoặc ngày: 4/2023, 30/4/2023.")
    cut_off_estimated = forms.BooleanField(label="Số liệu ước tính", required=False)
    appendix_title = TextField(label="Tên phụ lục", required=False, max_length=300)
    change_targets = forms.ChoiceField(label="Đơn vị điều chỉnh chỉ tiêu", choices=FREEDOM)
    add_targets = forms.ChoiceField(label="Đơn vị thêm chỉ tiêu", choices=FREEDOM)
    add_tasks = forms.ChoiceField(label="Đơn vị thêm nhiệm vụ", choices=FREEDOM)
    consent_from = TextField(label="Ai đồng ý", required=False, max_length=200)
    drafts_cleared_first = forms.BooleanField(label="Dự thảo được thông qua rồi mới nộp, mới chốt ngày hội nghị", required=False)
    pilot_drafts_higher = forms.BooleanField(label="Dự thảo của đơn vị làm điểm trình Ban Thường vụ", required=False)
    office_sees_drafts = forms.BooleanField(label="Văn phòng xem được dự thảo của đơn vị", required=False)
    lesson_first = forms.BooleanField(label="Rút kinh nghiệm đơn vị làm điểm rồi mới chốt ngày hội nghị khác", required=False)
    name = TextField(label="Cơ quan chủ trì", max_length=250)
    parent = TextField(label="Cấp trên, ghi ở đầu văn bản", required=False, max_length=250)
    place = TextField(label="Địa danh", required=False, max_length=120)
    organ_code = TextField(label="Ký hiệu cơ quan", required=False, max_length=40, help_text="Ví dụ: ĐUK.")
    on_behalf_of = TextField(label="Thẩm quyền ký", required=False, max_length=120, help_text="Ví dụ: T/M BAN THƯỜNG VỤ.")
    signer_title = TextField(label="Chức vụ người ký", required=False, max_length=120)
    signer_name = TextField(label="Người ký", required=False, max_length=120)

    GATES = ("drafts_cleared_first", "pilot_drafts_higher", "office_sees_drafts", "lesson_first")
    SECTIONS = (
        ("Đợt", ("title", "term", "cut_off", "cut_off_estimated", "appendix_title")),
        ("Đơn vị được tự làm gì", ("change_targets", "consent_from", "add_targets", "add_tasks")),
        ("Dự thảo, làm điểm", GATES),
        ("Đầu và cuối văn bản", ("name", "parent", "place", "organ_code", "on_behalf_of", "signer_title", "signer_name")),
    )
    OWNER = ("name", "parent", "place", "organ_code", "on_behalf_of", "signer_title", "signer_name")

    @classmethod
    def values_of(cls, value: pure.Campaign) -> dict[str, Any]:
        policies = value.policies or pure.Policies()
        return {
            "title": value.title, "term": value.term, "cut_off": value.cut_off, "cut_off_estimated": value.cut_off_estimated,
            "appendix_title": value.appendix_title, "change_targets": policies.change_targets, "add_targets": policies.add_targets,
            "add_tasks": policies.add_tasks, "consent_from": value.adjustment_consent_from,
            **{name: getattr(policies, name) for name in cls.GATES}, **{name: getattr(value.owner, name) for name in cls.OWNER},
        }  # fmt: skip

    def apply(self, value: pure.Campaign) -> pure.Campaign:
        data = self.cleaned_data
        gates = {name: bool(data[name]) for name in self.GATES}
        policies = pure.Policies(data["change_targets"], data["add_targets"], data["add_tasks"], **gates)
        owner = {name: data[name] or None for name in self.OWNER}
        adjustment = {"forbidden": "no_adjustment", "consent": "needs_consent", "free": None}[policies.change_targets]
        return replace(
            value,
            title=data["title"], term=data["term"] or None, cut_off=data["cut_off"] or None,
            cut_off_estimated=data["cut_off_estimated"], appendix_title=data["appendix_title"] or None,
            policies=policies, adjustment_policy=adjustment,
            adjustment_consent_from=data["consent_from"] or None, owner=replace(value.owner, **{**owner, "name": data["name"]}),
        )  # fmt: skip


class RequirementForm(VersionedForm):
    """One requirement: what, of whom, by when, to whom; or a duty of the owner itself."""

    what = TextField(label="Việc phải làm", lines=2, help_text="Bắt đầu bằng động từ: gửi báo cáo sơ kết.")
    own = forms.BooleanField(label="Việc của cấp mình, không giao cho đơn vị", required=False)
    who = TextField(label="Ai làm", required=False, max_length=250, help_text="Như văn bản ghi: Chi bộ, đảng bộ cơ sở; Ban Tổ chức.")
    group = forms.ChoiceField(label="Nhóm đơn vị", required=False)
    deliverable = forms.ChoiceField(label="Phải nộp gì", choices=DELIVERABLES)
    outline = forms.ChoiceField(label="Theo đề cương", required=False)
    goes_up = forms.ChoiceField(label="Cấp mình dùng thế nào", choices=GOES_UP, required=False)
    bound = forms.ChoiceField(label="Hạn tính", choices=BOUNDS, initial="before", required=False)
    on = DayField(label="Ngày", required=False)
    time = TextField(label="Giờ, nếu có", required=False, max_length=8, help_text="Ví dụ: 11:00.")
    event = TextField(label="Hoặc theo sự kiện", required=False, max_length=200, help_text="Ví dụ: trước khi tổ chức hội nghị.")
    wording = TextField(label="Văn bản ghi hạn thế nào", required=False, help_text="Để trống thì ghi theo ngày ở trên.")
    submit_to = TextField(label="Gửi đến", required=False, max_length=250)
    via = TextField(label="Qua", required=False, max_length=250)
    optional = forms.BooleanField(label="Không bắt buộc: đơn vị trả lời có hoặc không", required=False)
    cooperating = NamesField(label="Phối hợp", help_text="Mỗi dòng một nơi.")
    editorial_team = NamesField(label="Tổ biên tập", help_text="Mỗi dòng một người.")
    adopted_by = NamesField(label="Ai thông qua, theo thứ tự", help_text="Ban Thường vụ, rồi Ban Chấp hành.")

    SECTIONS = (
        ("Việc và người làm", ("what", "who", "group", "own", "optional")),
        ("Hạn", ("bound", "on", "time", "event", "wording")),
        ("Nộp gì, gửi đâu", ("deliverable", "outline", "goes_up", "submit_to", "via")),
        ("Chỉ với việc của cấp mình", ("cooperating", "editorial_team", "adopted_by")),
    )

    def __init__(self, value: pure.Campaign, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = list(
            dict.fromkeys([*(group.name for group in value.groups), *(asked.group for asked in value.requirements if asked.group)])
        )
        outlines = [(one.id, " ".join(f"{one.title} {one.subtitle or ''}".split())) for one in value.outlines]
        self._choices("group", [("", "Theo mục Ai làm"), *((name, name) for name in names)])
        self._choices("outline", [("", "Không có đề cương"), *outlines])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        chosen = self.fields[name]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = choices

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        on, words, clock = data.get("on"), data.get("wording") or "", data.get("time")
        if clock and clock_of(clock) is None:
            self.add_error("time", f"Không hiểu giờ “{clock}”. Viết như 11:00.")
        if clock and on is None:
            self.add_error("on", "Có giờ thì phải có ngày.")
        if on is None and not data.get("event") and not words and not data.get("submit_to"):
            self.add_error("on", "Ghi ngày, sự kiện, hoặc nơi gửi đến: việc không có hạn và nơi nhận thì không theo dõi được.")
        named = [found.day or found.last_day for found in find_days(words, year=on.year if on else None)]
        if on and named and on not in named:
            self.add_error("wording", f"Lời văn ghi ngày khác ngày {format_day(on)} ở trên. Sửa cho khớp.")
        if data.get("own") and not data.get("who"):
            self.add_error("who", "Việc của cấp mình phải có nơi chủ trì.")
        return data

    def requirement(self, key: str) -> pure.Requirement:
        data = self.cleaned_data
        on: date | None = data["on"]
        bound: Bound | None = data["bound"] or None if on else None
        clock = clock_of(data["time"])
        last = on - timedelta(days=1) if on and bound == "before" and clock is None else on if bound != "after" else None
        own = bool(data["own"])
        return pure.Requirement(
            key, data["what"], data["who"] or None, data["wording"] or self._wording(), last, data["submit_to"] or None,
            data["via"] or None, bound=bound, on=on, time=f"{clock:%H:%M}" if clock else None, event=data["event"] or None,
            deliverable=data["deliverable"],
            outline=data["outline"] or None, goes_up=data["goes_up"] or None, group=None if own else data["group"] or None,
            optional=data["optional"], own=own, lead=(data["who"] or None) if own else None,
            cooperating=data["cooperating"] if own else (), editorial_team=data["editorial_team"] if own else (),
            adopted_by=data["adopted_by"] if own else (),
        )  # fmt: skip

    def _wording(self) -> str:
        """The deadline as an office words it."""
        data = self.cleaned_data
        if data["on"] is None:
            return str(data["event"] or "")
        clock = clock_of(data["time"])
        hour = (f" {clock.hour} giờ" + (f" {clock.minute:02}" if clock.minute else "")) if clock else ""
        return f"{BOUND_WORDS[data['bound'] or 'by']}{hour} ngày {format_day(data['on'])}"


class TaskForm(VersionedForm):
    """Assigned work without a report."""

    what = TextField(label="Nhiệm vụ", lines=2)
    lead = TextField(label="Chủ trì", max_length=250)
    cooperating = NamesField(label="Phối hợp", help_text="Mỗi dòng một nơi.")
    recipient = TextField(label="Kết quả gửi cho", required=False, max_length=250)
    last_day = DayField(label="Ngày cuối cùng", required=False)
    wording = TextField(label="Văn bản ghi hạn thế nào", required=False)
    event = TextField(label="Hoặc theo sự kiện", required=False, max_length=200)

    def task(self, key: str) -> pure.Task:
        data = self.cleaned_data
        words = data["wording"] or (f"chậm nhất ngày {format_day(data['last_day'])}" if data["last_day"] else data["event"])
        return pure.Task(
            key,
            data["what"],
            data["lead"],
            data["cooperating"],
            data["recipient"] or None,
            words or "",
            data["last_day"],
            data["event"] or None,
        )


class OutlineForm(VersionedForm):
    """An outline as lines."""

    title = TextField(label="Tên", initial="ĐỀ CƯƠNG", max_length=200)
    subtitle = TextField(label="Của báo cáo nào", max_length=300, help_text="Ví dụ: báo cáo sơ kết giữa nhiệm kỳ.")
    words = TextField(
        label="Các mục", lines=18, strip=False,
        help_text="Mỗi dòng một mục có số (I- ..., 1. ..., 1.1. ..., a) ...). Dòng không có số là hướng dẫn cho mục ở trên.",
    )  # fmt: skip


class IndicatorsForm(VersionedForm):
    """The appendix as lines."""

    words = TextField(
        label="Các chỉ tiêu", lines=18, strip=False, required=False,
        help_text="Mỗi dòng một chỉ tiêu: chỉ tiêu | đơn vị tính | chỉ tiêu của cấp mình. Dán thẳng từ Excel cũng được. "
        "Để trống thì đơn vị tự điền chỉ tiêu của mình.",
    )  # fmt: skip


class CopyForm(forms.Form):
    """A new campaign after this one."""

    title = TextField(label="Tên đợt mới", max_length=300)
    first = DayField(
        label="Hạn sớm nhất của đợt mới", help_text="Mọi ngày khác dời theo cùng số ngày; xem lại từng hạn trước khi phát hành."
    )


class ExtendForm(forms.Form):
    """More time."""

    until = DayField(label="Gia hạn đến hết ngày")
    reason = TextField(label="Lý do", lines=2, help_text="Đơn vị được báo lý do này.")
    grantor = TextField(label="Ai cho gia hạn", max_length=200)
    document = TextField(label="Theo văn bản", required=False, max_length=200, help_text="Ví dụ: Công văn số 41-CV/ĐUK.")


class WaiveForm(forms.Form):
    """No need."""

    reason = TextField(label="Lý do", lines=2, help_text="Đơn vị được báo lý do này.")
    grantor = TextField(label="Ai quyết định", required=False, max_length=200)
    document = TextField(label="Theo văn bản", required=False, max_length=200)


class ReasonForm(forms.Form):
    """Why."""

    reason = TextField(label="Lý do", lines=2, help_text="Đơn vị được báo lý do này.")


class RosterFileForm(forms.Form):
    """A list of units in Excel or Word."""

    file = forms.FileField(
        label="Danh sách đơn vị (Excel, Word)", help_text="Cần cột tên đơn vị; cột mã, làm điểm và sheet chỉ tiêu nếu có thì đọc luôn."
    )


class PaperForm(forms.Form):
    """What the owner's own directive needs beside the campaign."""

    doc_type = forms.ChoiceField(
        label="Loại văn bản", choices=(("kế hoạch", "Kế hoạch"), ("hướng dẫn", "Hướng dẫn"), ("công văn", "Công văn"))
    )
    number = TextField(label="Số và ký hiệu", required=False, max_length=40, help_text="Để trống thì chừa chỗ cho văn thư ghi số.")
    on = DayField(label="Ngày ban hành", required=False)
    bases = NamesField(label="Căn cứ", help_text="Mỗi dòng một văn bản, không ghi chữ “Căn cứ”.")


class ContactForm(forms.Form):
    """Who answers for the unit in this campaign."""

    contact_name = TextField(label="Đầu mối của đơn vị", max_length=150)
    contact_phone = TextField(label="Điện thoại", max_length=40)
