"""One target over the term as a picture (biểu đồ tiến độ): each figure as a share of the target, the even pace beside it.

>>> points = (Point("tháng 12/2022", Decimal("50.0"), "9", Decimal("36.0")), Point("tháng 4/2023", Decimal("55.5"), "14", Decimal("56.0")))
>>> drawn = Curve("Kết nạp đảng viên: 25", points, rising=True)
>>> svg(drawn).startswith('<svg class="chart pace"'), "tháng 4/2023: 14, bằng 56%" in svg(drawn), "style=" in svg(drawn)
(True, True, False)
>>> png(drawn)[:4] == b"\\x89PNG", png(drawn) == png(drawn)
(True, True)

Promise: the same values give the same bytes; every point carries its figure; colours are classes on a page; the table beside it says the
same. Only figures that have a share are drawn; fewer than one gives no picture (`drawable`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from nhiemky.vietnamese.numbers import format_number
from nhiemky.writing.fonts import FONTS

_WIDE, _HIGH = 720, 300
_LEFT, _RIGHT, _TOP, _FOOT = 54, 60, 34, 46
_SCALE = 2
"""The picture of a Word has twice the page's points, cut to 1500 by 640."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at a moment. at: percent of the term passed by then; share: percent of the target, None where it has none.

    label  "tháng 4/2023"; actual as printed; status and source in words.
    """

    label: str
    at: Decimal
    actual: str
    share: Decimal | None
    status: str = ""
    source: str = ""
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """title: the target in words. rising: it adds up over the term, so an even pace rises with time; else the target is level.

    starts, ends: words under the two ends of the axis.
    """

    title: str
    points: tuple[Point, ...]
    rising: bool
    starts: str = "đầu nhiệm kỳ"
    ends: str = "hết nhiệm kỳ"


def drawable(curve: Curve) -> tuple[Point, ...]:
    """Its points that have a place."""
    return tuple(point for point in curve.points if point.share is not None and point.share >= 0)


def _top(curve: Curve) -> int:
    """Upper end of the axis: 100, or the next 50 above the highest share, 400 at most."""
    highest = max((point.share for point in drawable(curve) if point.share is not None), default=Decimal(0))
    return min(400, max(100, -(-int(highest.to_integral_value(ROUND_HALF_UP)) // 50) * 50))


def _x(at: Decimal) -> int:
    return _LEFT + int((at * (_WIDE - _LEFT - _RIGHT) / 100).quantize(Decimal(1), ROUND_HALF_UP))


def _y(share: Decimal, top: int) -> int:
    room = _HIGH - _TOP - _FOOT
    return _HIGH - _FOOT - int((min(share, Decimal(top)) * room / top).quantize(Decimal(1), ROUND_HALF_UP))


def _grid(top: int) -> tuple[int, ...]:
    return tuple(range(0, top + 1, 25 if top <= 100 else 50))


def percent_words(share: Decimal) -> str:
    return f"{format_number(share.quantize(Decimal('0.1'), ROUND_HALF_UP))}%"


def _legend(curve: Curve) -> tuple[str, str]:
    return ("So với chỉ tiêu (%)", "Tiến độ đều theo thời gian" if curve.rising else "Mức chỉ tiêu")


def svg(curve: Curve) -> str:
    """For a page."""
    top = _top(curve)
    size = f'viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}"'
    parts = [f'<svg class="chart pace" {size} role="img" aria-label="{escape(_said(curve))}">']
    for share in _grid(top):
        y = _y(Decimal(share), top)
        parts.append(f'<line class="grid" x1="{_LEFT}" y1="{y}" x2="{_WIDE - _RIGHT}" y2="{y}"/>')
        parts.append(f'<text class="scale" x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{share}%</text>')
    (x1, y1), (x2, y2) = _even(curve, top)
    parts.append(f'<line class="even" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>')
    parts += _svg_points(curve, top)
    foot = _HIGH - _FOOT + 18
    parts.append(f'<text class="name" x="{_LEFT}" y="{foot}" text-anchor="start">{escape(curve.starts)}</text>')
    parts.append(f'<text class="name" x="{_WIDE - _RIGHT}" y="{foot}" text-anchor="end">{escape(curve.ends)}</text>')
    own, even = _legend(curve)
    parts.append(f'<circle class="dot" cx="{_LEFT + 6}" cy="14" r="5"/><text x="{_LEFT + 18}" y="18">{own}</text>')
    parts.append(
        f'<line class="even" x1="{_LEFT + 190}" y1="14" x2="{_LEFT + 220}" y2="14"/><text x="{_LEFT + 228}" y="18">{even}</text></svg>'
    )
    return "".join(parts)


def _even(curve: Curve, top: int) -> tuple[tuple[int, int], tuple[int, int]]:
    begins = Decimal(0) if curve.rising else Decimal(100)
    return (_x(Decimal(0)), _y(begins, top)), (_x(Decimal(100)), _y(Decimal(100), top))


def _places(curve: Curve, top: int) -> list[tuple[Point, int, int]]:
    return [(point, _x(point.at), _y(point.share or Decimal(0), top)) for point in drawable(curve)]


def _svg_points(curve: Curve, top: int) -> Iterator[str]:
    places = _places(curve, top)
    if len(places) > 1:
        yield f'<polyline class="way" points="{" ".join(f"{x},{y}" for _, x, y in places)}"/>'
    for point, x, y in places:
        share = percent_words(point.share or Decimal(0))
        said = f"{point.label}: {point.actual}, bằng {share} chỉ tiêu"
        yield f'<circle class="dot" cx="{x}" cy="{y}" r="5"><title>{escape(said)}</title></circle>'
        yield f'<text class="value" x="{x}" y="{y - 9}" text-anchor="middle">{escape(share)}</text>'


def _said(curve: Curve) -> str:
    last = drawable(curve)[-1:]
    return f"{curve.title}{f'; {last[0].label} bằng {percent_words(last[0].share or Decimal(0))} chỉ tiêu' if last else ''}"


def png(curve: Curve) -> bytes:
    """For a Word document: 1500 by 640 points."""
    image = Image.new("RGB", (1500, 640), "white")
    pen = ImageDraw.Draw(image)
    plain = ImageFont.truetype(str(FONTS / "LiberationSerif-Regular.ttf"), 26)
    bold = ImageFont.truetype(str(FONTS / "LiberationSerif-Bold.ttf"), 26)
    top, two = _top(curve), _SCALE
    for share in _grid(top):
        y = two * _y(Decimal(share), top)
        pen.line((two * _LEFT, y, two * (_WIDE - _RIGHT), y), fill="#c8ccd2")
        pen.text((two * _LEFT - 10, y), f"{share}%", font=plain, fill="black", anchor="rm")
    (x1, y1), (x2, y2) = _even(curve, top)
    pen.line((two * x1, two * y1, two * x2, two * y2), fill="#8a8f98", width=4)
    places = _places(curve, top)
    if len(places) > 1:
        pen.line([(two * x, two * y) for _, x, y in places], fill="#0f4c8a", width=5)
    for point, x, y in places:
        pen.ellipse((two * x - 9, two * y - 9, two * x + 9, two * y + 9), fill="#0f4c8a")
        pen.text((two * x, two * y - 16), percent_words(point.share or Decimal(0)), font=bold, fill="black", anchor="mb")
    foot = two * (_HIGH - _FOOT) + 14
    pen.text((two * _LEFT, foot), curve.starts, font=plain, fill="black", anchor="la")
    pen.text((two * (_WIDE - _RIGHT), foot), curve.ends, font=plain, fill="black", anchor="ra")
    own, even = _legend(curve)
    pen.ellipse((two * _LEFT, 18, two * _LEFT + 18, 36), fill="#0f4c8a")
    pen.text((two * _LEFT + 30, 27), own, font=plain, fill="black", anchor="lm")
    pen.line((two * _LEFT + 400, 27, two * _LEFT + 460, 27), fill="#8a8f98", width=4)
    pen.text((two * _LEFT + 474, 27), even, font=plain, fill="black", anchor="lm")
    out = BytesIO()
    image.quantize(32).save(out, "PNG", optimize=False)
    return out.getvalue()
