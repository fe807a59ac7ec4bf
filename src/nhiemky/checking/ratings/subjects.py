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
    """The first row of each subject (kind and id) whose level is known; a row without an id is a subject of its own."""
    return [row for row in first_rows(rows) if row.level in _KNOWN]


def first_rows(rows: Iterable[Rated]) -> list[Rated]:
    """One row of each subject: the first whose level is known, else its first, in the place where it stands.

    >>> [row.level for row in first_rows([Rated("individual", "n1", level=level) for level in ("?", "HTTNV", "HTNV")])]
    ['HTTNV']
    """
    rows = list(rows)
    kept = _kept(rows)
    return [row for row in rows if not row.id or kept[row.kind, row.id] is row]


def _kept(rows: Iterable[Rated]) -> dict[tuple[str, str], Rated]:
    kept: dict[tuple[str, str], Rated] = {}
    for row in rows:
        before = kept.setdefault((row.kind, row.id), row)
        if before is not row and before.level not in _KNOWN and row.level in _KNOWN:
            kept[row.kind, row.id] = row
    return kept


def set_aside(rows: Iterable[Rated]) -> list[Finding]:
    """What `counted` left out, row by row: `duplicate_subject`, `unknown_level`."""
    rows = list(rows)
    kept = _kept(rows)
    passed: set[tuple[str, str]] = set()
    found = []
    for row in rows:
        before = kept[row.kind, row.id] if row.id else row
        if before is row:
            passed.add((row.kind, row.id))
        if before is not row and (row.kind, row.id) in passed:
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
