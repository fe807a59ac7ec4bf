"""Mergers and splits: over 5,000 random trees and events no figure counts twice and none is lost."""

import random
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from nhiemky.domain.carried_figures import total_over
from nhiemky.domain.lineage import Lineage, Passed, set_aside, settle
from nhiemky.domain.organisation import Decision, Version, tree_of
from nhiemky.domain.succession import Succession, Successor, apply

START, DAY = date(2020, 1, 1), date(2025, 7, 1)
TREES = 5000


class Story:
    """A random tree, random events on it, and the truth by other means: `lots` are grains that only ever change hands."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        count = self.chance.randint(2, 6)
        self.first = [f"u{number}" for number in range(count)]
        parents = ["k", *(f"m{number}" for number in range(self.chance.randint(0, 2)))]
        self.versions = [
            Version("k", "Gốc", START),
            *(Version(id, id, START, parent="k") for id in parents[1:]),
            *(Version(id, id, START, parent=self.chance.choice(parents)) for id in self.first),
        ]
        self.held = {id: [(f"{id}.{grain}", self.chance.randint(0, 40)) for grain in range(self.chance.randint(1, 4))] for id in self.first}
        self.ever = dict(self.held)
        self.truth = sum(amount for lots in self.held.values() for _, amount in lots)
        self.events: list[Succession] = []
        self.ended_on: dict[str, date] = {}
        self.began_on = dict.fromkeys(self.first, START)
        on, number = START, 0
        for _ in range(self.chance.randint(1, 5)):
            on += timedelta(days=self.chance.randint(1, 200))
            standing = sorted(self.held)
            if self.chance.random() < 0.6 and len(standing) >= 2:
                old = self.chance.sample(standing, self.chance.randint(2, min(3, len(standing))))
                number += 1
                self._happen("merge", on, old, [f"n{number}"])
            else:
                number += 2
                self._happen("split", on, [self.chance.choice(standing)], [f"n{number - 1}", f"n{number}"])

    def _happen(self, kind: str, on: date, old: list[str], new: list[str]) -> None:
        event = Succession(kind, on, Decision("1-QĐ"), tuple(old), tuple(Successor(id, id) for id in new))
        self.versions = list(apply(event, self.versions).versions)
        lots = [lot for id in old for lot in self.held.pop(id)]
        shares: dict[str, list[tuple[str, int]]] = {id: [] for id in new}
        for name, amount in lots:
            if kind == "merge":
                shares[new[0]].append((name, amount))
                continue
            part = self.chance.randint(0, amount)
            shares[new[0]].append((f"{name}+", part))
            shares[new[1]].append((f"{name}-", amount - part))
        self.held.update(shares)
        self.ever.update(shares)
        self.events.append(event)
        self.ended_on.update(dict.fromkeys(old, on))
        self.began_on.update(dict.fromkeys(new, on))

    def standing(self, day: date) -> set[str]:
        tree = tree_of(self.versions, day)
        return {id for id in self.ever if id in tree}

    def passed(self, day: date) -> list[Passed]:
        return [Passed(e.kind, e.on, e.predecessors, tuple(s.id for s in e.successors)) for e in self.events if e.on <= day]

    def own(self, id: str) -> int:
        return sum(amount for _, amount in self.ever[id])

    def finest(self, id: str) -> set[str]:
        """The grains of an organisation as finely as they were ever parted: two organisations overlap where these meet."""
        names = {name for lots in self.ever.values() for name, _ in lots}
        mine = {name for name, _ in self.ever[id]}
        return {name for name in names if any(name.startswith(each) for each in mine)}


def days_of(story: Story) -> list[date]:
    return [START, *(day for event in story.events for day in (event.on - timedelta(days=1), event.on)), DAY + timedelta(days=3650)]


def test_over_five_thousand_trees_and_events_the_total_is_conserved_on_every_day():
    """Whoever reported: all that stood first, all that stand on the day, or both and some between."""
    for seed in range(TREES):
        story = Story(seed)
        for day in days_of(story):
            events, standing = story.passed(day), story.standing(day)
            for base in (set(story.first), standing):
                known = {id for id in story.ever if story.began_on[id] <= day}
                having = base | {id for id in known if story.chance.random() < 0.4}
                aside = settle(events, sorted(having))
                total = sum(story.own(id) for id in having if id not in aside)
                assert total == story.truth, (seed, day, sorted(having), aside)


def test_over_five_thousand_trees_nothing_counts_twice_whoever_reported():
    for seed in range(TREES):
        story = Story(seed)
        having = [id for id in sorted(story.ever) if story.chance.random() < 0.5]
        aside = settle(story.passed(DAY + timedelta(days=3650)), having)
        seen: set[str] = set()
        for id in having:
            if id in aside:
                assert set(aside[id]) <= set(story.ever)
                continue
            mine = story.finest(id)
            assert not (seen & mine), (seed, having, aside)
            seen |= mine
        assert bool(having) == any(id not in aside for id in having)


def test_over_five_thousand_trees_a_share_is_that_of_the_parts_never_the_mean_of_percents():
    """Numerator and denominator pass as sums; the share over the successors is that over the predecessors, exactly."""
    for seed in range(TREES):
        story = Story(seed)
        below = {id: sum(amount + 1 for _, amount in lots) for id, lots in story.ever.items() if id in story.first}
        above = {id: story.own(id) for id in story.first}
        truth = Fraction(sum(above.values()), sum(below.values()))
        aside = settle(story.passed(DAY), sorted(story.first))
        counted = [id for id in story.first if id not in aside]
        assert Fraction(sum(above[id] for id in counted), sum(below[id] for id in counted)) == truth


def test_the_total_over_successors_is_the_total_over_predecessors_figures():
    """The older way of asking (`total_over`, whole figures of those that stood first) agrees with this one."""
    for seed in range(500):
        story = Story(seed)
        end = DAY + timedelta(days=3650)
        figures = {id: Decimal(story.own(id)) for id in story.first}
        total = total_over(sorted(story.standing(end)), figures, story.events, end)
        assert total.value == story.truth
        assert not total.undivided
        assert {part.id for part in total.parts} == set(story.first)


# --- by hand


def passed(old: str, new: str, **more) -> Passed:
    return Passed("merge", DAY, tuple(old.split()), tuple(new.split()), **more)


@pytest.mark.parametrize(
    ("events", "having", "left_out"),
    [
        ((passed("a b c", "d"),), "a b c", ""),
        ((passed("a b c", "d"),), "d", ""),
        ((passed("a b c", "d"),), "a d", "a"),
        ((passed("a b c", "d", how="included"),), "a b d", "a b"),
        ((passed("a b c", "d", how="apart"),), "a b d", ""),
        ((passed("a", "x y"),), "a x", "x"),
        ((passed("a", "x y"),), "a x y", "a"),
        ((passed("a", "x y"),), "x", ""),
        ((passed("a b", "d"), passed("d", "x y")), "a b x", "x"),
        ((passed("a b", "d"), passed("d", "x y")), "a x", "a"),
        ((passed("b", "a"),), "a b", "b"),
        ((), "a b", ""),
    ],
)
def test_each_case_leaves_out_what_the_other_side_answers_for(events, having, left_out):
    assert sorted(settle(events, having.split())) == left_out.split()


@pytest.mark.parametrize(
    ("rule", "having", "left_out"),
    [
        ("sum", "a b", ""),
        ("none", "a b", "a b"),
        ("none", "a b d", "a b"),
        ("last", "a b", "b"),
        ("last", "a b d", "a b"),
        ("recompute", "a b", ""),
    ],
)
def test_the_rule_of_an_indicator_says_what_passes(rule, having, left_out):
    event = passed("a b", "d", carries={"CT1": rule})
    assert sorted(set_aside((event,), having.split(), "CT1")) == left_out.split()


def test_what_a_predecessor_has_become_is_found_through_any_number_of_events():
    lineage = Lineage((passed("a b", "d"), passed("d", "x y")))
    assert lineage.successors() == {"a": ("x", "y"), "b": ("x", "y"), "d": ("x", "y")}
