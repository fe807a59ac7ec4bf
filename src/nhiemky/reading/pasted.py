"""What the clipboard gives when a block is copied from Excel: lines of cells between tabs.

>>> read_block('Kết nạp đảng viên\\t25\\t14\\r\\n"Doanh thu\\nbình quân"\\t138\\t129,4\\r\\n')
(('Kết nạp đảng viên', '25', '14'), ('Doanh thu\\nbình quân', '138', '129,4'))

Promise: every letter of the block stands in exactly one cell; only Excel's own quoting (a cell that holds a tab, a line feed or a
quote) is taken off; a quote that never ends is a letter like any other.
"""

from __future__ import annotations

import re

Block = tuple[tuple[str, ...], ...]

MAX_CELLS = 20_000
"""Cells of one paste; beyond, a whole sheet was copied and no part of a form."""

MAX_LETTERS = 1_000_000

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_LINE_END = re.compile(r"\r\n|\n|\r")


def read_block(text: str) -> Block:
    """Lines of cells; the line end that Excel puts behind the last line opens no further one."""
    lines: list[tuple[str, ...]] = []
    cells: list[str] = []
    at = 0
    while at <= len(text):
        quoted = _QUOTED.match(text, at) if text[at : at + 1] == '"' else None
        plain = quoted or _PLAIN.match(text, at)
        assert plain
        cells.append(quoted[1].replace('""', '"') if quoted else plain[0])
        at = plain.end()
        if text[at : at + 1] == "\t":
            at += 1
            continue
        lines.append(tuple(cells))
        cells = []
        end = _LINE_END.match(text, at)
        if end is None or end.end() == len(text):
            break
        at = end.end()
    return tuple(lines)
