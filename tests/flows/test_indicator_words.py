"""Indicators typed or pasted as lines keep the codes they had."""

from dataclasses import replace

from nhiemky.domain.campaign import Indicator
from nhiemky.flows.indicator_words import indicators_from_words, words_of_indicators

BEFORE = (Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "mean_unweighted", "25"), Indicator("CT07", "Tỷ lệ xanh", "%", "none"))


def test_what_stays_keeps_its_code_and_its_way_up():
    assert indicators_from_words(words_of_indicators(BEFORE), BEFORE) == BEFORE


def test_a_new_indicator_gets_a_code_none_ever_had():
    rows = indicators_from_words("Tỷ lệ xanh | %\nSáng kiến | sáng kiến", BEFORE)
    assert [(row.code, row.method) for row in rows] == [("CT07", "none"), ("CT08", "sum")]


def test_numbers_and_headings_of_a_pasted_table_are_passed_over():
    rows = indicators_from_words("TT\tChỉ tiêu\tĐơn vị tính\n1\tKết nạp\tđảng viên\t25\n02.\tTỷ lệ\t%\n\n")
    assert [(row.statement, row.unit_of_measure, row.target) for row in rows] == [
        ("Kết nạp", "đảng viên", "25"),
        ("Tỷ lệ", "%", None),
    ]


def test_another_unit_of_measure_rolls_up_its_own_way():
    (row, *_) = indicators_from_words("Kết nạp đảng viên | %", BEFORE)
    assert (row.code, row.method) == ("CT01", "none")


def test_a_units_own_indicators_stay_and_are_not_listed():
    own = replace(BEFORE[0], code="CT09", statement="Riêng", unit_id="a")
    assert "Riêng" not in words_of_indicators((*BEFORE, own))
    assert indicators_from_words("", (*BEFORE, own)) == (own,)


def test_the_same_statement_twice_is_two_indicators():
    assert [row.code for row in indicators_from_words("A | x\nA | x")] == ["CT01", "CT02"]
