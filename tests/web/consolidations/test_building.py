"""Consolidations: same inputs no new version, nothing altered, every figure down to its report, people's answers remembered."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from web.conftest import setting_up
from web.consolidations.reported import CHECK, JOIN, SENT, reported

from nhiemky.domain.campaign import Indicator, Policies
from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.campaigns.value import value_of, words_of
from nhiemky.web.consolidations import actions
from nhiemky.web.consolidations.inputs import new_since, reopened
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.consolidations.opened import figures_of, whole_of
from nhiemky.web.consolidations.verification import check_all
from nhiemky.web.reports.models import Verdict
from nhiemky.web.targets.actions import Listed, list_targets


@pytest.fixture
def made(world, morning):
    with setting_up():
        given = reported(world)
        given.figures(world.dv1, (JOIN, "40", "12"), (CHECK, "8", "5"), accepted=True)
        given.figures(world.dv2, (JOIN, "20", "7"))
        given.texts(world.dv1, ("II/1", "Công tác đảng viên", "Kết nạp bảo đảm chất lượng."))
        given.texts(world.dv1, ("I", "HẠN CHẾ, KHUYẾT ĐIỂM", "- Sinh hoạt chi bộ chưa đều."), requirement="kd")
    return given


def chanh(made):
    return made.world.actor("chanh")


def test_a_version_holds_the_sum_and_every_figure_opens_to_its_report(made):
    version = actions.build(chanh(made), made.campaign)
    whole = figures_of(version)
    joined = whole.indicators[0]
    assert (joined.actual.plain, joined.counted, version.number, version.reports_in, version.expected) == ("19", 2, 1, 2, 4)
    part = joined.parts[0]
    [submission] = [each for each in whole.submissions if each.id == part.submission]
    assert (part.file, part.sheet, part.cell, submission.by, submission.receipt) == (
        "K.01.xlsx", "Phụ lục", "E7", "Mai Thị Kim Loan", "K.01-2023-0001",
    )  # fmt: skip
    assert joined.stages == {"submitted": 1, "accepted": 1}


def test_nothing_new_makes_no_new_version(made):
    first = actions.build(chanh(made), made.campaign)
    assert actions.build(chanh(made), made.campaign).pk == first.pk
    assert AuditEvent.objects.filter(action="consolidation.built").count() == 1


def test_a_new_report_is_announced_and_makes_the_next_version(made):
    first = actions.build(chanh(made), made.campaign)
    assert new_since(first) == 0
    with setting_up():
        made.figures(made.world.dv3, (JOIN, "30", "4"))
    assert new_since(first) == 1
    second = actions.build(chanh(made), made.campaign)
    assert (second.number, figures_of(second).indicators[0].actual.plain) == (2, "23")
    assert figures_of(first).indicators[0].actual.plain == "19"


def test_a_day_gone_by_is_consolidated_as_it_was(made):
    with setting_up():
        late = made.figures(made.world.dv3, (JOIN, "30", "4"))
        Verdict.objects.create(revision=late, kind="accepted", by="x", at=SENT + timedelta(days=2))
    now = figures_of(actions.build(chanh(made), made.campaign, as_of=SENT + timedelta(days=1)))
    assert now.indicators[0].stages == {"submitted": 2, "accepted": 1}
    then = figures_of(actions.build(chanh(made), made.campaign, as_of=late.received_at - timedelta(seconds=1)))
    assert then.indicators[0].actual.plain == "19"


def test_a_returned_report_counts_as_a_draft(made):
    with setting_up():
        again = made.figures(made.world.dv3, (JOIN, "30", "4"))
        Verdict.objects.create(revision=again, kind="returned", by="x", at=SENT + timedelta(hours=5))
    whole = figures_of(actions.build(chanh(made), made.campaign))
    assert whole.indicators[0].stages["draft"] == 1


def test_it_can_be_made_again_for_ever(made):
    version = actions.build(chanh(made), made.campaign)
    with setting_up():
        made.figures(made.world.dv1, (JOIN, "40", "99"))
        made.campaign.value = made.campaign.value.replace(JOIN, "Chỉ tiêu khác")
        made.campaign.save()
    version = Consolidation.objects.get(pk=version.pk)
    assert reopened(version).hash == version.inputs_hash
    assert [found for found in check_all() if not isinstance(found, int)] == []


def test_verify_finds_a_figure_changed_in_the_store(made):
    version = actions.build(chanh(made), made.campaign)
    value = json.loads(version.value)
    value["consolidation"]["indicators"][0]["actual"]["number"] = "999"
    with setting_up():
        Consolidation.objects.filter(pk=version.pk).update(value=json.dumps(value))
    faults = [found for found in check_all() if not isinstance(found, int)]
    assert faults
    assert "999" in " ".join(fault.sentence for fault in faults) or "không tính lại được" in faults[0].sentence


def test_filed_reviews_are_not_gathered(made):
    sections = whole_of(actions.build(chanh(made), made.campaign)).sections
    said = [words for section in sections for one in section.contributions for words in one.paragraphs]
    assert said == ["Kết nạp bảo đảm chất lượng."]


def test_without_a_report_it_is_refused(world, morning):
    with setting_up():
        empty = reported(world)
    with pytest.raises(Refusal, match="Chưa có báo cáo nào"):
        actions.build(world.actor("chanh"), empty.campaign)


def test_a_settled_name_is_added_and_its_undoing_takes_it_out_again(made):
    with setting_up():
        made.figures(made.world.dv3, ("Phát triển đảng viên", "30", "4"))
    assert figures_of(actions.build(chanh(made), made.campaign)).indicators[0].actual.plain == "19"
    match = actions.settle_match(chanh(made), made.campaign, "Phát triển đảng viên", code="CT01", unit_of_measure="đảng viên")
    assert figures_of(actions.build(chanh(made), made.campaign)).indicators[0].actual.plain == "23"
    actions.undo_match(chanh(made), match)
    assert figures_of(actions.build(chanh(made), made.campaign)).indicators[0].actual.plain == "19"


def test_an_estimate_stands_beside_and_a_boards_figure_in_place(made):
    actions.enter_figure(chanh(made), made.campaign, "CT01", "60", kind="estimate", reason="còn 2 đơn vị")
    actions.enter_figure(chanh(made), made.campaign, "CT05", "17", kind="board", reason="sổ theo dõi", given_by="Ủy ban kiểm tra")
    joined, checks = figures_of(actions.build(chanh(made), made.campaign)).indicators[:2]
    assert (joined.actual.plain, joined.estimate.value.plain, joined.estimate.author) == ("19", "60", "Đỗ Thị Minh Hạnh")
    assert (checks.actual.plain, checks.from_units.plain, checks.given.board) == ("17", "5", "Ủy ban kiểm tra")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"raw": "nhiều", "kind": "estimate", "reason": "x"}, "không đọc được"),
        ({"raw": "60", "kind": "estimate", "reason": " "}, "Chưa ghi lý do"),
        ({"raw": "60", "kind": "board", "reason": "x"}, "Chưa ghi ban"),
    ],
)
def test_an_own_figure_needs_a_number_a_reason_and_its_board(made, entry, said):
    with pytest.raises(Refusal, match=said):
        actions.enter_figure(chanh(made), made.campaign, "CT01", entry.pop("raw"), **entry)


def test_a_withdrawn_figure_counts_no_more(made):
    figure = actions.enter_figure(chanh(made), made.campaign, "CT05", "17", kind="entered", reason="sổ")
    actions.withdraw_figure(chanh(made), figure)
    assert figures_of(actions.build(chanh(made), made.campaign)).indicators[1].actual.plain == "5"


def test_other_cut_offs_are_left_out_when_the_office_says_so_and_stay_out(made):
    with setting_up():
        made.figures(made.world.dv3, (JOIN, "30", "4"), cut_off="2023-03")
    both = actions.build(chanh(made), made.campaign)
    assert len(figures_of(both).indicators[0].by_cut_off) == 2
    one = actions.build(chanh(made), made.campaign, cut_offs=["2023-04"])
    assert figures_of(one).indicators[0].actual.plain == "19"
    assert actions.build(chanh(made), made.campaign).pk == one.pk


def test_laying_before_is_written_once(made):
    version = actions.build(chanh(made), made.campaign)
    laid = actions.lay_before(chanh(made), version, "Ban Thường vụ")
    actions.lay_before(chanh(made), laid, "Ban Chấp hành")
    assert Consolidation.objects.get(pk=version.pk).laid_before == "Ban Thường vụ"
    assert AuditEvent.objects.filter(action="consolidation.laid").count() == 1


@pytest.mark.parametrize("who", ["lanhdao", "bantc"])
def test_who_only_sees_may_not_build(made, who):
    with pytest.raises(Refusal, match="văn phòng"):
        actions.build(made.world.actor(who), made.campaign)


def test_a_working_copy_sent_for_review_counts_only_when_the_office_says_so(made):
    from nhiemky.web.reports.models import Draft, FigureDraft

    with setting_up():
        duty = made.duties["K.03", "pl"]
        duty.state = "draft_sent"
        duty.save()
        draft = Draft.objects.create(obligation=duty, cut_off="2023-04", made_at=SENT, saved_at=SENT)
        FigureDraft.objects.create(
            draft=draft, code="CT01", statement=JOIN, unit_of_measure="đảng viên", target="30", actual="4", order=1, saved_at=SENT,
            saved_by="Ngô Gia Bảo",
        )  # fmt: skip
    without = actions.build(chanh(made), made.campaign)
    assert figures_of(without).indicators[0].actual.plain == "19"
    with pytest.raises(Refusal) as told:
        actions.build(chanh(made), made.campaign, with_drafts=True)
    assert told.value.code == "drafts_not_for_office"
    with setting_up():
        made.campaign.value = words_of(replace(value_of(made.campaign), policies=Policies(office_sees_drafts=True)))
        made.campaign.save()
    joined = figures_of(actions.build(chanh(made), made.campaign, with_drafts=True)).indicators[0]
    assert (joined.actual.plain, joined.stages["draft"]) == ("23", 1)
    assert "gồm số của 1 báo cáo còn là bản thảo" in joined.remarks
    with setting_up():
        FigureDraft.objects.update(actual="99")
    assert [found for found in check_all() if not isinstance(found, int)] == []


def test_the_owners_own_list_gives_the_target_that_the_campaign_does_not(world, morning):
    with setting_up():
        made = reported(world, indicators=(Indicator("CT01", JOIN, "đảng viên", "sum"),))
        made.figures(world.dv1, (JOIN, "40", "12"), accepted=True)
    first = actions.build(chanh(made), made.campaign)
    list_targets(chanh(made), made.world.khoi, [Listed(JOIN, "đảng viên", "60")], term="2020-2025")
    second = actions.build(chanh(made), made.campaign)
    joined = figures_of(second).indicators[0]
    assert (second.number, joined.target.plain, joined.target_from, joined.status) == (2, "60", "owner", "chưa đạt")
    assert reopened(second).hash == second.inputs_hash
    assert reopened(first).hash == first.inputs_hash
    list_targets(chanh(made), made.world.khoi, [Listed(JOIN, "đảng viên", "70")], term="2020-2025")
    assert reopened(second).hash == second.inputs_hash
