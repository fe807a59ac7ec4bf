"""From a solved part to its steps: who is named, among whom people choose, who follows.

What it promises: however people choose within the steps (heads of chosen collectives among those who go down), the table is in order with
the smallest number of changes; taking the first `choose` of every step's `among` is one such choice. A subject is named only where the
head rule or every smallest repair lowers it, or where recorded merits decide. Collectives tied by shared heads are the exception: their
steps are to be chosen together, as their reason says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nhiemky.checking.ratings import repair_words as words
from nhiemky.checking.ratings.repair_bundles import Alike, alike_bundles
from nhiemky.checking.ratings.repair_merits import least, least_in
from nhiemky.checking.ratings.repair_model import TOP, Problem
from nhiemky.checking.ratings.repair_parts import SPARE, Part
from nhiemky.checking.ratings.repair_pools import pools_of
from nhiemky.checking.ratings.repair_search import Found
from nhiemky.domain.rating import RepairStep, SubjectKind, below

GOOD = below(TOP)
Solve = Callable[[Part], Found]
"""The smallest solution of a part."""


@dataclass(slots=True)
class Open:
    """What people have yet to choose among collectives: heads that may follow, by home ("" none), and how many at least and at most."""

    heads: dict[str, list[int]]
    low: dict[str, int]
    high: dict[str, int]


@dataclass(slots=True)
class Steps:
    """The steps as they are found. merits: kind -> what decides. picked: rows of the one valid choice, follow: heads it pulls down."""

    problem: Problem
    merits: Mapping[SubjectKind, Sequence[str]]
    made: list[RepairStep] = field(default_factory=list)
    picked: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    certain: dict[str, int] = field(default_factory=dict)  # home -> heads named because they follow
    open: dict[str, list[Open]] = field(default_factory=dict)  # home with room to spare -> choices that may pull heads of it
    follow: set[int] = field(default_factory=set)

    def name(self, row: int, reason: str, to: str = GOOD) -> None:
        """A change of one subject."""
        rated = self.problem.rows[row]
        self.picked.add(row)
        self.named.add(row)
        self.made.append(RepairStep(rated.id, 1, (), rated.level, to, reason, rated.kind, rated.group))

    def place(self, row: int) -> tuple[int, int]:
        """Where it stands in the table."""
        return self.problem.rows[row].row, row

    def choose(self, rows: Iterable[int], take: int, reason: str, first: Sequence[int] | None = None) -> list[int]:
        """A choice among equals. first: the valid choice; by itself those that follow, then the table's order. It stands in front."""
        pool = sorted(set(rows), key=self.place)
        if first is None:
            free = [row for row in pool if row not in self.picked]
            first = sorted(free, key=lambda row: row not in self.follow)[:take]
        self.picked.update(first)
        order = [*sorted(first, key=self.place), *(row for row in pool if row not in first)]
        rated = [self.problem.rows[row] for row in order]
        group = rated[0].group if len({each.group for each in rated}) == 1 else ""
        self.made.append(RepairStep(None, take, tuple(each.id for each in rated), TOP, GOOD, reason, rated[0].kind, group))
        return list(first)


def part_steps(steps: Steps, part: Part, chosen: Sequence[int], cost: int, solve: Solve) -> None:
    """Append the steps of one part."""
    problem = steps.problem
    alike = alike_bundles(problem, part, chosen)
    tied = {c for bundle in part.bundles for c in bundle}
    shared = {head for c in chosen if c in tied for head in problem.candidates[c].pulls}
    lost = sum(1 for head in shared if not problem.home[head])
    already = {home: sum(1 for head in shared if problem.home[head] == home) for home in part.homes}
    counts = [len(set(sort.members) & set(chosen)) for sort in part.sorts]
    sure: list[int] = []  # candidates named
    still: list[Open] = []
    for pool in sorted(
        pools_of(part, counts, cost - lost, already), key=lambda pool: len(pool.sorts)
    ):  # the narrow first, who may be named
        members = [c for i in pool.sorts for c in part.sorts[i].members]
        named, left = _lead(steps, part, sorted(members), pool.take, cost, solve)
        sure += named
        if left:
            still.append(left)
    for each in alike:
        _tied(steps, part, each, cost, solve, sure, still)
    _followers(steps, part, cost, sure, still)


def _lead(steps: Steps, part: Part, members: Sequence[int], take: int, cost: int, solve: Solve) -> tuple[list[int], Open | None]:
    """Name or offer collectives of one pool: those named (candidates), and what stays open."""
    problem = steps.problem
    of_row = {problem.candidates[c].row: c for c in members}
    group = problem.candidates[members[0]].group
    rows = [row for row in of_row if row not in steps.named]
    if (
        len(rows) == take
        and steps.picked.isdisjoint(rows)
        and all(_dearer_without(problem, part, of_row[row], cost, solve) for row in rows)
    ):
        none = len(problem.excellent["collective", group]) == part.groups[group]
        for row in rows:
            reason = words.none_left(group) if none else words.only_way("collective", group, _pull(steps, of_row[row]))
            _name_lead(steps, of_row[row], reason)
        return [of_row[row] for row in rows], None
    if len(rows) > take and steps.picked.isdisjoint(rows):
        named, pool, left = least(problem.rows, rows, take, steps.merits["collective"])
    else:  # other smallest repairs spare some of them, or an earlier choice may take them: no reason to name any
        named, pool, left = [], rows, take
    said = least_in(problem.rows, named, [row for row in rows if row not in named], steps.merits["collective"]) if named else ""
    for row in named:
        _name_lead(steps, of_row[row], words.by_merit("collective", group, said, len(rows), _pull(steps, of_row[row])))
    if not left:
        return [of_row[row] for row in named], None
    again = any(row in steps.picked for row in pool)
    first = steps.choose(pool, left, words.equals("collective", group, left, len(pool), again=again))
    steps.follow.update(head for row in first for head in problem.candidates[of_row[row]].pulls)
    heads: dict[str, list[int]] = {}
    numbers: dict[str, list[int]] = {}
    for row in pool:
        for head in problem.candidates[of_row[row]].pulls:
            heads.setdefault(problem.home[head], []).append(head)
    for home in heads:
        numbers[home] = sorted(sum(1 for head in problem.candidates[of_row[row]].pulls if problem.home[head] == home) for row in pool)
    low = {home: sum(each[:left]) for home, each in numbers.items()}
    high = {home: sum(each[-left:]) for home, each in numbers.items()}
    return [of_row[row] for row in named], Open(heads, low, high)


def _name_lead(steps: Steps, candidate: int, reason: str) -> None:
    steps.name(steps.problem.candidates[candidate].row, reason)
    steps.follow.update(steps.problem.candidates[candidate].pulls)


def _pull(steps: Steps, candidate: int) -> words.Pull:
    if steps.problem.candidates[candidate].pulls:
        return "follows"
    return "none" if steps.problem.candidates[candidate].row in steps.problem.headed else "no_head"


def _dearer_without(problem: Problem, part: Part, member: int, cost: int, solve: Solve) -> bool:
    sorts = tuple(replace(sort, members=tuple(c for c in sort.members if c != member)) for sort in part.sorts)
    bundles = tuple(tuple(c for c in bundle if c != member) for bundle in part.bundles)
    rest = replace(part, sorts=sorts, bundles=tuple(bundle for bundle in bundles if bundle))
    sizes = dict.fromkeys(part.groups, 0)
    for c in [*(c for sort in sorts for c in sort.members), *(c for bundle in bundles for c in bundle)]:
        sizes[problem.candidates[c].group] += 1
    return any(sizes[group] < need for group, need in part.groups.items()) or solve(rest).cost > cost


def _tied(steps: Steps, part: Part, alike: Alike, cost: int, solve: Solve, sure: list[int], still: list[Open]) -> None:
    """Collectives tied by shared heads."""
    problem = steps.problem
    if alike.settled and all(_dearer_without(problem, part, c, cost, solve) for role in alike.roles for c in role.chosen):
        for role in alike.roles:
            for c in role.chosen:
                _name_lead(steps, c, words.only_way("collective", role.group, _pull(steps, c)))
                sure.append(c)
        return
    for role in alike.roles:
        said = words.together(role.group, len(role.chosen), len(role.members))
        rows = [problem.candidates[c].row for c in role.members]
        steps.choose(rows, len(role.chosen), said, [problem.candidates[c].row for c in role.chosen])
    pulled = {head for role in alike.roles for c in role.chosen for head in problem.candidates[c].pulls}
    steps.follow.update(pulled)
    heads: dict[str, list[int]] = {}
    number: dict[str, int] = {}
    for head in sorted({head for role in alike.roles for c in role.members for head in problem.candidates[c].pulls}):
        heads.setdefault(problem.home[head], []).append(head)
        number[problem.home[head]] = number.get(problem.home[head], 0) + (head in pulled)
    still.append(Open(heads, number, dict(number)))


def _followers(steps: Steps, part: Part, cost: int, sure: Sequence[int], still: Sequence[Open]) -> None:
    """Heads who follow, and the others their groups must lower anyway."""
    problem = steps.problem
    left = cost + sum(part.homes.values())
    for c in sure:
        for head in problem.candidates[c].pulls:
            if head not in steps.picked:
                home = problem.home[head]
                steps.name(head, words.follows(problem.rows[problem.candidates[c].row]))
                steps.certain[home] = steps.certain.get(home, 0) + 1
                left -= part.label(home) != SPARE
    loose: list[int] = []
    for each in still:
        heads = each.heads.get("", [])
        if heads and each.low[""] == each.high[""]:
            if each.low[""]:
                steps.choose(heads, each.low[""], words.follows_chosen(each.low[""]))
                left -= each.low[""]
        else:
            loose += heads
        for home in each.heads:
            if part.label(home) == SPARE:
                steps.open.setdefault(home, []).append(each)
    for home in part.homes:
        done, more = home_steps(steps, home, still)
        left -= done
        loose += more
    if left:
        free = [head for head in loose if head not in steps.picked or head in steps.follow]
        first = [head for head in sorted(set(free)) if head in steps.follow and head not in steps.picked][:left]
        steps.choose(free, left, words.follows_chosen(left), first)


def home_steps(steps: Steps, home: str, still: Sequence[Open]) -> tuple[int, list[int]]:
    """The steps of a head group that chosen collectives may pull heads of: how many go down by them, and heads of whom more may follow."""
    low, high = (sum(side.get(home, 0) for side in sides) for sides in ([o.low for o in still], [o.high for o in still]))
    heads = [head for each in still for head in each.heads.get(home, ()) if head not in steps.picked]
    rest = max(0, steps.problem.need["individual", home] - steps.certain.get(home, 0))
    if low == high >= rest:
        if low:
            steps.choose(heads, low, words.follows_chosen(low))
        return low, []
    if rest:
        group_steps(steps, home, rest, high, heads if low >= rest else None)
        return rest, heads if high > rest else []
    return 0, heads


def group_steps(steps: Steps, group: str, take: int, follow: int = 0, only: Sequence[int] | None = None) -> None:
    """Lower `take` of an individual group that has too many. follow: at most so many of them are heads of collectives people choose.
    only: the heads of whom surely so many follow that nobody else need go down."""
    problem = steps.problem
    members = [row for row in problem.excellent["individual", group] if row not in steps.picked and (only is None or row in only)]
    if len(members) == take:
        for row in members:
            steps.name(row, words.none_left(group) if take == len(problem.excellent["individual", group]) else words.all_left(group))
        return
    merits = steps.merits["individual"]
    named, pool, _ = least(problem.rows, members, max(0, take - follow), merits)
    said = least_in(problem.rows, named, [row for row in members if row not in named], merits) if named else ""
    for row in named:
        steps.name(row, words.by_merit("individual", group, said, len(members), None))
    left = take - len(named)
    if follow:
        pool = [row for row in members if row not in named]
    if left:
        steps.choose(pool, left, words.equals("individual", group, left, len(pool), some_follow=bool(follow)))
