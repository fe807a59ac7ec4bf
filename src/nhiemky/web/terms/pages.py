"""What the pages of the app share: the way in, who prints, files handed out.

>>> owner_of(place).name                                                # doctest: +SKIP
'Đảng ủy phường Tân Khê'
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from nhiemky.domain.campaign import Owner
from nhiemky.web import clock
from nhiemky.web.campaigns.current import current_campaign
from nhiemky.web.files.download import attachment
from nhiemky.web.request import Request
from nhiemky.web.terms.access import Place, first_place, get_place


def way_in(request: Request, name: str, title: str) -> HttpResponse:
    """To the page of the person's own place; without a campaign what to do."""
    campaign = current_campaign(request)
    organisation = first_place(request.actor, campaign)
    if organisation is None:
        return render(request, "terms/no_campaign.html", {"title": title, "campaign": campaign})
    return redirect(name, organisation.uuid)


def place_at(request: Request, uuid: str) -> Place:
    """Of the address, in the campaign worked in."""
    return get_place(request.actor, current_campaign(request), uuid)


def owner_of(place: Place) -> Owner:
    """The letterhead: of the campaign's owner, or of the unit below it."""
    owner = place.board.value.owner
    if place.entry is None:
        return owner
    here = place.organisation
    return Owner(here.name, parent=owner.name, place=here.place or owner.place, organ_code=here.organ_code or None)


def handed(data: bytes, stem: str, kind: str) -> HttpResponse:
    """A file with the day in its name."""
    return attachment(data, f"{stem}-{clock.today():%Y-%m-%d}.{kind}")
