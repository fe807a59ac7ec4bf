"""Every kind has its sentence; findings say where and why."""

import json

from invented import report

from nhiemky.checking.findings import as_findings
from nhiemky.domain.sentences.directives import DIRECTIVES
from nhiemky.domain.wire import to_json
from nhiemky.flows.read_file import read_bytes

SCHEMA_KINDS = {
    "sum_mismatch",
    "deadline_order",
    "data_cutoff_after_due_date",
    "wrong_term",
    "conflicting_issuer",
    "name_mismatch",
    "authority_mismatch",
    "document_type_mismatch",
    "missing_attachment",
    "ambiguous_deadline",
    "wording_variant",
    "duplicated_words",
    "missing_word",
    "typo_or_ocr",
}


def test_every_kind_of_the_schema_has_a_sentence_and_a_basis() -> None:
    assert set(DIRECTIVES) == SCHEMA_KINDS
    assert all(sentence.basis for sentence in DIRECTIVES.values())


def test_findings_carry_place_quotes_and_basis() -> None:
    document, directive = report(
        "Thi hành kỷ luật 45 đảng viên (khiển trách 26, cảnh cáo 10, cách chức 3, khai trừ 5).", "Kế hoạch của của xã."
    )
    first, second = as_findings(document, directive)
    assert first.message == "đảng viên: tổng ghi 45, nhưng 26 + 10 + 3 + 5 = 44 (lệch 1)."
    assert (first.place, second.place, first.file) == ("đoạn 5", "đoạn 6", "bao-cao.txt")
    assert first.basis and second.quotes


def test_the_same_bytes_give_the_same_findings() -> None:
    data = "BÁO CÁO\n\nnăm 2031\n\nI- KẾT QUẢ\n\nHọp ngày 31/6/2031; nghị quyết của của xã.\n".encode()
    first, second = (json.dumps(to_json(as_findings(*read_bytes(data, "a.txt"))), ensure_ascii=False) for _ in range(2))
    assert first == second
    assert json.dumps(to_json(read_bytes(data, "a.txt")[1])) == json.dumps(to_json(read_bytes(data, "a.txt")[1]))
