"""The block of Nam Thuận with drafts cleared first: one pilot, then 80 units, four reports (the journey "khoi")."""

from __future__ import annotations

from datetime import date

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Policies
from nhiemky.web.demo.estates.value import before, moment, outline

NOW = moment(2023, 5, 16)
WHO, TO, VIA = "Các chi bộ, đảng bộ cơ sở", "Ban Thường vụ Đảng ủy Khối", "Văn phòng Đảng ủy Khối"
SYMBOL, ON = "115-KH/ĐUK", date(2023, 4, 24)
PILOT = "Đảng bộ Sở Tài nguyên và Môi trường"
MID_TERM = outline(
    "l1",
    "ĐỀ CƯƠNG",
    "Báo cáo sơ kết giữa nhiệm kỳ",
    (
        ("I", "BỐI CẢNH", ()),
        ("II", "KẾT QUẢ", (("1", "Nhiệm vụ chính trị"), ("2", "Xây dựng Đảng"))),
        ("III", "HẠN CHẾ, NGUYÊN NHÂN", (("1", "Hạn chế"), ("2", "Nguyên nhân"))),
        ("IV", "NHIỆM VỤ ĐẾN CUỐI NHIỆM KỲ", ()),
    ),
)
SELF_REVIEW = outline(
    "l2",
    "ĐỀ CƯƠNG",
    "Báo cáo kiểm điểm của cấp ủy",
    (("I", "ƯU ĐIỂM", ()), ("II", "HẠN CHẾ", ()), ("III", "NGUYÊN NHÂN, HƯỚNG KHẮC PHỤC", ())),
)
INSPECTION = outline(
    "l3",
    "ĐỀ CƯƠNG",
    "Báo cáo công tác kiểm tra, giám sát, kỷ luật",
    (("I", "KẾT QUẢ", ()), ("II", "HẠN CHẾ", ()), ("III", "NHIỆM VỤ TỚI", ())),
)
CLEAN = outline(
    "l4", "ĐỀ CƯƠNG", "Báo cáo công tác phòng, chống tham nhũng, lãng phí, tiêu cực",
    (("I", "KẾT QUẢ", ()), ("II", "HẠN CHẾ", ()), ("III", "NHIỆM VỤ TỚI", ())),
)  # fmt: skip
INDICATORS = (
    Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum"),
    Indicator("CT02", "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ trở lên", "%", "none"),
    Indicator("CT03", "Số cuộc kiểm tra, giám sát", "cuộc", "sum"),
)
PLAN = Campaign(
    "Sơ kết giữa nhiệm kỳ 2020 - 2025 ở Đảng bộ Khối",
    Owner(
        "Đảng ủy Khối", parent="Tỉnh ủy Nam Thuận", national_heading="ĐẢNG CỘNG SẢN VIỆT NAM", place="Nam Thuận", organ_code="ĐUK",
        on_behalf_of="T/M BAN THƯỜNG VỤ", signer_title="BÍ THƯ", signer_name="Võ Hoàng Yến",
    ),
    term="2020-2025",
    cut_off="2023-04",
    outlines=(MID_TERM, SELF_REVIEW, INSPECTION, CLEAN),
    appendix_title="Kết quả thực hiện các chỉ tiêu nghị quyết đại hội đảng bộ (chi bộ)",
    appendix_columns=("TT", "Chỉ tiêu chủ yếu", "Đơn vị tính", "Chỉ tiêu NQ ĐH", "Thực hiện đến tháng 4/2023", "So với chỉ tiêu NQ ĐH"),
    indicators=INDICATORS,
    requirements=(
        before("o1", "tổ chức hội nghị sơ kết", WHO, date(2023, 5, 20), deliverable="event"),
        before("o2", "gửi báo cáo sơ kết giữa nhiệm kỳ", WHO, date(2023, 5, 30), to=TO, via=VIA),
        before("o3", "gửi báo cáo kiểm điểm của cấp ủy", WHO, date(2023, 5, 30), to=TO, via=VIA),
        before("o4", "gửi báo cáo công tác kiểm tra, giám sát, kỷ luật", WHO, date(2023, 5, 30), to=TO, via=VIA),
        before("o5", "gửi báo cáo công tác phòng, chống tham nhũng, lãng phí, tiêu cực", WHO, date(2023, 5, 30), to=TO, via=VIA),
    ),
    adjustment_policy="needs_consent",
    adjustment_consent_from="Ban Thường vụ Đảng ủy Khối",
    policies=Policies(change_targets="consent"),
)  # fmt: skip
GATES = Policies(change_targets="consent", drafts_cleared_first=True, pilot_drafts_higher=True, office_sees_drafts=True, lesson_first=True)
"""What the office ticks before it issues: drafts first, the pilot's also before the standing committee, its lesson before other days."""
LESSON = (
    "Báo cáo gửi đại biểu trước ba ngày; thảo luận theo nhóm chỉ tiêu; mỗi hạn chế kèm người chịu trách nhiệm và ngày xong; "
    "phụ lục in khổ ngang, phát tại chỗ."
)
CLEARED = tuple(f"DN{number:02}" for number in range(12, 20))
WAITING = ("DN20", "DN21", "DN22")
GIVEN_BACK = "DN26"
"""Of the units in the member's charge: drafts cleared, drafts that wait for him, the sample unit's with two opinions."""
OPINIONS = (
    "Nêu rõ số cuộc kiểm tra theo chương trình và số đột xuất.",
    "Bổ sung nguyên nhân chủ quan của việc chậm sơ kết nghị quyết chuyên đề.",
)
