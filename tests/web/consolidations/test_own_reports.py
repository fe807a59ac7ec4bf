"""The owner's own reports: begun with figures, written by office and boards, sources kept, nobody's text lost."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse
from web.conftest import setting_up
from web.consolidations.reported import JOIN, reported

from nhiemky.domain.finding import Refusal
from nhiemky.web.accounts.models import User
from nhiemky.web.audit.actor import Actor
from nhiemky.web.consolidations import actions, own_actions
from nhiemky.web.consolidations.models import OwnReport, OwnSection, OwnSectionHistory
from nhiemky.web.organisations.models import Person, Post


@pytest.fixture
def made(world, morning):
    with setting_up():
        given = reported(world)
        given.figures(world.dv1, (JOIN, "40", "12"))
        given.texts(world.dv1, ("I", "BỐI CẢNH CHUNG", "Nội bộ đoàn kết.\nKinh tế phục hồi."))
    actions.build(world.actor("chanh"), given.campaign)
    return given


@pytest.fixture
def report(made):
    duty = made.duties["K", "own"]
    return own_actions.begin_own_report(made.world.actor("chanh"), made.campaign, "o1", "Báo cáo sơ kết", obligation=duty)


def section(report, path) -> OwnSection:
    return OwnSection.objects.get(report=report, path=path)


def save(made, report, path, text, version=0, who="chanh"):
    return own_actions.save_own_section(made.world.actor(who), report, section(report, path), text, version)


def words(response):
    return " ".join(response.content.decode().split())


def test_it_begins_with_the_outline_the_figures_and_the_duties_boards(made, report):
    rows = {row.path: row for row in OwnSection.objects.filter(report=report)}
    assert list(rows) == ["I", "II", "II/1", "III"]
    assert rows["II"].text == "[[CT01: Kết nạp đảng viên mới]]\n[[CT05: Cuộc kiểm tra, giám sát]]"
    assert rows["I"].assigned_to == made.world.bantochuc
    assert rows["I"].helpers == "Văn phòng Đảng ủy Khối"


def test_figures_go_into_the_one_outline_that_asks_for_them(made):
    review = own_actions.begin_own_report(made.world.actor("chanh"), made.campaign, "o2", "Báo cáo kiểm điểm")
    assert [row.text for row in OwnSection.objects.filter(report=review)] == [""]


def test_a_save_counts_versions_and_keeps_every_text(made, report):
    assert save(made, report, "I", "Một.").version == 1
    assert save(made, report, "I", "Hai.", 1).version == 2
    assert list(OwnSectionHistory.objects.filter(section__path="I").order_by("pk").values_list("version", "text")) == [
        (1, "Một."),
        (2, "Hai."),
    ]


def test_two_people_saving_lose_nothing_and_the_second_is_told(made, report):
    save(made, report, "I", "Của người trước.")
    second = save(made, report, "I", "Của người sau.", 0)
    assert second.clash
    assert section(report, "I").text == "Của người trước."
    assert list(OwnSectionHistory.objects.filter(kept=False).values_list("text", flat=True)) == ["Của người sau."]


def test_autosave_answers_version_and_clash(made, report):
    client = made.world.client("chanh")
    url = reverse("consolidations:own_save", args=[report.uuid, 0])
    saved = client.post(url, {"text": "Một.", "version": "0"}, headers={"X-Requested-With": "autosave"})
    assert saved.json() == {"version": 1, "saved_at": "08:15"}
    clash = client.post(url, {"text": "Hai.", "version": "0"}, headers={"X-Requested-With": "autosave"})
    assert clash.status_code == 409
    assert "<dialog" in words(clash)
    assert "Một." in words(clash)
    assert "Hai." in words(clash)


def test_inserted_words_keep_their_source(made, report):
    client = made.world.client("chanh")
    page = words(client.get(reverse("consolidations:own_section", args=[report.uuid, 0])))
    assert "Đảng bộ Sở Gió, mục I, báo cáo nộp 12/5/2023" in page
    client.post(reverse("consolidations:own_insert", args=[report.uuid, 0]), {"doan": "0"})
    row = section(report, "I")
    assert row.text == "Nội bộ đoàn kết.\nKinh tế phục hồi."
    assert {one["source"] for one in json.loads(row.inserts)} == {"Đảng bộ Sở Gió, mục I, báo cáo nộp 12/5/2023"}


def test_words_pasted_from_the_material_keep_their_source_too(made, report):
    client = made.world.client("chanh")
    client.post(
        reverse("consolidations:own_save", args=[report.uuid, 0]), {"text": "Mở đầu.\nNội bộ đoàn kết.", "version": "0"},
        headers={"X-Requested-With": "autosave"},
    )  # fmt: skip
    assert [one["text"] for one in json.loads(section(report, "I").inserts)] == ["Nội bộ đoàn kết."]


def test_filling_never_touches_what_was_written(made, report):
    save(made, report, "III", "Lời của người viết.")
    own_actions.fill_section(made.world.actor("chanh"), report, section(report, "III"))
    assert section(report, "III").text.splitlines() == [
        "Lời của người viết.",
        "[[CT01: Kết nạp đảng viên mới]]",
        "[[CT05: Cuộc kiểm tra, giám sát]]",
    ]


def test_figures_in_the_text_follow_the_version_chosen(made, report):
    with setting_up():
        made.figures(made.world.dv2, (JOIN, "20", "8"))
    actions.build(made.world.actor("chanh"), made.campaign)
    client = made.world.client("chanh")
    url = reverse("consolidations:own_preview", args=[report.uuid])
    assert "Kết nạp đảng viên mới: 12 đảng viên" in words(client.get(url))
    client.post(reverse("consolidations:own_renew", args=[report.uuid]))
    assert "Kết nạp đảng viên mới: 20 đảng viên" in words(client.get(url))


def test_word_and_pdf_are_the_same_bytes_again(made, report):
    client = made.world.client("chanh")
    for kind in ("docx", "pdf"):
        url = reverse("consolidations:own_download", args=[report.uuid, kind])
        first = client.get(url)
        assert first.content == client.get(url).content
        assert "%201" in first["Content-Disposition"]


def test_a_board_writes_where_it_was_asked_and_nowhere_else(made, report):
    with setting_up():
        person = Person.objects.create(name="Ngô Thị Ban")
        Post.objects.create(
            person=person, organisation=made.world.bantochuc, role="unit_clerk", title="Chuyên viên", valid_from="2023-01-01"
        )
        board = User.objects.create(username="ban1", person=person)
    own_actions.assign_section(made.world.actor("chanh"), report, section(report, "III"), None, "")
    report = OwnReport.objects.get(pk=report.pk)
    actor = Actor.of_user(board)
    assert own_actions.save_own_section(actor, report, section(report, "I"), "Ban viết.", 0).version == 1
    with pytest.raises(Refusal, match="ban được giao"):
        own_actions.save_own_section(actor, report, section(report, "III"), "Ban viết.", 0)
    from django.test import Client

    client = Client()
    client.force_login(board)
    assert client.get(reverse("consolidations:own_section", args=[report.uuid, 0])).status_code == 200
    assert client.post(reverse("consolidations:own_advance", args=[report.uuid]), {"buoc": "laid"}).status_code in (403, 404)


def test_the_report_is_laid_adopted_sent_in_this_order(made, report):
    actor = made.world.actor("chanh")
    own_actions.advance(actor, report, "sent")
    assert OwnReport.objects.get(pk=report.pk).state == "drafting"
    for state in ("laid", "adopted", "sent"):
        own_actions.advance(actor, OwnReport.objects.get(pk=report.pk), state)
    assert OwnReport.objects.get(pk=report.pk).state == "sent"
    own_actions.advance(actor, OwnReport.objects.get(pk=report.pk), "drafting")
    again = OwnReport.objects.get(pk=report.pk)
    assert (again.state, again.draft_number) == ("drafting", 2)


@pytest.mark.parametrize("who", ["vanthu1", "bithu1", "khacvp", "khacnguoi"])
def test_nobody_outside_reads_a_draft(made, report, who):
    client = made.world.client(who)
    assert client.get(reverse("consolidations:own_section", args=[report.uuid, 0])).status_code == 404
    assert client.get(reverse("consolidations:own_download", args=[report.uuid, "docx"])).status_code == 404
    assert client.post(reverse("consolidations:own_save", args=[report.uuid, 0]), {"text": "x"}).status_code == 404


def test_the_leader_reads_and_is_offered_no_writing(made, report):
    client = made.world.client("lanhdao")
    shown = words(client.get(reverse("consolidations:own_section", args=[report.uuid, 0])))
    assert "data-autosave" not in shown
    assert client.post(reverse("consolidations:own_save", args=[report.uuid, 0]), {"text": "x", "version": "0"}).status_code == 403


def test_the_list_names_duties_nobody_has_begun(made):
    shown = words(made.world.client("chanh").get(reverse("consolidations:own_reports")))
    assert "Báo cáo sơ kết của Đảng ủy Khối" in shown
    assert "chưa bắt đầu soạn" in shown
