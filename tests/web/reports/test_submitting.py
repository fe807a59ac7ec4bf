"""Handing in: one receipt a content, nothing stored of what may not be, late marked, the secretary's word."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.made_workbooks import workbook
from web.reports.conftest import TEXTS, VALUE, word_of

from nhiemky.domain.finding import Refusal
from nhiemky.domain.receipt import UnitPaper
from nhiemky.web import clock
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.files import store
from nhiemky.web.reports import actions
from nhiemky.web.reports.models import Figure, Revision, SectionText
from nhiemky.web.reports.signed import signed_copies
from nhiemky.writing.form_workbook import write_form


def submit(world, obligation, name="bao cao.docx", data=None, who="bithu1", **more):
    return actions.submit_report(world.actor(who), obligation, name=name, data=word_of() if data is None else data, door="word", **more)


def test_a_word_file_becomes_a_revision_with_texts_receipt_and_file(world, round_):
    revision = submit(world, round_.report)
    assert (revision.receipt, revision.number, revision.late, revision.completeness) == ("K.01-2023-0001", 1, False, 100)
    assert {text.path: text.text for text in revision.texts.all()} == TEXTS
    assert store.read(revision.file_id) == word_of()
    round_.report.refresh_from_db()
    assert (round_.report.state, round_.report.turn, round_.report.revisions, round_.report.received_at) == (
        "submitted",
        "office",
        1,
        clock.now(),
    )
    event = AuditEvent.objects.get(action="report.submitted")
    assert json.loads(event.after)["receipt"] == "K.01-2023-0001"


def test_the_same_file_again_is_answered_with_the_same_receipt(world, round_):
    first = submit(world, round_.report)
    events = AuditEvent.objects.count()
    assert submit(world, round_.report, name="ten khac.docx").pk == first.pk
    assert AuditEvent.objects.count() == events


def test_a_signed_copy_that_comes_with_the_same_file_is_kept_beside_it_once(world, round_):
    first = submit(world, round_.report, signed_copy=actions.SignedCopy("ban-ky.docx", word_of()))
    later = actions.SignedCopy("ban-ky-lai.docx", word_of({"Phần thứ nhất/I": "Đã ký lại."}))
    assert submit(world, round_.report, signed_copy=later).pk == first.pk
    assert [(copy.which, copy.name) for copy in signed_copies(first)] == [("ban-ky", "ban-ky.docx"), ("ban-ky-2", "ban-ky-lai.docx")]
    assert first.attachments.get().kind == "signed"
    assert json.loads(AuditEvent.objects.get(action="report.signed_copy_added").after)["receipt"] == first.receipt
    events = AuditEvent.objects.count()
    submit(world, round_.report, signed_copy=later)
    assert AuditEvent.objects.count() == events
    client = world.client("vanthu1")
    page = client.get(reverse("reports:receipt", args=[first.uuid])).content.decode()
    assert "Bản có chữ ký: ban-ky-lai.docx" in page
    address = reverse("reports:download", args=[first.uuid, "ban-ky-2"])
    assert address in page
    assert b"".join(client.get(address)) == later.data


def test_a_stamped_signed_copy_is_refused_before_anything_else_is_said(world, round_, settings):
    before = {path.name for path in settings.NHIEMKY_DATA.glob("blobs/*/*")}
    stamped = actions.SignedCopy("ban-ky.docx", word_of({"Phần thứ nhất/I": "MẬT"}))
    with pytest.raises(Refusal) as refusal:
        submit(world, round_.report, data=word_of({"Phần thứ nhất/I": "Thiếu nhiều mục."}), signed_copy=stamped)
    assert refusal.value.code == "file_is_secret"
    assert {path.name for path in settings.NHIEMKY_DATA.glob("blobs/*/*")} == before


def test_a_changed_file_is_a_new_revision_with_a_number_of_its_own(world, round_):
    submit(world, round_.report)
    second = submit(world, round_.report, data=word_of({**TEXTS, "Phần thứ hai/I": "Đã sửa."}))
    assert (second.number, second.receipt) == (2, "K.01-2023-0002")


def test_what_comes_after_the_deadline_is_stored_and_marked(world, round_):
    with clock.standing_at(datetime(2023, 5, 29, 17, 0, 1, tzinfo=UTC)):
        revision = submit(world, round_.report)
    round_.report.refresh_from_db()
    assert revision.late
    assert round_.report.late


def test_the_last_minute_of_the_last_day_is_in_time(world, round_):
    with clock.standing_at(datetime(2023, 5, 29, 16, 59, 59, tzinfo=UTC)):
        assert not submit(world, round_.report).late


def test_a_workbook_becomes_figures_with_their_cells(world, round_):
    data = filled()
    revision = submit(world, round_.appendix, "phu luc.xlsx", data)
    figures = {figure.code: figure for figure in Figure.objects.filter(revision=revision)}
    assert figures["CT01"].value == Decimal(13)
    assert figures["CT01"].actual == "13"
    assert figures["CT01"].table_cell
    assert figures["CT01"].campaign_id == round_.campaign.pk


def filled() -> bytes:
    return workbook(
        ["Đơn vị: Đảng bộ Sở Gió"], ["TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện đến tháng 4/2023"],
         [1, "Kết nạp đảng viên mới", "đảng viên", 25, 13], [2, "Thu ngân sách", "tỷ đồng", 40, 45.5]
    )  # fmt: skip


def test_a_stamped_file_leaves_no_byte(world, round_, settings):
    data = word_of({**TEXTS, "Phần thứ nhất/I": "MẬT"})
    before = {path.name for path in settings.NHIEMKY_DATA.glob("blobs/*/*")}
    with pytest.raises(Refusal) as refusal:
        submit(world, round_.report, data=data)
    assert refusal.value.code == "file_is_secret"
    assert {path.name for path in settings.NHIEMKY_DATA.glob("blobs/*/*")} == before
    assert not Revision.objects.exists()


def test_a_missing_section_stands_in_the_way_of_the_unit_and_is_stored_for_the_office(world, round_):
    data = word_of({key: text for key, text in TEXTS.items() if key != "Phần thứ hai/I"})
    with pytest.raises(Refusal) as refusal:
        submit(world, round_.report, data=data)
    assert refusal.value.code == "submission_has_faults"
    revision = submit(
        world, round_.report, data=data, who="chanh", on_behalf_of="Đảng bộ Sở Gió", received_at=datetime(2023, 5, 12, 3, tzinfo=UTC)
    )
    assert [finding.code for finding in revision.findings.all()] == ["section_empty"]
    assert (revision.on_behalf_of, revision.received_at.day, revision.completeness) == ("Đảng bộ Sở Gió", 12, 75)


def test_another_units_file_is_not_taken(world, round_):
    with pytest.raises(Refusal):
        submit(world, round_.report, data=word_of(unit=VALUE.units[1]))


def test_the_clerk_hands_in_only_what_the_secretary_approved(world, round_):
    clerk, secretary = world.actor("vanthu1"), world.actor("bithu1")
    draft = actions.draft_of(clerk, round_.report)
    for path, text in TEXTS.items():
        actions.save_section(clerk, draft, path, text, 0, done=True)
    with pytest.raises(Refusal) as refusal:
        actions.submit_report(clerk, round_.report)
    assert refusal.value.code == "submission_not_approved"
    actions.prepare(clerk, round_.report)
    actions.approve(secretary, round_.report)
    actions.save_section(clerk, draft, "Phần thứ hai/I", "Sửa sau khi duyệt.", 1)
    with pytest.raises(Refusal):
        actions.submit_report(clerk, round_.report)
    actions.approve(secretary, round_.report)
    revision = actions.submit_report(clerk, round_.report, paper=UnitPaper("31-BC/ĐU", date(2023, 5, 12), "Phan Hoài Nam"))
    assert (revision.door, revision.prepared_by, revision.paper_symbol) == ("web", "Mai Thị Kim Loan", "31-BC/ĐU")
    assert revision.file_name.endswith(".docx")
    assert SectionText.objects.get(revision=revision, path="Phần thứ hai/I").text == "Sửa sau khi duyệt."
    assert actions.submit_report(secretary, round_.report).pk == revision.pk


def test_typed_figures_are_data_as_well(world, round_):
    secretary = world.actor("bithu1")
    draft = actions.draft_of(secretary, round_.report)
    for path, text in TEXTS.items():
        actions.save_section(secretary, draft, path, text, 0)
    actions.save_named(secretary, draft, "Phần thứ nhất/II/2", "số lượt người học tập nghị quyết", "lượt người", "312")
    revision = actions.submit_report(secretary, round_.report)
    (figure,) = revision.figures.all()
    assert (figure.value, figure.statement, figure.sentence) == (
        Decimal(312),
        "số lượt người học tập nghị quyết",
        "mục II.2: số lượt người học tập nghị quyết 312",
    )


def test_reasons_are_kept_as_answers_and_missing_ones_asked_for(world, round_):
    data = word_of({**TEXTS, "Phần thứ nhất/II/2": "Đã học tập nghị quyết."})
    with pytest.raises(Refusal) as refusal:
        submit(world, round_.report, data=data, all_reasons=True)
    assert refusal.value.code == "submission_lacks_reasons"
    from nhiemky.web.reports.asked import asked_of
    from nhiemky.web.reports.judging import finding_key, judge_file

    (found,) = judge_file(asked_of(round_.report), round_.report, "bao cao.docx", data).want_reasons
    revision = submit(world, round_.report, data=data, all_reasons=True, reasons={finding_key(found): "Chưa tổ chức lớp nào."})
    assert revision.findings.get().answers.get().why == "Chưa tổ chức lớp nào."


def test_nobody_of_another_unit_hands_in(world, round_):
    from django.http import Http404

    with pytest.raises(Http404):
        submit(world, round_.report, who="vanthu2")
    with pytest.raises(Refusal):
        submit(world, round_.report, who="uyvien")


def test_an_accepted_report_takes_no_more(world, round_):
    actions.accept_report(world.actor("chanh"), submit(world, round_.report))
    with pytest.raises(Refusal) as refusal:
        submit(world, round_.report, data=word_of({**TEXTS, "Phần thứ hai/I": "Khác."}))
    assert refusal.value.code == "obligation_closed"


def test_the_form_of_the_kit_comes_back_by_its_codes(world, round_):
    blank = write_form(VALUE, VALUE.units[0])
    revision = submit(world, round_.appendix, "phu luc.xlsx", blank, who="chanh", on_behalf_of="Đảng bộ Sở Gió")
    assert sorted(revision.figures.values_list("code", flat=True)) == ["CT01", "CT02"]
