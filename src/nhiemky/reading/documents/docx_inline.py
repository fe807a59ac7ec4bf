"""The words of one Word paragraph: runs through fields, links, controls and tracked changes; notes; boxes anchored in it.

Promise: words come as they are printed. A field shows its result, never its code; what is deleted, moved away or hidden is
not there, what is inserted is; of a drawing and its fallback one is read; letters of fonts from before Unicode and signs of
Symbol and Wingdings are the characters a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from nhiemky.reading.documents.docx_blocks import Line
from nhiemky.reading.documents.docx_numbering import number_in
from nhiemky.reading.documents.docx_signs import plain_signs, sign_in
from nhiemky.reading.documents.docx_styles import VAL, Look, Styles, W
from nhiemky.vietnamese.legacy import Legacy, TypedWords, legacy_of_font
from nhiemky.vietnamese.unicode import nfc

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE, _FALLBACK, ALTERNATE = _MC + "Choice", _MC + "Fallback", _MC + "AlternateContent"
_R, _T, _BOX, _FIELD = W + "r", W + "t", W + "txbxContent", W + "fldChar"
_SKIPPED = frozenset(
    [
        *(W + tag for tag in ("del", "moveFrom", "instrText", "delInstrText", "delText", "rPr", "pPr", "sdtPr", "smartTagPr")),
        *(W + tag for tag in ("tblPr", "trPr", "tcPr", "sectPr", "commentReference")),
    ]
)
_REFERENCES = (W + "footnoteReference", W + "endnoteReference")
_ON = frozenset({"1", "true", "on"})


class Run(NamedTuple):
    """Words of one look. A note is "\\x00" and its number, a soft break a newline, a new page a form feed."""

    words: str
    look: Look


@dataclass(slots=True)
class Words:
    """What was met in one paragraph. leader: its tabs are filled with dots."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    leader: bool = False
    fields: list[bool] = field(default_factory=list)
    """Fields that are open, the innermost last; True: its code is still being said."""
    follows: bool = True
    """Codes of fields end in this paragraph, so that what stands in one may be left out."""
    own_mark: etree._Element | None = None
    """A note whose mark is the words that come next."""


class Inline:
    """Reads paragraphs of one document; counts its notes, and remembers whether changes were tracked."""

    def __init__(self, styles: Styles, footnotes: dict[str, etree._Element], endnotes: dict[str, etree._Element]) -> None:
        self.styles = styles
        self.notes = {"footnote": footnotes, "endnote": endnotes}
        self.counts = {"footnote": 0, "endnote": 0}
        self.noted: list[tuple[str, etree._Element]] = []
        self.tracked = False
        self.typed = TypedWords()

    def words_of(self, element: etree._Element, look: Look, *, leader: bool) -> Words:
        """A w:p of that look."""
        words = Words(leader=leader)
        fields = [mark.get(W + "fldCharType") for mark in element.iter(_FIELD)]
        words.follows = fields.count("begin") <= fields.count("end")
        self._under(element, look, words)
        return words

    def _under(self, parent: etree._Element, look: Look, words: Words) -> None:
        for child in parent.iterchildren(tag=etree.Element):
            tag = child.tag
            if tag == _R:
                self._run(child, self.styles.of_run(child.find(W + "rPr"), look), words)
            elif tag in _SKIPPED:
                self.tracked = self.tracked or tag in (W + "del", W + "moveFrom")
            elif tag == ALTERNATE:
                for chosen in chosen_of(child):
                    self._under(chosen, look, words)
            elif tag == _M + "t":
                words.runs.append(Run(child.text or "", look))
            elif tag == _M + "den":
                words.runs.append(Run("/", look))
                self._under(child, look, words)
            else:
                self.tracked = self.tracked or tag in (W + "ins", W + "moveTo")
                self._under(child, look, words)

    def _run(self, element: etree._Element, look: Look, words: Words) -> None:
        for child in element.iterchildren(tag=etree.Element):
            tag = child.tag
            if tag == _FIELD:
                _field(words.fields, child.get(W + "fldCharType"))
                continue
            if look.hidden or (words.follows and True in words.fields):
                continue
            if tag == _T:
                text = child.text or ""
                if words.own_mark is not None and text.strip():
                    self._note(text.strip(), words.own_mark, look, words)
                    words.own_mark = None
                    continue
                words.runs.append(Run(text, look))
            elif tag == W + "tab":
                words.runs.append(Run("....." if words.leader else "\t", look))
            elif tag == W + "ptab":
                words.runs.append(Run("\t", look))
            elif tag in (W + "br", W + "cr"):
                words.runs.append(Run("\f" if child.get(W + "type") == "page" else "\n", look))
            elif tag == W + "noBreakHyphen":
                words.runs.append(Run("-", look))
            elif tag == W + "softHyphen":
                words.runs.append(Run("\u00ad", look))  # in .VnTime it is a letter
            elif tag == W + "sym":
                _sign(child, look, words)
            elif tag in _REFERENCES:
                self._reference(child, look, words)
            elif tag == ALTERNATE:
                for chosen in chosen_of(child):
                    self._run(chosen, look, words)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                words.boxes += boxes_in(child)

    def _reference(self, element: etree._Element, look: Look, words: Words) -> None:
        kind = "footnote" if element.tag == _REFERENCES[0] else "endnote"
        item = self.notes[kind].get(element.get(W + "id", ""))
        if item is None:
            return
        if element.get(W + "customMarkFollows") in _ON:
            words.own_mark = item
            return
        self.counts[kind] += 1
        number = self.counts[kind]
        self._note(str(number) if kind == "footnote" else number_in("lowerRoman", number), item, look, words)

    def _note(self, note: str, item: etree._Element, look: Look, words: Words) -> None:
        self.noted.append((note, item))
        words.runs.append(Run(f"\x00{note}", look))

    def lines(self, runs: Sequence[Run]) -> list[Line]:
        """Runs put together: neighbours of one font decoded as one, capitals set, cut at soft breaks."""
        lines = [Line()]
        pending: list[str] = []
        font: str | None = None
        caps = False
        around = _typed_by_encoding(runs)

        def settle() -> None:
            if not pending:
                return
            words = "".join(pending)
            pending.clear()
            legacy = legacy_of_font(font) if font and around else None
            words = self.typed.read(words, legacy, around[legacy]) if legacy else plain_signs(font, words)
            words = words.upper() if caps else words
            for number, part in enumerate(words.replace("\f", "").split("\n")):
                if number:
                    lines.append(Line())
                lines[-1].words += part

        for words, look in runs:
            if words[:1] == "\x00":
                settle()
                lines[-1].words = nfc(lines[-1].words)
                lines[-1].notes.append((len(lines[-1].words), words[1:]))
                lines[-1].words += words[1:]
                continue
            if pending and (look.font != font or bool(look.caps) != caps):
                settle()
            font, caps = look.font, bool(look.caps)
            pending.append(words)
        settle()
        for line in lines:
            if not line.notes:
                line.words = nfc(line.words)
        return lines


def chosen_of(alternate: etree._Element) -> Iterator[etree._Element]:
    """Of a drawing and its fallback the one that holds words."""
    for tag in (_CHOICE, _FALLBACK):
        for choice in alternate.iterchildren(tag):
            if next(choice.iter(_BOX, _T, _M + "t"), None) is not None:
                yield choice
                return


def boxes_in(element: etree._Element) -> Iterator[etree._Element]:
    """Text boxes of a drawing, those in a box left to it."""
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == _BOX:
            yield child
        elif child.tag == ALTERNATE:
            for chosen in chosen_of(child):
                yield from boxes_in(chosen)
        else:
            yield from boxes_in(child)


def _field(fields: list[bool], kind: str | None) -> None:
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()


def _sign(element: etree._Element, look: Look, words: Words) -> None:
    """A w:sym; one of an old font is a letter."""
    font = element.get(W + "font")
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return
    if not 0x20 <= code <= 0xFFFF or 0xD800 <= code < 0xE000:
        return
    if font and legacy_of_font(font):
        words.runs.append(Run(chr(code & 0xFF), look._replace(font=font)))
    else:
        words.runs.append(Run(sign_in(font, code), look._replace(font=None)))


def _typed_by_encoding(runs: Sequence[Run]) -> dict[Legacy, str]:
    """All words of a paragraph that are set in old fonts, by encoding."""
    found: dict[Legacy, str] = {}
    for words, look in runs:
        if look.font and words[:1] != "\x00" and (legacy := legacy_of_font(look.font)):
            found[legacy] = found.get(legacy, "") + words
    return found


def has_leader(properties: etree._Element | None) -> bool:
    """The paragraph's tabs are drawn as dots."""
    tabs = properties.find(W + "tabs") if properties is not None else None
    return tabs is not None and any(tab.get(W + "leader") in ("dot", "underscore", "middleDot", "hyphen") for tab in tabs)


def mark_is(properties: etree._Element | None, *tags: str) -> bool:
    """The paragraph's own mark is deleted, moved, hidden ... (a tag in the w:rPr of its w:pPr)."""
    own = properties.find(W + "rPr") if properties is not None else None
    return own is not None and any((found := own.find(W + tag)) is not None and found.get(VAL, "1") not in ("0", "false") for tag in tags)
