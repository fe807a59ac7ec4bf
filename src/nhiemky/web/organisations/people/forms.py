"""Forms about people: a post, its end, a person's numbers, a charge, a working group, a named group of units."""

from __future__ import annotations

from typing import Any

from django import forms

from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations import access
from nhiemky.web.organisations.forms import OrganisationChoice, OrganisationChoices
from nhiemky.web.organisations.models import Organisation, OrganisationType, Person
from nhiemky.web.organisations.people.actions import grantable
from nhiemky.web.organisations.roles import ROLES
from nhiemky.web.ui.forms import REQUIRED, DayField, TextField


class PersonChoice(forms.ModelChoiceField):
    """A person with a post in what the actor organises, told apart by the post."""

    def __init__(self, actor: Actor, **options: Any) -> None:
        options.setdefault("error_messages", {"required": REQUIRED, "invalid_choice": "Không có người này trong phạm vi của đồng chí."})
        super().__init__(queryset=access.people(actor, "organise").prefetch_related("posts__organisation"), to_field_name="uuid", **options)

    def label_from_instance(self, obj: Person) -> str:
        post = next(iter(obj.posts.all()), None)
        return f"{obj.name}, {post.title or ''} {post.organisation.name}".replace(",  ", ", ") if post else obj.name


class PeopleChoices(forms.ModelMultipleChoiceField):
    """Several people, as boxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, actor: Actor, **options: Any) -> None:
        super().__init__(queryset=access.people(actor, "organise"), to_field_name="uuid", **options)


class ContactForm(forms.Form):
    """A person's name and numbers."""

    name = TextField(label="Họ tên", max_length=150)
    phone = TextField(label="Điện thoại", max_length=40, required=False)
    email = forms.EmailField(
        label="Thư điện tử", max_length=120, required=False, error_messages={"invalid": "Cần địa chỉ dạng ten@noi.vn."}
    )


class PostForm(ContactForm):
    """A post: of a person on record, or of a new one by name."""

    title = TextField(label="Chức vụ", max_length=200, help_text="Ví dụ Bí thư, Văn thư.")
    is_head = forms.BooleanField(label="Là người đứng đầu đơn vị", required=False)
    since = DayField(label="Từ ngày")

    def __init__(self, actor: Actor, organisation: Organisation, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        given = grantable(actor, organisation)
        choices = [("", "Không làm việc trên phần mềm"), *((code, words) for code, words in ROLES.items() if code in given)]
        self.fields["role"] = forms.ChoiceField(label="Vai trò trên phần mềm", choices=choices, required=False)
        self.fields["person"] = PersonChoice(
            actor, label="Người đã có trong danh sách", required=False, empty_label="Không, là người mới",
            help_text="Chọn khi người này đã giữ một chức vụ khác; trùng tên chưa chắc là một người.",
        )  # fmt: skip
        self.fields["name"].required = False
        self.fields["name"].label = "Họ tên người mới"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("person") and not given.get("name") and "name" not in self.errors:
            self.add_error("name", "Cần họ tên người mới, hoặc chọn người đã có.")
        return given


class EndForm(forms.Form):
    """The last day something is held."""

    last = DayField(label="Ngày cuối cùng", help_text="Từ ngày hôm sau không còn giữ; tên vẫn lưu để tra cứu.")


class ChargeForm(forms.Form):
    """Who is in charge, of what, since when."""

    since = DayField(label="Từ ngày")
    field = TextField(label="Hoặc phụ trách lĩnh vực", max_length=200, required=False, help_text="Ví dụ: Công tác kiểm tra, giám sát.")

    def __init__(self, actor: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"] = PersonChoice(actor, label="Người phụ trách", required=False, empty_label="Không chọn")
        self.fields["board"] = OrganisationChoice(actor, label="Hoặc ban, cơ quan phụ trách", required=False, empty_label="Không chọn")
        self.fields["working_group"] = forms.ModelChoiceField(
            access.working_groups(actor, "organise"),
            label="Hoặc tổ công tác",
            to_field_name="uuid",
            required=False,
            empty_label="Không chọn",
        )
        self.fields["units"] = OrganisationChoices(actor, label="Đơn vị được phụ trách", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        holders = [name for name in ("person", "board", "working_group") if given.get(name)]
        if len(holders) != 1:
            self.add_error("person", "Cần chọn đúng một: người, ban hoặc tổ công tác.")
        if not given.get("units") and not given.get("field"):
            self.add_error("units", "Cần chọn ít nhất một đơn vị, hoặc ghi lĩnh vực.")
        return given


class WorkingGroupForm(forms.Form):
    """A working group with its head and members."""

    name = TextField(label="Tên tổ công tác", max_length=200)

    def __init__(self, actor: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"] = OrganisationChoice(actor, label="Của cấp ủy, cơ quan", empty_label="Chọn cơ quan")
        self.fields["head"] = PersonChoice(actor, label="Tổ trưởng", empty_label="Chọn người")
        self.fields["members"] = PeopleChoices(actor, label="Thành viên", required=False)


class GroupForm(forms.Form):
    """A named group: its members, or what they must be."""

    name = TextField(label="Tên nhóm", max_length=200)
    way = forms.ChoiceField(
        label="Gồm những đơn vị nào",
        choices=[("fixed", "Chọn từng đơn vị"), ("query", "Theo loại, cấp trên, nhánh; đơn vị mới tự vào nhóm")],
        widget=forms.RadioSelect,
        initial="fixed",
    )
    kind = forms.ModelChoiceField(
        OrganisationType.objects.all(), label="Theo loại", to_field_name="code", required=False, empty_label="Loại nào cũng được"
    )
    branch = TextField(label="Theo khối, nhánh", max_length=120, required=False)

    def __init__(self, actor: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"] = OrganisationChoice(actor, label="Nhóm của", empty_label="Chọn cơ quan")
        self.fields["parent"] = OrganisationChoice(actor, label="Theo cấp trên", required=False, empty_label="Cấp trên nào cũng được")
        self.fields["members"] = OrganisationChoices(actor, label="Đơn vị trong nhóm", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("way") == "fixed" and not given.get("members") and "members" not in self.errors:
            self.add_error("members", "Cần chọn ít nhất một đơn vị.")
        if given.get("way") == "query" and not (given.get("kind") or given.get("parent") or given.get("branch")):
            self.add_error("kind", "Cần ít nhất một điều kiện: loại, cấp trên hoặc nhánh.")
        return given
