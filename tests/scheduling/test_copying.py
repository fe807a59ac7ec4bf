"""A copied campaign asks the same on other days, of a roster still to be chosen."""

from dataclasses import replace
from datetime import date

import pytest

from nhiemky.domain.campaign import Campaign, DirectiveReference, Indicator, Owner, Requirement, Task, Unit, UnitGroup
from nhiemky.scheduling.copying import copied, first_day, moved_wording
from nhiemky.scheduling.deadlines import until_of

REPORT = Requirement(
    "o1", "gửi báo cáo", None, "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ", None, bound="before", on=date(2023, 5, 30)
)
OLD = Campaign(
    "Sơ kết",
    Owner("Đảng ủy Khối"),
    id="112-kh",
    directive=DirectiveReference("kế hoạch", "112-KH/ĐUK", None, None, None),
    cut_off="2023-04",
    appendix_columns=("TT", "Chỉ tiêu", "Thực hiện đến tháng 4/2023"),
    indicators=(Indicator("CT01", "Kết nạp", ""), Indicator("CT02", "Riêng", "", unit_id="a")),
    requirements=(REPORT, replace(REPORT, id="o2", wording="sau hội nghị", on=None, bound=None, last_day=None)),
    units=(Unit("a", "Chi bộ Đài"),),
    groups=(UnitGroup("điểm", ("a",)),),
    tasks=(Task("t1", "hướng dẫn", None, wording="xong ngày 10/5/2023", last_day=date(2023, 5, 10)),),
)


def test_every_day_moves_by_as_many_days():
    new = copied(OLD, "Đợt mới", 364)
    assert new.requirements[0].wording == "trước ngày 28/5/2024"
    moved, was = until_of(new.requirements[0]), until_of(REPORT)
    assert moved and was and (moved - was).days == 364
    assert new.requirements[1].wording == "sau hội nghị" and new.requirements[1].last_day is None
    assert new.tasks[0].wording == "xong ngày 08/5/2024" and new.tasks[0].last_day == date(2024, 5, 8)


def test_what_belongs_to_the_old_round_stays_there():
    new = copied(OLD, "Đợt mới", 364)
    assert (new.id, new.directive, new.units) == ("", None, ())
    assert [indicator.code for indicator in new.indicators] == ["CT01"]
    assert new.groups == OLD.groups and new.outlines == OLD.outlines and new.title == "Đợt mới"


def test_columns_name_the_new_cut_off():
    assert copied(OLD, "x", 364).appendix_columns[2] == "Thực hiện đến tháng 4/2024"
    assert copied(replace(OLD, cut_off="2023-04-30"), "x", 30).cut_off == "2023-05-30"
    assert copied(replace(OLD, cut_off=None), "x", 30).cut_off is None


def test_the_anchor_is_the_earliest_day():
    assert first_day(OLD) == date(2023, 5, 29) and first_day(replace(OLD, requirements=())) is None


@pytest.mark.parametrize(
    ("words", "moved"),
    [("", ""), ("trong tháng 6/2023", "trong tháng 6/2023"), ("từ 01/5/2023 đến ngày 05/5/2023", "từ 02/5/2023 đến ngày 06/5/2023")],
)
def test_only_full_days_move(words, moved):
    assert moved_wording(words, 1) == moved
