"""A small campaign of the world's block committee, as a directive would give it."""

from dataclasses import replace
from datetime import date

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Policies, Requirement, Task, UnitGroup
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode

OUTLINE = Outline(
    "l1", "ĐỀ CƯƠNG", "báo cáo sơ kết giữa nhiệm kỳ", None, (), (),
    (OutlineNode("I", "BỐI CẢNH", children=(OutlineNode("1", "Thuận lợi"), OutlineNode("2", "Khó khăn"))), OutlineNode("II", "KẾT QUẢ")),
    Evidence("ĐỀ CƯƠNG"),
)  # fmt: skip
REPORT = Requirement(
    "o1", "gửi báo cáo sơ kết", "Chi bộ, đảng bộ cơ sở", "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ Đảng ủy Khối",
    "Văn phòng Đảng ủy Khối", bound="before", on=date(2023, 5, 30), deliverable="report", outline="l1", goes_up="sections",
)  # fmt: skip
APPENDIX = replace(REPORT, id="o2", what="gửi phụ lục chỉ tiêu", deliverable="appendix", outline=None, goes_up="figures")
OPTIONAL = replace(REPORT, id="o3", what="gửi báo cáo chuyên đề", optional=True, outline=None)
OWN = Requirement(
    "o9", "dự thảo báo cáo sơ kết của Đảng bộ Khối", "Ban Tổ chức Đảng ủy Khối", "trước ngày 10/5/2023", date(2023, 5, 9),
    "Ban Thường vụ Đảng ủy Khối", None, own=True, lead="Ban Tổ chức Đảng ủy Khối", adopted_by=("Ban Thường vụ Đảng ủy Khối",),
    deliverable="report",
)  # fmt: skip
CAMPAIGN = Campaign(
    "Sơ kết giữa nhiệm kỳ 2020 - 2025",
    Owner("Đảng ủy Khối Nam Thuận", "ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nam Thuận", "ĐUK", "T/M BAN THƯỜNG VỤ"),
    cut_off="2023-04",
    outlines=(OUTLINE,),
    appendix_title="Kết quả thực hiện các chỉ tiêu",
    indicators=(Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum"),),
    requirements=(REPORT, APPENDIX, OPTIONAL, OWN),
    tasks=(Task("v1", "hướng dẫn tuyên truyền kết quả sơ kết", "Văn phòng Đảng ủy Khối"),),
    groups=(UnitGroup("đơn vị làm điểm", ("Chi bộ Báo Sông",)),),
    policies=Policies(),
)
