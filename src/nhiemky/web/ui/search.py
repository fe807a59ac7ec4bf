"""One search box for everything: each app says in its `navigation.py` what it can find.

    def find_units(request, words):                     # words: the folded key of what was typed
        for unit in access.visible(request.actor).matching(words)[:20]:
            yield Hit("Đơn vị", unit.name, unit.get_absolute_url(), "Nhánh Doanh nghiệp")

    register_search(find_units)

A search finds only what the person may open: it goes through its app's access like any page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from nhiemky.vietnamese.unicode import search_key


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: its kind ("Đơn vị", "Chỉ tiêu"), name, address, and a word to tell it from its like."""

    kind: str
    name: str
    url: str
    where: str = ""


Search = Callable[[HttpRequest, str], Iterable[Hit]]
_searches: list[Search] = []
MOST = 20
"""Hits shown of one kind of thing."""


def register_search(search: Search) -> None:
    """Add a search; the same one twice counts once."""
    if search not in _searches:
        _searches.append(search)


def can_search() -> bool:
    """Whether any app offers a search: without one no box is shown."""
    return bool(_searches)


def find(request: HttpRequest, typed: str) -> list[tuple[str, list[Hit]]]:
    """Hits by kind, in the order of registration. Fewer than two letters find nothing."""
    words = search_key(typed)
    found: dict[str, list[Hit]] = {}
    if len(words) < 2:
        return []
    for search in _searches:
        for count, hit in enumerate(search(request, words)):
            if count == MOST:
                break
            found.setdefault(hit.kind, []).append(hit)
    return list(found.items())
