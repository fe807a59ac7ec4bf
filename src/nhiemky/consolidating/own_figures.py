"""The parent's own figures beside what its units come to: given by a board, entered by hand, estimated.

>>> from decimal import Decimal
>>> board = OwnFigure("CT01", "board", Value("1.500", Decimal(1500)), "Lê Văn An", "theo sổ kết nạp", board="Ban Tổ chức")
>>> given, estimate = beside((board,), "CT01")
>>> given_words(given, estimate, Value("1.406", Decimal(1406)))
('số do Ban Tổ chức cung cấp (Lê Văn An: theo sổ kết nạp); các đơn vị cộng lại 1.406',)

Promise: an estimate never takes the place of a figure; a given figure is said to be given, by whom and why, beside the units' own.
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.domain.figure import Value
from nhiemky.domain.settled import OwnFigure


def beside(own: Sequence[OwnFigure], code: str) -> tuple[OwnFigure | None, OwnFigure | None]:
    """The figure given for an indicator and the estimate; of several the last."""
    mine = [figure for figure in own if code and figure.code == code]
    given = [figure for figure in mine if figure.origin != "estimate"]
    estimates = [figure for figure in mine if figure.origin == "estimate"]
    return given[-1] if given else None, estimates[-1] if estimates else None


def given_words(given: OwnFigure | None, estimate: OwnFigure | None, from_units: Value) -> tuple[str, ...]:
    """What a reader must know beside the figure."""
    words = []
    if given:
        who = f"số do {given.board} cung cấp" if given.origin == "board" and given.board else "số do văn phòng nhập"
        units = f"; các đơn vị cộng lại {from_units.raw}" if not from_units.is_blank else ""
        words.append(f"{who} ({_said(given)}){units}")
    if estimate:
        words.append(f"cấp ủy ước {estimate.value.raw} ({_said(estimate)})")
    return tuple(words)


def _said(figure: OwnFigure) -> str:
    return f"{figure.author}: {figure.reason}" if figure.reason else figure.author
