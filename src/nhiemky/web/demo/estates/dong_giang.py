"""The city of Đông Giang: 15 wards and communes, 5 chosen committees, the rest; two kinds of duty (the journey "thanh-uy")."""

from __future__ import annotations

from datetime import date

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Policies
from nhiemky.web.demo.estates.value import Cast, Estate, Unit, before, moment, outline

NOW = moment(2023, 5, 29)
PLAN_IN = moment(2023, 3, 16)
CALENDAR = moment(2023, 4, 12)
REPORTS = moment(2023, 5, 22)
TOP = moment(2023, 5, 28, 16)

ADMINISTRATOR = Cast("quantri", "Mạc Đăng Khoa", "", "administrator", "Quản trị", "0900 000 401")
_WARDS = (
    "Cửa Đông",
    "Cửa Tây",
    "Chợ Gạo",
    "Bến Đá",
    "Hàng Than",
    "Vườn Cau",
    "Đồng Nấm",
    "Gò Sim",
    "Lò Vôi",
    "Cầu Mây",
    "Sông Đào",
)
_COMMUNES = ("Yên Lũng", "Phúc Đồng Cao", "Thạch Bãi", "Hòa Lũy")
_NAMED = (
    "Công an thành phố Đông Giang",
    "Quân sự thành phố Đông Giang",
    "Cơ quan Dân Đảng Đông Giang",
    "Cơ quan Chính quyền Đông Giang",
    "Bệnh viện Đa khoa Đông Giang",
)
_REST = (
    "Trường Trung cấp Nghề Đông Giang",
    "Chi nhánh Điện Đông Giang",
    "Bưu điện Đông Giang",
    "CTCP Môi trường Đông Giang",
    "Chi cục Thuế Đông Giang",
    "Ngân hàng Chính sách Đông Giang",
    "Ban Quản lý Chợ Đông Giang",
    "Trung tâm Văn hóa Đông Giang",
)
WARDS = tuple(f"PX.{at:02}" for at in range(1, 16))
NAMED = tuple(f"DU.{at}" for at in range(1, 6))
REST = tuple(f"CB.{at}" for at in range(1, 9))
UNITS = (
    *(Unit(code, f"Đảng bộ phường {name}", "dang-bo-xa", branch="Phường, xã") for code, name in zip(WARDS, _WARDS, strict=False)),
    *(Unit(code, f"Đảng bộ xã {name}", "dang-bo-xa", branch="Phường, xã") for code, name in zip(WARDS[11:], _COMMUNES, strict=True)),
    *(Unit(code, f"Đảng bộ {name}", "dang-bo-co-so", branch="Đảng ủy được chọn") for code, name in zip(NAMED, _NAMED, strict=True)),
    *(Unit(code, f"Chi bộ {name}", "chi-bo-co-so", branch="Chi bộ, đảng bộ khác") for code, name in zip(REST, _REST, strict=True)),
)
BOARDS = (
    Unit("VP", "Văn phòng Thành ủy Đông Giang", "van-phong"),
    Unit("TC", "Ban Tổ chức Thành ủy Đông Giang", "ban"),
    Unit("KT", "Ủy ban Kiểm tra Thành ủy Đông Giang", "uy-ban-kiem-tra"),
)
PEOPLE = (
    Cast("lien", "Vi Thị Liên", "", "office_clerk", "Văn phòng Thành ủy", "0900 000 402", "Hai loại nhiệm vụ, ai được miễn hội nghị"),
    Cast(
        "quy",
        "Tô Văn Quý",
        "PX.03",
        "unit_clerk",
        "Văn thư, Đảng ủy phường Chợ Gạo",
        "0900 000 403",
        "Việc của phường, chỉ tiêu không được sửa",
    ),
    Cast("loan", "Nông Thị Loan", "PX.03", "unit_secretary", "Bí thư Đảng ủy phường Chợ Gạo", "0900 000 404", "Báo cáo chờ duyệt và nộp"),
    Cast(
        "thanh",
        "Đinh Công Thành",
        "",
        "member_in_charge",
        "Ủy viên Ban Thường vụ Thành ủy",
        "0900 000 405",
        "Hội nghị của các phường phụ trách",
    ),
    Cast("nhung", "Quách Thị Nhung", "", "organisation_board", "Ban Tổ chức Thành ủy", "0900 000 406", ""),
    Cast("luc", "Sầm Bá Lực", "", "leader", "Bí thư Thành ủy", "0900 000 407", "Toàn cảnh đợt"),
)
ESTATE = Estate(
    "Đảng bộ thành phố Đông Giang",
    "dang-bo-khoi",
    "ThU",
    "Đông Giang",
    date(2023, 3, 1),
    ADMINISTRATOR,
    PEOPLE,
    BOARDS,
    UNITS,
    (("thanh", WARDS[:8]),),
)

OUTLINE = outline(
    "l1",
    "ĐỀ CƯƠNG",
    "Báo cáo sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội",
    (
        ("I", "ĐẶC ĐIỂM TÌNH HÌNH", ()),
        (
            "II",
            "KẾT QUẢ ĐẠT ĐƯỢC",
            (("1", "Phát triển kinh tế - xã hội"), ("2", "Công tác xây dựng Đảng"), ("3", "Hoạt động của Mặt trận, đoàn thể")),
        ),
        ("III", "HẠN CHẾ, NGUYÊN NHÂN, BÀI HỌC", (("1", "Hạn chế"), ("2", "Nguyên nhân"), ("3", "Bài học kinh nghiệm"))),
        ("IV", "NHIỆM VỤ TRỌNG TÂM NỬA CUỐI NHIỆM KỲ", ()),
    ),
)
INDICATORS = (
    Indicator("CT01", "Thu ngân sách trên địa bàn", "tỷ đồng", "sum"),
    Indicator("CT02", "Kết nạp đảng viên mới", "đảng viên", "sum"),
    Indicator("CT03", "Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ trở lên", "%", "none"),
    Indicator("CT04", "Số mô hình dân vận khéo", "mô hình", "sum"),
    Indicator("CT05", "Số hộ nghèo còn lại", "hộ", "sum", direction="lower"),
)
HOLDING, OTHERS = "Đảng ủy các phường, xã và 05 đảng ủy được chọn", "Các chi bộ, đảng bộ còn lại"
TO, VIA = "Ban Thường vụ Thành ủy", "Văn phòng Thành ủy"
PLAN = Campaign(
    "Sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ thành phố, nhiệm kỳ 2020 - 2025",
    Owner(
        "Thành ủy Đông Giang",
        parent="Tỉnh ủy Nam Thuận",
        national_heading="ĐẢNG CỘNG SẢN VIỆT NAM",
        place="Đông Giang",
        organ_code="ThU",
        on_behalf_of="T/M BAN THƯỜNG VỤ",
        signer_title="PHÓ BÍ THƯ THƯỜNG TRỰC",
        signer_name="Sầm Bá Lực",
    ),
    term="2020-2025",
    cut_off="2023-05",
    cut_off_estimated=True,
    outlines=(OUTLINE,),
    appendix_title="So sánh kết quả thực hiện với chỉ tiêu nghị quyết đại hội",
    appendix_columns=("TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ ĐH", "Ước thực hiện đến 30/5/2023", "So với chỉ tiêu NQ ĐH"),
    indicators=INDICATORS,
    requirements=(
        before("o1", "tổ chức hội nghị sơ kết", HOLDING, date(2023, 5, 20), deliverable="event"),
        before("o2", "gửi báo cáo sơ kết", HOLDING, date(2023, 5, 27), to=TO, via=VIA),
        before("o3", "gửi báo cáo sơ kết", OTHERS, date(2023, 5, 27), to=TO, via=VIA),
        before("o4", "tổ chức hội nghị sơ kết", OTHERS, date(2023, 5, 20), deliverable="event", optional=True),
    ),
    adjustment_policy="no_adjustment",
    policies=Policies(change_targets="forbidden"),
)
SYMBOL, ON = "46-KH/ThU", date(2023, 3, 14)
GROUPS = ((HOLDING, (*WARDS, *NAMED)), (OTHERS, REST))


def figures(code: str) -> tuple[str, ...]:
    """What a unit reports, by indicator in order; the same for the same code."""
    seed = int("".join(letter for letter in code if letter.isdigit())) + (
        0 if code.startswith("PX") else 20 if code.startswith("DU") else 30
    )
    budget = f"{8 + seed * 7 % 19},{seed % 10}" if code.startswith("PX") else "0"
    poor = str(3 + seed * 5 % 17) if code.startswith("PX") else "0"
    return budget, str(5 + seed * 3 % 14), f"{88 + seed % 11},{seed * 7 % 10}%", str(1 + seed % 4), poor


LATE = ("PX.07", "PX.13", "CB.5")
"""Have not handed in by the morning of the story."""


def targets(code: str) -> dict[str, str]:
    """What its congress promised, by indicator; the plan forbids any change of it."""
    seed = int("".join(letter for letter in code if letter.isdigit()))
    common = {"CT02": str(10 + seed % 9), "CT03": "90%", "CT04": "3"}
    return {**common, "CT01": f"{10 + seed * 7 % 19}", "CT05": "8"} if code.startswith("PX") else common
