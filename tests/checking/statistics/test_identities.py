"""Cells of a form agree or are told of: published figures hold, slips are named with both sides, blanks are no zeros, nothing is balanced."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhiemky.checking.statistics.identities import findings_of, form_findings
from nhiemky.domain.statistics import Column, Form, Identity, Row, cell_key
from nhiemky.rulebook.statistics import statistics_set

MAIN = statistics_set("chi-so-chinh", date(2023, 1, 1))
OLD = statistics_set("357-qd-ubkttw", date(2020, 1, 1))


def of(form: Form, row: str, **cells: int) -> dict[str, int]:
    return {cell_key(form.id, row, name.replace("_", "-")): value for name, value in cells.items()}


def codes(form: Form, figures: dict[str, int]) -> list[str]:
    return [found.code for found in form_findings(form, figures)]


def main(name: str) -> Form:
    form = MAIN.form(name)
    assert form is not None
    return form


def old(name: str) -> Form:
    form = OLD.form(name)
    assert form is not None
    return form


# notes/domain.md 3.3: members disciplined by form, organisations disciplined by form
@pytest.mark.parametrize(("total", "parts"), [(1090, (789, 207, 31, 63)), (1616, (1221, 218, 12, 165)), (44, (8, 17, 1, 18)), (63, (15, 20, 10, 18))])  # fmt: skip
def test_published_discipline_of_members_holds_and_one_off_is_statistics_sum_mismatch(total, parts):
    cells = of(main("ky-luat"), "tong", dv=total, **dict(zip(("dv_kt", "dv_cc", "dv_cch", "dv_ktr"), parts, strict=True)))
    assert codes(main("ky-luat"), cells) == []
    wrong = form_findings(main("ky-luat"), cells | of(main("ky-luat"), "tong", dv=total + 1))
    assert [found.code for found in wrong] == ["statistics_sum_mismatch"]
    assert " + ".join(f"{part:,}".replace(",", ".") for part in parts) in wrong[0].message
    assert "lệch 1" in wrong[0].message


@pytest.mark.parametrize(("total", "parts"), [(29, (26, 3, 0)), (13, (1, 12, 0))])
def test_published_discipline_of_organisations_holds(total, parts):
    cells = of(main("ky-luat"), "tong", tcd=total, **dict(zip(("tcd_kt", "tcd_cc", "tcd_gt"), parts, strict=True)))
    assert codes(main("ky-luat"), cells) == []


def test_actors_sum_to_the_total():
    form = main("ky-luat")
    cells = (
        of(form, "tong", dv=272) | of(form, "cap-uy", dv=215) | of(form, "ubkt", dv=57) | of(form, "chi-bo", dv=0) | of(form, "ban", dv=0)
    )
    assert codes(form, cells) == []
    assert codes(form, cells | of(form, "tong", dv=271)) == ["statistics_sum_mismatch"]


@pytest.mark.parametrize("steps", [(852, 545, 231, 155), (5422, 4213, 2885, 2615)])
def test_published_chains_do_not_increase_and_turned_round_are_statistics_part_exceeds(steps):
    names = ("dv", "dv_vp", "dv_phai", "dv_da")
    assert codes(main("dhvp"), of(main("dhvp"), "tong", **dict(zip(names, steps, strict=True)))) == []
    turned = form_findings(main("dhvp"), of(main("dhvp"), "tong", **dict(zip(names, steps[::-1], strict=True))))
    assert {found.code for found in turned} == {"statistics_part_exceeds"}
    assert len(turned) == 3


def test_of_which_is_at_most_the_whole():
    assert codes(main("dhvp"), of(main("dhvp"), "tong", dv=5422, dv_cuv=1947)) == []
    assert codes(main("dhvp"), of(main("dhvp"), "tong", dv=1947, dv_cuv=5422)) == ["statistics_part_exceeds"]


def test_acting_levels_sum_to_the_total():
    form = old("ubkt-kt-dv")
    assert codes(form, of(form, "luot", tong=9, tw=0, tinh=2, huyen=3, co_so=4)) == []
    assert codes(form, of(form, "luot", tong=9, tw=0, tinh=2, huyen=3, co_so=5)) == ["statistics_sum_mismatch"]


def test_the_acting_level_that_ended_has_no_column_in_later_periods():
    later = statistics_set("885-qd-ubkttw", date(2025, 7, 1)).form("ubkt-kt-dv")
    assert later is not None
    assert later.column("huyen") is None
    assert old("ubkt-kt-dv").column("huyen") is not None


def test_opening_and_received_are_settled_passed_on_and_closing_else_statistics_balance_broken():
    form = main("don-thu")
    cells = of(form, "so", ton_dau=4, nhan=20, giai_quyet=15, chuyen=6, ton_cuoi=3)
    assert codes(form, cells) == []
    (found,) = form_findings(form, cells | of(form, "so", ton_cuoi=4))
    assert found.code == "statistics_balance_broken"
    assert "4 + 20 = 24" in found.message
    assert "15 + 6 + 4 = 25" in found.message
    assert codes(form, {key: value for key, value in cells.items() if not key.endswith("chuyen")}) == []


def test_good_and_bad_are_the_total_and_changed_is_raised_lowered_lifted():
    assert codes(main("chap-hanh"), of(main("chap-hanh"), "tong", dv=31, dv_tot=16, dv_chua=15)) == []
    assert codes(main("chap-hanh"), of(main("chap-hanh"), "tong", dv=31, dv_tot=16, dv_chua=14)) == ["statistics_sum_mismatch"]
    assert codes(main("khieu-nai"), of(main("khieu-nai"), "tong", phai=9, xong=8, giu=5, doi=3, tang=0, giam=2, xoa=1)) == []
    assert codes(main("khieu-nai"), of(main("khieu-nai"), "tong", phai=9, xong=8, giu=5, doi=3, tang=1, giam=2, xoa=1)) == [
        "statistics_sum_mismatch"
    ]


def test_contents_need_not_add_up_but_fewer_than_the_cases_is_statistics_contents_short():
    form = old("ubkt-kt-dv")
    assert codes(form, of(form, "luot", tong=5, dan_chu=3, dao_duc=4)) == []
    assert codes(form, of(form, "luot", tong=5, dan_chu=3, dao_duc=1)) == ["statistics_contents_short"]
    assert codes(form, of(form, "luot", tong=5, dan_chu=6)) == ["statistics_part_exceeds"]
    assert all(found.severity == "low" for found in form_findings(form, of(form, "luot", tong=5, dan_chu=3, dao_duc=1)))


def test_blanks_are_no_zeros_a_shortfall_with_blanks_is_statistics_sum_incomplete():
    form = main("ky-luat")
    (found,) = form_findings(form, of(form, "tong", dv=12, dv_kt=8, dv_cc=2))
    assert (found.code, found.severity) == ("statistics_sum_incomplete", "medium")
    assert codes(form, of(form, "tong", dv=12)) == []
    assert codes(form, of(form, "tong", dv=9, dv_kt=8, dv_cc=2)) == ["statistics_sum_mismatch"]


def test_heads_are_between_the_greatest_part_and_the_sum_else_statistics_heads_outside():
    form = main("chap-hanh")
    parts = of(form, "cap-uy", dv_nguoi=5) | of(form, "ubkt", dv_nguoi=4) | of(form, "chi-bo", dv_nguoi=0) | of(form, "ban", dv_nguoi=0)
    for total in (5, 7, 9):
        assert codes(form, parts | of(form, "tong", dv_nguoi=total)) == []
    for total in (4, 10):
        assert codes(form, parts | of(form, "tong", dv_nguoi=total)) == ["statistics_heads_outside"]


def test_more_people_than_times_is_told():
    assert codes(main("chap-hanh"), of(main("chap-hanh"), "tong", dv=5, dv_nguoi=6)) == ["statistics_part_exceeds"]
    assert codes(main("chap-hanh"), of(main("chap-hanh"), "tong", dv=6, dv_nguoi=5)) == []


def test_what_is_no_identity_is_never_claimed():
    """Disciplined in the year may exceed the cases inspected; received may be fewer than to be settled."""
    cells = of(main("dhvp"), "tong", dv=10, dv_vp=8, dv_phai=5, dv_da=4) | of(main("ky-luat"), "tong", dv=50)
    cells |= of(main("to-cao"), "tong", nhan=3, phai=5, da=5)
    assert findings_of(MAIN.forms, cells) == ()


def test_a_finding_names_its_cells_and_the_cells_of_the_file():
    form = main("ky-luat")
    cells = of(form, "tong", dv=12, dv_kt=8, dv_cc=2, dv_cch=0, dv_ktr=1)
    (found,) = form_findings(form, cells, cells={"ky-luat/tong/dv": "Biểu 8!B7"})
    assert found.place == "Biểu 8!B7"
    assert set(found.facts["cells"]) == set(cells)
    assert "Khiển trách" in found.message


SMALL = Form(
    "f", "1", "F", "x", (Row("r", "R", "luot"),), tuple(Column(name, name) for name in "tabc"), (Identity("sum", ("t",), ("a", "b", "c")),)
)


@given(st.tuples(*[st.none() | st.integers(0, 5)] * 4))
def test_a_sum_is_wrong_exactly_where_no_filling_of_the_blanks_makes_it_right_and_then_it_is_told(numbers):
    """Against trying everything: a mismatch is told only where it is one, and every certain one is told."""
    figures = {f"f/r/{name}": number for name, number in zip("tabc", numbers, strict=True) if number is not None}
    total, *parts = numbers
    found = codes(SMALL, figures)
    if total is None or all(part is None for part in parts):
        assert found == []
        return
    ways = product(*[[part] if part is not None else range(total + 1) for part in parts])
    possible = any(sum(way) == total for way in ways)
    if not possible:
        assert found == ["statistics_sum_mismatch"]
    else:
        assert "statistics_sum_mismatch" not in found


@given(st.lists(st.integers(0, 30), min_size=4, max_size=4))
def test_no_figure_is_ever_changed(numbers):
    figures = {f"f/r/{name}": number for name, number in zip("tabc", numbers, strict=True)}
    kept = dict(figures)
    form_findings(SMALL, figures)
    assert figures == kept
