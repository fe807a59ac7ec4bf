"""Two consolidations compared: what moved, through whom, who came, who is missing; equal ones differ in nothing."""

from __future__ import annotations

from decimal import Decimal

from consolidating.papers import report, row

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.consolidating.differences import difference
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.figure import Value
from nhiemky.domain.settled import OwnFigure, Settled

JOIN, CHECK = "Kết nạp đảng viên mới", "Cuộc kiểm tra, giám sát"
CAMPAIGN = Campaign(
    "Sơ kết",
    Owner("Đảng ủy Khối"),
    indicators=(Indicator("CT01", JOIN, "đảng viên", "sum"), Indicator("CT05", CHECK, "cuộc", "sum")),
    units=(Unit("a", "Chi bộ A"), Unit("b", "Chi bộ B"), Unit("c", "Chi bộ C")),
)


def made(*reports, **more):
    return consolidate(reports, campaign=CAMPAIGN, **more)


A3, B5 = report("Chi bộ A", row(JOIN, 3), submission="s1"), report("Chi bộ B", row(JOIN, 5), submission="s2")


def test_equal_consolidations_differ_in_nothing():
    assert difference(made(A3, B5), made(B5, A3)).moved == ()


def test_a_new_report_moves_the_figure_and_is_named():
    found = difference(made(A3), made(A3, B5))
    [moved] = found.moved
    assert (moved.code, moved.words) == ("CT01", "+5")
    assert [(cause.unit, cause.kind, cause.submission) for cause in moved.causes] == [("Chi bộ B", "new", "s2")]
    assert (found.came, found.missing, found.units_before, found.units_after) == (("Chi bộ B",), ("Chi bộ C",), 1, 2)


def test_a_corrected_figure_is_named_with_both_values():
    [moved] = difference(made(A3, B5), made(report("Chi bộ A", row(JOIN, "1,6"), submission="s9"), B5)).moved
    [cause] = moved.causes
    assert (moved.words, cause.kind, cause.before.raw, cause.after.raw, cause.submission) == ("-1,4", "changed", "3", "1,6", "s9")


def test_a_change_that_cancels_out_is_still_told():
    before = made(A3, B5)
    after = made(report("Chi bộ A", row(JOIN, 4)), report("Chi bộ B", row(JOIN, 4)))
    [moved] = difference(before, after).moved
    assert (moved.words, len(moved.causes)) == ("", 2)


def test_a_unit_whose_figure_went_is_named():
    found = difference(made(A3, B5), made(A3))
    assert (found.went, found.moved[0].causes[0].kind) == (("Chi bộ B",), "gone")


def test_the_parents_own_figure_is_a_cause():
    own = OwnFigure("CT01", "entered", Value("9", Decimal(9)), "Hạnh", "theo sổ")
    [moved] = difference(made(A3), made(A3, settled=Settled(own=(own,)))).moved
    assert [(cause.unit, cause.kind) for cause in moved.causes] == [("Hạnh", "own")]
    assert moved.words == "+6"
