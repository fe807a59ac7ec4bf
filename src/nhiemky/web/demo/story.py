"""Who does what, when, in the demo's story. Every name is invented; the days are those of the example's plan.

The plan comes on 26/4/2023; units hand in until 29/5; the office looks at its board on Wednesday 31/5/2023, 08:00.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
PASSWORD = "nam-thuan-2023"  # noqa: S105 (the demo's sample accounts, shown on its login page)
COMMITTEE = "Đảng bộ Khối Nam Thuận"
TITLE = "Sơ kết giữa nhiệm kỳ 2020 - 2025"


def at(day: int, month: int, hour: int = 8, minute: int = 0) -> datetime:
    """A moment of 2023 in Vietnam, as UTC."""
    return datetime(2023, month, day, hour, minute, tzinfo=HERE).astimezone(UTC)


NOW = at(31, 5)
"""When the visitor comes in."""


@dataclass(frozen=True, slots=True)
class Cast:
    """One person of the story. place: code of the organisation; sample: shown on the login page, with what is to be seen there."""

    username: str
    name: str
    place: str
    role: str
    title: str
    phone: str = ""
    sample: str = ""


ADMINISTRATOR = Cast("quantri", "Lê Công Định", "", "administrator", "Quản trị", "0900 000 101")
CAST = (
    Cast("hanh", "Đỗ Thị Minh Hạnh", "KHOI", "office_clerk", "Văn phòng Đảng ủy Khối", "0900 000 100", "Bảng tiến độ, ai chưa nộp"),
    Cast("nam", "Phan Hoài Nam", "DN26", "unit_clerk", "Văn thư, CTCP Cấp nước Nam Thuận", "0900 000 126", "Việc đến lượt, góp ý phải sửa"),
    Cast("an", "Tạ Ngọc An", "DN26", "unit_secretary", "Bí thư, CTCP Cấp nước Nam Thuận", "0900 000 127", "Báo cáo chờ duyệt và nộp"),
    Cast("khai", "Trần Quốc Khải", "KHOI", "member_in_charge", "Ủy viên Ban Thường vụ", "0900 000 105", "Dự thảo của 17 đơn vị phụ trách"),
    Cast("van", "Lê Thị Bích Vân", "KHOI", "organisation_board", "Ban Tổ chức Đảng ủy Khối", "0900 000 106", "Cây tổ chức, người, chức vụ"),
    Cast(
        "tri", "Cao Minh Trị", "KHOI", "inspection_committee", "Ủy ban Kiểm tra Đảng ủy Khối", "0900 000 107", "Báo cáo kiểm tra, giám sát"
    ),
    Cast("yen", "Võ Hoàng Yến", "KHOI", "leader", "Bí thư Đảng ủy Khối", "0900 000 109", "Toàn cảnh đợt, chỉ xem"),
)
IN_CHARGE = ("DN", 12, 28)
"""The member in charge's units: codes DN12 to DN28."""

BOARDS = (
    ("KHOI.VP", "Văn phòng Đảng ủy Khối", "van-phong"),
    ("KHOI.TC", "Ban Tổ chức Đảng ủy Khối", "ban"),
    ("KHOI.TG", "Ban Tuyên giáo Đảng ủy Khối", "ban"),
    ("KHOI.DV", "Ban Dân vận Đảng ủy Khối", "ban"),
    ("KHOI.KT", "Ủy ban Kiểm tra Đảng ủy Khối", "uy-ban-kiem-tra"),
)


MAIL = (at(18, 5, 9), at(23, 5, 14), at(26, 5, 10), at(29, 5, 15, 30), at(30, 5, 16))
"""When the office opens its mail: the last one brings the late ones."""


KEPT = "Giữ như Kế hoạch đã ký; Văn phòng đề nghị đơn vị gửi sớm hơn để kịp tổng hợp"
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLE = ("Thị", "Văn", "Minh", "Thu", "Quốc", "Ngọc", "Đức")
GIVEN = ("Hà", "Bình", "Lan", "Sơn", "Thảo", "Dũng", "Mai", "Tuấn", "Yến", "Khôi", "Phúc", "Nga", "Vinh")


def contact(number: int) -> str:
    """An invented name, another for every number below a thousand."""
    return f"{FAMILY[number % 11]} {MIDDLE[number % 7]} {GIVEN[number % 13]}"
