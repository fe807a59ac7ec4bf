"""What a rating says of the rules it was judged by: nothing loosened, nothing of another year, no quarter that is not rated, in silence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nhiemky.flows.rate import Rating, rate, read_rating_table
from nhiemky.rulebook.rating_sets import rule_file, rule_set
from nhiemky.rulebook.ratings import RuleFile

HEAD = "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level"
CODES = {"rule_overlay_looser", "rule_stands_alone", "rule_other_year", "quarter_not_rated"}


def rated(year: int, period: str = "", *files: RuleFile) -> Rating:
    rows = [f"individual;n{at};;o1;g;0;HTTNV" for at in range(5)]
    table = read_rating_table("a.csv", "\n".join((HEAD, *rows)).encode())
    return rate(table, year=year, period=period, files=files, name="a.csv")


def said(year: int, period: str = "", *files: RuleFile) -> list[tuple[str, str]]:
    return [(found.code, found.severity) for found in rated(year, period, *files).findings if found.code in CODES]


def own(ratio: str, **changes) -> RuleFile:
    cap = replace(rule_set(2025).cap("individual"), ratio=Decimal(ratio), clause="Điều 3", grade="A")
    base = replace(rule_file("05-HD/ĐU (ví dụ)"), id="01-QĐ/ĐU", extends="43-HD/BTCTW", bands=(), caps=(cap,), rated_from=2025)
    return replace(base, **changes)


def test_a_loosened_default_is_told():
    assert said(2025, "", own("0.5")) == [("rule_overlay_looser", "medium")]


@pytest.mark.parametrize("files", [(), (own("0.20"),), (own("0.15"),)])
def test_rules_as_strict_as_the_year_s_are_let_be(files):
    assert said(2025, "", *files) == []


def test_a_layer_is_compared_with_the_layer_below_it_not_only_with_the_centre():
    province = own("0.10", id="7-QĐ/TU", layer="province")
    looser = own("0.15", id="2-QĐ/ĐU", extends="7-QĐ/TU")
    assert said(2025, "", replace(province, caps=(replace(province.caps[0], grade="C"),)), looser) == [("rule_overlay_looser", "medium")]


def test_standing_on_the_regulation_alone_it_is_compared_with_the_guidance_of_the_year_too():
    quarter = own(
        "0.20", extends="366-QĐ/TW", periods=("quarter",), caps=(replace(rule_set(2026, "2026-Q1").cap("individual"), rounding="ceil"),)
    )
    assert ("rule_overlay_looser", "medium") in said(2026, "2026-Q2", quarter)


def test_a_file_that_calls_itself_one_of_the_centre_is_told_too():
    assert said(2025, "", own("0.5", layer="centre")) == [("rule_overlay_looser", "medium")]


def test_a_file_that_stands_on_nothing_of_the_year_is_told():
    assert said(2025, "", own("0.5", extends=None)) == [("rule_stands_alone", "medium")]
    assert ("rule_stands_alone", "medium") in said(2025, "", own("0.20", extends="25-HD/BTCTW"))


def test_where_no_rule_is_shipped_for_the_year_or_it_is_civil_service_nothing_stands_alone():
    assert said(2016, "", own("0.2", extends=None, rated_from=2015)) == []
    assert said(2026, "", own("0.2", extends="335/2025/NĐ-CP", rated_from=2026, caps=())) == []
    assert said(2026, "", rule_file("335/2025/NĐ-CP")) == []


def test_rules_of_other_years_are_a_finding_and_a_line():
    rating = rated(2025, "", own("0.2", rated_from=2026))
    assert [(found.code, found.severity) for found in rating.findings] == [("rule_other_year", "medium")]
    assert "từ năm 2026 trở đi" in rating.findings[0].message and rating.findings[0].file is None
    assert rating.not_checked[0].startswith("rules: 01-QĐ/ĐU ghi cho từ năm 2026")
    assert said(2024, "", rule_file("21-HD/BTCTW")) == [("rule_other_year", "medium")]
    assert said(2021, "", rule_file("21-HD/BTCTW")) == []


def test_the_fourth_quarter_has_no_rating_of_its_own():
    (found,) = [found for found in rated(2026, "2026-Q4").findings if found.code == "quarter_not_rated"]
    assert found.severity == "medium" and found.basis.startswith("43-HD/BTCTW") and "Quý IV năm 2026" in found.message
    assert found.facts["needs_confirmation"]
    assert all(said(2026, period) == [] for period in ("2026-Q1", "2026-Q2", "2026-Q3", ""))


def test_guidance_that_came_after_the_quarter_is_a_reading_said_once():
    lines = [line for line in rated(2026, "2026-Q1").not_checked if "22/5/2026" in line]
    assert len(lines) == 1 and "cần xác nhận" in lines[0] and lines[0].startswith("rules: 02-HD/BTCTW")
    assert not [line for line in rated(2026, "2026-Q2").not_checked if "22/5/2026" in line]


def test_rules_of_the_whole_year_used_for_a_quarter_are_said():
    assert any("periods" in line for line in rated(2026, "2026-Q2", own("0.2")).not_checked)
    assert not any("periods" in line for line in rated(2026, "2026-Q2", own("0.2", periods=("quarter",))).not_checked)


def test_nothing_is_said_to_be_fine_on_the_screen_where_the_rules_were_loosened(tmp_path, capsys):
    from nhiemky.cli import rate_view

    rate_view.show(rated(2025, "", own("0.5")), "")
    assert "Không thấy điều gì trái quy định" not in capsys.readouterr().out


COLLECTIVES = [f"collective;t{at};;o{at};g;0;{'HTXSNV' if at < 3 else 'HTTNV'}" for at in range(8)]


@pytest.mark.parametrize(("year", "open_"), [(2019, True), (2020, True), (2021, True), (2022, False)])
def test_a_cap_and_a_head_rule_seen_in_a_later_paper_bind_and_wait_for_confirmation(year, open_):
    rows = [*COLLECTIVES, "individual;n7;;o7;h;1;HTXSNV"]
    rating = rate(read_rating_table("a.csv", "\n".join((HEAD, *rows)).encode()), year=year)
    found = {each.code: each for each in rating.findings if each.facts.get("subject_kind") != "individual"}
    for code in ("cap_exceeded", "head_above_collective"):
        assert found[code].severity == "high"
        assert found[code].facts["needs_confirmation"] is open_
        assert ("cần xác nhận" in found[code].basis) is open_
