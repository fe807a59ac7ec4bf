"""Pages of the review room: each opens for whom it is for, says what waits, and shows nothing of anybody else."""

import re
from datetime import date

import pytest
from django.urls import reverse
from web.conftest import setting_up

from nhiemky.domain.report import Letterhead, Report, text
from nhiemky.web.ratings.models import Decision, PersonalAccess, Rating, ReviewPrompt, SelfReviewRevision, Subject
from nhiemky.web.ratings.review import actions
from nhiemky.writing.word import write_word

DAY = date(2023, 5, 12)
SECRET = "LỜI CHỈ MỘT NGƯỜI ĐƯỢC ĐỌC"


def at(name: str, *args, **kwargs) -> str:
    return reverse(f"ratings_review:{name}", args=args, kwargs=kwargs)


def body(response) -> str:
    return response.content.decode()


def write_all(rated, who: str, subject: Subject, words: str = "Nội dung.") -> None:
    actor = rated.world.actor(who)
    for key in ("mot", "hai", "ba") if subject.kind == "collective" else ("mot", "hai"):
        actions.save_self_review(actor, subject, key, words, 0)
    actions.save_scores(actor, subject, {"g1a": "25,5", "g2a": "60"})
    actions.save_level(actor, subject, "HTTNV")


def decide(rated, subject: Subject, level: str = "HTTNV") -> Decision:
    with setting_up():
        decision = Decision.objects.create(campaign=rated.campaign, symbol="5-QĐ/ĐUK", on=DAY, at="2023-05-14T01:00:00Z", by="Ban")
        number = subject.ratings.count() + 1
        Rating.objects.create(
            subject=subject, number=number, stage="decided", level=level, decision=decision, at="2023-05-14T01:00:00Z", by="Ban"
        )
        Subject.objects.filter(pk=subject.pk).update(decided_level=level)
    return decision


def test_the_list_tells_a_person_what_waits_and_the_navigation_leads_there(rated):
    said = body(rated.world.client("vanthu1").get(at("mine")))
    assert "Văn Thư" not in said and rated.clerk.name in said and rated.body1.name in said
    assert rated.head.name not in said and rated.paperless.name not in said
    assert "Viết và nộp bản tự kiểm điểm" in said and "Kiểm điểm, xếp loại của tôi" in said


def test_whoever_is_not_rated_sees_an_empty_list_and_no_entry(rated):
    said = body(rated.world.client("chanh").get(at("mine")))
    assert "Chưa có gì ở đây" in said and said.count("Kiểm điểm, xếp loại của tôi") == 2  # title and heading


@pytest.mark.parametrize("key", ["mot", "hai", "ba", "diem", "tu-xep"])
def test_every_section_can_be_opened(rated, key):
    response = rated.world.client("vanthu1").get(at("write", rated.body1.uuid), {"muc": key})
    assert (response.status_code == 200 and "II. Hạn chế" in body(response)) or "Hạn chế, khuyết điểm" in body(response)


def test_autosave_answers_with_the_version_and_a_clash_with_both_texts(rated):
    first, second = rated.world.client("vanthu1"), rated.world.client("bithu1")
    url = at("save", rated.body1.uuid) + "?muc=mot"
    saved = first.post(url, {"text": "Bản một", "version": "0"}, headers={"X-Requested-With": "autosave"})
    assert saved.json() == {"version": 1, "saved_at": "08:15"}
    clash = second.post(url, {"text": "Bản hai", "version": "0"}, headers={"X-Requested-With": "autosave"})
    assert clash.status_code == 409 and "Bản một" in body(clash) and "Bản hai" in body(clash)
    plain = second.post(url, {"text": "Bản hai", "version": "0"})
    assert plain.status_code == 409 and "Giữ bản của tôi" in body(plain)


def test_points_are_summed_and_their_band_is_shown(rated):
    client = rated.world.client("vanthu1")
    client.post(at("score", rated.body1.uuid), {"d-g1a": "25,5", "d-g2a": "60"})
    said = body(client.get(at("write", rated.body1.uuid), {"muc": "diem"}))
    assert "85,5" in said and "hoàn thành tốt nhiệm vụ" in said
    wrong = client.post(at("score", rated.body1.uuid), {"d-g1a": "99"})
    assert wrong.status_code == 422 and "chỉ chấm từ 0 đến 30" in body(wrong)


def test_conditions_stand_beside_each_level_with_what_is_recorded(rated):
    with setting_up():
        Subject.objects.filter(pk=rated.body1.pk).update(facts='{"tasks_done_percent": "96"}')
    said = body(rated.world.client("vanthu1").get(at("write", rated.body1.uuid), {"muc": "tu-xep"}))
    assert "Hoàn thành 100% nhiệm vụ" in said and "Chưa đạt" in said and "96%" in said


def test_what_is_missing_leads_to_its_place_and_blocks(rated):
    asked = actions.prompt(rated.world.actor("bantc"), rated.body1, "Làm rõ việc chậm.", section="hai")
    client = rated.world.client("bithu1")
    page = client.get(at("check", rated.body1.uuid))
    assert f"?muc=hai#g-{asked.uuid}" in body(page) and "Nộp bản tự kiểm điểm</button>" not in body(page)
    assert client.post(at("check", rated.body1.uuid)).status_code == 422
    assert not SelfReviewRevision.objects.exists()


def test_handing_in_leads_to_a_receipt(rated):
    write_all(rated, "vanthu1", rated.body1)
    clerk = rated.world.client("vanthu1")
    assert "Bí thư của đơn vị nộp" in body(clerk.get(at("check", rated.body1.uuid)))
    answer = rated.world.client("bithu1").post(at("check", rated.body1.uuid), follow=True)
    assert "Biên nhận số K.01-2023-0001" in body(answer)
    assert rated.world.client("vanthu1").get(at("write", rated.body1.uuid)).status_code == 302


def test_a_head_before_his_body_is_told_and_stopped(rated):
    write_all(rated, "bithu1", rated.head)
    client = rated.world.client("bithu1")
    said = body(client.get(at("check", rated.head.uuid)))
    assert "đơn vị trước người đứng đầu sau" in said
    assert client.post(at("check", rated.head.uuid)).status_code == 422


def test_colleagues_see_nothing_of_each_other(rated):
    write_all(rated, "vanthu1", rated.clerk, SECRET)
    for who in ("vanthu2", "chanh", "quantri", "ubkt", "uyvien", "khacvp", "khacnguoi"):
        client = rated.world.client(who)
        for name in ("held", "write", "check", "own_word", "upload"):
            assert client.get(at(name, rated.clerk.uuid)).status_code == 404, (who, name)
        assert rated.clerk.name not in body(client.get(at("mine"))), who
        for name in ("reviews", "prompts", "notices"):
            assert client.get(at(name, rated.campaign.uuid)).status_code == 404, (who, name)
    assert rated.world.client("vanthu1").get(at("held", rated.head.uuid)).status_code == 404


def test_a_draft_is_read_by_who_writes_it_only(rated):
    actions.save_self_review(rated.world.actor("vanthu1"), rated.clerk, "mot", SECRET, 0)
    secretary, board = rated.world.client("bithu1"), rated.world.client("bantc")
    assert SECRET not in body(secretary.get(at("held", rated.clerk.uuid)))
    assert secretary.get(at("write", rated.clerk.uuid)).status_code == 403
    assert SECRET not in body(board.get(at("subject", rated.campaign.uuid, rated.clerk.uuid)))


def test_a_look_at_another_person_is_noted_and_the_person_sees_it(rated):
    rated.world.client("bantc").get(at("subject", rated.campaign.uuid, rated.clerk.uuid))
    rated.world.client("bithu1").get(at("held", rated.clerk.uuid))
    rated.world.client("vanthu1").get(at("held", rated.clerk.uuid))
    rated.world.client("bantc").get(at("subject", rated.campaign.uuid, rated.body1.uuid))
    assert set(PersonalAccess.objects.filter(subject=rated.clerk).values_list("user__username", flat=True)) == {"bantc", "bithu1"}
    said = body(rated.world.client("vanthu1").get(at("held", rated.clerk.uuid)))
    assert "Hồ Thị Lan" in said and "Phan Hoài Nam" in said


def test_opinions_open_after_the_notice_was_opened(rated):
    board, client = rated.world.actor("bantc"), rated.world.client("vanthu1")
    actions.give_opinion(board, rated.clerk, "Chi bộ", SECRET)
    assert SECRET not in body(client.get(at("held", rated.clerk.uuid)))
    (notice,) = actions.send_notices(board, decide(rated, rated.clerk), object_by=date(2023, 5, 30))
    before = body(client.get(at("held", rated.clerk.uuid)))
    assert "Mở thông báo" in before and "Hoàn thành tốt nhiệm vụ" not in before and SECRET not in before
    opened = client.post(at("notice", rated.clerk.uuid, notice.uuid), follow=True)
    assert "ở mức: Hoàn thành tốt nhiệm vụ" in body(opened) and "In thông báo" in body(opened)
    after = body(client.get(at("held", rated.clerk.uuid)))
    assert SECRET in after and "5-QĐ/ĐUK" in after and "30/5/2023" in after
    assert client.get(at("notice", rated.clerk.uuid, notice.uuid), {"dang": "word"}).headers["Content-Disposition"].startswith("attachment")


def test_an_objection_is_sent_answered_and_read(rated):
    client = rated.world.client("vanthu1")
    assert client.post(at("object", rated.clerk.uuid), {"words": " "}).status_code == 422
    client.post(at("object", rated.clerk.uuid), {"words": "Số ngày nghỉ sai."})
    objection = rated.clerk.objections.get()
    board = rated.world.client("bantc")
    url = at("answer", rated.campaign.uuid, rated.clerk.uuid, objection.uuid)
    refused = board.post(url, {"outcome": "corrected", "words": "Sửa."})
    assert refused.status_code == 422 and "cần số và ngày của văn bản" in body(refused)
    board.post(url, {"outcome": "kept", "words": "Đã kiểm tra lại, đúng."})
    assert "Đã kiểm tra lại, đúng." in body(client.get(at("held", rated.clerk.uuid)))


def test_the_board_asks_withdraws_returns_and_records(rated):
    board = rated.world.client("bantc")
    one = (rated.campaign.uuid, rated.body1.uuid)
    assert board.post(at("prompt", *one), {"words": "Làm rõ việc A.", "section": "hai", "answer_by": "20/5/2023"}).status_code == 302
    prompt = ReviewPrompt.objects.get()
    assert "Chưa trả lời" in body(board.get(at("prompts", rated.campaign.uuid)))
    assert board.post(at("withdraw_prompt", *one, prompt.uuid), {"reason": "Đã rõ"}).status_code == 302
    assert "Đã rõ" in body(board.get(at("prompts", rated.campaign.uuid)))
    write_all(rated, "vanthu1", rated.body1, "Toàn văn đã nộp.")
    actions.submit_self_review(rated.world.actor("bithu1"), rated.body1)
    page = body(board.get(at("subject", *one)))
    assert "Toàn văn đã nộp." in page and "Tổng 85,5 điểm" in page
    assert board.post(at("opinion", *one), {"giver": "UBKT", "words": "Tốt", "verified": "chua", "level": "HTNV"}).status_code == 302
    assert "không được làm căn cứ hạ mức" in body(board.get(at("subject", *one)))
    lower = board.post(at("propose", *one), {"level": "HTNV", "basis": ""})
    assert lower.status_code == 422 and "chưa ghi căn cứ" in body(lower) and "Ý kiến chưa có kết luận" in body(lower)
    assert board.post(at("propose", *one), {"level": "HTTNV", "basis": ""}).status_code == 302
    assert board.post(at("return", *one), {"reason": "Thiếu phần III"}).status_code == 302
    assert "Thiếu phần III" in body(rated.world.client("bithu1").get(at("held", rated.body1.uuid)))


def test_ballot_counts_that_disagree_are_told_at_their_fields(rated):
    board = rated.world.client("bantc")
    url = at("ballot", rated.campaign.uuid, rated.head.uuid)
    counts = {"body": "Chi bộ", "on": "12/5/2023", "summoned": 10, "present": 11, "issued": 9, "collected": 9, "valid": 9, "level_HTTNV": 8}
    refused = board.post(url, counts)
    assert refused.status_code == 422
    assert "số người có mặt 11 nhưng số triệu tập chỉ 10" in body(refused) and "các mức cộng lại 8 = 8" in body(refused)
    assert body(refused).count('aria-invalid="true"') == 2
    assert board.post(url, {**counts, "present": 9, "level_HTNV": 1}).status_code == 302
    made = rated.head.ballots.get()
    assert "hợp lệ 9" in body(board.get(at("subject", rated.campaign.uuid, rated.head.uuid)))
    withdraw = at("withdraw_ballot", rated.campaign.uuid, rated.head.uuid, made.uuid)
    assert board.post(withdraw, {"reason": ""}).status_code == 422
    assert board.post(withdraw, {"reason": "Nhầm"}).status_code == 302


def test_notices_are_sent_from_their_page_and_tell_who_has_not_opened(rated):
    decision = decide(rated, rated.clerk)
    board = rated.world.client("bantc")
    assert "Gửi 1 thông báo" in body(board.get(at("notices", rated.campaign.uuid)))
    board.post(at("notices", rated.campaign.uuid), {"quyet-dinh": str(decision.uuid), "object_by": "30/5/2023"})
    said = body(board.get(at("notices", rated.campaign.uuid)))
    assert "1 thông báo, 1 chưa mở" in re.sub(r"<[^>]+>", "", said)


def test_the_leader_reads_and_prompts_but_does_not_record(rated):
    leader = rated.world.client("lanhdao")
    page = body(leader.get(at("subject", rated.campaign.uuid, rated.body1.uuid)))
    assert "Gợi ý kiểm điểm" in page and "Ghi ý kiến" not in page
    assert (
        leader.post(at("opinion", rated.campaign.uuid, rated.body1.uuid), {"giver": "a", "words": "b", "verified": "co"}).status_code == 403
    )


def test_exports_ask_who_one_is(rated):
    write_all(rated, "vanthu1", rated.clerk)
    write_all(rated, "vanthu1", rated.body1)
    for who, url in (
        ("vanthu1", at("own_word", rated.clerk.uuid)),
        ("bantc", at("word", rated.campaign.uuid, rated.clerk.uuid)),
    ):
        answer = rated.world.client(who).get(url)
        assert answer.status_code == 302 and "/toi/xac-nhan/" in answer.headers["Location"], who
    assert rated.world.client("vanthu1").get(at("own_word", rated.body1.uuid)).headers["Content-Type"].startswith("application/vnd")


def test_a_word_file_is_laid_into_sections_and_nothing_is_stored_before_one_says_so(rated):
    lines = (text("I. Ưu điểm, kết quả", "h1"), text("Hoàn thành 12 việc."), text("II. Hạn chế, khuyết điểm", "h1"), text("Chậm hai việc."))
    data = write_word(Report(Letterhead(None, "ĐẢNG BỘ SỞ GIÓ", "ĐẢNG CỘNG SẢN VIỆT NAM", None, None, DAY), "BÁO CÁO", "kiểm điểm", lines))
    from django.core.files.uploadedfile import SimpleUploadedFile

    actions.save_self_review(rated.world.actor("vanthu1"), rated.body1, "hai", "Đã viết tay.", 0)
    client = rated.world.client("vanthu1")
    page = client.post(at("upload", rated.body1.uuid), {"file": SimpleUploadedFile("kiem diem.docx", data)})
    said = body(page)
    assert page.status_code == 200 and "Hoàn thành 12 việc." in said and "Đã viết tay." in said
    given = {"van-mot": "Hoàn thành 12 việc.", "chon-mot": "new", "van-hai": "Chậm hai việc.", "chon-hai": "both",
             "doan-0": "Đoạn lẻ.", "vao-0": "ba", "tep": "kiem diem.docx"}  # fmt: skip
    client.post(at("settle", rated.body1.uuid), given)
    from nhiemky.web.ratings.review.content import texts_of
    from nhiemky.web.ratings.review.drafting import review_of

    assert texts_of(review_of(rated.body1)) == {
        "mot": "Hoàn thành 12 việc.", "hai": "Đã viết tay.\n\nChậm hai việc.", "ba": "Đoạn lẻ."
    }  # fmt: skip


def test_a_board_member_who_is_rated_meets_the_own_record_only_on_the_own_side(rated):
    with setting_up():
        own = Subject.objects.create(
            campaign=rated.campaign, kind="individual", code="X-1", name="Hồ Thị Lan", organisation=rated.world.khoi,
            person=rated.world.bantc.person, group="x",
        )  # fmt: skip
    client = rated.world.client("bantc")
    assert client.get(at("subject", rated.campaign.uuid, own.uuid)).status_code == 404
    assert str(own.uuid) not in body(client.get(at("reviews", rated.campaign.uuid)))
    assert client.get(at("held", own.uuid)).status_code == 200


def test_a_review_on_paper_leaves_number_day_and_place(rated):
    client = rated.world.client("bithu1")
    answer = client.post(
        at("own_outside", rated.body1.uuid), {"number": "12-BC/CB", "on": "12/5/2023", "kept_at": "Tủ mật", "level": "HTTNV"}, follow=True
    )
    assert "12-BC/CB ngày 12/5/2023, lưu tại Tủ mật" in body(answer)
    board = rated.world.client("bantc")
    assert "12-BC/CB" in body(board.get(at("subject", rated.campaign.uuid, rated.body1.uuid)))
    url = at("outside", rated.campaign.uuid, rated.body2.uuid)
    board.post(url, {"number": "3-QĐ", "on": "12/5/2023", "kept_at": "Ban"})
    assert rated.fresh(rated.body2).outside
    board.post(url, {"lai": "1"})
    assert not rated.fresh(rated.body2).outside
