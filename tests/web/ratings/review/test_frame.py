"""What the shipped rules give a self-review: each regulation's own form, frame, bands, and who goes first."""

import pytest

from nhiemky.rulebook.rating_sets import RuleSet, pinned, rule_set
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.review.frame import PLAIN, frame_of
from nhiemky.web.ratings.review.order import BODY_FIRST, LOWER_FIRST, UNIT_FIRST


def subject(kind: str = "collective", *, is_head: bool = False, title: str = "", period: str = "year") -> Subject:
    return Subject(campaign=RatingCampaign(period_kind=period), kind=kind, is_head=is_head, title=title)


def kept(rules: RuleSet) -> RuleSet:
    """As a round keeps them."""
    return pinned(rules.text)


@pytest.mark.parametrize(("year", "points"), [(2022, False), (2023, False), (2024, False), (2025, True)])
def test_points_are_summed_only_where_the_rules_use_points(year, points):
    for one in (subject(), subject("individual"), subject("individual", is_head=True, title="Bí thư")):
        frame = frame_of(one, kept(rule_set(year)))
        assert frame.lines and frame.uses_points is points
        assert (frame.total({line.code: "1" for line in frame.lines}) is not None) is points


@pytest.mark.parametrize("year", [2022, 2023, 2025])
def test_sections_stand_in_the_order_of_the_form_under_their_numbers(year):
    headings = [section.heading for section in frame_of(subject(), kept(rule_set(year))).sections]
    assert [heading.partition(".")[0] for heading in headings] == ["I", "II", "III", "IV", "V", "VI", "VII"]


def test_a_heading_that_only_gathers_others_and_the_level_are_not_asked_as_text():
    kinds = {section.key: section.kind for section in frame_of(subject("individual"), kept(rule_set(2023))).sections}
    assert kinds["I"] == "group" and kinds["I.1"] == "text" and kinds["IV"] == "prompts" and kinds["VII"] == "level"


@pytest.mark.parametrize(
    ("year", "who", "form"),
    [
        (2022, subject("individual", is_head=True, title="Bí thư"), "m02"),
        (2023, subject("individual"), "m02a"),
        (2023, subject("individual", title="Bí thư"), "m02b"),
        (2025, subject("individual"), "m2a"),
        (2025, subject("individual", is_head=True), "m2b"),
        (2025, subject(), "m01"),
    ],
)
def test_each_regulation_has_its_own_form_for_each_sort_of_subject(year, who, form):
    assert frame_of(who, kept(rule_set(year))).form.code == form


def test_a_quarter_has_its_form_and_the_others_can_be_chosen():
    rules = kept(rule_set(2026, "2026-Q2"))
    person = subject("individual", title="Giám đốc", period="quarter")
    assert frame_of(person, rules).form.code == "mquy"
    assert frame_of(person, rules, "m2b").form.code == "m2b"


def test_the_frame_follows_the_chosen_form_and_no_ballot_is_offered():
    rules = kept(rule_set(2025))
    person = subject("individual")
    assert {line.who for line in frame_of(person, rules).lines} == {"member"}
    assert {line.who for line in frame_of(person, rules, "m2c").lines} == {"outside"}
    assert "ballot" not in {form.who for form in frame_of(subject(), kept(rule_set(2022))).forms}


def test_bands_are_half_open():
    frame = frame_of(subject(), kept(rule_set(2025)))
    assert [frame.band(points).level for points in frame_points("49.99", "50", "69.99", "70", "89.99", "90")] == [
        "KHTNV", "HTNV", "HTNV", "HTTNV", "HTTNV", "HTXSNV"
    ]  # fmt: skip


def frame_points(*words: str):
    from decimal import Decimal

    return [Decimal(word) for word in words]


def test_the_plain_form_stands_in_where_the_rules_have_none():
    rules = kept(rule_set(2023))
    bare = RuleSet(rules.rules.__class__(**{**vars_of(rules.rules), "forms": (), "criteria": ()}), rules.documents, rules.origin)
    frame = frame_of(subject(), bare)
    assert frame.plain and frame.form is PLAIN and not frame.lines


def vars_of(rules):
    from dataclasses import fields

    return {field.name: getattr(rules, field.name) for field in fields(rules)}


@pytest.mark.parametrize("year", [2022, 2023, 2025])
def test_the_order_is_known_by_its_codes(year):
    codes = {one.code for one in rule_set(year).items("principles")}
    assert {UNIT_FIRST, BODY_FIRST, LOWER_FIRST} <= codes
