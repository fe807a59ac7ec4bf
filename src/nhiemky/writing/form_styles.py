"""Looks and choice lists of a form: asked for by what they mean, made once a workbook."""

from __future__ import annotations

from math import ceil
from typing import Any

LISTS_SHEET = "_danhmuc"
TINT, EDGE, QUIET = "#FFF8DC", "#7F7F7F", "#595959"
_VIETNAMESE = "[$-42A]"
NUMBER = f"{_VIETNAMESE}#,##0.###"
WHOLE = f"{_VIETNAMESE}#,##0"
ESTIMATE = f'{_VIETNAMESE}"ước "#,##0.###'
WHOLE_ESTIMATE = f'{_VIETNAMESE}"ước "#,##0'
LINE = 16.5
_HIGHEST = 400.0
"""Points; Excel refuses rows above 409."""
_LONGEST_LIST = 255


class Styles:
    """Cell formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def text(self, **properties: Any) -> Any:
        """Times New Roman 12, locked."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
            self._made[key] = self.book.add_format({**base, **properties})
        return self._made[key]

    def fixed(self, **properties: Any) -> Any:
        """A cell of the table that the unit does not fill."""
        return self.text(border=1, border_color=EDGE, text_wrap=True, **properties)

    def input(self, **properties: Any) -> Any:
        """A tinted, open cell."""
        return self.text(border=1, border_color=EDGE, text_wrap=True, bg_color=TINT, locked=False, **properties)

    def change(self, **properties: Any) -> Any:
        """What a conditional format changes."""
        return self.book.add_format(properties)


class ChoiceLists:
    """Lists of data validations; those that Excel would not take in line stand on a hidden sheet, written last."""

    def __init__(self) -> None:
        self._ranges: dict[tuple[str, ...], str] = {}

    def source(self, choices: tuple[str, ...]) -> Any:
        """The list itself, or a range of the hidden sheet: Excel takes 255 characters in line, and no comma or quote in a choice."""
        if len(",".join(choices)) <= _LONGEST_LIST and not any(mark in choice for choice in choices for mark in ',"'):
            return list(choices)
        if choices not in self._ranges:
            letter = chr(ord("A") + len(self._ranges))
            self._ranges[choices] = f"='{LISTS_SHEET}'!${letter}$1:${letter}${len(choices)}"
        return self._ranges[choices]

    def write(self, book: Any) -> None:
        """The hidden sheet, if any list needs it."""
        if not self._ranges:
            return
        sheet = book.add_worksheet(LISTS_SHEET)
        for at, choices in enumerate(self._ranges):
            sheet.write_column(0, at, choices)
        sheet.very_hidden()


def height(words: str, width: int, line: float = LINE) -> float:
    """Points that wrapped words need at a column width in characters; Excel does not grow rows that a program wrote.

    >>> height("Kết nạp đảng viên mới", 10)
    54.5
    """
    return min(_HIGHEST, 5 + line * max(1, ceil(len(words) / width)))
