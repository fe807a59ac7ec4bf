"""The rows that count, and those set aside: one row a subject, every level a known one.

>>> rows = [Rated("individual", id, level=level) for id, level in (("n1", "HTTNV"), ("n1", "HTXSNV"), ("n2", "A"))]
>>> [row.level for row in counted(rows)]
['HTTNV']
>>> [(found.code, found.subject_id) for found in set_aside(rows)]
[('duplicate_subject', 'n1'), ('unknown_level', 'n2')]
"""

from __future__ import annotations

from collections.abc import Iterable

from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.rating import KIND_NAMES, LEVEL_NAMES, Rated

_KNOWN = frozenset(LEVEL_NAMES)


def counted(rows: Iterable[Rated]) -> list[Rated]:
    """The first row of each subject (kind and id), where its level is known; a row without an id is a subject of its own."""
    return [row for row in first_rows(rows) if row.level in _KNOWN]


def first_rows(rows: Iterable[Rated]) -> list[Rated]:
    """The first row of each subject, whatever its level says."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for row in rows:
        if row.id:
            key = (row.kind, row.id)
            if key in seen:
                continue
            seen.add(key)
        kept.append(row)
    return kept


def set_aside(rows: Iterable[Rated]) -> list[Finding]:
    """What `counted` left out, row by row: `duplicate_subject`, `unknown_level`."""
    first: dict[tuple[str, str], Rated] = {}
    found = []
    for row in rows:
        before = first.setdefault((row.kind, row.id), row) if row.id else row
        if before is not row:
            found.append(
                finding(
                    "duplicate_subject",
                    place=place_of(row),
                    subject_id=row.id,
                    kind=KIND_NAMES[row.kind],
                    subject=row.id,
                    name=row.shown,
                    first=f"dòng {before.row}" if before.row else "dòng trước",
                    level=row.level,
                    first_level=before.level,
                )
            )
        elif row.level not in _KNOWN:
            found.append(
                finding("unknown_level", place=place_of(row), subject_id=row.id or None, name=row.shown, level=row.level or "(để trống)")
            )
    return found


def place_of(row: Rated) -> str | None:
    """ "dòng 12" of the file, None where there is none."""
    return f"dòng {row.row}" if row.row else None
