"""What Word prints: the effective typeface, size, weight and spacing of a run or paragraph, through styles, theme and defaults.

>>> from lxml import etree
>>> run = etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:b/><w:sz w:val="28"/></w:rPr>')
>>> look = Prints(None, None).run(run, "", RunPrint())
>>> look.size, look.bold, look.font
(14.0, True, 'Times New Roman')

Promise: a property is looked up where Word looks it up: on the run, in its character style, in the paragraph's style and those
it is based on, in the document's defaults, in Word's own; switches (bold, italic) of two styles cancel each other out.
A table's style is not asked: it speaks of cells, and no rule does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from lxml import etree

from nhiemky.domain.paper_look import Align, LineRule
from nhiemky.reading.documents.docx_styles import VAL, W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_ALIGN: dict[str, Align] = {
    "left": "left", "start": "left", "center": "centre", "right": "right", "end": "right",
    "both": "justified", "distribute": "justified", "lowKashida": "justified", "mediumKashida": "justified", "highKashida": "justified",
}  # fmt: skip
_RULES: dict[str, LineRule] = {"exact": "exactly", "atLeast": "at_least"}
POINT = 25.4 / 72
"""Millimetres of a point."""


class RunPrint(NamedTuple):
    """How words are printed; None: nothing said. ascii: typeface of plain letters, other: of letters with marks."""

    ascii: str | None = None
    other: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    raised: bool | None = None

    @property
    def font(self) -> str:
        """The typeface; two joined by " / " where letters with marks fall into another one."""
        plain, marked = self.ascii or "Times New Roman", self.other or self.ascii or "Times New Roman"
        return plain if plain.casefold() == marked.casefold() else f"{plain} / {marked}"

    def over(self, other: RunPrint) -> RunPrint:
        """This, and where it says nothing, the other."""
        if other is NOTHING:
            return self
        return RunPrint._make([theirs if own is None else own for own, theirs in zip(self, other, strict=True)])


class ParagraphPrint(NamedTuple):
    """How a paragraph stands; None: nothing said. Millimetres and points as in `ParagraphLook`."""

    align: Align | None = None
    first_line: float | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    line_rule: LineRule | None = None
    listed: bool | None = None
    indent: float | None = None

    def over(self, other: ParagraphPrint) -> ParagraphPrint:
        """This, and where it says nothing, the other."""
        return ParagraphPrint._make([theirs if own is None else own for own, theirs in zip(self, other, strict=True)])


NOTHING = RunPrint()


class Prints:
    """The styles and the theme of one package; None where it has none."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        self._theme = _theme(theme)
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._run_base = NOTHING
        self._paragraph_base = ParagraphPrint()
        self.run_style: Callable[[str], RunPrint] = cache(self._run_style)
        self.paragraph_style: Callable[[str], ParagraphPrint] = cache(self._paragraph_style)
        self._based_run: Callable[[str], RunPrint] = cache(lambda key: self.run_style(key).over(self._run_base))
        self._based_paragraph: Callable[[str], ParagraphPrint] = cache(lambda key: self.paragraph_style(key).over(self._paragraph_base))
        if styles is None:
            return
        self._run_base = self._own(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._paragraph_base = own_paragraph(styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for style in styles.iterfind(W + "style"):
            key = style.get(W + "styleId")
            if key:
                self._styles[key] = style
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                    self._default = key

    def style_of(self, properties: etree._Element | None) -> str:
        """Key of a paragraph's style."""
        named = properties.find(W + "pStyle") if properties is not None else None
        key = named.get(VAL, "") if named is not None else self._default
        return key if key in self._styles else self._default

    def paragraph(self, properties: etree._Element | None) -> tuple[ParagraphPrint, RunPrint]:
        """All that holds for a paragraph, and for its runs that say nothing."""
        key = self.style_of(properties)
        return own_paragraph(properties).over(self._based_paragraph(key)), self._based_run(key)

    def run(self, properties: etree._Element | None, style: str, paragraph: RunPrint) -> RunPrint:
        """All that holds for a run in a paragraph of that print and style."""
        if properties is None or not len(properties):
            return paragraph
        own = self._own(properties)
        named = properties.find(W + "rStyle")
        if named is None or named.get(VAL, "") not in self._styles:
            return own.over(paragraph)
        character, base = self.run_style(named.get(VAL, "")), self.run_style(style)
        if character.bold and base.bold:
            character = character._replace(bold=False)
        if character.italic and base.italic:
            character = character._replace(italic=False)
        return own.over(character).over(paragraph)

    def _chain(self, key: str) -> list[etree._Element]:
        found: list[etree._Element] = []
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            found.append(self._styles[key])
            base = self._styles[key].find(W + "basedOn")
            key = base.get(VAL, "") if base is not None else ""
        return found

    def _run_style(self, key: str) -> RunPrint:
        look = NOTHING
        for style in self._chain(key):
            look = look.over(self._own(style.find(W + "rPr")))
        return look

    def _paragraph_style(self, key: str) -> ParagraphPrint:
        look = ParagraphPrint()
        for style in self._chain(key):
            look = look.over(own_paragraph(style.find(W + "pPr")))
        return look

    def _own(self, properties: etree._Element | None) -> RunPrint:
        """What a w:rPr says itself."""
        if properties is None or not len(properties):
            return NOTHING
        plain = marked = size = bold = italic = underline = raised = None
        for child in properties.iterchildren(tag=etree.Element):
            tag = child.tag
            if tag == _FONTS:
                plain = self._face(child, "ascii")
                marked = self._face(child, "hAnsi")
            elif tag == _SIZE:
                size = _half_points(child.get(VAL))
            elif tag == _BOLD:
                bold = child.get(VAL, "1") not in _OFF
            elif tag == _ITALIC:
                italic = child.get(VAL, "1") not in _OFF
            elif tag == _UNDERLINE:
                underline = child.get(VAL, "none") not in _OFF
            elif tag == _VERTICAL:
                raised = child.get(VAL) in ("superscript", "subscript")
        return RunPrint(plain, marked, size, bold, italic, underline, raised)

    def _face(self, fonts: etree._Element, kind: str) -> str | None:
        theme = fonts.get(f"{W}{kind}Theme")
        if theme:
            return self._theme.get("major" if theme.startswith("major") else "minor") or fonts.get(W + kind)
        return fonts.get(W + kind)


_FONTS, _SIZE, _BOLD, _ITALIC, _UNDERLINE, _VERTICAL = (W + tag for tag in ("rFonts", "sz", "b", "i", "u", "vertAlign"))


def own_paragraph(properties: etree._Element | None) -> ParagraphPrint:
    """What a w:pPr says itself."""
    if properties is None or not len(properties):
        return ParagraphPrint()
    align: Align | None = None
    first = before = after = line = left = None
    rule: LineRule | None = None
    listed = None
    for child in properties.iterchildren(tag=etree.Element):
        tag = child.tag
        if tag == W + "jc":
            align = _ALIGN.get(child.get(VAL, ""))
        elif tag == W + "ind":
            whole = _number(child.get(W + "left") or child.get(W + "start"))
            left = whole / 20 * POINT if whole is not None else None
            hanging = _number(child.get(W + "hanging"))
            indent = _number(child.get(W + "firstLine"))
            first = -hanging / 20 * POINT if hanging is not None else indent / 20 * POINT if indent is not None else None
        elif tag == W + "spacing":
            before = _spacing(child, "before")
            after = _spacing(child, "after")
            pitch = _number(child.get(W + "line"))
            if pitch is not None:
                rule = _RULES.get(child.get(W + "lineRule", "auto"), "multiple")
                line = pitch / 240 if rule == "multiple" else pitch / 20
        elif tag == W + "numPr":
            number = child.find(W + "numId")
            listed = number is None or number.get(VAL) != "0"
    return ParagraphPrint(align, first, before, after, line, rule, listed, left)


def _spacing(spacing: etree._Element, side: str) -> float | None:
    if spacing.get(f"{W}{side}Autospacing", "0") not in _OFF:
        return 14.0  # what Word puts there of its own, as in web pages
    value = _number(spacing.get(W + side))
    return None if value is None else value / 20


def _theme(root: etree._Element | None) -> dict[str, str]:
    """ "major" and "minor" -> typeface."""
    found: dict[str, str] = {}
    if root is not None:
        for kind in ("major", "minor"):
            face = root.find(f".//{_A}{kind}Font/{_A}latin")
            if face is not None and face.get("typeface"):
                found[kind] = face.get("typeface", "")
    return found


def _half_points(words: str | None) -> float | None:
    value = _number(words)
    return None if value is None else value / 2


def _number(words: str | None) -> float | None:
    """A whole number of twips or half-points, or a length with its unit ("12pt"), in twips."""
    if not words:
        return None
    try:
        if words[-2:] == "pt":
            return float(words[:-2]) * 20
        value = float(words)
    except ValueError:
        return None
    return value if abs(value) < 100_000 else None
