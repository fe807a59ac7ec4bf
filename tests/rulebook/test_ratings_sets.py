"""Layers laid over each other, chosen by the rated year, pinned by their hash."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.rating_items import Cap, Forced, Test
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.rulebook.rating_process import Principle, Unknown
from nhiemky.rulebook.rating_sets import merged, pinned, rule_file, rule_set, rule_set_of, shipped, verify_pinned
from nhiemky.rulebook.ratings import ITEM_FIELDS, RuleFile

SECTIONS = ("forced", "principles", "unknown", "caps")
CODES = ("mot", "hai", "ba", "bon")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=12).filter(str.strip)
GRADES = st.sampled_from("ASCKI")


def made(kind: Any, **more: Any) -> st.SearchStrategy[Any]:
    return st.builds(kind, code=st.sampled_from(CODES), clause=WORDS, grade=GRADES, says=WORDS, **more)


def each_once(items: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=4, unique_by=lambda item: item.code).map(tuple)


TESTS = st.one_of(
    st.builds(Test, mark=st.sampled_from(sorted(MARKS))),
    st.builds(Test, fact=st.just("tasks_done_percent"), below=st.decimals(0, 100, places=2)),
)
CAPS = st.lists(
    st.builds(
        Cap,
        code=st.just("cap"),
        who=st.just("individual"),
        ratio=st.decimals("0.01", "0.99", places=2),
        clause=WORDS,
        grade=GRADES,
        priority=st.lists(WORDS, max_size=2).map(tuple),
    ),
    max_size=1,
).map(tuple)
FORCED = each_once(
    made(
        Forced,
        who=st.sampled_from(["collective", "individual"]),
        when=st.lists(TESTS, min_size=1, max_size=2).map(tuple),
        level=st.sampled_from(["HTNV", "KHTNV"]),
    )
)


def files(number: int) -> st.SearchStrategy[RuleFile]:
    day = date(2030, 1, 1)
    return st.builds(
        RuleFile,
        id=st.just(f"{number}-HD/ĐU"),
        title=WORDS,
        issuer=st.just("thử"),
        signed=st.sampled_from([None, day]),
        effective_from=st.just(day),
        effective_to=st.none(),
        rated_from=st.just(2030),
        rated_to=st.sampled_from([None, 2031]),
        source=st.just("thử"),
        confirm=st.just("thử"),
        forced=FORCED,
        principles=each_once(made(Principle, about=st.just("days"))),
        unknown=each_once(made(Unknown, about=st.just("text"))),
        caps=CAPS,
        layer=st.just("centre"),  # loosening is another test's matter
        drops=st.dictionaries(st.sampled_from(CODES), WORDS, max_size=2),
    )


STACKS = st.tuples(files(1), files(2), files(3))


def by_code(file: RuleFile, section: str) -> dict[str, Any]:
    return {item.code: item for item in getattr(file, section)}


def by_hand(stack: tuple[RuleFile, ...], section: str) -> Mapping[str, Any]:
    """The promise, written plainly."""
    held: dict[str, Any] = {}
    for at, file in enumerate(stack):
        if at:
            held = {code: item for code, item in held.items() if code not in file.drops}
        held |= by_code(file, section)
    return held


@given(STACKS)
@settings(max_examples=60, deadline=None)
def test_the_upper_layer_replaces_adds_and_drops(stack: tuple[RuleFile, ...]) -> None:
    rules = merged(stack)
    for section in SECTIONS:
        assert by_code(rules.rules, section) == by_hand(stack, section)


@given(STACKS)
@settings(max_examples=60, deadline=None)
def test_every_item_knows_the_document_it_comes_from(stack: tuple[RuleFile, ...]) -> None:
    rules = merged(stack)
    by_id = {file.id: file for file in stack}
    held = {f"{section}/{item.code}": (section, item) for section in ITEM_FIELDS for item in rules.items(section)}
    assert set(rules.origin) == set(held)
    for name, (section, item) in held.items():
        assert by_code(by_id[rules.origin[name]], section)[item.code] == item


@given(STACKS)
@settings(max_examples=60, deadline=None)
def test_layers_laid_one_by_one_are_the_layers_laid_at_once(stack: tuple[RuleFile, ...]) -> None:
    below, middle, top = stack
    first = replace(merged((below, middle)).rules, drops={})
    assert {section: getattr(merged((first, top)).rules, section) for section in ITEM_FIELDS} == {
        section: getattr(merged(stack).rules, section) for section in ITEM_FIELDS
    }


@given(STACKS)
@settings(max_examples=60, deadline=None)
def test_a_pinned_set_is_the_set_and_keeps_its_hash(stack: tuple[RuleFile, ...]) -> None:
    rules = merged(stack)
    kept = pinned(rules.text)
    assert kept == rules
    assert (kept.text, kept.sha256) == (rules.text, rules.sha256)
    assert verify_pinned(rules.text, rules.sha256)


@given(st.integers(2018, 2045), st.sampled_from(["", "-Q1", "-Q2", "-Q3", "-Q4"]))
@settings(max_examples=60, deadline=None)
def test_a_set_is_chosen_by_the_rated_year_only(year: int, quarter: str) -> None:
    if quarter and year < 2026:
        with pytest.raises(Refusal):
            rule_set(year, f"{year}{quarter}")
        return
    rules = rule_set(year, f"{year}{quarter}" if quarter else "")
    for symbol in rules.documents:
        file = rule_file(symbol)
        assert file.standing
        assert file.rated_from <= year <= (file.rated_to or year)
    assert ("quarter" if quarter else "year") in rules.rules.periods


@pytest.mark.parametrize("file", shipped(), ids=lambda file: file.id)
def test_every_shipped_set_survives_pinning(file: RuleFile) -> None:
    rules = rule_set_of(file)
    assert pinned(rules.text) == rules
    assert verify_pinned(rules.text, rules.sha256)


@pytest.mark.parametrize("change", [lambda text: text.replace("0.2", "0.3", 1), lambda text: text + "\n", lambda text: ""])
def test_a_changed_text_is_not_what_was_pinned(change) -> None:
    rules = rule_set(2023)
    assert not verify_pinned(change(rules.text), rules.sha256)


def test_bytes_with_the_right_hash_that_are_no_rule_set_are_not_taken() -> None:
    import hashlib

    for text in ("{}", "[]", '{"rules": {"id": 1}}', "không phải"):
        assert not verify_pinned(text, hashlib.sha256(text.encode()).hexdigest())


def test_two_years_of_one_regulation_are_the_same_rules() -> None:
    assert rule_set(2023).sha256 == rule_set(2024).sha256
    assert len({rule_set(year).sha256 for year in (2018, 2019, 2023, 2025)} | {rule_set(2026, "2026-Q1").sha256}) == 5


def test_an_overlay_of_a_committee_lies_on_the_year_it_is_asked_for() -> None:
    own = rule_file("05-HD/ĐU (ví dụ)")
    rules = rule_set(2026, overlays=(own,))
    assert rules.id == "366-QĐ/TW + 43-HD/BTCTW + 05-HD/ĐU (ví dụ)"
    assert rules.basis(rules.rules.bands[1], "bands") == "05-HD/ĐU (ví dụ), mục 2"
    assert rules.sha256 != rule_set(2026).sha256


def test_what_was_dropped_is_kept_with_its_reason() -> None:
    own = replace(rule_file("05-HD/ĐU (ví dụ)"), bands=(), drops={"moi_thanh_lap": "đảng bộ mới lập vẫn xếp loại"})
    rules = rule_set(2026, overlays=(own,))
    assert rules.dropped == {"moi_thanh_lap": "05-HD/ĐU (ví dụ): đảng bộ mới lập vẫn xếp loại"}
    assert "not_rated/moi_thanh_lap" not in rules.origin


def test_a_confirmed_default_is_certain_and_loses_its_mark() -> None:
    rules = rule_set(2025)
    cap = rules.cap("individual")
    assert cap is not None and not cap.certain
    own = replace(cap, confirmed="Công văn 15-CV/BTCTU", ratio=Decimal("0.20"))
    confirmed = rule_set(2025, overlays=(replace(rule_file("05-HD/ĐU (ví dụ)"), bands=(), caps=(own,)),))
    assert own.certain
    assert "cần xác nhận" in rules.basis(cap, "caps")
    assert "cần xác nhận" not in confirmed.basis(own, "caps")


def test_bands_that_do_not_join_are_refused_when_layers_meet() -> None:
    own = rule_file("05-HD/ĐU (ví dụ)")
    with pytest.raises(Refusal, match="không ghép được với 43-HD/BTCTW: các khoảng điểm"):
        rule_set(2026, overlays=(replace(own, bands=own.bands[1:2]),))
