"""Statistics rolled up: nothing is lost, heads and stock are not added where they do not add, growth has a base."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from nhiemky.consolidating.statistics import Compared, Source, compare, figures_of, heads_findings, over_periods, roll_up
from nhiemky.domain.statistics import DISTINCT, parts_of
from nhiemky.domain.statistics_periods import period
from nhiemky.rulebook.statistics import statistics_set

SET = statistics_set("chi-so-chinh", date(2023, 1, 1))
KEYS = [key for form in SET.forms for key in form.cells()]
SHEETS = st.lists(st.dictionaries(st.sampled_from(KEYS), st.integers(0, 500), max_size=12), max_size=6)


def heads(key: str) -> bool:
    form, row, column = parts_of(key)
    found = SET.form(form)
    assert found is not None
    return found.measure(row, column) in DISTINCT


@given(SHEETS)
def test_every_figure_stands_in_exactly_one_part_and_sums_are_conserved(sheets):
    sources = [Source(str(at), f"Đơn vị {at}", figures) for at, figures in enumerate(sheets)]
    rolled = roll_up(SET.forms, sources)
    parts = [(part.source, part.key, part.value) for cell in rolled.values() for part in cell.parts]
    assert sorted(parts) == sorted((one.id, key, value) for one in sources for key, value in one.figures.items())
    for key, cell in rolled.items():
        numbers = [figures[key] for figures in sheets if key in figures]
        assert (cell.count, cell.missing) == (len(numbers), len(sheets) - len(numbers))
        if not numbers:
            assert cell.value is None
        elif not heads(key) or len(numbers) == 1 or sum(numbers) == max(numbers):
            assert cell.value == sum(numbers)
        else:
            assert cell.unverifiable
            assert (cell.value, cell.least, cell.most) == (None, max(numbers), sum(numbers))


@given(SHEETS, st.integers(0, 6))
def test_adding_in_two_steps_is_adding_at_once(sheets, cut):
    sources = [Source(str(at), str(at), figures) for at, figures in enumerate(sheets)]
    halves = [Source("x", "x", figures_of(roll_up(SET.forms, part))) for part in (sources[:cut], sources[cut:])]
    once, twice = figures_of(roll_up(SET.forms, sources)), figures_of(roll_up(SET.forms, halves))
    assert {key: value for key, value in once.items() if not heads(key)} == {k: v for k, v in twice.items() if not heads(k)}


def test_flow_adds_over_periods_stock_is_the_opening_of_the_first_and_the_closing_of_the_last():
    months = [
        (period(f"2023-0{n}"), Source(str(n), f"tháng {n}", {"don-thu/so/ton-dau": n, "don-thu/so/nhan": 10, "don-thu/so/ton-cuoi": n + 1}))
        for n in (3, 1, 2)
    ]
    whole = over_periods(SET.forms, months)
    assert [whole[f"don-thu/so/{name}"].value for name in ("ton-dau", "nhan", "ton-cuoi")] == [1, 30, 4]
    assert [whole[f"don-thu/so/{name}"].rule for name in ("ton-dau", "nhan", "ton-cuoi")] == ["opening", "sum", "closing"]


def test_heads_of_two_places_are_statistics_heads_not_added_and_of_one_stand():
    key = "tai-san/tong/nguoi"
    two = roll_up(SET.forms, [Source("a", "A", {key: 4}), Source("b", "B", {key: 3})])
    (found,) = heads_findings(SET.forms, two)
    assert found.code == "statistics_heads_not_added"
    assert "từ 4 đến 7" in found.message
    assert heads_findings(SET.forms, roll_up(SET.forms, [Source("a", "A", {key: 4}), Source("b", "B", {})])) == []


def test_both_manners_of_growth_and_none_without_a_base():
    down = Compared(5858, 10000)
    assert (down.ratio_words, down.change_words) == ("bằng 58,58%", "giảm 41,42%")
    assert Compared(1181, 1000).change_words == "tăng 18,1%"
    assert (Compared(5, 0).ratio, Compared(5, 0).change_words, Compared(5, None).ratio_words) == (None, "", "")
    assert Compared(0, 5).ratio == Decimal(0)
    assert compare(SET.forms, {"ky-luat/tong/dv": 4}, {})["ky-luat/tong/dv"] == Compared(4, None)
