"""Visits: the unit is told, minutes kept, what was found becomes a task or a shortcoming, the second to act is told."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.web.inspection import access, actions
from nhiemky.web.inspection.models import Visit, VisitFinding
from nhiemky.web.office.models import Notice
from nhiemky.web.remedies.models import Shortcoming

pytestmark = pytest.mark.usefixtures("morning")
DAY = date(2023, 5, 22)


def planned(world, **more):
    facts = {"on": DAY, "purpose": "Thu, nộp đảng phí", "lead": "Phó Chủ nhiệm"} | more
    return actions.plan_visit(world.actor("ubkt"), world.khoi, world.dv1, **facts)


def held(world):
    return actions.hold(world.actor("ubkt"), planned(world), "Đoàn làm việc với chi ủy.")


def test_the_unit_is_told_and_reads_its_own_visit_others_do_not(world):
    visit = planned(world)
    assert Notice.objects.filter(organisation=world.dv1, words__contains="22/5/2023").exists()
    seers = [name for name in ("ubkt", "chanh", "bantc", "lanhdao", "bithu1", "vanthu1", "vanthu2", "quantri", "khacvp")
             if access.visits(world.actor(name)).filter(pk=visit.pk).exists()]  # fmt: skip
    assert seers == ["ubkt", "chanh", "bantc", "lanhdao", "bithu1", "vanthu1"]


def test_a_member_of_the_team_reads_the_visit(world):
    visit = planned(world, team=[world.uyvien.person])
    assert access.get_visit(world.actor("uyvien"), visit.uuid).pk == visit.pk


def test_whoever_is_on_two_visits_on_one_day_is_named(world):
    planned(world, team=[world.uyvien.person], on=date(2023, 5, 21), ends_on=DAY)
    assert [person.name for person, _ in actions.clashes(DAY, None, [world.uyvien.person, world.bantc.person])] == ["Trần Quốc Khải"]
    assert actions.clashes(date(2023, 5, 23), None, [world.uyvien.person]) == []


def test_a_finding_becomes_a_shortcoming_of_the_unit(world):
    found = actions.note(world.actor("ubkt"), held(world), "Đảng phí thu muộn hai tháng", leads_to="remedy")
    one = Shortcoming.objects.get()
    assert (one.organisation_id, one.source, found.shortcoming_id) == (world.dv1.pk, "inspection", one.pk)


def test_a_task_needs_what_who_and_when_and_the_unit_says_it_is_done(world):
    visit = held(world)
    with pytest.raises(Refusal) as told:
        actions.note(world.actor("ubkt"), visit, "Sổ ghi thiếu", leads_to="task", task="Ghi bổ sung")
    assert told.value.code == "visit_finding_incomplete"
    found = actions.note(
        world.actor("ubkt"), visit, "Sổ ghi thiếu", leads_to="task", task="Ghi bổ sung", owner="Chi ủy", deadline=date(2023, 6, 1)
    )
    with pytest.raises(Refusal):
        actions.finish_task(world.actor("vanthu2"), found, "Đã ghi")
    actions.finish_task(world.actor("vanthu1"), found, "Đã ghi")
    with pytest.raises(Refusal):
        actions.finish_task(world.actor("vanthu1"), VisitFinding.objects.get(), "Đã ghi")


def test_minutes_may_lie_outside_with_number_day_and_place_only(world):
    visit = planned(world)
    with pytest.raises(Refusal) as told:
        actions.hold(world.actor("ubkt"), visit, " ")
    assert told.value.code == "visit_minutes_missing"
    kept = actions.hold(world.actor("ubkt"), visit, "", None, {"number": "4-BB", "day": "22/5/2023", "place": "Tủ 2"})
    assert kept.state == "held"


def test_findings_come_between_minutes_and_conclusion(world):
    visit = planned(world)
    with pytest.raises(Refusal):
        actions.note(world.actor("ubkt"), visit, "Sớm quá")
    actions.hold(world.actor("ubkt"), visit, "Biên bản")
    actions.conclude(world.actor("ubkt"), visit, "12-TB/UBKT, ngày 25/5/2023")
    with pytest.raises(Refusal) as told:
        actions.note(world.actor("ubkt"), visit, "Muộn quá")
    assert told.value.code == "visit_not_held"


def test_the_second_to_act_is_told(world):
    visit = planned(world)
    other = Visit.objects.get(pk=visit.pk)
    actions.hold(world.actor("ubkt"), visit, "Biên bản")
    with pytest.raises(Refusal) as told:
        actions.cancel(world.actor("chanh"), other, "Hoãn")
    assert told.value.code == "visit_moved_on"


def test_the_whole_way_by_pages(world):
    client = world.client("ubkt")
    assert "Chưa lên lịch buổi nào" in client.get(reverse("inspection:index")).content.decode()
    client.post(reverse("inspection:plan"), {"organisation": world.khoi.uuid, "title": "Chương trình kiểm tra 2023", "year": 2023})
    sent = {"organisation": world.khoi.uuid, "unit": world.dv1.uuid, "kind": "inspection", "on": "22/5/2023", "purpose": "Đảng phí"}
    sent["team"] = [str(world.uyvien.person.uuid)]
    assert client.post(reverse("inspection:new"), sent).status_code == 302
    again = client.post(reverse("inspection:new"), sent | {"unit": world.dv2.uuid})
    assert again.status_code == 422
    assert "Đồng chí Trần Quốc Khải đã có đoàn ở Đảng bộ Sở Gió ngày 22/5/2023" in again.content.decode()
    assert client.post(reverse("inspection:new"), sent | {"unit": world.dv2.uuid, "anyway": "on"}).status_code == 302
    visit = Visit.objects.get(unit=world.dv1)
    file = SimpleUploadedFile("bien-ban.txt", "Biên bản làm việc.".encode())
    client.post(reverse("inspection:hold", args=[visit.uuid]), {"minutes": "", "file": file})
    client.post(reverse("inspection:note", args=[visit.uuid]), {"words": "Đảng phí thu muộn", "leads_to": "remedy"})
    client.post(reverse("inspection:conclude", args=[visit.uuid]), {"conclusion": "12-TB/UBKT"})
    page = world.client("vanthu1").get(reverse("inspection:visit", args=[visit.uuid])).content.decode()
    assert "Đã kết luận" in page
    assert "Theo dõi khắc phục" in page
    assert "bien-ban.txt" in page
