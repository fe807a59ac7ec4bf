"""From an uploaded plan to a draft campaign, through the pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhiemky.domain.confirmation import Correction
from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.campaigns.intake.actions import confirm_reading, correct, kept_findings, take_directive
from nhiemky.web.campaigns.models import Campaign, CitedDocument, Document, Reading
from nhiemky.web.campaigns.models import Correction as Row
from nhiemky.web.campaigns.value import value_of

ROOT = Path(__file__).resolve().parents[4]
PLAN = (ROOT / "examples" / "khoi-nam-thuan" / "ke-hoach.docx").read_bytes()
STAMPED = "TỐI MẬT\n\nĐẢNG ỦY KHỐI\n\nSố 12-KH/ĐUK\n\nKẾ HOẠCH\n\nkiểm tra\n\nI- NỘI DUNG\n\nCác chi bộ gửi báo cáo trước ngày 20/5/2023. CANARY\n"


@pytest.fixture
def reading(world, morning) -> Reading:
    return take_directive(world.actor("chanh"), world.khoi, "ke-hoach.docx", PLAN)


def address(name: str, reading: Reading, *more: object) -> str:
    return reverse(f"intake:{name}", args=[reading.uuid, *more])


def words(response) -> str:
    return response.content.decode()


def version(reading: Reading) -> str:
    reading.refresh_from_db()
    return str(reading.version)


def test_an_uploaded_plan_is_read_and_its_page_shows_both_sides(world, morning) -> None:
    client = world.client("chanh")
    answer = client.post(reverse("intake:upload"), {"file": SimpleUploadedFile("ke-hoach.docx", PLAN)})
    (reading,) = Reading.objects.all()
    assert answer.status_code == 302 and answer.url == address("confirm", reading)
    page = words(client.get(answer.url))
    assert "Đọc được 27 điều" in page and "1 điều cần hỏi" in page
    assert 'id="t-H2"' in page and 'id="f-H2"' in page and "Ghi “trước ngày 30/5/2023”, qua Văn phòng Đảng ủy Khối" in page
    assert (
        "style=" not in page
        and "onclick" not in page
        and len(re.findall(r'id="([^"]+)"', page)) == len(set(re.findall(r'id="([^"]+)"', page)))
    )
    assert Document.objects.get().symbol == "112-KH/ĐUK"


def test_the_same_file_again_opens_the_reading_that_is_still_open(world, reading) -> None:
    assert take_directive(world.actor("chanh"), world.khoi, "ban-sao.docx", PLAN) == reading


def test_a_stamped_file_is_refused_in_one_sentence_and_leaves_no_byte(world, morning) -> None:
    before = {path for path in Path(settings.NHIEMKY_DATA).rglob("*") if path.is_file() and "sqlite" not in path.name}
    answer = world.client("chanh").post(reverse("intake:upload"), {"file": SimpleUploadedFile("mat.txt", STAMPED.encode())})
    assert answer.status_code == 422 and "TỐI MẬT" in words(answer) and "CANARY" not in words(answer)
    assert (
        not Document.objects.exists()
        and not Reading.objects.exists()
        and not AuditEvent.objects.filter(action="document.received").exists()
    )
    assert {path for path in Path(settings.NHIEMKY_DATA).rglob("*") if path.is_file() and "sqlite" not in path.name} == before


@pytest.mark.parametrize(("name", "data"), [("a.xlsx", b"PK\x03\x04 no"), ("a.docx", b"not a zip"), ("rong.txt", b"")])
def test_what_cannot_be_read_is_refused_and_nothing_is_kept(world, morning, name: str, data: bytes) -> None:
    answer = world.client("chanh").post(reverse("intake:upload"), {"file": SimpleUploadedFile(name, data)} if data else {})
    assert answer.status_code == 422 and 'class="errors"' in words(answer)
    assert not Document.objects.exists()


def test_a_corrected_fact_is_saved_at_once_with_its_event(world, reading) -> None:
    client = world.client("chanh")
    form = words(client.get(address("confirm", reading) + "?sua=duty-2"))
    assert 'name="deadline" value="30/5/2023"' in form and "gửi báo cáo về Ban Thường vụ" in form
    posted = {
        "version": version(reading),
        "do": "save",
        "who": "Chi bộ, đảng bộ cơ sở",
        "what": "gửi báo cáo",
        "op": "before",
        "deadline": "25.5.2023",
    }
    answer = client.post(
        address("fact", reading, "duty-2"), posted | {"submit_to": "Ban Thường vụ", "via": "Văn phòng Đảng ủy Khối", "event": ""}
    )
    assert answer.status_code == 302 and answer.url.endswith("#f-H2")
    page = words(client.get(address("confirm", reading)))
    assert "hết ngày <b>24/5/2023</b>" in page and "Đã sửa." in page
    assert (
        AuditEvent.objects.get(action="reading.corrected").actor_name.startswith("Đỗ Thị Minh Hạnh")
        or AuditEvent.objects.filter(action="reading.corrected").exists()
    )
    assert json.loads(Row.objects.get().value)["values"] == {"deadline": "2023-05-25", "submit_to": "Ban Thường vụ"}


def test_a_value_nobody_can_read_is_shown_with_its_field_and_nothing_is_saved(world, reading) -> None:
    client = world.client("chanh")
    answer = client.post(address("fact", reading, "duty-2"), {"version": "0", "do": "save", "deadline": "31/4/2023"})
    assert answer.status_code == 422 and 'href="#duty-2-deadline"' in words(answer) and 'value="31/4/2023"' in words(answer)
    assert not Row.objects.exists()


def test_htmx_gets_the_panes_alone_and_the_saved_time(world, reading) -> None:
    answer = world.client("chanh").post(
        address("fact", reading, "limit-1"), {"version": "0", "do": "remove"}, headers={"HX-Request": "true"}
    )
    page = words(answer)
    assert (
        answer.status_code == 200 and page.lstrip().startswith('<div id="xac-nhan"') and 'hx-swap-oob="true"' in page and "Lấy lại" in page
    )
    assert "nhiemky:toast" in answer["HX-Trigger"]


def test_whoever_comes_second_is_told_and_nothing_is_lost(world, reading) -> None:
    client = world.client("chanh")
    correct(world.actor("chanh"), reading, Correction("remove", "limit-1"), 0)
    answer = client.post(address("fact", reading, "limit-2"), {"version": "0", "do": "remove"})
    assert answer.status_code == 409 and "Người khác vừa sửa" in words(answer)
    assert Row.objects.count() == 1


def test_what_the_second_typed_stays_in_the_form(world, reading) -> None:
    client = world.client("chanh")
    correct(world.actor("chanh"), reading, Correction("remove", "limit-1"), 0)
    answer = client.post(address("fact", reading, "duty-2"), {"version": "0", "do": "save", "what": "gửi báo cáo kèm biểu"})
    assert answer.status_code == 409 and ">gửi báo cáo kèm biểu</textarea>" in words(answer) and 'name="version" value="1"' in words(answer)
    answer = client.post(
        address("matrix", reading), {"version": "0", "state/l1/own/adopted": "asked", "by/l1/own/adopted": "Ban Chấp hành"}
    )
    assert answer.status_code == 409 and 'value="Ban Chấp hành"' in words(answer)
    assert client.post(address("undo", reading, 7)).status_code == 409


def test_a_question_is_answered_and_can_be_asked_again(world, reading) -> None:
    client = world.client("chanh")
    assert client.post(address("answer", reading), {"version": "0", "question": "estimate"}).status_code == 422
    client.post(address("answer", reading), {"version": "0", "question": "estimate", "option": "add"})
    assert "0 điều cần hỏi" in words(client.get(address("confirm", reading)))
    client.post(address("answer", reading), {"version": version(reading), "question": "estimate", "do": "reopen"})
    assert "1 điều cần hỏi" in words(client.get(address("confirm", reading)))


def test_a_severe_finding_is_kept_only_with_a_reason(world, reading) -> None:
    client = world.client("chanh")
    page = words(client.get(address("confirm", reading)))
    found = re.search(r'name="finding" value="(deadline_order-[^"]+)"', page)
    assert found
    assert client.post(address("finding", reading), {"version": "0", "finding": found[1], "reason": " "}).status_code == 422
    client.post(address("finding", reading), {"version": "0", "finding": found[1], "reason": "Đã thống nhất với các ban"})
    assert "Đã thống nhất với các ban" in words(client.get(address("confirm", reading)))
    reading.refresh_from_db()
    assert [item["reason"] for item in kept_findings(reading)] == ["Đã thống nhất với các ban"]


def test_selected_words_become_a_fact(world, reading) -> None:
    client = world.client("chanh")
    quote = "đã nêu hạn chế thì phải nêu nguyên nhân"
    form = words(client.get(address("confirm", reading), {"them": "task", "cau": quote}))
    assert f">{quote}</textarea>" in form
    assert client.post(address("add", reading), {"version": "0", "sort": "task", "quote": "câu lạ hoắc", "what": "x"}).status_code == 422
    answer = client.post(
        address("add", reading), {"version": "0", "sort": "task", "quote": quote, "what": quote, "who": "Các đơn vị", "cooperate_with": ""}
    )
    assert answer.status_code == 302 and answer.url.endswith("#f-V5")
    assert 'id="t-V5"' in words(client.get(address("confirm", reading)))


def test_a_correction_is_taken_back(world, reading) -> None:
    client = world.client("chanh")
    client.post(address("fact", reading, "limit-1"), {"version": "0", "do": "remove"})
    client.post(address("fact", reading, "limit-2"), {"version": "1", "do": "remove"})
    client.post(address("undo", reading, 2))
    assert words(client.get(address("confirm", reading))).count("Lấy lại</button>") == 1


def test_the_matrix_is_shown_and_saved(world, reading) -> None:
    client = world.client("chanh")
    page = words(client.get(address("matrix", reading)))
    assert "Báo cáo kiểm điểm của cấp ủy cơ sở" in page and 'name="state/l1/own/adopted"' in page
    posted = {
        "version": "0",
        "state/l1/own/adopted": "asked",
        "by/l1/own/adopted": "Ban Thường vụ, rồi Ban Chấp hành",
        "way/l3": "filed",
        "add_tasks": "forbidden",
    }
    assert client.post(address("matrix", reading), posted).status_code == 302
    assert Row.objects.count() == 3 and AuditEvent.objects.filter(action="reading.corrected").count() == 1
    assert "Ban Thường vụ, rồi Ban Chấp hành" in words(client.get(address("matrix", reading)))


def test_nothing_is_confirmed_while_a_question_is_open(world, reading) -> None:
    answer = world.client("chanh").post(address("finish", reading))
    assert answer.status_code == 422 and 'href="#hoi-estimate"' in words(answer)
    assert not Campaign.objects.exists()


def test_a_confirmed_reading_is_a_draft_campaign(world, reading) -> None:
    correct(world.actor("chanh"), reading, Correction("answer", "estimate", {"option": "add"}), 0)
    answer = world.client("chanh").post(address("finish", reading))
    (campaign,) = Campaign.objects.all()
    assert answer.status_code == 302 and str(campaign.uuid) in answer.url
    value = value_of(campaign)
    assert (campaign.state, campaign.reading, campaign.document) == ("draft", reading, reading.document)
    assert {"o1", "o2-l1", "o2-l2", "o2-l3", "o2-t1", "o5-l1"} <= {asked.id for asked in value.requirements}
    assert value.tasks and len(value.appendix_columns) == 7
    assert CitedDocument.objects.filter(symbol="127-KH/TU").exists()
    reading.refresh_from_db()
    assert reading.state == "confirmed"
    with pytest.raises(Refusal, match="đã được xác nhận"):
        confirm_reading(world.actor("chanh"), reading)
    assert world.client("chanh").get(address("confirm", reading)).status_code == 200


def test_what_was_put_right_is_exported_and_the_paper_comes_back_as_it_was(world, reading) -> None:
    correct(world.actor("chanh"), reading, Correction("remove", "limit-1"), 0)
    client = world.client("chanh")
    case = json.loads(client.get(address("export", reading)).content)
    assert [(item["action"], item["target"]) for item in case["corrections"]] == [("remove", "limit-1")]
    assert client.get(address("original", reading)).content == PLAN


def test_a_dropped_reading_is_no_longer_offered(world, reading) -> None:
    client = world.client("chanh")
    assert "112-KH/ĐUK" in words(client.get(reverse("intake:upload")))
    client.post(address("drop", reading))
    assert "112-KH/ĐUK" not in words(client.get(reverse("intake:upload"))).replace("Đã bỏ văn bản 112-KH/ĐUK", "")


@pytest.mark.parametrize("who", ["vanthu1", "bithu1", "khacvp", "lanhdao"])
@pytest.mark.parametrize("name", ["confirm", "matrix", "export", "original"])
def test_nobody_but_the_owners_office_reaches_a_reading(world, reading, who: str, name: str) -> None:
    assert world.client(who).get(address(name, reading)).status_code == 404


@pytest.mark.parametrize("who", ["vanthu1", "lanhdao", "uyvien"])
def test_only_an_office_uploads(world, morning, who: str) -> None:
    assert world.client(who).get(reverse("intake:upload")).status_code == 404


def test_an_unknown_fact_is_a_sentence_not_a_crash(world, reading) -> None:
    answer = world.client("chanh").post(address("fact", reading, "duty-99"), {"version": "0", "do": "remove"})
    assert answer.status_code == 422 and "Không tìm thấy điều này" in words(answer)


def test_the_words_of_the_paper_are_shown_as_words_never_as_markup(world, morning) -> None:
    text = "KẾ HOẠCH\n\nsơ kết\n\nI- NỘI DUNG\n\n1. Các chi bộ gửi báo cáo về Đảng ủy trước ngày 20/5/2023.\n\n2. Mẫu <img src=x onerror=alert(1)> & số < 5 về sau.\n"
    reading = take_directive(world.actor("chanh"), world.khoi, "ke-hoach.txt", text.encode())
    page = words(world.client("chanh").get(address("confirm", reading)))
    assert "<img" not in page and "&amp; số &lt; 5 về" in page
    assert 'id="t-H1" data-k="H1" href="#f-H1">trước ngày 20/5/2023</a>' in page


def test_corrections_leave_without_the_papers_text_unless_it_is_asked_for(world, reading) -> None:
    correct(world.actor("chanh"), reading, Correction("edit", "duty-1", {"what": "họp"}), int(version(reading)))
    client = world.client("chanh")
    bare = json.loads(words(client.get(address("export", reading))))
    whole = json.loads(words(client.get(address("export", reading), {"nguyen-van": "1"})))
    assert "text" not in bare["document"] and "KẾ HOẠCH" not in json.dumps(bare, ensure_ascii=False)
    assert "KẾ HOẠCH" in whole["document"]["text"] and whole["expected"] == bare["expected"]
    assert bare["expected"][0]["values"] == {"what": "họp"}


def test_a_day_typed_as_an_answer_must_be_one(world, morning) -> None:
    plan = (
        "ĐẢNG ỦY KHỐI\n\nSố 12-KH/ĐUK\n\nNam Thuận, ngày 10 tháng 4 năm 2023\n\nKẾ HOẠCH\n\nkiểm tra\n\nI- NỘI DUNG\n\n"
        "Các chi bộ gửi báo cáo về Văn phòng Đảng ủy Khối sau 05 ngày kể từ ngày kết thúc hội nghị."
    )
    made = take_directive(world.actor("chanh"), world.khoi, "ke-hoach.txt", plan.encode())
    client = world.client("chanh")
    page = words(client.get(address("confirm", made)))
    assert (
        "là hạn chót hay là lúc bắt đầu?" in page and "<b>Chưa chắc.</b> Cần quyết định" in page and 'placeholder="ngày/tháng/năm"' in page
    )
    posted = {"question": "within/duty-1", "option": "free", "text": "31/4/2023", "version": version(made)}
    assert client.post(address("answer", made), posted).status_code == 422
    assert client.post(address("answer", made), posted | {"text": "28/4/2023"}).status_code == 302
    assert "28/4/2023" in words(client.get(address("confirm", made)))
