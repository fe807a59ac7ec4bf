"""The roster as something to recognise names by: whole names, names without "Đảng bộ", abbreviations, near misses.

>>> known = KnownUnits.of([Unit("ubkt", "Chi bộ Ủy ban Kiểm tra"), Unit("so-ldtbxh", "Đảng bộ Sở Lao động - Thương binh và Xã hội")])
>>> known.match("CB UBKT").unit.id, known.match("ĐẢNG ỦY SỞ LĐTBXH").unit.id, known.match("Sở Y tế").unit
('ubkt', 'so-ldtbxh', None)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from nhiemky.domain.campaign import Unit
from nhiemky.reading.units.abbreviations import ABBREVIATIONS
from nhiemky.vietnamese.unicode import fold, tone_key

CLOSE = 90
"""Likeness (0..100) from which a name may be one of the roster's, where no other comes near."""
MARGIN = 6
"""How much nearer than the second the first must be."""
WORTH_ASKING = 78
"""Likeness from which a person is asked about a candidate."""

_ORGAN = re.compile(r"^(dang bo|dang uy|chi bo|chi uy|ban chap hanh|ban thuong vu|dang doan|ban can su dang|co so)\b\s*")
_MARKS = re.compile(r"[^\w&]+")
_JOINING = frozenset({"va", "cac", "cua"})


@lru_cache(maxsize=1 << 14)
def full_key(name: str) -> str:
    """Folded words, abbreviations spelled out, marks and joining words gone.

    >>> full_key("ĐB Sở TN&MT"), full_key("Đảng bộ Sở Tài nguyên và Môi trường")
    ('dang bo so tai nguyen moi truong', 'dang bo so tai nguyen moi truong')
    """
    words = _MARKS.sub(" ", fold(name).replace("_", " ")).split()
    return " ".join(ABBREVIATIONS.get(word, word.replace("&", " ")) for word in words if word not in _JOINING)


@lru_cache(maxsize=1 << 14)
def core_key(name: str) -> str:
    """The key without "Đảng bộ", "Chi bộ"; whole where nothing telling would be left ("Chi bộ 1").

    >>> core_key("ĐẢNG ỦY SỞ TÀI CHÍNH"), core_key("Chi bộ 1")
    ('so tai chinh', 'chi bo 1')
    """
    whole = rest = full_key(name)
    while (shorter := _ORGAN.sub("", rest)) != rest:
        rest = shorter
    return rest if len(rest) > 3 and not rest.isdigit() else whole


def likeness(a: str, b: str) -> float:
    """0..100, on the keys without the kind of organisation."""
    return fuzz.token_sort_ratio(core_key(a), core_key(b))


LONGEST = 24
"""Words of the longest name looked for in a file's name."""


@dataclass(frozen=True, slots=True)
class Match:
    """unit: the one the name means, None where it cannot be told; sure: the name is the unit's own or another writing of it,
    not a near miss. candidates: the nearest, for a person."""

    unit: Unit | None = None
    sure: bool = False
    candidates: tuple[Unit, ...] = ()


@dataclass(frozen=True)
class KnownUnits:
    """The expected reporters."""

    units: tuple[Unit, ...]

    @classmethod
    def of(cls, units: Iterable[Unit]) -> KnownUnits:
        return cls(tuple(units))

    @cached_property
    def by_id(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _whole(self) -> dict[str, tuple[Unit, ...]]:
        return self._index(full_key)

    @cached_property
    def _core(self) -> dict[str, tuple[Unit, ...]]:
        return self._index(core_key)

    def _index(self, key: Callable[[str], str]) -> dict[str, tuple[Unit, ...]]:
        index: dict[str, dict[str, Unit]] = {}
        for unit in self.units:
            for name in (unit.name, *unit.aliases, *((unit.code,) if unit.code else ())):
                index.setdefault(key(name), {})[unit.id] = unit
        return {words: tuple(found.values()) for words, found in index.items() if words}

    @cached_property
    def _choices(self) -> list[str]:
        return list(self._core)

    def match(self, name: str) -> Match:
        """The unit that `name` means."""
        for index, key in ((self._whole, full_key(name)), (self._core, core_key(name))):
            found = index.get(key, ())
            if len(found) == 1:
                return Match(found[0], sure=True)
            if found:
                return _by_marks(name, found)
        return self._near(core_key(name))

    def _near(self, key: str) -> Match:
        """One unit clearly nearest, with the same numbers in its name; else the nearest ones to ask about."""
        near = process.extract(key, self._choices, scorer=fuzz.token_sort_ratio, score_cutoff=WORTH_ASKING, limit=4)
        ranked: dict[str, tuple[float, Unit, str]] = {}
        for words, score, _ in near:
            for unit in self._core[words]:
                ranked.setdefault(unit.id, (score, unit, words))
        order = list(ranked.values())
        candidates = tuple(unit for _, unit, _ in order[:3])
        if not order:
            return Match()
        score, unit, words = order[0]
        clear = len(order) == 1 or score - order[1][0] >= MARGIN
        if score >= CLOSE and clear and _numbers(words) == _numbers(key):
            return Match(unit, candidates=candidates)
        return Match(candidates=candidates)

    def match_file_name(self, stem: str) -> Match:
        """The unit whose name, or name without its kind, or id stands in a file's name; the longest name wins."""
        words = full_key(stem.replace("-", " ")).split()
        runs = {" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, min(len(words), start + LONGEST) + 1)}
        whole = " ".join(words)
        best: dict[str, Unit] = {}
        longest = 0
        for index in (self._whole, self._core, self._ids):
            for key in sorted(index.keys() & runs):
                if len(key) >= longest and (len(key) > 4 or key == whole):
                    if len(key) > longest:
                        longest, best = len(key), {}
                    best.update((unit.id, unit) for unit in index[key])
        units = tuple(best.values())
        return Match(units[0], sure=True) if len(units) == 1 else Match(candidates=units[:3])

    @cached_property
    def _ids(self) -> dict[str, tuple[Unit, ...]]:
        return {full_key(unit.id.replace("-", " ")): (unit,) for unit in self.units if unit.id}


def _by_marks(name: str, found: tuple[Unit, ...]) -> Match:
    """Units whose names differ only in marks or kind ("Hòa Bình", "Hoa Bình"; "Đảng bộ X", "Chi bộ X")."""
    same = [unit for unit in found if tone_key(unit.name) == tone_key(name)]
    return Match(same[0], sure=True) if len(same) == 1 else Match(candidates=found[:3])


def _numbers(key: str) -> list[str]:
    return re.findall(r"\d+|\b[ivx]+\b", key)
