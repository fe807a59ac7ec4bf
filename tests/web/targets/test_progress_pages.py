"""Pages of progress: each opens for who may, says what to do when empty, hands out Word and Excel; key tasks tied by units; members in charge."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from web_setup import setting_up

from nhiemky.domain.finding import Refusal
from nhiemky.web import clock
from nhiemky.web.consolidations.actions import build
from nhiemky.web.organisations.models import Charge
from nhiemky.web.targets.actions import decide_target_change, request_target_change
from nhiemky.web.targets.models import Forecast, Indicator, KeyTask, KeyTaskResult, ProgressRule
from nhiemky.web.targets.progress.actions import add_key_task, end_key_task, tie_result, withdraw_result
from nhiemky.web.targets.progress.key_tasks import told_of

from .progress_world import hand_in, resolution_of, story


def at(name, *args):
    return reverse(f"targets_progress:{name}", args=args)


def words_of(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def word_of(answer):
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content) if answer.streaming else answer.content)) as file:
        return file.read("word/document.xml").decode(), file.read("word/footnotes.xml").decode(), file.namelist()


@pytest.fixture
def told(world, morning):
    return story(world)


def test_before_any_campaign_the_pages_say_what_to_do(world, morning):
    office = world.client("chanh")
    for name in ("index", "low", "key_tasks"):
        assert "Chưa có đợt" in words_of(office.get(at(name)))
    assert "Chưa có lần điều chỉnh nào" in words_of(office.get(at("ledger")))


def test_the_leaders_board_says_where_the_term_stands_what_will_fail_and_what_changed(world, told):
    campaign, obligations = told
    hand_in(
        obligations[world.dv1.code, "r2"],
        figures=(("CT06", "Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "25", "14"),),
        at=clock.now(),
        number=2,
    )
    before = words_of(world.client("lanhdao").get(at("index")))
    assert "Chưa có bản tổng hợp nào" in before
    build(world.actor("chanh"), campaign)
    words = words_of(world.client("lanhdao").get(at("index")))
    assert "đã qua <b>56,2%</b> thời gian" in words
    assert "Ngưỡng đánh giá chưa được xác nhận" in words
    assert "từ 9 thành <b>14</b>" in words
    assert "Không có chỉ tiêu nào chậm" in words or "Chậm" in words
    assert "theo bản tổng hợp 1" in words


def test_who_sees_one_unit_only_goes_straight_to_it(world, told):
    assert world.client("vanthu1").get(at("index")).url == at("place", world.dv1.uuid)
    words = words_of(world.client("uyvien").get(at("index")))
    assert "Đảng bộ Sở Gió" in words
    assert world.dv3.name not in words


def test_a_unit_forecasts_and_takes_it_back_on_the_targets_page(world, told):
    clerk, there = world.client("vanthu1"), at("target", world.dv1.uuid, "CT06")
    words = words_of(clerk.get(there))
    assert "<svg" in words
    assert "Ngày 30/4/2023" in words
    assert "Theo đà đến nay" in words
    assert clerk.post(there, {"reason": " ", "answer": "hard"}).status_code == 422
    assert clerk.post(there, {"reason": "Thiếu nguồn", "answer": "hard"}).status_code == 302
    assert "Bỏ dự báo" in words_of(clerk.get(there))
    assert clerk.post(there, {"reason": "Thiếu nguồn", "answer": "hard"}).status_code == 422
    clerk.post(there, {"reason": "Đã có nguồn", "answer": "back"})
    assert [one.hard for one in Forecast.objects.all()] == [True, False]
    assert clerk.get(at("target", world.dv1.uuid, "CT99")).status_code == 404
    assert world.client("lanhdao").post(there, {"reason": "x", "answer": "hard"}).status_code == 403
    assert world.client("vanthu2").get(there).status_code == 404


def test_low_targets_stand_with_their_causes_on_page_in_word_and_excel(world, told):
    office = world.client("chanh")
    words = words_of(office.get(at("low")))
    assert "nguồn kết nạp ít" in words
    assert "Cán bộ, nhân lực (1 đơn vị)" in words
    body, _, _ = word_of(office.get(at("low_word")))
    assert "nguồn kết nạp ít" in body
    book = openpyxl.load_workbook(io.BytesIO(office.get(at("low_workbook")).content))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=5)]
    assert rows[0][2] == "Đảng bộ Sở Gió"
    assert "Chưa có chỉ tiêu nào đạt thấp" in words_of(world.client("vanthu2").get(at("low")))


def test_a_changed_level_stands_with_its_first_one_everywhere(world, told):
    campaign, obligations = told
    from nhiemky.web.targets.actions import Listed, list_targets

    clerk = world.actor("vanthu1")
    list_targets(clerk, world.dv1, [Listed("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "25", "CT06")], term="2020 - 2025")
    asked = request_target_change(clerk, Indicator.objects.get(), "10", "Sáp nhập")
    decide_target_change(world.actor("chanh"), asked, agreed=True, document="45-CV/ĐUK, ngày 12/5/2023")
    note = "đầu nhiệm kỳ 25, điều chỉnh thành 10 theo 45-CV/ĐUK, ngày 12/5/2023"
    office, unit = world.client("chanh"), world.client("vanthu1")
    duty = obligations[world.dv1.code, "r2"].uuid
    for page in (at("place", world.dv1.uuid), reverse("targets:list", args=[world.dv1.uuid]), reverse("appendix:grid", args=[duty])):
        assert note in words_of(unit.get(page)), page
    form = openpyxl.load_workbook(io.BytesIO(unit.get(reverse("appendix:workbook", args=[duty])).content))
    comments = [cell.comment.text for sheet in form for row in sheet.iter_rows() for cell in row if cell.comment]
    assert [each.casefold() for each in comments] == [f"{note}.".casefold()]
    _, notes, _ = word_of(unit.get(at("word", world.dv1.uuid)))
    assert note[1:] in notes
    body, _, _ = word_of(office.get(at("ledger_word")))
    assert "45-CV/ĐUK" in body
    build(world.actor("chanh"), campaign)
    version = campaign.consolidations.get()
    _, notes, _ = word_of(office.get(reverse("consolidations:download", args=[version.uuid, "docx"])))
    assert note in notes
    book = openpyxl.load_workbook(io.BytesIO(office.get(reverse("consolidations:download", args=[version.uuid, "xlsx"])).content))
    assert [cell.value for cell in book["Điều chỉnh chỉ tiêu"][2]][3:6] == ["25", "10", "45-CV/ĐUK, ngày 12/5/2023"]
    table = words_of(office.get(f"{reverse('consolidations:version', args=[version.uuid])}?mo=6&mo=6.1&them=6.1"))
    assert "đầu nhiệm kỳ 25" in table


def test_excel_of_everything_and_same_bytes_again(world, told):
    office = world.client("chanh")
    first, second = office.get(at("workbook")).content, office.get(at("workbook")).content
    assert first == second
    book = openpyxl.load_workbook(io.BytesIO(first))
    statuses = {row[11].value for row in book.active.iter_rows(min_row=5)}
    assert {"Chậm", "Vượt", "Chưa có số liệu"} <= statuses


def test_the_offices_thresholds_are_confirmed_on_their_page(world, told):
    office, there = world.client("chanh"), at("pace", told[0].uuid)
    words = words_of(office.get(there))
    assert "Xác nhận ngưỡng" in words
    sent = {
        "version": "0",
        "behind_by": "30",
        "exceeds_by": "0",
        "hard_below": "80",
        "starts": "01/8/2020",
        "ends": "31/7/2025",
        "reason": "",
    }
    sent |= {f"c-CT{number:02}": "term-0" for number in range(1, 13)}
    assert office.post(there, sent | {"ends": "01/1/2019"}).status_code == 422
    assert office.post(there, sent | {"behind_by": "200"}).status_code == 422
    assert office.post(there, sent).status_code == 302
    assert office.post(there, sent | {"behind_by": "5"}).status_code == 422
    assert ProgressRule.objects.get().number == 1
    assert "Đang dùng lần 1" in words_of(office.get(there))
    assert "chỉ xem" in words_of(world.client("lanhdao").get(there))
    assert world.client("lanhdao").post(there, sent).status_code == 403
    assert world.client("vanthu1").get(there).status_code == 404


def test_a_unit_ties_results_to_the_superiors_key_task_and_the_superior_sees_who_did_what(world, told):
    campaign, _ = told
    resolution_of(world)
    office, unit = world.client("chanh"), world.client("vanthu1")
    task = KeyTask.objects.get(kind="key_task")
    there = at("key_task", task.pk)
    assert "Ghi kết quả của đơn vị" in words_of(unit.get(there))
    sent = {"place": str(world.dv1.uuid), "words": "Đã đổi mới 12 buổi sinh hoạt", "section": "II/1", "code": "CT06"}
    assert unit.post(there, {"place": str(world.dv1.uuid), "words": " "}).status_code == 422
    assert unit.post(there, sent).status_code == 302
    assert unit.post(there, {**sent, "place": str(world.dv2.uuid)}).status_code == 422
    words = words_of(office.get(there))
    assert "Đã đổi mới 12 buổi sinh hoạt" in words
    assert "Đã mở ba lớp tập huấn cho cấp ủy." in words
    assert "Kết nạp đảng viên mới trong nhiệm kỳ: 9 đảng viên" in words
    assert "1/4 đơn vị có kết quả" in words_of(office.get(at("key_tasks")))
    assert "Đã đổi mới" not in words_of(world.client("vanthu2").get(there))
    body, _, _ = word_of(office.get(at("key_tasks_word")))
    assert "Đã đổi mới 12 buổi sinh hoạt. Kết nạp đảng viên mới trong nhiệm kỳ: 9 đảng viên" in body
    assert "Chưa có kết quả của" in body
    row = KeyTaskResult.objects.get()
    assert row.section_title == "Kết quả"
    assert world.client("vanthu2").post(at("withdraw", row.uuid)).status_code == 404
    unit.post(at("withdraw", row.uuid))
    assert not told_of(world.actor("chanh"), campaign)[0].results


def test_the_office_enters_changes_and_ends_key_tasks(world, told):
    resolution_of(world)
    office = world.client("chanh")
    there = at("key_tasks")
    assert "Đổi mới sinh hoạt chi bộ" in words_of(office.get(there))
    sent = {"kind": "breakthrough", "words": "Cải cách thủ tục", "units": [str(world.dv2.uuid)]}
    assert office.post(there, sent).status_code == 302
    assert office.post(there, sent).status_code == 422
    assert office.post(there, {"kind": "breakthrough", "words": " "}).status_code == 422
    task = KeyTask.objects.get(words="Cải cách thủ tục")
    assert world.client("vanthu1").get(at("key_task", task.pk)).status_code == 404
    assert words_of(world.client("vanthu2").get(at("key_task", task.pk)))
    changed = {"sua-kind": "breakthrough", "sua-words": "Cải cách hành chính", "sua-units": []}
    assert office.post(at("change_key_task", task.pk), changed).status_code == 302
    assert words_of(world.client("vanthu1").get(at("key_task", task.pk)))
    assert world.client("vanthu1").post(at("change_key_task", task.pk), changed).status_code == 403
    office.post(at("end_key_task", task.pk))
    assert "Cải cách hành chính" not in words_of(office.get(there))
    office.post(at("end_key_task", task.pk), {"answer": "back"})
    assert "Cải cách hành chính" in words_of(office.get(there))


def test_only_units_a_key_task_concerns_tie_results_to_it(world, told):
    _, obligations = told
    resolution = resolution_of(world)
    task = add_key_task(world.actor("chanh"), resolution, "key_task", "Chuyển đổi nghề", units=[world.dv2])
    clerk, duty = world.actor("vanthu1"), obligations[world.dv1.code, "r1"]
    with pytest.raises(Refusal, match="không giao cho"):
        tie_result(clerk, task, duty, "Đã làm")
    free = KeyTask.objects.get(kind="breakthrough")
    with pytest.raises(Refusal, match="Chưa ghi kết quả"):
        tie_result(clerk, free, duty)
    end_key_task(world.actor("chanh"), free)
    with pytest.raises(Refusal, match="đã được bỏ"):
        tie_result(clerk, free, duty, "Đã làm")
    made = tie_result(world.actor("vanthu2"), task, obligations[world.dv2.code, "r1"], "Đã làm")
    with pytest.raises(Refusal):
        withdraw_result(world.actor("chanh"), made)


def test_a_member_in_charge_has_a_page_of_his_units(world, told):
    _, obligations = told
    with setting_up():
        duty = obligations[world.dv2.code, "r1"]
        type(duty).objects.filter(pk=duty.pk).update(state="draft_sent", turn="member")
        Charge.objects.create(person=world.uyvien.person, field="Dân vận", valid_from=date(2020, 1, 1))
    words = words_of(world.client("uyvien").get(at("member")))
    assert "2 đơn vị, 1 lĩnh vực (Dân vận)" in words
    assert "1 bản thảo chờ góp ý" in words
    assert "Kết nạp đảng viên mới trong nhiệm kỳ" in words
    assert world.dv3.name not in words
    for who in ("chanh", "vanthu1", "khacvp"):
        assert world.client(who).get(at("member")).status_code == 404


def test_the_word_report_of_the_owner_has_its_charts_and_its_table(world, told):
    campaign, _ = told
    build(world.actor("chanh"), campaign)
    body, _, names = word_of(world.client("chanh").get(at("word", world.khoi.uuid)))
    assert "TIẾN ĐỘ THỰC HIỆN TỪNG CHỈ TIÊU" in body
    assert "word/footnotes.xml" in names
    assert world.client("vanthu1").get(at("word", world.khoi.uuid)).status_code == 404
