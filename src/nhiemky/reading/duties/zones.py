"""Where in a paper duties are laid: what its headings and its type let a paragraph say.

Promise: a report lays duties only where it looks ahead; a plan's aims and requirements assign nothing; under "Tổ chức thực hiện", under a
body's name, in letters, decisions and directives every imperative assigns; elsewhere only a sentence that names who does it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from nhiemky.reading.duties.actors import heading_actor
from nhiemky.reading.structure.headings import Heading
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
_TOLD = re.compile(
    r"(?:(?:đánh giá )?(?:chung|tình hình|đặc điểm|ưu điểm|hạn chế|khuyết điểm|kết quả|nguyên nhân|bối cảnh|những kết quả"
    r"|một số kết quả)(?! thực hiện nhiệm vụ"
    r")(?!\w))",
    re.IGNORECASE,
)
"""The chapters of a notice or conclusion that tell what was found."""
_AIMED_AT = re.compile(
    r"(?:các )?(?:mục tiêu|chỉ tiêu)(?:,? (?:và )?(?:mục tiêu|chỉ tiêu))*(?: cụ thể| chung| tổng quát| phấn đấu| chủ yếu| năm \d{4}"
    r"| đến năm \d{4})*[ :.]*$",
    re.IGNORECASE,
)
"""Days in a chapter of targets say by when a figure is reached."""
_CONTENTS = re.compile(
    r"(?:mục đích|yêu cầu|đối tượng|phạm vi|nội dung)(?:,? (?:và )?(?:mục đích|yêu cầu|đối tượng|phạm vi|nội dung))*", re.IGNORECASE
)
_WHOLE_PAPERS = ("công văn", "quyết định", "chỉ thị", "công điện", "thông báo", "giấy mời", "thông tri")
_PLANS = ("kế hoạch", "phương án", "chương trình")


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
        self._be(kind)
        self._next = 0
        self._here = Zone(not self._report, self._whole, self._plans)

    def _be(self, kind: str) -> None:
        """A paper of this kind from here on."""
        self._report = kind.startswith("báo cáo")
        self._whole = not self._report and (kind in _WHOLE_PAPERS or not self._layout.headings)
        self._plans = not self._report and (kind in _PLANS or self._whole)

    @staticmethod
    def _assigns(path: tuple[Heading, ...]) -> bool:
        """A body's name over its tasks assigns; a body's name in the contents ("II. NỘI DUNG", "1. Ban Chấp hành") only orders them."""
        if any(_ORGANISING.search(heading.title) for heading in path):
            return True
        return any(heading_actor(heading.title) for heading in path) and not (path and _CONTENTS.fullmatch(path[0].title.strip(" .:")))

    def at(self, index: int) -> Zone:
        """The zone of a paragraph; the same until the next heading."""
        headings = self._layout.headings
        if self._layout.issued and index == self._layout.resumed.start:
            self._be(_PLANS[0])  # the plan that the decision issues
            self._here = Zone(not self._report, self._whole, self._plans)
        if self._next < len(headings) and headings[self._next].paragraph <= index:
            while self._next < len(headings) and headings[self._next].paragraph <= index:
                self._next += 1
            path = self._layout.path(index)
            if not self._report and any(_AIMED_AT.match(heading.title) for heading in path if not heading.run_in):
                self._here = Zone(False, False, False)
                return self._here
            timed = not self._report or any(_looks_ahead(heading.title) for heading in path)
            if self._whole and path and _TOLD.match(path[0].title):
                self._here = Zone(False, False, False)
                return self._here
            assigning = self._whole or (not self._report and self._assigns(path))
            named = self._plans and not any(_states_aims(heading.title) for heading in path if not heading.run_in)
            self._here = Zone(timed, assigning, named or (self._report and timed))  # of a report: what it asks of others
        return self._here
