"""Notices to the units of a campaign, written inside the change that caused them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nhiemky.web import clock
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.office.models import Notice


def tell(
    entries: Iterable[RosterEntry], said: Mapping[int, str], words: str, link: str, kind: str, campaign: Campaign, by: str
) -> None:  # fmt: skip
    """One notice an entry's organisation: its own words (`said`, by the entry's pk), else `words`."""
    at = clock.now()
    Notice.objects.bulk_create(
        [
            Notice(
                organisation_id=entry.organisation_id,
                campaign=campaign,
                kind=kind,
                words=said.get(entry.pk, words),
                link=link,
                at=at,
                by=by,
            )
            for entry in entries
        ],
        batch_size=500,
    )
