"""Bands, conditions and levels that facts force, asked of whole columns: which rows a person must look at, how many could not be asked.

What it promises: rows are only picked here; what is said of them is said by the same checks that read a small table
(`points`, `conditions`, `standing`), so the words and the severity are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nhiemky.checking.ratings.national_table import NUMBERS, RANKS
from nhiemky.checking.ratings.notes import Notes
from nhiemky.checking.ratings.scope import in_period
from nhiemky.domain.rating import DISCIPLINES, FACTS, LEVELS
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Ceiling, Forced, Test, Who

if TYPE_CHECKING:
    import polars as pl

_GRAVITY = {code: at for at, code in enumerate(DISCIPLINES)}


@dataclass(slots=True)
class Picked:
    """Places of rows, by what looks at them next."""

    points: list[pl.Series] = field(default_factory=list)
    conditions: list[pl.Series] = field(default_factory=list)
    standing: list[pl.Series] = field(default_factory=list)
    unknown: list[pl.Series] = field(default_factory=list)


class Columns:
    """The rows that count and have a level, by whom an item may be about, each cut made once."""

    def __init__(self, frame: pl.DataFrame) -> None:
        facts = [name for name in frame.columns if name in FACTS]
        self.frame = frame.select("at", "rank", "collective", "head", *facts)
        rank, collective = frame["rank"], frame["collective"]
        bodies, heads = rank.filter(collective), rank.filter(frame["head"] & ~collective)
        self._sizes: dict[tuple[int, str], int] = {}
        for each in RANKS.values():
            number = {"collective": int((bodies == each).sum()), "head": int((heads == each).sum())}
            number["member"] = int((rank == each).sum()) - sum(number.values())
            self._sizes.update({(each, who): size for who, size in number.items()})
        self.names = frozenset(self.frame.columns)
        self._cuts: dict[tuple[Who, tuple[str, ...]], pl.DataFrame] = {}

    def size(self, who: Who, levels: Sequence[str] = LEVELS) -> int:
        """How many `of` gives."""
        ranks = {RANKS[level] for level in levels}
        wanted = {"both": ("collective", "head", "member"), "individual": ("head", "member")}.get(who, (who,))
        return sum(size for (rank, of), size in self._sizes.items() if rank in ranks and of in wanted)

    def of(self, who: Who, levels: Sequence[str] = LEVELS) -> pl.DataFrame:
        """Those with one of the levels."""
        import polars as pl

        key = (who, tuple(levels))
        if key not in self._cuts:
            rank, collective, head = pl.col("rank"), pl.col("collective"), pl.col("head")
            ranks = [RANKS[level] for level in levels]
            inside = pl.any_horizontal(rank == each for each in ranks) if len(ranks) < len(LEVELS) else rank > 0
            kinds = {"both": pl.lit(value=True), "collective": collective, "individual": ~collective, "head": ~collective & head}
            self._cuts[key] = self.frame.filter(inside & kinds.get(who, ~collective & ~head))
        return self._cuts[key]


def asked(test: Test, names: Collection[str]) -> pl.Expr | None:
    """The test as a column of yes, no and not recorded; None where nothing is recorded of it at all."""
    import polars as pl

    if test.mark or test.fact not in names:
        return None
    value = pl.col(test.fact)
    if test.fact == "discipline":
        least = _GRAVITY.get(test.discipline_from, 0)
        wanted = list(test.equals) or [code for code, gravity in _GRAVITY.items() if gravity >= least]
        return pl.when(value.is_in(list(_GRAVITY))).then(value.is_in(wanted))
    if test.equals:
        return pl.when(value != "").then(value.is_in(list(test.equals))) if test.fact not in NUMBERS else None
    if test.below is not None:
        return value < float(test.below)
    if test.at_least is not None:
        return value >= float(test.at_least)
    return value > float(test.above) if test.above is not None else None


def pick(frame: pl.DataFrame, rules: RuleSet, notes: Notes) -> Picked:
    """The rows to look at. notes: told how many could not be asked."""
    columns = Columns(frame)
    picked = Picked()
    _points(columns, rules, notes, picked)
    _conditions(columns, rules, notes, picked)
    _standing(columns, rules, notes, picked)
    _unknown(columns, rules, notes, picked)
    return picked


def _points(columns: Columns, rules: RuleSet, notes: Notes, picked: Picked) -> None:
    """Rows whose level is not that of the band their points are in."""
    import polars as pl

    bands = sorted(rules.rules.bands, key=lambda band: -band.at_least)
    if not bands:
        return
    blank = columns.size("both")
    if "points" in columns.names:
        points, rank = pl.col("points"), pl.col("rank")
        fits = [
            (rank == RANKS[band.level])
            & (points >= float(band.at_least))
            & (points < float(band.below) if band.below is not None else True)
            for band in bands
        ]
        asks = columns.frame.lazy().select("at", odd=(rank > 0) & ~pl.any_horizontal(fits), blank=(rank > 0) & points.is_null()).collect()
        picked.points.append(asks["at"].filter(asks["odd"].fill_null(value=False)))
        blank = int(asks["blank"].sum())
    if blank:
        basis = rules.basis(bands[0], "bands")
        notes.say(f"points (points_level_mismatch): {blank} đối tượng không ghi điểm, chưa so mức với khoảng điểm. {basis}.")


def _conditions(columns: Columns, rules: RuleSet, notes: Notes, picked: Picked) -> None:
    import polars as pl

    for item in rules.rules.conditions:
        levels = LEVELS[: LEVELS.index(item.level) + 1] if item.or_better else (item.level,)
        questions = [(test, asked(test, columns.names)) for test in item.needs]
        answers = {f"a{at}": answer for at, (_, answer) in enumerate(questions) if answer is not None}
        unrecorded = [test for test, answer in questions if answer is None]
        waiting = columns.size(item.who, levels)
        open_tests = unrecorded
        if answers:
            asks = columns.of(item.who, levels).select("at", **answers)
            failed = pl.any_horizontal(pl.col(name).eq(other=False).fill_null(value=False) for name in answers)
            picked.conditions.append(asks.filter(failed)["at"])
            blank = pl.any_horizontal(pl.col(name).is_null() for name in answers) if not unrecorded else pl.lit(value=True)
            rest = asks.filter(~failed & blank)
            waiting = rest.height
            nulls = {name: rest[name].null_count() for name in answers}
            open_tests = [test for at, (test, answer) in enumerate(questions) if answer is None or nulls[f"a{at}"]]
        notes.lack(item.says, open_tests, waiting, rules.basis(item, "conditions"))


def _standing(columns: Columns, rules: RuleSet, notes: Notes, picked: Picked) -> None:
    import polars as pl

    book = rules.rules
    for section, items in (
        ("not_rated", book.not_rated),
        ("forced", book.forced),
        ("ceilings", book.ceilings),
    ):
        for item in items:
            levels: Sequence[str] = LEVELS
            if isinstance(item, Forced):
                levels = [level for level in LEVELS if level != item.level]
            elif isinstance(item, Ceiling):
                levels = LEVELS[: LEVELS.index(item.max_level)]
            answers = [answer for test in item.when if (answer := asked(test, columns.names)) is not None]
            waiting = columns.size(item.who, levels)
            if answers:
                asks = columns.of(item.who, levels).select("at", **{f"a{at}": answer for at, answer in enumerate(answers)})
                names = [pl.col(f"a{at}") for at in range(len(answers))]
                no = pl.any_horizontal(name.eq(other=False).fill_null(value=False) for name in names)
                yes = pl.any_horizontal(name.fill_null(value=False) for name in names)
                picked.standing.append(asks.filter(~no & yes)["at"])
                waiting = asks.filter(~no & ~yes).height
            notes.lack(in_period(item.says, rules), item.when, waiting, rules.basis(item, section))


def _unknown(columns: Columns, rules: RuleSet, notes: Notes, picked: Picked) -> None:
    """Rows that a question bears on which the text at hand does not answer."""
    import polars as pl

    for item in rules.rules.unknown:
        if not item.when:
            continue  # of nobody in particular: said of any table
        levels = LEVELS[:-1] if item.about == "forced_level" else LEVELS
        asks = [asked(test, columns.names) for test in item.when]
        answers = {f"a{at}": answer for at, answer in enumerate(asks) if answer is not None}
        waiting = columns.size(item.who, levels)
        if answers:
            frame = columns.of(item.who, levels).select("at", **answers)
            no = pl.any_horizontal(pl.col(name).eq(other=False).fill_null(value=False) for name in answers)
            yes = pl.all_horizontal(pl.col(name).fill_null(value=False) for name in answers)
            if len(answers) == len(asks):
                picked.unknown.append(frame.filter(yes)["at"])
                waiting = frame.filter(~no & ~yes).height
            else:
                waiting = frame.filter(~no).height
        notes.lack(item.says.rstrip("."), item.when, waiting, rules.basis(item, "unknown"))
