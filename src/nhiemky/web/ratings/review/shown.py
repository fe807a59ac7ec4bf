"""What pages of the review room show of a subject: what is held, the conditions of a level, what the rules find.

>>> [fact.name for fact in held_facts(subject)]                         # doctest: +SKIP
['nhiệm vụ hoàn thành', 'kỷ luật']
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from nhiemky.checking.ratings.judge import judge
from nhiemky.checking.ratings.scope import FACT_WORDS, asked, recorded
from nhiemky.domain.finding import Finding
from nhiemky.domain.rating import DISCIPLINES, FACTS, LEVEL_NAMES
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.vietnamese.numbers import format_number
from nhiemky.web.ratings.models import Rating, Subject
from nhiemky.web.ratings.review.frame import Frame
from nhiemky.web.ratings.value import Stage, facts_of, rated, rows_of

STAGES = {
    "self": "Tự xếp loại",
    "proposed": "Cơ quan tham mưu đề nghị",
    "board": "Đưa ra xét",
    "decided": "Quyết định",
    "redone": "Xếp loại lại",
}
_OF_GROUPS = frozenset({"cap_exceeded", "cap_other_reading"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing held of a subject, with who recorded it from what."""

    name: str
    value: str
    source: str
    by: str
    at: datetime | None


def held_facts(subject: Subject) -> list[Fact]:
    """Every fact and mark recorded, in the order of the table."""
    facts = facts_of(subject)
    sources: dict[str, Any] = facts.get("sources", {})
    found = []
    for name in (*FACTS, "quarter_levels", "marks", *(key for key in facts if key not in (*FACTS, "quarter_levels", "marks", "sources"))):
        value = facts.get(name)
        if value in (None, "", []):
            continue
        said = sources.get(name, {})
        at = datetime.fromisoformat(said["at"]) if said.get("at") else None
        found.append(Fact(_name(name), _value(name, value), str(said.get("source", "")), str(said.get("by", "")), at))
    return found


def _name(name: str) -> str:
    words = FACT_WORDS.get(name) or {"marks": "điều được xác nhận", "quarter_levels": "mức các quý"}.get(name, name)
    return words[:1].upper() + words[1:]


def _value(name: str, value: Any) -> str:
    if name == "marks":
        return "; ".join(MARKS.get(mark, mark) for mark in value)
    if isinstance(value, list):
        return ", ".join(LEVEL_NAMES.get(str(one), str(one)) for one in value)
    if name == "discipline":
        return DISCIPLINES.get(str(value), str(value))
    if name == "civil_service_level":
        return LEVEL_NAMES.get(str(value), str(value))
    try:
        number = format_number(Decimal(str(value)))
    except ArithmeticError:
        return str(value)
    return f"{number}%" if name.endswith("_percent") else number


@dataclass(frozen=True, slots=True)
class Asked:
    """One condition of a level. state: met | failed | open (not recorded)."""

    says: str
    basis: str
    state: str
    recorded: str


def conditions_of(subject: Subject, frame: Frame, level: str) -> list[Asked]:
    """What the rules ask for the level beside points, and what the facts say to it."""
    row = rated(subject, level)
    found = []
    for item in frame.conditions(level):
        answers = [asked(test)(row) for test in item.needs]
        state = "failed" if False in answers else "open" if None in answers else "met"
        found.append(Asked(item.says, frame.rules.basis(item, "conditions"), state, recorded(item.needs, row)))
    return found


def findings_on(subject: Subject, rules: RuleSet, stage: Stage) -> list[Finding]:
    """What the rules find of this subject alone at that stage of its level; a head's bodies are looked at beside it."""
    beside = list(subject.collectives.filter(removed_at=None).select_related("organisation"))
    if subject.is_head:
        same = subject.campaign.subjects.filter(kind="collective", organisation=subject.organisation, removed_at=None)
        beside = [*same.select_related("organisation"), *beside]
    rows = rows_of(subject.campaign, [subject, *{one.pk: one for one in beside}.values()], stage)
    found = judge([row for row in rows if row.level], rules).findings
    return [one for one in found if one.subject_id == subject.code and one.code not in _OF_GROUPS]


def stage_of(subject: Subject) -> Stage:
    """The stage whose level stands now."""
    if subject.decided_level:
        return "decided_level"
    if subject.level:
        return "level"
    return "proposed_level" if subject.proposed_level else "self_level"


def versions(ratings: Iterable[Rating]) -> list[dict[str, Any]]:
    """Versions of a rating, newest first, for a table."""
    return [
        {
            "number": one.number,
            "stage": STAGES.get(one.stage, one.stage),
            "level": LEVEL_NAMES.get(one.level, one.level or "chưa có mức"),
            "points": one.points.normalize() if one.points is not None else None,
            "basis": one.basis,
            "decision": one.decision,
            "at": one.at,
            "by": one.by,
        }
        for one in sorted(ratings, key=lambda one: -one.number)
    ]
