"""Writing by sections: versions, clashes, marks; nobody's text is lost."""

import pytest
from web.reports.conftest import TEXTS, word_of

from nhiemky.domain.finding import Refusal
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.reports import actions
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.content import content_of_draft
from nhiemky.web.reports.models import Draft, IncomingText, SectionHistory

ONE, II1 = "Phần thứ nhất/I", "Phần thứ nhất/II/1"


@pytest.fixture
def draft(world, round_):
    return actions.draft_of(world.actor("vanthu1"), round_.report)


def test_the_first_word_begins_the_report(world, round_, draft):
    actions.save_section(world.actor("vanthu1"), draft, ONE, "Có 6 chi bộ.", 0)
    round_.report.refresh_from_db()
    assert (round_.report.state, round_.report.turn) == ("preparing", "unit")


def test_a_save_over_an_older_version_changes_nothing_and_keeps_both_texts(world, draft):
    actions.save_section(world.actor("vanthu1"), draft, ONE, "Của văn thư.", 0)
    saved = actions.save_section(world.actor("bithu1"), draft, ONE, "Của bí thư.", 0)
    assert (saved.clash, saved.mine, saved.theirs, saved.theirs_by) == (True, "Của bí thư.", "Của văn thư.", "Mai Thị Kim Loan")
    assert draft.sections.get(path=ONE).text == "Của văn thư."
    assert [(row.text, row.kept) for row in SectionHistory.objects.all()] == [("Của văn thư.", True), ("Của bí thư.", False)]
    assert not actions.save_section(world.actor("bithu1"), draft, ONE, "Của bí thư.", saved.version).clash


def test_the_same_words_again_are_no_change(world, draft):
    actions.save_section(world.actor("vanthu1"), draft, ONE, "Có.", 0)
    events = AuditEvent.objects.count()
    assert actions.save_section(world.actor("vanthu1"), draft, ONE, "Có.", 0).version == 1
    assert AuditEvent.objects.count() == events


def test_a_section_the_outline_does_not_have_is_refused(world, draft):
    with pytest.raises(Refusal) as refusal:
        actions.save_section(world.actor("vanthu1"), draft, "Phần thứ chín/X", "a", 0)
    assert refusal.value.code == "section_unknown"


def test_not_applicable_needs_a_reason_and_counts_as_an_answer(world, round_, draft):
    clerk = world.actor("vanthu1")
    with pytest.raises(Refusal):
        actions.mark(clerk, draft, ONE, "not_applicable", " ")
    actions.mark(clerk, draft, ONE, "not_applicable", "Mới thành lập")
    content = content_of_draft(asked_of(round_.report), Draft.objects.get(pk=draft.pk))
    assert (content.completeness.answered, content.completeness.required) == (1, 4)


def test_an_own_heading_holds_text_and_goes_only_while_empty(world, draft):
    clerk = world.actor("vanthu1")
    added = actions.add_heading(clerk, draft, II1, "Công tác dân vận khéo")
    actions.save_section(clerk, draft, added.path, "Có 3 mô hình.", 0)
    with pytest.raises(Refusal):
        actions.drop_heading(clerk, draft, added.path)
    empty = actions.add_heading(clerk, draft, "", "Kiến nghị")
    actions.drop_heading(clerk, draft, empty.path)
    assert list(draft.sections.values_list("title", flat=True)) == ["Công tác dân vận khéo"]


def test_an_uploaded_report_fills_what_is_empty_and_stands_beside_what_is_not(world, round_, draft):
    clerk = world.actor("vanthu1")
    actions.save_section(clerk, draft, ONE, "Đã viết trên máy.", 0)
    taken = actions.take_report_file(clerk, round_.report, "bao cao.docx", word_of())
    assert (taken.placed, taken.beside, taken.unplaced) == (4, 1, 0)
    texts = dict(draft.sections.values_list("path", "text"))
    assert texts == {**TEXTS, ONE: "Đã viết trên máy."}
    (waiting,) = IncomingText.objects.all()
    actions.choose(clerk, waiting, "both")
    assert draft.sections.get(path=ONE).text == f"Đã viết trên máy.\n\n{TEXTS[ONE]}"


LOOSE = """BÁO CÁO

sơ kết

I- KẾT QUẢ

1. Nhiệm vụ chính trị

Thu ngân sách đạt 103%.

II- ĐÁNH GIÁ CỦA CẤP TRÊN

Đỡ đầu đơn vị xã An Thuận Đông: 2 km đường.
"""


def test_what_finds_no_place_waits_until_a_person_places_or_leaves_it_out(world, round_, draft):
    clerk = world.actor("vanthu1")
    actions.take_report_file(clerk, round_.report, "bao cao.txt", LOOSE.encode())
    (waiting,) = draft.unplaced.all()
    assert waiting.text == "Đỡ đầu đơn vị xã An Thuận Đông: 2 km đường."
    assert [found.code for found in content_of_draft(asked_of(round_.report), Draft.objects.get(pk=draft.pk)).findings()][:1] == [
        "paragraph_unplaced"
    ]
    actions.place_paragraph(clerk, waiting, "-")
    waiting.refresh_from_db()
    actions.place_back(clerk, waiting)
    waiting.refresh_from_db()
    actions.place_paragraph(clerk, waiting, II1)
    assert draft.sections.get(path=II1).text.endswith("2 km đường.")
    actions.take_report_file(clerk, round_.report, "bao cao.txt", LOOSE.encode())
    assert not draft.unplaced.filter(placed_at=None).exists()


def test_a_table_in_the_file_fills_the_blank_cells_of_the_appendix(world, round_):
    from web.reports.test_submitting import filled

    clerk = world.actor("vanthu1")
    taken = actions.take_report_file(clerk, round_.appendix, "phu luc.xlsx", filled())
    assert (taken.table.taken, taken.placed) == (2, 0)
    figures = {figure.code: figure.actual for figure in round_.appendix.draft.figures.all()}
    assert figures["CT01"] == "13"


def test_others_do_not_write_for_the_unit(world, round_, draft):
    from django.http import Http404

    with pytest.raises(Http404):
        actions.save_section(world.actor("vanthu2"), draft, ONE, "a", 0)
    for who in ("chanh", "uyvien", "lanhdao"):
        with pytest.raises(Refusal):
            actions.save_section(world.actor(who), draft, ONE, "a", 0)


def test_a_total_that_its_parts_do_not_make_and_a_count_unlike_the_appendix_are_told_before_handing_in(world, round_, draft):
    from web.reports.test_submitting import filled

    from nhiemky.web.reports.judging import judge_draft

    secretary = world.actor("bithu1")
    actions.take_report_file(secretary, round_.appendix, "phu luc.xlsx", filled())
    texts = {
        **TEXTS,
        ONE: "Từ đầu nhiệm kỳ đến nay kết nạp 12 đảng viên.",
        II1: "Đã ban hành 10 văn bản, gồm 4 nghị quyết, 3 kế hoạch và 2 chương trình.",
    }
    for path, words in texts.items():
        actions.save_section(secretary, draft, path, words, 0, done=True)
    found = judge_draft(asked_of(round_.report), round_.report, Draft.objects.get(pk=draft.pk))
    assert {(each.code, each.subject_id) for each in found.want_reasons} == {("text_differs_from_appendix", ONE), ("sum_mismatch", II1)}
    assert not found.in_the_way
