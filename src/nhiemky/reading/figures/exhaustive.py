"""When parts leave nothing of their total between them, so that a sum that does not close is wrong.

What it promises: no doubt held against the text: hedged totals, lists of examples and overlapping qualities exhaust nothing.

>>> is_complement([("đảng", "viên", "chính", "thức"), ("đảng", "viên", "dự", "bị")]), is_complement([("nữ",), ("dân", "tộc")])
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nhiemky.reading.figures.counts import Count, shared_noun
from nhiemky.reading.figures.parts import Part
from nhiemky.reading.figures.vocabulary import phrases

_APPROXIMATE = ("hơn", "gần", "trên", "khoảng", "ước", "ít nhất", "tối thiểu", "tối đa", "không quá", "mỗi", "từ")
_HEDGE = re.compile(
    r"\b(?:trong đó|còn lại|và một số|nhất là|tiêu biểu|điển hình|chẳng hạn|chủ yếu|(?:hơn|khoảng|gần|trên|ước|thêm)(?= \d))\b"
    r"|như:|…|\.\.\.|v\.v",
    re.IGNORECASE,
)
_FOR_INSTANCE = re.compile(r"\b(?:như(?! sau)|tiêu biểu|điển hình|chẳng hạn|nhất là|chủ yếu|trong đó)\b", re.IGNORECASE)
_BEHIND = 16
_PAIRS = frozenset(
    tuple(pair.split("/"))
    for pair in phrases(
        "nam/nữ|thường lệ/chuyên đề|thường lệ/bất thường|thường kỳ/bất thường|chính thức/dự bị|quy phạm/cá biệt|định kỳ/đột xuất"
        "|trực tiếp/trực tuyến|tập thể/cá nhân|đúng hạn/quá hạn|trong hạn/quá hạn|thường xuyên/chuyên đề"
        "|đã/chưa|đạt/không đạt|tổ chức đảng/đảng viên|công lập/ngoài công lập"
    )
)
"""Attributes that leave nothing between them: where both stand, the parts exhaust the total."""
_FAMILIES = (
    (
        phrases("văn bản|loại văn bản"),
        phrases(
            "nghị quyết|chỉ thị|quyết định|kế hoạch|công văn|báo cáo|thông báo|hướng dẫn|chương trình|kết luận|tờ trình|quy định"
            "|quy chế|đề án|thông tri"
            "|văn bản|giấy mời"
        ),
    ),
    (
        phrases(
            "đảng viên|đồng chí|người|cán bộ|thành viên|công chức|trường hợp|đoàn viên|hội viên|cá nhân|lượt người|ủy viên|đại biểu"
            "|quần chúng|lao động|học viên"
        ),
        phrases(
            "khiển trách|cảnh cáo|cách chức|khai trừ|đảng viên|đồng chí|cán bộ|công chức|viên chức|người|tổ trưởng|tổ phó|thành viên"
            "|nam|nữ|trưởng phòng"
            "|phó trưởng|trưởng ban|phó ban|chủ tịch|phó chủ|bí thư|phó bí|ủy viên|cấp ủy|giám đốc|phó giám|chuyên viên|chính thức"
            "|dự bị|trưởng đoàn|phó đoàn"
            "|thư ký|trưởng|phó|đoàn viên|hội viên|cử nhân|thạc sĩ|tiến sĩ"
        ),
    ),
    (
        phrases("tổ chức|cơ sở|tccsđ|tổ chức đảng|chi, đảng|đơn vị"),
        phrases(
            "đảng bộ|chi bộ|đảng ủy|đảng bộ cơ|chi bộ cơ|tổ đảng|xã|phường|thị trấn|huyện|thành phố|thị xã|quận|đặc khu|sở|ban|phòng"
            "|trường|khiển trách|cảnh cáo|giải tán"
        ),
    ),
    (phrases("đơn|đơn thư|lượt đơn|vụ|vụ việc"), phrases("đơn|đơn khiếu|đơn tố|khiếu nại|tố cáo|kiến nghị|phản ánh|vụ|vụ án|vụ việc")),
    (phrases("cuộc"), phrases("cuộc|kiểm tra|giám sát|chuyên đề|thường xuyên|định kỳ|đột xuất")),
)
"""Nouns, and what counts as one of them where a list exhausts it (first one or two words)."""
_PARTIAL = re.compile(
    r"\b(?:nữ|dự bị|dân tộc|thiểu số|tôn giáo|trẻ|tuổi|trình độ|đại học|thạc sĩ|tiến sĩ|cao cấp|trung cấp|cử nhân|lý luận|miễn"
    r"|kiêm nhiệm|hưu trí|trực thuộc"
    r"|trở lên|trở xuống|diện|đạt|tham gia|thương binh|nghèo|khó khăn|có)\b"
)
_WHOLE = (("nữ", "nam"), ("dự bị", "chính thức"))
_MONEY = ("đồng", "triệu", "tỷ", "tỉ", "nghìn")


def is_about(clean: str, total: Count) -> bool:
    """ "hơn 300 văn bản"."""
    return clean[max(0, total.start - 14) : total.start].rstrip().lower().endswith(_APPROXIMATE)


def is_hedged(clean: str, total: Count, start: int, end: int) -> bool:
    """The total is about so many, or the parts are only some of them."""
    ahead = min(len(clean), end + _BEHIND)
    if "(" in clean[total.end : start] and (close := clean.find(")", end, ahead)) >= 0:
        ahead = close  # what stands behind the bracket says nothing of the list in it
    if is_about(clean, total) or _HEDGE.search(clean, start, ahead) is not None:
        return True
    return total.end < start < end and "\n" not in clean[total.end : start] and _FOR_INSTANCE.search(clean, total.end, start) is not None


def are_owned(parts: Sequence[Part]) -> bool:
    """ "Đảng ủy 07 cuộc, Ủy ban Kiểm tra 12 cuộc": each part is another body's, so none overlaps."""
    whole = all(part.words and part.shared == len(part.words) and (part.label[:1].isupper() or part.words[0] in _MONEY) for part in parts)
    return whole and len({part.label for part in parts}) == len(parts)


def is_complement(attributes: Sequence[tuple[str, ...]]) -> bool:
    """Two attributes that leave nothing between them, and no third."""
    if len(attributes) != 2:
        return False
    first, second = (f" {' '.join(words)} " for words in attributes)
    return any((f" {a} " in first and f" {b} " in second) or (f" {b} " in first and f" {a} " in second) for a, b in _PAIRS)


def is_family(total: Count, parts: Sequence[Count]) -> bool:
    """Every part is one of what the total counts, or stands without a noun."""
    if all(not part.words for part in parts):
        return True
    noun = (" ".join(total.words[:2]), total.words[0])
    for wholes, members in _FAMILIES:
        if wholes.isdisjoint(noun):
            continue
        if all(
            not part.words or shared_noun(total, part) or not members.isdisjoint((" ".join(part.words[:2]), part.words[0]))
            for part in parts
        ):
            return True
    return False


def is_partial(parts: Sequence[Part]) -> bool:
    """Some part is a quality of its own ("nữ 25 đồng chí, dự bị 02 đồng chí"): such parts overlap and leave others out."""
    said = " / ".join(f"{part.label} {' '.join(part.words)}".lower() for part in parts)
    if any(f" {one}" in f" {said}" and f" {other}" in f" {said}" for one, other in _WHOLE):
        return False
    return _PARTIAL.search(said) is not None
