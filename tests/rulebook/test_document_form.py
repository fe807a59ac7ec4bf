"""Document form at a date: the right guide answers, and every value says where it comes from."""

from dataclasses import fields, is_dataclass
from datetime import date
from itertools import pairwise

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.document_form import DATA, FormRules, Ruled, all_forms, document_form, form_named, newest_form


@pytest.mark.parametrize(
    ("on", "state", "rule"),
    [
        (date(2018, 4, 3), False, "36-HD/VPTW"),
        (date(2026, 5, 26), False, "36-HD/VPTW"),
        (date(2026, 5, 27), False, "05-HD/VPTW"),
        (date(2030, 1, 1), False, "05-HD/VPTW"),
        (date(2020, 3, 5), True, "30/2020/NĐ-CP"),
    ],
)
def test_the_day_of_issue_chooses_the_guide(on: date, state: bool, rule: str) -> None:
    assert document_form(on, state).id == rule


@pytest.mark.parametrize(("on", "state"), [(date(2018, 4, 2), False), (date(2020, 3, 4), True)])
def test_a_day_before_the_first_guide_is_refused_not_guessed(on: date, state: bool) -> None:
    with pytest.raises(Refusal) as refusal:
        document_form(on, state)
    assert refusal.value.code == "rule_not_at_date"
    assert f"{on:%d/%m/%Y}" in refusal.value.message


def test_a_guide_is_found_by_its_symbol() -> None:
    assert form_named("36-HD/VPTW").effective_to == date(2026, 5, 26)
    with pytest.raises(Refusal, match="Các bộ đang có: 36-HD/VPTW, 30/2020/NĐ-CP, 05-HD/VPTW"):
        form_named("99-HD/VPTW")


def test_papers_without_a_date_take_the_guide_still_in_force() -> None:
    assert (newest_form().id, newest_form(state=True).id) == ("05-HD/VPTW", "30/2020/NĐ-CP")


def ruled(value: object, path: str) -> list[tuple[str, Ruled]]:
    if isinstance(value, Ruled):
        return [(path, value)]
    return [found for f in fields(value) if is_dataclass(item := getattr(value, f.name)) for found in ruled(item, f"{path}.{f.name}")]


@pytest.mark.parametrize("rules", all_forms(), ids=lambda rules: rules.id)
def test_every_value_names_its_clause_and_grade(rules: FormRules) -> None:
    items = ruled(rules, rules.id)
    assert len(items) > 45
    for path, item in items:
        assert item.clause, path
        assert item.needs_confirmation == (item.grade in ("C", "K", "I")), path


def test_what_the_guide_is_silent_about_is_flagged() -> None:
    rules = form_named("05-HD/VPTW")
    assert not rules.margins.needs_confirmation
    assert rules.looks.heading_1.needs_confirmation and rules.signature.needs_confirmation
    assert form_named("36-HD/VPTW").basis.needs_confirmation
    assert form_named("30/2020/NĐ-CP").looks.motto.needs_confirmation


def test_the_two_party_guides_differ_where_the_text_differs() -> None:
    old, new = form_named("36-HD/VPTW"), form_named("05-HD/VPTW")
    assert (old.basis.last, new.basis.last) == (",", ".")
    assert (old.recipients.end, new.recipients.end) == (",", ";")
    assert (old.words.petition_label.text, new.words.petition_label.text) == ("Kính gửi:", "Kính trình:")
    assert (old.body.line_max, new.body.line_max) == (18, 22)


def test_guides_of_one_kind_do_not_overlap_and_leave_no_gap() -> None:
    party = [rules for rules in all_forms() if not rules.state]
    for earlier, later in pairwise(party):
        assert earlier.effective_to is not None
        assert (later.effective_from - earlier.effective_to).days == 1


def test_one_file_a_document() -> None:
    assert sorted(path.name for path in DATA.glob("*.yaml")) == ["05-hd-vptw.yaml", "30-2020-nd-cp.yaml", "36-hd-vptw.yaml"]
