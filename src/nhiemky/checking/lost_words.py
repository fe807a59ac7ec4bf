"""Fixed names and words of which one syllable is lost (missing_word): "Ủy ban nhân tỉnh", "Kế số 12-KH/ĐU", "Công an thành tổ chức".

What it promises: only beginnings that go on in one way in all of office prose; what stands at a line's end is not judged.

>>> [(text, lost) for text, lost in ((m, l) for _, _, m, l in lost_words("Ủy ban nhân tỉnh và Ủy ban nhân dân xã"))]
[('Ủy ban nhân', 'dân')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.vietnamese.places import places
from nhiemky.vietnamese.unicode import fold

_LOST_TOWN = re.compile(
    r"(?:Hội đồng nhân dân|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|UBND|Mặt trận Tổ quốc|Công an|Quân sự) thành"
    r"(?= (?:đảm bảo|bảo đảm|tổ chức|đã|về|khóa|khoá|thực hiện|ban hành|và|trong|tại|có|là|theo|tiếp|xem|quyết|chỉ|phối|được|các|năm"
    r"|nhiệm)\b)"
)
_ONE_WAY = {
    "Ủy ban nhân": "dân",
    "Uỷ ban nhân": "dân",
    "Hội đồng nhân": "dân",
    "Mặt trận Tổ": "quốc",
    "Ban Chấp": "hành",
    "Bộ Chính": "trị",
    "Ban Bí": "thư",
    "Ủy ban Kiểm": "tra",
    "Đảng Cộng": "sản",
    "Hồ Chí": "Minh",
    "cải cách hành": "chính",
    "thủ tục hành": "chính",
    "khối hành": "chính",
    "đơn vị hành": "chính",
    "phòng, chống tham": "nhũng",
    "hoàn thành xuất": "sắc",
    "hoàn thành tốt nhiệm": "vụ",
    "khối đại đoàn": "kết",
}
"""Beginnings and the one syllable that goes on."""
_NUMBERED = {
    "Nghị": "quyết",
    "Kế": "hoạch",
    "Quyết": "định",
    "Hướng": "dẫn",
    "Công": "văn",
    "Thông": "báo",
    "Chỉ": "thị",
    "Kết": "luận",
    "Quy": "định",
    "Chương": "trình",
}
_TYPE_LOST = re.compile(rf"(?<!\w)(?P<type>{'|'.join(_NUMBERED)}) số(?= \d+[-/])")
_NEXT = re.compile(r" (\w+)")


def lost_words(clean: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, the words as they stand, and the syllable that is lost; in no order that matters."""
    for match in _towns(clean):
        yield match.start(), match.end(), match[0], "phố"
    for beginning, lost in _ONE_WAY.items():
        for at in places(clean, beginning):
            end = at + len(beginning)
            following = _NEXT.match(clean, end)
            if (at and clean[at - 1].isalnum()) or following is None or fold(following[1]) == fold(lost):
                continue
            yield at, end, beginning, lost
    for match in _TYPE_LOST.finditer(clean):
        yield match.start(), match.end(), match[0], _NUMBERED[match["type"]]
    for left, lost, follows, never_behind in _VERBS:
        for at in places(clean, f" {left} "):
            end = at + 1 + len(left)
            before = clean[max(0, at - 12) : at].rpartition(" ")[2].lower()
            if clean.startswith(follows, end + 1) and before not in never_behind:
                yield at + 1, end, left, lost


_VERBS: tuple[tuple[str, str, tuple[str, ...], frozenset[str]], ...] = (
    (
        "công",
        "khai (hoặc bố)",
        ("danh sách ", "kết quả ", "quyết định "),
        frozenset(["chấm", "tiền", "ngày", "phân", "thành", "trả", "nhân", "thi", "lao", "đình", "bãi", "khoán", "giao", "bất", "hạch"]),
    ),
    ("phối", "hợp", ("với ",), frozenset(("điều", "phân", "chi", "giao"))),
    ("tham", "mưu", ("cho Ban ", "cho cấp ủy", "cho lãnh đạo", "cho Đảng ủy", "cho Ủy ban"), frozenset(("lòng",))),
    ("triển", "khai", ("thực hiện", "nghị quyết ", "Nghị quyết ", "kế hoạch ", "Kế hoạch "), frozenset(("phát", "tiến"))),
    ("quán", "triệt", ("nghị quyết ", "Nghị quyết ", "chỉ thị ", "Chỉ thị ", "sâu sắc "), frozenset(("nhất", "quê", "hàng"))),
    ("kiểm", "tra", ("giám sát ",), frozenset(("ban", "thống"))),
)
"""Verbs of two syllables before what they always take, the second lost; words behind which the first stands rightly."""


_LAST_LETTERS = ("n", "D", "c", "ự")
"""With one of them ends every body of a town."""


def _towns(clean: str) -> Iterator[re.Match[str]]:
    """ "Công an thành tổ chức": the town's second word is lost."""
    at = clean.find(" thành ")
    while at >= 0:
        if clean[at - 1 : at] in _LAST_LETTERS:
            match = _LOST_TOWN.search(clean, max(0, at - 22), at + 20)
            if match is not None and match.end() == at + 6:
                yield match
        at = clean.find(" thành ", at + 7)
