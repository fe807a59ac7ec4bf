"""Whose file it is: names of units made one, against the roster where there is one.

>>> unit_key("BAN CHẤP HÀNH ĐẢNG ỦY SỞ TÀI CHÍNH") == unit_key("Đảng bộ Sở Tài chính")
True
>>> unit_key("Chi bộ Sở Tài chính") == unit_key("Đảng bộ Sở Tài chính")
False

Promise: two names are one unit only when their words are the same (a committee speaks for its organisation, capitals and tone
placement do not count, marks count unless one side has none). What is only alike is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from nhiemky.domain.campaign import Unit
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.unit_report import UnitReport
from nhiemky.vietnamese.unicode import fold, sort_key, tone_key

_SPEAKERS = re.compile(r"^(ban chấp hành|ban thường vụ|thường trực|bch|btv)\s+")
_COMMITTEES = ((re.compile(r"^đảng u?ỷ\b|^đảng ủy\b|^đảng uỷ\b|^đu\b"), "đảng bộ"), (re.compile(r"^chi uỷ\b|^chi ủy\b"), "chi bộ"))
_LEVEL = re.compile(r"^(đảng bộ bộ phận|đảng bộ|chi bộ)\s+")


def unit_key(name: str) -> str:
    """The name for comparing."""
    words = re.sub(r"[^\w\s/.-]", " ", tone_key(name))
    words = _SPEAKERS.sub("", " ".join(words.split()))
    for pattern, instead in _COMMITTEES:
        words = pattern.sub(instead, words)
    return words.strip(" .-")


class Roster:
    """Names met so far and what they were settled to. A unit is known by "id:<roster id>", "name:<key>" or "file:<name>"."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.findings: list[Finding] = []
        self._ids = {unit.id: f"id:{unit.id}" for unit in units}
        self._keys: dict[str, str] = {}
        self._bare: dict[str, set[str]] = {}
        self._names: dict[str, str] = {}
        self._places = {f"id:{unit.id}": at for at, unit in enumerate(units)}
        self._files: dict[str, str] = {}
        self._near: dict[str, list[str]] = {}
        self._asked: set[str] = set()
        for unit in units:
            self._names[f"id:{unit.id}"] = unit.name
            for name in (unit.name, *unit.aliases):
                self._know(unit_key(name), f"id:{unit.id}")

    def _know(self, key: str, who: str) -> None:
        self._keys.setdefault(key, who)
        self._bare.setdefault(fold(key), set()).add(self._keys[key])

    def learn(self, report: UnitReport) -> None:
        """Take a report's name in, so that its place does not depend on the order of the files."""
        who = self.settle(report)
        name = report.identity.unit.strip()
        if who not in self._places:
            self._places[who] = len(self._places)
        shown = self._names.get(who, "")
        if not shown or (shown.isupper() and name and not name.isupper()):
            self._names[who] = name or self._nameless(report.file)

    def _nameless(self, file: str) -> str:
        """By its file's name, which may repeat in several folders."""
        taken = set(self._names.values())
        stem, number = PurePath(file).stem, 1
        while (name := f"{stem}{f' {number}' if number > 1 else ''} (chưa rõ đơn vị)") in taken:
            number += 1
        return name

    def settle(self, report: UnitReport) -> str:
        """The unit of a report."""
        identity = report.identity
        if identity.unit_id in self._ids:
            return self._ids[identity.unit_id]
        key = unit_key(identity.unit)
        if not key:
            if report.file not in self._asked and not any(found.code == "unit_unsure" for found in report.findings):
                self._asked.add(report.file)
                self.findings.append(finding("unit_not_named", file=report.file))
            return f"file:{report.sha256 or report.file}"
        if key not in self._keys:
            near = self._bare.get(fold(key), set())
            markless = len(near) == 1 and (key.isascii() or any(k.isascii() and fold(k) == fold(key) for k in self._keys))
            who = next(iter(near)) if markless else f"name:{key}"
            self._keys[key] = who
            self._bare.setdefault(fold(key), set()).add(who)
            if who.startswith("name:"):
                self._ask(key, report)
                self._files[key] = report.file
                for mark in _near_marks(key):
                    self._near.setdefault(mark, []).append(key)
        return self._keys[key]

    def _ask(self, key: str, report: UnitReport) -> None:
        """Tell a name that is not on the roster, or that is nearly one met before."""
        if self.units:
            names = [unit.name for unit in self.units]
            near = process.extractOne(report.identity.unit, names, scorer=fuzz.WRatio, processor=fold, score_cutoff=80)
            nearest = f" (gần nhất: “{near[0]}”)" if near else ""
            self.findings.append(finding("unit_not_on_roster", file=report.file, unit=report.identity.unit, nearest=nearest))
            return
        near_keys = sorted({other for mark in _near_marks(key) for other in self._near.get(mark, ()) if _alike(key, other)})
        for other in near_keys[:1]:
            known = self._names.get(f"name:{other}", other)
            self.findings.append(
                finding("units_alike", file=report.file, unit=report.identity.unit, other=known, other_file=self._files[other])
            )

    def name(self, who: str) -> str:
        return self._names.get(who, who.partition(":")[2])

    def unit_id(self, who: str) -> str:
        return who.removeprefix("id:") if who.startswith("id:") else ""

    def branch(self, who: str) -> str:
        unit_id = self.unit_id(who)
        return next((unit.branch or "" for unit in self.units if unit.id == unit_id), "") if unit_id else ""

    def position(self, who: str) -> tuple[int, str]:
        """Roster first, in its order; the others by their name, so that the order of the files does not matter."""
        if who.startswith("id:"):
            return self._places[who], ""
        return len(self.units), sort_key(self.name(who))


def _near_marks(key: str) -> set[str]:
    """Two names one letter apart, or alike without marks or level word, share one of these."""
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key))), fold(_LEVEL.sub("", key))}


def _alike(a: str, b: str) -> bool:
    if re.findall(r"\d+", a) != re.findall(r"\d+", b):
        return False
    one_letter = len(a) > 12 and Levenshtein.distance(a, b, score_cutoff=1) <= 1
    return one_letter or fold(_LEVEL.sub("", a)) == fold(_LEVEL.sub("", b))
