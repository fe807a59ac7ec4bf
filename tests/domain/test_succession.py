"""Successions: nothing edited in place, nobody lost, and totals that do not change."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.domain.carried_figures import carried, total_over
from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision, Version, tree_of
from nhiemky.domain.succession import Carry, Succession, Successor, apply
from nhiemky.domain.tree_checks import faults

START = date(2020, 1, 1)
DAY = date(2025, 7, 1)
EVE = DAY - timedelta(days=1)
DECISION = Decision("45-QĐ/TU", date(2025, 6, 20))


def version(id: str, parent: str | None = "k", **more) -> Version:
    return Version(id, more.pop("name", f"Đảng bộ {id.upper()}"), START, parent=parent, **more)


VERSIONS = (version("k", None), version("a", code="A1"), version("b"), version("a1", "a"), version("a2", "a"), version("b1", "b"))


def event(kind, predecessors, *successors, **more) -> Succession:
    return Succession(kind, DAY, DECISION, predecessors, successors, **more)


def refused(succession: Succession, versions=VERSIONS) -> str:
    with pytest.raises(Refusal) as caught:
        apply(succession, versions)
    assert "{" not in caught.value.message
    return caught.value.code


def ids(versions, day, parent="k") -> list[str]:
    return [node.id for node in tree_of(versions, day).children(parent)]


def test_a_merger_into_a_new_unit_takes_the_children_along():
    after = apply(event("merge", ("a", "b"), Successor("c", "Đảng bộ C")), VERSIONS).versions
    assert ids(after, EVE) == ["b", "a"]
    assert ids(after, DAY) == ["c"]
    assert ids(after, DAY, "c") == ["a1", "a2", "b1"]
    assert faults(after) == ()


def test_a_merger_into_one_of_them_keeps_that_one_and_its_code():
    after = apply(event("merge", ("a", "b"), Successor("a", "Đảng bộ A và B")), VERSIONS).versions
    tree = tree_of(after, DAY)
    assert (tree["a"].version.name, tree["a"].version.code, tree["a"].version.decision) == ("Đảng bộ A và B", "A1", DECISION)
    assert ids(after, DAY, "a") == ["a1", "a2", "b1"]
    assert faults(after) == ()


def test_a_split_sends_the_children_where_it_says():
    split = event("split", ("a",), Successor("x", "X"), Successor("y", "Y"), children={"a1": "x", "a2": "y"})
    after = apply(split, VERSIONS).versions
    assert (ids(after, DAY, "x"), ids(after, DAY, "y"), faults(after)) == (["a1"], ["a2"], ())


def test_a_split_that_leaves_children_homeless_is_refused_with_their_names():
    assert refused(event("split", ("a",), Successor("x", "X"), Successor("y", "Y"), children={"a1": "x"})) == "succession_children"
    assert refused(event("end", ("a",))) == "succession_children"


def test_a_split_off_keeps_the_old_unit_with_the_children_nobody_named():
    after = apply(event("split", ("a",), Successor("a", "Đảng bộ A"), Successor("x", "X"), children={"a2": "x"}), VERSIONS).versions
    assert (ids(after, DAY, "a"), ids(after, DAY, "x"), faults(after)) == (["a1"], ["a2"], ())


def test_an_end_closes_and_opens_nothing():
    applied = apply(event("end", ("b1",)), VERSIONS)
    assert applied.opened == ()
    assert "b1" not in tree_of(applied.versions, DAY)
    assert "b1" in tree_of(applied.versions, EVE)


@pytest.mark.parametrize(
    ("succession", "said"),
    [
        (event("rename", ("a",), Successor("a", "Tên mới")), ("Tên mới", "", "k")),
        (event("move", ("a1",), Successor("a1", "Đảng bộ A1", parent="b")), ("Đảng bộ A1", "", "b")),
        (event("move", ("a",), Successor("a", "Đảng bộ A", parent="")), ("Đảng bộ A", "", None)),
        (event("convert", ("a",), Successor("a", "Chi bộ A", type="Chi bộ cơ sở")), ("Chi bộ A", "Chi bộ cơ sở", "k")),
    ],
)
def test_a_change_of_one_unit_opens_one_version_and_keeps_the_rest(succession, said):
    applied = apply(succession, VERSIONS)
    [opened] = applied.opened
    assert (opened.name, opened.type, opened.parent) == said
    assert faults(applied.versions) == ()


@pytest.mark.parametrize(
    ("succession", "code"),
    [
        (event("merge", ("a",), Successor("c", "C")), "succession_shape_merge"),
        (event("merge", ("a", "b")), "succession_shape_merge"),
        (event("split", ("a",), Successor("c", "C")), "succession_shape_split"),
        (event("end", ("a",), Successor("c", "C")), "succession_shape_end"),
        (event("rename", ("a",), Successor("c", "C")), "succession_shape_rename"),
        (event("move", ("a", "b"), Successor("a", "A")), "succession_shape_move"),
        (event("convert", ()), "succession_shape_convert"),
        (event("rename", ("a",), Successor("a", "  ")), "succession_name_blank"),
        (event("rename", ("z",), Successor("z", "Z")), "succession_not_standing"),
        (event("move", ("a",), Successor("a", "A", parent="a1")), "succession_under_itself"),
        (event("move", ("a",), Successor("a", "A", parent="zz")), "succession_parent"),
        (event("merge", ("a", "b"), Successor("c", "C", parent="a")), "succession_parent"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(succession, code):
    assert refused(succession) == code


def test_a_change_before_a_later_one_is_refused():
    after = apply(event("rename", ("a",), Successor("a", "Mới")), VERSIONS).versions
    earlier = replace(event("rename", ("a",), Successor("a", "Khác")), on=date(2024, 1, 1))
    assert refused(earlier, after) == "succession_later_version"


def test_what_was_is_never_edited():
    after = apply(event("merge", ("a", "b"), Successor("c", "C")), VERSIONS).versions
    for was, now in zip(VERSIONS, after, strict=False):
        assert replace(now, valid_to=None) == was
        assert now.valid_to in (None, DAY)
    assert tree_of(after, EVE).nodes == tuple(
        replace(node, version=replace(node.version, valid_to=None if node.id == "k" else DAY)) for node in tree_of(VERSIONS, EVE).nodes
    )


# --- figures


def test_each_rule_carries_as_it_says():
    figures = {
        "SO": {"a": Decimal(3), "b": Decimal(4)},
        "TREN": {"a": Decimal(9), "b": Decimal(1)},
        "DUOI": {"a": Decimal(10), "b": Decimal(10)},
        "TL": {"a": Decimal(90), "b": Decimal(10)},
    }
    carries = {"TL": Carry("recompute", "TREN", "DUOI"), "CUOI": Carry("last"), "KHONG": Carry("none")}
    merger = event("merge", ("a", "b"), Successor("c", "C"), carries=carries)
    assert carried(merger, "SO", figures) == {"c": Decimal(7)}
    assert carried(merger, "TL", figures) == {"c": Decimal(50)}
    assert carried(merger, "CUOI", {"CUOI": figures["SO"]}) == {"c": Decimal(3)}
    assert carried(merger, "KHONG", {"KHONG": figures["SO"]}) == {"c": None}
    assert carried(merger, "SO", {}) == {"c": None}


def test_a_parted_split_must_make_the_whole():
    def split(x: int, y: int) -> Succession:
        return event(
            "split", ("a",), Successor("x", "X"), Successor("y", "Y"),
            carries={"SO": Carry(allotted={"x": Decimal(x), "y": Decimal(y)})},
        )  # fmt: skip

    assert carried(split(3, 4), "SO", {"SO": {"a": Decimal(7)}}) == {"x": Decimal(3), "y": Decimal(4)}
    assert total_over(("x",), {"a": Decimal(7), "x": Decimal(1)}, (split(3, 4),), DAY, "SO").value == Decimal(4)
    with pytest.raises(Refusal, match="SO"):
        carried(split(3, 5), "SO", {"SO": {"a": Decimal(7)}})


def test_half_of_a_split_nobody_parted_is_said_and_not_guessed():
    split = event("split", ("a",), Successor("x", "X"), Successor("y", "Y"))
    own = {"a": Decimal(7), "x": Decimal(1), "y": Decimal(2)}
    half = total_over(("x",), own, (split,), DAY)
    assert (half.value, half.undivided) == (Decimal(1), ("a",))
    assert total_over(("x", "y"), own, (split,), DAY).value == Decimal(10)
    assert total_over(("a",), own, (split,), EVE).value == Decimal(7)


def test_figures_that_are_not_carried_stay_out_of_the_total():
    merger = event("merge", ("a", "b"), Successor("c", "C"), carries={"TL": Carry("none")})
    assert total_over(("c",), {"a": Decimal(3), "c": Decimal(5)}, (merger,), DAY, "TL").value == Decimal(5)


@st.composite
def histories(draw) -> tuple[list[Version], list[Succession], dict[str, Decimal]]:
    """Units that merge, split and are renamed on ascending days (several on one day too), with figures of their own."""
    versions = [version("k", None), *(version(f"u{at}") for at in range(draw(st.integers(2, 6))))]
    successions: list[Succession] = []
    day, fresh = DAY, 0
    for _ in range(draw(st.integers(0, 7))):
        day += timedelta(days=draw(st.integers(1, 3)))
        standing = sorted(node.id for node in tree_of(versions, day).children("k"))
        kind = draw(st.sampled_from(["merge", "absorb", "split", "split_off", "rename"]))
        if kind in ("merge", "absorb") and len(standing) < 2:
            continue
        count = draw(st.integers(2, min(3, len(standing)))) if kind in ("merge", "absorb") else 1
        old = tuple(draw(st.permutations(standing))[:count])
        new = [f"n{fresh + at}" for at in range(draw(st.integers(2, 3)))]
        fresh += len(new)
        after = {"merge": new[:1], "absorb": [old[0]], "split": new, "split_off": [old[0], *new[1:]], "rename": [old[0]]}[kind]
        named = {"absorb": "merge", "split_off": "split"}.get(kind, kind)
        succession = Succession(named, day, DECISION, old, tuple(Successor(id, f"Đảng bộ {id}") for id in after))
        versions = list(apply(succession, versions).versions)
        successions.append(succession)
    every = sorted({each.id for each in versions} - {"k"})
    figures = {id: Decimal(draw(st.integers(0, 999))) for id in every if draw(st.booleans())}
    return versions, successions, figures


@given(histories(), st.integers(0, 25))
def test_the_total_over_those_that_stand_is_the_total_over_everybody_before_them(history, days):
    versions, successions, figures = history
    assert faults(versions) == ()
    as_of = DAY + timedelta(days=days)
    standing = [node.id for node in tree_of(versions, as_of).children("k")]
    born = {each.id for each in versions if each.valid_from <= as_of} - {"k"}
    total = total_over(standing, figures, successions, as_of)
    assert total.undivided == ()
    assert total.value == sum((figures[id] for id in figures if id in born), Decimal(0))
    assert len({part.id for part in total.parts}) == len(total.parts)


@given(histories())
def test_over_one_succession_the_total_stays_what_it_was(history):
    _, successions, figures = history
    for at, each in enumerate(successions):
        successors = [successor.id for successor in each.successors]
        before = {id: value for id, value in figures.items() if id not in set(successors) - set(each.predecessors)}
        was = total_over(each.predecessors, before, successions[:at], each.on)
        now = total_over(successors, before, successions[: at + 1], each.on)
        if not was.undivided:
            assert now.value == was.value
