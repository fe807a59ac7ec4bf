"""What a requirement is called where there is little room: the heading of a board's column, a line of a list.

>>> from nhiemky.domain.campaign import Owner, Requirement
>>> asked = tuple(Requirement(f"o{n}", what, None, "", None, None, None) for n, what in enumerate((
...     "gửi báo cáo sơ kết giữa nhiệm kỳ thực hiện nghị quyết đại hội", "gửi báo cáo kiểm điểm của cấp ủy", "gửi phụ lục chỉ tiêu",
...     "tổ chức hội nghị sơ kết", "gửi báo cáo")))
>>> list(short_names(Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=asked)).values())
['Báo cáo sơ kết', 'Kiểm điểm', 'Phụ lục chỉ tiêu', 'Hội nghị sơ kết', 'Báo cáo']

Promise: never empty, at most 60 letters, no two the same in one campaign.
"""

from __future__ import annotations

import re
from collections import Counter

from nhiemky.domain.campaign import Campaign, Requirement

LONGEST = 60
_VERB = re.compile(r"^(?:gửi|nộp|xây dựng|chuẩn bị|tổ chức|hoàn thành|lập|chuyển)\s+(?:các\s+)?(?=\w)", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:,(?! giám sát)|;|\(|\bgiữa nhiệm kỳ\b|\bnhiệm kỳ\b|\bthực hiện\b|\bcủa cấp ủy\b|\bcủa đơn vị\b|\btheo\b|\bvề Ban\b"
    r"|\bvà thi hành\b|\bnăm \d{4}).*$",
    re.IGNORECASE,
)
_REPORT = re.compile(r"^(?:đề cương\s+)?báo cáo\s+(?:công tác\s+)?(?=(?:kiểm điểm|kiểm tra|tự kiểm tra)\b)", re.IGNORECASE)
_OUTLINE = re.compile(r"^đề cương\s*", re.IGNORECASE)
_NUMBER = re.compile(r" \(\d+\)$")
_COMMA = re.compile(r",\s?")


def short_names(campaign: Campaign) -> dict[str, str]:
    """Requirement id -> short name."""
    outlines = {outline.id: " ".join(f"{outline.title} {outline.subtitle or ''}".split()) for outline in campaign.outlines}
    names = {asked.id: _short(asked, outlines.get(asked.outline or "", "")) for asked in campaign.requirements}
    often = Counter(names.values())
    found: dict[str, str] = {}
    for asked in campaign.requirements:
        name = names[asked.id]
        if often[name] > 1 and asked.group:  # the same product of two groups is told apart by whom it is asked of
            name = _within(f"{name}, {' '.join(asked.group.split())}")
        number, once = 1, name
        while name in found.values():
            number += 1
            name = f"{_within(once, LONGEST - 5)} ({number})"
        found[asked.id] = name
    return found


def without_group(name: str, group: str | None) -> str:
    """The name without the group that tells it apart.

    >>> without_group("Báo cáo sơ kết, Các chi bộ, đảng bộ…", "Các chi bộ, đảng bộ còn lại")
    'Báo cáo sơ kết'
    """
    whole = " ".join((group or "").split())
    stem = _NUMBER.sub("", name)
    ends = (found.span() for found in _COMMA.finditer(stem) if whole)
    return next((stem[:start] for start, end in ends if whole.startswith(stem[end:].rstrip("…"))), name)


def _short(asked: Requirement, outline: str) -> str:
    words = _cut(asked.what)
    if words.lower() in ("báo cáo", "") and outline:
        words = _cut(_OUTLINE.sub("", outline))
    return words or "Việc phải làm"


def _cut(words: str) -> str:
    words = _VERB.sub("", " ".join(words.split()))
    words = _REPORT.sub("", _TAIL.sub("", words) or words)
    words = _within(words)
    return words[:1].upper() + words[1:]


def _within(words: str, length: int = LONGEST) -> str:
    return words if len(words) <= length else words[:length].rpartition(" ")[0] + "…"
