"""Whose a duty is where its own words do not say it: opening lines, headings, lists, days behind one verb, all of the above."""

from __future__ import annotations

from datetime import date

import pytest
from tests.reading.test_duties import duties, organised

WORK = ("- Soạn đề cương.", "- Gửi dự thảo trước ngày 10/5/2031.")


@pytest.mark.parametrize(
    ("opening", "who"),
    [
        ("Giao Ban Tổ chức Huyện ủy chủ trì, phối hợp với Văn phòng Huyện ủy:", "Ban Tổ chức Huyện ủy"),
        ("Giao Văn phòng và Ban Tổ chức theo chức năng, nhiệm vụ thực hiện các nội dung sau:", "Văn phòng và Ban Tổ chức"),
        ("Huyện ủy đề nghị các đồng chí bí thư chi bộ:", "các đồng chí bí thư chi bộ"),
        ("1. Ban Tổ chức Hội thi do đồng chí Phó Chủ tịch làm Trưởng ban, có nhiệm vụ:", "Ban Tổ chức Hội thi"),
        ("1. Tiểu ban Hậu cần", "Tiểu ban Hậu cần"),
        ("1. Phòng Tài chính, Phòng Hạ tầng; Trung tâm Dịch vụ công:", "Phòng Tài chính, Phòng Hạ tầng; Trung tâm Dịch vụ công"),
    ],
)
def test_bullets_belong_to_the_body_of_the_line_that_opens_them(opening: str, who: str) -> None:
    found, assigned = organised(opening, *WORK)
    assert [(duty.who, duty.what) for duty in found] == [(who, "Gửi dự thảo")]
    assert [(one.who, one.what) for one in assigned] == [(who, "Soạn đề cương")]


def test_an_opening_ends_with_the_next_paragraph_of_its_own() -> None:
    found, _ = organised("Giao Văn phòng:", *WORK, "Các chi bộ gửi báo cáo trước ngày 20/5/2031.")
    assert [duty.who for duty in found] == ["Văn phòng", "Các chi bộ"]


def test_what_a_letter_asks_under_numbers_is_nobodys_own_and_the_asked_are_inferred() -> None:
    found, assigned = duties(
        "Kính gửi: Các chi bộ",
        "Thực hiện Kế hoạch năm, Đảng ủy đề nghị các chi bộ thực hiện các việc sau:",
        "1. Rà soát hồ sơ đảng viên.",
        "2. Gửi danh sách về Đảng ủy trước ngày 20/5/2031.",
        kind="công văn",
    )
    assert [(duty.who, duty.who_inferred) for duty in found] == [(None, "các chi bộ")]
    assert [(one.who, one.what) for one in assigned] == [(None, "Rà soát hồ sơ đảng viên")]


def test_days_behind_one_verb_are_duties_of_their_own() -> None:
    found, _ = organised("1. Văn phòng gửi dự thảo lần 1 trước ngày 05/5/2031, bản chính thức trước ngày 15/5/2031 về Huyện ủy.")
    assert [(duty.who, duty.what, duty.deadline, duty.submit_to) for duty in found] == [
        ("Văn phòng", "gửi dự thảo lần 1", date(2031, 5, 5), "Huyện ủy"),
        ("Văn phòng", "gửi bản chính thức", date(2031, 5, 15), "Huyện ủy"),
    ]
    found, _ = organised("1. Các chi bộ gửi báo cáo chậm nhất ngày 15/6/2031 và ngày 30/11/2031.")
    assert [(duty.deadline, duty.op) for duty in found] == [(date(2031, 6, 15), "by"), (date(2031, 11, 30), "by")]


def test_a_day_for_all_of_the_above_is_the_day_of_each() -> None:
    found, assigned = organised("1. Các chi bộ rà soát hồ sơ; cập nhật dữ liệu. Các nội dung trên hoàn thành trước ngày 30/6/2031.")
    assert [(duty.who, duty.what, duty.deadline) for duty in found] == [
        ("Các chi bộ", "rà soát hồ sơ; cập nhật dữ liệu", date(2031, 6, 30))
    ]
    assert not assigned


def test_bodies_that_finish_by_different_days_are_not_what_is_finished() -> None:
    found, _ = organised("Chi bộ cơ quan xong trước ngày 10/5/2031; các chi bộ thôn xong trước ngày 20/5/2031.")
    assert [(duty.who, duty.deadline) for duty in found] == [("Chi bộ cơ quan", date(2031, 5, 10)), ("các chi bộ thôn", date(2031, 5, 20))]


def test_who_does_it_may_stand_behind_it() -> None:
    found, _ = organised("- Khảo sát hiện trạng trước ngày 10/5/2031, do bộ phận kỹ thuật thực hiện.")
    assert [duty.who for duty in found] == ["bộ phận kỹ thuật"]


def test_a_day_of_january_in_a_paper_of_december_is_of_the_year_to_come() -> None:
    from nhiemky.reading.duties.clauses import read_clauses

    words = "Các chi bộ gửi hồ sơ trước ngày 15/01."
    (clause,) = read_clauses(words, 0, len(words), None, 2031, issued=date(2031, 12, 5))
    assert clause.when is not None and clause.when.deadline == date(2032, 1, 15)
    (clause,) = read_clauses(words, 0, len(words), None, 2031, issued=date(2031, 4, 5))  # nine months on: too far to be meant
    assert clause.when is None


@pytest.mark.parametrize(
    "words",
    [
        "Ban Thường vụ Đảng ủy đã quán triệt Nghị quyết đến chi bộ.",
        "Đoàn giám sát có 05 đồng chí.",
        "Đảng bộ được thành lập trên cơ sở hợp nhất hai đảng bộ.",
        "Đảng viên vi phạm quy định thì xem xét tư cách.",
    ],
)
def test_what_is_told_lays_nothing(words: str) -> None:
    assert organised(words) == ([], [])


def test_a_case_lays_what_stands_behind_it() -> None:
    _, assigned = organised("Trường hợp chi bộ sáp nhập thì Ban Tổ chức báo cáo Ban Thường vụ xem xét.")
    assert [one.who for one in assigned] == ["Ban Tổ chức"]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Đối với cơ sở nhà phải chuyển đổi công năng, Sở Tài chính gửi tờ trình trước ngày 10/5/2031.", "Sở Tài chính"),
        ("Sau thời hạn trên, Văn phòng gửi danh sách đơn vị chậm báo cáo trước ngày 10/5/2031.", "Văn phòng"),
        ("Các đơn vị được phân công tham luận (gồm các xã: An Hòa, An Lộc): gửi bài trước ngày 10/5/2031.", None),
        ("Trung tâm Dịch vụ tổng hợp xã: gửi kịch bản trước ngày 10/5/2031.", "Trung tâm Dịch vụ tổng hợp xã"),
        ("Ban chấp hành công đoàn cơ sở tự chấm điểm trước ngày 10/5/2031.", "Ban chấp hành công đoàn cơ sở"),
    ],
)
def test_the_body_behind_a_case_and_in_front_of_a_colon(words: str, who: str | None) -> None:
    (duty,), _ = organised(f"- {words}")
    assert duty.who == (who or "Các đơn vị được phân công tham luận (gồm các xã: An Hòa, An Lộc)")


def test_two_days_in_front_of_the_verb_are_two_duties() -> None:
    found, _ = organised("1. Các chi bộ", "- Trước ngày 10 tháng 6 và ngày 25 tháng 11 năm 2031 gửi báo cáo về Huyện ủy.")
    assert [(duty.deadline, duty.op, duty.what) for duty in found] == [
        (date(2031, 6, 10), "before", "gửi báo cáo"),
        (date(2031, 11, 25), "before", "gửi báo cáo"),
    ]


def test_the_contents_only_order_bodies_and_the_findings_of_a_notice_tell() -> None:
    _, assigned = duties("I. NỘI DUNG", "1. Ủy ban Kiểm tra", "1.1. Kiểm tra tài chính đảng 04 đơn vị.", "II. KINH PHÍ", "Theo quy định.")
    assert assigned == []
    _, assigned = duties(
        "I. ƯU ĐIỂM", "1. Ban Thường vụ chỉ đạo quyết liệt.", "II. YÊU CẦU", "1. Chi bộ:", "- Tổ chức kiểm điểm.", kind="thông báo"
    )
    assert [one.what for one in assigned] == ["Tổ chức kiểm điểm"]


def test_the_plan_a_decision_issues_is_read_as_its_text() -> None:
    found, assigned = duties(
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra năm 2031.",
        "Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Lê Văn An",
        "KẾ HOẠCH",
        "Kiểm tra công vụ năm 2031",
        "(Ban hành kèm theo Quyết định số 12/QĐ-UBND)",
        "I. MỤC ĐÍCH",
        "Nâng cao kỷ luật.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ",
        "a) Trình quyết định thành lập đoàn trước ngày 28/3/2031.",
        "b) Theo dõi, đôn đốc.",
        kind="quyết định",
    )
    assert [(duty.who, duty.deadline) for duty in found] == [("Sở Nội vụ", date(2031, 3, 28))]
    assert [one.who for one in assigned] == ["Chánh Văn phòng", "Sở Nội vụ"]
