"""A requirement has a short name that tells it from its neighbours."""

from dataclasses import replace

import pytest

from nhiemky.domain.campaign import Campaign, Owner, Requirement
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline
from nhiemky.scheduling.short_names import LONGEST, short_names


def names(*whats: str, outline: str | None = None, **parts) -> list[str]:
    asked = tuple(Requirement(f"o{n}", what, None, "", None, None, None, outline=outline) for n, what in enumerate(whats))
    return list(short_names(Campaign("Đợt", Owner("Đảng ủy"), requirements=asked, **parts)).values())


@pytest.mark.parametrize(
    ("what", "short"),
    [
        ("gửi báo cáo sơ kết về Ban Thường vụ", "Báo cáo sơ kết"),
        ("gửi báo cáo công tác kiểm tra, giám sát và thi hành kỷ luật đảng", "Kiểm tra, giám sát"),
        ("đăng ký lịch hội nghị", "Đăng ký lịch hội nghị"),
        ("", "Việc phải làm"),
    ],
)
def test_verbs_and_circumstances_fall_away(what, short):
    assert names(what) == [short]


def test_a_bare_report_is_named_by_its_outline():
    outline = Outline("l1", "ĐỀ CƯƠNG", "báo cáo sơ kết giữa nhiệm kỳ", None, (), (), (), Evidence(""))
    assert names("gửi báo cáo", outline="l1", outlines=(outline,)) == ["Báo cáo sơ kết"]


def test_no_two_are_the_same():
    assert names("gửi báo cáo", "nộp báo cáo", "gửi báo cáo") == ["Báo cáo", "Báo cáo (2)", "Báo cáo (3)"]


def test_none_is_too_long():
    assert all(len(name) <= LONGEST for name in names("rà soát " + "các mặt công tác " * 20))


def test_the_same_report_of_two_groups_is_told_apart_by_the_group():
    one = Requirement("o1", "gửi báo cáo rà soát", None, "", None, None, None, group="15 phường")
    asked = (one, replace(one, id="o2", group="các đơn vị còn lại"), replace(one, id="o3", what="gửi phụ lục"))
    named = short_names(Campaign("Đợt", Owner("Thành ủy"), requirements=asked))
    assert list(named.values()) == ["Báo cáo rà soát, 15 phường", "Báo cáo rà soát, các đơn vị còn lại", "Phụ lục"]
