"""What people, bodies and cases are told apart by, and which of it leaves nothing between.

What it promises: two parts told apart by different things ("nữ", "dưới 30 tuổi") may overlap; parts told apart by one thing
exhaust it only where the language says so: a pair (nam/nữ), a word and its denial (đạt/chưa đạt), or a closed set
(khiển trách, cảnh cáo, cách chức, khai trừ).

>>> is_closed(["giải quyết xong 12 đơn", "chưa giải quyết 3 đơn"]), is_closed(["nữ 12", "dưới 30 tuổi 5"])
(True, False)
>>> is_mixed(["nữ 12", "dưới 30 tuổi 5"]), is_mixed(["Đảng ủy 12 cuộc", "Ủy ban Kiểm tra 5 cuộc"])
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nhiemky.reading.figures.vocabulary import phrases

_DIMENSIONS = {
    "sex": re.compile(r"(?<!\w)(?:nam(?! \d{4})|(?<!phụ )nữ)(?!\w)"),
    "standing": re.compile(r"(?<!\w)(?:chính thức|dự bị)(?!\w)"),
    "age": re.compile(r"(?<!\w)(?:(?<!trước )(?<!quá )(?<!cao )tuổi|trẻ(?! em)|trung niên)(?!\w)"),
    "people": re.compile(r"(?<!\w)(?:dân tộc|thiểu số|dtts|người kinh)(?!\w)"),
    "faith": re.compile(r"(?<!\w)(?:tôn giáo|có đạo|theo đạo|công giáo|tín đồ)(?!\w)"),
    "learning": re.compile(r"(?<!\w)(?:trình độ|đại học|cao đẳng|trung cấp|sơ cấp|thạc sĩ|thạc sỹ|tiến sĩ|tiến sỹ|chuyên môn)(?!\w)"),
    "theory": re.compile(r"(?<!\w)(?:lý luận|cao cấp|cử nhân chính trị)(?!\w)"),
    "need": re.compile(
        r"(?<!\w)(?:cao tuổi|trẻ em|mồ côi|người có công|bệnh binh|nghèo|"
        r"mức sống|hộ khá|hộ giàu|chính sách|thương binh|khó khăn|khuyết tật)(?!\w)"
    ),
    "duty": re.compile(r"(?<!\w)(?:miễn|hưu trí|kiêm nhiệm|chuyên trách|bán chuyên trách)(?!\w)"),
    "joined": re.compile(r"(?<!\w)(?:tham gia|đoàn viên|cấp ủy viên|người đứng đầu|diện (?!ban|bộ|tỉnh|thành|huyện|xã|đảng))(?!\w)"),
    "bound": re.compile(r"(?<!\w)(?:trở lên|trở xuống)(?!\w)"),
}
_OPEN = frozenset({"age", "people", "faith", "learning", "theory", "need", "duty", "joined", "bound"})
"""Things that rarely are told of everybody: parts by them may leave others out."""
_PAIRS = frozenset(
    tuple(pair.split("/"))
    for pair in phrases(
        "nam/nữ|thường lệ/chuyên đề|thường lệ/bất thường|thường kỳ/bất thường|chính thức/dự bị|quy phạm/cá biệt|định kỳ/đột xuất"
        "|trực tiếp/trực tuyến|tập thể/cá nhân|đúng hạn/quá hạn|trong hạn/quá hạn|đúng hạn/trễ hạn|trong hạn/trễ hạn|thường xuyên/chuyên đề"
        "|tổ chức đảng/đảng viên|công lập/ngoài công lập|chuyển tiếp/khởi công mới|xây mới/sửa chữa|cấp mới/cấp đổi"
        "|chuyên đề/toàn diện|biên chế/hợp đồng|chuyên trách/kiêm nhiệm"
        "|tái cử/quy hoạch mới|trong tỉnh/ngoài tỉnh|đảng bộ/chi bộ|đảng bộ cơ sở/chi bộ cơ sở|cấp phát/lưu"
        "|kiểm tra/giám sát|quốc tế/nội địa|thành thị/nông thôn|kinh/thiểu số|người lớn/trẻ em|nội địa/xuất nhập khẩu"
        "|rừng tự nhiên/rừng trồng|chết/bị thương|nội trú/ngoại trú|bắt buộc/tự nguyện|trong nước/ngoài nước|trung ương/địa phương"
        "|tạm giam/tại ngoại|thường xuyên/đột xuất|theo kế hoạch/đột xuất|trong kế hoạch/ngoài kế hoạch|cán bộ/quần chúng"
        "|mới/cũ|mật/thường|ngắn hạn/dài hạn|lần đầu/lại"
    )
)
"""Attributes that leave nothing between them: where both stand, the parts exhaust the total."""
_CLOSED = (
    ("khiển trách", "cảnh cáo", "cách chức", "khai trừ"),
    ("khiển trách", "cảnh cáo", "giải tán"),
    ("xuất sắc", "tốt", "hoàn thành nhiệm vụ"),
    ("khiếu nại", "tố cáo", "phản ánh"),
    ("khiếu nại", "tố cáo", "kiến nghị"),
    ("khiển trách", "cảnh cáo", "khai trừ"),
    ("cấp mới", "cấp đổi", "cấp lại"),
    ("vượt", "đạt", "không đạt"),
    ("vượt", "đạt", "chưa đạt"),
    ("giỏi", "khá", "trung bình"),
    ("giữ nguyên", "tăng", "giảm"),
)
"""Sets of which a text that names all gives the whole."""
_OTHERS = re.compile(r"(?<!\w)(?:khác|học sinh|sinh viên|còn lại)(?!\w)")
_NOT = ("chưa ", "không ")
_DENIALS = (*_NOT, "ngoài ", "phi ")
_LEADING = re.compile(r"^(?:(?:đã|được|có|là|số|gồm|kết luận) )+")
_FIGURE = re.compile(r"\d[\d.,]*%?|[,;:.]")


def qualities(text: str) -> frozenset[str]:
    """What the part is told apart by."""
    lower = text.lower()
    return frozenset(name for name, words in _DIMENSIONS.items() if words.search(lower))


def is_mixed(parts: Sequence[str]) -> bool:
    """The parts are not all told apart by the same thing: they may overlap, or leave others out."""
    found = [qualities(part) for part in parts]
    if sum(map(bool, found)) > 1:  # "người nghèo 12, người cao tuổi 5, đối tượng khác 9"
        found = [each for each, part in zip(found, parts, strict=True) if each or not _OTHERS.search(part.lower())]
    if not any(found) or is_closed(parts):
        return False
    return not frozenset.intersection(*found)


def is_open(parts: Sequence[str]) -> bool:
    """All are told apart by one thing of which more may exist ("đại học 12, thạc sĩ 5"); ages from below to above leave none."""
    shared = frozenset.intersection(*map(qualities, parts)) if parts else frozenset()
    if not shared & _OPEN or shared & {"sex", "standing"} or (shared == {"need"} and len(parts) > 2):
        return False
    return not covers_ages(parts)


def covers_ages(parts: Sequence[str]) -> bool:
    """From "dưới 30 tuổi" to "trên 60 tuổi"."""
    said = " / ".join(parts).lower()
    return "dưới" in said and ("trên" in said or "trở lên" in said)


def is_closed(parts: Sequence[str]) -> bool:
    """The parts leave nothing between them."""
    said = [f" {' '.join(_FIGURE.sub(' ', part.lower()).split())} " for part in parts]
    if len(said) == 2 and (_is_pair(said[0], said[1]) or _denies(said[0], said[1]) or _denies(said[1], said[0])):
        return True
    whole = " / ".join(said)
    return any(
        len(parts) >= len(closed) and all(word in whole for word in closed) and all(any(word in one for word in closed) for one in said)
        for closed in _CLOSED
    )


def _is_pair(first: str, second: str) -> bool:
    return any((f" {a} " in first and f" {b} " in second) or (f" {b} " in first and f" {a} " in second) for a, b in _PAIRS)


def denies(first: str, second: str) -> bool:
    """ "thực hiện tốt", "thực hiện chưa tốt": the same words, once with a denial."""
    return _without(second) == _bare(first) or _without(first) == _bare(second)


def _denies(first: str, second: str) -> bool:
    """As `denies`, but the longer one may go on: "giải quyết xong 12 đơn thuộc thẩm quyền", "chưa giải quyết 3 đơn"."""
    said, bare = _bare(second), _bare(first)
    at = min((place for denial in _DENIALS if (place := f" {said}".find(f" {denial}")) >= 0), default=-1)
    if at < 0 or not bare.startswith(said[:at]):
        return False
    denied = _bare(said[at:].partition(" ")[2]).split()
    return bool(denied) and denied[:2] == _bare(bare[at:]).split()[:2]


def _bare(said: str) -> str:
    return _LEADING.sub("", " ".join(said.lower().split()))


def _without(said: str) -> str | None:
    """The words without their denial; None where they deny nothing."""
    padded = f" {' '.join(said.lower().split())} "
    for denial in _NOT:
        at = padded.find(f" {denial}")
        if at >= 0:
            return _bare(padded[: at + 1] + padded[at + 1 + len(denial) :]) or None
    return None
