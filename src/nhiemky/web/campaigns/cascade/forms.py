"""Forms of the cascade."""

from __future__ import annotations

from django import forms

from nhiemky.scheduling.cascade_dates import LEAVES


class OpenForm(forms.Form):
    """How many working days are kept for putting the reports together, and the unit's own document where there is one."""

    leaves = forms.IntegerField(label="Số ngày làm việc để tổng hợp", min_value=1, max_value=30, initial=LEAVES)
    paper = forms.UUIDField(required=False)
