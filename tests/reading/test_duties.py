"""Obligations and assignments in papers of many bodies: plans, letters, guidance, notices, decisions, directives, reports."""

from __future__ import annotations

from datetime import date

import pytest

from nhiemky.domain.directive import Assignment, Header, Obligation
from nhiemky.reading.documents.text import read_text
from nhiemky.reading.duties.obligations import read_duties
from nhiemky.reading.structure.layout import lay_out

ISSUED = date(2031, 3, 1)


def duties(*paragraphs: str, kind: str = "kế hoạch", subject: str | None = None) -> tuple[list[Obligation], list[Assignment]]:
    title = () if kind == "công văn" else (kind.upper(), "về công tác năm")
    document = read_text("\n\n".join((*title, *paragraphs)).encode(), "a.txt")
    found, assigned = read_duties(document, lay_out(document), Header(doc_type=kind, date=ISSUED, subject=subject))
    return list(found), list(assigned)


def organised(*paragraphs: str) -> tuple[list[Obligation], list[Assignment]]:
    return duties("I- MỤC ĐÍCH", "Nâng cao chất lượng.", "II- TỔ CHỨC THỰC HIỆN", *paragraphs)


def test_actor_deliverable_addressee_channel_and_day_of_one_sentence() -> None:
    ((duty,), assigned) = organised(
        "1. Các chi bộ cơ sở xây dựng báo cáo, gửi về Ban Thường vụ Huyện ủy (qua Văn phòng Huyện ủy) trước ngày 20/5/2031."
    )
    assert (duty.who, duty.what) == ("Các chi bộ cơ sở", "xây dựng báo cáo")
    assert (duty.deadline, duty.op, duty.last_day) == (date(2031, 5, 20), "before", date(2031, 5, 19))
    assert (duty.submit_to, duty.via) == ("Ban Thường vụ Huyện ủy", "Văn phòng Huyện ủy")
    assert assigned == []


def test_bullets_take_the_actor_of_their_heading() -> None:
    found, assigned = organised(
        "1. Đối với Huyện đoàn", "- Thành lập tổ giúp việc trong tháng 4/2031.", "- Hướng dẫn các cơ sở đoàn thực hiện."
    )
    assert [(duty.who, duty.what, duty.deadline) for duty in found] == [("Huyện đoàn", "Thành lập tổ giúp việc", date(2031, 4, 30))]
    assert [(one.who, one.what) for one in assigned] == [("Huyện đoàn", "Hướng dẫn các cơ sở đoàn thực hiện")]


def test_lettered_items_take_the_actor_of_the_line_that_ends_with_a_colon() -> None:
    found, _ = organised(
        "1. Ban Dân vận Huyện ủy là cơ quan thường trực, có trách nhiệm:", "a) Soạn đề cương, gửi các đơn vị chậm nhất ngày 10/4/2031;"
    )
    assert [(duty.who, duty.op) for duty in found] == [("Ban Dân vận Huyện ủy", "by")]


def test_names_that_hold_a_verb_do_not_end_the_actor() -> None:
    _, assigned = organised(
        "1. Các cơ quan tham mưu, giúp việc Huyện ủy hướng dẫn nghiệp vụ.",
        "2. Đoàn kiểm tra số 2 thẩm tra, xác minh nội dung.",
        "3. Các tổ chức chính trị - xã hội huyện tuyên truyền rộng rãi.",
        "4. Văn phòng tổng hợp ý kiến các đơn vị.",
    )
    assert [one.who for one in assigned] == [
        "Các cơ quan tham mưu, giúp việc Huyện ủy", "Đoàn kiểm tra số 2", "Các tổ chức chính trị - xã hội huyện", "Văn phòng",
    ]  # fmt: skip


def test_a_day_that_closes_a_coordination_is_shared() -> None:
    found, _ = organised(
        "Văn phòng tổng hợp số liệu, dự thảo báo cáo; Ban Tổ chức dự thảo tờ trình, trình Ban Thường vụ Huyện ủy trước ngày 05/6/2031."
    )
    assert [(duty.who, duty.deadline, duty.submit_to) for duty in found] == [
        ("Văn phòng", date(2031, 6, 5), "Ban Thường vụ Huyện ủy"),
        ("Ban Tổ chức", date(2031, 6, 5), "Ban Thường vụ Huyện ủy"),
    ]


def test_completion_stands_for_the_clauses_before_it() -> None:
    ((duty,), _) = organised("- Các đảng bộ xây dựng kế hoạch; mở hội nghị quán triệt; hoàn thành trước ngày 30/4/2031.")
    assert duty.what == "xây dựng kế hoạch; mở hội nghị quán triệt"


def test_each_day_with_a_verb_of_its_own_is_a_duty() -> None:
    found, _ = organised("Chi bộ họp xong trước ngày 10/4/2031, đảng ủy cơ sở tổng hợp trước ngày 15/4/2031.")
    assert [(duty.who, duty.deadline) for duty in found] == [("Chi bộ", date(2031, 4, 10)), ("đảng ủy cơ sở", date(2031, 4, 15))]


def test_the_timed_part_is_an_obligation_the_rest_an_assignment() -> None:
    found, assigned = organised(
        "1. Ban Tổ chức chủ trì, phối hợp với Ủy ban Kiểm tra theo dõi các đơn vị; báo cáo kết quả cho Thường trực Huyện ủy trước ngày 15/7/2031."
    )
    assert [(duty.what, duty.submit_to) for duty in found] == [("báo cáo kết quả", "Thường trực Huyện ủy")]
    assert [(one.what, one.cooperate_with) for one in assigned] == [("theo dõi các đơn vị", "Ủy ban Kiểm tra")]


def test_an_event_beside_a_day_is_a_condition() -> None:
    ((duty,), _) = organised("- Sau đại hội, các chi đoàn gửi biên bản về Huyện đoàn trước ngày 30/5/2031.")
    assert (duty.conditions, duty.relative, duty.who) == (("Sau đại hội",), None, "các chi đoàn")


def test_a_term_of_days_is_relative() -> None:
    ((duty,), _) = organised("- Trong thời hạn 05 ngày làm việc kể từ ngày nhận hồ sơ, Phòng Nội vụ thẩm định, trả lời đơn vị.")
    assert (duty.deadline, duty.op, duty.who) == (None, "by", "Phòng Nội vụ")
    assert duty.relative is not None and duty.relative.kind == "event"


def test_monthly_reports_are_recurring() -> None:
    ((duty,), _) = organised("- Các xã báo cáo tiến độ về Phòng Nội vụ trước ngày 25 hằng tháng.")
    assert duty.relative is not None
    assert (duty.relative.kind, duty.relative.period, duty.deadline) == ("recurring", "month", None)


def test_a_report_sent_is_the_duty_of_whose_report_it_is() -> None:
    ((duty,), _) = organised("3. Báo cáo của các phòng, ban nêu trên gửi về Giám đốc Sở (qua Văn phòng Sở) trước 16 giờ ngày 27/5/2031.")
    assert (duty.who, duty.what, duty.via, duty.time) == ("các phòng, ban nêu trên", "gửi báo cáo", "Văn phòng Sở", "16:00")


def test_what_is_to_be_done_may_stand_before_a_bare_completion() -> None:
    found, _ = duties("I- NỘI DUNG, THỜI GIAN", "1. Đại hội chi đoàn: thời gian không quá 01 buổi, hoàn thành trước ngày 30/4/2031.")
    assert [(duty.who, duty.what) for duty in found] == [(None, "Đại hội chi đoàn")]


def test_a_state_letter_lays_its_duties_in_the_main_clause() -> None:
    ((duty,), assigned) = duties(
        "Kính gửi: Các sở, ngành.",
        "Thực hiện Công văn số 220/BNV-CCHC ngày 25/02/2031 của Bộ Nội vụ, Ủy ban nhân dân tỉnh đề nghị các sở, ngành rà soát thủ tục hành chính, "
        "gửi báo cáo về Sở Nội vụ chậm nhất ngày 15/4/2031.",
        kind="công văn",
    )
    assert (duty.who, duty.submit_to, duty.op) == ("các sở, ngành", "Sở Nội vụ", "by")
    assert assigned == []


def test_an_actor_named_only_by_the_opening_sentence_is_inferred() -> None:
    found, _ = duties(
        "Kính gửi: Các chi bộ.",
        "Đảng ủy phường đề nghị các chi bộ trực thuộc thực hiện một số việc sau:",
        "1. Xây dựng kế hoạch; gửi về Đảng ủy trước ngày 10/4/2031.",
        kind="công văn",
    )
    assert [(duty.who, duty.who_inferred, duty.what) for duty in found] == [(None, "các chi bộ trực thuộc", "Xây dựng kế hoạch; gửi")]


def test_a_decision_gives_tasks_by_articles() -> None:
    found, assigned = duties(
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch lưu trữ năm 2031.",
        "Điều 2. Giao Văn phòng Cục chủ trì, phối hợp với các phòng tổ chức kiểm tra; báo cáo Cục trưởng kết quả trước ngày 30/11/2031.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        kind="quyết định",
    )
    assert [(duty.who, duty.what, duty.submit_to) for duty in found] == [("Văn phòng Cục", "báo cáo kết quả", "Cục trưởng")]
    assert [(one.who, one.cooperate_with) for one in assigned] == [("Văn phòng Cục", "các phòng")]


def test_a_notice_says_when_the_meeting_is() -> None:
    found, _ = duties(
        "1. Thời gian: bắt đầu lúc 07 giờ 30, ngày 18/8/2031.",
        "2. Thành phần: Ủy viên Ban Chấp hành.",
        kind="thông báo",
        subject="Hội nghị lần thứ 9",
    )
    assert [(duty.who, duty.what, duty.op, duty.time) for duty in found] == [(None, "Hội nghị lần thứ 9", "on", "07:30")]


def test_youth_union_letters_with_an_address_in_the_channel() -> None:
    ((duty,), _) = organised(
        "- Các đoàn cơ sở gửi danh sách về Thành đoàn (qua Ban Phong trào, thư điện tử phongtrao@vidu.example) trước ngày 12/6/2031."
    )
    assert duty.via == "Ban Phong trào, thư điện tử phongtrao@vidu.example"


@pytest.mark.parametrize(
    "words",
    [
        "1. Đảng ủy đã ban hành kế hoạch, hoàn thành trước ngày 30/3/2031 việc học tập nghị quyết.",
        "2. Các chi bộ gửi báo cáo về Đảng ủy trước ngày 15/2/2031, nhiều chi bộ gửi chậm.",
        "3. Văn phòng phối hợp với Ban Tổ chức kiểm tra 05 đơn vị; Ủy ban Kiểm tra tổng hợp kết quả.",
    ],
)
def test_a_report_of_the_past_has_no_duties(words: str) -> None:
    assert duties("I. KẾT QUẢ ĐẠT ĐƯỢC", words, kind="báo cáo") == ([], [])


def test_a_report_asks_for_what_is_ahead() -> None:
    found, assigned = duties(
        "I. KẾT QUẢ", "Tốt.", "II. PHƯƠNG HƯỚNG, NHIỆM VỤ", "1. Hoàn thành đại hội chi bộ trước ngày 30/6/2032.", kind="báo cáo"
    )
    assert [duty.deadline for duty in found] == [date(2032, 6, 30)]
    assert assigned == []


@pytest.mark.parametrize(
    "words",
    [
        "Thành phần: Thường trực Huyện ủy; đại diện các ban, họp trước ngày 20/5/2031.",
        "Số liệu báo cáo tính đến ngày 30/6/2031.",
        "Báo cáo gửi sau ngày 05/8/2031 sẽ không được tổng hợp.",
        "Đảng ủy chọn Chi bộ Thôn Đông làm điểm để rút kinh nghiệm.",
    ],
)
def test_lists_of_attendants_cut_offs_warnings_and_pilots_are_no_duties(words: str) -> None:
    assert organised(words) == ([], [])


def test_a_pilot_with_a_day_is_the_pilots_duty() -> None:
    ((duty,), assigned) = organised("Chọn Đoàn cơ sở Bến Đông làm điểm, hoàn thành trước ngày 20/5/2031; sau đó các đoàn cơ sở còn lại.")
    assert (duty.who, duty.deadline) == ("Đoàn cơ sở Bến Đông", date(2031, 5, 20))
    assert assigned == []


def test_evidence_is_the_sources_own_words_at_its_place() -> None:
    text = "KẾ HOẠCH\n\nvề việc\n\nI- TỔ CHỨC THỰC HIỆN\n\n1. Chi bộ gửi **biên bản** về Đảng ủy *trước ngày 20/5/2031*."
    document = read_text(text.encode(), "a.md")
    ((duty,), _) = read_duties(document, lay_out(document), Header(doc_type="kế hoạch"))
    (evidence,) = duty.evidence
    assert evidence.span is not None
    assert (
        document.text[evidence.span.start : evidence.span.end]
        == evidence.quote
        == "Chi bộ gửi **biên bản** về Đảng ủy *trước ngày 20/5/2031"
    )


def test_a_timeline_begins_with_its_times() -> None:
    found, _ = organised(
        "- Tháng 4/2031: Ban Tổ chức ban hành hướng dẫn.", "- Từ ngày 05/5 đến ngày 20/5/2031: các chi bộ họp.", "- Quý III/2031: Tổng kết."
    )
    assert [(duty.who, duty.what, duty.deadline, duty.op) for duty in found] == [
        ("Ban Tổ chức", "ban hành hướng dẫn", date(2031, 4, 30), "by"),
        ("các chi bộ", "họp", date(2031, 5, 20), "by"),
        (None, "Tổng kết", date(2031, 9, 30), "by"),
    ]


def test_a_paper_that_is_sent_is_the_sending_of_the_paper() -> None:
    found, _ = organised("Báo cáo gửi về Sở Nội vụ trước ngày 15/6/2031.", "Thời hạn gửi hồ sơ: chậm nhất ngày 20/6/2031.")
    assert [(duty.what, duty.submit_to, duty.op) for duty in found] == [("gửi báo cáo", "Sở Nội vụ", "before"), ("gửi hồ sơ", None, "by")]


def test_a_condition_before_the_actor_does_not_hide_him() -> None:
    found, _ = organised("Trong quá trình thực hiện, nếu có vướng mắc, các chi bộ phản ánh về Ban Tổ chức Huyện ủy (qua Phòng Nghiệp vụ).")
    assert [(duty.who, duty.submit_to, duty.via) for duty in found] == [("các chi bộ", "Ban Tổ chức Huyện ủy", "Phòng Nghiệp vụ")]


def test_a_report_may_assign_what_it_expressly_asks_for() -> None:
    _, assigned = duties(
        "I. KẾT QUẢ", "Tốt.", "II. PHƯƠNG HƯỚNG, NHIỆM VỤ", "1. Giao Văn phòng Đảng ủy theo dõi, đôn đốc các chi bộ.", kind="báo cáo"
    )
    assert [(one.who, one.what) for one in assigned] == [("Văn phòng Đảng ủy", "theo dõi, đôn đốc các chi bộ")]
