"""The same bars as a picture in a Word document (biểu đồ trong văn bản), drawn with the bundled typeface, offline.

>>> from decimal import Decimal
>>> from nhiemky.writing.charts import Group
>>> drawn = Bars("Tập thể qua các kỳ", ("Xuất sắc", "Tốt"), (Group("năm 2023", (Decimal("0.2"), Decimal("0.8"))),))
>>> png(drawn)[:8] == b"\\x89PNG\\r\\n\\x1a\\n", png(drawn) == png(drawn)
(True, True)

Promise: same values, same bytes; each bar carries its value in figures, the picture its name for who does not see it; the table beside it
says the same, so that nothing is lost where a printer has no colours.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Protocol, TypeVar
from xml.sax.saxutils import quoteattr

from PIL import Image, ImageDraw, ImageFont

from nhiemky.domain.report import Text, text
from nhiemky.writing.charts import Bars, percent, short_lines
from nhiemky.writing.fonts import FONTS
from nhiemky.writing.word_parts import pack

_COLOURS = ("#0f4c8a", "#1b6b3c", "#5b3a9b", "#b3261e")
_WIDE, _HIGH = 1500, 640
_TOP, _LEFT, _RIGHT, _FOOT = 90, 90, 20, 110
_SIZE = 26
_EMU_WIDE = 6_480_000
"""18 cm: within a landscape page."""
_MARK = "\ue0c1{}\ue0c1"
_NAMES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def place(number: int) -> Text:
    """A paragraph where the picture of that number will stand."""
    return text(_MARK.format(number), "centred")


def png(drawn: Bars) -> bytes:
    """The bars as a picture of 1500 by 640 points of the screen."""
    image = Image.new("RGB", (_WIDE, _HIGH), "white")
    pen = ImageDraw.Draw(image)
    plain = ImageFont.truetype(str(FONTS / "LiberationSerif-Regular.ttf"), _SIZE)
    bold = ImageFont.truetype(str(FONTS / "LiberationSerif-Bold.ttf"), _SIZE)
    room = _HIGH - _TOP - _FOOT
    for at, name in enumerate(drawn.series):
        x = _LEFT + at * 340
        pen.rectangle((x, 26, x + 24, 50), fill=_COLOURS[at % len(_COLOURS)])
        pen.text((x + 34, 38), name, font=plain, fill="black", anchor="lm")
    for quarter in range(5):
        y = _TOP + room - room * quarter // 4
        pen.line((_LEFT, y, _WIDE - _RIGHT, y), fill="#c8ccd2")
        pen.text((_LEFT - 10, y), f"{quarter * 25}%", font=plain, fill="black", anchor="rm")
    each = (_WIDE - _LEFT - _RIGHT) // max(1, len(drawn.groups))
    wide = max(6, min(64, (each - 24) // max(1, len(drawn.series))))
    for order, group in enumerate(drawn.groups):
        middle = _LEFT + each * order + each // 2
        left = middle - wide * len(drawn.series) // 2
        for at, value in enumerate(group.values):
            if value is None:
                continue
            x, y = left + at * wide, _TOP + room - round(value * room)
            pen.rectangle((x, y, x + wide - 6, _TOP + room), fill=_COLOURS[at % len(_COLOURS)])
            pen.text((x + (wide - 6) // 2, y - 4), percent(value).removesuffix("%"), font=plain, fill="black", anchor="mb")
        for line, words in enumerate(short_lines(group.name, max(6, each // 14))):
            pen.text((middle, _TOP + room + 12 + 30 * line), words, font=bold, fill="black", anchor="ma")
    out = BytesIO()
    image.quantize(32).save(out, "PNG", optimize=False)
    return out.getvalue()


class Titled(Protocol):
    """What has a name for who does not see it."""

    @property
    def title(self) -> str: ...


T = TypeVar("T", bound=Titled)


def with_pictures(document: bytes, pictures: Sequence[T], draw: Callable[[T], bytes] = png) -> bytes:  # type: ignore[assignment]
    """A .docx of ours with the pictures in their places (`place(1)`, `place(2)`, ...). draw: makes the 1500 by 640 points of each."""
    if not pictures:
        return document
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(BytesIO(document)) as source:
        for name in source.namelist():
            parts[name] = source.read(name)
    body = parts["word/document.xml"].decode()
    relations = parts["word/_rels/document.xml.rels"].decode()
    for number, drawn in enumerate(pictures, 1):
        body = _placed(body, number, drawn)
        relation = (
            f'<Relationship Id="rIdPicture{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
            f'Target="media/picture{number}.png"/>'
        )
        relations = relations.replace("</Relationships>", f"{relation}</Relationships>")
        parts[f"word/media/picture{number}.png"] = draw(drawn)
    types = parts["[Content_Types].xml"].decode()
    kind = '<Default Extension="png" ContentType="image/png"/><Override'
    changed: Mapping[str, str | bytes] = {
        "word/document.xml": body,
        "word/_rels/document.xml.rels": relations,
        "[Content_Types].xml": types.replace("<Override", kind, 1),
    }
    return pack({**parts, **changed})


def _placed(body: str, number: int, drawn: Titled) -> str:
    """The paragraph of the mark becomes one that holds the picture."""
    at = body.index(_MARK.format(number))
    start, end = body.rindex("<w:p>", 0, at), body.index("</w:p>", at) + len("</w:p>")
    return f"{body[:start]}{_paragraph(number, drawn)}{body[end:]}"


def _paragraph(number: int, drawn: Titled) -> str:
    """No style with an exact line height: it would cut the picture."""
    high = _EMU_WIDE * _HIGH // _WIDE
    size = f'cx="{_EMU_WIDE}" cy="{high}"'
    name = quoteattr(drawn.title)
    return (
        '<w:p><w:pPr><w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>'
        f'</w:pPr><w:r><w:drawing><wp:inline {_NAMES} distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Biểu đồ {number}" descr={name}/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="picture{number}.png" descr={name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="rIdPicture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
