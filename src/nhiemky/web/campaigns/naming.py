"""A unit of the roster by what a person types: its code, its name, or words that only its name has.

>>> entry_named(entries(actor, campaign), "so gio").name                # doctest: +SKIP
'Đảng bộ Sở Gió'

A choice among thousands of lines is no choice: pages offer names while one types (`names_of`) and understand what was typed.
"""

from __future__ import annotations

from django.db.models import QuerySet

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import fold, nfc
from nhiemky.web.campaigns.models import RosterEntry

LISTED = 2000
"""Names a page carries; where there are more, what is typed is looked up when it is sent."""
_TOLD = 5


def names_of(entries: QuerySet[RosterEntry]) -> list[str]:
    """Names to offer, in the roster's order; none beyond LISTED."""
    names = list(entries.order_by("order").values_list("name", flat=True)[: LISTED + 1])
    return names if len(names) <= LISTED else []


def entry_named(entries: QuerySet[RosterEntry], typed: str) -> RosterEntry:
    """The one unit meant; refused with the ones that may be meant, or none."""
    words = " ".join(nfc(typed).split())
    if words and (by_code := entries.filter(unit_id__iexact=words).first()):
        return by_code
    holding = entries.filter(organisation__search_key__contains=fold(words)) if fold(words) else entries.none()
    found = list(entries.filter(name__iexact=words)[: _TOLD + 1]) or list(holding[: _TOLD + 1])
    if not found:
        raise Refusal("unit_unknown", name=words)
    if len(found) > 1:
        told = [f"{one.name} ({one.unit_id})" for one in found[:_TOLD]]
        raise Refusal("unit_doubtful", name=words, candidates=", ".join(told) + (", ..." if len(found) > _TOLD else ""))
    return found[0]
