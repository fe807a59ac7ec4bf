"""An issued campaign whose units have handed in figures and texts, for the pages of progress."""

from datetime import UTC, datetime

from appendix_world import campaign_of
from web_setup import setting_up

from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.reports.models import Figure, Revision, SectionText
from nhiemky.web.targets.actions import Listed, Paper, list_targets

CAME = datetime(2023, 5, 13, 3, 0, tzinfo=UTC)
EARLIER = datetime(2023, 5, 2, 3, 0, tzinfo=UTC)
FIGURES = (
    ("CT06", "Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "25", "9"),
    ("CT07", "Đảng viên hoàn thành tốt trở lên", "%", "từ 90,0", "92,3"),
)


def hand_in(obligation, figures=FIGURES, at=CAME, number=1, texts=()):
    """A revision with its figures and texts, as if it had been handed in."""
    with setting_up():
        revision = Revision.objects.create(
            obligation=obligation, organisation=obligation.organisation, campaign=obligation.campaign, number=number,
            receipt=f"PN-{obligation.pk}-{number}", content_hash=f"{obligation.pk}-{number}", door="web", received_at=at, submitted_by="Mai Loan",
            cut_off="2023-04-30",
        )  # fmt: skip
        for order, (code, statement, unit, target, actual) in enumerate(figures):
            Figure.objects.create(
                revision=revision, campaign=obligation.campaign, organisation=obligation.organisation, code=code, statement=statement,
                unit_of_measure=unit, target=target, actual=actual, order=order,
            )  # fmt: skip
        for order, (path, title, words) in enumerate(texts):
            SectionText.objects.create(revision=revision, path=path, title=title, text=words, order=order)
    return revision


def story(world):
    """(campaign, obligations): dv1 is behind with CT06, dv2 has met it; dv1 says why."""
    with setting_up():
        campaign, obligations = campaign_of(world)
    hand_in(obligations[world.dv1.code, "r2"])
    hand_in(
        obligations[world.dv1.code, "r1"], figures=(),
        texts=(("II/3", "Hạn chế, nguyên nhân", "Nguyên nhân: thiếu kinh phí. Nguyên nhân việc kết nạp đảng viên mới chậm là do nguồn kết nạp ít."),
               ("II/1", "Kết quả", "Đã mở ba lớp tập huấn cho cấp ủy.")),
    )  # fmt: skip
    hand_in(obligations[world.dv2.code, "r2"], figures=((*FIGURES[0][:3], "10", "12"),), at=EARLIER)
    return Campaign.objects.get(pk=campaign.pk), obligations


def resolution_of(world, *tasks):
    """The owner's resolution with its key tasks."""
    return list_targets(
        world.actor("chanh"), world.khoi, [Listed("Kết nạp đảng viên mới trong nhiệm kỳ", "đảng viên", "100", "CT06")], term="2020 - 2025",
        paper=Paper(symbol="01-NQ/ĐH", key_tasks=tasks or ("Đổi mới sinh hoạt chi bộ",), breakthroughs=("Chuyển đổi số",)),
    )  # fmt: skip
