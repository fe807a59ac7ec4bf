"""What people settled about a consolidation: names that are one, figures of the parent's own, the cut-offs that count.

>>> yes = Match("CT01", "Phát triển đảng viên", "đảng viên", unit_id="kho-bac")
>>> no = Match(None, "Phát triển đảng viên", "đảng viên", unit_id="kho-bac", other="Kết nạp đảng viên mới")
>>> yes.code, no.code is None
('CT01', True)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nhiemky.domain.figure import Value

Origin = Literal["estimate", "board", "entered"]
"""estimate: the parent's own estimate beside the sum; board: a board's figure; entered: typed by the office."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit's indicator statement and the campaign's indicator, settled by a person.

    code      of the campaign's indicator; None: it is not `other`, and is not asked about again.
    unit_id   whose statement; None = whoever writes so.
    """

    code: str | None
    statement: str
    unit_of_measure: str = ""
    unit_id: str | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A figure of the parent's own for an indicator, with who says so and why. at: "2023-05-31T09:10:00+07:00"."""

    code: str
    origin: Origin
    value: Value
    author: str
    reason: str
    board: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """All of it. cut_offs: only figures as of these are added; () = all, and the figure says so."""

    matches: tuple[Match, ...] = ()
    own: tuple[OwnFigure, ...] = ()
    cut_offs: tuple[str, ...] = ()


NOTHING_SETTLED = Settled()
