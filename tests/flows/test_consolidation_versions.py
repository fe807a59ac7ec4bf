"""A stored consolidation: same inputs same bytes, equal to the files', reopened without loss, checked by other means."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from consolidating.papers import report, row, said
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.consolidation import Submission
from nhiemky.domain.figure import BLANK, Value
from nhiemky.domain.finding import Refusal
from nhiemky.domain.settled import Match, OwnFigure, Settled
from nhiemky.domain.unit_report import Identity
from nhiemky.flows.consolidation_versions import Inputs, build, build_from_figures, check, figures_of, open_stored, stored
from nhiemky.flows.merge import merge
from nhiemky.flows.tasks import read_unit_file

JOIN, CULTURE, SHARE = "Kết nạp đảng viên mới", "Đạt chuẩn văn hóa", "Đảng viên hoàn thành tốt"
CAMPAIGN = Campaign(
    "Sơ kết",
    Owner("Đảng ủy Khối"),
    indicators=(
        Indicator("CT01", JOIN, "đảng viên", "sum", target="20"),
        Indicator("CT02", CULTURE, "Đạt/Chưa đạt", "count_yes"),
        Indicator("CT03", SHARE, "%", "ratio"),
    ),
    units=(Unit("a", "Chi bộ A", branch="Khối 1"), Unit("b", "Chi bộ B", branch="Khối 2"), Unit("c", "Chi bộ C")),
)
SETTLED = Settled(
    (Match("CT01", "Phát triển Đảng", "đảng viên"),), (OwnFigure("CT01", "estimate", Value("9,5", Decimal("9.5"), 1), "Hạnh", "ước"),)
)


def inputs():
    papers = (
        report("Chi bộ A", row(JOIN, 3, 5), row(CULTURE, "Đạt", "Đạt", unit="Đạt/Chưa đạt", at=6), submission="s1"),
        report(
            "Chi bộ B", row("Phát triển Đảng", 4, 5), row(SHARE, "12/15", unit="%", at=6), texts=(said("KẾT QUẢ", "Tốt."),), submission="s2"
        ),
    )
    sent = (
        Submission("s1", "Chi bộ A", "Chi bộ A.xlsx", stage="accepted"),
        Submission("s2", "Chi bộ B", "Chi bộ B.xlsx", stage="submitted"),
    )
    return Inputs(CAMPAIGN, papers, sent, SETTLED)


def test_the_order_of_the_reports_changes_neither_the_hash_nor_the_bytes():
    one = inputs()
    other = replace(one, reports=one.reports[::-1], submissions=one.submissions[::-1])
    assert (one.hash, json.dumps(stored(build(one)))) == (other.hash, json.dumps(stored(build(other))))


def test_another_figure_is_another_hash():
    one = inputs()
    other = replace(one, reports=(replace(one.reports[0], rows=(row(JOIN, 4, 5),)), one.reports[1]))
    assert one.hash != other.hash


def test_a_stored_version_opens_as_it_was():
    version = build(inputs())
    opened = open_stored(json.loads(json.dumps(stored(version), ensure_ascii=False)))
    assert (opened.indicators, opened.sections, opened.missing, opened.submissions) == (
        version.indicators, version.sections, version.missing, version.submissions,
    )  # fmt: skip
    assert [found.message for found in opened.findings] == [found.message for found in version.findings]


def test_a_version_that_comes_out_again_has_no_fault():
    assert check(4, build(inputs()), inputs()) == ()


def test_a_figure_changed_in_the_store_is_found_by_its_sum_and_by_its_source():
    version = build(inputs())
    first = version.indicators[0]
    part = replace(first.parts[0], actual=Value("30", Decimal(30)))
    forged = replace(version, indicators=(replace(first, parts=(part, *first.parts[1:])), *version.indicators[1:]))
    assert {found.code for found in check(4, forged, inputs())} == {
        "version_inputs_changed", "version_not_reproduced", "version_source_changed",
    }  # fmt: skip


def test_a_boards_figure_is_no_fault():
    own = OwnFigure("CT01", "board", Value("25", Decimal(25)), "An", "sổ", board="Ban Tổ chức")
    one = replace(inputs(), settled=Settled(own=(own,)))
    assert check(1, build(one), one) == ()


def same(one, other):
    return [(i.statement, i.target, i.actual, i.status, i.parts, i.remarks, i.arithmetic) for i in one.indicators] == [
        (i.statement, i.target, i.actual, i.status, i.parts, i.remarks, i.arithmetic) for i in other.indicators
    ] and (one.reporters, one.missing, one.expected, one.sources) == (other.reporters, other.missing, other.expected, other.sources)


FIGURE = st.one_of(st.just(""), st.integers(0, 3000), st.sampled_from(["Đạt", "ước 12", "12/15", "93,7%", "chưa có", "-"]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(FIGURE, FIGURE), min_size=1, max_size=3), min_size=1, max_size=3), st.booleans(), st.randoms())
def test_stored_figures_give_what_the_files_give(tables, estimated, random):
    units = CAMPAIGN.units[: len(tables)]
    reports = [
        report(
            unit.name,
            *(row(("Kết nạp", CULTURE, SHARE)[at], actual, target, at=at + 5) for at, (target, actual) in enumerate(rows)),
            estimated=estimated,
            cut_off="2023-04",
        )
        for unit, rows in zip(units, tables, strict=True)
    ]
    figures = [figure for each, unit in zip(reports, units, strict=True) for figure in figures_of(each, unit)]
    random.shuffle(figures)
    assert same(build_from_figures(figures, CAMPAIGN), consolidate(reports, campaign=CAMPAIGN))


def test_the_examples_files_and_their_stored_figures_are_one_consolidation():
    folder = Path(__file__).resolve().parents[2] / "examples" / "khoi-nam-thuan"
    files = sorted(path for path in folder.rglob("*.xlsx"))[:12]
    if not files:
        pytest.skip("no example workbooks")
    reports = []
    for path in files:
        try:
            reports.append(read_unit_file(path.read_bytes(), path.name))
        except Refusal:
            continue
    with_table = [each for each in reports if each.has_table]
    units = tuple(Unit(f"u{at}", each.identity.unit or each.file) for at, each in enumerate(with_table))
    campaign = replace(CAMPAIGN, indicators=(), units=units)
    figures = [figure for each, unit in zip(with_table, units, strict=True) for figure in figures_of(each, unit)]
    random.Random(7).shuffle(figures)
    mine = build_from_figures(figures, campaign)
    known = [
        replace(each, texts=(), findings=(), identity=Identity(unit.name, "identity_sheet", unit.id))
        for each, unit in zip(with_table, units, strict=True)
    ]
    theirs = consolidate(known, campaign=campaign)
    assert [(i.statement, i.actual, i.status) for i in mine.indicators] == [(i.statement, i.actual, i.status) for i in theirs.indicators]


def test_merge_of_the_same_files_gives_the_same_figures():
    head = "TT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện;So với"
    data = {
        f"{letter}.csv": "\n".join(
            [f"Đơn vị: Chi bộ {letter}", head, f"1;{JOIN};đảng viên;5;{n};", f"2;{CULTURE};Đạt/Chưa đạt;Đạt;Đạt;"]
        ).encode()
        for letter, n in (("A", "3"), ("B", "1.406"))
    }
    merged = merge(list(data.items()), campaign=CAMPAIGN, workers=0)
    reports = [read_unit_file(bytes_, name) for name, bytes_ in data.items()]
    figures = [figure for each, unit in zip(reports, CAMPAIGN.units, strict=False) for figure in figures_of(each, unit)]
    mine = build_from_figures(figures, CAMPAIGN)
    assert mine.indicators == merged.indicators
    assert mine.indicators[0].actual.plain == "1409"
    assert mine.indicators[0].target != BLANK
