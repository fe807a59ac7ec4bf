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
from nhiemky.domain.finding import Finding
from nhiemky.domain.rating import Repair, RepairStep
from nhiemky.domain.wire import to_json
from nhiemky.flows.rate_rules import rule_findings, rule_notes, rules_for
from nhiemky.flows.rating_columns import OPTIONAL
from nhiemky.flows.rating_table import RatingTable, read_rating_table
from nhiemky.rulebook.rating_sets import RuleSet
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
    return rated(table, rules, judge(table.rows, rules), year=year, period=period, files=files, fixed=fixed, name=name)


def rated(
    table: RatingTable,
    rules: RuleSet,
    judged: Judged,
    *,
    year: int,
    period: str = "",
    files: Sequence[RuleFile] = (),
    fixed: Repair | None = None,
    name: str | None = None,
) -> Rating:
    """What was found, put together: what must be said of the rules, the table's own report, the engine's."""
    rows = [found for found in table.findings if found.code not in _ENGINE_SAYS]
    findings = [replace(found, file=name) if name and not found.file else found for found in (*rows, *judged.findings)]
    findings = [*rule_findings(rules, year, period, files), *findings]
    missing = (*rule_notes(rules, year, period, files), *_absent(table))
    return Rating(rules, year, judged, tuple(findings), (*missing, *table.not_checked, *judged.not_checked), fixed, _names(table, fixed))


def _names(table: RatingTable, found: Repair | None) -> dict[str, str]:
    spoken = {id for step in found.changes for id in (step.subject_id, *step.among)} if found else set()
    return {row.id: row.name for row in table.rows if row.id in spoken and row.name}


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
