"""Scales and axes: sets of words that part one thing, and lists whose items are told apart by one word said in all of them.

What it promises: a scale leaves nothing of what it parts (tốt, khá, trung bình; đã xong, đang làm, chưa làm); the items of one axis
("khối đảng", "khối chính quyền") never overlap. A list that is neither says nothing.

>>> is_scale(["trước hạn 12 hồ sơ", "đúng hạn 5 hồ sơ", "quá hạn 2 hồ sơ"]), is_scale(["về đất đai 12", "về tài chính 5"])
(True, False)
>>> axis(["khối đảng 12 đồng chí", "khối chính quyền 9 đồng chí"]), axis(["nữ 12", "trẻ 5"])
('khối', '')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nhiemky.reading.figures.vocabulary import phrases, words

_SCALES: tuple[tuple[frozenset[str], int], ...] = (
    (phrases("xuất sắc|tốt|giỏi|khá|trung bình|yếu|kém|đạt|chưa đạt|không đạt|hoàn thành nhiệm vụ|không hoàn thành"), 3),
    (phrases("trước hạn|sớm hạn|trước thời hạn|đúng hạn|trong hạn|quá hạn|trễ hạn|chậm hạn|đúng thời hạn|quá thời hạn"), 3),
    (phrases("đã|hoàn thành|đã hoàn thành|xong|đang|đang hoàn thành|chưa|chưa hoàn thành|không|không hoàn thành"), 3),
    (phrases("nhà trẻ|mẫu giáo|mầm non|tiểu học|trung học cơ sở|thcs|trung học phổ thông|thpt|giáo dục thường xuyên|liên cấp"), 3),
    (phrases("trung ương|tỉnh|thành phố|huyện|quận|xã|phường|cơ sở|chi bộ|thôn"), 3),
    (phrases("tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|đại học|sau đại học|cao đẳng|trung cấp|sơ cấp|chưa qua đào tạo"), 3),
    (phrases("tín nhiệm cao|tín nhiệm thấp|tín nhiệm"), 3),
    (phrases("công chức|cán bộ|viên chức|hợp đồng|người lao động"), 3),
    (phrases("xã|phường|thị trấn|đặc khu"), 3),
    (phrases("thường xuyên|định kỳ|đột xuất"), 3),
    (phrases("dưới|từ|trên|trở lên"), 3),
    (phrases("thường trực|cơ động|tại chỗ|phòng không|thông tin|công binh|pháo binh"), 3),
    (phrases("bộ đội|quân đội|quân sự|dân quân|công an|dự bị động viên|tự vệ|biên phòng|dân phòng|an ninh trật tự|an ninh cơ sở"), 3),
    (phrases("vượt|đạt|chưa đạt|không đạt"), 3),
    (phrases("đồng ý|không đồng ý|không có ý kiến|ý kiến khác"), 3),
    (phrases("nhẹ|trung bình|nặng|nguy kịch"), 3),
    (phrases("hộ khá|hộ giàu|khá|giàu|trung bình|cận nghèo|nghèo"), 3),
)
"""Words of one scale, and how many different ones of them a list needs to be whole."""
_BADGE = re.compile(r"(?<!\w)[3-9][05] năm")
_LOW_LEARNING = phrases("cao đẳng|trung cấp|sơ cấp|chưa qua đào tạo")
"""Without one of them a list of degrees names the higher ones only."""
_SURE_AXES = phrases("cấp|loại|hạng|mức|khối|khu vực|tuyến|vốn|ngân sách|nguồn|nguồn vốn|mũi|nhóm|bậc|xếp loại|đợt|quý|hạn|khóa")
"""What a list goes through from its first to its last."""
_NO_AXES = words("có là được đã bị về trong đạt số và của với thuộc người đồng các những do từ ở tại theo đảng cơ")
_FIGURE = re.compile(r"\d[\d.,]*\d%?|\d%?")
_MARKS = re.compile(r"[,;:.()+]| -")
_LEADING = re.compile(r"^(?:(?:có|là|số|gồm|và|trong đó|trong đó có|do|của) )+")


def is_scale(parts: Sequence[str], noun: Sequence[str] = ()) -> bool:
    """Each part bears a word of one scale, no two the same, and enough of it is there; `noun`: what all of them count."""
    said = [f" {' '.join(told_apart(part, noun))} " for part in parts]
    if any(_on_scale(said, scale, least) for scale, least in _SCALES):
        return True
    if len(said) < 3:
        return False
    if noun[:1] == ("huy",) and all(_BADGE.search(part) for part in parts):
        return True
    return any(_is_sure(axis(parts, words)) for words in (noun, ()))


def _is_sure(by: str) -> bool:
    return by in _SURE_AXES or by.partition(" ")[0] in _SURE_AXES


def _on_scale(said: Sequence[str], scale: frozenset[str], least: int) -> bool:
    if len(said) < least:
        return False
    steps = [_step(one, scale) for one in said]
    if "đại học" in scale and _LOW_LEARNING.isdisjoint(steps):
        return False
    return all(steps) and len(set(steps)) == len(steps)


def _step(said: str, scale: frozenset[str]) -> str:
    """The longest word of the scale that the part bears."""
    return max((step for step in scale if f" {step} " in said), key=len, default="")


def axis(parts: Sequence[str], noun: Sequence[str] = ()) -> str:
    """The word (or two) by which all parts, each another, are told apart: "khối đảng", "khối chính quyền"."""
    said = [told_apart(part, noun) for part in parts]
    if len(said) < 2 or not all(said) or len({" ".join(one) for one in said}) < len(said) or said[0][0] in _NO_AXES:
        return ""
    shared = 0
    for words_at in zip(*said, strict=False):
        if len(set(words_at)) > 1:
            break
        shared += 1
    return " ".join(said[0][: min(shared, 2)])


def told_apart(part: str, noun: Sequence[str] = ()) -> list[str]:
    """The part's words without its figure, the counted noun and what merely leads to it.

    >>> told_apart("có 18 cuộc do cấp tỉnh", ["cuộc"]), told_apart("mũi 2: 408 mũi")
    (['cấp', 'tỉnh'], ['mũi', '2', 'mũi'])
    """
    text = _LEADING.sub("", " ".join(part.lower().split()))
    figures = list(_FIGURE.finditer(text))
    if figures:
        own = figures[0 if text[0].isdigit() else -1]
        text = text[: own.start()] + text[own.end() :]
    said = _MARKS.sub(" ", text).split()
    shared = 0
    while shared < min(len(said), len(noun)) and said[shared] == noun[shared]:
        shared += 1
    return _LEADING.sub("", " ".join(said[shared:]) + " ").split()
