"""Proposals gathered upward, grouped, answered once and seen by all who asked; guidance to a whole campaign."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from web.conftest import setting_up
from web.reports.conftest import TEXTS, VALUE, word_of

from nhiemky.domain.finding import Refusal
from nhiemky.flows.campaign import dump_campaign
from nhiemky.web import clock
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.office.models import Notice
from nhiemky.web.proposals import access, actions
from nhiemky.web.proposals.models import Guidance, Proposal, ProposalGroup
from nhiemky.web.reports import actions as reports

ASKS = "Phần thứ hai/I"
ONE = "Đề nghị Ban Thường vụ Đảng ủy Khối sớm cấp kinh phí tập huấn cho cấp ủy chi bộ."
OTHER = "Kiến nghị bố trí kinh phí mở lớp tập huấn cho chi ủy."


def hand_in(world, round_):
    for obligation, unit, words in ((round_.report, 0, ONE), (round_.other, 1, f"{OTHER}\n- Đề nghị bổ sung máy vi tính.")):
        reports.submit_report(
            world.actor("chanh"), obligation, name=f"{unit}.docx", data=word_of({**TEXTS, ASKS: words}, VALUE.units[unit]), door="office",
            on_behalf_of=VALUE.units[unit].name,
        )  # fmt: skip


@pytest.fixture
def gathered(world, round_):
    hand_in(world, round_)
    assert actions.gather(world.actor("chanh"), round_.campaign) == 3
    return ProposalGroup.objects.get(members__organisation=world.dv1)


def entry(round_, unit: str) -> RosterEntry:
    return RosterEntry.objects.get(campaign=round_.campaign, unit_id=unit)


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_what_reports_ask_is_gathered_once_in_the_units_own_words(world, round_, gathered):
    assert actions.gather(world.actor("chanh"), round_.campaign) == 0
    asked = Proposal.objects.get(organisation=world.dv1)
    assert (asked.words, asked.to, asked.source) == (ONE, "Ban Thường vụ Đảng ủy Khối", "report")
    assert asked.revision is not None and AuditEvent.objects.filter(action="proposals.gathered").count() == 1


def test_two_who_ask_the_same_stand_in_one_group_and_another_thing_apart(world, gathered):
    assert [one.organisation for one in gathered.members.order_by("pk")] == [world.dv1, world.dv2]
    assert gathered.theme == "Kinh phí, cơ sở vật chất" and ProposalGroup.objects.count() == 2


def test_one_answer_is_seen_by_all_who_asked_and_each_is_told(world, round_, gathered):
    actions.answer(world.actor("chanh"), gathered, words="Sẽ mở lớp trong quý III.", body="Ban Tuyên giáo", document="31-CV/BTG")
    for who, unit in (("vanthu1", world.dv1), ("vanthu2", world.dv2)):
        (seen,) = access.groups(world.actor(who), round_.campaign).filter(pk=gathered.pk)
        assert (seen.state, seen.answer) == ("answered", "Sẽ mở lớp trong quý III.")
        assert Notice.objects.filter(organisation=unit, kind="proposal", words__contains="Ban Tuyên giáo trả lời").exists()
        page = words(world.client(who).get(reverse("proposals:group", args=[gathered.uuid])))
        assert "Sẽ mở lớp trong quý III." in page and ("Báo Sông" in page) == (who == "vanthu2")


def test_an_answer_names_who_gives_it(world, gathered):
    for said in ({"words": "x", "body": " "}, {"words": "", "body": "Văn phòng"}):
        with pytest.raises(Refusal) as refusal:
            actions.answer(world.actor("chanh"), gathered, **said)
        assert refusal.value.code == "proposal_answer_blank"


def test_a_unit_sees_only_what_it_asked_itself(world, round_, gathered):
    apart = ProposalGroup.objects.exclude(pk=gathered.pk).get()
    with pytest.raises(Http404):
        access.get_group(world.actor("vanthu1"), apart.uuid)
    with pytest.raises(Http404):
        access.get_group(world.actor("khacvp"), gathered.uuid)
    assert [one.organisation for one in access.members(world.actor("vanthu1"), gathered)] == [world.dv1]


def test_only_the_office_groups_forwards_and_answers(world, round_, gathered):
    proposal = gathered.members.first()
    for who in ("vanthu1", "lanhdao", "uyvien"):
        actor = world.actor(who)
        for act in (
            lambda: actions.gather(actor, round_.campaign),  # noqa: B023
            lambda: actions.answer(actor, gathered, words="x", body="y"),  # noqa: B023
            lambda: actions.forward(actor, gathered, to="x"),  # noqa: B023
            lambda: actions.move(actor, proposal, None),  # noqa: B023
        ):
            with pytest.raises(Refusal):
                act()


def test_by_hand_the_same_words_are_taken_once(world, round_, gathered):
    clerk = world.actor("vanthu1")
    made = actions.propose(clerk, round_.campaign, entry(round_, "u1"), kind="difficulty", words="Thiếu phòng họp cho các chi bộ.")
    assert (made.group.kind, made.source) == ("difficulty", "hand")
    with pytest.raises(Refusal) as refusal:
        actions.propose(clerk, round_.campaign, entry(round_, "u1"), kind="difficulty", words="Thiếu phòng họp cho các chi bộ.")
    assert refusal.value.code == "proposal_known"
    with pytest.raises(Refusal):
        actions.propose(clerk, round_.campaign, entry(round_, "u2"), kind="proposal", words="Cho đơn vị khác")


def test_a_person_moves_what_the_program_grouped_and_nothing_is_lost(world, round_, gathered):
    second = gathered.members.get(organisation=world.dv2)
    alone = actions.move(world.actor("chanh"), second, None)
    assert alone.number == 3 and gathered.members.count() == 1
    actions.move(world.actor("chanh"), second, gathered)
    assert gathered.members.count() == 2 and Proposal.objects.count() == 3


def test_a_later_asker_finds_the_answer_at_once(world, round_, gathered):
    actions.answer(world.actor("chanh"), gathered, words="Sẽ mở lớp.", body="Ban Tuyên giáo")
    third = actions.propose(
        world.actor("chanh"), round_.campaign, entry(round_, "u1"), kind="proposal", words="Cấp kinh phí tập huấn cấp ủy năm 2023"
    )
    assert third.group.pk == gathered.pk


@pytest.fixture
def parent(world, round_):
    with setting_up():
        made = Campaign.objects.create(
            organisation=world.khac, title="Sơ kết của cấp trên", state="issued", value=dump_campaign(VALUE), made_at=clock.now(),
            made_by="x", issued_at=clock.now(),
        )  # fmt: skip
        round_.campaign.parent = made
        round_.campaign.save()
    return made


def test_sent_up_it_stands_in_the_superiors_campaign_with_its_askers_and_the_answer_comes_down(world, round_, gathered, parent):
    gathered.refresh_from_db()
    group = access.get_group(world.actor("chanh"), gathered.uuid)
    actions.forward(world.actor("chanh"), group, document="31-CV/ĐUK")
    above = Proposal.objects.get(campaign=parent)
    assert (group.state, group.forwarded_to, above.organisation) == ("forwarded", world.khac.name, world.khoi)
    assert "2 đơn vị đề nghị: Đảng bộ Sở Gió, Chi bộ Báo Sông" in above.words
    actions.answer(world.actor("khacvp"), above.group, words="Đồng ý cấp.", body="Ban Thường vụ Tỉnh ủy")
    group.refresh_from_db()
    assert (group.state, group.answer, group.answered_body) == ("answered", "Đồng ý cấp.", "Ban Thường vụ Tỉnh ủy")
    assert Notice.objects.filter(organisation=world.dv2, words__contains="Ban Thường vụ Tỉnh ủy trả lời").exists()


def test_without_a_superiors_campaign_where_it_went_is_noted(world, gathered):
    office = world.actor("chanh")
    with pytest.raises(Refusal):
        actions.forward(office, gathered)
    actions.forward(office, gathered, to="Tỉnh ủy", document="31-CV/ĐUK")
    actions.answer(office, gathered, words="Đã có trả lời.", body="Tỉnh ủy")
    with pytest.raises(Refusal) as refusal:
        actions.forward(office, gathered, to="Tỉnh ủy")
    assert refusal.value.code == "proposal_group_settled"


def test_guidance_reaches_every_unit_of_the_campaign_and_no_other(world, round_):
    made = actions.publish(
        world.actor("chanh"), round_.campaign, title="Cách điền phụ lục", words="Điền theo mẫu.", question="Điền thế nào?"
    )
    assert Notice.objects.filter(kind="guidance").count() == 2
    assert access.guidance(world.actor("vanthu2"), round_.campaign).get() == made
    with pytest.raises(Http404):
        access.get_guidance(world.actor("khacnguoi"), made.uuid)
    with pytest.raises(Refusal):
        actions.publish(world.actor("vanthu1"), round_.campaign, title="x", words="y")
    actions.withdraw_guidance(world.actor("chanh"), made)
    assert not access.guidance(world.actor("vanthu2"), round_.campaign).exists()


def test_pages_word_and_excel(world, round_, gathered):
    office, unit = world.client("chanh"), world.client("vanthu1")
    page = words(office.get(reverse("proposals:index")))
    assert "Kinh phí, cơ sở vật chất" in page and "Chưa trả lời 2" in page
    posted = {"body": "Ban Tuyên giáo", "words": "Sẽ mở lớp.", "document": "31-CV/BTG"}
    assert office.post(reverse("proposals:answer", args=[gathered.uuid]), posted).status_code == 302
    assert office.post(reverse("proposals:answer", args=[gathered.uuid]), {"body": "", "words": ""}).status_code == 422
    assert "Đã trả lời" in words(unit.get(reverse("proposals:index")))
    assert unit.get(reverse("proposals:word")).status_code == 404
    table = Document(BytesIO(office.get(reverse("proposals:word")).content)).tables
    cells = [cell.text for one in table for row in one.rows for cell in row.cells]
    assert "2 đơn vị: Đảng bộ Sở Gió; Chi bộ Báo Sông" in cells and "Ban Tuyên giáo (31-CV/BTG): Sẽ mở lớp." in cells
    sheet = load_workbook(BytesIO(office.get(reverse("proposals:excel")).content)).active
    assert ONE in [cell.value for row in sheet.iter_rows() for cell in row]


def test_the_unit_writes_its_own_by_the_page(world, round_):
    client = world.client("vanthu1")
    assert "Đơn vị chưa có kiến nghị nào" in words(client.get(reverse("proposals:index")))
    assert client.post(reverse("proposals:index"), {"words": "Đề nghị hướng dẫn mẫu biểu mới", "kind": "proposal"}).status_code == 302
    assert Proposal.objects.get().organisation == world.dv1
    assert client.post(reverse("proposals:index"), {"words": " ", "kind": "proposal"}).status_code == 422


def test_guidance_with_its_file_by_the_page(world, round_):
    office = world.client("chanh")
    file = SimpleUploadedFile("huong-dan.docx", word_of())
    assert office.post(reverse("proposals:guidance"), {"title": "Mẫu", "words": "Theo tệp kèm.", "file": file}).status_code == 302
    made = Guidance.objects.get()
    found = world.client("vanthu2").get(reverse("proposals:guidance_file", args=[made.uuid]))
    assert found.status_code == 200 and found.content[:2] == b"PK"
    assert world.client("khacnguoi").get(reverse("proposals:guidance_file", args=[made.uuid])).status_code == 404


def test_the_list_asks_the_database_no_more_often_the_more_groups_there_are(world, round_, gathered, django_assert_max_num_queries):
    client = world.client("chanh")
    with django_assert_max_num_queries(60) as few:
        client.get(reverse("proposals:index"))
    for number, said in enumerate(("Đề nghị sửa trụ sở", "Đề nghị giao thêm biên chế", "Kiến nghị hướng dẫn mẫu biểu")):
        actions.propose(world.actor("chanh"), round_.campaign, entry(round_, f"u{number % 2 + 1}"), kind="proposal", words=said)
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("proposals:index"))


def test_what_is_no_proposal_is_set_aside_with_a_reason_and_kept(world, gathered):
    one = gathered.members.first()
    actions.leave_out(world.actor("chanh"), one, "không phải kiến nghị")
    assert Proposal.objects.get(pk=one.pk).words == one.words
