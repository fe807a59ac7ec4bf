"""The letter names each unit and what it owes; nobody who owes nothing is chased."""

from __future__ import annotations

from datetime import date

import pytest
from flows.papers.samples import campaign, progress, standing

from nhiemky.domain.campaign import Unit
from nhiemky.domain.finding import Refusal
from nhiemky.domain.progress import Progress
from nhiemky.domain.report import Table
from nhiemky.flows.papers.messages import Contact, call_list, chat_text
from nhiemky.flows.papers.reminder import reminder_letter
from nhiemky.flows.papers.signing import Signing
from nhiemky.writing.dump import dump
from nhiemky.writing.word import write_word

SIGNING = Signing(date(2023, 5, 31), "41")
UNTIL = date(2023, 6, 2)


def letter(units, **more):
    return reminder_letter(progress(), campaign(), units, SIGNING, until=UNTIL, **more)


def table(report) -> Table:
    return next(block for block in report.body if isinstance(block, Table))


def test_each_unit_stands_with_what_it_owes_and_both_forms_of_the_deadline():
    rows = table(letter(("u1", "u4"))).rows
    assert rows[0] == (
        "1",
        "Đảng bộ CTCP Dệt may Nam Thuận",
        "Báo cáo sơ kết; Phụ lục",
        "“trước ngày 30/5/2023” (hết ngày 29/5/2023)",
        "2 ngày",
    )
    assert rows[1][1:3] == ("Chi bộ Xổ số", "Báo cáo sơ kết; Phụ lục")
    assert rows[1][4] == "trả lại 30/5"


def test_the_letter_is_a_letter_with_number_date_and_signature():
    report = letter(("u1",))
    assert report.doc_type is None
    assert report.letterhead.symbol == "41-CV/ĐUK"
    assert report.signature.on_behalf_of == "T/L BAN THƯỜNG VỤ"
    assert report.addressees == ("Đảng ủy CTCP Dệt may Nam Thuận",)
    assert "hết ngày 02/6/2023" in dump(write_word(report))


def test_a_unit_that_owes_nothing_is_left_out():
    assert [row[1] for row in table(letter(("u1", "u5"))).rows] == ["Đảng bộ CTCP Dệt may Nam Thuận"]


def test_nobody_to_remind_is_refused():
    with pytest.raises(Refusal, match="đã nộp đủ"):
        letter(("u5", "u6"))


def test_a_unit_whose_date_has_not_come_is_reminded_of_what_is_coming():
    row = table(letter(("u3",))).rows[0]
    assert "gia hạn đến hết ngày 05/6/2023" in row[3]
    assert row[4] == "chưa đến hạn"


def test_many_units_are_addressed_together_and_listed_in_an_appendix():
    whole = progress()
    many = Progress(
        whole.title,
        whole.asked[:1],
        tuple(Unit(f"n{n}", f"Chi bộ Số {n}") for n in range(20)),
        tuple(standing(f"n{n}", "r1", "open") for n in range(20)),
        whole.at,
    )
    report = reminder_letter(many, campaign(), [f"n{n}" for n in range(20)], SIGNING, until=UNTIL)
    assert report.addressees == ("Cấp ủy 20 đơn vị có tên trong danh sách kèm theo",)
    assert len(report.appendices[0].blocks[0].rows) == 20


def test_the_offices_own_words_are_paragraphs():
    assert "Xin gửi bản ký số." in dump(write_word(letter(("u1",), message="Xin gửi bản ký số.\n")))


def test_same_inputs_same_bytes():
    assert write_word(letter(("u1", "u2"))) == write_word(letter(("u1", "u2")))


def test_the_chat_text_says_who_what_and_by_when():
    lines = chat_text(progress(), campaign(), ("u2", "u4"), until=UNTIL).splitlines()
    assert lines[0] == "Đợt “Sơ kết giữa nhiệm kỳ”, đến ngày 31/5 còn 2 đơn vị chưa gửi đủ:"
    assert lines[1] == "1. Đảng bộ CTCP Cảng Cửa Lạch: Báo cáo sơ kết, Phụ lục (quá hạn 2 ngày)"
    assert lines[-1].endswith("hết ngày 02/6/2023. Đơn vị đã gửi xin báo lại để đối chiếu.")


def test_the_call_list_has_whom_to_call_and_what_was_said_last():
    report = call_list(progress(), campaign(), ("u1", "u2"), {"u1": Contact("Lê Thị Mai", "0912 000 111", "hứa gửi chiều nay")}, SIGNING)
    rows = table(report).rows
    assert rows[0][2:] == ("Lê Thị Mai, 0912 000 111", "Báo cáo sơ kết, Phụ lục (quá hạn 2 ngày)", "hứa gửi chiều nay")
    assert rows[1][2] == "(chưa báo đầu mối)"
