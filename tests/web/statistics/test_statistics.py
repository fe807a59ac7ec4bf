"""A round of inspection statistics from the first question to the report: units fill in, findings at once, receipts, corrections, roll-up."""

import io
import json
from datetime import date

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhiemky.consolidating.statistics import Source, roll_up
from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.office.models import Notice
from nhiemky.web.statistics import access, filling, handing, importing, rounds
from nhiemky.web.statistics.gathering import base_figures, lineage, rolled_of, told_of
from nhiemky.web.statistics.judging import judge
from nhiemky.web.statistics.models import StatisticsFigure, StatisticsRevision
from nhiemky.web.statistics.value import figures_of, forms_of, newest
from nhiemky.writing.statistics_form import AskedStatistics, write_statistics_form

pytestmark = pytest.mark.usefixtures("morning")
DV, KT, CC, CCH, KTR = (f"ky-luat/tong/{name}" for name in ("dv", "dv-kt", "dv-cc", "dv-cch", "dv-ktr"))


def opened(world, **more):
    facts = {"title": "Thống kê quý I", "set_id": "chi-so-chinh", "period": "2023-Q1", "units": [world.khoi, world.dv1, world.dv2],
             "deadline": date(2023, 5, 20)} | more  # fmt: skip
    return rounds.open_round(world.actor("ubkt"), world.khoi, **facts)


def sheet_of(round, unit):
    return round.sheets.get(organisation=unit, kind="unit")


def fill(world, sheet, who="vanthu1", **cells):
    typed = {f"ky-luat/tong/{name.replace('_', '-')}": (str(value), -1) for name, value in cells.items()}
    return filling.save_cells(world.actor(who), sheet, typed)


def handed(world, round, unit, who, **cells):
    sheet = sheet_of(round, unit)
    fill(world, sheet, who, **cells)
    return handing.hand_in(world.actor(who), sheet)


def test_units_are_told_and_see_their_own_sheet_only(world):
    made = opened(world)
    assert Notice.objects.filter(organisation=world.dv1, words__contains="Thống kê quý I, hết ngày 20/5/2023").exists()
    assert [one.organisation for one in access.sheets(world.actor("vanthu1"))] == [world.dv1]
    assert not access.rounds(world.actor("vanthu1")).exists()
    assert access.rounds(world.actor("lanhdao")).get() == made
    assert not access.rounds(world.actor("khacvp")).exists()


def test_only_those_who_inspect_set_up_a_round(world):
    with pytest.raises(Refusal) as told:
        rounds.open_round(world.actor("chanh"), world.khoi, title="x", set_id="chi-so-chinh", period="2023-Q1", units=[world.dv1])
    assert told.value.code == "not_allowed"


def test_what_does_not_agree_is_told_at_once_and_no_figure_is_changed(world):
    sheet = sheet_of(opened(world), world.dv1)
    fill(world, sheet, dv=12, dv_kt=8, dv_cc=2, dv_cch=0, dv_ktr=1)
    judged = judge(sheet)
    assert [one.found.code for one in judged.kept] == ["statistics_sum_mismatch"]
    assert judged.figures == {DV: 12, KT: 8, CC: 2, CCH: 0, KTR: 1}
    fill(world, sheet, dv=11)
    assert judge(sheet).kept == ()


def test_handing_in_waits_for_a_repair_or_a_reason(world):
    sheet, clerk = sheet_of(opened(world), world.dv1), world.actor("vanthu1")
    with pytest.raises(Refusal) as told:
        handing.hand_in(clerk, sheet)
    assert told.value.code == "statistics_nothing_filled"
    fill(world, sheet, dv=12, dv_kt=8, dv_cc=2, dv_cch=0, dv_ktr=1)
    with pytest.raises(Refusal) as told:
        handing.hand_in(clerk, sheet)
    assert told.value.code == "statistics_has_faults"
    filling.keep_reason(clerk, sheet, judge(sheet).kept[0].key, "Một đồng chí chờ quyết định")
    made = handing.hand_in(clerk, sheet)
    assert made.receipt.startswith("K.01-2023-")
    assert json.loads(made.content)["findings"][0]["reason"] == "Một đồng chí chờ quyết định"
    fill_again = pytest.raises(Refusal)
    with fill_again as told:
        fill(world, sheet, dv=13)
    assert told.value.code == "statistics_not_open"


def test_a_reason_holds_for_the_figure_it_was_given_for_only(world):
    sheet = sheet_of(opened(world), world.dv1)
    fill(world, sheet, dv=12, dv_kt=8, dv_cc=2, dv_cch=0, dv_ktr=1)
    filling.keep_reason(world.actor("vanthu1"), sheet, judge(sheet).kept[0].key, "đúng")
    assert judge(sheet).open_faults == 0
    fill(world, sheet, dv=15)
    assert judge(sheet).open_faults == 1


def test_words_that_are_no_count_stay_as_typed_and_stand_in_the_way(world):
    sheet = sheet_of(opened(world), world.dv1)
    fill(world, sheet, dv="ba")
    judged = judge(sheet)
    assert ([one.found.code for one in judged.kept], judged.figures) == (["statistics_value_bad"], {})
    filling.keep_reason(world.actor("vanthu1"), sheet, judged.kept[0].key, "cứ để")
    assert judge(sheet).open_faults == 1


def test_two_who_type_in_one_cell_the_second_is_told_both_figures(world):
    sheet = sheet_of(opened(world), world.dv1)
    filling.save_cells(world.actor("vanthu1"), sheet, {DV: ("4", 0)})
    late = filling.save_cells(world.actor("bithu1"), sheet, {DV: ("5", 0), KT: ("1", 0)})
    assert [(one.mine, one.theirs, one.by) for one in late.clashes] == [("5", "4", "Mai Thị Kim Loan")]
    assert judge(sheet).figures == {DV: 4, KT: 1}
    assert filling.save_cells(world.actor("bithu1"), sheet, {DV: ("5", late.clashes[0].version)}).versions == {DV: 2}


def test_returned_leaves_the_totals_accepted_stays_and_a_correction_is_a_dated_new_revision(world):
    made = opened(world)
    handed(world, made, world.dv1, "vanthu1", dv=3)
    sheet = sheet_of(made, world.dv1)
    assert rolled_of(made, 1)[DV].value == 3
    handing.give_back(world.actor("ubkt"), sheet, "Thiếu biểu 1")
    assert rolled_of(made, 0)[DV].value is None
    assert Notice.objects.filter(organisation=world.dv1, words__contains="Thiếu biểu 1").exists()
    fill(world, sheet, dv=4)
    handing.hand_in(world.actor("vanthu1"), sheet)
    handing.accept(world.actor("ubkt"), sheet)
    rounds.close_round(world.actor("ubkt"), made)
    sheet = sheet_of(made, world.dv1)
    with pytest.raises(Refusal):
        fill(world, sheet, dv=5)
    handing.begin_correction(world.actor("vanthu1"), sheet, "Ghi thiếu một trường hợp")
    fill(world, sheet, dv=5)
    assert rolled_of(made, 1)[DV].value == 4
    last = handing.hand_in(world.actor("vanthu1"), sheet)
    assert (last.number, last.correction) == (3, "Ghi thiếu một trường hợp")
    assert rolled_of(made, 1)[DV].value == 5
    assert [figures_of(one)[DV] for one in sheet.revisions.order_by("number")] == [3, 4, 5]


def test_the_same_handing_in_again_is_the_same_receipt(world):
    made = opened(world)
    first = handed(world, made, world.dv1, "vanthu1", dv=3)
    assert handing.hand_in(world.actor("vanthu1"), sheet_of(made, world.dv1)).receipt == first.receipt
    assert StatisticsRevision.objects.count() == 1


def test_totals_of_the_database_are_those_of_an_independent_adding_up_and_open_to_units(world):
    made = opened(world)
    handed(world, made, world.dv1, "vanthu1", dv=3, dv_kt=3)
    handed(world, made, world.dv2, "vanthu2", dv=4)
    sheet = sheet_of(made, world.dv2)
    assert [(row.sheet.name, row.number) for row in lineage(made, DV)] == [("Đảng bộ Sở Gió", 3), ("Chi bộ Báo Sông", 4)]
    sources = [Source(str(one.uuid), one.name, figures_of(newest(one))) for one in (sheet_of(made, world.dv1), sheet)]
    again = roll_up(forms_of(made), sources)
    mine = rolled_of(made, 2)
    assert {key: (cell.value, cell.count, cell.missing, cell.least, cell.most) for key, cell in mine.items()} == {
        key: (cell.value, cell.count, cell.missing, cell.least, cell.most) for key, cell in again.items()
    }
    assert told_of(made).missing == ("Đảng bộ Khối Nam Thuận",)


def test_a_unit_below_another_is_not_added_twice_where_units_report_with_theirs(world):
    made = opened(world, units=[world.dv1, world.dv1a, world.dv2], covers="below")
    assert list(made.sheets.filter(inner=True).values_list("name", flat=True)) == ["Chi bộ Phòng Khí tượng"]
    own = opened(world, units=[world.dv1, world.dv1a], covers="own")
    assert not own.sheets.filter(inner=True).exists()


def test_other_periods_of_the_unit_are_looked_at(world):
    first = opened(world)
    handed(world, first, world.dv1, "vanthu1", dv=5, dv_kt=5)
    half = opened(world, title="Thống kê 6 tháng", period="2023-H1")
    sheet = sheet_of(half, world.dv1)
    fill(world, sheet, dv=4)
    assert "statistics_window_shrinks" in [one.found.code for one in judge(sheet).kept]
    fill(world, sheet, dv=5)
    assert judge(sheet).kept == ()


def test_a_workbook_comes_in_with_a_preview_and_goes_out_again_by_an_undo(world):
    made = opened(world)
    sheet = sheet_of(made, world.dv1)
    clerk = world.actor("vanthu1")
    fill(world, sheet, dv=3)
    asked = AskedStatistics(
        str(made.uuid), str(sheet.uuid), sheet.name, made.title, "quý I", made.set_id, "Khối", forms_of(made), figures={DV: 7, KT: 7}
    )
    batch = importing.take_workbook(clerk, sheet, "bieu.xlsx", write_statistics_form(asked))
    assert [(line.key, line.before, line.after) for line in importing.lines_of(batch)] == [(DV, "3", "7"), (KT, "", "7")]
    assert judge(sheet).figures == {DV: 3}
    assert importing.apply_import(clerk, batch) == 2
    assert judge(sheet).figures == {DV: 7, KT: 7}
    fill(world, sheet, dv_kt=6)
    assert importing.undo_import(clerk, batch) == (1, 1)
    assert judge(sheet).figures == {DV: 3, KT: 6}


def test_another_units_form_is_refused_by_name(world):
    made = opened(world)
    other = sheet_of(made, world.dv2)
    asked = AskedStatistics(
        str(made.uuid), str(other.uuid), other.name, made.title, "quý I", made.set_id, "Khối", forms_of(made), figures={DV: 7}
    )
    with pytest.raises(Refusal) as told:
        importing.take_workbook(world.actor("vanthu1"), sheet_of(made, world.dv1), "bieu.xlsx", write_statistics_form(asked))
    assert told.value.code == "statistics_other_sheet"
    assert "Chi bộ Báo Sông" in told.value.message


def test_what_changed_since_the_preview_is_shown_again(world):
    made = opened(world)
    sheet, clerk = sheet_of(made, world.dv1), world.actor("vanthu1")
    asked = AskedStatistics(
        str(made.uuid), str(sheet.uuid), sheet.name, made.title, "quý I", made.set_id, "Khối", forms_of(made), figures={DV: 7}
    )
    batch = importing.take_workbook(clerk, sheet, "bieu.xlsx", write_statistics_form(asked))
    fill(world, sheet, dv=5)
    with pytest.raises(Refusal) as told:
        importing.apply_import(clerk, batch)
    assert told.value.code == "statistics_import_moved_on"
    assert importing.apply_import(clerk, batch) == 1


def test_the_base_is_an_earlier_round_or_a_sheet_of_its_own(world):
    old = opened(world, title="Quý I năm 2018", period="2018-Q1", deadline=None)
    handed(world, old, world.dv1, "vanthu1", dv=4)
    now = opened(world)
    handed(world, now, world.dv1, "vanthu1", dv=3)
    base = now.sheets.get(kind="base")
    filling.save_cells(world.actor("ubkt"), base, {DV: ("10", 0)})
    filling.name_source(world.actor("ubkt"), base, "Báo cáo số 3-BC/UBKT")
    assert base_figures(now) == ({DV: 10}, "Báo cáo số 3-BC/UBKT")
    rounds.choose_base(world.actor("ubkt"), now, old)
    assert base_figures(now)[0] == {DV: 4}
    assert told_of(now).compared(DV).change_words == "giảm 25%"


def test_late_units_are_reminded_and_late_is_marked_not_refused(world):
    made = opened(world, deadline=date(2023, 5, 10))
    assert rounds.remind_late(world.actor("ubkt"), made) == 2
    assert handed(world, made, world.dv1, "vanthu1", dv=1).late


def test_the_pages_from_question_to_report(world):
    committee, clerk = world.client("ubkt"), world.client("vanthu1")
    page = committee.post(reverse("statistics:new"), {
        "organisation": str(world.khoi.uuid), "title": "Thống kê 6 tháng", "set_id": "chi-so-chinh", "kind": "h1", "year": "2023",
        "scope": "direct", "covers": "own", "own": "on", "deadline": "30/6/2023"})  # fmt: skip
    assert page.status_code == 302
    made = access.rounds(world.actor("ubkt")).get()
    assert made.sheets.filter(kind="unit").count() == 5
    sheet = sheet_of(made, world.dv1)
    grid = clerk.get(reverse("statistics:sheet", args=[sheet.uuid]) + "?bieu=ky-luat")
    assert "Biểu 8. Thi hành kỷ luật" in grid.content.decode()
    answer = clerk.post(reverse("statistics:cells", args=[sheet.uuid]), {"cells": json.dumps({DV: ["12", 0], KT: ["13", 0]})}).json()
    assert answer["marks"] == {DV: "bad", KT: "bad"}
    assert "cộng" in answer["findings"] or "13" in answer["findings"]
    assert clerk.post(reverse("statistics:hand_in", args=[sheet.uuid])).status_code == 422
    clerk.post(reverse("statistics:cells", args=[sheet.uuid]), {"cells": json.dumps({KT: ["12", 1]})})
    receipt = clerk.post(reverse("statistics:hand_in", args=[sheet.uuid]), follow=True)
    assert "Phiếu nhận K.01-2023-" in receipt.content.decode()
    for name in ("round", "totals", "compare", "documents"):
        assert committee.get(reverse(f"statistics:{name}", args=[made.uuid])).status_code == 200
    assert "Đảng bộ Sở Gió" in committee.get(reverse("statistics:cell", args=[made.uuid]) + f"?o={DV}").content.decode()
    for name in ("index", "sets", "new"):
        assert committee.get(reverse(f"statistics:{name}")).status_code == 200
    base = made.sheets.get(kind="base")
    committee.post(reverse("statistics:cells", args=[base.uuid]), {"cells": json.dumps({DV: ["10", 0]})})
    data = committee.get(reverse("statistics:document", args=[made.uuid, "bao-cao.docx"])).content
    words = "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    assert "Thi hành kỷ luật 12 lượt đảng viên: khiển trách 12 (12 so với 10 cùng kỳ nhiệm kỳ trước, bằng 120%, tăng 20%)." in words
    book = openpyxl.load_workbook(io.BytesIO(committee.get(reverse("statistics:document", args=[made.uuid, "tong-hop.xlsx"])).content))
    assert book.sheetnames[-1] == "Từng đơn vị"


def test_the_plain_form_without_scripts_saves_and_tells_a_clash(world):
    sheet, clerk = sheet_of(opened(world), world.dv1), world.client("vanthu1")
    address = reverse("statistics:sheet", args=[sheet.uuid])
    assert clerk.post(address, {"bieu": "ky-luat", f"c-{DV}": "4", f"v-{DV}": "0"}).status_code == 302
    late = clerk.post(address, {"bieu": "ky-luat", f"c-{DV}": "5", f"v-{DV}": "0"})
    assert late.status_code == 409
    assert "vừa lưu “4”" in late.content.decode()


def test_a_workbook_by_the_page(world):
    made = opened(world)
    sheet, clerk = sheet_of(made, world.dv1), world.client("vanthu1")
    form = clerk.get(reverse("statistics:workbook", args=[sheet.uuid])).content
    book = openpyxl.load_workbook(io.BytesIO(form))
    page = book["Biểu 7"]
    row = next(line for line in range(1, 40) if page.cell(line, 2).value == "Đảng viên (lượt)")
    page.cell(row, 3).value = 21
    out = io.BytesIO()
    book.save(out)
    shown = clerk.post(
        reverse("statistics:upload", args=[sheet.uuid]), {"file": SimpleUploadedFile("bieu.xlsx", out.getvalue())}, follow=True
    )
    assert "1 ô sẽ đổi" in shown.content.decode()
    batch = sheet.imports.get()
    clerk.post(reverse("statistics:apply_import", args=[batch.uuid]))
    assert judge(sheet).figures == {"thuong-xuyen/tong/dv": 21}
    clerk.post(reverse("statistics:undo_import", args=[batch.uuid]))
    assert judge(sheet).figures == {}


def test_pages_of_a_round_ask_the_database_a_fixed_number_of_times(world, django_assert_max_num_queries):
    made = opened(world, units=[world.khoi, *world.units, world.dv1a])
    handed(world, made, world.dv1, "vanthu1", dv=3)
    committee = world.client("ubkt")
    committee.get(reverse("statistics:round", args=[made.uuid]))
    file = committee.get(reverse("statistics:round", args=[made.uuid]) + "?tai=csv").content.decode("utf-8-sig")
    assert f"{world.dv1.name};Đã nộp;1;" in file.replace('"', "")
    for name, most in (("round", 40), ("totals", 34), ("compare", 36)):
        with django_assert_max_num_queries(most):
            committee.get(reverse(f"statistics:{name}", args=[made.uuid]))


def test_every_change_is_one_event_and_figures_of_revisions_stay(world):
    made = opened(world)
    before = AuditEvent.objects.count()
    fill(world, sheet_of(made, world.dv1), dv=3)
    assert AuditEvent.objects.count() == before + 1
    handing.hand_in(world.actor("vanthu1"), sheet_of(made, world.dv1))
    assert AuditEvent.objects.count() == before + 2
    assert StatisticsFigure.objects.get().number == 3
