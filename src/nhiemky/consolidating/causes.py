"""Why targets are not reached: what units say of causes, by theme, tied to the target a sentence names.

>>> themes_of("Nguyên nhân do thiếu kinh phí và công tác chỉ đạo chưa quyết liệt")
('Kinh phí, nguồn lực', 'Lãnh đạo, tổ chức thực hiện')
>>> names("Kết nạp đảng viên mới trong nhiệm kỳ", "Việc kết nạp đảng viên mới còn chậm vì nguồn ít")
True

Promise: whole sentences in the units' own words; a sentence that fits no theme stands under "Nguyên nhân khác"; nothing is scored.
The phrases are data (rulebook/data/target_progress.yaml).
"""

from __future__ import annotations

from functools import cache

from nhiemky.rulebook.target_progress import target_progress
from nhiemky.vietnamese.unicode import fold

OTHER = "Nguyên nhân khác"
_EMPTY = frozenset(
    {
        "ty",
        "le",
        "so",
        "cua",
        "va",
        "cac",
        "trong",
        "nhiem",
        "ky",
        "hang",
        "nam",
        "moi",
        "tro",
        "len",
        "duoc",
        "dat",
        "tong",
        "tu",
        "theo",
        "den",
    }
)
_ENOUGH = 0.6


@cache
def _phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((theme, tuple(fold(phrase) for phrase in phrases)) for theme, phrases in target_progress().causes.items())


def themes_of(words: str) -> tuple[str, ...]:
    """Every theme that the sentence speaks of, in the table's order."""
    said = f" {' '.join(fold(words).replace(',', ' ').replace('.', ' ').replace(';', ' ').split())} "
    found = tuple(theme for theme, phrases in _phrases() if any(f" {phrase} " in said for phrase in phrases))
    return found or (OTHER,)


def names(statement: str, words: str) -> bool:
    """The sentence speaks of this target: most of the telling syllables of its statement stand in it."""
    telling = {syllable.strip(",.;()") for syllable in fold(statement).split()} - _EMPTY
    said = {syllable.strip(",.;:()“”") for syllable in fold(words).split()}
    return len(telling) > 1 and len(telling & said) >= max(2, _ENOUGH * len(telling))
