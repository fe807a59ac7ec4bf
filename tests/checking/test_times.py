"""Who needs a report must have a day to work on it; figures must exist when the report is due."""

import pytest
from invented import high, kinds, paper

PLAN = """HUYỆN ỦY AN PHÚ

Số 45-KH/HU

An Phú, ngày 12 tháng 9 năm 2034

KẾ HOẠCH

tổng kết thực hiện Nghị quyết Đại hội Đảng bộ huyện, nhiệm kỳ 2030 - 2035

I- NỘI DUNG

1. Các chi bộ, đảng bộ cơ sở xây dựng báo cáo tổng kết; số liệu {cut}.

II- TỔ CHỨC THỰC HIỆN

1. Cấp ủy các chi bộ, đảng bộ cơ sở tổ chức hội nghị tổng kết, hoàn thành trước ngày {meeting}; gửi báo cáo tổng kết về Ban Thường vụ Huyện ủy (qua Văn phòng Huyện ủy) trước ngày {report}.

2. Văn phòng Huyện ủy tổng hợp, xây dựng dự thảo báo cáo tổng kết của Huyện ủy, trình Ban Thường vụ Huyện ủy trước ngày {draft}.

3. Huyện ủy tổ chức hội nghị tổng kết trước ngày {conference}; gửi báo cáo tổng kết về Ban Thường vụ Tỉnh ủy (qua Văn phòng Tỉnh ủy) trước ngày {final}.

Nơi nhận:
- Lưu Văn phòng.
"""
DAYS = {
    "cut": "tính đến ngày 30/9/2034",
    "meeting": "20/10/2034",
    "report": "31/10/2034",
    "draft": "15/11/2034",
    "conference": "30/11/2034",
    "final": "10/12/2034",
}


def plan(**days: str) -> list[str]:
    return kinds(paper(PLAN.format(**{**DAYS, **days}))[1])


def test_a_plan_with_slack_is_silent() -> None:
    assert plan() == []


@pytest.mark.parametrize("days", [{"draft": "01/11/2034"}, {"conference": "02/11/2034"}, {"cut": "tính đến tháng 9/2034"}])
def test_one_day_is_slack(days: dict[str, str]) -> None:
    assert plan(**days) == []


@pytest.mark.parametrize(
    "days", [{"draft": "25/10/2034"}, {"conference": "31/10/2034"}, {"report": "10/12/2034", "draft": "20/12/2034", "final": "25/12/2034"}]
)
def test_what_needs_a_report_may_not_be_due_at_or_before_it(days: dict[str, str]) -> None:
    assert plan(**days) == ["deadline_order"]


def test_an_input_after_everything_made_of_it_is_one_finding() -> None:
    _, directive = paper(PLAN.format(**{**DAYS, "report": "20/12/2034"}))
    (item,) = directive.inconsistencies
    assert item.severity == "high" and item.quotes[0].quote.endswith("trước ngày 20/12/2034")


def test_a_report_due_before_its_own_meeting_is_doubtful() -> None:
    _, directive = paper(PLAN.format(**{**DAYS, "meeting": "05/11/2034"}))
    assert [(item.kind, item.severity) for item in directive.inconsistencies] == [("deadline_order", "medium")]


def test_a_deadline_before_the_paper_is_told() -> None:
    assert plan(draft="15/11/2033") == ["deadline_order"]


def test_figures_later_than_the_report_are_told_and_estimates_weigh_less() -> None:
    _, late = paper(PLAN.format(**{**DAYS, "cut": "tính đến ngày 30/11/2034"}))
    assert [(item.kind, item.severity) for item in late.inconsistencies] == [("data_cutoff_after_due_date", "high")]
    _, estimated = paper(PLAN.format(**{**DAYS, "cut": "ước đến ngày 30/11/2034"}))
    assert [(item.kind, item.severity) for item in estimated.inconsistencies] == [("data_cutoff_after_due_date", "medium")]


def test_a_meeting_alone_before_the_cut_off_is_doubtful() -> None:
    _, directive = paper(PLAN.format(**{**DAYS, "cut": "tính đến ngày 29/10/2034"}))
    assert [(item.kind, item.severity) for item in directive.inconsistencies] == [("data_cutoff_after_due_date", "medium")]
    assert plan(cut="ước tính đến ngày 29/10/2034") == []


def test_duties_on_other_matters_do_not_wait() -> None:
    other = PLAN.replace("tổng hợp, xây dựng dự thảo báo cáo tổng kết của Huyện ủy", "ban hành hướng dẫn kinh phí hội nghị")
    assert kinds(paper(other.format(**{**DAYS, "draft": "25/10/2034"}))[1]) == []


def test_a_letter_with_a_gathering_office_is_silent() -> None:
    text = """SỞ NỘI VỤ

Số: 74/SNV-CCHC

Đông Hải, ngày 05 tháng 11 năm 2034

Kính gửi:
- Các sở, ban, ngành tỉnh.

Sở Nội vụ đề nghị các cơ quan, đơn vị gửi báo cáo cải cách hành chính về Sở Nội vụ trước ngày 20/11/2034 để tổng hợp.

Phòng Cải cách hành chính tổng hợp, dự thảo báo cáo của UBND tỉnh chậm nhất ngày 25/11/2034.

Nơi nhận:
- Lưu VT.
"""
    assert high(paper(text)[1]) == []


def test_a_subcommittee_that_gathers_these_very_reports_waits_for_them() -> None:
    text = PLAN.format(**DAYS).replace(
        "2. Văn phòng Huyện ủy tổng hợp, xây dựng dự thảo báo cáo tổng kết của Huyện ủy, trình Ban Thường vụ Huyện ủy trước ngày 15/11/2034.",
        "2. Tiểu ban Nội dung tổng hợp báo cáo của các chi bộ, đảng bộ cơ sở, trình Ban Thường vụ dự thảo báo cáo tổng kết của Đảng bộ huyện"
        " trước ngày {day}.",
    )
    assert high(paper(text.format(day="25/10/2034"))[1]) == ["deadline_order"]
    assert high(paper(text.format(day="15/11/2034"))[1]) == []


HALF_YEAR = """KẾ HOẠCH

sơ kết công tác năm 2030

I- THỜI GIAN

1. Số liệu báo cáo tính từ ngày 01/7/2030 đến ngày 31/12/2030.

2. Các chi bộ gửi báo cáo 6 tháng {part} năm về Đảng ủy xã trước ngày {day}.
"""


def test_figures_of_the_second_half_year_are_for_the_report_that_names_it() -> None:
    _, late = paper(HALF_YEAR.format(part="cuối", day="20/12/2030"))
    assert [item.kind for item in late.inconsistencies] == ["data_cutoff_after_due_date"]
    _, earlier = paper(HALF_YEAR.format(part="đầu", day="20/7/2030"))
    assert earlier.inconsistencies == ()
