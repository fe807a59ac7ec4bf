"""The guide sheet of a form (trang Hướng dẫn): three steps in plain words.

>>> from nhiemky.domain.campaign import Owner
>>> [words for words, heading in guide_lines(Campaign(title="Sơ kết", owner=Owner("Đảng ủy Khối")), Unit("a", "Chi bộ Đài")) if heading]
['Cách điền biểu (3 bước)', 'Cần biết thêm']
"""

from __future__ import annotations

from collections.abc import Iterator

from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.identity_sheet import APPENDIX_SHEET
from nhiemky.vietnamese.columns import cut_off_words

_POLICY = {
    "no_adjustment": "Chỉ tiêu đã in sẵn thì không sửa: kế hoạch không đặt vấn đề điều chỉnh chỉ tiêu.",
    "needs_consent": "Chỉ tiêu đã in sẵn thì không sửa. Muốn điều chỉnh phải có sự đồng ý của {who}.",
}


def guide_lines(campaign: Campaign, unit: Unit) -> Iterator[tuple[str, bool]]:
    """Lines in order, each with True for a heading."""
    until = f" Số liệu đến {cut_off_words(campaign.cut_off)}." if campaign.cut_off else ""
    yield "Cách điền biểu (3 bước)", True
    yield f"1. Mở trang “{APPENDIX_SHEET}”, điền các ô nền vàng nhạt.{until} Chưa có số liệu thì để trống, không ghi 0.", False
    yield "2. Nhìn cột “Kiểm tra” bên phải: sửa dòng nào có nhắc, cho đến khi không còn dòng phải xem lại.", False
    yield f"3. Lưu tệp (giữ nguyên đuôi .xlsx) và gửi về {campaign.owner.name} cùng báo cáo.", False
    yield "Cần biết thêm", True
    yield "Cột “Thực tế hay ước”: chọn Ước khi số chưa chốt, và ghi ngày ở ô “Số liệu đến”. Khi in, số ước có chữ “ước” đứng trước.", False
    yield (
        "Phần trăm ghi 93,7 (không ghi 0,937). Cột so sánh tự tính: số đếm tính phần trăm so với chỉ tiêu, phần trăm tính chênh lệch điểm.",
        False,
    )
    if campaign.adjustment_policy in _POLICY:
        yield _POLICY[campaign.adjustment_policy].format(who=campaign.adjustment_consent_from or campaign.owner.name), False
    yield "Các dòng trống để ghi chỉ tiêu riêng của đơn vị; không dùng thì để trống.", False
    yield "Biểu được khóa để khỏi sửa nhầm, không có mật khẩu (Review, Unprotect Sheet). Khóa này không phải là bảo mật.", False
    yield f"Biểu này của {unit.name}. Đừng chép sang cho đơn vị khác: trong tệp có ghi sẵn tên đơn vị.", False
