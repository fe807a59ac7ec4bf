"""What the confirm page shows of the example's plan and of invented ones, and what corrections make of it."""

from __future__ import annotations

import json

import pytest
from checking.test_between import report
from checking.word_papers import word
from flows.confirmation.plans import example, keyed, page, plan
from hypothesis import given, settings
from hypothesis import strategies as st

from nhiemky.domain.confirmation import Correction, Mark
from nhiemky.domain.finding import Refusal
from nhiemky.domain.source import Span
from nhiemky.flows.campaign import dump_campaign, parse_campaign
from nhiemky.flows.confirmation.blocks import blocks_of, find_quote
from nhiemky.flows.confirmation.campaign import confirmed_campaign
from nhiemky.flows.confirmation.corrections import facts_in
from nhiemky.flows.confirmation.stored import dump_corrections, dump_reading, load_corrections, load_reading, read_paper

JOINED = "1. Các chi bộ, đảng bộ cơ sở tự kiểm tra, xây dựng báo cáo sơ kết; tổ chức Hội nghị sơ kết; hoàn thành trước ngày 20/5/2023."
SENT = (
    "2. Các chi bộ, đảng bộ cơ sở gửi báo cáo sơ kết cho Ban Thường vụ Đảng ủy Khối, chậm nhất ngày 29/5/2023, qua Văn phòng Đảng ủy Khối."
)


def test_every_deadline_says_its_wording_and_its_moment() -> None:
    shown = page(example())
    first = shown.facts[0]
    assert (first.key, first.sentence) == ("H1", "Cơ sở tổ chức hội nghị sơ kết: hết ngày 19/5/2023")
    assert first.note == "Ghi “trước ngày 20/5/2023”, không tính ngày 20"
    assert keyed(shown)["H2"] == "Cơ sở gửi báo cáo: hết ngày 29/5/2023"
    assert next(fact for fact in shown.facts if fact.key == "H4").note == "Chủ nhật. Ghi “trước ngày 05/6/2023”, qua Văn phòng Tỉnh ủy"


def test_each_kind_has_its_letter_and_numbers_follow_the_text() -> None:
    shown = page(example())
    letters = [fact.key[0] for fact in shown.facts]
    assert [letters.count(letter) for letter in "HVDPNCMS"] == [8, 4, 3, 1, 2, 5, 2, 2]
    deadlines = [fact.span.start for fact in shown.facts if fact.sort == "duty" and fact.span]
    assert deadlines == sorted(deadlines)
    assert keyed(shown)["D1"] == "Báo cáo sơ kết giữa nhiệm kỳ: 2 phần, 21 mục, 3 gợi ý"
    assert keyed(shown)["M2"] == "Mốc số liệu Khối: ước đến 30/6/2023"


def test_the_left_pane_is_the_sources_own_words_with_every_key_once() -> None:
    reading = example()
    shown = page(reading)
    blocks = shown.blocks
    for block in blocks:
        said = "\t".join("".join(piece.text for piece in cell) for cell in block.cells) or "".join(piece.text for piece in block.pieces)
        assert said == reading.document.words(reading.document.paragraphs[block.number])
    opened = [key for block in blocks for pieces in (block.pieces, *block.cells) for piece in pieces for key in piece.opens]
    assert sorted(opened) == sorted([fact.key for fact in shown.facts if fact.span] + [item.key for item in shown.unread])


def test_letterhead_and_signature_stand_in_two_columns() -> None:
    blocks = page(example()).blocks
    sides = {block.pieces[0].text: block.side for block in blocks if block.side and block.pieces}
    assert sides["ĐẢNG BỘ TỈNH NAM THUẬN"] == "left" and sides["ĐẢNG CỘNG SẢN VIỆT NAM"] == "right"
    assert sides["Nơi nhận:"] == "left" and sides["Tạ Quốc Bình"] == "right"


def test_marks_that_cover_one_another_keep_every_key() -> None:
    document = plan(SENT).document
    start = document.text.index("gửi báo cáo")
    wide, inner, same = (
        Mark("H1", Span(start, start + 40)),
        Mark("C1", Span(start + 4, start + 11)),
        Mark("C2", Span(start + 4, start + 11)),
    )
    pieces = next(block.pieces for block in blocks_of(document, (wide, inner, same)) if any(piece.key for piece in block.pieces))
    marked = [(piece.text, piece.key, piece.opens) for piece in pieces if piece.key]
    assert [text for text, _, _ in marked][:2] == ["gửi ", "báo cáo"]
    assert marked[1][2] == ("C2", "C1") and pieces[2].others == ("C2",)
    assert marked[2][1] == "H1" and marked[2][2] == ()


def test_a_deadline_behind_joined_works_is_asked_with_reasons_and_nothing_chosen() -> None:
    shown = page(plan(JOINED, SENT))
    question = shown.questions[0]
    assert question.key == "H1" and not question.answer and len(question.options) == 2
    assert all(option.reason for option in question.options)
    assert shown.fact("duty-1").state == "ask"  # type: ignore[union-attr]


def test_a_plain_duty_is_not_asked_about() -> None:
    assert page(plan(SENT)).questions == ()


def test_an_answered_question_stays_with_its_answer_and_its_fact_is_sure() -> None:
    shown = page(plan(JOINED, SENT), Correction("answer", "joined/duty-1", {"option": "last"}))
    assert shown.questions[0].answer == "last" and shown.open_questions == ()
    assert shown.fact("duty-1").state == "sure"  # type: ignore[union-attr]
    again = page(plan(JOINED, SENT), Correction("answer", "joined/duty-1", {"option": "last"}), Correction("reopen", "joined/duty-1"))
    assert len(again.open_questions) == 1


def test_an_unknown_actor_or_addressee_is_asked() -> None:
    shown = page(plan("1. Gửi báo cáo sơ kết trước ngày 30/5/2023."))
    assert [question.id.split("/")[0] for question in shown.questions] == ["actor", "addressee"]
    assert shown.questions[1].free


def test_an_appendix_without_template_gets_six_columns_by_a_question() -> None:
    shown = page(plan(SENT, "3. Báo cáo có phụ lục so sánh kết quả thực hiện các chỉ tiêu đại hội."))
    (question,) = [question for question in shown.questions if question.id.startswith("template")]
    assert [option.id for option in question.options] == ["default", "none"]


def test_periods_that_differ_between_units_and_owner_ask_for_an_estimate() -> None:
    assert [question.id for question in page(example()).questions] == ["estimate"]


def test_an_edited_fact_keeps_its_key_and_its_quote() -> None:
    before, after = page(example()), page(example(), Correction("edit", "duty-2", {"deadline": "2023-05-25"}))
    old, new = before.fact("duty-2"), after.fact("duty-2")
    assert old and new and (new.key, new.place, new.span) == (old.key, old.place, old.span)
    assert new.state == "corrected" and new.strong == "hết ngày 24/5/2023"
    assert new.note == "Văn bản ghi “trước ngày 30/5/2023”"


def test_a_mended_deadline_takes_its_finding_away() -> None:
    before = page(example())
    assert {"deadline_order"} <= {finding.finding.code for finding in before.findings}
    early = [Correction("edit", f"duty-{number}", {"deadline": "2023-05-05"}) for number in (1, 2)]
    assert "deadline_order" not in {finding.finding.code for finding in page(example(), *early).findings}


def test_a_kept_finding_stays_with_its_reason_and_no_longer_alarms() -> None:
    first = page(example()).findings[0]
    kept = [Correction("keep", finding.id, reason="Đã thống nhất") for finding in page(example()).findings]
    shown = page(example(), *kept)
    assert shown.finding(first.id).kept == "Đã thống nhất"  # type: ignore[union-attr]
    assert not any(fact.risk for fact in shown.facts) and any(fact.risk for fact in page(example()).facts)


def test_a_removed_fact_is_gone_from_the_campaign_but_can_come_back() -> None:
    shown = page(example(), Correction("remove", "limit-1"))
    assert shown.fact("limit-1").state == "removed" and len(shown.corrected.directive.limits) == 2  # type: ignore[union-attr]
    assert page(example(), Correction("remove", "limit-1"), Correction("restore", "limit-1")).fact("limit-1").state == "sure"  # type: ignore[union-attr]


def test_a_fact_is_added_from_selected_words_after_those_read() -> None:
    reading = example()
    quote = "Gọn, tiết kiệm, không làm xáo trộn  công việc"
    span = find_quote(reading.document, quote)
    assert span is not None
    shown = page(reading, Correction("add", "task", {"what": "giữ gọn, tiết kiệm", "who": "Các đơn vị", "quote": quote}, span=span))
    fact = shown.fact("task-5")
    assert fact and (fact.key, fact.state, fact.span) == ("V5", "added", span)
    assert find_quote(reading.document, "câu này không có") is None


def test_what_is_added_must_say_what_it_is() -> None:
    with pytest.raises(Refusal, match="Còn trống"):
        page(example(), Correction("add", "duty", {"who": "Các đơn vị"}))
    with pytest.raises(Refusal, match="Không tìm thấy"):
        page(example(), Correction("edit", "duty-99", {"what": "x"}))


def test_sentences_nobody_understood_are_listed_and_understood_ones_are_not() -> None:
    shown = page(plan(SENT, "3. Đề nghị các đồng chí đảng viên nêu cao tinh thần trách nhiệm trong đợt sinh hoạt này."))
    read = [fact.place.quote for fact in shown.facts if fact.place]
    assert all(sentence.quote not in read for sentence in shown.unread)
    assert not any("trước ngày 30/5/2023" in sentence.quote for sentence in shown.unread)


def test_a_reading_and_its_corrections_survive_storage() -> None:
    reading = example()
    assert load_reading(json.loads(json.dumps(dump_reading(reading)))) == reading
    made = (
        Correction("edit", "duty-1", {"what": "họp"}),
        Correction("keep", "x", reason="vì"),
        Correction("add", "task", {"what": "a"}, span=Span(1, 4)),
    )
    assert load_corrections(json.loads(json.dumps(dump_corrections(made)))) == made


def test_findings_of_form_and_of_prose_against_the_appendix_stand_in_the_list() -> None:
    wide = read_paper(word(margins=(25, 20, 30, 15)), "ke-hoach.docx")
    assert "form_margins" in [item.finding.code for item in page(wide).findings]
    told = read_paper(report("Đảng bộ đã kết nạp được 27 đảng viên mới, đạt 67,5% chỉ tiêu."), "bao-cao.docx")
    assert "prose_differs_from_appendix" in [item.finding.code for item in page(told).findings]
    for reading in (wide, told):
        assert load_reading(json.loads(json.dumps(dump_reading(reading)))) == reading


def test_a_reading_stored_before_its_look_was_kept_still_loads_and_says_nothing_of_form() -> None:
    stored = dump_reading(read_paper(word(margins=(25, 20, 30, 15)), "ke-hoach.docx"))
    old = load_reading({key: stored[key] for key in ("document", "directive")})
    assert (old.look, old.report) == (None, None)
    assert [item.finding.code for item in page(old).findings if item.finding.code == "form_margins"] == []
    assert set(dump_reading(plan("Các chi bộ gửi báo cáo trước ngày 20/5/2023."))) == {"document", "directive"}


REFS = [ref for _, ref, _ in facts_in(example().directive)]
ANYTHING = st.one_of(
    st.builds(Correction, st.sampled_from(["remove", "restore"]), st.sampled_from(REFS)),
    st.builds(Correction, st.just("edit"), st.sampled_from([ref for ref in REFS if ref.startswith("duty")]), st.fixed_dictionaries({
        "deadline": st.sampled_from(["", "2023-05-01", "2023-06-30"]), "who": st.sampled_from(["", "Ban Tổ chức", "các chi bộ"]),
        "what": st.sampled_from(["gửi báo cáo", "tổ chức hội nghị; gửi báo cáo", "x"]), "event": st.sampled_from(["", "trước khi họp"]),
    })),
    st.builds(Correction, st.just("cell"), st.sampled_from(["l1/u1/made", "l2/own/sent", "t1/u1/adopted", "no/such/cell"]),
              st.fixed_dictionaries({"state": st.sampled_from(["asked", "not_asked", "?"]), "by": st.sampled_from(["", "Ban Tổ chức"])})),
    st.builds(Correction, st.just("add"), st.just("duty"), st.just({"what": "gửi báo cáo", "deadline": "2023-05-02", "quote": ""})),
    st.builds(Correction, st.just("answer"), st.sampled_from(["estimate", "actor/duty-1", "no"]), st.just({"option": "add"})),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(ANYTHING, max_size=8))
def test_whatever_is_corrected_the_page_holds_and_a_campaign_comes_of_it(corrections: list[Correction]) -> None:
    shown = page(example(), *corrections)
    assert len({fact.key for fact in shown.facts}) == len(shown.facts)
    for block in shown.blocks:
        assert sum(len(piece.text) for piece in block.pieces) in (0, block_length(block.number))
    made = confirmed_campaign(shown.corrected)
    assert parse_campaign(dump_campaign(made)) == made
    assert load_corrections(dump_corrections(tuple(corrections))) == tuple(corrections)


def block_length(number: int) -> int:
    paragraph = example().document.paragraphs[number]
    return paragraph.end - paragraph.start


@pytest.mark.parametrize("name", ["001", "003", "004"])
def test_real_documents_are_shown_whole(name: str, reading) -> None:  # type: ignore[no-untyped-def]
    paper = read_paper((reading / "source" / f"{name}.txt").read_bytes(), f"{name}.txt")
    shown = page(paper)
    opened = [key for block in shown.blocks for pieces in (block.pieces, *block.cells) for piece in pieces for key in piece.opens]
    assert {fact.key for fact in shown.facts if fact.span} <= set(opened) and len(opened) == len(set(opened))
    assert load_reading(json.loads(json.dumps(dump_reading(paper)))) == paper
    confirmed_campaign(shown.corrected)


def test_the_next_bodys_duty_behind_a_semicolon_is_no_part_of_this_one() -> None:
    shown = page(
        plan(
            "1. Văn phòng Đảng ủy Khối dự thảo Báo cáo sơ kết của Đảng bộ Khối; Ban Tổ chức Đảng ủy Khối dự thảo Báo cáo kiểm điểm, trình Ban "
            "Thường vụ Đảng ủy Khối trước ngày 05/6/2023."
        )
    )
    titles = [fact.title for fact in shown.facts if fact.sort == "duty"]
    assert titles[0] == "Văn phòng dự thảo Báo cáo sơ kết của Đảng bộ Khối" and shown.questions == ()
