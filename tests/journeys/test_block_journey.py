"""A block's plan, drafts first: refused before the draft is cleared, taken after; days final one by one; a clash told and mended by one move."""

import json

import pytest
from demos import loaded
from installation import Installation

from nhiemky.web.demo.estates import nam_thuan as story

ENDING = """
import json
from io import BytesIO
from docx import Document
from tests.journeys.at_work import Desk, body, refused
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.conferences.clashing import troubles_of
from nhiemky.web.conferences.gates import hindrances, is_final
from nhiemky.web.conferences.models import Calendar, Conference
from nhiemky.web.conferences.moving import apply_moves, repair_moves
from nhiemky.web.conferences.solving import sheet_of
from nhiemky.web.demo.estates import nam_thuan as story
from nhiemky.web.reports.drafts.actions import answer_opinion, clear, override_gate, send
from nhiemky.web.reports.drafts.models import Opinion
from nhiemky.web.targets.actions import request_target_change
from nhiemky.web.targets.ledger import ledger_of

told, desk, campaign, calendar = {}, Desk(story.NOW), Campaign.objects.get(), Calendar.objects.get()
WAITS, NOT_SENT = story.WAITING[0], "DN27"


def papers(code):
    return desk.owed(campaign, code, requirement__deliverable="report")


def conference(code):
    return Conference.objects.select_related("calendar__campaign", "entry", "organisation").get(calendar=calendar, entry__unit_id=code)


def troubles():
    return troubles_of(calendar, sheet_of(calendar, clock.today()))


def where():
    return Conference.objects.filter(calendar=calendar).values_list("entry__unit_id", "day", "half")


with desk.now():
    told["days"] = {unit: f"{day} {half}" for unit, day, half in where()}
    told["pilot"] = Conference.objects.get(calendar=calendar, pilot=True).entry.name
    held = Conference.objects.filter(calendar=calendar, state="held")
    told["lesson"] = [calendar.lesson, held.get(pilot=True).held_at < calendar.lesson_at < min(row.held_at for row in held.filter(pilot=False))]

    unit = Actor.program(conference(WAITS).entry.name)
    told["before"] = [refused(desk.hand_in, owed, actor=unit) for owed in papers(WAITS)]
    told["never sent"] = refused(desk.hand_in, papers(NOT_SENT)[0], actor=Actor.program("đơn vị"))
    told["hindered"] = [is_final(conference(WAITS)), *hindrances(conference(WAITS))]
    (appendix,) = desk.owed(campaign, WAITS, requirement__deliverable="appendix")
    desk.fill(unit, appendix, {"CT01": "7", "CT02": "96%", "CT03": "3"})
    told["appendix before"] = refused(desk.hand_in, desk.owed(campaign, WAITS, requirement=appendix.requirement)[0], actor=unit)
    member = desk.actor("khai")
    for owed in papers(WAITS):
        clear(member, owed)
    told["cleared"] = [is_final(conference(WAITS)), *hindrances(conference(WAITS))]
    for owed in desk.owed(campaign, WAITS, requirement__deliverable__in=("report", "appendix")):
        desk.accept("hanh", desk.hand_in(owed, actor=unit))
    told["after"] = [owed.state for owed in desk.owed(campaign, WAITS, requirement__deliverable__in=("report", "appendix"))]
    other = papers(story.WAITING[1])[0]
    told["no reason"] = refused(override_gate, desk.actor("hanh"), other, "")
    override_gate(desk.actor("hanh"), other, "Đơn vị họp trước ngày đại hội công đoàn")
    told["let through"] = refused(desk.hand_in, desk.owed(campaign, story.WAITING[1], requirement=other.requirement)[0], actor=Actor.program("x"))

    told["clash"] = [[one.kind, one.title, one.words] for one in troubles()]
    moves = repair_moves(calendar, clock.today())
    told["moves"] = [[one.conference.entry.name, one.before, one.after] for one in moves]
    apply_moves(desk.actor("hanh"), calendar, [one.token for one in moves])
    told["stale"] = refused(apply_moves, desk.actor("hanh"), calendar, [one.token for one in moves])
    calendar.refresh_from_db()
    told["mended"] = [one.title for one in troubles()]
    told["moved"] = [unit for unit, day, half in where() if f"{day} {half}" != told["days"][unit]]

    clerk, (given, *_) = desk.actor("nam"), papers(story.GIVEN_BACK)
    for row in Opinion.objects.filter(obligation=given, state="open").order_by("number"):
        answer_opinion(clerk, row, state="explained", answer="Nguyên nhân chủ quan đã nêu ở điểm 2, mục III")
    page = desk.page("nam")
    word = body(page.get(f"/du-thao/{given.uuid}/y-kien/tep/docx/"))
    told["opinions"] = "\\n".join(cell.text for table in Document(BytesIO(word)).tables for row in table.rows for cell in row.cells)
    told["opinions paper"] = "\\n".join(one.text for one in Document(BytesIO(word)).paragraphs)
    send(clerk, desk.owed(campaign, requirement=given.requirement, entry=given.entry)[0])
    told["sent again"] = Obligation.objects.get(pk=given.pk).state

    held = next(one for one in ledger_of(desk.units[story.GIVEN_BACK]).rows if one.indicator.serves == "CT01")
    told["target"] = [held.original, held.words, held.document]
    told["not agreed"] = refused(request_target_change, clerk, held.indicator, "9", "")
print(json.dumps(told, default=str))
"""


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Installation:
    return Installation(loaded("khoi", tmp_path_factory))


@pytest.fixture(scope="session")
def ended(demo, tmp_path_factory) -> Installation:
    """A copy in which the story goes on."""
    return demo.copied(tmp_path_factory.mktemp("khoi") / "het")


@pytest.fixture(scope="session")
def told(ended) -> dict:
    return json.loads(ended.python(ENDING))


def test_what_the_journey_loads_verifies_and_so_does_its_end(demo, ended, told):
    for made in (demo, ended):
        done = made.command("verify", "--data", str(made.data), "--json")
        assert (done.returncode, json.loads(done.stdout)["faults"]) == (0, [])


def test_81_conferences_have_their_day_the_pilot_first_then_its_lesson(told):
    assert len(told["days"]) == 81
    assert not [unit for unit, day in told["days"].items() if day.startswith("None")]
    assert told["pilot"] == story.PILOT
    assert min(told["days"].values()).startswith("2023-05-05")
    assert sorted(told["days"].values())[1] > "2023-05-06", "only the pilot meets on the first day"
    assert told["lesson"] == [story.LESSON, True]


def test_nothing_is_handed_in_before_its_draft_is_cleared(told):
    assert told["before"] == ["draft_waits_for_member"] * 4
    assert told["never sent"] == "draft_never_sent"
    assert told["appendix before"] == "draft_waits_for_member"
    assert told["after"] == ["accepted"] * 5


def test_a_conference_day_is_final_only_when_its_drafts_are_cleared(told):
    final, *why = told["hindered"]
    assert not final
    assert any("chờ đồng chí phụ trách" in each for each in why), why
    assert told["cleared"] == [True]


def test_the_office_lets_a_report_through_only_with_a_reason(told):
    assert told["no reason"]
    assert told["let through"] == ""


def test_the_clash_is_told_in_words_and_mended_by_one_move(told):
    ((kind, title, words),) = told["clash"]
    assert (kind, title) == ("clash", "Trùng lịch đồng chí Trần Quốc Khải")
    assert words.count("dự ") == 2, words
    ((name, before, after),) = told["moves"]
    assert name
    assert before != after
    assert told["stale"] == "conference_moves_stale"
    assert told["mended"] == []
    assert len(told["moved"]) == 1, "one conference moved, all others stayed"


def test_opinions_go_out_in_word_with_what_became_of_each(told):
    for words in (*story.OPINIONS, "Đã ghi rõ 3 cuộc theo chương trình, 1 cuộc đột xuất", "Nguyên nhân chủ quan đã nêu"):
        assert words in told["opinions"]
    assert "tiếp thu, giải trình" in told["opinions paper"].lower()
    assert told["sent again"] == "draft_sent"


def test_a_target_agreed_to_stands_beside_the_first_with_its_document(told):
    original, now, document = told["target"]
    assert (original, now) == ("12", "10")
    assert "52-CV/ĐUK" in document
    assert told["not agreed"], "a request without a reason"
