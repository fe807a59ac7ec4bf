"""What a board writes beside levels: the decision, a higher share, a rating done again, a superior's order.

>>> DecisionForm({"symbol": "12-QĐ/ĐUK", "on": "14/12/2023", "body": "Ban Thường vụ"}).is_valid()       # doctest: +SKIP
True
"""

from __future__ import annotations

from decimal import Decimal

from django import forms

from nhiemky.domain.rating import LEVEL_NAMES, LEVELS, NON_LEVELS
from nhiemky.flows.papers.signing import Signing
from nhiemky.web.ratings.board.papers import number_of
from nhiemky.web.ui.forms import DayField, NumberField, TextField

LEVEL_CHOICES = [(level, LEVEL_NAMES[level]) for level in (*LEVELS, *NON_LEVELS)]


class DecisionForm(forms.Form):
    """Number, day, who decided, who signs."""

    symbol = TextField(label="Số và ký hiệu", max_length=80, help_text="Ví dụ 12-QĐ/ĐUK.")
    on = DayField(label="Ngày quyết định")
    body = TextField(label="Cấp quyết định", max_length=250)
    proposer = TextField(label="Theo đề nghị của", required=False, max_length=250)
    signer_title = TextField(label="Chức vụ người ký", required=False, max_length=120, help_text="Để trống: Bí thư.")
    signer_name = TextField(label="Người ký", required=False, max_length=120)

    @property
    def signing(self) -> Signing:
        """The value papers take."""
        data = self.cleaned_data
        return Signing(data["on"], number=number_of(data["symbol"]), signer_title=data["signer_title"], signer_name=data["signer_name"])


class OutsideForm(forms.Form):
    """Decided outside the program; never the content."""

    number = TextField(label="Số quyết định", max_length=80)
    decided_on = DayField(label="Ngày quyết định")
    kept_at = TextField(label="Nơi lưu", max_length=250)


class RatioForm(forms.Form):
    """A higher share for one group, by a decision. The ratio is written in percent."""

    percent = NumberField(label="Tỷ lệ được phép (%)", help_text="Ví dụ 25.")
    symbol = TextField(label="Số quyết định", max_length=80)
    on = DayField(label="Ngày")
    reason = TextField(label="Lý do", lines=2, max_length=1000)

    @property
    def ratio(self) -> Decimal:
        """0.25 of "25"."""
        return Decimal(self.cleaned_data["percent"]) / 100


class AgainForm(DecisionForm):
    """A decided subject rated again."""

    level = forms.ChoiceField(label="Mức mới", choices=LEVEL_CHOICES)
    reason = TextField(label="Lý do", lines=3, max_length=2000, help_text="Ví dụ: kết luận kiểm tra, kết quả giải quyết khiếu nại.")
    ordered_by = TextField(label="Theo văn bản của cấp trên (nếu có)", required=False, max_length=200)
    field_order = ("level", "reason", "ordered_by", "symbol", "on", "body", "signer_title", "signer_name")


class SignedForm(forms.Form):
    """The scan of the signed decision."""

    file = forms.FileField(
        label="Bản ký (PDF hoặc ảnh quét)", help_text="Tối đa 25 MB. Văn bản mật không gửi ở đây.",
        error_messages={"required": "Chưa chọn tệp."},
    )  # fmt: skip
