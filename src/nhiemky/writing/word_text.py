"""Runs, paragraphs and footnotes as WordprocessingML strings. Promises well-formed XML from any text, letters kept as given.

>>> run_xml(Run("A & B < C\\x0b", bold=True))
'<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>A &amp; B &lt; C</w:t></w:r>'
>>> words("dòng một\\n dòng hai")
'<w:t>dòng một</w:t><w:br/><w:t xml:space="preserve"> dòng hai</w:t>'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from nhiemky.domain.report import Run
from nhiemky.writing.arrange import FORBIDDEN

_SPECIAL = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"(\r\n?|\n|\t)")

_MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def _look(bold: bool, italic: bool, underline: bool, hint: bool) -> str:
    inner = (
        ('<w:rStyle w:val="Hint"/>' if hint else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + ('<w:u w:val="single"/>' if underline else "")
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


_LOOKS = {key: f"<w:r>{_look(*key)}" for key in product((False, True), repeat=4)}


def escape(text: str) -> str:
    """Text for an XML element: markup escaped, characters that XML 1.0 forbids removed."""
    return FORBIDDEN.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def needs_care(text: str) -> bool:
    """Something in it must be escaped, removed or made Word's own."""
    return _SPECIAL.search(text) is not None


def words(text: str) -> str:
    """`w:t` elements of a run; line breaks and tabs become Word's own."""
    if not _SPECIAL.search(text):
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f"<w:t{space}>{text}</w:t>" if text else ""
    out = []
    for piece in _BREAK.split(text):
        if piece == "\t":
            out.append("<w:tab/>")
        elif piece and piece in "\r\n":
            out.append("<w:br/>")
        elif clean := escape(piece):
            space = ' xml:space="preserve"' if clean != clean.strip() else ""
            out.append(f"<w:t{space}>{clean}</w:t>")
    return "".join(out)


def run_xml(run: Run) -> str:
    """One run without its note."""
    return f"{_LOOKS[run.bold, run.italic, run.underline, run.hint]}{words(run.text)}</w:r>"


@dataclass(slots=True)
class Notes:
    """Footnotes met so far, numbered from 1 through the whole document."""

    xml: list[str] = field(default_factory=list)

    def runs(self, runs: Sequence[Run]) -> str:
        """The runs, each note's mark behind its run."""
        out = []
        for run in runs:
            out.append(run_xml(run))
            if run.note:
                out.append(f'{_MARK}<w:footnoteReference w:id="{self.add(run.note)}"/></w:r>')
        return "".join(out)

    def add(self, runs: Sequence[Run]) -> int:
        """Number of a new note. A note inside a note follows it in the same text."""
        number = len(self.xml) + 1
        text = "".join(run_xml(run) + "".join(map(run_xml, run.note)) for run in runs)
        self.xml.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{_MARK}<w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{text}</w:p></w:footnote>'
        )
        return number

    def part(self) -> str:
        """footnotes.xml, with the two separators that Word asks for."""
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
            f"{''.join(self.xml)}</w:footnotes>"
        )
