"""Pages of shortcomings: recorded, planned, reported with a file, closed; gathered from reports; the workbook."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web.consolidations.reported import reported
from web_setup import setting_up

from nhiemky.web.remedies import actions
from nhiemky.web.remedies.models import Remedy, Shortcoming

pytestmark = pytest.mark.usefixtures("morning")


def sent(world, **changes):
    facts = {
        "organisation": str(world.dv1.uuid),
        "words": "Sinh hoạt chi bộ chưa đều",
        "cause": "",
        "period": "2023",
        "found_on": "2/5/2023",
        "source": "own",
        "source_words": "",
    }
    return facts | changes


def test_an_empty_list_says_what_to_do(world):
    page = world.client("vanthu1").get(reverse("remedies:index")).content.decode()
    assert "Chưa ghi hạn chế nào" in page
    assert reverse("remedies:new") in page


def test_the_whole_way_by_pages(world):
    clerk, secretary = world.client("vanthu1"), world.client("bithu1")
    assert clerk.post(reverse("remedies:new"), sent(world)).status_code == 302
    one = Shortcoming.objects.get()
    page = reverse("remedies:one", args=[one.uuid])
    clerk.post(page, {"owner": "Chi ủy", "words": "Cố định ngày 3 hằng tháng", "deadline": "30/6/2023"})
    remedy = Remedy.objects.get()
    proof = SimpleUploadedFile("bien-ban.txt", "Biên bản họp chi bộ tháng 5.".encode())
    clerk.post(reverse("remedies:report", args=[remedy.uuid]), {f"{remedy.pk}-result": "Đủ 3 kỳ", f"{remedy.pk}-file": proof})
    assert "chờ kiểm tra" in secretary.get(reverse("remedies:index")).content.decode()
    done = {f"{remedy.pk}-checked": "Đã xem sổ nghị quyết", "answer": "closed"}
    assert secretary.post(reverse("remedies:check", args=[remedy.uuid]), done).status_code == 302
    words = clerk.get(page).content.decode()
    assert "Đã khắc phục" in words
    assert "bien-ban.txt" in words
    assert clerk.get(reverse("remedies:evidence", args=[remedy.uuid])).content == "Biên bản họp chi bộ tháng 5.".encode()


def test_a_day_that_is_gone_and_an_empty_result_are_told_in_place(world):
    one = actions.record(world.actor("vanthu1"), world.dv1, "Đảng phí thu muộn", period="2023", found_on=date(2023, 5, 2))
    client = world.client("vanthu1")
    answer = client.post(reverse("remedies:one", args=[one.uuid]), {"owner": "A", "words": "B", "deadline": "1/5/2023"})
    assert answer.status_code == 422
    assert "đã qua" in answer.content.decode()
    assert not Remedy.objects.exists()


def test_a_stamped_file_is_refused_and_leaves_nothing(world):
    one = actions.record(world.actor("vanthu1"), world.dv1, "Đảng phí thu muộn", period="2023", found_on=date(2023, 5, 2))
    client = world.client("vanthu1")
    client.post(reverse("remedies:one", args=[one.uuid]), {"owner": "A", "words": "B", "deadline": "30/6/2023"})
    remedy = Remedy.objects.get()
    stamped = SimpleUploadedFile("bao-cao.txt", "MẬT\n\nNội dung".encode())
    answer = client.post(reverse("remedies:report", args=[remedy.uuid]), {f"{remedy.pk}-result": "Xong", f"{remedy.pk}-file": stamped})
    assert answer.status_code == 422
    remedy.refresh_from_db()
    assert (remedy.state, remedy.evidence_id) == ("planned", None)


def test_what_a_report_names_is_ticked_and_recorded(world):
    with setting_up():
        reported(world).texts(
            world.dv1, ("I", "HẠN CHẾ, KHUYẾT ĐIỂM", "- Sinh hoạt chi bộ chưa đều.\n- Đảng phí thu muộn."), requirement="kd"
        )
    client, address = world.client("bithu1"), reverse("remedies:gather", args=[world.dv1.uuid])
    assert client.get(reverse("remedies:gather_from")).url == address
    assert "Đảng bộ Sở Gió" in world.client("chanh").get(reverse("remedies:gather_from"), follow=True).content.decode()
    assert "Sinh hoạt chi bộ chưa đều." in client.get(address).content.decode()
    client.post(address, {"take-1": "on", "period": "2023"})
    one = Shortcoming.objects.get()
    assert (one.words, one.source, "mục “HẠN CHẾ" in one.source_words) == ("Đảng phí thu muộn.", "mid_term", True)
    assert "đã ghi" in client.get(address).content.decode()


def test_the_workbook_holds_a_row_a_remedy_and_no_formula(world):
    actions.record(world.actor("vanthu1"), world.dv1, "=1+1 thu muộn", period="2023", found_on=date(2023, 5, 2))
    data = world.client("vanthu1").get(reverse("remedies:workbook")).content
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert [cell.value for cell in sheet[4]][1:7] == ["Đảng bộ Sở Gió", "", "=1+1 thu muộn", "2023", "Đơn vị tự ghi", "Chưa có kế hoạch"]
    assert sheet["D4"].data_type == "s"


def test_carrying_over_asks_for_rows_and_another_period(world):
    one = actions.record(world.actor("vanthu1"), world.dv1, "Đảng phí thu muộn", period="2022", found_on=date(2022, 12, 2))
    client = world.client("vanthu1")
    assert client.post(reverse("remedies:carry"), {"period": "2023"}).status_code == 422
    assert client.post(reverse("remedies:carry"), {"period": "2022", f"take-{one.pk}": "on"}).status_code == 422
    assert client.post(reverse("remedies:carry"), {"period": "2023", f"take-{one.pk}": "on"}).status_code == 302
    assert sorted(Shortcoming.objects.values_list("period", "state")) == [("2022", "carried"), ("2023", "open")]
