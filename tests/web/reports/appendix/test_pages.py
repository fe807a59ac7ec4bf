"""The grid's pages: as a plain form, as the script asks, Excel out and in, rows of the unit's own."""

import json
from io import BytesIO

import pytest
from appendix_world import campaign_of
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from web_setup import setting_up

from nhiemky.domain.campaign import Policies
from nhiemky.domain.finding import Refusal
from nhiemky.web.reports.actions import submit_report
from nhiemky.web.reports.deciding import Point, return_report
from nhiemky.web.reports.models import Attachment, FigureDraft
from nhiemky.web.targets.models import Indicator, PastedBlock


@pytest.fixture
def duty(world, morning):
    with setting_up():
        _, obligations = campaign_of(world)
    return obligations[world.dv1.code, "r2"]


@pytest.fixture
def client(world):
    return world.client("vanthu1")


def url(name, duty, *more):
    return reverse(f"appendix:{name}", args=[duty.uuid, *more])


def saved(duty):
    return dict(FigureDraft.objects.filter(draft__obligation=duty).exclude(actual="").values_list("code", "actual"))


def test_the_page_says_where_things_stand_and_writes_nothing(client, duty):
    page = client.get(url("grid", duty))
    assert page.status_code == 200
    words = page.content.decode()
    assert "Số liệu đến hết tháng 4/2023. 0/12 chỉ tiêu có số. Nộp hết ngày 29/5/2023, còn 14 ngày." in words
    assert "Kiểm tra và nộp" in words
    assert not FigureDraft.objects.exists()


def test_my_own_appendix_opens_without_its_address(client, duty):
    assert client.get(reverse("appendix:own_appendix")).url == url("grid", duty)


def test_others_see_it_read_only_or_not_at_all(world, duty):
    assert "Lưu nháp" not in world.client("chanh").get(url("grid", duty)).content.decode()
    assert world.client("vanthu2").get(url("grid", duty)).status_code == 404
    assert world.client("khacvp").get(url("workbook", duty)).status_code == 404


def test_what_the_office_asks_to_mend_stands_over_the_grid_until_it_is_mended(world, client, duty):
    client.post(url("cell", duty, "CT06"), {"actual": "14", "version": "0", "kind": "actual"})
    assert "Văn phòng trả lại" not in client.get(url("grid", duty)).content.decode()
    revision = submit_report(world.actor("bithu1"), duty)
    return_report(world.actor("chanh"), revision, [Point("Ghi rõ nguồn số", "o:CT06", "Ô: Sản lượng"), Point("Thiếu chữ ký")])
    words = client.get(url("grid", duty)).content.decode()
    assert "Văn phòng trả lại, 2 điểm cần sửa" in words
    assert '<a href="#v06">Dòng 06: ' in words
    assert "Ghi rõ nguồn số" in words
    assert "Cả báo cáo: Thiếu chữ ký" in words
    talk = duty.threads.get(place="o:CT06")
    answer = client.post(reverse("reports:close_thread", args=[talk.uuid]), follow=True)
    assert answer.redirect_chain[-1][0] == url("grid", duty)
    assert "Ghi rõ nguồn số" not in answer.content.decode()
    assert "Văn phòng trả lại, 1 điểm cần sửa" in answer.content.decode()


def test_the_appendix_stands_in_the_navigation_of_its_unit_alone(world, client, duty):
    assert f'href="{url("grid", duty)}"' in client.get(reverse("reports:tasks")).content.decode().partition("<main")[0]
    assert url("grid", duty) not in world.client("vanthu2").get(reverse("reports:tasks")).content.decode()


def test_a_cell_from_the_script_brings_the_row_back_checked(client, duty):
    answer = client.post(url("cell", duty, "CT06"), {"actual": "14", "version": "0"})
    said = answer.json()
    assert (answer.status_code, said["saved_at"], said["said"]) == (200, "08:15", "Dòng 06: hiểu là 14 đảng viên")
    assert 'data-version="1"' in said["rows"]["CT06"]
    assert "56,0%" in said["rows"]["CT06"]
    assert "1/12 chỉ tiêu có số" in said["status"]


def test_a_late_cell_is_answered_with_both_values(world, client, duty):
    client.post(url("cell", duty, "CT06"), {"actual": "14", "version": "0"})
    world.client("bithu1").post(url("cell", duty, "CT06"), {"actual": "13", "version": "1"})
    late = client.post(url("cell", duty, "CT06"), {"actual": "15", "version": "1"})
    assert late.status_code == 409
    dialog = late.json()["clash"]
    assert ">15<" in dialog
    assert ">13<" in dialog
    again = client.post(url("cell", duty, "CT06"), {"actual": "15", "version": str(late.json()["version"])})
    assert (again.status_code, saved(duty)) == (200, {"CT06": "15"})


def test_the_plain_form_saves_what_differs_and_takes_an_offer(client, duty):
    sent = {"a-CT03": "61,25", "v-CT03": "0", "a-CT06": "14", "v-CT06": "0", "k-CT06": "actual", "save": "1"}
    assert client.post(url("save", duty), sent).status_code == 302
    assert saved(duty) == {"CT03": "61,25", "CT06": "14"}
    page = client.get(url("grid", duty)).content.decode()
    assert "61,25 nhỏ hơn chỉ tiêu khoảng 1.000 lần" in page
    client.post(url("save", duty), sent | {"v-CT03": "1", "v-CT06": "1", "put": "CT03|61.250"})
    assert saved(duty)["CT03"] == "61.250"


def test_the_plain_form_keeps_both_when_somebody_was_faster(world, client, duty):
    client.post(url("save", duty), {"a-CT06": "14", "v-CT06": "0"})
    world.client("bithu1").post(url("save", duty), {"a-CT06": "13", "v-CT06": "1"})
    page = client.post(url("save", duty), {"a-CT06": "15", "v-CT06": "1"})
    assert page.status_code == 409
    assert "đồng chí gõ “15”, Phan Hoài Nam vừa lưu “13”" in page.content.decode()


def test_an_estimate_asks_for_its_day(client, duty):
    said = client.post(url("cell", duty, "CT10"), {"actual": "21,9", "kind": "estimate", "version": "0"}).json()
    assert "Ước đến ngày" in said["rows"]["CT10"]
    assert "1 lỗi phải sửa" in said["summary"]
    said = client.post(url("cell", duty, "CT10"), {"cut_off": "30/4/2023", "version": "1"}).json()
    assert "phải sửa" not in said["summary"]


def test_a_block_is_pasted_and_undone(client, duty):
    text = "129,4\r\n61.250\r\n17,2\r\n"
    answer = client.post(url("paste", duty), {"text": text, "code": "CT02", "field": "actual"}, headers={"X-Requested-With": "grid"}).json()
    assert answer["toast"] == "Dán 3 dòng"
    assert saved(duty) == {"CT02": "129,4", "CT03": "61.250", "CT04": "17,2"}
    client.post(answer["undo"])
    assert saved(duty) == {}


def test_a_block_pasted_without_script_shows_what_found_no_place(client, duty):
    there = client.post(url("paste", duty), {"text": "Có\nthừa\n", "code": "CT12"})
    page = client.get(there.url).content.decode()
    assert "Chưa đặt được chỗ" in page
    assert "thừa" in page
    nothing = client.post(url("paste", duty), {"text": "Trồng cây xanh\t5\nDoanh thu bình quân năm\t\n"})
    assert nothing.status_code == 422
    assert "Trồng cây xanh | 5" in nothing.content.decode()


def test_the_years_page_saves_and_the_grid_adds_up(client, duty):
    client.post(url("cell", duty, "CT06"), {"actual": "14", "version": "0"})
    there = client.post(url("years", duty, "CT06"), {"n-2020": "3", "n-2021": "4", "n-2022": "5", "n-2023": "1"})
    assert there.status_code == 302
    assert "các năm cộng lại 3 + 4 + 5 + 1 = 13" in client.get(url("grid", duty)).content.decode()


def filled_workbook(client, duty, **cells):
    book = load_workbook(BytesIO(client.get(url("workbook", duty)).content))
    for cell, value in cells.items():
        book["Phụ lục"][cell] = value
    data = BytesIO()
    book.save(data)
    return SimpleUploadedFile("so-gio.xlsx", data.getvalue())


def test_excel_out_and_in_shows_the_differences_before_taking_them(client, duty):
    client.post(url("cell", duty, "CT02"), {"actual": "129,4", "version": "0"})
    there = client.post(url("upload", duty), {"file": filled_workbook(client, duty, E10=130, E14=14)})
    assert saved(duty) == {"CT02": "129,4"}
    page = client.get(there.url).content.decode()
    assert "2 dòng khác với bảng" in page
    done = client.post(there.url, {"code": ["CT06"], "v-CT06": "0"})
    assert done.url == url("grid", duty)
    assert saved(duty) == {"CT02": "129,4", "CT06": "14"}
    assert FigureDraft.objects.get(code="CT06").source == "so-gio.xlsx: Phụ lục!E14"
    client.post(url("undo", duty, PastedBlock.objects.get().uuid))
    assert saved(duty) == {"CT02": "129,4"}


def test_a_file_without_the_table_or_with_a_stamp_is_refused_and_not_kept(client, duty):
    for name, words in (("thu.txt", "Kính gửi văn phòng."), ("mat.txt", "MẬT\n\nTT Chỉ tiêu")):
        page = client.post(url("upload", duty), {"file": SimpleUploadedFile(name, words.encode())})
        assert page.status_code == 422
    assert client.post(url("upload", duty), {}).status_code == 422
    assert not Attachment.objects.exists()


def test_nothing_ticked_takes_nothing(client, duty):
    there = client.post(url("upload", duty), {"file": filled_workbook(client, duty, E10=130)})
    assert client.post(there.url, {}).status_code == 422
    assert saved(duty) == {}


@pytest.mark.parametrize(("freedom", "state"), [("free", "active"), ("consent", "asked")])
def test_a_row_of_its_own_is_added_or_asked_for(world, morning, client, freedom, state):
    with setting_up():
        _, obligations = campaign_of(world, Policies(add_targets=freedom))
    duty = obligations[world.dv1.code, "r2"]
    sent = {"statement": "Hiến máu tình nguyện", "unit_of_measure": "người", "words": "40", "reason": "phong trào của ngành"}
    assert client.post(url("own", duty), sent).status_code == 302
    assert Indicator.objects.get().state == state
    assert ("Hiến máu tình nguyện" in client.get(url("grid", duty)).content.decode()) is (freedom == "free")


def test_where_own_rows_are_forbidden_none_is_added(world, morning, client):
    with setting_up():
        _, obligations = campaign_of(world, Policies(add_targets="forbidden"))
    duty = obligations[world.dv1.code, "r2"]
    assert "Thêm chỉ tiêu riêng" not in client.get(url("grid", duty)).content.decode()
    assert client.post(url("own", duty), {"statement": "Hiến máu tình nguyện"}).status_code == 422
    assert not Indicator.objects.exists()


def test_an_own_row_is_filled_in_and_dropped(client, duty):
    client.post(url("own", duty), {"statement": "Hiến máu tình nguyện", "unit_of_measure": "người", "words": "40"})
    code = Indicator.objects.get().code
    client.post(url("cell", duty, code), {"actual": "31", "version": "0"})
    figure = FigureDraft.objects.get(code=code)
    assert (figure.own, figure.target) == (True, "40")
    client.post(url("drop_own", duty, code))
    client.get(url("own", duty))  # the toast is shown once
    assert "Hiến máu tình nguyện" not in client.get(url("grid", duty)).content.decode()
    assert json.loads(figure.history.get().values) == {"actual": "31"}


def test_the_page_asks_the_database_no_more_often_the_more_is_filled_in(client, duty, django_assert_max_num_queries):
    def asked() -> int:
        with django_assert_max_num_queries(45) as seen:  # 37 here, shell and session among them
            client.get(url("grid", duty))
        return len(seen)

    client.post(url("cell", duty, "CT01"), {"actual": "12", "version": "0"})
    client.get(url("grid", duty))
    one = asked()
    for row in range(2, 13):
        client.post(url("cell", duty, f"CT{row:02}"), {"actual": "12", "version": "0"})
    assert asked() <= one


def test_a_row_near_in_words_is_put_in_its_place_by_a_click(client, duty):
    text = "Số đảng viên không hoàn thành tốt trở lên\t3\nDoanh thu bình quân năm\t129,4\n"
    there = client.post(url("paste", duty), {"text": text})
    assert "Đặt 3 vào dòng 07" in client.get(there.url).content.decode()
    client.post(url("save", duty), {"put": "CT07|3", "v-CT07": "0"})
    assert saved(duty) == {"CT02": "129,4", "CT07": "3"}


def test_a_blank_template_is_filled_with_the_units_own_rows(world, morning, client):
    with setting_up():
        campaign, obligations = campaign_of(world)
        campaign.value = campaign.value.replace('"indicators": [', '"indicators_": [', 1)
    duty = obligations[world.dv1.code, "r2"]
    value = json.loads(campaign.value)
    del value["indicators_"]
    value["units"] = [{**unit, "targets": {}} for unit in value["units"]]
    with setting_up():
        campaign.value = json.dumps(value)
        campaign.save()
    assert "Phụ lục chưa có dòng nào" in client.get(url("grid", duty)).content.decode()
    client.post(url("own", duty), {"statement": "Hiến máu tình nguyện", "unit_of_measure": "người", "words": "40"})
    assert "Hiến máu tình nguyện" in client.get(url("grid", duty)).content.decode()


def test_the_reason_for_a_figure_goes_up_with_it(world, client, duty):
    client.post(url("cell", duty, "CT03"), {"actual": "61,25", "reason": "chỉ tính khu vực mới", "version": "0"})
    revision = submit_report(world.actor("bithu1"), duty)
    figure = revision.figures.get(code="CT03")
    assert (figure.actual, figure.note) == ("61,25", "Giữ số vì: chỉ tính khu vực mới")


def test_an_open_error_keeps_the_appendix_from_going_up(world, client, duty):
    client.post(url("cell", duty, "CT06"), {"actual": "14,5", "version": "0"})
    with pytest.raises(Refusal, match="sửa"):
        submit_report(world.actor("bithu1"), duty)
