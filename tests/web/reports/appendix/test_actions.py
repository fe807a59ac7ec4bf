"""A cell saved, two people on one cell, a block with its undo, years: every value kept, nobody's lost."""

import json

import pytest
from appendix_world import campaign_of
from django.http import Http404
from web_setup import setting_up

from nhiemky.domain.appendix_entry import Focus
from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.reports.appendix.actions import paste_block, save_cell, save_years, undo_block
from nhiemky.web.reports.appendix.sheet import sheet_of
from nhiemky.web.reports.drafting import draft_of
from nhiemky.web.reports.models import FigureDraft, FigureHistory


@pytest.fixture
def duty(world, morning):
    with setting_up():
        _, obligations = campaign_of(world)
    return obligations[world.dv1.code, "r2"]


@pytest.fixture
def draft(world, duty):
    return draft_of(world.actor("vanthu1"), duty)


def save(world, draft, code, version=0, who="vanthu1", **fields):
    return save_cell(world.actor(who), draft, code, fields, version)


def test_the_grid_shows_the_units_targets_and_the_owners_shares(duty):
    rows = {row.code: row for row in sheet_of(duty).rows}
    assert (rows["CT06"].target, rows["CT07"].target, rows["CT12"].target) == ("25", "từ 90,0", "Có")
    assert [row.label for row in rows.values()][:3] == ["01", "02", "03"]


def test_a_saved_cell_has_a_version_a_history_and_one_event(world, draft):
    before = AuditEvent.objects.count()
    saved = save(world, draft, "CT06", actual=" 14 ")
    assert (saved.clash, saved.version, saved.figure.actual, saved.figure.target) == (False, 1, "14", "25")
    assert AuditEvent.objects.count() == before + 1
    assert json.loads(FigureHistory.objects.get().values) == {"actual": "14"}
    assert sheet_of(draft.obligation).by_code["CT06"].compared.words == "56,0%"


def test_the_first_cell_turns_the_duty_to_being_prepared(world, draft):
    save(world, draft, "CT06", actual="14")
    draft.obligation.refresh_from_db()
    assert draft.obligation.state == "preparing"


def test_the_same_value_again_is_no_change(world, draft):
    save(world, draft, "CT06", actual="14")
    before = AuditEvent.objects.count()
    assert save(world, draft, "CT06", version=1, actual="14").version == 1
    assert AuditEvent.objects.count() == before


def test_two_people_on_one_cell_lose_nothing_and_the_second_is_told(world, draft):
    save(world, draft, "CT06", actual="14")
    save(world, draft, "CT06", version=1, who="bithu1", actual="13")
    late = save(world, draft, "CT06", version=1, actual="15")
    assert (late.clash, late.mine, late.theirs, late.version) == (True, {"actual": "15"}, {"actual": "13"}, 2)
    assert late.theirs_by == "Phan Hoài Nam"
    assert FigureDraft.objects.get().actual == "13"
    assert sorted(json.loads(row.values)["actual"] for row in FigureHistory.objects.all()) == ["13", "14", "15"]


def test_two_people_on_different_fields_of_one_row_go_together(world, draft):
    save(world, draft, "CT06", actual="14")
    save(world, draft, "CT06", version=1, who="bithu1", note="tính cả chi bộ mới")
    saved = save(world, draft, "CT06", version=1, actual="13")
    assert (saved.clash, saved.figure.actual, saved.figure.note) == (False, "13", "tính cả chi bộ mới")


def test_a_new_figure_drops_the_reason_of_the_old_one(world, draft):
    save(world, draft, "CT03", actual="61,25", reason="chỉ khu vực mới")
    assert save(world, draft, "CT03", version=1, actual="61,3").figure.reason == ""


def test_a_new_figure_drops_what_the_units_table_said_of_the_old_one(world, draft):
    save(world, draft, "CT06", actual="13", verdict="52%")
    assert save(world, draft, "CT06", version=1, kind="estimate").figure.verdict == "52%"
    assert save(world, draft, "CT06", version=2, actual="14").figure.verdict == ""
    assert save(world, draft, "CT06", version=3, actual="15", verdict="60%").figure.verdict == "60%"


def test_an_estimate_turned_back_to_an_actual_has_no_cut_off(world, draft):
    save(world, draft, "CT10", actual="21,9", kind="estimate", cut_off="2023-06-30")
    figure = save(world, draft, "CT10", version=1, kind="actual").figure
    assert (figure.estimated, figure.cut_off) == (False, "")


def test_a_given_target_is_not_changed_here_an_open_one_is(world, duty, draft):
    save(world, draft, "CT06", actual="14", target="30")
    assert FigureDraft.objects.get(code="CT06").target == "25"
    other = sheet_of(duty)
    assert other.row("CT06").target_open is False


def test_nobody_outside_the_unit_fills_it_in(world, draft):
    for who in ("vanthu2", "chanh", "lanhdao"):
        with pytest.raises((Refusal, Http404)):
            save(world, draft, "CT06", who=who, actual="1")


def test_an_unknown_row_and_a_settled_duty_are_refused(world, draft):
    with pytest.raises(Refusal, match="CT99"):
        save(world, draft, "CT99", actual="1")
    with setting_up():
        draft.obligation.state = "accepted"
        draft.obligation.save()
    with pytest.raises(Refusal, match="không nhận thêm"):
        save(world, draft, "CT06", actual="1")


BLOCK = "129,4\r\n61.250\r\n17,2\r\n10,8\r\n14\r\n"


def test_a_pasted_block_is_one_change_and_one_undo(world, draft):
    actor = world.actor("vanthu1")
    save(world, draft, "CT02", actual="100")
    before = AuditEvent.objects.count()
    pasted = paste_block(actor, draft, BLOCK, Focus("CT02"))
    assert pasted.block.said == "Dán 5 dòng"
    assert AuditEvent.objects.count() == before + 1
    assert FigureDraft.objects.get(code="CT06").actual == "14"
    assert undo_block(actor, pasted.block) == 5
    held = dict(FigureDraft.objects.values_list("code", "actual"))
    assert held == {"CT02": "100", "CT03": "", "CT04": "", "CT05": "", "CT06": ""}
    with pytest.raises(Refusal, match="hoàn tác"):
        undo_block(actor, pasted.block)


def test_a_paste_leaves_what_somebody_else_changed_meanwhile(world, draft):
    save(world, draft, "CT02", actual="100")
    save(world, draft, "CT02", version=1, who="bithu1", actual="101")
    pasted = paste_block(world.actor("vanthu1"), draft, BLOCK, Focus("CT02"), {"CT02": 1})
    assert pasted.clashes == ("CT02",)
    assert FigureDraft.objects.get(code="CT02").actual == "101"


def test_what_did_not_fit_is_kept_with_the_paste(world, draft):
    pasted = paste_block(world.actor("vanthu1"), draft, "Có\nthừa\n", Focus("CT12"))
    assert json.loads(pasted.block.leftover) == [[2, "thừa", "hết dòng của phụ lục", "", ""]]


def test_years_are_added_up_against_the_total(world, draft):
    save(world, draft, "CT06", actual="14")
    save_years(world.actor("vanthu1"), draft, "CT06", {"2020": "3", "2021": "4", "2022": "5", "2023": "1", "2031": "9"})
    line = sheet_of(draft.obligation).by_code["CT06"]
    assert [remark.short for remark in line.remarks] == ["14 khác tổng các năm là 13"]
    assert not sheet_of(draft.obligation).standing.may_submit
