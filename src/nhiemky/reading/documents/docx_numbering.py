"""Automatic numbering of Word: the label that Word would print before a paragraph.

Promise: "%1.%2." is filled from the counters of its list, levels below start anew (unless they say after which), lists that
share a definition go on, `startOverride` begins again; a style that numbers says its level through the list, a list may take
its levels from a style; bullets are printed as they are, pictures as "•".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from nhiemky.reading.documents.docx_signs import bullet
from nhiemky.reading.documents.docx_styles import VAL, ListPlace, W, run_look
from nhiemky.vietnamese.legacy import legacy_of_font, read_in_font
from nhiemky.vietnamese.numbering import to_roman

_PLACE = re.compile(r"%([1-9])")
_COUNTED = (
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "mười một",
    "mười hai",
    "mười ba",
    "mười bốn",
    "mười lăm",
)


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    legal: bool = False
    suffix: str = " "
    restart: int | None = None
    style: str | None = None
    font: str | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """Counters of one document; `root` is numbering.xml, None where the document has none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is None:
            return
        lent: dict[str, str] = {}
        borrowed: dict[str, str] = {}
        for item in root.iterfind(W + "abstractNum"):
            abstract_key = item.get(W + "abstractNumId", "")
            self._lists[abstract_key] = _List(
                {_whole(level.get(W + "ilvl"), 0): _level(level) for level in item.iterfind(W + "lvl")},
            )
            for tag, table in (("styleLink", lent), ("numStyleLink", borrowed)):
                if (link := item.find(W + tag)) is not None:
                    name = link.get(VAL, "")
                    table.update({name: abstract_key} if tag == "styleLink" else {abstract_key: name})
        for taker, name in borrowed.items():
            if name in lent and not self._lists[taker].levels:
                self._lists[taker] = self._lists[lent[name]]
        for item in root.iterfind(W + "num"):
            key = item.get(W + "numId", "")
            abstract = item.find(W + "abstractNumId")
            self._abstract[key] = abstract.get(VAL, "") if abstract is not None else ""
            for override in item.iterfind(W + "lvlOverride"):
                self._override(key, override)

    def _override(self, key: str, override: etree._Element) -> None:
        depth = _whole(override.get(W + "ilvl"), 0)
        start = override.find(W + "startOverride")
        own = override.find(W + "lvl")
        if start is not None:
            self._overrides.setdefault(key, {})[depth] = self._starts.setdefault(key, {})[depth] = _whole(start.get(VAL), 1)
        if own is not None:
            base = self._lists.get(self._abstract[key], _List())
            self._lists[f"num {key}"] = _List({**base.levels, depth: _level(own)})
            self._abstract[key] = f"num {key}"

    def label(self, place: ListPlace) -> str:
        """The label of the next paragraph at that place of a list, blank after it included; "" for none."""
        number, depth, style = place
        if not number or number == "0" or number not in self._abstract:
            return ""
        abstract = self._abstract[number]
        levels = self._lists.get(abstract, _List()).levels
        if style:
            depth = next((at for at, one in levels.items() if one.style == style), depth)
        level = levels.get(depth)
        if level is None:
            return ""
        counters = self._count(number, abstract, depth, levels)
        if level.form == "bullet":
            return bullet(level.font, level.text) + " "
        if level.form == "none":
            text = _PLACE.sub("", level.text)
        else:
            text = _PLACE.sub(lambda found: _printed(int(found[1]) - 1, counters, levels, legal=level.legal), level.text)
        return text + level.suffix if text.strip() else ""

    def _count(self, number: str, abstract: str, depth: int, levels: dict[int, _Level]) -> dict[int, int]:
        """The counters of a list when its next paragraph stands at `depth`."""
        counters = self._counters.setdefault(abstract, {})
        overrides = self._overrides.get(number, {})
        starts = self._starts.get(number, {})
        if depth in overrides:
            counters[depth] = overrides.pop(depth)
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = starts.get(depth, levels[depth].start)
        for below in [other for other in counters if other > depth and _restarts(levels.get(other), depth)]:
            del counters[below]
        for above in range(depth):
            if above not in counters:
                counters[above] = starts.get(above, levels[above].start if above in levels else 1)
        return counters


def _restarts(level: _Level | None, above: int) -> bool:
    """A level begins anew after a paragraph at the level `above` (from 0), unless it names a higher one."""
    return level is None or level.restart is None or above < level.restart


def _level(item: etree._Element) -> _Level:
    def value(tag: str) -> str | None:
        found = item.find(W + tag)
        return None if found is None else found.get(VAL)

    form = value("numFmt") or "decimal"
    restart = value("lvlRestart")
    look = run_look(item.find(W + "rPr"))
    text = value("lvlText") or ""
    legacy = legacy_of_font(look.font) if look.font else None
    text = read_in_font(text, legacy) if legacy and form != "bullet" else text
    return _Level(
        form=form,
        text=text.upper() if look.caps else text,
        start=_whole(value("start"), 1),
        legal=item.find(W + "isLgl") is not None,
        suffix="" if value("suff") == "nothing" else " ",
        restart=int(restart) if restart and restart.isdigit() else None,
        style=value("pStyle"),
        font=look.font,
    )


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default


def _printed(depth: int, counters: dict[int, int], levels: dict[int, _Level], *, legal: bool) -> str:
    number = counters.get(depth, 1)
    form = "decimal" if legal or depth not in levels else levels[depth].form
    return number_in(form, number)


def number_in(form: str, number: int) -> str:
    """A counter as Word's number format prints it.

    >>> number_in("upperRoman", 4), number_in("lowerLetter", 28), number_in("decimalZero", 3)
    ('IV', 'bb', '03')
    """
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        roman = to_roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter.upper() if form == "upperLetter" else letter
    if form == "vietnameseCounting" and 0 < number <= len(_COUNTED):
        return _COUNTED[number - 1]
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 0 < number <= 20:
        return chr(0x245F + number)
    return {"decimalZero": f"{number:02}", "numberInDash": f"- {number} -", "decimalEnclosedParen": f"({number})"}.get(form, str(number))
