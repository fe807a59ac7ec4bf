"""Earlier years: taken as the file says, judged by the rule of their year, answered by those concerned, corrected by a new version."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nhiemky.domain.finding import Refusal
from nhiemky.web.office.models import Notice
from nhiemky.web.ratings.models import PastAnswer, Rating, RatingCampaign, Subject
from nhiemky.web.ratings.past import actions
from nhiemky.web.ratings.past.access import asked_rounds, past_rounds
from nhiemky.web.ratings.past.importing import import_past, read_past
from nhiemky.web.ratings.past.judging import concerning, judged_past

pytestmark = pytest.mark.usefixtures("morning")
HEAD = "subject_kind;subject_id;subject_name;organisation_id;group;is_head;level\n"
TABLE = HEAD + (
    "collective;t1;Đảng bộ Sở Gió;K.01;Cơ sở;0;HTXSNV\n"
    "collective;t2;Chi bộ Báo Sông;Chi bộ Báo Sông;Cơ sở;0;HTTNV\n"
    "collective;t3;Đảng bộ CTCP Đồng Muối;K.03;Cơ sở;0;HTTNV\n"
    "collective;t4;Chi bộ Ga Nam;K.04;Cơ sở;0;HTNV\n"
    "individual;p1;Phan Hoài Nam;K.01;Bí thư;1;HTTNV\n"
    "individual;p2;Lê Văn Sông;Chi bộ Báo Sông;Bí thư;1;HTXSNV\n"
)
BY = date(2023, 6, 15)


def imported(world, table=TABLE, period="2022", who="bantc"):
    seen = read_past(world.khoi, "ket-qua.csv", table.encode(), period)
    return import_past(world.actor(who), world.khoi, seen, title="Kết quả xếp loại năm 2022", symbol="45-QĐ/ĐUK", on=date(2022, 12, 20))


def codes(items):
    return sorted((item.found.code, item.subject.code if item.subject else item.group) for item in items)


def test_each_year_is_judged_by_the_rule_of_its_year(world):
    campaign = imported(world)
    assert campaign.rule_set_id.startswith("132-QĐ/TW")
    view = judged_past(campaign)
    assert ("cap_exceeded", "Cơ sở") in codes(view.items)
    assert ("head_above_collective", "p2") in codes(view.items)
    assert not [item for item in view.items if item.subject and item.subject.code == "p1"]


def test_organisations_are_found_by_code_or_name_and_the_others_are_judged_all_the_same(world):
    table = TABLE + "collective;t9;Chi bộ Đã Giải Thể;X9;Cơ sở;0;HTTNV\nindividual;p9;Người Cũ;X9;Bí thư;1;HTXSNV\n"
    campaign = imported(world, table)
    places = dict(Subject.objects.filter(campaign=campaign).values_list("code", "organisation__code"))
    assert (places["t1"], places["t2"], places["t9"]) == ("K.01", "K.02", "K")
    view = judged_past(campaign)
    assert view.report["homeless"] == ["X9"]
    assert ("head_above_collective", "p9") in codes(view.items)


def test_heads_are_tied_to_the_body_the_file_names_not_to_another_that_nobody_here_has(world):
    table = TABLE + (
        "collective;t8;Chi bộ Cũ Một;X8;Cơ sở;0;HTNV\n"
        "collective;t9;Chi bộ Cũ Hai;X9;Cơ sở;0;HTTNV\n"
        "individual;p9;Người Cũ;X9;Bí thư;1;HTTNV\n"
    )
    assert ("head_above_collective", "p9") not in codes(judged_past(imported(world, table)).items)


def test_rows_that_cannot_be_used_stay_in_the_report(world):
    campaign = imported(world, TABLE + "collective;t5;Chi bộ Lạ;K.02;Cơ sở;0;GIOI\n")
    assert Subject.objects.filter(campaign=campaign).count() == 6
    assert any("GIOI" in str(found) for found in judged_past(campaign).report["findings"])


def test_the_same_results_are_not_brought_in_twice(world):
    imported(world)
    with pytest.raises(Refusal) as told:
        imported(world)
    assert told.value.code == "rating_round_exists"


def test_only_whoever_prepares_ratings_brings_them_in(world):
    with pytest.raises(Refusal):
        imported(world, who="chanh")
    imported(world)
    seers = [name for name in ("bantc", "lanhdao", "chanh", "quantri", "bithu1", "khacvp") if past_rounds(world.actor(name)).exists()]
    assert seers == ["bantc", "lanhdao"]


def test_a_committee_sees_only_what_concerns_it_and_only_once_asked(world):
    campaign = imported(world)
    secretary = world.actor("bithu1")
    assert not asked_rounds(secretary).exists()
    assert actions.ask(world.actor("bantc"), campaign, BY) == 2
    assert Notice.objects.filter(organisation=world.dv1, words__contains="15/6/2023").exists()
    assert list(asked_rounds(secretary)) == [campaign]
    assert codes(concerning(secretary, campaign, judged_past(campaign).items)) == [
        ("cap_exceeded", "Bí thư"),
        ("cap_exceeded", "Cơ sở"),
    ]


def test_an_answer_needs_a_reason_and_a_correction_its_document_and_level(world):
    campaign = imported(world)
    actions.ask(world.actor("bantc"), campaign, BY)
    item = next(one for one in concerning(world.actor("bithu1"), campaign, judged_past(campaign).items) if one.group == "Cơ sở")
    with pytest.raises(Refusal):
        actions.answer(world.actor("bithu1"), campaign, item.key, "kept", reason=" ")
    with pytest.raises(Refusal):
        actions.answer(world.actor("bithu1"), campaign, item.key, "corrected", reason="Sai trần")
    actions.answer(world.actor("bithu1"), campaign, item.key, "kept", reason="Đã được đồng ý ở CV 12")
    assert [one.answer.answer for one in judged_past(campaign).items if one.answer] == ["kept"]


def test_what_concerns_another_committee_cannot_be_answered(world):
    campaign = imported(world)
    actions.ask(world.actor("bantc"), campaign, BY)
    other = next(item for item in judged_past(campaign).items if item.subject is not None)
    with pytest.raises(Refusal) as told:
        actions.answer(world.actor("bithu1"), campaign, other.key, "kept", reason="Không phải của tôi")
    assert told.value.code == "past_finding_gone"


def test_a_correction_becomes_a_new_version_that_points_to_the_old_one_and_to_its_decision(world):
    campaign = imported(world)
    board = world.actor("bantc")
    head = next(item for item in judged_past(campaign).items if item.found.code == "head_above_collective")
    given = actions.answer(
        board, campaign, head.key, "corrected", reason="Cao hơn tập thể", document="12-CV/ĐU, ngày 01/6/2023", new_level="HTTNV"
    )
    new = actions.confirm(board, given, symbol="15-QĐ/ĐUK", on=date(2023, 6, 2), body="Ban Thường vụ Đảng ủy Khối")
    old = Rating.objects.get(subject=head.subject, number=1)
    assert (old.level, new.level, new.replaces_id, new.decision.symbol) == ("HTXSNV", "HTTNV", old.pk, "15-QĐ/ĐUK")
    assert "head_above_collective" not in [item.found.code for item in judged_past(campaign).items]
    assert PastAnswer.objects.get().new_level == "HTTNV"


def test_the_whole_way_by_pages(world):
    board, secretary = world.client("bantc"), world.client("bithu1")
    assert "Chưa nhập kết quả năm nào" in board.get(reverse("ratings_past:index")).content.decode()
    sent = {"organisation": world.khoi.uuid, "period": "2022", "title": "", "symbol": "45-QĐ/ĐUK", "on": "20/12/2022"}
    shown = board.post(reverse("ratings_past:new"), {**sent, "file": SimpleUploadedFile("kq.csv", TABLE.encode())})
    assert shown.status_code == 200
    assert not RatingCampaign.objects.exists()
    again = {**sent, "kept": shown.context["kept"], "step": "confirm"}
    assert board.post(reverse("ratings_past:new"), again).status_code == 302
    campaign = RatingCampaign.objects.get()
    page = reverse("ratings_past:round", args=[campaign.uuid])
    words = board.get(page).content.decode()
    assert "vượt suất" in words
    assert "Cách sửa ít nhất" in words
    board.post(reverse("ratings_past:ask", args=[campaign.uuid]), {"by": "15/6/2023"})
    mine = reverse("ratings_past:mine", args=[campaign.uuid])
    assert "Nhóm Cơ sở" in secretary.get(mine).content.decode()
    item = next(one for one in concerning(world.actor("bithu1"), campaign, judged_past(campaign).items) if one.group == "Cơ sở")
    assert secretary.post(mine, {"key": item.key, "a-answer": "kept", "a-reason": ""}).status_code == 422
    assert secretary.post(mine, {"key": item.key, "a-answer": "kept", "a-reason": "Cấp trên đã đồng ý"}).status_code == 302
    assert "Cấp trên đã đồng ý" in board.get(page).content.decode()


def test_a_file_of_another_request_cannot_be_slipped_in(world):
    sent = {"organisation": world.khoi.uuid, "period": "2022", "kept": "abc:kq.csv:sai", "step": "confirm"}
    answer = world.client("bantc").post(reverse("ratings_past:new"), sent)
    assert answer.status_code == 422
    assert not RatingCampaign.objects.exists()
