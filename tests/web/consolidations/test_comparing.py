"""Reports held against one another: the office sees both passages, nobody else sees that there is such a page."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.urls import reverse
from web.conftest import setting_up
from web.consolidations.reported import reported

from nhiemky.web.consolidations import access, actions, compare_actions
from nhiemky.web.consolidations.check_actions import findings_of

SAID = (
    "Chi bộ phân công từng đồng chí phụ trách tổ dân phố, họp dân hằng tháng, ghi sổ việc dân hỏi và trả lời ngay tại buổi họp sau; "
    "việc ngoài thẩm quyền thì chuyển cơ quan quản lý, nhắc lại sau mười lăm ngày, báo kết quả cho dân bằng bảng tin của tổ. "
)


@pytest.fixture
def made(world, morning):
    with setting_up():
        given = reported(world)
        given.texts(world.dv1, ("II/1", "Công tác đảng viên", SAID), ("III", "HẠN CHẾ", "Kết nạp còn chậm ở hai tổ."))
        given.texts(world.dv2, ("II/1", "Công tác đảng viên", f"Năm qua họp 12 kỳ. {SAID}"))
        given.texts(world.dv3, ("II/1", "Công tác đảng viên", "Mở ba lớp cảm tình Đảng, kết nạp bảy công nhân trực tiếp sản xuất."))
    return given


def test_a_copied_section_is_shown_to_the_office_with_both_passages(made):
    version = actions.build(made.world.actor("chanh"), made.campaign)
    client = made.world.client("chanh")
    page = client.post(reverse("consolidations:compare", args=[version.uuid]), follow=True).content.decode()
    assert page.count("phân công từng đồng chí phụ trách tổ dân phố") == 2
    assert made.world.dv1.name in page and made.world.dv2.name in page and "mục II.1" in page
    assert made.world.dv3.name not in page.split("<main", 1)[1]


def test_a_text_that_came_twice_is_told_once_under_its_number_and_its_unit(made):
    with setting_up():
        given = reported(made.world)
        given.sent = 100  # receipts of the office go on
        given.texts(made.world.dv1, ("BỐI CẢNH CHUNG", "BỐI CẢNH CHUNG", SAID), ("I", "BỐI CẢNH CHUNG", f"{SAID}\n"))
        given.texts(made.world.dv2, ("I", "BỐI CẢNH CHUNG", f"Năm qua họp 12 kỳ. {SAID}"))
    actor, client = made.world.actor("chanh"), made.world.client("chanh")
    version = actions.build(actor, given.campaign)
    (found,) = findings_of(compare_actions.compare(actor, version))
    assert found.place == f"{found.facts['unit']}, mục I"
    page = client.post(reverse("consolidations:compare", args=[version.uuid]), follow=True).content.decode()
    assert "Cả văn bản" not in page and f"</svg> {found.facts['unit']}, mục I</h3>" in page


def test_who_is_not_the_office_does_not_see_it(made):
    version = actions.build(made.world.actor("chanh"), made.campaign)
    check = compare_actions.compare(made.world.actor("chanh"), version)
    assert access.get_paper_check(made.world.actor("chanh"), check.uuid) == check
    for who in ("lanhdao", "bithu1", "vanthu1"):
        with pytest.raises(Http404):
            access.get_paper_check(made.world.actor(who), check.uuid)
    assert not access.paper_checks(made.world.actor("lanhdao"), version).exists()


def test_what_the_unit_said_last_time_is_told_as_last_periods(made):
    actor = made.world.actor("chanh")
    actions.build(actor, made.campaign)
    with setting_up():
        again = reported(made.world)
        again.sent = 100  # receipts of the office go on
        again.campaign.copied_from = made.campaign
        again.campaign.save()
        again.texts(made.world.dv1, ("II/1", "Công tác đảng viên", SAID))
    version = actions.build(actor, again.campaign)
    found = findings_of(compare_actions.compare(actor, version))
    assert {each.code for each in found} == {"copied_from_last_period"}
    assert {each.subject_id for each in found} == {made.world.dv1.code}
