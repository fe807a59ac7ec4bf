"""Made-up rating tables for the repair's trials, and rules to judge them by. Cases are drawn from a seeded generator."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product
from random import Random

from nhiemky.domain.rating import LEVELS, Rated, Repair
from nhiemky.rulebook.rating_sets import RuleSet, rule_set
from nhiemky.rulebook.ratings import Cap, HeadRule

RATIOS = ("0.20", "0.25", "0.30", "0.50")
BASE = rule_set(2023)


def rules_of(collective: Cap | None, individual: Cap | None, *, heads: bool = True) -> RuleSet:
    """A rule set with these caps alone."""
    rule = HeadRule(code="dau", clause="Điều 1", grade="A")
    caps = tuple(cap for cap in (collective, individual) if cap)
    return RuleSet(replace(BASE.rules, caps=caps, head_rules=(rule,) if heads else ()), {"thử": "thử"})


def cap_of(who: str, ratio: str = "0.20", **more: object) -> Cap:
    return Cap(code=f"tran_{who}", who=who, ratio=Decimal(ratio), clause="Điều 2", grade="A", **more)  # type: ignore[arg-type]


def random_cap(random: Random, who: str) -> Cap:
    return cap_of(
        who,
        random.choice(RATIOS),
        denominator=random.choice(("good", "good", "good_or_better", "all")),
        rounding=random.choice(("none", "floor", "half_up", "ceil")),
        least=random.choice((0, 0, 0, 1)),
        exclude_heads=who == "individual" and random.random() < 0.25,
    )


def random_table(random: Random, most: int, *, several: bool) -> list[Rated]:
    """Up to `most` subjects. several: heads of several bodies, several heads of one body."""
    size = random.randint(1, most)
    bodies = random.randint(0, size)
    weights = random.choice(((6, 3, 1, 1), (3, 6, 2, 1), (9, 1, 1, 0)))
    rows = []
    for i in range(bodies):
        organisation = f"o{random.randrange(bodies)}" if several else f"o{i}"
        level = "CHUA_XEP_LOAI" if random.random() < 0.04 else random.choices(LEVELS, weights)[0]
        rows.append(Rated("collective", f"t{i}", organisation=organisation, group=random.choice(("A", "B")), level=level))
    free = [f"o{i}" for i in range(bodies)]
    random.shuffle(free)
    for i in range(size - bodies):
        is_head = random.random() < 0.7
        organisation = (random.choice(free) if free else "") if several else (free.pop() if is_head and free else f"x{i}")
        also = tuple(f"t{random.randrange(bodies)}" for _ in range(random.randint(0, 2))) if several and bodies and is_head else ()
        rows.append(
            Rated(
                "individual",
                f"n{i}",
                organisation=organisation,
                group=random.choice(("X", "Y", "X", "")),
                is_head=is_head,
                level=random.choices(LEVELS, weights)[0],
                collectives=also,
            )
        )
    random.shuffle(rows)
    return rows


class Plain:
    """The table in plain whole numbers: 3 the best level, 0 the last, -1 none. Written apart from the engine, to check it."""

    def __init__(self, rows: list[Rated], rules: RuleSet) -> None:
        self.rows = rows
        self.levels = [3 - LEVELS.index(row.level) if row.level in LEVELS else -1 for row in rows]
        self.binds: list[tuple[int, int]] = []
        if rules.head_rule:
            for i, row in enumerate(rows):
                if row.is_head and row.kind == "individual" and self.levels[i] >= 0:
                    for j, body in enumerate(rows):
                        ties = (body.organisation == row.organisation and row.organisation) or body.id in row.collectives
                        if body.kind == "collective" and self.levels[j] >= 0 and ties:
                            self.binds.append((i, j))
        self.groups: list[tuple[Cap, list[int]]] = []
        for kind in ("collective", "individual"):
            cap = rules.cap(kind)  # type: ignore[arg-type]
            for group in {row.group for row in rows if row.kind == kind and row.group} if cap else ():
                assert cap
                inside = [i for i, row in enumerate(rows) if row.kind == kind and row.group == group and self.levels[i] >= 0]
                if cap.exclude_heads:
                    inside = [i for i in inside if not rows[i].is_head]
                self.groups.append((cap, inside))

    def holds(self, levels: list[int]) -> bool:
        """Cap and head rule together."""
        for head, body in self.binds:
            if levels[head] > levels[body]:
                return False
        for cap, inside in self.groups:
            counts = [0, 0, 0, 0]
            for i in inside:
                counts[levels[i]] += 1
            top = counts[3]
            base = {"good": counts[2], "good_or_better": counts[2] + top, "all": len(inside)}[cap.denominator]
            p, q = cap.ratio.as_integer_ratio()
            most = {
                "none": p * base // q,
                "floor": p * base // q,
                "half_up": (2 * p * base + q) // (2 * q),
                "ceil": -(-p * base // q),
            }[cap.rounding]
            if top > max(most, cap.least):
                return False
        return True

    def smallest(self) -> int:
        """Fewest changes of all there are, each to any lower level: tried in the order of their number."""
        movable = [i for i, level in enumerate(self.levels) if level > 0]
        for count in range(len(movable) + 1):
            for chosen in combinations(movable, count):
                for lower in product(*(range(self.levels[i]) for i in chosen)):
                    levels = list(self.levels)
                    for i, level in zip(chosen, lower, strict=True):
                        levels[i] = level
                    if self.holds(levels):
                        return count
        raise AssertionError("everybody at the last level always holds")


def lowered(rows: list[Rated], done: dict[tuple[str, str], str]) -> list[Rated]:
    """The table with these (kind, id) at their new levels."""
    return [replace(row, level=done.get((row.kind, row.id), row.level)) for row in rows]


def first_choice(found: Repair) -> dict[tuple[str, str], str]:
    """What goes down when the first of every choice is taken."""
    done = {}
    for step in found.changes:
        for id in (step.subject_id,) if step.subject_id is not None else step.among[: step.choose]:
            assert (step.subject_kind, id) not in done
            done[step.subject_kind, id] = step.to_level
    return done


def optimal_sets(plain: Plain, count: int) -> list[frozenset[int]]:
    """Every set of `count` subjects whose lowering can put the table in order."""
    movable = [i for i, level in enumerate(plain.levels) if level > 0]
    found = []
    for chosen in combinations(movable, count):
        for lower in product(*(range(plain.levels[i] - 1, -1, -1) for i in chosen)):
            levels = list(plain.levels)
            for i, level in zip(chosen, lower, strict=True):
                levels[i] = level
            if plain.holds(levels):
                found.append(frozenset(chosen))
                break
    return found


def wrong_choice(rows: list[Rated], rules: RuleSet, found: Repair) -> str:
    """ "" where every choice among collectives can be completed, and every completion in which heads follow holds; else what is wrong."""
    place = {(row.kind, row.id): i for i, row in enumerate(rows)}
    plain = Plain(rows, rules)
    named = {place[step.subject_kind, step.subject_id]: step.to_level for step in found.changes if step.subject_id is not None}
    open_steps = [
        (step.subject_kind, [frozenset(c) for c in combinations([place[step.subject_kind, id] for id in step.among], step.choose)])
        for step in found.changes
        if step.subject_id is None
    ]
    leads = [ways for kind, ways in open_steps if kind == "collective"]
    others = [ways for kind, ways in open_steps if kind == "individual"]
    for lead in product(*leads):
        chosen = frozenset().union(*lead)
        if len(chosen) < sum(map(len, lead)):
            continue  # steps that overlap: not the same one twice
        levels = list(plain.levels)
        for i, to in named.items():
            levels[i] = 3 - LEVELS.index(to)
        for i in chosen:
            levels[i] = 2
        must = {head for head, bound in plain.binds if levels[head] > levels[bound]}
        completed = False
        for other in product(*others):
            down = frozenset().union(*other)
            if len(down) < sum(map(len, other)) or not must <= down:
                continue
            completed = True
            after = list(levels)
            for i in down:
                after[i] = 2
            if not plain.holds(after):
                return f"{[rows[i].id for i in (*chosen, *down)]} does not hold"
        if not completed:
            return f"{[rows[i].id for i in chosen]} cannot be completed"
    return ""


def optimum(rows: list[Rated], rules: RuleSet) -> int:
    """The smallest number of changes by CP-SAT: a level for every subject, the caps as they are written, no closed form."""
    from ortools.sat.python import cp_model

    plain = Plain(rows, rules)
    model = cp_model.CpModel()
    level, is_at, moved = {}, {}, []
    for i, now in enumerate(plain.levels):
        if now < 0:
            continue
        level[i] = model.new_int_var(0, now, "")
        is_at[i] = [model.new_bool_var("") for _ in range(4)]
        model.add_exactly_one(is_at[i])
        model.add(level[i] == sum(at * is_at[i][at] for at in range(4)))
        moved.append(is_at[i][now].negated())
    for head, body in plain.binds:
        model.add(level[head] <= level[body])
    for cap, inside in plain.groups:
        top = sum(is_at[i][3] for i in inside)
        good = sum(is_at[i][2] for i in inside)
        base = {"good": good, "good_or_better": good + top, "all": len(inside)}[cap.denominator]
        p, q = cap.ratio.as_integer_ratio()
        most = model.new_int_var(0, len(inside), "")  # the rounded share, and no more than the rule's least
        share = {"none": p * base, "floor": p * base, "half_up": p * base, "ceil": p * base}[cap.rounding]
        add = {"none": 0, "floor": 0, "half_up": q, "ceil": 2 * (q - 1)}[cap.rounding]
        model.add(2 * q * most <= 2 * share + add)
        if cap.least:
            enough = model.new_bool_var("")
            model.add(top <= cap.least).only_enforce_if(enough)
            model.add(top <= most).only_enforce_if(enough.negated())
        else:
            model.add(top <= most)
    model.minimize(sum(moved))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status == cp_model.OPTIMAL
    return int(solver.objective_value)
