"""Corrections exported as a case of the reader: what it holds, and that it runs."""

from __future__ import annotations

import json

from flows.confirmation.plans import plan

from nhiemky.domain.confirmation import Correction
from nhiemky.domain.source import Span
from nhiemky.flows.confirmation.blocks import find_quote
from nhiemky.flows.confirmation.cases import case_of, failures_of

SENT = "1. Các chi bộ gửi báo cáo sơ kết về Ban Thường vụ Đảng ủy Khối trước ngày 30/5/2023."
CALM = "2. Bảo đảm gọn, thiết thực, phù hợp với điều kiện của từng đơn vị."
READING = plan(SENT, CALM)
QUOTE = "phù hợp với điều kiện"
SPAN = find_quote(READING.document, QUOTE) or Span(0, 0)
MADE = (
    Correction("edit", "duty-1", {"deadline": "2023-05-28"}),
    Correction("add", "task", {"what": "bảo đảm phù hợp", "who": "các đơn vị", "quote": QUOTE}, span=SPAN),
    Correction("remove", "header-1"),
)


def test_without_being_asked_a_case_holds_places_and_what_was_typed_and_nothing_else_of_the_paper() -> None:
    case = case_of(READING, MADE, "1")
    words = json.dumps(case, ensure_ascii=False)
    assert "text" not in case["document"] and QUOTE not in words and "Ban Thường vụ" not in words
    assert case["document"]["sha256"] == READING.document.sha256 and len(case["corrections"]) == 3


def test_each_corrected_fact_is_expected_with_the_fields_a_person_wrote() -> None:
    expected = {entry["sort"]: entry for entry in case_of(READING, MADE, "1")["expected"]}
    assert expected["duty"]["values"] == {"deadline": "2023-05-28"}
    assert expected["task"] == {"sort": "task", "span": list(SPAN), "values": {"what": "bảo đảm phù hợp", "who": "các đơn vị"}}
    assert "header" not in expected  # every paper has one: nothing to read otherwise


def test_with_the_text_it_runs_and_says_what_the_reader_still_reads_otherwise() -> None:
    case = json.loads(json.dumps(case_of(READING, MADE[:2], "1", text=True)))
    assert [words.partition(": ")[2] for words in failures_of(case)] == [
        "deadline là “2023-05-30”, phải là “2023-05-28”",
        "không đọc ra",
    ]
    right = (Correction("edit", "duty-1", {"deadline": "2023-05-30"}),)
    assert failures_of(case_of(READING, right, "1", text=True)) == []


def test_what_was_removed_must_not_be_read_again() -> None:
    assert len(failures_of(case_of(READING, (Correction("remove", "duty-1"),), "1", text=True))) == 1
