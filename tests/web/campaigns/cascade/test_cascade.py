"""A unit's campaign below its superior's, through its pages and its actions."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.http import Http404

from nhiemky.domain.campaign import Indicator
from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.campaigns import actions
from nhiemky.web.campaigns.cascade import actions as cascade
from nhiemky.web.campaigns.cascade.findings import doubts_of
from nhiemky.web.campaigns.cascade.lineage import rolled_behind, rolled_part
from nhiemky.web.campaigns.cascade.superseding import later_version, replace_by
from nhiemky.web.campaigns.cascade.tree import tree_of
from nhiemky.web.campaigns.models import Campaign, Document, Obligation, RollUp
from nhiemky.web.campaigns.value import value_of, working_value
from nhiemky.web.office.models import Notice
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.reports import actions as reports
from nhiemky.web.reports.models import FigureDraft, SectionDraft

TABLE = "TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n1;Kết nạp đảng viên;đảng viên;5;{}\n"
pytestmark = pytest.mark.django_db


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def codes(campaign) -> set[str]:
    campaign = fresh(campaign)
    return {one.code for one in doubts_of(campaign, working_value(campaign))}


def owed(campaign, organisation, key):
    rows = Obligation.objects.select_related("campaign__organisation", "requirement", "entry", "organisation")
    return rows.get(campaign=campaign, organisation=organisation, requirement__key=key)


def accept(actor, row):
    reports.accept_report(actor, row.submissions.order_by("-number").first())


def accepted_below(running, world, bithu, figure="7", text="Chi bộ có nhiều thuận lợi."):
    """The cell's appendix and report, handed in and accepted by the unit."""
    clerk = world.actor("bithu1")
    appendix = owed(running, world.dv1a, "o2")
    reports.submit_report(clerk, appendix, name="khi-tuong.csv", data=TABLE.format(figure).encode(), door="workbook", on_behalf_of="Chi bộ")
    accept(bithu, fresh_owed(appendix))
    report = owed(running, world.dv1a, "o1")
    draft = reports.draft_of(clerk, report)
    reports.save_section(clerk, draft, "I/1", text, 0)
    reports.submit_report(bithu, fresh_owed(report), door="web", on_behalf_of="Chi bộ")
    accept(bithu, fresh_owed(report))


def fresh_owed(row):
    return owed(row.campaign, row.organisation, row.requirement.key)


# ---- opening


def test_a_unit_with_units_of_its_own_opens_a_campaign_below(below, parent, world):
    value = value_of(below)
    assert (below.parent_id, below.root_id, below.level, below.parent_version, below.state) == (parent.pk, parent.pk, 1, 1, "draft")
    assert [unit.name for unit in value.units] == ["Chi bộ Phòng Khí tượng"]
    assert [row.code for row in value.indicators] == ["CT01"]
    assert value.requirements[0].wording == "chậm nhất ngày 22/5/2023"
    assert codes(below) == set()
    assert AuditEvent.objects.filter(action="campaign.child_opened").count() == 1


def test_the_secretary_runs_it_only_where_nobody_holds_an_office_post(below, bithu, world, office_of_unit):
    assert scope_of(world.actor("vp1")).may("office", world.dv1)
    assert not scope_of(world.actor("bithu1")).may("office", world.dv1)


def test_the_secretary_gets_no_office_right_above_or_before(parent, bithu, world):
    assert not scope_of(bithu).may("office", world.dv1)
    child = cascade.open_child(bithu, parent, world.dv1)
    scope = scope_of(world.actor("bithu1"))
    assert scope.may("office", child.organisation) and scope.may("office", world.dv1a)
    assert not scope.may("office", world.khoi) and not scope.may("office", world.dv2)


def test_a_clerk_and_a_stranger_do_not_open(parent, world):
    with pytest.raises(Refusal) as refused:
        cascade.open_child(world.actor("vanthu1"), parent, world.dv1)
    assert refused.value.code == "not_allowed"
    with pytest.raises(Http404):
        cascade.open_child(world.actor("khacvp"), parent, world.dv1)


def test_who_may_not_have_one_is_told_why(parent, below, bithu, chanh, world):
    said = {}
    for unit in (world.dv1, world.dv2, world.dv1a):
        with pytest.raises(Refusal) as refused:
            cascade.open_child(chanh, parent, unit)
        said[unit.code] = refused.value.code
    assert said == {"K.01": "child_there_already", "K.02": "child_without_units", "K.01.1": "child_not_for_unit"}


def test_opened_from_the_page_with_the_days_counted_back(parent, world, morning):
    client = world.client("bithu1")
    page = client.get(f"/dot/cap-duoi/mo/{parent.uuid}/{world.dv1.uuid}/").content.decode()
    assert "chậm nhất ngày 22/5/2023" in page and "5 ngày làm việc" in page
    assert "chậm nhất ngày 26/5/2023" in client.get(f"/dot/cap-duoi/mo/{parent.uuid}/{world.dv1.uuid}/?leaves=1").content.decode()
    answer = client.post(f"/dot/cap-duoi/mo/{parent.uuid}/{world.dv1.uuid}/", {"leaves": "3"})
    child = Campaign.objects.get(parent=parent)
    assert answer.status_code == 302 and answer.url.endswith(f"/{child.uuid}/cap-tren/")
    assert value_of(child).requirements[0].wording == "chậm nhất ngày 24/5/2023"


def test_the_way_to_open_stands_on_the_campaign_and_on_own_tasks(parent, world, morning):
    for address in (f"/dot/{parent.uuid}/", "/viec-cua-toi/"):
        assert "Mở đợt cấp dưới" in world.client("bithu1").get(address).content.decode()
        assert "Mở đợt cấp dưới" not in world.client("vanthu2").get(address).content.decode()


def test_an_own_document_keeps_its_days_and_the_superiors_codes(parent, world, morning):
    from django.core.files.uploadedfile import SimpleUploadedFile

    plan = (
        "ĐẢNG BỘ KHỐI NAM THUẬN\nĐẢNG ỦY SỞ GIÓ\n*\nSố 15-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n\nNam Thuận, ngày 10 tháng 4 năm 2023\n\nKẾ HOẠCH\n"
        "sơ kết giữa nhiệm kỳ ở Sở Gió\n\nI- THỜI GIAN\n\n1. Các chi bộ trực thuộc gửi báo cáo sơ kết về Đảng ủy Sở Gió trước ngày 18/5/2023.\n"
    )
    client = world.client("bithu1")
    answer = client.post(
        f"/dot/cap-duoi/mo/{parent.uuid}/{world.dv1.uuid}/", {"leaves": "5", "file": SimpleUploadedFile("ke-hoach.txt", plan.encode())}
    )
    assert answer.status_code == 302, answer.content.decode()[:3000]
    value = value_of(Campaign.objects.get(parent=parent))
    assert value.directive and value.directive.symbol == "15-KH/ĐU"
    assert [(one.id, one.on) for one in value.requirements][:2] == [("o1", date(2023, 5, 18)), ("o2", date(2023, 5, 22))]
    assert [row.code for row in value.indicators] == ["CT01"]


# ---- against the superior


def test_what_is_weaker_needs_a_reason_before_issue(below, bithu):
    value = working_value(below)
    late = replace(value.requirements[0], wording="trước ngày 15/6/2023", on=date(2023, 6, 15), last_day=date(2023, 6, 14), bound="before")
    actions.save_value(bithu, below, replace(value, requirements=(late, *value.requirements[1:]), indicators=()), below.version)
    assert codes(below) == {"later_than_superior", "indicator_left_out"}
    with pytest.raises(Refusal) as refused:
        actions.issue_campaign(bithu, below)
    assert refused.value.code == "finding_needs_reason"
    actions.issue_campaign(bithu, below, reason="Đảng ủy Khối đã đồng ý bằng lời")
    assert below.state == "issued"


def test_the_page_against_the_superior_quotes_both_sides(below, bithu, world):
    value = working_value(below)
    late = replace(value.requirements[0], wording="trước ngày 15/6/2023", on=date(2023, 6, 15), last_day=date(2023, 6, 14), bound="before")
    actions.save_value(bithu, below, replace(value, requirements=(late, *value.requirements[1:])), below.version)
    client = world.client("bithu1")
    page = client.get(f"/dot/cap-duoi/{below.uuid}/cap-tren/").content.decode()
    assert "trước ngày 15/6/2023" in page and "trước ngày 30/5/2023" in page
    assert "Lý do giữ nguyên" in client.get(f"/dot/{below.uuid}/xem-lai/").content.decode()


def test_the_plan_in_word_cites_the_superiors_document(below, world):
    import io

    import docx

    answer = world.client("bithu1").get(f"/dot/cap-duoi/{below.uuid}/ke-hoach.docx")
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(answer.content)).paragraphs)
    assert "Căn cứ Kế hoạch số 112-KH/ĐUK, ngày 03/4/2023 của Đảng ủy Khối Nam Thuận" in text
    assert "chậm nhất ngày 22/5/2023" in text and "BỐI CẢNH" in text


# ---- the superior changes


def changed(parent, chanh):
    value = working_value(parent)
    sooner = replace(value.requirements[0], wording="trước ngày 24/5/2023", on=date(2023, 5, 24), last_day=date(2023, 5, 23))
    more = (*value.indicators, Indicator("CT02", "Xây dựng mô hình mới", "mô hình", "sum"))
    value = replace(value, requirements=(sooner, *value.requirements[1:]), indicators=more)
    actions.save_value(chanh, parent, value, parent.version)
    actions.issue_campaign(chanh, parent, reason="Tỉnh ủy yêu cầu sớm hơn")


def test_children_are_told_and_shown_their_proposed_version(running, parent, chanh, bithu, world):
    changed(parent, chanh)
    told = Notice.objects.filter(kind="superior")
    assert [one.organisation for one in told] == [world.dv1]
    assert "superior_changed" in codes(running)
    proposal = cascade.proposal_of(fresh(running))
    said = " ".join(item.sentence for item in proposal.changes)
    assert "Xây dựng mô hình mới" in said and "hạn đổi" in said
    page = world.client("bithu1").get(f"/dot/cap-duoi/{running.uuid}/cap-tren/").content.decode()
    assert "Lấy bản đề xuất" in page and "Tỉnh ủy yêu cầu sớm hơn" in page
    assert world.client("bithu1").post(f"/dot/cap-duoi/{running.uuid}/theo-cap-tren/", {"version": running.version}).status_code == 302
    assert codes(running) == set() and fresh(running).parent_version == 2
    assert [row.code for row in value_of(fresh(running)).indicators] == ["CT01"]  # nothing leaves before it is issued


def test_an_old_page_does_not_take_the_proposal_over(running, parent, chanh, bithu):
    changed(parent, chanh)
    with pytest.raises(Refusal) as refused:
        cascade.follow(bithu, fresh(running), running.version + 7)
    assert refused.value.code == "stale_version"


def test_what_does_not_concern_the_unit_is_not_told(running, parent, chanh, world):
    value = working_value(parent)
    actions.save_value(chanh, parent, replace(value, units=value.units[:-1]), parent.version)
    actions.issue_campaign(chanh, parent, reason="bớt một đơn vị")
    assert not Notice.objects.filter(kind="superior").exists()


# ---- rolling up


def test_nobody_accepts_what_the_own_unit_owes_above(running, parent, bithu, world):
    mine = owed(parent, world.dv1, "o2")
    revision = reports.submit_report(bithu, mine, name="m.csv", data=TABLE.format(3).encode(), door="workbook")
    with pytest.raises(Refusal) as refused:
        reports.accept_report(world.actor("bithu1"), revision)
    assert refused.value.code == "not_allowed"
    assert world.client("bithu1").post(f"/bao-cao/{revision.uuid}/duyet/").status_code in (403, 404)


def test_what_was_accepted_goes_into_the_own_report_and_opens_down(running, parent, bithu, world):
    accepted_below(running, world, bithu)
    mine = owed(parent, world.dv1, "o2")
    made = cascade.roll_up(bithu, fresh(running), mine)
    figure = FigureDraft.objects.get(draft__obligation=mine)
    assert (figure.actual, figure.source.startswith("Tổng hợp từ đợt")) == ("7", True)
    found = rolled_part(running, "CT01")
    assert [(part.unit, part.actual, part.file) for part in found.parts] == [("Chi bộ Phòng Khí tượng", "7", "khi-tuong.csv")]
    assert made.reports == 1
    page = world.client("bithu1").get(f"/dot/cap-duoi/{running.uuid}/so/CT01/").content.decode()
    assert "khi-tuong.csv" in page


def test_texts_go_up_as_material_and_never_over_own_words(running, parent, bithu, world):
    accepted_below(running, world, bithu)
    mine = owed(parent, world.dv1, "o1")
    draft = reports.draft_of(bithu, mine)
    reports.save_section(bithu, draft, "I/1", "Đảng ủy tự viết.", 0)
    cascade.roll_up(bithu, fresh(running), owed(parent, world.dv1, "o1"))
    assert SectionDraft.objects.get(draft=draft, path="I/1").text == "Đảng ủy tự viết."
    assert "Chi bộ có nhiều thuận lợi" in draft.incoming.get().text


def test_a_roll_up_is_undone_but_for_what_was_changed_since(running, parent, bithu, world):
    accepted_below(running, world, bithu)
    made = cascade.roll_up(bithu, fresh(running), owed(parent, world.dv1, "o2"))
    assert cascade.undo_roll_up(bithu, RollUp.objects.get(pk=made.pk)) == 1
    assert FigureDraft.objects.get(draft__obligation__organisation=world.dv1).actual == ""
    with pytest.raises(Refusal) as refused:
        cascade.undo_roll_up(bithu, RollUp.objects.get(pk=made.pk))
    assert refused.value.code == "roll_up_undone"


def test_a_figure_a_person_wrote_is_kept_unless_ticked(running, parent, bithu, world):
    from nhiemky.web.reports.appendix.saving import save_cell

    accepted_below(running, world, bithu)
    mine = owed(parent, world.dv1, "o2")
    save_cell(bithu, reports.draft_of(bithu, mine), "CT01", {"actual": "9"}, 0)
    mine = owed(parent, world.dv1, "o2")
    cascade.roll_up(bithu, fresh(running), mine)
    assert FigureDraft.objects.get(draft__obligation=mine).actual == "9"
    cascade.roll_up(bithu, fresh(running), owed(parent, world.dv1, "o2"), codes=["CT01"])
    assert FigureDraft.objects.get(draft__obligation=mine).actual == "7"


def test_newer_reports_below_are_told(running, parent, bithu, world):
    mine = owed(parent, world.dv1, "o2")
    with pytest.raises(Refusal) as refused:
        cascade.preview_of(fresh(running), mine)
    assert refused.value.code == "nothing_to_roll_up"
    appendix = owed(running, world.dv1a, "o2")
    reports.submit_report(bithu, appendix, name="a.csv", data=TABLE.format(7).encode(), door="workbook", on_behalf_of="Chi bộ")
    accept(bithu, fresh_owed(appendix))
    cascade.roll_up(bithu, fresh(running), mine)
    with clock.standing_at(datetime(2023, 5, 16, 2, tzinfo=UTC)):
        report = owed(running, world.dv1a, "o1")
        reports.save_section(bithu, reports.draft_of(bithu, report), "I/1", "Thuận lợi.", 0)
        reports.submit_report(bithu, fresh_owed(report), door="web", on_behalf_of="Chi bộ")
        accept(bithu, fresh_owed(report))
        page = world.client("bithu1").get(f"/dot/{parent.uuid}/").content.decode()
        assert "Có 1 báo cáo mới" in page


def test_only_the_units_own_duty_takes_it(running, parent, bithu, world):
    with pytest.raises(Refusal) as refused:
        cascade.preview_of(fresh(running), owed(running, world.dv1a, "o2"))
    assert refused.value.code == "roll_up_not_for_this"


def test_rolled_up_from_the_page_and_taken_back(running, parent, bithu, world):
    accepted_below(running, world, bithu)
    mine = owed(parent, world.dv1, "o2")
    client = world.client("bithu1")
    address = f"/dot/cap-duoi/{running.uuid}/tong-hop-len/{mine.uuid}/"
    assert "Đưa vào báo cáo của mình" in client.get(address).content.decode()
    assert client.post(address, {"code": "CT01"}).status_code == 302
    made = RollUp.objects.get()
    assert client.post(f"/dot/cap-duoi/lan-tong-hop/{made.uuid}/hoan-tac/").status_code == 302
    assert fresh(made).undone_at is not None


def test_the_parents_panel_leads_down(running, parent, bithu, chanh, world):
    accepted_below(running, world, bithu)
    mine = owed(parent, world.dv1, "o2")
    cascade.roll_up(bithu, fresh(running), mine)
    with clock.standing_at(datetime(2023, 5, 15, 2, tzinfo=UTC)):
        revision = reports.submit_report(chanh, fresh_owed(mine), door="web", on_behalf_of="Sở Gió")
    child, found = rolled_behind(str(revision.uuid), "CT01")
    assert child == running and found.actual == "7"


# ---- the tree


def test_the_tree_counts_every_level(running, parent, bithu, chanh, world):
    accepted_below(running, world, bithu)
    tree = tree_of(chanh, fresh(parent), clock.now())
    assert [(level.tally.expected, level.tally.received, level.tally.accepted) for level in tree.levels] == [(8, 0, 0), (2, 2, 2)]
    assert [row.name for row in tree.rows] == ["Đảng bộ Sở Gió"] and tree.without == 3
    page = world.client("chanh").get(f"/dot/cap-duoi/{parent.uuid}/").content.decode()
    assert "Đảng bộ Sở Gió" in page
    board = world.client("chanh").get(f"/bang-tien-do/?dot={parent.uuid}").content.decode()
    assert "cấp dưới: đã nộp 2/2" in board


def test_the_tree_asks_a_fixed_number_of_queries(running, parent, chanh, world, django_assert_max_num_queries):
    tree_of(chanh, fresh(parent), clock.now())
    with django_assert_max_num_queries(7):
        tree_of(chanh, parent, clock.now())


def test_units_do_not_see_the_tree_of_their_superior(running, parent, world):
    assert world.client("vanthu2").get(f"/dot/cap-duoi/{parent.uuid}/").status_code in (403, 404)
    assert world.client("vanthu2").get(f"/dot/cap-duoi/{running.uuid}/cap-tren/").status_code == 404
    assert world.client("khacvp").get(f"/dot/cap-duoi/{running.uuid}/").status_code == 404


# ---- whose campaign a person works in


def test_the_superiors_campaign_comes_first_and_lists_stay_short(running, parent, world):
    from nhiemky.web.campaigns.access import listed

    assert list(listed(world.actor("chanh"))) == [parent]
    assert set(listed(world.actor("bithu1"))) == {parent, running}
    assert "Việc của tôi" in world.client("bithu1").get("/viec-cua-toi/").content.decode()


# ---- later documents

LATER = (
    "ĐẢNG BỘ TỈNH NAM THUẬN\nĐẢNG ỦY KHỐI NAM THUẬN\n*\nSố 130-CV/ĐUK\nĐẢNG CỘNG SẢN VIỆT NAM\n\nNam Thuận, ngày 12 tháng 5 năm 2023\n\n"
    "CÔNG VĂN\nvề thời gian gửi báo cáo sơ kết\n\nCông văn này thay thế Kế hoạch số 112-KH/ĐUK, ngày 03/4/2023 của Đảng ủy Khối Nam Thuận.\n\n"
    "1. Chi bộ, đảng bộ cơ sở gửi báo cáo sơ kết về Ban Thường vụ Đảng ủy Khối trước ngày 10/6/2023.\n"
)


def test_a_superseding_document_shows_what_changes_and_keeps_what_is_done(parent, chanh, bithu, world):
    from django.core.files.uploadedfile import SimpleUploadedFile

    appendix = owed(parent, world.dv2, "o2")
    clerk = world.actor("vanthu2")
    reports.submit_report(chanh, appendix, name="b.csv", data=TABLE.format(4).encode(), door="office", on_behalf_of="Chi bộ Báo Sông")
    del clerk
    client = world.client("chanh")
    answer = client.post(f"/dot/cap-duoi/{parent.uuid}/van-ban-moi/", {"file": SimpleUploadedFile("cv.txt", LATER.encode())})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    document = Document.objects.get(symbol="130-CV/ĐUK")
    looked = later_version(fresh(parent), document)
    assert looked.kind == "supersedes" and looked.said
    page = client.get(answer.url).content.decode()
    assert "10/6/2023" in page and "Báo đơn vị" in page
    assert client.post(answer.url, {"kind": "supersedes"}).url.endswith("/xem-lai/")
    assert "Thay thế bằng văn bản 130-CV/ĐUK" in client.get(f"/dot/{parent.uuid}/xem-lai/").content.decode()
    actions.issue_campaign(chanh, fresh(parent), reason="Thay thế bằng văn bản 130-CV/ĐUK")
    assert fresh_owed(appendix).state == "submitted"
    assert owed(parent, world.dv1, "o1").deadline_at > owed(parent, world.dv1, "o1").campaign.issued_at
    told = Notice.objects.filter(kind="changed")
    assert told.filter(organisation=world.dv1).count() == 1


def test_a_supplement_drops_nothing_and_the_same_document_changes_nothing(parent, chanh):
    from nhiemky.flows.superseding import replaced

    value = working_value(parent)
    assert replaced(value, value, "supplements") == value
    document = Document.objects.create  # noqa: F841
    with pytest.raises(Refusal) as refused:
        replace_by(chanh, parent, value, None)
    assert refused.value.code == "superseding_not_later"
