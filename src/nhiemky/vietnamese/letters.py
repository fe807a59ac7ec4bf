"""Vietnamese capitals and small letters, to stand inside a character class of a pattern.

>>> import re
>>> re.findall(f"[{CAPITALS}][{SMALLS}]+", "Đảng ủy Ủy ban, ấp Ổi")
['Đảng', 'Ủy', 'Ổi']

A range like "À-Ỹ" holds both cases: code points of Vietnamese letters alternate.
"""

from __future__ import annotations

_ACCENTED = "".join(map(chr, range(0x1EA0, 0x1EFA)))

CAPITALS = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯ" + _ACCENTED[::2]
SMALLS = "a-zà-ãè-êìíò-õùúýăđĩũơư" + _ACCENTED[1::2]
