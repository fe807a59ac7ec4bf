"""A round on the board, row by row: for tests that need exact counts.

round_of(world, ["HTXSNV"] * 4 + ["HTTNV"] * 17)          # one group "Sở, ngành" of collectives under the block committee
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from web.conftest import World, setting_up

from nhiemky.rulebook.rating_sets import RuleSet, rule_set
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations import tree
from nhiemky.web.organisations.models import Organisation, OrganisationType
from nhiemky.web.ratings.models import RatingCampaign, Subject

AT = datetime(2023, 5, 15, 1, 15, tzinfo=UTC)
GROUP = "Sở, ngành"


def round_of(
    world: World, levels: Sequence[str], *, heads: Sequence[str] = (), state: str = "deciding", rules: RuleSet | None = None,
    facts: Sequence[dict[str, Any]] = (), owner: Organisation | None = None,
) -> RatingCampaign:  # fmt: skip
    """Collectives of those levels; heads: levels of the heads of the first ones, all of one group "Bí thư"."""
    rules = rules or rule_set(2023)
    kind = OrganisationType.objects.get(code="dang-bo-co-so")
    root = owner or world.khoi
    with setting_up():
        campaign = RatingCampaign.objects.create(
            organisation=root, title=f"Xếp loại {RatingCampaign.objects.count()}", year=2023, period="2023", state=state, rule_set_id=rules.id, rules=rules.text,
            rules_sha256=rules.sha256, made_at=AT, made_by="thử",
        )  # fmt: skip
        start = Organisation.objects.count() * 1000
        for n, level in enumerate(levels):
            unit = Organisation.objects.create(code=f"{root.code}.{start + n}", name=f"Đảng bộ Sở số {n + 1}", type=kind, parent=root)
            Subject.objects.create(
                campaign=campaign, kind="collective", code=f"t{n + 1}", name=unit.name, organisation=unit, group=GROUP, level=level, order=n,
                facts=json.dumps(facts[n] if n < len(facts) else {}),
            )  # fmt: skip
            if n < len(heads):
                Subject.objects.create(
                    campaign=campaign, kind="individual", code=f"n{n + 1}", name=f"Người Thứ {n + 1}", organisation=unit, title="Bí thư",
                    group="Bí thư", is_head=True, level=heads[n], order=1000 + n,
                )  # fmt: skip
        tree.refresh(AT.date())
    campaign.refresh_from_db()
    campaign.organisation.refresh_from_db()
    return campaign


def actor(world: World, username: str = "bantc") -> Actor:
    """A fresh one, as each request has: the scope is asked anew."""
    user = getattr(world, username)
    user.refresh_from_db()
    return world.actor(username)


def subject(campaign: RatingCampaign, code: str) -> Subject:
    """By its code."""
    return campaign.subjects.select_related("campaign__organisation", "organisation").get(code=code)
