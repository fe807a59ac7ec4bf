"""Bars as SVG for a page (biểu đồ cột): grouped columns of shares, without a library, a script or an inline style.

>>> svg = bars(Bars("Tập thể qua các kỳ", ("Xuất sắc", "Tốt"), (Group("năm 2023", (Decimal("0.2"), Decimal("0.8"))),)))
>>> svg.startswith('<svg class="chart"'), svg.count("<rect"), "style=" in svg
(True, 4, False)
>>> "năm 2023, Tốt: 80%" in svg
True

Promise: the same values give the same words; colours are classes of the stylesheet (`bar-1` ...), never attributes; each bar carries its
value as text and as a title; the picture has a name, the table beside it says the same to who does not see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from html import escape

from nhiemky.vietnamese.numbers import format_number

_HEIGHT, _TOP, _LEFT, _BAR, _GAP = 220, 34, 44, 26, 30
_FOOT = 64
_LINE = 18
"""Letters of a name on one line below its bars."""


@dataclass(frozen=True, slots=True)
class Group:
    """One period or unit; values: shares of 1 in the series' order, None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """title: what the picture is called; series: what each bar of a group is."""

    title: str
    series: tuple[str, ...]
    groups: tuple[Group, ...]


def bars(drawn: Bars) -> str:
    """The picture."""
    wide_group = _BAR * len(drawn.series) + _GAP
    width = max(420, _LEFT + wide_group * len(drawn.groups) + 10, _LEFT + 150 * len(drawn.series))
    height = _TOP + _HEIGHT + _FOOT
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg class="chart" {size} role="img" aria-label="{escape(drawn.title)}">',
        *_legend(drawn.series),
        *_scale(width),
    ]
    for at, group in enumerate(drawn.groups):
        parts += _group(group, drawn.series, _LEFT + 10 + at * wide_group)
    return "".join([*parts, "</svg>"])


def _legend(series: Sequence[str]) -> Iterator[str]:
    for at, name in enumerate(series):
        x = _LEFT + 150 * at
        yield f'<rect class="bar-{at + 1}" x="{x}" y="6" width="12" height="12"/><text x="{x + 17}" y="16">{escape(name)}</text>'


def _scale(width: int) -> Iterator[str]:
    """Lines at each quarter."""
    for quarter in range(5):
        y = _TOP + _HEIGHT - _HEIGHT * quarter // 4
        yield f'<line class="grid" x1="{_LEFT}" y1="{y}" x2="{width}" y2="{y}"/>'
        yield f'<text class="scale" x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{quarter * 25}%</text>'


def _group(group: Group, series: Sequence[str], left: int) -> Iterator[str]:
    for at, (name, value) in enumerate(zip(series, group.values, strict=True)):
        if value is None:
            continue
        high = int((value * _HEIGHT).quantize(Decimal(1), ROUND_HALF_UP))
        x, y = left + at * _BAR, _TOP + _HEIGHT - high
        words = percent(value)
        yield (
            f'<rect class="bar-{at + 1}" x="{x}" y="{y}" width="{_BAR - 4}" height="{high}">'
            f"<title>{escape(f'{group.name}, {name}: {words}')}</title></rect>"
        )
        yield f'<text class="value" x="{x + (_BAR - 4) // 2}" y="{y - 4}" text-anchor="middle">{words.removesuffix("%")}</text>'
    middle = left + _BAR * len(series) // 2
    for number, line in enumerate(short_lines(group.name)):
        yield f'<text class="name" x="{middle}" y="{_TOP + _HEIGHT + 17 + 15 * number}" text-anchor="middle">{escape(line)}</text>'


def short_lines(name: str, wide: int = _LINE, most: int = 3) -> list[str]:
    """A name in lines of some `wide` letters; what does not fit ends in "…".

    >>> short_lines("Cơ quan đảng, đoàn thể")
    ['Cơ quan đảng, đoàn', 'thể']
    """
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= wide:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def percent(value: Decimal) -> str:
    """
    >>> percent(Decimal("0.937")), percent(Decimal(1))
    ('93,7%', '100%')
    """
    return f"{format_number((value * 100).quantize(Decimal('0.1'), ROUND_HALF_UP))}%"
