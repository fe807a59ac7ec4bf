"""Packages go out: one for each unit, under the installation's seal.

>>> (made,) = make_packages(actor, campaign, [entry])                    # doctest: +SKIP
>>> made.package.number, made.data[:2]                                   # doctest: +SKIP
(1, b'PK')

Promise: a unit's package is made once for each version of the campaign; taking it again gives the same package. A new program may
draw the blank files anew: then it is a package with a new number, and the old one is still taken back.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max

from nhiemky.domain.campaign import Campaign as Value
from nhiemky.domain.campaign import Requirement, Unit
from nhiemky.domain.finding import Refusal
from nhiemky.domain.package import Manifest, PackedFile, manifest_from
from nhiemky.flows.package import blank_files, package_bytes
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign, CampaignVersion, Obligation, RosterEntry
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.packages.models import Package, SealKey

CLOSED = ("waived", "met_outside", "declined")


@dataclass(frozen=True, slots=True)
class Made:
    """A package with its bytes."""

    package: Package
    data: bytes


def make_packages(actor: Actor, campaign: Campaign, entries: Sequence[RosterEntry]) -> list[Made]:
    """The packages of `entries`, those of this version taken again. Units that owe nothing on paper are left out.

    Refusals: `not_allowed`; `campaign_not_issued` has no package."""
    for entry in entries:
        _require(actor, entry)
    number = CampaignVersion.objects.filter(campaign=campaign).aggregate(last=Max("number"))["last"]
    if number is None or campaign.state != "issued":
        raise Refusal("campaign_closed", title=campaign.title, action="lập gói")
    value = value_of(campaign)
    units, asked = {unit.id: unit for unit in value.units}, {one.id: one for one in value.requirements}
    owed = _owed(campaign, entries)
    found = []
    for entry in entries:
        duties = [asked[key] for key in owed.get(entry.pk, ()) if key in asked]
        if entry.unit_id in units and duties:
            found.append(_one(actor, campaign, value, units[entry.unit_id], entry, duties, number))
    return [one for one in found if one is not None]


def _owed(campaign: Campaign, entries: Sequence[RosterEntry]) -> dict[int, list[str]]:
    rows = Obligation.objects.filter(campaign=campaign, entry__in=[one.pk for one in entries], requirement__removed_in=None)
    found: dict[int, list[str]] = {}
    for pk, key in rows.exclude(state__in=CLOSED).order_by("requirement__order").values_list("entry", "requirement__key"):
        found.setdefault(pk, []).append(key)
    return found


def _require(actor: Actor, entry: RosterEntry) -> None:
    scope = scope_of(actor)
    unit = scope.may("prepare", entry.organisation) or scope.may("approve", entry.organisation)
    if not unit and not scope.may("office", entry.campaign.organisation):
        raise Refusal("not_allowed", what="lập gói của đơn vị", whose="văn thư, bí thư của đơn vị hoặc văn phòng cấp ủy chủ trì")


def _one(
    actor: Actor, campaign: Campaign, value: Value, unit: Unit, entry: RosterEntry, duties: list[Requirement], version: int
) -> Made | None:
    files = blank_files(value, unit, duties)
    if not files:
        return None
    packed = tuple(one for one, _ in files)
    key = seal_key()
    last = Package.objects.filter(entry=entry).order_by("-number").first()
    if last is not None and last.version == version and manifest_of(last).files == packed:
        return Made(last, package_bytes(value, unit, manifest_of(last), files, key))
    manifest = _manifest(campaign, entry, version, (last.number if last else 0) + 1, packed)
    data = package_bytes(value, unit, manifest, files, key)
    with Change(actor, "package.made") as change:
        made = Package.objects.create(
            uuid=manifest.package, campaign=campaign, entry=entry, organisation=entry.organisation, number=manifest.number, version=version,
            manifest=manifest.words(), made_at=clock.now(), made_by=actor.name[:200],
        )  # fmt: skip
        change.of(made, name=str(made), organisation_id=entry.organisation_id, after={"number": made.number, "files": len(packed)})
    return Made(made, data)


def _manifest(campaign: Campaign, entry: RosterEntry, version: int, number: int, files: tuple[PackedFile, ...]) -> Manifest:
    day = clock.today().isoformat()
    return Manifest(str(uuid7()), number, str(campaign.uuid), campaign.title, version, entry.unit_id, entry.name, day, files)


def manifest_of(package: Package) -> Manifest:
    """As it was sealed."""
    return manifest_from(json.loads(package.manifest))


def seal_key() -> bytes:
    """The installation's key, made on first use."""
    row = SealKey.objects.first()
    if row is None:
        with Change(Actor.program("gói làm việc"), "package.key_made") as change:
            row = SealKey.objects.first() or SealKey.objects.create(pk=1, key=secrets.token_hex(32), made_at=clock.now())
            change.of(row, name="khóa niêm phong gói")
    return bytes.fromhex(row.key)
