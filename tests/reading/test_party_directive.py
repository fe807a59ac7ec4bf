"""A Party directive: body in the type line, purpose before the papers carried out, what replaces what; a meeting's beginning."""

from __future__ import annotations

from datetime import date

from nhiemky.domain.directive import Citation, Directive
from nhiemky.flows.read_file import read_bytes

PURPOSE = "Để khắc phục hạn chế, thực hiện Kết luận số 97-KL/TW, ngày 05/10/2029 của Bộ Chính trị, Ban Thường vụ Huyện ủy yêu cầu:"
REPLACING = "Chỉ thị này thay thế Chỉ thị số 09-CT/HU, ngày 14/6/2021 của Ban Thường vụ Huyện ủy và phổ biến đến chi bộ."


def read(*lines: str) -> Directive:
    return read_bytes("\n\n".join(lines).encode(), "a.txt")[1]


def test_the_body_in_the_type_line_is_no_part_of_the_subject() -> None:
    found = read("CHỈ THỊ\nCỦA BAN THƯỜNG VỤ HUYỆN ỦY\nvề phòng, chống bão", PURPOSE, "1. Các chi bộ quán triệt Chỉ thị này.")
    assert found.header.subject == "về phòng, chống bão"


def test_papers_behind_a_purpose_are_carried_out_and_issuers_end_before_verbs() -> None:
    found = read("CHỈ THỊ", "về phòng, chống bão", PURPOSE, "1. Các chi bộ quán triệt Chỉ thị này.", REPLACING).citations
    said = [(one.relation, one.issuer) for one in found if isinstance(one, Citation)]
    assert said == [("implements", "Bộ Chính trị"), ("supersedes", "Ban Thường vụ Huyện ủy")]


def test_what_a_decision_approves_is_the_decision() -> None:
    words = "Thực hiện Quyết định số 41/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển kinh tế số, Sở báo cáo như sau:"
    assert [one.tier for one in read("BÁO CÁO", "kết quả năm 2030", words, "I. KẾT QUẢ").citations] == ["numbered"]


def test_a_meeting_that_begins_from_an_hour_is_on_that_day() -> None:
    (duty,) = read("THÔNG BÁO", "triệu tập Hội nghị báo cáo viên", "1. Thời gian: bắt đầu từ 13 giờ 30 ngày 16/10/2030.").obligations
    assert (duty.deadline, duty.op, duty.time) == (date(2030, 10, 16), "on", "13:30")
