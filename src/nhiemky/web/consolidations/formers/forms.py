"""What the office types about former units."""

from __future__ import annotations

from typing import Any

from django import forms

from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.forms import DecisionForm, OrganisationChoice
from nhiemky.web.ui.forms import TextField


class FormersForm(DecisionForm):
    """A unit was merged from former ones, before the program knew of it."""

    names = TextField(label="Tên các đơn vị cũ", lines=3, help_text="Mỗi dòng một tên, như trong quyết định.")

    def __init__(self, actor: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"] = OrganisationChoice(actor, label="Nay là", empty_label="Chọn đơn vị")
        self.order_fields(["unit", "names", "on", "decision_number", "decision_on"])


class OldReportForm(forms.Form):
    """The file of an old report."""

    file = forms.FileField(
        label="Báo cáo cũ",
        help_text="Word, PDF hoặc Excel, tối đa 25 MB. Không nhận tài liệu mật.",
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.xlsx,.csv,.txt,.md"}),
    )
