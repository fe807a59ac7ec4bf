"""The small world with a campaign that clears drafts first and lays its pilot's before the standing committee; one draft sent twice."""

from dataclasses import replace


def sent_twice():
    """Unit 1 is the pilot: its draft was sent, got one opinion, was answered and sent again. Two units asked for something."""
    from web.conftest import World, setting_up
    from web.reports.conftest import TEXTS, VALUE

    from nhiemky.domain.campaign import Policies
    from nhiemky.web.campaigns.actions import create_campaign, issue_campaign, set_roster
    from nhiemky.web.campaigns.models import Obligation, RosterEntry
    from nhiemky.web.proposals.actions import propose, publish
    from nhiemky.web.reports import actions as reports
    from nhiemky.web.reports.drafts import actions as drafts

    with setting_up():
        world = World()
    office, clerk, member = (world.actor(who) for who in ("chanh", "vanthu1", "uyvien"))
    policies = Policies(drafts_cleared_first=True, pilot_drafts_higher=True)
    campaign = create_campaign(office, world.khoi, replace(VALUE, units=(), policies=policies))
    set_roster(office, campaign, list(world.units), pilots=[world.dv1])
    campaign.refresh_from_db()
    issue_campaign(office, campaign, reason="thử trang")
    rows = Obligation.objects.select_related("campaign__organisation", "requirement", "entry", "organisation", "draft_standing")

    def owed():
        return rows.get(organisation=world.dv1, requirement__key="r1")

    def write(path: str, text: str, version: int) -> None:
        reports.save_section(clerk, reports.draft_of(clerk, owed()), path, text, version)

    for path, text in TEXTS.items():
        write(path, text, 0)
    drafts.send(clerk, owed())
    point = drafts.Given("Nêu rõ nguyên nhân vượt thu.", "Phần thứ nhất/II/1", "mục II.1")
    (opinion,) = drafts.give_back(member, owed(), [point])
    drafts.answer_opinion(clerk, opinion, state="accepted", answer="Đã bổ sung nguyên nhân.", changed_place="Phần thứ nhất/II/1")
    write("Phần thứ nhất/II/1", "Thu ngân sách đạt 105% dự toán, do tăng thu từ đất và thuế.", 1)
    drafts.send(clerk, owed(), "Đã sửa theo ý kiến.")
    entries = {entry.organisation_id: entry for entry in RosterEntry.objects.filter(campaign=campaign)}
    words = ("Đề nghị cấp kinh phí tập huấn cho cấp ủy chi bộ.", "Bố trí kinh phí mở lớp tập huấn chi ủy.", "Đề nghị bổ sung máy vi tính.")
    for unit, said in zip((world.dv1, world.dv2, world.dv3), words, strict=True):
        propose(office, campaign, entries[unit.pk], kind="proposal", words=said)
    publish(office, campaign, title="Cách ghi mốc số liệu", words="Số liệu tính đến hết tháng 4/2023.", question="Lấy số đến ngày nào?")
