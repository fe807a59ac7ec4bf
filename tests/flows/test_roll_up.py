"""What was accepted goes up level by level: the top's total is the sum of the leaves, whatever tree; nothing else goes up."""

from __future__ import annotations

import random
from decimal import Decimal

from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.consolidation import Submission
from nhiemky.domain.figure import BLANK, Row
from nhiemky.domain.unit_report import Identity, UnitReport
from nhiemky.flows.consolidation_versions import Inputs
from nhiemky.flows.roll_up import figures_up, rolled, texts_up
from nhiemky.vietnamese.values import parse_value

INDICATORS = (
    Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum"),
    Indicator("CT02", "Thu ngân sách trên địa bàn", "tỷ đồng", "sum"),
    Indicator("CT03", "Ban hành nghị quyết chuyên đề", "Đạt/Chưa đạt", "count_yes"),
)


def report(unit: str, figures: dict[str, str], submission: str) -> UnitReport:
    rows = tuple(
        Row(str(at), one.statement, one.unit_of_measure, BLANK, parse_value(figures[one.code], unit_of_measure=one.unit_of_measure), "",
            "Phụ lục", at + 2, "", f"E{at + 2}", one.code)
        for at, one in enumerate(INDICATORS) if one.code in figures
    )  # fmt: skip
    return UnitReport(f"{submission}.xlsx", submission, Identity(unit, "identity_sheet", unit), rows, submission=submission)


def inputs(units: dict[str, dict[str, str]], stage: str = "accepted") -> Inputs:
    roster = tuple(Unit(name, name) for name in units)
    campaign = Campaign("Sơ kết", Owner("Đảng ủy"), indicators=INDICATORS, units=roster)
    reports = tuple(report(name, figures, f"r-{name}") for name, figures in units.items())
    sent = tuple(Submission(f"r-{name}", name, f"r-{name}.xlsx", stage=stage) for name in units)  # type: ignore[arg-type]
    return Inputs(campaign, reports, sent)


def test_one_thousand_random_trees_of_five_levels_come_to_the_sum_of_their_leaves():
    chance = random.Random(6)
    for _ in range(1000):
        leaves: list[tuple[Decimal, Decimal]] = []

        def figures_of(level: int, leaves=leaves) -> dict[str, str]:
            if level == 5 or (level > 1 and chance.random() < 0.35):
                count, money = Decimal(chance.randint(0, 400)), Decimal(chance.randint(0, 99999)) / 10
                leaves.append((count, money))
                return {"CT01": f"{count:f}", "CT02": f"{money:f}".replace(".", ",")}
            below = {f"Chi bộ số {level}.{at}": figures_of(level + 1) for at in range(chance.randint(1, 3 if level < 3 else 2))}
            return {one.code: one.actual for one in figures_up(rolled(inputs(below)))}

        top = figures_of(1)
        assert parse_value(top["CT01"]).number == sum(count for count, _ in leaves)
        assert parse_value(top["CT02"]).number == sum(money for _, money in leaves)


def test_only_accepted_reports_go_up():
    sent = inputs({"Chi bộ A": {"CT01": "3"}, "Chi bộ B": {"CT01": "5"}})
    half = Inputs(sent.campaign, sent.reports, (sent.submissions[0], Submission("r-Chi bộ B", "Chi bộ B", "b.xlsx", stage="submitted")))
    (figure,) = figures_up(rolled(half))
    assert (figure.actual, figure.units, figure.of) == ("3", 1, 2)
    assert [part.unit for part in figure.parts] == ["Chi bộ A"]


def test_yes_and_no_are_left_to_the_unit():
    assert [one.code for one in figures_up(rolled(inputs({"Chi bộ A": {"CT01": "3", "CT03": "Đạt"}})))] == ["CT01"]


def test_a_figure_keeps_the_cells_it_came_from():
    (figure,) = figures_up(rolled(inputs({"Chi bộ A": {"CT01": "3"}, "Chi bộ B": {"CT01": "5"}})))
    assert [(part.unit, part.file, part.place) for part in figure.parts] == [
        ("Chi bộ A", "r-Chi bộ A.xlsx", "Phụ lục!E2"), ("Chi bộ B", "r-Chi bộ B.xlsx", "Phụ lục!E2"),
    ]  # fmt: skip


def test_nothing_written_gives_no_material():
    assert texts_up(rolled(inputs({"Chi bộ A": {"CT01": "3"}})).sections) == ()
