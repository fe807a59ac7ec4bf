"""The 81 units of the block and its four branches. Every place, unit and person is invented.

>>> len(UNITS), [sum(unit.branch == branch for unit in UNITS) for branch in BRANCHES]
(81, [12, 24, 17, 28])
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from nhiemky.vietnamese.unicode import fold, nfc

BRANCHES = ("Cơ quan đảng, đoàn thể", "Sở, ngành", "Đơn vị sự nghiệp", "Doanh nghiệp")
_CODES = dict(zip(BRANCHES, ("CQ", "SN", "DV", "DN"), strict=True))

_NAMES = {
    BRANCHES[0]: """
        Đảng bộ Văn phòng Tỉnh ủy; Đảng bộ Ban Tổ chức Tỉnh ủy; Đảng bộ Ban Tuyên giáo Tỉnh ủy; Đảng bộ Ban Dân vận Tỉnh ủy;
        Đảng bộ Ủy ban Kiểm tra Tỉnh ủy; Đảng bộ Ban Nội chính Tỉnh ủy; Đảng bộ Mặt trận tỉnh;
        Đảng bộ Liên đoàn Lao động tỉnh; Chi bộ Hội Phụ nữ tỉnh; Đảng bộ Tỉnh đoàn; Đảng bộ Hội Nông dân tỉnh;
        Đảng bộ Trường Chính trị""",
    BRANCHES[1]: """
        Đảng bộ Sở Tài nguyên và Môi trường; Đảng bộ Sở Xây dựng; Đảng bộ Sở Giao thông Vận tải; Đảng bộ Sở Y tế;
        Đảng bộ Sở Tài chính; Đảng bộ Sở Nội vụ; Đảng bộ Sở Công Thương; Chi bộ Sở Tư pháp; Đảng bộ Sở Khoa học và Công nghệ;
        Đảng bộ Sở Kế hoạch và Đầu tư; Đảng bộ Sở Thông tin và Truyền thông; Đảng bộ Sở Lao động;
        Đảng bộ Sở Giáo dục và Đào tạo; Đảng bộ Sở Nông nghiệp; Chi bộ Sở Văn hóa; Đảng bộ Sở Ngoại vụ;
        Đảng bộ Thanh tra tỉnh; Đảng bộ Văn phòng UBND tỉnh; Đảng bộ Ban Dân tộc; Chi bộ Cục Thống kê; Đảng bộ Kho bạc tỉnh;
        Đảng bộ Bảo hiểm xã hội tỉnh; Đảng bộ Tòa án tỉnh; Đảng bộ Viện kiểm sát tỉnh""",
    BRANCHES[2]: """
        Đảng bộ Trường Cao đẳng Nghề tỉnh; Đảng bộ Trung tâm Khuyến nông; Đảng bộ Bệnh viện Y học cổ truyền;
        Đảng bộ Trường Cao đẳng Y tế; Đảng bộ Bảo tàng tỉnh; Đảng bộ Thư viện tỉnh; Đảng bộ Trung tâm Văn hóa;
        Đảng bộ Đài Phát thanh và Truyền hình; Chi bộ Trường Chuyên biệt; Đảng bộ Trung tâm Giống thủy sản;
        Đảng bộ Trung tâm Lưu trữ; Đảng bộ Ban Quản lý Dự án giao thông; Đảng bộ Ban Quản lý Khu kinh tế;
        Chi bộ Trung tâm Kiểm soát bệnh tật; Đảng bộ Bệnh viện Đa khoa tỉnh; Đảng bộ Trung tâm Dịch vụ việc làm;
        Đảng bộ Quỹ Bảo vệ Môi trường""",
    BRANCHES[3]: """
        Đảng bộ CTCP Dệt may Nam Thuận; Đảng bộ CTCP Cảng Cửa Lạch; Đảng bộ CTCP Xây lắp Hưng Thuận;
        Đảng bộ CTCP Phân bón Nam Thuận; Đảng bộ CTCP Thủy sản Đông Thuận; Đảng bộ Công ty Công trình Thủy lợi;
        Đảng bộ CTCP Vận tải Thuận Phát; Đảng bộ CTCP Môi trường Đô thị; Đảng bộ Công ty Xổ số Kiến thiết;
        Đảng bộ CTCP Dược phẩm Thuận An; Đảng bộ CTCP Mía đường Thuận Hòa; Đảng bộ CTCP In Nam Thuận;
        Đảng bộ CTCP Bến xe Nam Thuận; Chi bộ CTCP Giống cây trồng; Đảng bộ CTCP Du lịch Hòn Sen;
        Đảng bộ CTCP Xăng dầu Thuận Giang; Đảng bộ Công ty May Việt Thuận; Đảng bộ CTCP Vật liệu Xây dựng;
        Đảng bộ CTCP Thương mại Hưng; Đảng bộ CTCP Gạch ngói An Thuận; Đảng bộ CTCP Tư vấn Xây dựng;
        Chi bộ CTCP Công viên Cây xanh; Đảng bộ CTCP Thức ăn Chăn nuôi; Đảng bộ CTCP Bao bì Nam Thuận;
        Đảng bộ CTCP Quản lý Đường bộ; Đảng bộ CTCP Cấp nước Nam Thuận; Chi bộ CTCP Sách Thiết bị;
        Đảng bộ CTCP Lương thực Nam Thuận""",
}

_FAMILY = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Mai",
    "Cao",
    "Tạ",
    "Lương",
)
_MIDDLE = ("Văn", "Thị", "Minh", "Quốc", "Ngọc", "Thanh", "Đình", "Hoài", "Kim", "Xuân", "Hữu", "Thu")
_GIVEN = (
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Giang",
    "Hạnh",
    "Hòa",
    "Khải",
    "Lâm",
    "Loan",
    "Mai",
    "Nam",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Thảo",
    "Trúc",
    "Tuấn",
    "Vinh",
    "Yến",
)


@dataclass(frozen=True)
class Made:
    """A unit of the example. size: members, roughly; it weighs the unit's figures."""

    code: str
    name: str
    branch: str
    head: str
    size: int
    pilot: bool = False

    @property
    def is_cell(self) -> bool:
        return self.name.startswith("Chi bộ")

    @property
    def kind(self) -> str:
        return "Chi bộ cơ sở" if self.is_cell else "Đảng bộ cơ sở"

    @property
    def plain(self) -> str:
        """The agency or company without "Đảng bộ": "Sở Tài chính"."""
        return self.name.split(" ", 2)[2]

    @property
    def committee(self) -> str:
        """Who reports: "Đảng ủy Sở Tài chính", "Chi ủy Sở Tư pháp"."""
        return f"{'Chi ủy' if self.is_cell else 'Đảng ủy'} {self.plain}"

    @property
    def file_stem(self) -> str:
        """ "SoTaiChinh": as offices name files."""
        words = self.plain.removeprefix("CTCP ").removeprefix("Công ty ").replace(",", "").split()
        return "".join(fold(word).capitalize() for word in words)


def _made() -> tuple[Made, ...]:
    random = Random(2020)
    units = []
    for branch, names in _NAMES.items():
        for number, name in enumerate((" ".join(name.split()) for name in names.split(";")), 1):
            words = (random.choice(_FAMILY), random.choice(_MIDDLE), random.choice(_GIVEN))
            size = random.randint(18, 38) if name.startswith("Chi bộ") else random.randint(60, 210)
            units.append(
                Made(f"{_CODES[branch]}{number:02}", nfc(name), branch, " ".join(words), size, name.endswith("Tài nguyên và Môi trường"))
            )
    return tuple(units)


UNITS = _made()
BY_NAME = {unit.plain: unit for unit in UNITS}
