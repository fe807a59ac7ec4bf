"""Who stands where in the journey "xep-loai". Every unit, name and figure is invented; they agree with the prototype screen.

2023: party and mass bodies 1-9-2-0, departments 4-17-3-0 (one too many), public units 1-13-3-0, enterprises 3-19-5-1.
"""

from __future__ import annotations

from collections.abc import Mapping

from nhiemky.web.demo.story import at

NOW = at(12, 12, 8, 15)
"""When the visitor comes in: two days before the board sits."""

LEVELS: dict[str, str] = {
    **dict.fromkeys(("CQ01", "SN07", "SN01", "SN04", "SN18", "DV03", "DN05", "DN12", "DN20"), "HTXSNV"),
    **dict.fromkeys(("CQ09", "CQ12", "SN19", "SN20", "SN23", "DV06", "DV11", "DV15", "DN02", "DN09", "DN14", "DN23", "DN28"), "HTNV"),
    "DN17": "KHTNV",
}
"""Of 2023; everybody else is good."""
HEADS = {"SN07": "HTTNV", "SN01": "HTTNV", "SN02": "HTXSNV", "DN05": "HTTNV", "CQ01": "HTTNV", "DV03": "HTTNV"}
"""Heads whose level differs from their collective's: SN02's stands above."""
SHORT: dict[str, tuple[int, int]] = {
    "SN07": (100, 52), "SN01": (100, 68), "SN04": (100, 71), "SN18": (100, 64), "CQ01": (100, 61), "DV03": (100, 57), "DN05": (100, 66),
    "DN12": (100, 58), "DN20": (100, 73), "SN02": (100, 49), "DN17": (46, 0), "CQ09": (88, 5), "CQ12": (90, 8), "SN19": (86, 4),
    "SN20": (91, 6), "SN23": (89, 7), "DV06": (87, 5), "DV11": (90, 3), "DV15": (92, 9), "DN02": (85, 4), "DN09": (88, 2), "DN14": (90, 6),
    "DN23": (87, 8), "DN28": (91, 5),
}  # fmt: skip
"""Tasks done, and tasks done beyond what was asked, in percent."""

PAST_LEVELS: dict[str, str] = {
    **dict.fromkeys(("CQ02", "SN01", "SN04", "SN10", "DV01", "DV04", "DN01", "DN05", "DN07", "DN12", "DN18"), "HTXSNV"),
    **dict.fromkeys(("CQ05", "CQ11", "SN15", "SN22", "DV09", "DN03", "DN26"), "HTNV"),
}
"""Of 2022: enterprises have five where four are allowed."""
PAST_HEADS = {"CQ07": "HTXSNV", "DN26": "HTTNV", "SN01": "HTTNV", "SN04": "HTTNV", "SN10": "HTTNV", "DN01": "HTTNV", "DN18": "HTTNV"}
"""Two heads stand above their collectives."""
CHECKED_PAST: dict[str, tuple[str, str, str]] = {
    "CQ07.BT": ("Hạ mức cho đúng với tập thể", "12-TB/ĐUK, ngày 30/5/2023", "HTTNV"),
}
"""What was answered until today: reason, document, new level."""

FOUND: tuple[tuple[str, str, str, str], ...] = (
    ("SN07", "Sinh hoạt chi bộ ở hai chi bộ trực thuộc chưa đều", "Bí thư chi bộ đi công tác dài ngày", "Từ tháng 3 cả hai chi bộ họp đủ."),
    ("SN02", "Hồ sơ cấp phép xây dựng còn trễ hẹn", "Thiếu người thẩm định", ""),
    ("DN12", "Đảng phí quý III nộp muộn", "Kế toán kiêm nhiệm", "Nộp đủ trước ngày 5 hằng tháng từ tháng 2."),
    ("DN26", "Công tác kiểm tra, giám sát chưa thường xuyên", "Cấp ủy mới kiện toàn", ""),
    ("CQ09", "Phát triển đảng viên chưa đạt chỉ tiêu", "Nguồn ít", "Kết nạp 2 đảng viên trong quý I."),
    ("DV11", "Gửi báo cáo quý trễ", "Chưa phân công người", ""),
)
"""Unit, words, cause, and what was done where it is mended."""
PROMPTS = (
    (
        "SN07",
        "Làm rõ trách nhiệm của tập thể khi hai chi bộ bỏ kỳ sinh hoạt trong năm 2022",
        "Đồng chí Trần Quốc Khải, Ủy viên Ban Thường vụ",
    ),
    ("SN02", "Vì sao hồ sơ cấp phép xây dựng trễ hẹn kéo dài sang năm thứ hai", "Đồng chí Trần Quốc Khải, Ủy viên Ban Thường vụ"),
    ("DN26", "Kết quả thực hiện chương trình kiểm tra, giám sát năm 2023", "Đồng chí Trần Quốc Khải, Ủy viên Ban Thường vụ"),
)
REVIEW = (
    "Hoàn thành các chỉ tiêu nghị quyết năm; đăng ký 3 việc mới và làm xong cả 3.",
    "- Có tháng chưa tổ chức được kỳ sinh hoạt chi bộ ở một chi bộ trực thuộc.\n- Nguyên nhân: phân công dự bị chưa kịp thời.",
    "Hạn chế nêu năm trước: đã khắc phục, có biên bản kiểm tra.",
    "Tập thể nhận trách nhiệm chung; đồng chí bí thư chịu trách nhiệm chính.",
    "Đặt lịch cố định, giao người theo dõi, kiểm tra mỗi quý.",
)
OPINIONS = (
    ("SN07", "Ban Cán sự đảng UBND tỉnh", "Hoàn thành sớm 4 nhiệm vụ trọng tâm, còn 1 việc chậm được gia hạn.", "HTXSNV"),
    ("SN02", "Thanh tra tỉnh", "Hồ sơ trễ hẹn giảm còn 6%, chưa hết.", "HTTNV"),
    ("DN17", "Cấp ủy cấp trên trực tiếp", "Không đạt 50% chỉ tiêu, không có lý do bất khả kháng.", "KHTNV"),
)


def level_of(code: str, levels: Mapping[str, str]) -> str:
    """Good, where nothing else is said."""
    return levels.get(code, "HTTNV")
