"""Progress of a whole cascade (tiến độ các cấp): by level and by unit, in a fixed number of queries.

>>> tree = tree_of(actor, campaign, clock.now())                        # doctest: +SKIP
>>> tree.levels[0].received, tree.rows[0].below.expected                # doctest: +SKIP

Promise: three statements whatever the number of levels, campaigns and units: the campaigns, the tallies (an index alone is read), the names
of those that are shown. Nothing is stored, so that nothing is ever behind: a submission at the bottom shows at the top at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.expected + other.expected, self.received + other.received, self.accepted + other.accepted, self.overdue + other.overdue
        )

    @property
    def percent(self) -> int:
        """Received of expected, whole percent, 0 where nothing is expected."""
        return self.received * 100 // self.expected if self.expected else 0


@dataclass(frozen=True, slots=True)
class Node:
    """A campaign of the cascade: its own units' reports (`own`), and all further below (`below`)."""

    pk: int
    uuid: Any
    organisation: int
    title: str
    state: str
    level: int
    own: Tally
    below: Tally

    @property
    def whole(self) -> Tally:
        return self.own + self.below


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
    """What the page shows. rest: where the next rows start, 0 at the end."""

    top: Node
    levels: tuple[Level, ...]
    rows: tuple[Row, ...]
    without: int
    rest: int = 0
    nodes: dict[int, Node] = field(default_factory=dict)

    @property
    def whole(self) -> Tally:
        return self.top.whole


def nodes_of(actor: Actor, campaign: Campaign, now: datetime) -> dict[int, Node]:
    """The campaign and all below it that the actor sees, by primary key. Two statements."""
    root = campaign.root_id or campaign.pk
    rows = list(
        Campaign.objects.filter(
            Q(pk=campaign.pk) | Q(root=root, level__gt=campaign.level or 0), scope_of(actor).filter("see", "organisation")
        )
        .exclude(state="draft", parent__isnull=False)
        .order_by()
        .values_list("pk", "parent_id", "uuid", "organisation_id", "title", "state", "level")
    )
    parents = {row[0]: row[1] for row in rows}
    inside = _inside(campaign.pk, parents)
    tallies = _tallies(campaign, root, now, alone=len(rows) == 1)
    below: defaultdict[int, Tally] = defaultdict(Tally)
    for pk, _, _, _, _, _, _ in sorted((row for row in rows if row[0] in inside), key=lambda row: -(row[6] or 0)):
        if pk != campaign.pk:
            below[parents[pk] or 0] = below[parents[pk] or 0] + tallies.get(pk, Tally()) + below[pk]
    base = campaign.level or 0
    return {
        pk: Node(pk, uuid, place, title, state, (level or 0) - base, tallies.get(pk, Tally()), below[pk])
        for pk, _, uuid, place, title, state, level in rows
        if pk in inside
    }


def _inside(top: int, parents: Mapping[int, int | None]) -> set[int]:
    """Primary keys below `top`, itself among them."""
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for pk, parent in parents.items():
        children[parent].append(pk)
    found, wait = {top}, [top]
    while wait:
        new = [pk for pk in children[wait.pop()] if pk not in found]
        found.update(new)
        wait.extend(new)
    return found


def _tallies(campaign: Campaign, root: int, now: datetime, *, alone: bool) -> dict[int, Tally]:
    """By campaign, over the index `obligation_cascade` alone; own duties, conferences, optional work and units that left stand outside."""
    if alone:
        rows = Obligation.objects.filter(campaign=campaign.pk)
    else:
        rows = Obligation.objects.filter(campaign__in=Campaign.objects.filter(Q(pk=root) | Q(root=root)).order_by().values("pk"))
    not_counted = Requirement.objects.filter(Q(own=True) | Q(optional=True) | Q(removed_in__isnull=False) | Q(deliverable="event"))
    gone = RosterEntry.objects.filter(left_at__isnull=False)
    rows = rows.exclude(requirement__in=not_counted.order_by().values("pk")).exclude(entry__in=gone.order_by().values("pk"))
    came = Q(received_at__isnull=False) | Q(state="met_outside")
    counted = (
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
    return {row["campaign"]: Tally(row["expected"], row["received"], row["accepted"], row["overdue"]) for row in counted}


def tree_of(actor: Actor, campaign: Campaign, now: datetime, start: int = 0) -> Tree:
    """The page of one campaign: levels below it, units right below with their own cascades; slowest first."""
    nodes = nodes_of(actor, campaign, now)
    top = nodes[campaign.pk]
    by_level: defaultdict[int, list[Node]] = defaultdict(list)
    for node in nodes.values():
        by_level[node.level].append(node)
    levels = tuple(Level(number + 1, len(found), _sum(node.own for node in found)) for number, found in sorted(by_level.items()))
    below = {node.organisation: node for node in nodes.values() if node.level == 1}
    order = sorted(below, key=lambda pk: (below[pk].whole.percent, pk))
    shown = order[start : start + PAGE]
    entries = RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None)
    names = dict(entries.filter(organisation__in=shown).values_list("organisation_id", "name"))
    rows = tuple(Row(names.get(pk, below[pk].title), pk, below[pk]) for pk in shown)
    without = entries.count() - len(below)
    rest = start + PAGE if start + PAGE < len(order) else 0
    return Tree(top, levels, rows, max(0, without), rest, nodes)


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total = total + tally
    return total


def below_of(actor: Actor, campaign: Campaign, now: datetime) -> dict[int, Node]:
    """For the board: units that run a campaign of their own -> it with its tallies. One cheap query where there is none."""
    if not Campaign.objects.filter(parent=campaign).exclude(state="draft").exists():
        return {}
    nodes = nodes_of(actor, campaign, now)
    return {node.organisation: node for node in nodes.values() if node.level == 1}
