"""The form, the criteria and the conditions that the round's pinned rules have for a subject.

>>> frame = frame_of(subject, rules)                                    # doctest: +SKIP
>>> [section.heading for section in frame.sections], frame.uses_points  # doctest: +SKIP
(['I. Ưu điểm, kết quả đạt được', ...], False)

Promise: nothing is invented where the rules say nothing: without a form in the rules the plain one stands in and says so, without points no
sum and no band is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from nhiemky.domain.rating import LEVELS
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Band, Condition, Criterion, Form
from nhiemky.rulebook.ratings import Subject as RatedSort
from nhiemky.vietnamese.numbering import parse_label
from nhiemky.web.ratings.models import Subject
from nhiemky.web.ratings.value import facts_of

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
GRADES: Mapping[str, str] = {"XS": "Xuất sắc", "T": "Tốt", "TB": "Trung bình", "K": "Kém"}
"""Of a criterion without points."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the form."""

    key: str
    heading: str

    @property
    def number(self) -> str:
        label = parse_label(self.heading)
        return label.text.rstrip(".-) ") if label else ""

    @property
    def title(self) -> str:
        label = parse_label(self.heading)
        return self.heading[label.end :].strip() if label else self.heading


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
    frames = (one.frame for one in cast("tuple[RatedSort, ...]", rules.items("subjects")) if one.form == form.code and one.frame)
    who = (*audience(subject, form), *frames)
    every = cast("tuple[Criterion, ...]", rules.items("criteria"))
    mine = [one for one in every if one.who in who]
    return Frame(
        form,
        forms,
        tuple(Section(key, heading) for key, heading in form.sections.items()),
        _groups(mine),
        cast("tuple[Band, ...]", rules.items("bands")),
        rules,
        who,
    )


def forms_for(subject: Subject, rules: RuleSet) -> tuple[Form, ...]:
    """The forms of the rules for that kind, the likeliest first: a head's or an office holder's is the leader's."""
    every = cast("tuple[Form, ...]", rules.items("forms"))
    fits = [one for one in every if (one.who == "collective") == (subject.kind == "collective")]
    likely = _likely(subject)
    return tuple(sorted(fits, key=lambda one: likely.index(one.who) if one.who in likely else len(likely))) or (PLAIN,)


def _likely(subject: Subject) -> tuple[str, ...]:
    if subject.kind == "collective":
        return ("collective",)
    said = str(facts_of(subject).get("form", ""))
    leads = subject.is_head or bool(subject.title.strip())
    return (said, "leader", "head", "member") if leads else (said, "member", "leader")


def audience(subject: Subject, form: Form) -> tuple[str, ...]:
    """The words under which items of the rules speak of this subject."""
    if subject.kind == "collective":
        return ("collective", "both")
    own = (form.who,) if form.who not in ("both", "collective") else ("leader",) if subject.is_head else ("member",)
    return (*own, "individual", "both", "head" if subject.is_head else "member")


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
