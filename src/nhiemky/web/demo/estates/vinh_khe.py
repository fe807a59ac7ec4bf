"""The city of Vĩnh Khê: the city orders its districts and attached committees, each orders its units (the journey "phan-cap")."""

from __future__ import annotations

from datetime import date

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Policies
from nhiemky.web.demo.estates.value import Cast, Estate, Unit, before, moment, outline

NOW = moment(2023, 6, 21)
PLAN_IN = moment(2023, 4, 10)
CHILDREN_OUT = moment(2023, 4, 18)
REPORTS = moment(2023, 5, 24)
UP = moment(2023, 6, 14)
TOP = moment(2023, 6, 20)

ADMINISTRATOR = Cast("quantri", "Lương Thế Hoành", "", "administrator", "Quản trị", "0900 000 301")
DISTRICTS = ("Q.BK", "Q.NK", "H.TK")
ATTACHED = ("D.DN", "D.DH")
UNITS = (
    Unit("Q.BK", "Đảng bộ quận Bắc Khê", "dang-bo-khoi", branch="Quận, huyện"),
    Unit("Q.NK", "Đảng bộ quận Nam Khê", "dang-bo-khoi", branch="Quận, huyện"),
    Unit("H.TK", "Đảng bộ huyện Thượng Khê", "dang-bo-khoi", branch="Quận, huyện"),
    Unit("D.DN", "Đảng bộ Khối Doanh nghiệp thành phố", "dang-bo-khoi", branch="Đảng bộ trực thuộc"),
    Unit("D.DH", "Đảng bộ Đại học Vĩnh Khê", "dang-bo-co-so", branch="Đảng bộ trực thuộc"),
    *(
        Unit(f"BK.{at}", f"Đảng bộ phường {name}", "dang-bo-xa", "Q.BK")
        for at, name in enumerate(("Hàng Đào Khê", "Cửa Bắc Khê", "Bến Trúc", "Gò Mây"), 1)
    ),
    *(
        Unit(f"NK.{at}", f"Đảng bộ phường {name}", "dang-bo-xa", "Q.NK")
        for at, name in enumerate(("Cầu Sắt", "Vườn Dừa Lửa", "Ao Sen Trắng"), 1)
    ),
    *(
        Unit(f"TK.{at}", f"Đảng bộ xã {name}", "dang-bo-xa", "H.TK")
        for at, name in enumerate(("Đồi Chè Xanh", "Suối Lành", "Bản Tranh"), 1)
    ),
    *(
        Unit(f"DN.{at}", f"Đảng bộ {name}", "dang-bo-doanh-nghiep", "D.DN")
        for at, name in enumerate(("CTCP Dệt Vĩnh Khê", "CTCP Vận tải Khê Giang", "CTCP Bia Sông Khê"), 1)
    ),
    *(Unit(f"BK.2.{at}", f"Chi bộ khu phố {at}, phường Cửa Bắc Khê", "chi-bo-truc-thuoc", "BK.2") for at in (1, 2, 3)),
)
BOARDS = (Unit("VP", "Văn phòng Thành ủy Vĩnh Khê", "van-phong"), Unit("TC", "Ban Tổ chức Thành ủy Vĩnh Khê", "ban"))
PEOPLE = (
    Cast("hoa", "Trịnh Thị Kim Hoa", "", "office_clerk", "Văn phòng Thành ủy", "0900 000 302", "Cây đợt năm cấp, ai chậm ở cấp nào"),
    Cast(
        "bac", "Phùng Quang Bắc", "Q.BK", "office_clerk", "Văn phòng Quận ủy Bắc Khê", "0900 000 303", "Đợt của quận dưới đợt của thành phố"
    ),
    Cast("son", "Lại Hữu Sơn", "H.TK", "office_clerk", "Văn phòng Huyện ủy Thượng Khê", "0900 000 304", "Đợt của huyện, một xã chưa nộp"),
    Cast(
        "dao",
        "Lường Thị Đào",
        "H.TK",
        "unit_secretary",
        "Bí thư Huyện ủy Thượng Khê",
        "0900 000 309",
        "Tổng hợp lên báo cáo của huyện, nộp Thành ủy",
    ),
    Cast("dinh", "Chu Thị Dinh", "Q.BK", "unit_secretary", "Bí thư Quận ủy Bắc Khê", "0900 000 305", "Báo cáo của quận chờ duyệt"),
    Cast(
        "cuc",
        "Đoàn Thị Cúc",
        "BK.2",
        "office_clerk",
        "Văn phòng Đảng ủy phường Cửa Bắc Khê",
        "0900 000 306",
        "Cấp phường mở đợt cho chi bộ",
    ),
    Cast("thuy", "Hà Thanh Thủy", "", "member_in_charge", "Ủy viên Ban Thường vụ Thành ủy", "0900 000 307", "Quận, huyện phụ trách"),
    Cast("tung", "Kiều Xuân Tùng", "", "leader", "Bí thư Thành ủy", "0900 000 308", "Toàn cảnh"),
)
ESTATE = Estate(
    "Đảng bộ thành phố Vĩnh Khê",
    "dang-bo-tinh",
    "TU",
    "Vĩnh Khê",
    date(2023, 3, 1),
    ADMINISTRATOR,
    PEOPLE,
    BOARDS,
    UNITS,
    (("thuy", ("Q.BK", "Q.NK")),),
)

OUTLINE = outline(
    "l1",
    "ĐỀ CƯƠNG",
    "Báo cáo sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội",
    (
        ("I", "TÌNH HÌNH CHUNG", (("1", "Thuận lợi"), ("2", "Khó khăn"))),
        (
            "II",
            "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT",
            (("1", "Lãnh đạo phát triển kinh tế - xã hội"), ("2", "Công tác xây dựng Đảng"), ("3", "Công tác kiểm tra, giám sát")),
        ),
        ("III", "HẠN CHẾ, NGUYÊN NHÂN", (("1", "Hạn chế"), ("2", "Nguyên nhân"))),
        ("IV", "NHIỆM VỤ, GIẢI PHÁP ĐẾN CUỐI NHIỆM KỲ", ()),
    ),
)
SELF_REVIEW = outline(
    "l2",
    "ĐỀ CƯƠNG",
    "Báo cáo kiểm điểm sự lãnh đạo, chỉ đạo của cấp ủy",
    (("I", "ƯU ĐIỂM", ()), ("II", "HẠN CHẾ, KHUYẾT ĐIỂM", ()), ("III", "NGUYÊN NHÂN", ()), ("IV", "BIỆN PHÁP KHẮC PHỤC", ())),
)
INDICATORS = (
    Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum"),
    Indicator("CT02", "Số cuộc kiểm tra, giám sát theo chương trình", "cuộc", "sum"),
    Indicator("CT03", "Tỷ lệ đảng viên tham gia học tập nghị quyết", "%", "none"),
    Indicator("CT04", "Số nhà văn hóa, điểm sinh hoạt được xây mới, sửa chữa", "công trình", "sum"),
)
WHO = "Các quận ủy, huyện ủy, đảng ủy trực thuộc"
PLAN = Campaign(
    "Sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội đảng bộ các cấp, nhiệm kỳ 2020 - 2025",
    Owner(
        "Thành ủy Vĩnh Khê",
        parent=None,
        national_heading="ĐẢNG CỘNG SẢN VIỆT NAM",
        place="Vĩnh Khê",
        organ_code="TU",
        on_behalf_of="T/M BAN THƯỜNG VỤ",
        signer_title="PHÓ BÍ THƯ",
        signer_name="Kiều Xuân Tùng",
    ),
    term="2020-2025",
    cut_off="2023-05",
    outlines=(OUTLINE, SELF_REVIEW),
    appendix_title="Kết quả thực hiện các chỉ tiêu nghị quyết đại hội",
    appendix_columns=("TT", "Chỉ tiêu chủ yếu", "Đơn vị tính", "Chỉ tiêu NQ ĐH", "Thực hiện đến tháng 5/2023", "So với chỉ tiêu NQ ĐH"),
    indicators=INDICATORS,
    requirements=(
        before("o1", "tổ chức hội nghị sơ kết", WHO, date(2023, 6, 10), deliverable="event"),
        before("o2", "gửi báo cáo sơ kết", WHO, date(2023, 6, 16), to="Ban Thường vụ Thành ủy", via="Ban Tổ chức Thành ủy"),
        before(
            "o4",
            "gửi báo cáo kiểm điểm sự lãnh đạo, chỉ đạo của cấp ủy",
            WHO,
            date(2023, 6, 16),
            to="Ban Thường vụ Thành ủy",
            via="Ban Tổ chức Thành ủy",
        ),
        before(
            "o3",
            "xây dựng báo cáo sơ kết của Đảng bộ thành phố",
            "Văn phòng Thành ủy",
            date(2023, 6, 26),
            own=True,
            lead="Văn phòng Thành ủy",
        ),
    ),
    adjustment_policy="needs_consent",
    adjustment_consent_from="Ban Thường vụ Thành ủy",
    policies=Policies(change_targets="consent"),
)
SYMBOL, ON = "87-KH/TU", date(2023, 4, 7)

FIGURES = {
    "BK.1": ("34", "12", "98,5%", "3"),
    "BK.2.1": ("12", "5", "99%", "1"),
    "BK.2.2": ("15", "5", "98,4%", "0"),
    "BK.2.3": ("14", "5", "99,6%", "1"),
    "BK.3": ("27", "9", "97,2%", "4"),
    "BK.4": ("30", "11", "98%", "1"),
    "NK.1": ("22", "8", "96,4%", "2"),
    "NK.2": ("19", "10", "97%", "3"),
    "NK.3": ("25", "7", "98,1%", "2"),
    "TK.1": ("16", "6", "95,5%", "5"),
    "TK.2": ("14", "5", "94%", "4"),
    "DN.1": ("45", "14", "99,2%", "1"),
    "DN.2": ("38", "12", "98,8%", "0"),
    "DN.3": ("29", "9", "98%", "2"),
    "D.DH": ("52", "16", "99,5%", "1"),
}
"""What the lowest units report, by indicator in order; the commune TK.3 has not reported, so its district waits."""
OWN_RATES = {"BK.2": "99%", "Q.BK": "98,2%", "Q.NK": "97,2%", "D.DN": "98,7%"}
"""CT03 is not added up: each level states its own."""
OFFICES = {"Q.BK": "bac", "H.TK": "son", "BK.2": "cuc"}
"""Who opens the campaign of a body below; the others' offices are nobody's account."""
