"""A unit of the roster by what a person types: its code, its name, or words that only its name has.

>>> entry_named(entries(actor, campaign), "so gio").name                # doctest: +SKIP
'Đảng bộ Sở Gió'
"""

from __future__ import annotations

from django.db.models import QuerySet

from nhiemky.web.campaigns.models import RosterEntry
from nhiemky.web.organisations.choosing import the_one


def entry_named(entries: QuerySet[RosterEntry], typed: str) -> RosterEntry:
    """The one unit meant, refused as `the_one`."""
    return the_one(entries, typed, code="unit_id", name="name", key="organisation__search_key")
