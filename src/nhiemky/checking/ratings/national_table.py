"""A national rating table in Parquet as columns: what the checks ask about, flags of every row, single rows as `Rated` where one looks.

What it promises: only the columns that are needed are read, whole; nothing is an object per row. Columns have the contract's names, values
its codes (is_head 0/1, facts as numbers). A blank or missing value is not recorded; a number out of its range too, as in any table.
polars is loaded here only and refused by name where it is not installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import DISCIPLINES, FACTS, LEVEL_NAMES, LEVELS, Rated
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Test

if TYPE_CHECKING:
    import polars as pl

NEEDED = ("subject_kind", "subject_id", "organisation_id", "group", "is_head", "level")
TEXTS = ("subject_kind", "subject_id", "organisation_id", "group", "level", "collective_id", "discipline", "civil_service_level")
NUMBERS = tuple(fact for fact in FACTS if fact not in TEXTS)
MOST = {"months_since_admission": 1200, "months_absent": 12, "tasks_exceeded_percent": 1000}
"""The most a fact can be; the others are percentages or points of 100."""
RANKS = {level: len(LEVELS) - at for at, level in enumerate(LEVELS)}


def polars_for(name: str) -> Any:
    """The dataframe library. Refuses with `parquet_without_polars`."""
    try:
        import polars
    except ImportError:
        raise Refusal("parquet_without_polars", file=name) from None
    return polars


@dataclass(frozen=True, slots=True)
class Table:
    """The columns and what is flagged of every row.

    frame      the columns asked for, and `collective`, `head`, `rank` (4 to 1; 0 no level, or a row set aside), `known` (one of the seven
               codes), `counts` (known, and the first row of its subject), `at` (its place in the file, from 0).
    second     places of rows that do not count because another row of their subject does; first: of those others; replaced: those of
               `second` that stand before, of unknown level.
    unusable   rows that are neither collective nor individual, left out.
    """

    path: Path
    frame: pl.DataFrame
    facts: tuple[str, ...]
    second: tuple[int, ...]
    first: tuple[int, ...]
    unusable: int
    replaced: tuple[int, ...] = ()

    def where(self, places: pl.Series) -> pl.Series:
        """Where rows stand in the frame, by their places in the file."""
        return self.frame["at"].search_sorted(places) if self.unusable else places

    def rows(self, places: Iterable[int]) -> list[Rated]:
        """These rows as values, in the table's order, names and all facts read from the file."""
        import polars as pl

        wanted = pl.Series(places, dtype=pl.UInt32).unique().sort()
        if wanted.is_empty():
            return []
        found: dict[str, Sequence[Any]] = {}
        for name in ("subject_name", "collective_id", *NEEDED, *FACTS):
            column = column_of(self, name)
            found[name] = column.gather(wanted).to_list() if column is not None else ()
        return _rated(found, wanted.to_list())


def column_of(table: Table, name: str) -> pl.Series | None:
    """Another column of the file, whole, None where there is none; a fact as doubles."""
    import polars as pl

    if name in table.frame.columns and not table.unusable:
        return table.frame[name]
    if name not in pl.read_parquet_schema(table.path):
        return None
    column = pl.read_parquet(table.path, columns=[name]).to_series()
    return _as_number(column) if name in NUMBERS else _as_flag(column) if name == "is_head" else _as_text(column)


def filled(table: Table, rules: RuleSet) -> dict[str, int]:
    """Facts that no rule asks about -> how many rows that count have them."""
    import polars as pl

    scan = pl.scan_parquet(table.path)
    asked = asked_facts(rules)
    found = {}
    for fact in FACTS:
        if fact not in asked and fact in scan.collect_schema().names():
            column = scan.select(fact).collect().to_series()
            given = _as_number(column).is_not_null() if fact in NUMBERS else _as_text(column) != ""
            found[fact] = int(given.gather(table.frame["at"].filter(table.frame["counts"])).sum())
    return {fact: count for fact, count in found.items() if count}


def asked_facts(rules: RuleSet) -> tuple[str, ...]:
    """The columns that the rules' bands and tests look at."""
    book = rules.rules
    tests: list[Test] = [test for item in book.conditions for test in item.needs]
    tests += [test for items in (book.forced, book.ceilings, book.not_rated, book.unknown) for item in items for test in item.when]
    used = {test.fact for test in tests if test.fact} | ({"points"} if book.bands else set())
    return tuple(fact for fact in FACTS if fact in used)


def read(path: Path, rules: RuleSet) -> Table:
    """The table with what these rules ask about. Refuses with `rating_columns_missing`, `file_broken`, `parquet_without_polars`."""
    pl = polars_for(path.name)
    try:
        present = pl.scan_parquet(path).collect_schema().names()
        if missing := [name for name in NEEDED if name not in present]:
            raise Refusal("rating_columns_missing", file=path.name, columns=", ".join(missing))
        facts = tuple(fact for fact in asked_facts(rules) if fact in present)
        ties = ["collective_id"] if "collective_id" in present else []
        frame = pl.read_parquet(path, columns=[*NEEDED, *ties, *facts])
    except (pl.exceptions.PolarsError, OSError) as fault:
        raise Refusal("file_broken", file=path.name, reason=str(fault)[:80]) from None
    frame = frame.with_columns(
        *(_as_text(frame[name]) for name in frame.columns if name in TEXTS),
        *(_as_number(frame[name]) for name in frame.columns if name in NUMBERS),
        is_head=_as_flag(frame["is_head"]),
    )
    level = pl.col("level")
    rank = pl.sum_horizontal((level == code).cast(pl.UInt8) * rank for code, rank in RANKS.items())
    frame = (
        frame.with_columns(head="is_head").with_row_index("at").with_columns(collective=pl.col("subject_kind") == "collective", rank=rank)
    )
    usable = frame["collective"] | (frame["subject_kind"] == "individual")
    unusable = int((~usable).sum())
    if unusable:
        frame = frame.filter(usable)
    second, first, replaced = _twice(frame)
    levelless = frame.select("at", "rank", "level").with_row_index("place").filter(pl.col("rank") == 0)
    others = levelless.filter(level.is_in([code for code in LEVEL_NAMES if code not in RANKS]))
    again = _places_of(frame, second)
    known = (frame["rank"] > 0).scatter(others["place"], True)
    counts = known.clone().scatter(again, False) if second else known
    ranks = frame["rank"].scatter(again, 0) if second else frame["rank"]
    return Table(path, frame.with_columns(known=known, counts=counts, rank=ranks), facts, second, first, unusable, replaced)


def _places_of(frame: pl.DataFrame, second: Sequence[int]) -> pl.Series:
    """Where rows of these numbers stand in the frame."""
    return frame["at"].is_in(second).arg_true() if second else frame["at"].head(0)


def _twice(frame: pl.DataFrame) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Places of rows that repeat a subject, of those that count (the first of known level, else the first), and of the former those that
    stand before. Hashes are sorted; only equal neighbours are looked at by name."""
    import polars as pl

    id = pl.col("subject_id")
    keys = frame.select(key=id.hash() + pl.col("collective").cast(pl.UInt64))["key"]
    named = frame["subject_id"] != ""
    ordered = (keys if named.all() else keys.filter(named)).sort()
    equal = ordered.filter(ordered == ordered.shift(1)).unique()
    if equal.is_empty():
        return (), (), ()
    alike = frame.filter(keys.is_in(equal.implode()) & named).select("at", "subject_kind", "subject_id", "level")
    usable = pl.col("at").filter(pl.col("level").is_in(list(LEVEL_NAMES))).min()
    alike = alike.with_columns(first=pl.coalesce(usable, pl.col("at").min()).over("subject_kind", "subject_id"))
    again = alike.filter(pl.col("at") != pl.col("first"))
    replaced = again.filter(pl.col("at") < pl.col("first"))
    return tuple(again["at"].to_list()), tuple(again["first"].unique().sort().to_list()), tuple(replaced["at"].to_list())


def _as_text(column: pl.Series) -> pl.Series:
    import polars as pl

    text = column if column.dtype == pl.String else column.cast(pl.String)
    return text.fill_null("") if text.null_count() else text


def _as_number(column: pl.Series) -> pl.Series:
    """As doubles for comparing; a value out of its range is not recorded."""
    import polars as pl

    text = column.str.replace(",", ".", literal=True) if column.dtype == pl.String else column
    number = text.cast(pl.Float64, strict=False)
    most = MOST.get(column.name, 100)
    low, high = number.min(), number.max()
    if isinstance(low, float) and isinstance(high, float) and (low < 0 or high > most):
        number = number.set(~number.is_between(0, most), None)
    return number


def _as_flag(column: pl.Series) -> pl.Series:
    import polars as pl

    if column.dtype == pl.Boolean:
        flag = column
    elif column.dtype == pl.String:
        flag = column.str.to_lowercase().is_in(["1", "x", "true", "có", "đúng"])
    else:
        flag = column != 0
    return flag.fill_null(value=False)


def _rated(columns: dict[str, Sequence[Any]], places: Sequence[int]) -> list[Rated]:
    """Rows from whole columns; a column that is not there is not recorded of anybody."""
    size = len(places)
    memo: dict[float | None, Decimal | None] = {None: None}
    for name in NUMBERS:
        for value in set(columns[name]) - memo.keys():
            memo[value] = Decimal(str(int(value) if value == int(value) else value))
    numbers = {name: [memo[value] for value in columns[name]] for name in NUMBERS if len(columns[name])}
    blank = [""] * size
    texts = {name: columns[name] or blank for name in (*TEXTS, "subject_name")}
    rows = []
    for at, place in enumerate(places):
        kind, discipline, civil, ties = (texts[name][at] for name in ("subject_kind", "discipline", "civil_service_level", "collective_id"))
        facts: dict[str, Any] = {name: values[at] for name, values in numbers.items()}
        rows.append(
            Rated(
                "collective" if kind == "collective" else "individual",
                texts["subject_id"][at],
                texts["subject_name"][at],
                texts["organisation_id"][at],
                texts["group"][at],
                columns["is_head"][at],
                texts["level"][at],
                discipline=discipline if discipline in DISCIPLINES else "",
                civil_service_level=civil if civil in LEVEL_NAMES else "",
                collectives=several(ties) if ties else (),
                row=place + 2,
                **facts,
            )
        )
    return rows


def several(text: str) -> tuple[str, ...]:
    """ids in one cell, by ; , or |."""
    parts: Sequence[str] = text.replace(",", ";").replace("|", ";").split(";")
    return tuple(part.strip() for part in parts if part.strip())
