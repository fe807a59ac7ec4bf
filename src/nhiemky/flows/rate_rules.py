"""Which rules a table is judged by, and what must be said of that choice: looser than the superior, of other years, a quarter not rated.

>>> [found.code for found in rule_findings(rules_for(2026, "2026-Q4"), 2026, "2026-Q4")]
['quarter_not_rated']
>>> rule_findings(rules_for(2026, "2026-Q2"), 2026, "2026-Q2"), rule_notes(rules_for(2026, "2026-Q2"), 2026, "2026-Q2")
((), ())
>>> rule_notes(rules_for(2026, "2026-Q1"), 2026, "2026-Q1")[0][:62]
'rules: 02-HD/BTCTW có hiệu lực từ 22/5/2026, sau khi Quý I hết'

Rules that people name themselves are never taken in silence where they say less than what binds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nhiemky.domain.finding import Finding, Refusal, finding
from nhiemky.rulebook.rating_sets import RuleSet, rule_set, rule_set_of, shipped, softened, softened_over
from nhiemky.rulebook.ratings import RuleFile
from nhiemky.vietnamese.days import format_day, last_day_of_quarter

_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def rules_for(year: int, period: str = "", files: Sequence[RuleFile] = ()) -> RuleSet:
    """The rules of a year or quarter. files: lie over them, the outermost last, where the first extends one of their documents; else the
    last holds by itself, with what it extends."""
    if not files:
        return rule_set(year, period)
    if _of_the_year(files[0], year, period):
        return rule_set(year, period, files)
    return rule_set_of(files[-1], files[:-1])


def rule_findings(rules: RuleSet, year: int, period: str = "", files: Sequence[RuleFile] = ()) -> tuple[Finding, ...]:
    """`rule_overlay_looser` for each default that `files` loosen, `rule_stands_alone`, `rule_other_year`, `quarter_not_rated`.
    rules: those of `rules_for` with the same words."""
    return (*_looser(year, period, files), *_other_years(year, files), *_not_rated(rules, period))


def rule_notes(rules: RuleSet, year: int, period: str = "", files: Sequence[RuleFile] = ()) -> tuple[str, ...]:
    """Lines under `not_checked`: a document that came into force after the quarter, rules of other years or other periods."""
    return (*_later(rules, period, files), *(line for file in files for line in _not_of(file, year, period)))


def _of_the_year(file: RuleFile, year: int, period: str) -> bool:
    try:
        documents = rule_set(year, period).documents
    except Refusal:
        return False
    return file.extends in documents and file.id not in documents


def _looser(year: int, period: str, files: Sequence[RuleFile]) -> Iterator[Finding]:
    if not files:
        return
    if _of_the_year(files[0], year, period):
        yield from softened_over(rule_set(year, period), files)
        return
    own = [file for file in files if file not in shipped()]
    for file in own:
        yield from softened(file, files)
    if own and not _asked_apart(files):
        try:
            superior = rule_set(year, period).id
        except Refusal:
            return
        yield finding("rule_stands_alone", id=files[-1].id, year=year, superior=superior, needs_confirmation=True)


def _asked_apart(files: Sequence[RuleFile]) -> bool:
    """Whether they stand on a shipped document that is no regulation of the years (civil service)."""
    root = next(iter(rule_set_of(files[-1], files[:-1]).documents))
    return any(file.id == root and not file.standing for file in shipped())


def _other_years(year: int, files: Sequence[RuleFile]) -> Iterator[Finding]:
    for file in files:
        if not _covers(file, year):
            yield finding("rule_other_year", id=file.id, year=year, years=_years(file), needs_confirmation=True)


def _covers(file: RuleFile, year: int) -> bool:
    return file.rated_from <= year and (file.rated_to is None or year <= file.rated_to)


def _years(file: RuleFile) -> str:
    if file.rated_to is None:
        return f"từ năm {file.rated_from} trở đi"
    return f"năm {file.rated_from}" if file.rated_to == file.rated_from else f"từ năm {file.rated_from} đến năm {file.rated_to}"


def _not_of(file: RuleFile, year: int, period: str) -> Iterator[str]:
    if not _covers(file, year):
        yield f"rules: {file.id} ghi cho {_years(file)}, đang dùng cho năm {year} theo yêu cầu; cần xác nhận."
    if period and "quarter" not in file.periods and file not in shipped():
        yield f"rules: {file.id} không ghi là dùng cho quý (periods), đang dùng cho quý theo yêu cầu; cần xác nhận."


def _not_rated(rules: RuleSet, period: str) -> Iterator[Finding]:
    """The quarter that a document says has no rating of its own."""
    quarter = int(period[-1]) if period else 0
    for said in rules.rules.principles:
        if quarter in said.no_rating_in:
            yield finding(
                "quarter_not_rated",
                basis=rules.basis(said, "principles"),
                quarter=_ROMAN[period[-1]],
                year=int(period[:4]),
                period=period,
                says=said.says,
                note=f" ({said.note})" if said.note else "",
                item=said.code,
                needs_confirmation=True,
            )


def _later(rules: RuleSet, period: str, files: Sequence[RuleFile]) -> Iterator[str]:
    """Documents of the centre that came into force when the quarter was over."""
    if not period:
        return
    end = last_day_of_quarter(int(period[:4]), int(period[-1]))
    for file in (*shipped(), *files):
        if file.id in rules.documents and file.layer == "centre" and file.effective_from > end:
            day, name = format_day(file.effective_from), f"Quý {_ROMAN[period[-1]]}"
            yield f"rules: {file.id} có hiệu lực từ {day}, sau khi {name} hết; áp dụng cho {name} {period[:4]} là cách hiểu, cần xác nhận."
