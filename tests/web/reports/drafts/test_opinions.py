"""Opinions: taken down by hand, from a table, from a remark; answered with a reason; printed as the official table."""

from io import BytesIO

import pytest
from django.http import Http404
from docx import Document
from openpyxl import load_workbook
from web.conftest import setting_up
from web.reports.drafts.conftest import II1, again, policies

from nhiemky.domain.finding import Refusal
from nhiemky.flows.papers.opinions import opinions_book, opinions_report
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.consolidations.own_actions import begin_own_report
from nhiemky.web.reports import actions as reports
from nhiemky.web.reports.drafts import access
from nhiemky.web.reports.drafts import actions as drafts
from nhiemky.web.reports.drafts.models import Opinion
from nhiemky.web.reports.drafts.papers import table_of_draft, table_of_own
from nhiemky.web.reports.drafts.showing import shown_draft, shown_opinion
from nhiemky.writing.word import write_word


def give(world, target, by="vanthu1", **said):
    said = {"source": "conference", "who": "Hội nghị đảng bộ", "words": "Bổ sung nguyên nhân", **said}
    return drafts.give_opinion(world.actor(by), target, **said)


def test_opinions_are_numbered_on_and_keep_who_gave_them(world, sent):
    first, second = give(world, sent), give(world, sent, by="uyvien", source="unit")
    assert [(one.number, one.source, one.who) for one in (first, second)] == [
        (1, "conference", "Hội nghị đảng bộ"), (2, "unit", "Hội nghị đảng bộ"),
    ]  # fmt: skip
    assert AuditEvent.objects.filter(action="opinion.given").count() == 2


@pytest.mark.parametrize("said", [{"words": " "}, {"who": ""}])
def test_words_and_author_are_asked(world, sent, said):
    with pytest.raises(Refusal) as refusal:
        give(world, sent, **said)
    assert refusal.value.code == "opinion_blank"


def test_nobody_who_may_not_read_the_draft_gives_an_opinion_on_it(world, sent):
    for who in ("vanthu2", "khacvp", "lanhdao"):
        with pytest.raises(Http404):
            give(world, sent, by=who)


def test_an_explanation_says_why_and_acceptance_needs_no_words(world, sent):
    clerk = world.actor("vanthu1")
    opinion = give(world, sent)
    for state in ("explained", "partly", "unheard"):
        with pytest.raises(Refusal) as refusal:
            drafts.answer_opinion(clerk, opinion, state=state)
        assert refusal.value.code == "opinion_answer_blank"
    done = drafts.answer_opinion(clerk, opinion, state="accepted")
    assert (done.state, done.answered_by) == ("accepted", "Mai Thị Kim Loan")


def test_two_who_answer_at_once_are_told(world, sent):
    opinion = give(world, sent)
    drafts.answer_opinion(world.actor("vanthu1"), opinion, state="accepted", version=0)
    with pytest.raises(Refusal) as refusal:
        drafts.answer_opinion(world.actor("bithu1"), opinion, state="accepted", version=0)
    assert refusal.value.code == "stale_version"


def test_only_the_writer_of_the_report_answers(world, sent):
    opinion = give(world, sent)
    with pytest.raises(Refusal) as refusal:
        drafts.answer_opinion(world.actor("uyvien"), opinion, state="accepted")
    assert refusal.value.code == "not_allowed"


def test_an_opinion_is_taken_back_by_who_gave_it_while_nobody_answered(world, sent):
    opinion = give(world, sent, by="uyvien")
    with pytest.raises(Refusal):
        drafts.withdraw_opinion(world.actor("vanthu1"), opinion)
    drafts.answer_opinion(world.actor("vanthu1"), opinion, state="accepted")
    with pytest.raises(Refusal) as refusal:
        drafts.withdraw_opinion(world.actor("uyvien"), opinion)
    assert refusal.value.code == "opinion_settled"


def test_a_remark_of_the_member_is_an_opinion_and_mended_answers_it(world, sent):
    said = reports.comment(world.actor("uyvien"), sent, II1, "mục II.1", "Nêu số cụ thể.")
    opinion = Opinion.objects.get(obligation=sent)
    assert (opinion.words, opinion.thread, opinion.state) == ("Nêu số cụ thể.", said.thread, "open")
    reports.reply(world.actor("vanthu1"), said.thread, "Đã thêm số.")
    reports.close_thread(world.actor("vanthu1"), said.thread)
    opinion.refresh_from_db()
    assert (opinion.state, opinion.answer, opinion.changed_title) == ("accepted", "Đã thêm số.", "mục II.1")


def test_a_note_among_the_writers_is_no_opinion(world, sent):
    reports.comment(world.actor("vanthu1"), sent, II1, "mục II.1", "Nhớ kiểm tra số.")
    assert not Opinion.objects.exists()


def test_the_page_says_where_nothing_changed_though_it_was_accepted(world, sent):
    clerk = world.actor("vanthu1")
    (opinion,) = drafts.give_back(world.actor("uyvien"), sent, [drafts.Given("Nêu nguyên nhân.", II1, "mục II.1")])
    drafts.answer_opinion(clerk, opinion, state="accepted", changed_place=II1)
    drafts.send(clerk, again(sent))
    (one,) = shown_draft(clerk, again(sent)).opinions
    assert one.unseen and one.changed == "mục II.1, dự thảo lần 2"


def test_the_table_holds_every_opinion_but_those_taken_back_in_word_and_excel(world, sent):
    clerk, member = world.actor("vanthu1"), world.actor("uyvien")
    first = give(world, sent, document="31-CV/ĐU")
    drafts.withdraw_opinion(member, give(world, sent, by="uyvien", words="Rút lại"))
    give(world, sent, words="Ý thứ ba")
    drafts.answer_opinion(clerk, first, state="partly", answer="Đã bổ sung một phần", changed_place=II1)
    table = table_of_draft(again(sent), shown_draft(clerk, again(sent)).opinions)
    data = write_word(opinions_report(table))
    assert data == write_word(opinions_report(table))
    paper = Document(BytesIO(data))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[-1].rows] if paper.tables else []
    rows = next([[cell.text for cell in row.cells] for row in one.rows] for one in paper.tables if one.rows[0].cells[0].text == "TT")
    assert rows[1][:3] == ["1", "Hội nghị đảng bộ (31-CV/ĐU)", "Bổ sung nguyên nhân"]
    assert rows[1][4:] == ["Tiếp thu một phần: Đã bổ sung một phần", "mục II.1"]
    assert [row[4] for row in rows[2:]] == ["Chưa trả lời."]
    sheet = load_workbook(BytesIO(opinions_book(table))).active
    assert "Bổ sung nguyên nhân" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_a_report_of_the_owner_has_its_table_of_opinions_too(world, round_):
    office = world.actor("chanh")
    report = begin_own_report(office, round_.campaign, "l1", "sơ kết giữa nhiệm kỳ")
    opinion = give(world, report, by="chanh", source="unit", title="mục I", place="Phần thứ nhất/I")
    drafts.answer_opinion(office, opinion, state="accepted", answer="Đã sửa", changed_place="Phần thứ nhất/I")
    opinion = access.get_opinion(office, opinion.uuid)
    one = shown_opinion(office, opinion, {})
    assert (opinion.obligation, one.changed, one.answers) == (None, "mục I, bản lưu 0", True)
    table = table_of_own(report, (one,))
    assert (table.subject, table.rows[0].state) == ("Báo cáo sơ kết giữa nhiệm kỳ", "accepted")
    with pytest.raises(Http404):
        access.get_opinion(world.actor("khacvp"), opinion.uuid)


def test_opinions_on_a_settled_report_are_closed(world, sent):
    with setting_up():
        sent.state = "accepted"
        sent.save()
    with pytest.raises((Refusal, Http404)):
        give(world, again(sent))


def test_policies_are_read_from_the_newest_issued_value(world, round_):
    policies(round_, office_sees_drafts=True)
    from nhiemky.web.campaigns.value import policies_of

    assert policies_of(round_.campaign).office_sees_drafts


def test_several_taken_at_once_are_one_change(world, sent):
    given = [drafts.Given(f"Ý {number}", who="Chi bộ Ga Nam", source="unit") for number in range(3)]
    assert [one.number for one in drafts.take_opinions(world.actor("vanthu1"), sent, given, read_from="a.docx")] == [1, 2, 3]
    assert AuditEvent.objects.filter(action="opinion.given").count() == 1
