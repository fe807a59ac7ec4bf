"""The dated tree: intervals, days, charges and groups."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nhiemky.domain.organisation import Charge, Group, Version, in_charge_of, members_of, names_through_time, tree_of
from nhiemky.domain.tree_checks import faults

START = date(2020, 1, 1)
DAY = date(2023, 5, 1)


def version(id: str, parent: str | None = None, start: date = START, end: date | None = None, **more) -> Version:
    return Version(id, more.pop("name", id.upper()), start, end, parent=parent, **more)


def codes(*versions: Version) -> list[str]:
    return [found.code for found in faults(versions)]


@st.composite
def forests(draw) -> list[Version]:
    size = draw(st.integers(1, 25))
    return [version(f"u{at:02}", f"u{draw(st.integers(0, at - 1)):02}" if at and draw(st.booleans()) else None) for at in range(size)]


@given(forests())
def test_an_interval_holds_exactly_the_descendants(versions):
    tree = tree_of(versions, DAY)
    parents = {each.id: each.parent for each in versions}

    def above(id: str) -> list[str]:
        return [id, *above(parents[id])] if parents[id] else [id]

    assert sorted(tree.by_id) == sorted(parents)
    for node in tree.nodes:
        assert tree.nodes[node.left] == node
        assert list(node.path) == above(node.id)[::-1]
        assert node.depth == len(node.path) - 1
        assert {under.id for under in tree.subtree(node.id)} == {id for id in parents if node.id in above(id)}
        assert {child.id for child in tree.children(node.id)} == {id for id in parents if parents[id] == node.id}


def test_a_day_shows_what_stood_on_it_and_no_more():
    versions = (version("k"), version("a", "k", end=date(2022, 7, 1), name="Cũ"), version("a", "k", date(2022, 7, 1), name="Mới"))
    assert [tree_of(versions, day)["a"].version.name for day in (date(2022, 6, 30), date(2022, 7, 1))] == ["Cũ", "Mới"]
    assert "a" not in tree_of(versions, date(2019, 12, 31))


def test_siblings_stand_in_the_order_asked_for():
    versions = (version("k"), version("b", "k", name="Ba"), version("a", "k", name="Á"))
    assert [node.id for node in tree_of(versions, DAY, order=lambda each: {"Ba": 1, "Á": 2}.get(each.name, 0)).nodes] == ["k", "b", "a"]


def test_a_cycle_and_an_orphan_are_shown_and_not_lost():
    tree = tree_of((version("a", "b"), version("b", "a"), version("c", "a"), version("d", "gone")), DAY)
    assert sorted(tree.by_id) == ["a", "b", "c", "d"]


def test_a_chain_of_thousands_is_no_trouble():
    versions = [version("u0"), *(version(f"u{at}", f"u{at - 1}") for at in range(1, 3000))]
    assert tree_of(versions, DAY)["u2999"].depth == 2999


def test_sound_versions_give_no_fault():
    assert codes(version("k"), version("a", "k", end=DAY), version("a", "k", DAY), version("b", "a", date(2021, 1, 1))) == []


def test_a_correction_on_the_first_day_is_no_overlap_and_no_name():
    versions = version("a", end=START, name="Sai"), version("a", name="Đúng")
    assert codes(*versions) == []
    assert [each.name for each in names_through_time(versions, "a")] == ["Đúng"]


def test_overlapping_versions_are_said():
    assert codes(version("a"), version("a", start=DAY)) == ["versions_overlap"]


def test_a_version_that_ends_before_it_begins_is_said():
    assert codes(version("a", start=DAY, end=START)) == ["version_backwards"]


def test_a_child_before_or_after_its_parent_is_said():
    assert codes(version("k", start=date(2021, 1, 1)), version("a", "k")) == ["parent_not_standing"]
    assert codes(version("k", end=DAY), version("a", "k")) == ["parent_not_standing"]
    assert codes(version("a", "nobody")) == ["parent_unknown"]


def test_a_cycle_is_said_once_even_where_it_comes_of_a_later_move():
    versions = version("a", end=DAY), version("b", "a"), version("c", "b"), version("a", "c", DAY)
    assert codes(*versions) == ["tree_cycle"]
    assert codes(version("a", "a")) == ["tree_cycle"]


def test_a_move_that_makes_no_cycle_is_silent():
    assert codes(version("a"), version("b", "a", end=DAY), version("b", "c", DAY), version("c", "a")) == []


def test_the_nearest_charge_counts_and_an_ended_one_does_not():
    tree = tree_of((version("k"), version("a", "k"), version("b", "k")), DAY)
    whole = Charge("person", "p1", START, organisations=("k",))
    own = Charge("group", "Tổ 2", START, organisations=("a",), head="p2")
    ended = Charge("person", "p3", START, DAY, organisations=("b",))
    assert in_charge_of((whole, own, ended), tree, "a") == (own,)
    assert in_charge_of((whole, own, ended), tree, "b") == (whole,)
    assert in_charge_of((whole,), tree, "nobody") == ()


def test_a_group_by_query_follows_the_tree_and_a_fixed_one_its_names():
    later = version("b", "k", DAY, type="Chi bộ cơ sở")
    versions = (version("k"), version("a", "k", type="Chi bộ cơ sở"), later, version("c", "k", type="Ban"))
    cells = Group("Chi bộ", types=frozenset({"Chi bộ cơ sở"}), parent="k", is_query=True)
    assert [node.id for node in members_of(cells, tree_of(versions, DAY))] == ["a", "b"]
    assert [node.id for node in members_of(cells, tree_of(versions, START))] == ["a"]
    assert [node.id for node in members_of(Group("Hai", members=("b", "a")), tree_of(versions, START))] == ["a"]
