"""Pages of drafts: the list, one draft with both views of the difference, the table of opinions, a table taken in."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web.reports.drafts.conftest import II1, again, policies, write

from nhiemky.web.reports import actions as reports
from nhiemky.web.reports.drafts import actions as drafts
from nhiemky.web.reports.drafts.models import Opinion

TABLE = "TT;Nơi góp ý;Nội dung góp ý;Mục\n1;Chi bộ Ga Nam;Nêu rõ nguyên nhân;II.1\n2;;Nhất trí;\n".encode("utf-8-sig")


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def at(name: str, *args: object) -> str:
    return reverse(f"reports_drafts:{name}", args=args)


def test_the_list_says_what_waits_for_whom(world, sent):
    page = words(world.client("uyvien").get(at("list")))
    assert "1 dự thảo đang chờ cho ý kiến" in page and "Đảng bộ Sở Gió" in page and "Lần đầu" in page
    assert "Chưa có dự thảo nào" in words(world.client("chanh").get(at("list")))
    assert world.client("vanthu2").get(at("list")).status_code == 404


def test_the_list_leaves_as_a_file(world, sent):
    address = reverse("reports_drafts:list")
    client = world.client("uyvien")
    assert "?tai=csv" in client.get(address).content.decode()
    lines = client.get(f"{address}?tai=csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].replace('"', "").startswith("Chờ tôi;Đảng bộ Sở Gió;")


def test_the_list_asks_the_database_no_more_often_the_more_drafts_there_are(world, round_, sent, django_assert_max_num_queries):
    client = world.client("uyvien")
    with django_assert_max_num_queries(40) as few:
        client.get(at("list"))
    write(world, round_.other, II1, "Thu đủ.", who="vanthu2")
    drafts.send(world.actor("vanthu2"), again(round_.other))
    with django_assert_max_num_queries(len(few)):
        assert "2 dự thảo" in words(client.get(at("list")))


def test_both_views_show_what_changed(world, sent):
    clerk = world.actor("vanthu1")
    drafts.give_back(world.actor("uyvien"), sent, [drafts.Given("Nêu nguyên nhân.", II1, "mục II.1")])
    drafts.answer_opinion(clerk, Opinion.objects.get(), state="accepted", changed_place=II1)
    write(world, sent, II1, "Thu ngân sách đạt 105% dự toán.")
    drafts.send(clerk, again(sent))
    client = world.client("uyvien")
    inline = client.get(at("draft", sent.uuid)).content.decode()
    assert "<del>103%</del>" in inline and "<ins>105%</ins>" in inline
    beside = client.get(at("draft", sent.uuid), {"kieu": "hai-cot"}).content.decode()
    assert '<table class="sides">' in beside and "<ins>105%</ins>" in beside
    first = words(client.get(at("draft", sent.uuid), {"lan": "1"}))
    assert "103%" in first and "105%" not in first
    assert "Tiếp thu" in words(client.get(at("draft", sent.uuid)))


def test_what_the_unit_types_since_is_not_shown_to_the_reader(world, sent):
    write(world, sent, II1, "Chữ viết sau khi gửi")
    assert "Chữ viết sau khi gửi" not in words(world.client("uyvien").get(at("draft", sent.uuid), {"lan": "0"}))
    assert "Chữ viết sau khi gửi" in words(world.client("vanthu1").get(at("draft", sent.uuid), {"lan": "0"}))


def test_the_story_by_forms(world, sent):
    member, clerk = world.client("uyvien"), world.client("vanthu1")
    answered = member.post(at("give_back", sent.uuid), {"cho-0": II1, "y-kien-0": "Nêu nguyên nhân.", "note": ""})
    assert answered.status_code == 302
    opinion = Opinion.objects.get()
    assert opinion.title == "mục II.1"
    refused = member.post(at("clear", sent.uuid))
    assert refused.status_code == 422 and "còn 1 ý kiến chưa được trả lời" in words(refused)
    assert clerk.post(at("send", sent.uuid)).status_code == 422
    clerk.post(at("answer", opinion.uuid), {"state": "accepted", "answer": "Đã thêm", "changed": II1, "version": "0"})
    write(world, sent, II1, "Thu ngân sách đạt 103% dự toán, nhờ tăng thu.")
    assert clerk.post(at("send", sent.uuid), {"note": "Đã sửa"}).status_code == 302
    assert member.post(at("clear", sent.uuid), {"note": ""}).status_code == 302
    assert again(sent).state == "cleared"


def test_an_opinion_without_words_is_told_on_the_page(world, sent):
    assert world.client("uyvien").post(at("give_back", sent.uuid), {"note": " "}).status_code == 422
    assert world.client("vanthu1").post(at("opinions", sent.uuid), {"who": "", "words": "x", "source": "unit"}).status_code == 422


def test_the_office_sees_the_state_lets_through_and_reads_no_words(world, sent):
    client = world.client("chanh")
    page = client.get(at("draft", sent.uuid))
    assert "Thu ngân sách" not in words(page) and "Cho nộp trước" in words(page)
    assert client.post(at("override", sent.uuid), {"reason": "Đi công tác"}).status_code == 302
    assert "Đi công tác" in words(client.get(at("draft", sent.uuid)))
    assert client.get(at("opinions", sent.uuid)).status_code == 422


def test_a_table_of_opinions_is_read_looked_over_and_taken(world, sent):
    client = world.client("vanthu1")
    shown = client.post(at("take", sent.uuid), {"file": SimpleUploadedFile("gop-y.csv", TABLE)})
    page = shown.content.decode()
    assert "2 ý kiến" in words(shown) and f'<option value="{II1}" selected>' in page
    posted = {"viec": "ghi", "tep": "gop-y.csv"}
    for number, said in enumerate(("Nêu rõ nguyên nhân", "Nhất trí")):
        posted |= {f"who-{number}": "Chi bộ Ga Nam", f"words-{number}": said, f"source-{number}": "unit", f"place-{number}": ""}
    posted["lay-0"] = "1"
    assert client.post(at("take", sent.uuid), posted).status_code == 302
    assert [(one.who, one.read_from) for one in Opinion.objects.all()] == [("Chi bộ Ga Nam", "gop-y.csv")]


def test_a_block_without_headings_is_refused_with_what_it_needs(world, sent):
    refused = world.client("vanthu1").post(at("take", sent.uuid), {"block": "a\tb\nc\td"})
    assert refused.status_code == 422 and "hàng đề mục" in words(refused)


def test_word_of_a_version_and_the_table_are_downloaded(world, sent):
    client = world.client("uyvien")
    drafts.give_back(world.actor("uyvien"), sent, [drafts.Given("Nêu nguyên nhân.")])
    for address in (at("word", sent.uuid, 1), at("opinions_paper", sent.uuid, "docx"), at("opinions_paper", sent.uuid, "xlsx")):
        found = client.get(address)
        assert found.status_code == 200 and found.content[:2] == b"PK", address
    assert client.get(at("opinions_paper", sent.uuid, "pdf")).status_code == 404
    assert client.get(at("word", sent.uuid, 9)).status_code == 404


def test_the_report_page_leads_the_reader_to_what_was_sent(world, sent):
    found = world.client("uyvien").get(reverse("reports:report", args=[sent.uuid]))
    assert found["Location"] == at("draft", sent.uuid)


def test_the_check_page_says_that_the_draft_is_not_cleared(world, sent):
    page = words(world.client("bithu1").get(reverse("reports:check", args=[sent.uuid])))
    assert "đang chờ đồng chí phụ trách" in page


def test_without_the_gate_nothing_is_said_of_it(world, round_, sent):
    policies(round_)
    page = words(world.client("bithu1").get(reverse("reports:check", args=[sent.uuid])))
    assert "Chưa nộp được" not in page


def test_get_never_writes(world, sent):
    before = Opinion.objects.count(), again(sent).version
    for who in ("uyvien", "vanthu1"):
        for address in (at("draft", sent.uuid), at("opinions", sent.uuid), at("take", sent.uuid)):
            assert world.client(who).get(address).status_code == 200
    assert (Opinion.objects.count(), again(sent).version) == before
    assert reports.draft_of(world.actor("vanthu1"), again(sent)) is not None
