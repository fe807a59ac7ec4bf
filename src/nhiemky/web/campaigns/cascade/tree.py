"""Progress of a whole cascade (tiến độ các cấp): by level and by unit, in a fixed number of queries.

>>> tree = tree_of(actor, campaign, clock.now())                        # doctest: +SKIP
>>> tree.levels[0].tally.received, tree.rows[0].node.whole.expected     # doctest: +SKIP

Promise: five statements whatever the number of levels, campaigns and units: the campaigns, the tallies (an index alone is read), and
the names of those that are shown. Nothing is stored, so that nothing is ever behind: a submission at the bottom shows at the top at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from nhiemky.domain.progress import BEFORE_SENT, FREED
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Obligation, Requirement, RosterEntry
from nhiemky.web.organisations.access import scope_of

PAGE = 100


@dataclass(frozen=True, slots=True)
class Tally:
    """Reports and appendices: expected, received, accepted, overdue."""

    expected: int = 0
    received: int = 0
    accepted: int = 0
    overdue: int = 0

    @property
    def percent(self) -> int:
        """Received of expected, whole percent, half up; all is 100 only where nothing is missing, 0 where nothing is expected."""
        if not self.expected or self.received >= self.expected:
            return 100 if self.expected else 0
        return min(99, (self.received * 200 + self.expected) // (2 * self.expected))


@dataclass(frozen=True, slots=True)
class Node:
    """A campaign of the cascade with the reports of its own units and of all further below."""

    pk: int
    uuid: Any
    organisation: int
    title: str
    state: str
    whole: Tally


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the cascade: how many campaigns run at it, and their units' reports."""

    number: int
    campaigns: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Row:
    """A unit right below: its own reports to this campaign, and its campaign where it has one."""

    name: str
    organisation: int
    node: Node | None


@dataclass(frozen=True, slots=True)
class Tree:
    """What the page shows. without: units that report straight, without a campaign of their own; rest: where the next rows start."""

    whole: Tally
    levels: tuple[Level, ...]
    rows: tuple[Row, ...]
    without: int
    rest: int = 0


Counts = tuple[int, int, int, int]
NOTHING: Counts = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Counted:
    """A cascade in figures: by campaign its own units' reports and those of all below; level and unit of each. Plain tuples, as a
    province has thousands of them."""

    own: dict[int, Counts]
    whole: dict[int, Counts]
    levels: dict[int, int]
    units: dict[int, int]


def counted(actor: Actor, campaign: Campaign, now: datetime) -> Counted:
    """The campaign and all issued ones below it that the actor sees. Two statements."""
    root, base = campaign.root_id or campaign.pk, campaign.level or 0
    wanted = Q(pk=campaign.pk) | Q(root=root, level__gt=base, state__in=("issued", "closed"))
    rows = Campaign.objects.filter(wanted, scope_of(actor).filter("see", "organisation")).order_by()
    found = sorted(rows.values_list("pk", "parent_id", "organisation_id", "level"), key=lambda row: row[3] or 0)
    own = _tallies(campaign, root, now, alone=len(found) == 1)
    levels, units, above = {campaign.pk: 0}, {campaign.pk: campaign.organisation_id}, {}
    for pk, parent, place, level in found:
        if parent in levels and pk != campaign.pk:
            levels[pk], units[pk], above[pk] = (level or 0) - base, place, parent
    whole = {pk: own.get(pk, NOTHING) for pk in levels}
    for pk in reversed(list(above)):
        one, other = whole[above[pk]], whole[pk]
        whole[above[pk]] = (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3])
    return Counted({pk: own.get(pk, NOTHING) for pk in levels}, whole, levels, units)


def _tallies(campaign: Campaign, root: int, now: datetime, *, alone: bool) -> dict[int, Counts]:
    """By campaign, over the index `obligation_cascade` alone; own duties, conferences, optional work and units that left stand outside."""
    if alone:
        rows = Obligation.objects.filter(campaign=campaign.pk)
    else:
        rows = Obligation.objects.filter(campaign__in=Campaign.objects.filter(Q(pk=root) | Q(root=root)).order_by().values("pk"))
    not_counted = Requirement.objects.filter(Q(own=True) | Q(optional=True) | Q(removed_in__isnull=False) | Q(deliverable="event"))
    gone = RosterEntry.objects.filter(left_at__isnull=False)
    rows = rows.exclude(requirement__in=not_counted.order_by().values("pk")).exclude(entry__in=gone.order_by().values("pk"))
    came = Q(received_at__isnull=False) | Q(state="met_outside")
    found = (
        rows.exclude(state__in=sorted(FREED))
        .order_by()
        .values("campaign")
        .annotate(
            expected=Count("pk"),
            received=Count("pk", filter=came),
            accepted=Count("pk", filter=Q(state__in=("accepted", "met_outside"))),
            overdue=Count("pk", filter=Q(state__in=sorted(BEFORE_SENT), deadline_at__lte=now)),
        )
    )
    return {row["campaign"]: (row["expected"], row["received"], row["accepted"], row["overdue"]) for row in found}


def tree_of(actor: Actor, campaign: Campaign, now: datetime, start: int = 0) -> Tree:
    """The page of one campaign: levels below it, units right below with their own cascades; slowest first."""
    figures = counted(actor, campaign, now)
    by_level: dict[int, list[Counts]] = {}
    for pk, level in figures.levels.items():
        by_level.setdefault(level, []).append(figures.own[pk])
    levels = tuple(
        Level(number + 1, len(found), Tally(*(sum(column) for column in zip(*found, strict=True))))
        for number, found in sorted(by_level.items())
    )
    below = [pk for pk, level in figures.levels.items() if level == 1]
    below.sort(key=lambda pk: (Tally(*figures.whole[pk]).percent, pk))
    shown = below[start : start + PAGE]
    nodes = _nodes(figures, shown)
    entries = RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None)
    names = dict(entries.filter(organisation__in=[figures.units[pk] for pk in shown]).values_list("organisation_id", "name"))
    rows = tuple(Row(names.get(node.organisation, node.title), node.organisation, node) for node in nodes)
    rest = start + PAGE if start + PAGE < len(below) else 0
    return Tree(Tally(*figures.whole[campaign.pk]), levels, rows, max(0, entries.count() - len(below)), rest)


def _nodes(figures: Counted, shown: list[int]) -> list[Node]:
    """Those that are shown, with their names; one statement."""
    rows = {row[0]: row for row in Campaign.objects.filter(pk__in=shown).values_list("pk", "uuid", "title", "state")}
    return [Node(pk, rows[pk][1], figures.units[pk], rows[pk][2], rows[pk][3], Tally(*figures.whole[pk])) for pk in shown if pk in rows]


def below_of(actor: Actor, campaign: Campaign, now: datetime) -> dict[int, Node]:
    """For the board: units that run a campaign of their own -> it with its tallies. One cheap query where there is none."""
    if not Campaign.objects.filter(parent=campaign).exclude(state="draft").exists():
        return {}
    figures = counted(actor, campaign, now)
    return {node.organisation: node for node in _nodes(figures, [pk for pk, level in figures.levels.items() if level == 1])}
