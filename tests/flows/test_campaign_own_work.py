"""Who helps to draft and who adopts a report of the owner is part of that duty; other work stays a task."""

from nhiemky.domain.campaign import Policies, Requirement, Task
from nhiemky.flows.campaign_own_work import policies_of, with_own_work

DRAFT = Requirement(
    "o1",
    "dự thảo báo cáo sơ kết",
    "Ban Tổ chức",
    "",
    None,
    "Ban Thường vụ",
    None,
    own=True,
    lead="Ban Tổ chức",
    adopted_by=("Ban Thường vụ",),
)


def test_comrades_are_named_one_by_one():
    work = (Task("v1", "giúp Ban Tổ chức dự thảo báo cáo sơ kết", "Các đồng chí Đặng Thu Hà, Lê Văn An"),)
    (asked,), rest = with_own_work((DRAFT,), work)
    assert asked.editorial_team == ("Đặng Thu Hà", "Lê Văn An") and rest == ()


def test_a_body_that_considers_and_adopts_comes_after_the_first():
    work = (Task("v1", "xem xét, thông qua báo cáo sơ kết", "Ban Chấp hành"), Task("v2", "thông qua báo cáo sơ kết", "Ban Thường vụ"))
    (asked,), _ = with_own_work((DRAFT,), work)
    assert asked.adopted_by == ("Ban Thường vụ", "Ban Chấp hành")


def test_what_names_no_duty_of_the_owner_stays_a_task():
    work = (
        Task("v1", "giúp Ban Thường vụ tổng hợp phụ lục", "Văn phòng"),
        Task("v2", "thông qua báo cáo kiểm điểm", "Ban Chấp hành"),
        Task("v3", "thông qua báo cáo sơ kết", None),
    )
    assert with_own_work((DRAFT,), work) == ((DRAFT,), work)
    units = Requirement("o2", "dự thảo báo cáo kiểm điểm", "Chi bộ", "", None, None, None)
    assert with_own_work((units,), work)[1] == work


def test_what_units_may_add_is_a_rule_not_a_task():
    work = (
        Task("v1", "báo cáo Ban Thường vụ xem xét, đồng ý mới bổ sung chỉ tiêu", "Cấp ủy cơ sở"),
        Task("v2", "thực hiện đúng nghị quyết, không bổ sung nhiệm vụ", "Cấp ủy cơ sở"),
        Task("v3", "bổ sung hồ sơ", "Văn phòng"),
    )
    assert policies_of(work, Policies("forbidden")) == (Policies("forbidden", "consent", "forbidden"), work[2:])
    assert policies_of(work[2:], None) == (None, work[2:])
