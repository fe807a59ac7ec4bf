"""A package that came back, for the matrix of who may open what."""

from filled_package import filled

from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.packages.making import make_packages
from nhiemky.web.packages.models import PackageReturn
from nhiemky.web.packages.returning import take_return


def returned_package(actor: Actor, campaign: Campaign, unit: Organisation, word: str) -> PackageReturn:
    """The unit's appendix, filled in and come back."""
    entry = RosterEntry.objects.select_related("organisation", "campaign__organisation").get(campaign=campaign, organisation=unit)
    (made,) = make_packages(actor, campaign, [entry])
    return take_return(actor, campaign, f"{word}goi.zip", filled(made.data, {"phu-luc": "7"}))
