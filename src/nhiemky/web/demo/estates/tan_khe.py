"""The ward committee of Tân Khê, merged from three on 1/7/2025: the end-of-term report, next term's targets (the journey "tong-ket")."""

from __future__ import annotations

from datetime import date

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Policies
from nhiemky.domain.report import Appendix, Column, Letterhead, Report, Signature, Table, text
from nhiemky.web.demo.estates.value import Cast, Estate, Unit, before, moment, outline

NOW = moment(2025, 8, 18)
FOUNDED = date(2025, 7, 1)
SETTING_UP = moment(2025, 7, 1)
PLAN_IN = moment(2025, 7, 7)
OLD_PAPERS = moment(2025, 7, 14)
REPORTS = moment(2025, 8, 6)
TOP = moment(2025, 8, 13)

ADMINISTRATOR = Cast("quantri", "Âu Văn Mẫn", "", "administrator", "Quản trị", "0900 000 501")
_CELLS = ("Khu phố 1", "Khu phố 2", "Khu phố 3", "Ấp Giồng Trôm Nhỏ", "Trường Tiểu học Tân Khê", "Trạm Y tế Tân Khê")
UNITS = tuple(
    Unit(f"CB{at}", f"Chi bộ {name}", "chi-bo-truc-thuoc", branch="Khu phố, ấp" if at < 5 else "Cơ quan")
    for at, name in enumerate(_CELLS, 1)
)
BOARDS = (
    Unit("XDD", "Ban Xây dựng Đảng Đảng ủy phường Tân Khê", "ban"),
    Unit("UBKT", "Ủy ban Kiểm tra Đảng ủy phường Tân Khê", "uy-ban-kiem-tra"),
)
PEOPLE = (
    Cast(
        "mai",
        "Lâm Thị Tuyết Mai",
        "",
        "office_clerk",
        "Văn phòng Đảng ủy phường",
        "0900 000 502",
        "Số của ba đơn vị cũ, tổng kết, chỉ tiêu tới",
    ),
    Cast("phuc", "Tăng Hồng Phúc", "", "leader", "Bí thư Đảng ủy phường", "0900 000 503", "Kết quả cả nhiệm kỳ, lời hứa giữa nhiệm kỳ"),
    Cast("tam", "Cù Minh Tâm", "CB1", "unit_secretary", "Bí thư Chi bộ Khu phố 1", "0900 000 504", "Việc của chi bộ"),
    Cast("ngan", "Thái Kim Ngân", "", "organisation_board", "Ban Xây dựng Đảng", "0900 000 505"),
)
ESTATE = Estate("Đảng bộ phường Tân Khê", "dang-bo-xa", "ĐU", "Tân Khê", FOUNDED, ADMINISTRATOR, PEOPLE, BOARDS, UNITS)

OUTLINE = outline(
    "l1",
    "ĐỀ CƯƠNG",
    "Báo cáo tổng kết nhiệm kỳ 2020 - 2025",
    (
        ("I", "ĐẶC ĐIỂM TÌNH HÌNH", ()),
        ("II", "KẾT QUẢ NHIỆM KỲ", (("1", "Kinh tế - xã hội"), ("2", "Xây dựng Đảng"), ("3", "Kiểm tra, giám sát"))),
        ("III", "HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC", (("1", "Hạn chế"), ("2", "Nguyên nhân"), ("3", "Bài học kinh nghiệm"))),
        ("IV", "PHƯƠNG HƯỚNG, CHỈ TIÊU NHIỆM KỲ 2025 - 2030", ()),
    ),
)
INDICATORS = (
    Indicator("CT01", "Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "sum"),
    Indicator("CT02", "Số cuộc kiểm tra, giám sát theo chương trình", "cuộc", "sum"),
    Indicator("CT03", "Chiều dài đường hẻm được bê tông hóa", "km", "sum"),
    Indicator("CT04", "Tỷ lệ hộ gia đình đạt chuẩn văn hóa", "%", "none"),
)
WHO, TO, VIA = "Các chi bộ trực thuộc", "Đảng ủy phường Tân Khê", "Ban Xây dựng Đảng"
PLAN = Campaign(
    "Tổng kết nhiệm kỳ 2020 - 2025, xây dựng chỉ tiêu nhiệm kỳ 2025 - 2030",
    Owner(
        "Đảng ủy phường Tân Khê",
        parent="Thành ủy Vĩnh Khê",
        national_heading="ĐẢNG CỘNG SẢN VIỆT NAM",
        place="Tân Khê",
        organ_code="ĐU",
        on_behalf_of="T/M ĐẢNG ỦY",
        signer_title="BÍ THƯ",
        signer_name="Tăng Hồng Phúc",
    ),
    term="2020-2025",
    cut_off="2025-07",
    outlines=(OUTLINE,),
    appendix_title="Kết quả thực hiện các chỉ tiêu nhiệm kỳ 2020 - 2025",
    appendix_columns=("TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ ĐH", "Thực hiện", "So với chỉ tiêu NQ ĐH"),
    indicators=INDICATORS,
    requirements=(before("o1", "gửi báo cáo tổng kết", WHO, date(2025, 8, 10), to=TO, via=VIA),),
    adjustment_policy="needs_consent",
    adjustment_consent_from="Đảng ủy phường Tân Khê",
    policies=Policies(change_targets="consent"),
)
SYMBOL, ON = "05-KH/ĐU", date(2025, 7, 7)
DECISION, DECIDED_ON = "214-QĐ/ThU", date(2025, 6, 27)
TARGETS = ("240", "60", "30", "95%")
"""What the three congresses of 2020 promised together, by indicator in order."""

YEARS = {
    2021: ("47", "11", "6,8", "92,4%"),
    2022: ("96", "23", "13,9", "93,1%"),
    2023: ("149", "35", "20,6", "94%"),
    2024: ("203", "47", "28,4", "94,7%"),
}
"""What the three had reached together by the end of each year, as they wrote it in their lists."""
PROMISED_IN = "Báo cáo sơ kết giữa nhiệm kỳ của ba đảng bộ, mục nhiệm vụ, giải pháp"
PROMISES = (
    "Đến hết nhiệm kỳ kết nạp từ 245 đảng viên mới trở lên, ưu tiên đoàn viên và hội viên ở khu phố.",
    "Mỗi địa bàn lập một tổ hỗ trợ người dân làm thủ tục trực tuyến và duy trì hoạt động hằng tuần.",
)
SUPERIOR = "Hướng dẫn 12-HD/ThU"
SINCE = {
    "CB1": ("3", "1", "0,4", "96%"),
    "CB2": ("2", "1", "0,6", "95,5%"),
    "CB3": ("1", "0", "0,3", "97%"),
    "CB4": ("2", "1", "1,1", "94%"),
    "CB5": ("1", "1", "0", "100%"),
    "CB6": ("0", "1", "0", "100%"),
}
"""What the cells report for the month since the merger."""
FORMERS = {
    "Đảng bộ phường An Khê": ("96", "24", "12,5", "95,2%"),
    "Đảng bộ phường Trung Khê": ("81", "19", "9,7", "96%"),
    "Đảng bộ xã Phú Khê": ("64", "15", "14,2", "93,8%"),
}
"""What the three old committees wrote in their own last reports, 2020 to June 2025."""
ORGANS = {
    "Đảng bộ phường An Khê": "ĐẢNG ỦY PHƯỜNG AN KHÊ",
    "Đảng bộ phường Trung Khê": "ĐẢNG ỦY PHƯỜNG TRUNG KHÊ",
    "Đảng bộ xã Phú Khê": "ĐẢNG ỦY XÃ PHÚ KHÊ",
}


def old_report(name: str) -> Report:
    """The last report of an old committee: two carry a table, the commune says its figures in sentences."""
    figures = FORMERS[name]
    head = Letterhead("ĐẢNG BỘ THÀNH PHỐ VĨNH KHÊ", ORGANS[name], "ĐẢNG CỘNG SẢN VIỆT NAM", "31-BC/ĐU", "Vĩnh Khê", date(2025, 6, 20))
    rows = tuple(
        (f"{at:02}", one.statement, one.unit_of_measure, "", value, "")
        for at, (one, value) in enumerate(zip(INDICATORS, figures, strict=True), 1)
    )
    columns = (
        Column("TT", 10, "centre"), Column("Chỉ tiêu", 66), Column("Đơn vị tính", 24, "centre"), Column("Chỉ tiêu NQ ĐH", 22, "centre"),
        Column("Thực hiện", 22, "centre"), Column("So với chỉ tiêu NQ ĐH", 21, "centre"),
    )  # fmt: skip
    said = (
        text("I- KẾT QUẢ NHIỆM KỲ", "h1"),
        text(f"1. Kết nạp đảng viên mới trong nhiệm kỳ được {figures[0]} đảng viên."),
        text(f"2. Số cuộc kiểm tra, giám sát theo chương trình là {figures[1]} cuộc."),
        text(f"3. Chiều dài đường hẻm được bê tông hóa đạt {figures[2]} km."),
        text(f"4. Tỷ lệ hộ gia đình đạt chuẩn văn hóa đạt {figures[3]}."),
    )
    in_words = name.startswith("Đảng bộ xã")
    table = Appendix("PHỤ LỤC", "Kết quả thực hiện các chỉ tiêu nghị quyết đại hội", None, (Table(columns, rows),))
    plain = (text("I- KẾT QUẢ NHIỆM KỲ", "h1"), text("Đảng bộ hoàn thành các nhiệm vụ chính trị; số liệu theo phụ lục kèm theo."))
    return Report(
        head, "BÁO CÁO", "tổng kết nhiệm kỳ 2020 - 2025 trước khi hợp nhất", said if in_words else plain,
        signature=Signature("T/M ĐẢNG ỦY", "BÍ THƯ", ""), appendices=() if in_words else (table,), recipients=("Thành ủy", "Lưu Văn phòng"),
    )  # fmt: skip
