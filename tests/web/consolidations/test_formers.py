"""Units merged before the program knew of them: named, their old reports read and settled, part of totals with their sentences."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse
from docx import Document
from web.conftest import setting_up
from web.consolidations.reported import CHECK, JOIN, reported

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.consolidations.actions import build
from nhiemky.web.consolidations.check_actions import check_paper, findings_of
from nhiemky.web.consolidations.formers import actions
from nhiemky.web.consolidations.formers.actions import Answer, ByHand
from nhiemky.web.consolidations.models import OldFigure, OldReport
from nhiemky.web.consolidations.opened import figures_of
from nhiemky.web.consolidations.papers import file_of
from nhiemky.web.consolidations.verification import check_all
from nhiemky.web.organisations.actions import undo_succession
from nhiemky.web.organisations.models import Organisation

DAY = date(2023, 2, 1)
NAMES = ("Đảng bộ Bến Mây", "Đảng bộ Cồn Gió", "Đảng bộ Đồng Sáo")
pytestmark = pytest.mark.usefixtures("morning")


def words(unit: str, number: str, more: str = "") -> bytes:
    return f"{unit.upper()}\n\nBÁO CÁO\n\ntổng kết nhiệm kỳ\n\nI- KẾT QUẢ\n\n- Kết nạp đảng viên mới: {number} đảng viên.{more}".encode()


@pytest.fixture
def merged(world):
    """The committee itself was merged from three; its four units have reported nothing."""
    with setting_up():
        made = reported(world)
    actions.record_formers(world.actor("chanh"), world.khoi, NAMES, DAY, Decision("12-QĐ/TU", DAY))
    made.old = list(Organisation.objects.filter(name__in=NAMES).order_by("pk"))
    return made


def taken(world, merged, one, number: str, more: str = "") -> OldReport:
    return actions.take_old_report(
        world.actor("chanh"), merged.campaign, one, f"{one.name}.txt", words(one.name, number, more)
    )  # fmt: skip


def settle_all(world, report: OldReport) -> int:
    return actions.settle(world.actor("chanh"), report, {row.pk: Answer(row.raw, taken=True) for row in report.figures.all()})


def test_former_units_stand_no_more_and_are_one_event_that_can_be_undone(world, merged):
    assert [one.active for one in merged.old] == [False] * 3
    assert [one.parent for one in merged.old] == [world.khoi] * 3
    done = merged.old[0].successions.get().succession
    undo_succession(world.actor("chanh"), done)
    assert not Organisation.objects.filter(name__in=NAMES).exists()


def test_a_name_twice_is_refused_and_no_name_too(world, merged):
    for names, code in ((("Đảng bộ bến mây",), "former_named_already"), ((" ",), "former_needs_names")):
        with pytest.raises(Refusal) as caught:
            actions.record_formers(world.actor("chanh"), world.khoi, names, DAY, Decision())
        assert caught.value.code == code


def test_what_is_found_is_proposed_with_its_sentence_and_counts_only_when_settled(world, merged):
    report = taken(world, merged, merged.old[0], "330")
    figure = report.figures.get()
    assert (figure.code, figure.raw, figure.state, figure.cell) == ("CT01", "330", "proposed", "đoạn 5")
    assert figure.quote == "- Kết nạp đảng viên mới: 330 đảng viên."
    with pytest.raises(Refusal):
        build(world.actor("chanh"), merged.campaign)
    assert settle_all(world, report) == 1
    part = figures_of(build(world.actor("chanh"), merged.campaign)).indicators[0].parts[0]
    assert (part.unit, part.file, part.actual.number) == ("Đảng bộ Bến Mây (cũ)", "Đảng bộ Bến Mây.txt", 330)
    assert AuditEvent.objects.filter(action="consolidation.old_figures_settled").count() == 1


def test_three_old_reports_make_one_total_written_out_and_checked_again(world, merged):
    for one, number in zip(merged.old, ("330", "444", "632"), strict=True):
        settle_all(world, taken(world, merged, one, number))
    version = build(world.actor("chanh"), merged.campaign)
    indicator = figures_of(version).indicators[0]
    assert indicator.actual.number == 1406
    paper = file_of(version, "docx")
    notes = Document(BytesIO(paper)).part.package
    xml = next(part.blob.decode() for part in notes.iter_parts() if str(part.partname) == "/word/footnotes.xml")
    assert "Trong đó: Đảng bộ Bến Mây (cũ) 330; Đảng bộ Cồn Gió (cũ) 444; Đảng bộ Đồng Sáo (cũ) 632" in xml
    assert paper == file_of(version, "docx")
    clean = findings_of(check_paper(world.actor("chanh"), version, "a.docx", paper))
    assert not [each for each in clean if each.code.startswith(("former_", "sum_"))]
    book = openpyxl.load_workbook(BytesIO(file_of(version, "xlsx")))
    sides = [(row[2], row[3]) for row in book["Nguồn số liệu"].iter_rows(values_only=True)]
    assert ("Đảng bộ Bến Mây (cũ)", "Đảng ủy Khối Nam Thuận") in sides
    assert list(check_all()) == [1]


def test_two_numbers_for_one_indicator_are_both_kept_in_doubt(world, merged):
    report = taken(world, merged, merged.old[0], "330", "\n\n- Kết nạp đảng viên mới: 303 đảng viên.")
    rows = list(report.figures.all())
    assert [row.raw for row in rows] == ["330", "303"]
    assert ["303" in row.doubt or "330" in row.doubt for row in rows] == [True, True]
    actions.settle(world.actor("chanh"), report, {rows[0].pk: Answer("330", taken=True), rows[1].pk: Answer("303", taken=False)})
    assert [row.state for row in report.figures.all()] == ["settled", "refused"]


def test_a_table_is_read_by_cell(world, merged):
    table = f"TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n1;{JOIN};đảng viên;400;444\n".encode()
    report = actions.take_old_report(world.actor("chanh"), merged.campaign, merged.old[1], "bang.csv", table)
    assert [(row.code, row.raw, row.cell) for row in report.figures.all()] == [("CT01", "444", "E2")]


def test_a_figure_by_hand_needs_a_number_and_its_place(world, merged):
    report = actions.take_old_report(world.actor("chanh"), merged.campaign, merged.old[0], "a.txt", b"Bao cao khong co so.")
    actor = world.actor("chanh")
    for one, code in ((ByHand("CT05", "bốn chục", "trang 3"), "old_figure_unread"), (ByHand("CT05", "40", " "), "old_figure_place")):
        with pytest.raises(Refusal) as caught:
            actions.settle(actor, report, {}, [one])
        assert caught.value.code == code
    assert actions.settle(actor, report, {}, [ByHand("CT05", "40", "trang 3, dòng 4")]) == 1
    indicators = {row.statement: row for row in figures_of(build(actor, merged.campaign)).indicators}
    assert indicators[CHECK].actual.number == 40


def test_a_withdrawn_report_counts_no_more_and_the_version_before_still_verifies(world, merged):
    first, second = (taken(world, merged, one, number) for one, number in zip(merged.old[:2], ("330", "444"), strict=True))
    settle_all(world, first), settle_all(world, second)
    before = build(world.actor("chanh"), merged.campaign)
    actions.withdraw(world.actor("chanh"), second)
    after = build(world.actor("chanh"), merged.campaign)
    assert [figures_of(each).indicators[0].actual.number for each in (before, after)] == [Decimal(774), Decimal(330)]
    assert list(check_all()) == [2]


def test_a_unit_that_is_no_former_one_takes_no_old_report(world, merged):
    with pytest.raises(Http404):
        actions.take_old_report(world.actor("chanh"), merged.campaign, world.dv1, "a.txt", words("A", "3"))
    assert OldReport.objects.count() == 0


def test_the_rule_of_an_indicator_is_said_by_the_office(world, merged):
    settle_all(world, taken(world, merged, merged.old[0], "330"))
    done = merged.old[0].successions.get().succession
    with setting_up():
        merged.figures(world.dv1, (JOIN, "10", "3"))
    counted = {}
    for how, carries in (("", {}), ("apart", {}), ("included", {}), ("apart", {"CT01": "none"})):
        actions.set_rule(world.actor("chanh"), merged.campaign, done, how, carries)
        version = build(world.actor("chanh"), merged.campaign)
        counted[how, bool(carries)] = figures_of(version).indicators[0].actual.number
    assert counted == {("", False): 3, ("apart", False): 333, ("included", False): 3, ("apart", True): 3}


# --- pages


def test_the_office_names_reads_and_settles_in_the_browser(world):
    with setting_up():
        reported(world)
    client = world.client("chanh")
    page = reverse("consolidations:formers")
    assert "Chưa có đơn vị nào hợp nhất" in client.get(page).content.decode()
    given = {"unit": str(world.khoi.uuid), "names": "\n".join(NAMES), "on": "01/02/2023", "decision_number": "12-QĐ/TU", "decision_on": ""}
    assert client.post(reverse("consolidations:record_formers"), given).status_code == 302
    one = Organisation.objects.get(name=NAMES[0])
    upload = SimpleUploadedFile("bc.txt", words(NAMES[0], "330"))
    answer = client.post(reverse("consolidations:take_old_report", args=[one.uuid]), {"file": upload})
    report = OldReport.objects.get()
    assert answer.url == reverse("consolidations:old_report", args=[report.uuid])
    shown = client.get(answer.url).content.decode()
    assert "330 đảng viên" in shown
    figure = OldFigure.objects.get()
    client.post(answer.url, {"hang": figure.pk, f"so-{figure.pk}": "331", f"lay-{figure.pk}": "co", "moc": "2022-12"})
    figure.refresh_from_db()
    assert (figure.found, figure.raw, figure.state) == ("330", "331", "settled")
    assert "đọc được 330" in client.get(answer.url).content.decode()
    assert client.get(reverse("consolidations:old_report_file", args=[report.uuid])).content == words(NAMES[0], "330")
    assert client.post(answer.url, {"hang": figure.pk, f"so-{figure.pk}": "ba", f"lay-{figure.pk}": "co"}).status_code == 422
    client.post(reverse("consolidations:withdraw_old_report", args=[report.uuid]))
    assert "Chưa có số" in client.get(page).content.decode()


@pytest.mark.parametrize("who", ["vanthu1", "khacvp"])
def test_others_see_nothing_of_it(world, merged, who):
    report = taken(world, merged, merged.old[0], "330")
    client = world.client(who)
    assert client.get(reverse("consolidations:old_report", args=[report.uuid])).status_code == 404
    assert client.get(reverse("consolidations:old_report_file", args=[report.uuid])).status_code == 404
