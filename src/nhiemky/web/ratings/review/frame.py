"""The form, the criteria and the conditions that the round's pinned rules have for a subject.

>>> frame = frame_of(subject, rules)                                    # doctest: +SKIP
>>> [section.heading for section in frame.sections], frame.uses_points  # doctest: +SKIP
(['I. Ưu điểm, kết quả đạt được', ...], False)

Promise: nothing is invented where the rules say nothing: without a form in the rules the plain one stands in and says so, without points no
sum and no band is shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from nhiemky.domain.rating import LEVELS
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Band, Condition, Criterion, Form
from nhiemky.rulebook.ratings import Subject as RatedSort
from nhiemky.vietnamese.numbering import parse_label
from nhiemky.web.ratings.models import Subject

PLAIN = Form(
    code="chung",
    who="both",
    title="Bản tự kiểm điểm",
    sections={
        "uu-diem": "I. Ưu điểm, kết quả đạt được",
        "han-che": "II. Hạn chế, khuyết điểm và nguyên nhân",
        "giai-trinh": "III. Giải trình những vấn đề được gợi ý",
        "khac-phuc": "IV. Phương hướng, biện pháp khắc phục",
    },
    clause="mẫu chung của chương trình",
    grade="I",
)
"""Where the rules at hand hold no form."""
_NUMBER = re.compile(r"(?:[IVX]{1,5}|\d{1,2})(?:\.\d{1,2}){0,3}")
_LEVEL = re.compile(r"mức tự|tự nhận|tự xếp loại", re.IGNORECASE)
GRADES: Mapping[str, str] = {"XS": "Xuất sắc", "T": "Tốt", "TB": "Trung bình", "K": "Kém"}
"""Of a criterion without points."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the form, headed as people read it ("I.1. Chính trị, tư tưởng").

    kind  text | group (it only gathers the ones below) | level (points and own level stand there) | prompts (answers to prompts).
    """

    key: str
    heading: str
    kind: Literal["text", "group", "level", "prompts"] = "text"

    @property
    def number(self) -> str:
        label = parse_label(self.heading)
        return label.text.rstrip(".-) ") if label else ""

    @property
    def title(self) -> str:
        label = parse_label(self.heading)
        return self.heading[label.end :].strip() if label else self.heading

    @property
    def required(self) -> bool:
        """Empty, it is missed; prompts are missed one by one."""
        return self.kind == "text"


def sections_of(form: Form) -> tuple[Section, ...]:
    """In the form's order; a key that is a number ("I.1") is part of the heading."""
    return tuple(Section(key, _headed(key, heading), _kind(key, heading, form)) for key, heading in form.sections.items())


def says_level(heading: str) -> bool:
    """Whether points and own level stand under that heading."""
    return _LEVEL.search(heading) is not None


def _headed(key: str, heading: str) -> str:
    return f"{key}. {heading}" if _NUMBER.fullmatch(key) and parse_label(heading) is None else heading


def _kind(key: str, heading: str, form: Form) -> Literal["text", "group", "level", "prompts"]:
    if any(other.startswith(f"{key}.") for other in form.sections):
        return "group"
    if says_level(heading):
        return "level"
    return "prompts" if "gợi ý" in heading.lower() else "text"


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria below one heading. most: their points together, 0 where they are graded."""

    heading: str
    lines: tuple[Criterion, ...]

    @property
    def most(self) -> Decimal:
        return sum((line.max_points for line in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True)
class Frame:
    """All a self-review of one subject is made of. forms: those it may choose from, the chosen one first in `form`."""

    form: Form
    forms: tuple[Form, ...]
    sections: tuple[Section, ...]
    groups: tuple[Group, ...]
    bands: tuple[Band, ...]
    rules: RuleSet
    who: tuple[str, ...]

    @property
    def plain(self) -> bool:
        return self.form.code == PLAIN.code

    @property
    def lines(self) -> tuple[Criterion, ...]:
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def uses_points(self) -> bool:
        return any(line.max_points for line in self.lines)

    @property
    def headings(self) -> dict[str, str]:
        return {section.key: section.heading for section in self.sections}

    def conditions(self, level: str) -> tuple[Condition, ...]:
        """What the rules ask beside points for a level of such a subject."""
        reached = LEVELS[LEVELS.index(level) :] if level in LEVELS else ()
        asked = cast("tuple[Condition, ...]", self.rules.items("conditions"))
        return tuple(one for one in asked if one.who in self.who and (one.level == level or (one.or_better and one.level in reached)))

    def total(self, scores: Mapping[str, str]) -> Decimal | None:
        """Sum of the points given; None where the frame has none or nothing was given."""
        if not self.uses_points:
            return None
        given = [Decimal(scores[line.code]) for line in self.lines if line.max_points and scores.get(line.code)]
        return sum(given, Decimal(0)) if given else None

    def band(self, points: Decimal | None) -> Band | None:
        """The band the points fall in: [at_least, below)."""
        if points is None:
            return None
        return next((one for one in self.bands if points >= one.at_least and (one.below is None or points < one.below)), None)


def frame_of(subject: Subject, rules: RuleSet, chosen: str = "") -> Frame:
    """chosen: code of the form the review stands on; else the likeliest."""
    forms = forms_for(subject, rules)
    form = next((one for one in forms if one.code == chosen), forms[0])
    every = cast("tuple[Criterion, ...]", rules.items("criteria"))
    frames = _frames(form, rules)
    return Frame(
        form,
        forms,
        sections_of(form),
        _groups([one for one in every if one.who in frames]),
        cast("tuple[Band, ...]", rules.items("bands")),
        rules,
        audience(subject),
    )


def forms_for(subject: Subject, rules: RuleSet) -> tuple[Form, ...]:
    """The forms of the rules for that kind, the likeliest first: a head's or an office holder's is the leader's."""
    every = cast("tuple[Form, ...]", rules.items("forms"))
    fits = [one for one in every if one.who != "ballot" and (one.who == "collective") == (subject.kind == "collective")]
    likely = _likely(subject)
    return tuple(sorted(fits, key=lambda one: likely.index(one.who) if one.who in likely else len(likely))) or (PLAIN,)


def _likely(subject: Subject) -> tuple[str, ...]:
    if subject.kind == "collective":
        return ("collective",)
    leads = subject.is_head or bool(subject.title.strip())
    quarter = ("quarter",) if subject.campaign.period_kind == "quarter" else ()
    return (*quarter, *(("leader", "individual", "member") if leads else ("member", "individual", "leader")))


def audience(subject: Subject) -> tuple[str, ...]:
    """Whom items of the rules name when they speak of this subject."""
    if subject.kind == "collective":
        return ("collective", "both")
    return ("individual", "both", "head" if subject.is_head else "member")


def _frames(form: Form, rules: RuleSet) -> set[str]:
    """Names of the criteria frames that go with the form: those the rules' sorts of subjects tie to it, else its own."""
    sorts = cast("tuple[RatedSort, ...]", rules.items("subjects"))
    return {one.frame for one in sorts if one.form == form.code and one.frame} or {form.who}


def _groups(mine: list[Criterion]) -> tuple[Group, ...]:
    """Leaves below their parents' words; a criterion without children below nothing is a group of its own kind."""
    by_code = {one.code: one for one in mine}
    parents = {one.parent for one in mine if one.parent}
    found: dict[str, list[Criterion]] = {}
    for one in mine:
        if one.code in parents:
            continue
        found.setdefault(_heading(one, by_code), []).append(one)
    return tuple(Group(heading, tuple(lines)) for heading, lines in found.items())


def _heading(one: Criterion, by_code: Mapping[str, Criterion]) -> str:
    if one.parent in by_code:
        return by_code[one.parent].says
    return one.parent or ("Tiêu chí chung" if one.kind == "common" else "Kết quả thực hiện nhiệm vụ")
