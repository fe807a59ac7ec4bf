"""Where in a paper duties are laid: what its headings and its type let a paragraph say.

Promise: a report lays duties only where it looks ahead; a plan's aims and requirements assign nothing; under "Tổ chức thực hiện", under a
body's name, in letters, decisions and directives every imperative assigns; elsewhere only a sentence that names who does it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from nhiemky.reading.duties.actors import heading_actor
from nhiemky.reading.structure.layout import Layout

_ORGANISING = re.compile(
    r"tổ chức thực hiện|phân công|trách nhiệm|phương pháp|cách thức|thời gian|tiến độ|kế hoạch thực hiện|triển khai|lộ trình"
    r"|tổ chức hội nghị"
    r"|nhiệm vụ cụ thể|kiến nghị|đề nghị",
    re.IGNORECASE,
)
_AIMS = re.compile(
    r"mục đích|yêu cầu|quan điểm|mục tiêu|nguyên tắc|đối tượng|thành phần|phạm vi|ý nghĩa|bối cảnh|tình hình|kết quả"
    r"|nội dung",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"nhiệm vụ|giải pháp|phương hướng|kiến nghị|đề nghị|đề xuất|tổ chức thực hiện|thời gian tới|cuối năm|trọng tâm", re.IGNORECASE
)
_WHOLE_PAPERS = ("công văn", "quyết định", "chỉ thị", "công điện", "thông báo")
_PLANS = ("kế hoạch", "phương án", "chương trình")


@lru_cache(maxsize=1024)
def _organises(title: str) -> bool:
    return bool(_ORGANISING.search(title) or heading_actor(title))


@lru_cache(maxsize=1024)
def _states_aims(title: str) -> bool:
    return _AIMS.search(title) is not None


@lru_cache(maxsize=1024)
def _looks_ahead(title: str) -> bool:
    return _AHEAD.search(title) is not None


class Zone(NamedTuple):
    """timed: days and channels are duties here. assigning: every imperative assigns. named: a sentence that names who does it assigns."""

    timed: bool
    assigning: bool
    named: bool


class Zones:
    """Zones of one document, asked in the order of its paragraphs. kind: "kế hoạch", "báo cáo" ..."""

    def __init__(self, layout: Layout, kind: str) -> None:
        self._layout = layout
        self._report = kind.startswith("báo cáo")
        self._whole = not self._report and (kind in _WHOLE_PAPERS or not layout.headings)
        self._plans = not self._report and (kind in _PLANS or self._whole)
        self._next = 0
        self._here = Zone(not self._report, self._whole, self._plans)

    def at(self, index: int) -> Zone:
        """The zone of a paragraph; the same until the next heading."""
        headings = self._layout.headings
        if self._next < len(headings) and headings[self._next].paragraph <= index:
            while self._next < len(headings) and headings[self._next].paragraph <= index:
                self._next += 1
            path = self._layout.path(index)
            timed = not self._report or any(_looks_ahead(heading.title) for heading in path)
            assigning = self._whole or (not self._report and any(_organises(heading.title) for heading in path))
            named = self._plans and not any(_states_aims(heading.title) for heading in path if not heading.run_in)
            self._here = Zone(timed, assigning, named or (self._report and timed))  # of a report: what it asks of others
        return self._here
