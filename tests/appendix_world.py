"""A campaign of the small world whose units fill in the appendix of the screen `phu-luc`."""

from datetime import UTC, datetime

from nhiemky.domain.campaign import Campaign as Value
from nhiemky.domain.campaign import Indicator, Owner, Policies, Unit
from nhiemky.domain.campaign import Requirement as AskedRequirement
from nhiemky.web.campaigns.models import Campaign, Obligation, Requirement, RosterEntry
from nhiemky.web.campaigns.value import words_of

ISSUED = datetime(2023, 4, 27, 2, 0, tzinfo=UTC)
DEADLINE = datetime(2023, 5, 29, 17, 0, tzinfo=UTC)

INDICATORS = (
    Indicator("CT01", "Nước thương phẩm bình quân năm", "nghìn m³"),
    Indicator("CT02", "Doanh thu bình quân năm", "tỷ đồng"),
    Indicator("CT03", "Số khách hàng sử dụng nước", "hộ", "sum"),
    Indicator("CT04", "Tỷ lệ thất thoát nước", "%", direction="lower"),
    Indicator("CT05", "Thu nhập bình quân người lao động", "triệu đồng/tháng"),
    Indicator("CT06", "Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "sum"),
    Indicator("CT07", "Đảng viên hoàn thành tốt trở lên", "%", target="từ 90,0"),
    Indicator("CT08", "Chi bộ hoàn thành tốt trở lên", "%", target="100"),
    Indicator("CT09", "Đảng viên học tập, quán triệt nghị quyết", "%", target="từ 98,0"),
    Indicator("CT10", "Nộp ngân sách nhà nước, lũy kế", "tỷ đồng", "sum"),
    Indicator("CT11", "Xếp loại tổ chức đảng hằng năm", "mức", target="Hoàn thành tốt trở lên"),
    Indicator("CT12", "Cơ quan đạt chuẩn văn hóa", "có/không", "count_yes", target="Có"),
)
TARGETS = {"CT01": "12.400", "CT02": "138,0", "CT03": "68.000", "CT04": "dưới 16,0", "CT05": "11,5", "CT06": "25", "CT10": "42,5"}


def campaign_of(world, policies: Policies | None = None, **changes):
    """(campaign, obligations by unit code) with one appendix and one report each; dv1 has the targets of the screen."""
    units = tuple(
        Unit(unit.code, unit.name, branch=unit.branch, targets=TARGETS if unit.pk == world.dv1.pk else {}) for unit in world.units
    )
    asked = (
        AskedRequirement("r1", "gửi báo cáo sơ kết", None, "trước ngày 30/5/2023", None, None, None, deliverable="report"),
        AskedRequirement("r2", "gửi phụ lục chỉ tiêu", None, "trước ngày 30/5/2023", None, None, None, deliverable="appendix"),
    )
    value = Value(
        title="Sơ kết giữa nhiệm kỳ 2020 - 2025", owner=Owner("Đảng ủy Khối Nam Thuận"), id="27-kh-duk", term="2020 - 2025",
        cut_off="2023-04-30", indicators=INDICATORS, units=units, requirements=asked, policies=policies or Policies(), **changes,
    )  # fmt: skip
    campaign = Campaign.objects.create(
        organisation=world.khoi,
        title=value.title,
        state="issued",
        value=words_of(value),
        made_at=ISSUED,
        made_by="Văn phòng",
        issued_at=ISSUED,
    )
    requirements = [
        Requirement.objects.create(
            campaign=campaign, key=each.id, what=each.what, short=short, deliverable=each.deliverable, wording=each.wording,
            deadline_at=DEADLINE, order=order,
        )
        for order, (each, short) in enumerate(zip(asked, ("Báo cáo sơ kết", "Phụ lục chỉ tiêu"), strict=True))
    ]  # fmt: skip
    obligations = {}
    for order, unit in enumerate(world.units):
        entry = RosterEntry.objects.create(
            campaign=campaign, organisation=unit, unit_id=unit.code, name=unit.name, branch=unit.branch, order=order
        )
        for requirement in requirements:
            made = Obligation.objects.create(
                campaign=campaign, requirement=requirement, entry=entry, organisation=unit, deadline_at=DEADLINE
            )
            obligations[unit.code, requirement.key] = made
    return campaign, obligations


PREVIOUS = {
    "CT01": "11.048", "CT02": "121,7", "CT03": "58.930", "CT04": "18,4", "CT05": "10,1", "CT06": "9", "CT07": "91,0", "CT08": "100",
    "CT09": "98,6", "CT10": "17,2", "CT11": "Hoàn thành tốt", "CT12": "Có",
}  # fmt: skip
TYPED = {
    "CT01": "11.620", "CT02": "129,4", "CT03": "61,25", "CT04": "17,2", "CT05": "10,8", "CT06": "14", "CT07": "92,3", "CT08": "83,3",
    "CT09": "99,1", "CT10": "21,9", "CT11": "Hoàn thành tốt",
}  # fmt: skip


def screen():
    """For a browser's server: the world with the screen's figures, filled in through the users' doors."""
    from browser.seed import world as small_world
    from web_setup import setting_up

    from nhiemky.web.reports.appendix.actions import save_cell, save_years
    from nhiemky.web.reports.drafting import draft_of
    from nhiemky.web.targets.actions import Listed, list_targets

    world = small_world()
    with setting_up():
        _, obligations = campaign_of(world)
    clerk = world.actor("vanthu1")
    rows = [
        Listed(one.statement, one.unit_of_measure, TARGETS.get(one.code, one.target or ""), one.code, PREVIOUS[one.code], "2022-12")
        for one in INDICATORS
    ]
    list_targets(clerk, world.dv1, rows, term="2020 - 2025")
    draft = draft_of(clerk, obligations[world.dv1.code, "r2"])
    for code, words in TYPED.items():
        estimate = {"kind": "estimate", "cut_off": "2023-04-30"} if code == "CT10" else {}
        save_cell(clerk, draft, code, {"actual": words, **estimate}, 0)
    save_years(clerk, draft, "CT06", {"2020": "3", "2021": "4", "2022": "5", "2023": "1"})
