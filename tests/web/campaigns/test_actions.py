"""A campaign is made, gets its roster, is issued, changed and closed; every unit gets what binds it, and what is done stays done."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from django.db.models import F
from django.http import Http404
from tests.web.campaigns.samples import APPENDIX, CAMPAIGN, OWN, REPORT
from tests.web.conftest import setting_up

from nhiemky.domain.campaign import Requirement, UnitGroup
from nhiemky.domain.finding import Refusal
from nhiemky.scheduling.deadlines import end_of
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.campaigns import actions
from nhiemky.web.campaigns.models import Campaign, CampaignVersion, Obligation, RosterEntry, Waiver
from nhiemky.web.campaigns.value import value_of, working_value
from nhiemky.web.office.models import Notice

pytestmark = pytest.mark.django_db


def owed(campaign: Campaign) -> dict[str, str]:
    rows = Obligation.objects.filter(campaign=campaign, entry__own=False).select_related("entry", "requirement")
    return {f"{row.entry.unit_id} {row.requirement.key}": row.state for row in rows}


def one(campaign: Campaign, unit: str, key: str) -> Obligation:
    return Obligation.objects.select_related("entry", "requirement", "campaign__organisation", "organisation").get(
        campaign=campaign, entry__unit_id=unit, requirement__key=key
    )


def changed(chanh, campaign: Campaign, **parts) -> None:
    actions.save_value(chanh, campaign, replace(working_value(campaign), **parts), campaign.version)


def test_a_roster_is_the_organisations_as_they_are_called_today(draft):
    units = value_of(draft).units
    assert [unit.id for unit in units] == ["K.01", "K.02", "K.03", "K.04"]
    assert (units[0].name, units[0].head, units[0].branch) == ("Đảng bộ Sở Gió", "Phan Hoài Nam", "Sở, ngành")


def test_groups_named_by_the_directive_get_the_rosters_ids(draft):
    assert value_of(draft).groups == (UnitGroup("đơn vị làm điểm", ("K.02",)),)


def test_issue_gives_every_unit_what_binds_it_and_the_board_its_own_duty(world, issued):
    assert sorted(owed(issued)) == sorted(f"{unit.code} {key}" for unit in world.units for key in ("o1", "o2", "o3"))
    row = one(issued, "K.01", "o1")
    assert (row.deadline_at, row.state, row.turn, row.organisation) == (end_of(date(2023, 5, 29)), "open", "unit", world.dv1)
    own = Obligation.objects.get(campaign=issued, requirement__key="o9")
    assert own.organisation == world.bantochuc and own.entry.own and own.entry.unit_id == "own:K.TC"
    assert [(task.key, task.lead_organisation) for task in issued.tasks.all()] == [("v1", world.vanphong)]


def test_what_was_issued_is_frozen_and_audited_and_the_units_are_told(world, issued):
    version = CampaignVersion.objects.get(campaign=issued)
    assert version.number == 1 and version.value == issued.value and issued.state == "issued"
    assert set(Notice.objects.values_list("organisation__code", flat=True)) == {unit.code for unit in world.units}
    event = AuditEvent.objects.get(action="campaign.issued")
    assert json.loads(event.after)["added"] == 12 and event.object_id == str(issued.uuid)


def test_nothing_is_issued_without_units_or_requirements(world, chanh):
    campaign = actions.create_campaign(chanh, world.khoi, CAMPAIGN)
    with pytest.raises(Refusal, match="chưa có đơn vị"):
        actions.issue_campaign(chanh, campaign)
    other = actions.create_campaign(chanh, world.khoi, replace(CAMPAIGN, requirements=(OWN,)))
    with pytest.raises(Refusal, match="chưa có yêu cầu"):
        actions.issue_campaign(chanh, other)


def test_a_high_finding_is_kept_only_with_a_reason(draft, chanh):
    held = replace(OWN, id="o8", what="tổ chức hội nghị của Đảng bộ Khối", last_day=date(2023, 5, 29))
    changed(chanh, draft, requirements=(REPORT, held))
    with pytest.raises(Refusal, match="giữ nguyên và ghi lý do"):
        actions.issue_campaign(chanh, draft)
    kept = {"code": "own_duty_before_units", "subject": "o8", "reason": "Đơn vị gửi sớm theo khối"}
    version = actions.issue_campaign(chanh, draft, kept_findings=[kept])
    (finding,) = json.loads(version.kept_findings)
    assert finding["reason"] == "Đơn vị gửi sớm theo khối" and "không còn ngày nào" in finding["sentence"]


def test_nobody_but_the_owners_office_opens_a_campaign(world, morning, draft):
    for name in ("lanhdao", "quantri", "bantc"):
        with pytest.raises(Refusal, match="văn phòng"):
            actions.create_campaign(world.actor(name), world.khoi, CAMPAIGN)
    for name in ("vanthu1", "khacvp"):
        with pytest.raises((Refusal, Http404)):
            actions.issue_campaign(world.actor(name), draft)


def test_an_ended_organisation_is_not_put_on_a_roster(world, chanh):
    campaign = actions.create_campaign(chanh, world.khoi, CAMPAIGN)
    with setting_up():
        world.dv3.active = False
        world.dv3.save()
    with pytest.raises(Refusal, match="Đồng Muối không còn hoạt động"):
        actions.set_roster(chanh, campaign, world.units)


def test_two_people_editing_the_second_is_told(draft, chanh):
    stale = Campaign.objects.get(pk=draft.pk)
    changed(chanh, draft, cut_off="2023-05")
    with pytest.raises(Refusal) as refused:
        changed(chanh, stale, cut_off="2023-06")
    assert refused.value.code == "stale_version"
    assert value_of(Campaign.objects.get(pk=draft.pk)).cut_off == "2023-05"


def test_a_new_version_needs_a_change_and_a_reason_and_says_what_changed(issued, chanh):
    with pytest.raises(Refusal, match="không khác"):
        actions.issue_campaign(chanh, issued, reason="x")
    later = replace(REPORT, wording="trước ngày 05/6/2023", on=date(2023, 6, 5), last_day=date(2023, 6, 4))
    changed(chanh, issued, requirements=(later, APPENDIX))
    assert value_of(issued).requirements[0] == REPORT, "units see the version in force until the next is issued"
    with pytest.raises(Refusal, match="phải ghi lý do"):
        actions.issue_campaign(chanh, issued)
    version = actions.issue_campaign(chanh, issued, reason="Tỉnh ủy lùi thời gian")
    said = [item["sentence"] for item in json.loads(version.difference)]
    assert version.number == 2 and any("hạn đổi từ hết ngày 29/5/2023 sang hết ngày 04/6/2023" in words for words in said)
    assert one(issued, "K.01", "o1").deadline_at == end_of(date(2023, 6, 4))
    assert one(issued, "K.01", "o3").state == "waived"
    assert issued.requirements.get(key="o3").removed_in == 2
    told = Notice.objects.filter(kind="changed", organisation__code="K.02").get()
    assert "Tỉnh ủy lùi thời gian" in told.words and "hạn đổi" in told.words


def test_what_is_done_stays_done_when_a_unit_leaves(world, issued, chanh):
    with setting_up():
        Obligation.objects.filter(entry__unit_id="K.03", requirement__key="o1").update(state="submitted", turn="office")
    actions.set_roster(chanh, issued, (world.dv1, world.dv2))
    actions.issue_campaign(chanh, issued, reason="Chuyển về khối khác")
    states = owed(issued)
    assert states["K.03 o1"] == "submitted" and states["K.03 o2"] == "waived" and states["K.01 o1"] == "open"
    assert RosterEntry.objects.get(campaign=issued, unit_id="K.03").left_at is not None
    actions.set_roster(chanh, issued, world.units)
    actions.issue_campaign(chanh, issued, reason="Giữ nguyên như cũ")
    states = owed(issued)
    assert states["K.03 o2"] == "open" and states["K.03 o1"] == "submitted"
    assert RosterEntry.objects.get(campaign=issued, unit_id="K.03").left_at is None


def test_changes_can_be_dropped(issued, chanh):
    changed(chanh, issued, cut_off="2023-06")
    actions.drop_changes(chanh, issued)
    assert working_value(issued) == value_of(issued) and issued.next_value == ""


def test_an_extension_replaces_the_deadline_and_says_by_whom(issued, chanh):
    rows = [one(issued, "K.01", "o1"), one(issued, "K.01", "o2")]
    actions.extend(chanh, rows, until=date(2023, 6, 5), reason="Sáp nhập hai phòng", grantor="Đ/c Vũ Văn Trường", document="CV 41")
    row = one(issued, "K.01", "o1")
    assert row.deadline_at == row.extended_until == end_of(date(2023, 6, 5))
    assert "Gia hạn đến hết ngày 05/6/2023" in row.last_event and row.events.count() == 1
    assert AuditEvent.objects.filter(action="obligations.extended").count() == 1
    assert Notice.objects.filter(kind="extended").count() == 1
    with pytest.raises(Refusal, match="không sau hạn hiện nay"):
        actions.extend(chanh, [row], until=date(2023, 6, 5), reason="x", grantor="y")


def test_a_later_version_keeps_an_extension_that_reaches_further(issued, chanh):
    actions.extend(chanh, [one(issued, "K.01", "o1")], until=date(2023, 6, 10), reason="x", grantor="y")
    actions.extend(chanh, [one(issued, "K.02", "o1")], until=date(2023, 6, 1), reason="x", grantor="y")
    later = replace(REPORT, wording="trước ngày 05/6/2023", on=date(2023, 6, 5), last_day=date(2023, 6, 4))
    changed(chanh, issued, requirements=(later, *value_of(issued).requirements[1:]))
    actions.issue_campaign(chanh, issued, reason="lùi")
    assert one(issued, "K.01", "o1").deadline_at == end_of(date(2023, 6, 10))
    moved = one(issued, "K.02", "o1")
    assert moved.deadline_at == end_of(date(2023, 6, 4)) and moved.extended_until is None


def test_waiving_and_opening_again(issued, chanh):
    row = one(issued, "K.04", "o1")
    actions.waive(chanh, [row], reason="Đang giải thể", document="QĐ 12")
    assert one(issued, "K.04", "o1").state == "waived" and one(issued, "K.04", "o1").turn == "done"
    actions.reopen(chanh, [one(issued, "K.04", "o1")], reason="Hoãn giải thể")
    again = one(issued, "K.04", "o1")
    assert (again.state, again.turn) == ("open", "unit") and Waiver.objects.get(obligation=again).lifted_at is not None
    with setting_up():
        Obligation.objects.filter(pk=again.pk).update(state="submitted")
    with pytest.raises(Refusal, match="miễn nộp"):
        actions.waive(chanh, [one(issued, "K.04", "o1")], reason="x")


def test_an_optional_duty_is_answered_by_the_unit(world, issued):
    clerk, row = world.actor("vanthu1"), one(issued, "K.01", "o3")
    actions.answer_optional(clerk, row, wanted=False)
    assert one(issued, "K.01", "o3").state == "declined"
    actions.answer_optional(clerk, one(issued, "K.01", "o3"), wanted=True)
    assert (one(issued, "K.01", "o3").state, one(issued, "K.01", "o3").wanted) == ("open", True)
    with pytest.raises(Refusal, match="bắt buộc"):
        actions.answer_optional(clerk, one(issued, "K.01", "o1"), wanted=False)
    with pytest.raises((Refusal, Http404)):
        actions.answer_optional(clerk, one(issued, "K.02", "o3"), wanted=False)


def test_a_unit_says_it_has_the_paper_and_names_its_contact(world, issued):
    entry = RosterEntry.objects.select_related("organisation", "campaign").get(campaign=issued, unit_id="K.01")
    actions.acknowledge(world.actor("vanthu1"), entry, contact_name="Mai Thị Kim Loan", contact_phone="0900 000 111")
    entry.refresh_from_db()
    assert entry.acknowledged_at and entry.contact_name == "Mai Thị Kim Loan"
    assert "Kim Loan" not in AuditEvent.objects.get(action="campaign.acknowledged").after


def test_the_office_answers_and_acknowledges_for_a_unit_without_accounts(world, issued, chanh):
    entry = RosterEntry.objects.select_related("organisation", "campaign__organisation").get(campaign=issued, unit_id="K.04")
    actions.acknowledge(chanh, entry, contact_name="Đồng chí trực", contact_phone="0900")
    actions.answer_optional(chanh, one(issued, "K.04", "o3"), wanted=False)
    assert one(issued, "K.04", "o3").state == "declined"
    with pytest.raises((Refusal, Http404)):
        actions.acknowledge(world.actor("vanthu1"), entry, contact_name="x", contact_phone="y")


def test_a_closed_campaign_takes_no_change(issued, chanh):
    actions.close_campaign(chanh, issued, "Đã tổng kết")
    with pytest.raises(Refusal, match="đã kết thúc"):
        changed(chanh, issued, cut_off="2023-06")
    with pytest.raises(Refusal, match="đã kết thúc"):
        actions.extend(chanh, [one(issued, "K.01", "o1")], until=date(2023, 6, 5), reason="x", grantor="y")


def test_a_requirement_for_a_group_binds_its_units_only(world, chanh):
    group = Requirement(
        "o5", "gửi báo cáo làm điểm", "Đơn vị làm điểm", "", date(2023, 5, 5), "Ban Thường vụ", None, group="đơn vị làm điểm"
    )
    campaign = actions.create_campaign(chanh, world.khoi, replace(CAMPAIGN, requirements=(group,)))
    actions.set_roster(chanh, campaign, world.units, pilots=(world.dv1, world.dv4))
    actions.issue_campaign(chanh, campaign)
    assert sorted(owed(campaign)) == ["K.01 o5", "K.04 o5"]


def test_a_duty_carries_the_branch_of_its_unit_from_version_to_version(world, chanh, issued):
    def branches() -> set[tuple[str, str]]:
        rows = Obligation.objects.filter(campaign=issued)
        assert not rows.exclude(branch=F("entry__branch")).exists()
        return set(rows.filter(requirement__own=False).values_list("entry__unit_id", "branch"))

    before = branches()
    assert ("K.01", "Sở, ngành") in before
    units = value_of(issued).units
    changed(chanh, issued, units=(replace(units[0], branch="Doanh nghiệp"), *units[1:-1]))
    issued.refresh_from_db()
    actions.issue_campaign(chanh, issued, reason="Chuyển về khối khác")
    assert branches() == before - {("K.01", "Sở, ngành")} | {("K.01", "Doanh nghiệp")}
