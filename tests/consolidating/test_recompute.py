"""Every method comes out again from its parts; a wrong figure does not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from consolidating.papers import report, row

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.consolidating.recompute import recompute
from nhiemky.domain.campaign import Campaign, Indicator, Owner
from nhiemky.domain.figure import Value

NAME = "Tổ chức đảng hoàn thành tốt"


def made(method, unit, *figures):
    asked = (Indicator("CT01", NAME, unit, method), Indicator("T", "Tử số", "người"), Indicator("M", "Mẫu số", "người"))
    if method == "ratio" and unit == "tỷ lệ chung":
        asked = (replace(asked[0], unit_of_measure="%", numerator="T", denominator="M"), *asked[1:])
    campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), indicators=asked)
    papers = []
    for at, figure in enumerate(figures):
        above, below = figure if isinstance(figure, tuple) else (None, None)
        rows = [row(NAME, "50%" if above else figure, unit=asked[0].unit_of_measure)]
        if above:
            rows += [row("Tử số", above, unit="người", at=6), row("Mẫu số", below, unit="người", at=7)]
        papers.append(report(f"Chi bộ số {at}", *rows))
    return consolidate(papers, campaign=campaign), campaign, papers


CASES = [
    ("sum", "người", ("3", "1.406", "", "2,5")),
    ("mean_unweighted", "triệu đồng", ("10", "11", "11")),
    ("count_yes", "Đạt/Chưa đạt", ("Đạt", "Chưa đạt", "Đạt")),
    ("count_yes", "%", ("Đạt", "Chưa đạt", "Đạt")),
    ("ratio", "%", ("12/15", "1.000/1.200")),
    ("ratio", "tỷ lệ chung", (("12", "15"), ("7", "9"))),
    ("none", "%", ("95", "88,5")),
]


@pytest.mark.parametrize(("method", "unit", "figures"), CASES)
def test_what_was_rightly_made_has_no_fault(method, unit, figures):
    whole, campaign, papers = made(method, unit, *figures)
    assert recompute(whole, papers, campaign) == ()


@pytest.mark.parametrize(("method", "unit", "figures"), CASES[:6])
def test_a_figure_that_is_off_is_told(method, unit, figures):
    whole, campaign, papers = made(method, unit, *figures)
    first = whole.indicators[0]
    assert first.actual.number is not None
    off = first.actual.number + Decimal("0.5")
    forged = replace(whole, indicators=(replace(first, actual=Value(str(off), off, percent=first.actual.percent)), *whole.indicators[1:]))
    assert [found.code for found in recompute(forged, papers, campaign)] == ["version_not_reproduced"]


def test_a_part_that_its_report_does_not_hold_is_told():
    whole, campaign, papers = made("sum", "người", "3", "5")
    other = [replace(papers[0], rows=(row(NAME, 4, unit="người"),)), papers[1]]
    [found] = recompute(whole, other, campaign)
    assert (found.code, found.place) == ("version_source_changed", "Phụ lục!E5")
