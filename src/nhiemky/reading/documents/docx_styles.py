"""What Word's styles say of a paragraph or run: font, capitals, bold, centring, heading level, numbering.

Promise: a property is looked up where Word looks it up: on the run or paragraph itself, in its style, in the styles that
one is based on, in the document's defaults.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"(?:heading|đầu đề|tiêu đề)\s*([1-9])$", re.IGNORECASE)


HINT_STYLE = "Gợi ý"
"""Name of the character style of removable guidance, as `writing` gives it to the skeletons of units' reports."""


_CONTENTS = re.compile(r"(?:toc \d|toc heading|table of figures|mục lục \d)$", re.IGNORECASE)
"""Styles of a table of contents, which says every heading a second time."""


class ListPlace(NamedTuple):
    """Where a paragraph stands in a list: number of the list, level; style: the one that numbers it, "" its own word."""

    number: str | None
    depth: int
    style: str = ""


class Look(NamedTuple):
    """Properties set in one place; None where nothing is said there."""

    font: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    centred: bool | None = None
    heading: int | None = None
    numbering: ListPlace | None = None
    hint: bool | None = None
    contents: bool | None = None

    def over(self, other: Look) -> Look:
        """This, and where it says nothing, the other."""
        numbering = self.numbering
        if numbering is None or (numbering[0] is None and other.numbering is not None):
            numbering = (
                other.numbering
                if numbering is None or other.numbering is None
                else other.numbering._replace(depth=numbering.depth, style="")
            )
        return Look(
            font=other.font if self.font is None else self.font,
            bold=other.bold if self.bold is None else self.bold,
            italic=other.italic if self.italic is None else self.italic,
            caps=other.caps if self.caps is None else self.caps,
            hidden=other.hidden if self.hidden is None else self.hidden,
            centred=other.centred if self.centred is None else self.centred,
            heading=other.heading if self.heading is None else self.heading,
            numbering=numbering,
            hint=other.hint if self.hint is None else self.hint,
            contents=other.contents if self.contents is None else self.contents,
        )


def is_on(parent: etree._Element | None, tag: str) -> bool | None:
    """A switch such as <w:b/>: None absent, False where its value says off."""
    found = parent.find(W + tag) if parent is not None else None
    return None if found is None else found.get(VAL, "1") not in _OFF


_NOTHING = Look()
_FONTS, _BOLD, _ITALIC, _CAPS, _SMALL_CAPS, _HIDDEN = (W + tag for tag in ("rFonts", "b", "i", "caps", "smallCaps", "vanish"))
_FONT_OF_HIGH, _FONT_OF_ASCII, _THEME_OF_HIGH, _THEME_OF_ASCII = (W + name for name in ("hAnsi", "ascii", "hAnsiTheme", "asciiTheme"))
_THEME = "+theme"
"""A font that the document's theme names: never one of before Unicode."""


def run_look(properties: etree._Element | None) -> Look:
    """What a w:rPr says itself. Its few children are gone through once: a search for each property costs more."""
    if properties is None or not len(properties):
        return _NOTHING
    font = bold = italic = caps = hidden = None
    for child in properties.iterchildren(reversed=True):  # of a property said twice the first counts
        tag = child.tag
        if tag == _FONTS:
            theme = child.get(_THEME_OF_HIGH) or child.get(_THEME_OF_ASCII)
            font = _THEME if theme else child.get(_FONT_OF_HIGH) or child.get(_FONT_OF_ASCII)
        elif tag == _BOLD:
            bold = child.get(VAL, "1") not in _OFF
        elif tag == _ITALIC:
            italic = child.get(VAL, "1") not in _OFF
        elif tag in (_CAPS, _SMALL_CAPS):
            caps = caps or child.get(VAL, "1") not in _OFF
        elif tag == _HIDDEN:
            hidden = child.get(VAL, "1") not in _OFF
    return Look(font, bold, italic, caps, hidden)


def paragraph_look(properties: etree._Element | None) -> Look:
    """What a w:pPr says itself; the font and weight of its mark are not its text's."""
    if properties is None or not len(properties):
        return _NOTHING
    align = properties.find(W + "jc")
    level = properties.find(W + "outlineLvl")
    depth = int(level.get(VAL, "9")) + 1 if level is not None and level.get(VAL, "9").isdigit() else None
    return Look(
        centred=None if align is None else align.get(VAL) == "center",
        heading=depth if depth is not None and depth <= 9 else None,
        numbering=_numbering(properties.find(W + "numPr")),
    )


def _numbering(properties: etree._Element | None) -> ListPlace | None:
    if properties is None:
        return None
    number, level = properties.find(W + "numId"), properties.find(W + "ilvl")
    depth = level.get(VAL, "0") if level is not None else "0"
    return ListPlace(number.get(VAL) if number is not None else None, int(depth) if depth.isdigit() else 0)


class Styles:
    """The styles of one document; `root` is styles.xml, None where the document has none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: dict[str, str] = {}
        self._base = Look()
        self.look = cache(self._look)
        self._with_base = cache(lambda key: self.look(key).over(self._base))
        if root is None:
            return
        self._base = run_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iterfind(W + "style"):
            key = style.get(W + "styleId")
            if key:
                self._styles[key] = style
                if style.get(W + "default") in ("1", "true"):
                    self._default[style.get(W + "type", "")] = key

    def of_paragraph(self, properties: etree._Element | None) -> Look:
        """All that holds for a paragraph: its own word, its style's, the defaults."""
        named = properties.find(W + "pStyle") if properties is not None else None
        key = named.get(VAL, "") if named is not None else self._default.get("paragraph", "")
        return paragraph_look(properties).over(self._with_base(key))

    def of_run(self, properties: etree._Element | None, paragraph: Look) -> Look:
        """All that holds for a run in a paragraph of that look."""
        if properties is None:
            return paragraph
        named = properties.find(W + "rStyle")
        look = run_look(properties)
        if named is not None:
            look = look.over(self.look(named.get(VAL, "")))
        return paragraph if look is _NOTHING else look.over(paragraph)

    def _look(self, key: str) -> Look:
        look = Look()
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            own = run_look(style.find(W + "rPr")).over(paragraph_look(style.find(W + "pPr")))
            if own.numbering is not None:
                own = own._replace(numbering=own.numbering._replace(style=key))
            name = style.find(W + "name")
            match = _HEADING.match(name.get(VAL, "")) if name is not None else None
            if match and own.heading is None:
                own = own._replace(heading=int(match[1]))
            if name is not None and name.get(VAL) == HINT_STYLE:
                own = own._replace(hint=True)
            if name is not None and _CONTENTS.match(name.get(VAL, "")):
                own = own._replace(contents=True)
            look = look.over(own)
            base = style.find(W + "basedOn")
            key = base.get(VAL, "") if base is not None else ""
        return look
