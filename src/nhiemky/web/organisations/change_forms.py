"""The forms of a change of the tree: who, then what becomes of them; each gives the succession it describes."""

from __future__ import annotations

from typing import Any

from django import forms

from nhiemky.domain.organisation import Decision
from nhiemky.domain.succession import Carry, Kind, Succession, Successor
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations import access
from nhiemky.web.organisations.actions import KINDS, Details
from nhiemky.web.organisations.forms import DecisionForm, OrganisationChoice, OrganisationChoices
from nhiemky.web.organisations.models import Organisation, OrganisationType
from nhiemky.web.targets.models import Indicator
from nhiemky.web.ui.forms import REQUIRED, TextField

PARTS = 4
"""Successors a split may name on one page."""
NEW = "moi"
RULES = (("sum", "Cộng lại"), ("recompute", "Tính lại từ các phần"), ("last", "Lấy số của đơn vị tiếp tục"), ("none", "Không so sánh được"))


class WhoForm(forms.Form):
    """Step 1: what kind of change, of which units."""

    loai = forms.ChoiceField(
        label="Thay đổi gì", choices=list(KINDS.items()), widget=forms.RadioSelect, error_messages={"required": REQUIRED}
    )

    def __init__(self, actor: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["don-vi"] = OrganisationChoices(actor, label="Đơn vị thay đổi")

    @property
    def chosen_field(self) -> forms.BoundField:
        """Its name in the address has a hyphen, which templates cannot say."""
        return self["don-vi"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = list(given.get("don-vi") or ())
        kind = given.get("loai")
        if kind == "merge" and len(chosen) == 1:
            self.add_error("don-vi", "Hợp nhất, sáp nhập cần từ hai đơn vị trở lên.")
        if kind in ("split", "rename", "move", "convert") and len(chosen) > 1:
            self.add_error("don-vi", f"{KINDS[kind]} là của một đơn vị; hãy chỉ chọn một.")
        return given


class ChangeForm(DecisionForm):
    """Step 2: what becomes of the units; `succession` gives the value once it is valid."""

    note = TextField(label="Ghi chú", lines=2, required=False, help_text="Ghi vào nhật ký, không in ra văn bản.")

    def __init__(self, actor: Actor, kind: Kind, chosen: list[Organisation], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind, self.chosen = kind, chosen
        first = chosen[0]
        self.children = list(
            access.organisations(actor, "organise").filter(parent__in=chosen, active=True).exclude(pk__in=[c.pk for c in chosen])
        )
        self.indicators = self._indicators(actor) if kind in ("merge", "split") else []
        type_field = forms.ModelChoiceField(
            OrganisationType.objects.all(), label="Loại", to_field_name="code", empty_label="Giữ như cũ", required=False
        )
        parent_field = OrganisationChoice(actor, label="Cấp trên", empty_label="Giữ như cũ", required=False)
        branch_field = TextField(label="Khối, nhánh", max_length=120, required=False, initial=first.branch)
        if kind == "rename":
            self.fields["name"] = TextField(label="Tên mới", max_length=250, initial=first.name)
        elif kind == "move":
            parent_field.required, parent_field.empty_label = True, "Chọn cấp trên mới"
            self.fields["parent"], self.fields["branch"] = parent_field, branch_field
        elif kind == "convert":
            type_field.required, type_field.empty_label = True, "Chọn loại mới"
            type_field.error_messages["required"] = REQUIRED
            self.fields["type"] = type_field
            self.fields["name"] = TextField(label="Tên sau chuyển đổi", max_length=250, initial=first.name)
        elif kind == "merge":
            choices = [(NEW, "Thành lập đơn vị mới"), *((str(one.uuid), f"Nhập vào {one.name}") for one in chosen)]
            self.fields["into"] = forms.ChoiceField(
                label="Đơn vị sau hợp nhất", choices=choices, widget=forms.RadioSelect, error_messages={"required": REQUIRED}
            )
            self.fields["name"] = TextField(label="Tên sau hợp nhất", max_length=250)
            self.fields["code"] = TextField(label="Mã của đơn vị mới", max_length=40, required=False, help_text="Để trống thì tự đặt.")
            self.fields["type"], self.fields["parent"], self.fields["branch"] = type_field, parent_field, branch_field
        elif kind == "split":
            self._split_fields(first)
        elif kind == "end" and self.children:
            parent_field.label, parent_field.required = "Đơn vị trực thuộc chuyển về", True
            parent_field.empty_label = "Chọn nơi tiếp nhận"
            self.fields["parent"] = parent_field
        for number, indicator in enumerate(self.indicators):
            first_rule = {"count": "sum", "money": "sum", "share": "recompute"}.get(indicator.value_kind, "none")
            self.fields[f"carry{number}"] = forms.ChoiceField(
                label=f"{indicator.code}. {indicator.statement}", choices=RULES, initial=first_rule, required=False
            )

    @staticmethod
    def _indicators(actor: Actor) -> list[Indicator]:
        """The committee's own list: what its units' figures are carried by."""
        home = access.home_of(actor)
        return list(Indicator.objects.filter(organisation=home, ended_at=None).order_by("order", "pk")) if home else []

    def _split_fields(self, first: Organisation) -> None:
        self.fields["goes_on"] = forms.BooleanField(label=f"{first.name} tiếp tục hoạt động", required=False, initial=True)
        numbered = [(str(number), f"Đơn vị {number}") for number in range(1, PARTS + 1)]
        for number in range(1, PARTS + 1):
            self.fields[f"name{number}"] = TextField(label=f"Tên đơn vị {number}", max_length=250, required=number == 1)
            self.fields[f"code{number}"] = TextField(label=f"Mã đơn vị {number}", max_length=40, required=False)
        for at, child in enumerate(self.children):
            self.fields[f"child{at}"] = forms.ChoiceField(
                label=f"{child.name} về", choices=[("0", "Ở lại đơn vị cũ"), *numbered], required=False, initial="0"
            )

    @property
    def names(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Name and code of each part of a split."""
        return [(self[f"name{n}"], self[f"code{n}"]) for n in range(1, PARTS + 1)] if self.kind == "split" else []

    @property
    def homes(self) -> list[forms.BoundField]:
        """Where each of those under it goes."""
        return [self[f"child{at}"] for at in range(len(self.children))] if self.kind == "split" else []

    @property
    def carries(self) -> list[forms.BoundField]:
        """The rule of each indicator."""
        return [self[f"carry{at}"] for at in range(len(self.indicators))]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.kind == "split":
            named = [number for number in range(1, PARTS + 1) if given.get(f"name{number}")]
            if len(named) + bool(given.get("goes_on")) < 2:
                self.add_error("name2", "Chia thì cần ít nhất hai đơn vị; tách thì để đơn vị cũ tiếp tục hoạt động.")
            for at in range(len(self.children)):
                to = int(given.get(f"child{at}") or 0)
                if to == 0 and not given.get("goes_on"):
                    self.add_error(f"child{at}", "Đơn vị cũ không còn; hãy chọn nơi tiếp nhận.")
                elif to and to not in named:
                    self.add_error(f"child{at}", f"Chưa ghi tên đơn vị {to}.")
        return given

    def succession(self) -> tuple[Succession, dict[str, Details]]:
        """The event as a value, and the codes of new units by their place in it."""
        given = self.cleaned_data
        ids = tuple(str(one.uuid) for one in self.chosen)
        kept: dict[str, Any] = {
            "type": given["type"].name if given.get("type") else None,
            "parent": str(given["parent"].uuid) if given.get("parent") else None,
            "branch": given.get("branch") if "branch" in self.fields else None,
        }
        successors: tuple[Successor, ...] = ()
        children: dict[str, str] = {}
        details: dict[str, Details] = {}
        if self.kind == "end":
            if kept["parent"]:
                children = {str(child.uuid): kept["parent"] for child in self.children}
        elif self.kind == "split":
            successors, children, details = self._parts(given)
        elif self.kind == "merge":
            successors = (Successor(given["into"], given["name"], **kept),)
            details = {NEW: Details(code=given.get("code", ""))}
        else:
            successors = (Successor(ids[0], given.get("name") or self.chosen[0].name, **kept),)
        carries = {indicator.code: Carry(given.get(f"carry{at}") or "sum") for at, indicator in enumerate(self.indicators)}
        decision = Decision(given["decision_number"], given["decision_on"])
        return Succession(self.kind, given["on"], decision, ids, successors, children, carries), details

    def _parts(self, given: dict[str, Any]) -> tuple[tuple[Successor, ...], dict[str, str], dict[str, Details]]:
        first = self.chosen[0]
        successors = [Successor(str(first.uuid), first.name)] if given["goes_on"] else []
        details = {}
        for number in range(1, PARTS + 1):
            if name := given[f"name{number}"]:
                successors.append(Successor(f"{NEW}{number}", name))
                details[f"{NEW}{number}"] = Details(code=given[f"code{number}"])
        children = {}
        for at, child in enumerate(self.children):
            if to := int(given.get(f"child{at}") or 0):
                children[str(child.uuid)] = f"{NEW}{to}"
        return tuple(successors), children, details
