"""The tree and the posts of a day as an Excel file, and the blank form."""

from __future__ import annotations

from datetime import date

from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.models import OrganisationType
from nhiemky.web.organisations.record import listed_as_of, posts_as_of
from nhiemky.web.organisations.roles import ROLES
from nhiemky.writing.organisation_workbook import write_organisation_form, write_organisations


def _types() -> list[str]:
    return list(OrganisationType.objects.values_list("name", flat=True))


def export_as_of(actor: Actor, day: date) -> bytes:
    """What the actor sees of the day; read back by the import it changes nothing."""
    return write_organisations(listed_as_of(actor, day), posts_as_of(actor, day), day, _types(), dict(ROLES.items()))


def blank_form() -> bytes:
    """The form to fill in."""
    return write_organisation_form(_types(), dict(ROLES.items()))
