"""Gates of drafts, read from how directives say them, and left alone where they say something else."""

import pytest

from nhiemky.flows.campaign_draft import campaign_from_directive
from nhiemky.flows.campaign_gates import gates_of
from nhiemky.reading.directive import read_directive
from nhiemky.reading.open import open_document

PLAN = """ĐẢNG BỘ TỈNH NAM THUẬN
ĐẢNG ỦY KHỐI CÁC CƠ QUAN
*
Số 12-KH/ĐUK

Nam Thuận, ngày 04 tháng 4 năm 2023

KẾ HOẠCH
sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội

II- THỜI GIAN
1. Chọn Đảng bộ Sở Gió làm điểm; sau hội nghị làm điểm, tổ chức ở các đơn vị còn lại.
2. Các chi bộ, đảng bộ cơ sở gửi báo cáo sơ kết về Ban Thường vụ Đảng ủy Khối (qua Văn phòng) trước ngày 30/5/2023.
3. {words}
III- TỔ CHỨC THỰC HIỆN
1. Văn phòng Đảng ủy Khối theo dõi, đôn đốc việc thực hiện.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Nguyễn Văn A
"""


def gates(words: str) -> set[str]:
    return set(gates_of(read_directive(open_document(PLAN.format(words=words).encode(), "a.txt")), "Đảng ủy Khối các cơ quan"))


@pytest.mark.parametrize(
    "words",
    [
        "Dự thảo báo cáo của các đơn vị gửi xin ý kiến đồng chí ủy viên Ban Thường vụ phụ trách trước khi tổ chức hội nghị.",
        "Các chi bộ, đảng bộ cơ sở gửi dự thảo báo cáo xin ý kiến đồng chí ủy viên phụ trách đơn vị trước ngày 15/5/2023.",
        "Báo cáo của đơn vị phải được đồng chí cấp ủy viên phụ trách thông qua trước khi trình hội nghị.",
        "Các đồng chí ủy viên Ban Chấp hành phụ trách đơn vị cho ý kiến vào dự thảo báo cáo của đơn vị được phân công.",
    ],
)
def test_a_draft_that_goes_to_the_comrade_in_charge_is_cleared_first(words):
    assert gates(words) == {"drafts_cleared_first"}


@pytest.mark.parametrize(
    "words",
    [
        "Đơn vị làm điểm trình Ban Thường vụ Đảng ủy Khối cho ý kiến vào dự thảo báo cáo trước ngày 10/5/2023.",
        "Đảng bộ Sở Gió gửi dự thảo báo cáo về Ban Thường vụ Đảng ủy Khối (qua Văn phòng) cho ý kiến trước khi tổ chức hội nghị.",
    ],
)
def test_the_draft_of_the_pilot_goes_higher(words):
    assert gates(words) == {"pilot_drafts_higher"}


@pytest.mark.parametrize(
    "words",
    [
        "Văn phòng Đảng ủy Khối dự thảo báo cáo sơ kết, trình Ban Thường vụ cho ý kiến trước ngày 10/6/2023.",
        "Văn phòng Đảng ủy Khối dự thảo báo cáo sơ kết, xin ý kiến đồng chí Phó Bí thư phụ trách trước ngày 10/6/2023.",
        "Các đồng chí ủy viên phụ trách đơn vị dự và chỉ đạo hội nghị của đơn vị.",
        "Các chi bộ, đảng bộ cơ sở gửi dự thảo báo cáo về Văn phòng Đảng ủy Khối trước ngày 15/5/2023.",
    ],
)
def test_what_sets_no_gate_for_units_stays_silent(words):
    assert gates(words) == set()


def test_the_lesson_of_the_pilot_comes_first_where_the_order_says_so():
    words = PLAN.replace("sau hội nghị làm điểm", "sau khi rút kinh nghiệm").format(words="Thực hiện nghiêm túc.")
    campaign = campaign_from_directive(read_directive(open_document(words.encode(), "a.txt")))
    assert campaign.policies is not None and campaign.policies.lesson_first


def test_a_plan_without_such_words_leaves_the_policies_unsaid():
    words = PLAN.format(words="Thực hiện nghiêm túc.")
    assert campaign_from_directive(read_directive(open_document(words.encode(), "a.txt"))).policies is None
