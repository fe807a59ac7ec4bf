"""A rating table judged by the rules of its year: what `nhiemky rate` answers, without a terminal.

>>> head = "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level"
>>> data = "\\n".join([head, *(f"collective;t{at};Sở {at};o{at};Sở;0;{'HTXSNV' if at < 2 else 'HTTNV'}" for at in range(10))]).encode()
>>> answer = as_json(rate(read_rating_table("a.csv", data), year=2023, with_repair=True))
>>> answer["rule_set"], answer["groups"][0]["allowed"], [found["code"] for found in answer["findings"]], answer["repair"]["count"]
('124-QĐ/TW + 25-HD/BTCTW', 1, ['cap_exceeded'], 1)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from nhiemky.checking.ratings.caps import group_facts
from nhiemky.checking.ratings.judge import Judged, judge
from nhiemky.checking.ratings.repair import repair
from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.rating import Repair, RepairStep
from nhiemky.domain.wire import to_json
from nhiemky.flows.rating_columns import OPTIONAL
from nhiemky.flows.rating_table import RatingTable, read_rating_table
from nhiemky.rulebook.rating_sets import RuleSet, rule_set, rule_set_of
from nhiemky.rulebook.ratings import RuleFile

__all__ = ["Rating", "as_json", "rate", "read_rating_table", "rules_for"]


@dataclass(frozen=True, slots=True)
class Rating:
    """What a table comes to. findings: the table's own, then the engine's; repair: None where it was not asked; names: of those it speaks
    of, by their ids."""

    rules: RuleSet
    year: int
    judged: Judged
    findings: tuple[Finding, ...]
    not_checked: tuple[str, ...]
    repair: Repair | None = None
    names: Mapping[str, str] = field(default_factory=dict)


_ENGINE_SAYS = frozenset({"unknown_level", "duplicate_subject"})
"""Rows of these sorts are told by the engine; the table's report has them too, for imports without an engine."""


def rate(
    table: RatingTable, *, year: int, period: str = "", files: Sequence[RuleFile] = (), with_repair: bool = False, name: str | None = None
) -> Rating:
    """The table judged. files: a committee's own rules, the outermost last; name: the table's base name, for findings.

    Refuses with `rule_not_for_year`, `rule_unknown`.
    """
    rules = rules_for(year, period, files)
    fixed = repair(table.rows, rules) if with_repair else None
    return rated(table, rules, judge(table.rows, rules), year=year, own=bool(files), fixed=fixed, name=name)


def rated(
    table: RatingTable, rules: RuleSet, judged: Judged, *, year: int, own: bool, fixed: Repair | None = None, name: str | None = None
) -> Rating:
    """What was found, put together: the table's own report first. own: the rules were named, not chosen by the year."""
    rows = [found for found in table.findings if found.code not in _ENGINE_SAYS]
    findings = [replace(found, file=name) if name and not found.file else found for found in (*rows, *judged.findings)]
    missing = (*(_not_of_the_year(rules, year) if own else ()), *_absent(table))
    return Rating(rules, year, judged, tuple(findings), (*missing, *table.not_checked, *judged.not_checked), fixed, _names(table, fixed))


def _names(table: RatingTable, found: Repair | None) -> dict[str, str]:
    spoken = {id for step in found.changes for id in (step.subject_id, *step.among)} if found else set()
    return {row.id: row.name for row in table.rows if row.id in spoken and row.name}


def rules_for(year: int, period: str = "", files: Sequence[RuleFile] = ()) -> RuleSet:
    """The rules of a year or quarter. files: lie over them, the outermost last, where the first extends one of their documents; else the
    last holds by itself, with what it extends."""
    if not files:
        return rule_set(year, period)
    if _extends_the_year_s(files[0], year, period):
        return rule_set(year, period, files)
    return rule_set_of(files[-1], files[:-1])


def _extends_the_year_s(file: RuleFile, year: int, period: str) -> bool:
    try:
        documents = rule_set(year, period).documents
    except Refusal:
        return False
    return file.extends in documents and file.id not in documents


def _not_of_the_year(rules: RuleSet, year: int) -> list[str]:
    book = rules.rules
    if book.rated_from <= year and (book.rated_to is None or year <= book.rated_to):
        return []
    until = f"đến {book.rated_to}" if book.rated_to else "trở đi"
    return [f"rules: {book.id} ghi cho các năm từ {book.rated_from} {until}, đang dùng cho năm {year} theo yêu cầu; cần xác nhận."]


def _absent(table: RatingTable) -> list[str]:
    """The contract's optional columns that the table has not, in one line."""
    absent = [column for column in OPTIONAL if column not in table.columns]
    return [f"Cột không có trong bảng, không kiểm những điều dựa vào: {', '.join(absent)}."] if absent else []


def as_json(rating: Rating) -> dict[str, Any]:
    """The document of design §4.5, without `schema_version`; shares are decimal strings."""
    return {
        "rule_set": rating.rules.id,
        "year": rating.year,
        "groups": [group_facts(tally) for tally in rating.judged.groups],
        "findings": [_told(found) for found in rating.findings],
        "repair": None if rating.repair is None else repair_json(rating.repair),
        "not_checked": rating.not_checked,
    }


def _told(found: Finding) -> dict[str, Any]:
    """A finding with the contract's keys: one about a cap names its `group` beside the code."""
    told: dict[str, Any] = to_json(found)
    return {**told, "group": found.facts["group"]} if found.code == "cap_exceeded" else told


def repair_json(found: Repair) -> dict[str, Any]:
    """A repair with the contract's keys."""
    return {"changes": [_step(step) for step in found.changes], "count": found.count, "proven_minimal": found.proven_minimal}


def _step(step: RepairStep) -> dict[str, Any]:
    return {
        "subject_id": step.subject_id,
        "choose": step.choose,
        "among": list(step.among),
        "from": step.from_level,
        "to": step.to_level,
        "reason": step.reason,
        "subject_kind": step.subject_kind,
        "group": step.group,
    }
