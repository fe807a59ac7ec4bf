"""Forms of the round's rules with what is held of each subject, and what the office writes on top of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from nhiemky.domain.rating import DISCIPLINES, FACTS, LEVEL_NAMES, SubjectKind
from nhiemky.flows.papers.signing import Signing
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Form
from nhiemky.vietnamese.numbers import format_number, parse_number
from nhiemky.web import clock
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.review.frame import forms_for
from nhiemky.web.ratings.setup.facts import FACT_WORDS
from nhiemky.web.ratings.value import facts_of
from nhiemky.web.ui.forms import DayField, TextField
from nhiemky.writing.ratings_form import Filled


class SigningForm(forms.Form):
    """Day, number and signer; blank ones stay blank on the paper."""

    on = DayField(label="Ngày ghi trên văn bản")
    number = TextField(label="Số", required=False, max_length=10)
    signer_title = TextField(label="Chức vụ người ký", required=False, max_length=100)
    signer_name = TextField(label="Họ tên người ký", required=False, max_length=100)

    @property
    def signing(self) -> Signing:
        """As filled in."""
        said = self.cleaned_data
        return Signing(said["on"], number=said["number"], signer_title=said["signer_title"], signer_name=said["signer_name"])


def filled_forms(campaign: RatingCampaign, rules: RuleSet, kind: SubjectKind) -> Iterator[tuple[str, Form, Filled]]:
    """Name of the file, the likeliest form, what is held: everybody of that kind who is not decided outside the program."""
    rows = campaign.subjects.filter(removed_at=None, kind=kind, outside="").select_related("organisation__parent").order_by("order", "pk")
    prompts: dict[int, list[str]] = {}
    for subject, words in campaign.prompts.filter(withdrawn_at=None, subject__kind=kind).values_list("subject_id", "words"):
        prompts.setdefault(subject, []).append(words)
    for one in rows:
        yield one.name, forms_for(one, rules)[0], filled_of(one, tuple(prompts.get(one.pk, ())))


def filled_of(subject: Subject, prompts: tuple[str, ...] = (), *, with_facts: bool = True) -> Filled:
    """One subject. with_facts: for those who may know what is recorded."""
    person = subject.kind == "individual"
    above = subject.organisation.parent
    return Filled(
        subject.organisation.name, above.name if above else "", subject.organisation.place, subject.name if person else "", subject.title,
        tuple(fact_rows(facts_of(subject))) if with_facts else (), prompts,
    )  # fmt: skip


def fact_rows(facts: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Words, value, source of each recorded fact."""
    sources = facts.get("sources", {})
    for name in (*FACTS, "marks", "quarter_levels"):
        value = facts.get(name)
        if value not in (None, "", []):
            source = sources.get(name, {})
            yield FACT_WORDS[name], _said(name, value), str(source.get("source") or source.get("by") or "")


def _said(name: str, value: Any) -> str:
    if name == "marks":
        return "; ".join(MARKS.get(mark, mark) for mark in value)
    if name == "quarter_levels":
        return "; ".join(LEVEL_NAMES.get(level, level) for level in value)
    if name == "discipline":
        return DISCIPLINES.get(value, value)
    if name == "civil_service_level":
        return LEVEL_NAMES.get(value, value)
    number = parse_number(str(value).replace(".", ","))
    words = str(value) if number is None else format_number(number)
    return f"{words}%" if name.endswith("_percent") else words


def usual_signing() -> dict[str, Any]:
    """What the form begins with: today, the rest blank."""
    return {"on": clock.today()}
