"""Names that may be one are asked about once, with the likeliest indicator; nothing impossible is proposed."""

from __future__ import annotations

from consolidating.papers import report, row

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.consolidating.name_questions import questions
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.settled import Match

CAMPAIGN = Campaign(
    "Sơ kết",
    Owner("Đảng ủy Khối"),
    indicators=(
        Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum"),
        Indicator("CT02", "Đảng viên học tập nghị quyết", "%", "none"),
        Indicator("CT03", "Cuộc kiểm tra, giám sát", "cuộc", "sum"),
    ),
    units=(Unit("a", "Chi bộ A"), Unit("b", "Chi bộ B")),
)


def asked(*rows, matches=()):
    whole = consolidate([report("Chi bộ A", row("Kết nạp đảng viên mới", 3)), report("Chi bộ B", *rows)], campaign=CAMPAIGN)
    return [(one.statement, one.units, one.code) for one in questions(whole.indicators, matches)]


def test_the_likeliest_indicator_of_the_same_measure_is_proposed():
    assert asked(row("Phát triển đảng viên", 5)) == [("Phát triển đảng viên", ("Chi bộ B",), "CT01")]


def test_a_row_of_another_measure_is_not_asked_about():
    assert asked(row("Phát triển đảng viên", 5, unit="tỷ đồng")) == []


def test_what_the_unit_answers_elsewhere_is_not_proposed():
    assert asked(row("Kết nạp đảng viên mới", 2), row("Phát triển đảng viên", 5, at=6)) == []


def test_a_settled_no_is_not_asked_again():
    no = Match(None, "Phát triển đảng viên", "đảng viên", other="Kết nạp đảng viên mới")
    assert asked(row("Phát triển đảng viên", 5), matches=(no,)) == []
