"""Automatic numbering of Word: the label that Word would print before a paragraph.

Promise: "%1.%2." is filled from the counters of its list, levels below start anew, lists that share a definition go on,
`startOverride` begins again; bullets are printed as they are, private symbols as "•".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from nhiemky.reading.documents.docx_styles import VAL, W
from nhiemky.vietnamese.numbering import to_roman

_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    legal: bool = False
    suffix: str = " "
    restart: int | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """Counters of one document; `root` is numbering.xml, None where the document has none."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for item in root.iterfind(W + "abstractNum"):
            self._lists[item.get(W + "abstractNumId", "")] = _List(
                {_whole(level.get(W + "ilvl"), 0): _level(level) for level in item.iterfind(W + "lvl")},
            )
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
            self._overrides.setdefault(key, {})[depth] = _whole(start.get(VAL), 1)
        if own is not None:
            base = self._lists.get(self._abstract[key], _List())
            self._lists[f"num {key}"] = _List({**base.levels, depth: _level(own)})
            self._abstract[key] = f"num {key}"

    def label(self, number: str | None, depth: int) -> str:
        """The label of the next paragraph of list `number` at level `depth`, blank after it included; "" for none."""
        if not number or number == "0" or number not in self._abstract:
            return ""
        abstract = self._abstract[number]
        levels = self._lists.get(abstract, _List()).levels
        level = levels.get(depth)
        if level is None:
            return ""
        counters = self._counters.setdefault(abstract, {})
        overrides = self._overrides.get(number, {})
        if depth in overrides:
            counters[depth] = overrides.pop(depth)
        else:
            counters[depth] = counters[depth] + 1 if depth in counters else level.start
        for below in [other for other in counters if other > depth and levels.get(other, level).restart != 0]:
            del counters[below]
        for above in range(depth):
            if above not in counters:
                counters[above] = levels[above].start if above in levels else 1
        if level.form == "bullet":
            return _bullet(level.text) + " "
        if level.form == "none":
            text = _PLACE.sub("", level.text)
        else:
            text = _PLACE.sub(lambda place: _printed(int(place[1]) - 1, counters, levels, legal=level.legal), level.text)
        return text + level.suffix if text.strip() else ""


def _level(item: etree._Element) -> _Level:
    def value(tag: str) -> str | None:
        found = item.find(W + tag)
        return None if found is None else found.get(VAL)

    form = value("numFmt") or "decimal"
    restart = value("lvlRestart")
    return _Level(
        form=form,
        text=value("lvlText") or "",
        start=_whole(value("start"), 1),
        legal=item.find(W + "isLgl") is not None,
        suffix="" if value("suff") == "nothing" else " ",
        restart=int(restart) if restart and restart.isdigit() else None,
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
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02}" if form == "decimalZero" else str(number)


def _bullet(text: str) -> str:
    mark = text.strip()[:1]
    return "•" if not mark or "\ue000" <= mark <= "\uf8ff" or mark.isalnum() else mark
