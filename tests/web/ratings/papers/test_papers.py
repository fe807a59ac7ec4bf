"""Papers of a round: who takes what, what a paper holds, every person's paper behind a second sign-in and a note."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from web.conftest import World, setting_up

from nhiemky.web.ratings.board.deciding import decide, re_rate
from nhiemky.web.ratings.models import PersonalAccess, RatingCampaign, Subject
from nhiemky.web.ratings.papers.catalogue import PAPERS
from nhiemky.web.ratings.papers.comparing import compared
from nhiemky.web.ratings.papers.gathering import gathered
from nhiemky.web.ratings.papers.reporting import summary_of
from nhiemky.web.ratings.review.actions import prompt
from nhiemky.web.ratings.setup.actions import add_subjects, create_round
from nhiemky.web.ratings.setup.picking import collectives, individuals
from nhiemky.web.ratings.setup.rounds import open_round, start_deciding
from nhiemky.writing.ratings_form import WRITE_HERE
from nhiemky.writing.ratings_round import reviews

pytestmark = pytest.mark.usefixtures("morning")
PASSWORD = "Mat-khau-dai-2023"


def round_of(world: World, year: int = 2023, title: str = "Xếp loại năm 2023") -> RatingCampaign:
    """Four units and their heads, everybody rated, nothing decided."""
    actor = world.actor("bantc")
    campaign = create_round(actor, world.khoi, year=year, period=str(year), title=title)
    units = [one for one in collectives(world.khoi) if not one.organisation.type.is_board]
    add_subjects(actor, campaign, [*units, *(one for one in individuals(world.khoi) if one.is_head)])
    with setting_up():
        for subject in campaign.subjects.all():
            Subject.objects.filter(pk=subject.pk).update(
                level="HTTNV", group="Tổ chức cơ sở đảng" if subject.kind == "collective" else "Bí thư"
            )
    return campaign


@pytest.fixture
def campaign(world):
    return round_of(world)


@pytest.fixture
def decided(world, campaign):
    actor = world.actor("bantc")
    open_round(actor, campaign)
    start_deciding(actor, campaign)
    campaign.refresh_from_db()
    for kind in ("collective", "individual"):
        decide(actor, campaign, kind=kind, symbol="2-QĐ/ĐUK", on=date(2023, 5, 12), body="Ban Thường vụ", kept={}, version=campaign.version)
        campaign.refresh_from_db()
    return campaign


def address(campaign, key, kind, personal=False):
    return reverse(f"ratings_papers:take{'_personal' if personal else ''}", args=[campaign.uuid, key, kind])


def again(client, address):
    """Sign in again and follow to what was asked for."""
    first = client.get(address)
    assert first.status_code == 302 and "xac-nhan" in first["Location"]
    response = client.post(first["Location"], {"password": PASSWORD}, follow=True)
    assert response.status_code == 200
    return response


def test_the_list_says_what_there_is_and_who_may_take_it(world, decided):
    words = world.client("bantc").get(reverse("ratings_papers:papers", args=[decided.uuid])).content.decode()
    for paper in PAPERS:
        assert paper.title in words
    assert "nhập lại mật khẩu, có ghi nhật ký" in words and "Mọi đối tượng đã có quyết định" in words
    assert world.bithu1.person.name not in words


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if not paper.personal], ids=lambda paper: paper.key)
def test_papers_without_persons_are_taken_at_once_and_name_nobody(world, decided, paper):
    client = world.client("lanhdao")
    for kind in paper.kinds:
        response = client.get(address(decided, paper.key, kind))
        assert response.status_code == 200 and response.content[:2] == b"PK"
        parts = b"".join(ZipFile(BytesIO(response.content)).read(name) for name in ZipFile(BytesIO(response.content)).namelist())
        assert world.bithu1.person.name.encode() not in parts
        assert client.get(address(decided, paper.key, kind)).content == response.content
    assert not PersonalAccess.objects.filter(what__startswith="export").exists()


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper.personal], ids=lambda paper: paper.key)
def test_a_paper_of_persons_asks_to_sign_in_again_and_is_noted_each_time(world, decided, paper):
    client = world.client("bantc")
    kind = paper.kinds[0]
    response = again(client, address(decided, paper.key, kind, personal=True))
    assert response.content[:2] == b"PK"
    client.get(address(decided, paper.key, kind, personal=True))
    looks = PersonalAccess.objects.filter(campaign=decided, what=f"export:{paper.key}")
    assert [look.user for look in looks] == [world.bantc, world.bantc]


def test_a_paper_of_persons_is_not_had_by_the_other_address(world, decided):
    assert world.client("bantc").get(address(decided, "bang-ca-nhan", "docx")).status_code == 404


@pytest.mark.parametrize("who", ["chanh", "quantri", "ubkt", "uyvien", "bithu1", "vanthu1", "khacvp"])
def test_nobody_else_knows_that_there_are_papers(world, decided, who):
    client = world.client(who)
    assert client.get(reverse("ratings_papers:papers", args=[decided.uuid])).status_code == 404
    assert client.get(address(decided, "bao-cao", "docx")).status_code == 404
    assert client.get(address(decided, "bang-ca-nhan", "docx", personal=True)).status_code == 404
    assert client.get(reverse("ratings_papers:form", args=[decided.uuid, "m01", "docx"])).status_code == 404
    assert client.get(reverse("ratings_papers:compare")).status_code == 404


def test_levels_that_nobody_decided_are_a_draft(world, campaign):
    data = world.client("bantc").get(address(campaign, "bang-tap-the", "docx")).content
    assert "Dự thảo" in ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert (
        "đối tượng chưa có quyết định" in world.client("bantc").get(reverse("ratings_papers:papers", args=[campaign.uuid])).content.decode()
    )


def test_day_number_and_signer_stand_on_the_paper(world, decided):
    said = {"on": "20/12/2023", "number": "41", "signer_title": "PHÓ BÍ THƯ", "signer_name": "Nguyễn Văn An"}
    client = world.client("bantc")
    page = client.get(reverse("ratings_papers:papers", args=[decided.uuid]), said).content.decode()
    assert "number=41" in page
    words = ZipFile(BytesIO(client.get(address(decided, "bao-cao", "docx"), said).content)).read("word/document.xml").decode()
    assert "Số 41-BC/" in words and "ngày 20 tháng 12 năm 2023" in words and "Nguyễn Văn An" in words


def test_a_day_that_is_none_is_told_on_the_page(world, decided):
    response = world.client("bantc").get(reverse("ratings_papers:papers", args=[decided.uuid]), {"on": "45/13/2023"})
    assert response.status_code == 422


def test_every_blank_form_of_the_rules_is_there_in_word_and_scored_ones_in_excel(world, campaign):
    client = world.client("bantc")
    for code in ("m01", "m02a", "m02b"):
        for kind in ("docx", "xlsx"):
            assert client.get(reverse("ratings_papers:form", args=[campaign.uuid, code, kind])).content[:2] == b"PK"


def test_filled_forms_hold_post_facts_and_prompts(world, campaign):
    with setting_up():
        body = campaign.subjects.get(kind="collective", organisation=world.dv1)
        body.facts = json.dumps({"tasks_done_percent": "93.7", "sources": {"tasks_done_percent": {"source": "Báo cáo số 12"}}})
        body.save(update_fields=["facts"])
    open_round(world.actor("bantc"), campaign)
    prompt(world.actor("bantc"), body, words="Làm rõ việc chậm thu đảng phí quý II")
    data = world.client("bantc").get(address(campaign, "mau-tap-the", "zip")).content
    archive = ZipFile(BytesIO(data))
    assert len(archive.namelist()) == campaign.subjects.filter(kind="collective").count()
    words = ZipFile(BytesIO(archive.read(f"{world.dv1.name}.docx"))).read("word/document.xml").decode()
    assert "93,7%" in words and "Báo cáo số 12" in words and "Làm rõ việc chậm thu đảng phí quý II" in words


def test_a_unit_takes_the_form_filled_in_and_brings_it_back(world, campaign):
    open_round(world.actor("bantc"), campaign)
    body = campaign.subjects.get(kind="collective", organisation=world.dv1)
    client = world.client("vanthu1")
    page = client.get(reverse("ratings_review:write", args=[body.uuid])).content.decode()
    form = reverse("ratings_papers:own_form", args=[body.uuid])
    assert form in page
    data = client.get(form).content
    source = ZipFile(BytesIO(data))
    words = source.read("word/document.xml").decode().replace(WRITE_HERE, "Đảng ủy hoàn thành 12 nhiệm vụ.", 1)
    out = BytesIO()
    with ZipFile(out, "w") as typed:
        for name in source.namelist():
            typed.writestr(name, words if name == "word/document.xml" else source.read(name))
    laid = client.post(reverse("ratings_review:upload", args=[body.uuid]), {"file": SimpleUploadedFile("kd.docx", out.getvalue())})
    shown = laid.content.decode()
    assert laid.status_code == 200 and "Đảng ủy hoàn thành 12 nhiệm vụ." in shown and WRITE_HERE not in shown


def test_a_secretary_gets_a_person_s_form_without_what_is_recorded(world, campaign):
    with setting_up():
        person = campaign.subjects.get(person=world.bithu1.person)
        Subject.objects.filter(pk=person.pk).update(facts=json.dumps({"discipline": "canh_cao"}))
    open_round(world.actor("bantc"), campaign)
    prompt(world.actor("bantc"), person, words="Làm rõ trách nhiệm riêng")
    own_form = reverse("ratings_papers:own_form", args=[person.uuid])
    mine = again(world.client("bithu1"), own_form)
    words = ZipFile(BytesIO(mine.content)).read("word/document.xml").decode()
    assert "cảnh cáo" in words and "Làm rõ trách nhiệm riêng" in words
    with setting_up():
        Subject.objects.filter(pk=person.pk).update(person=world.vanthu1.person)
    theirs = again(world.client("bithu1"), own_form)
    words = ZipFile(BytesIO(theirs.content)).read("word/document.xml").decode()
    assert "cảnh cáo" not in words and "Làm rõ trách nhiệm riêng" not in words
    assert PersonalAccess.objects.filter(what="export:form", subject=person).count() == 1
    assert world.client("vanthu2").get(own_form).status_code == 404


def test_who_was_not_reviewed_is_counted_with_the_reason(world, campaign):
    with setting_up():
        first, second, *_ = campaign.subjects.filter(kind="collective").order_by("pk")
        campaign.subjects.update(self_level="HTTNV")
        Subject.objects.filter(pk=first.pk).update(level="", self_level="", facts=json.dumps({"marks": ["moi_thanh_lap"]}))
        Subject.objects.filter(pk=second.pk).update(level="", outside=json.dumps({"number": "1", "on": "2023-05-01", "kept_at": "tủ"}))
    found = reviews(gathered(campaign).of("collective"))
    assert found.not_done["new"] == 1 and found.waiting == 1 and found.add_up


def test_a_working_level_of_the_board_is_no_proof_of_a_review(world, campaign):
    found = reviews(gathered(campaign).of("collective"))
    assert found.done == 0 and found.not_done["other"] == found.must


def test_a_round_is_gathered_by_as_many_questions_whatever_its_size(world, campaign, django_assert_max_num_queries):
    with setting_up():
        Subject.objects.bulk_create(
            Subject(campaign=campaign, kind="collective", code=f"z{n}", name=f"Chi bộ {n}", organisation=world.dv1) for n in range(50)
        )
    with django_assert_max_num_queries(9):
        assert len(gathered(campaign).of("collective")) > 50


def test_the_report_compares_with_the_period_before_and_tells_what_was_rated_again(world, decided):
    before = round_of(world, 2022, "Xếp loại năm 2022")
    with setting_up():
        RatingCampaign.objects.filter(pk=before.pk).update(state="decided", past=True)
        Subject.objects.filter(campaign=before).update(decided_level="HTNV", level="HTNV")
    one = decided.subjects.get(kind="collective", organisation=world.dv2)
    re_rate(world.actor("bantc"), one, "HTNV", symbol="9-QĐ/ĐUK", on=date(2023, 5, 14), body="Ban Thường vụ", reason="kết luận kiểm tra")
    told = summary_of(world.actor("bantc"), decided, persons=False)
    assert told.before is not None and told.before["collective"].name == "năm 2022"
    assert [(one.before, one.after) for one in told.again] == [("HTTNV", "HTNV")]
    assert {line.before for line in told.lines("collective")} == {"HTNV"}
    assert [one.name for one in told.comparison.years["collective"]] == ["năm 2022", "năm 2023"]
    book = load_workbook(BytesIO(world.client("bantc").get(address(decided, "so-sanh", "xlsx")).content))
    assert any("Qua các kỳ" in name for name in book.sheetnames)


def test_rounds_side_by_side_as_table_and_picture(world, decided):
    before = round_of(world, 2022, "Xếp loại năm 2022")
    with setting_up():
        RatingCampaign.objects.filter(pk=before.pk).update(state="decided")
        Subject.objects.filter(campaign=before).update(decided_level="HTNV")
    page = world.client("bantc").get(reverse("ratings_papers:compare"), {"dot": str(decided.uuid)}).content.decode()
    assert "<svg" in page and "năm 2022, Hoàn thành: 100%" in page and 'style="' not in page
    assert world.bithu1.person.name not in page


def test_sister_committees_stand_side_by_side_as_far_as_one_reaches_them(world, campaign):
    actor = world.actor("bantc")
    with setting_up():
        rounds = []
        for unit, level in ((world.dv1, "HTTNV"), (world.dv2, "HTNV")):
            one = create_round(actor, unit, year=2023, period="2023", title=f"Xếp loại của {unit.name}")
            for n in range(3):
                Subject.objects.create(
                    campaign=one, kind="collective", code=f"c{n}", name=f"Chi bộ {n}", organisation=unit, level=level, decided_level=level
                )
                Subject.objects.create(campaign=one, kind="individual", code=f"p{n}", name=f"Người {n}", organisation=unit, level=level)
            RatingCampaign.objects.filter(pk=one.pk).update(state="decided")
            one.refresh_from_db()
            rounds.append(one)
    found = compared(actor, rounds[0], gathered(rounds[0]))
    assert [one.name for one in found.sisters["collective"]] == [world.dv1.name, world.dv2.name]
    assert not found.sisters["individual"], "three persons would be known by their numbers"
    stranger = compared(world.actor("bithu1"), rounds[0], gathered(rounds[0]))
    assert not any(stranger.sisters.values())


def test_with_one_round_there_is_nothing_to_compare_and_the_page_says_what_to_do(world, decided):
    page = world.client("bantc").get(reverse("ratings_papers:compare")).content.decode()
    assert "Chưa có gì để so sánh" in page


def test_a_round_that_is_not_ones_own_is_not_compared(world, decided):
    with setting_up():
        decided.organisation = world.khac
        decided.save(update_fields=["organisation"])
    assert world.client("bantc").get(reverse("ratings_papers:compare"), {"dot": str(decided.uuid)}).status_code == 404
