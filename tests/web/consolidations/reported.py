"""A small campaign with what units handed in, for tests of consolidations."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from nhiemky.domain import campaign as pure
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.vietnamese.values import parse_value
from nhiemky.web.campaigns.models import Campaign, CampaignVersion, Obligation, Requirement, RosterEntry
from nhiemky.web.campaigns.value import words_of
from nhiemky.web.files import store
from nhiemky.web.reports.models import Figure, Revision, SectionText, Verdict

JOIN, CHECK = "Kết nạp đảng viên mới", "Cuộc kiểm tra, giám sát"
DUE = datetime(2023, 5, 29, 17, tzinfo=UTC)
SENT = datetime(2023, 5, 12, 9, 42, tzinfo=UTC)
OUTLINE = Outline(
    "o1", "Đề cương", None, None, (), (),
    (
        OutlineNode("I", "BỐI CẢNH CHUNG"),
        OutlineNode("II", "KẾT QUẢ THỰC HIỆN CHỈ TIÊU", children=(OutlineNode("1", "Công tác đảng viên"),)),
        OutlineNode("III", "HẠN CHẾ"),
    ),
    Evidence("Đề cương"),
)  # fmt: skip
REVIEW = Outline("o2", "Đề cương kiểm điểm", None, None, (), (), (OutlineNode("I", "HẠN CHẾ, KHUYẾT ĐIỂM"),), Evidence("Đề cương"))


@dataclass
class Reported:
    """campaign: issued by khoi, units dv1..dv4. figures(unit, ...): a revision with a table; texts(unit, ...): one with sections."""

    world: Any
    campaign: Campaign
    duties: dict[tuple[str, str], Obligation] = field(default_factory=dict)
    sent: int = 0

    def figures(
        self, unit: Any, *rows: tuple[str, str, str], code: str = "", accepted: bool = False, cut_off: str = "2023-04", **more: Any
    ):
        """rows: (statement, target, actual); codes follow the campaign's statements."""
        codes = {JOIN: "CT01", CHECK: "CT05"}
        measures = {JOIN: "đảng viên", CHECK: "cuộc"}
        revision = self._revision(unit, "pl", cut_off=cut_off, **more)
        for at, (statement, target, actual) in enumerate(rows, 1):
            measure = measures.get(statement, "đảng viên")
            value = parse_value(actual, unit_of_measure=measure)
            Figure.objects.create(
                revision=revision, campaign=self.campaign, organisation=unit, code=codes.get(statement, code), statement=statement,
                unit_of_measure=measure, target=target, actual=actual, value=value.number, decimals=value.decimals, percent=value.percent,
                estimated=value.estimated, cut_off="", sheet="Phụ lục", table_cell=f"E{at + 6}", target_cell=f"D{at + 6}", order=at,
            )  # fmt: skip
        if accepted:
            Verdict.objects.create(revision=revision, kind="accepted", by="Đỗ Thị Minh Hạnh", at=revision.received_at + timedelta(hours=1))
        return revision

    def texts(self, unit: Any, *sections: tuple[str, str, str], requirement: str = "bc"):
        """sections: (path, title, text)."""
        revision = self._revision(unit, requirement)
        for at, (path, title, text) in enumerate(sections, 1):
            SectionText.objects.create(revision=revision, path=path, title=title, text=text, order=at)
        return revision

    def _revision(self, unit: Any, requirement: str, cut_off: str = "", received_at: datetime | None = None) -> Revision:
        duty = self.duties[unit.code, requirement]
        self.sent += 1
        data = f"{unit.code} {requirement} {self.sent}".encode()
        made = Revision.objects.create(
            obligation=duty, organisation=unit, campaign=self.campaign, number=duty.submissions.count() + 1,
            receipt=f"{unit.code}-2023-{self.sent:04}", content_hash=hashlib.sha256(data).hexdigest(), door="workbook",
            file=store.known(store.keep(data)), file_name=f"{unit.code}.xlsx", received_at=received_at or SENT + timedelta(minutes=self.sent),
            submitted_by="Mai Thị Kim Loan", cut_off=cut_off,
        )  # fmt: skip
        duty.state, duty.revisions = "submitted", made.number
        duty.save()
        return made


def reported(world: Any, *, indicators: tuple[pure.Indicator, ...] = ()) -> Reported:
    """To be called inside `setting_up()`."""
    value = pure.Campaign(
        "Sơ kết giữa nhiệm kỳ",
        pure.Owner("Đảng ủy Khối Nam Thuận", parent="Tỉnh ủy Nam Thuận", organ_code="ĐUK", place="Nam Thuận"),
        cut_off="2023-04",
        outlines=(OUTLINE, REVIEW),
        indicators=indicators
        or (pure.Indicator("CT01", JOIN, "đảng viên", "sum", target="100"), pure.Indicator("CT05", CHECK, "cuộc", "sum", target="20")),
        requirements=(
            pure.Requirement("pl", "Phụ lục", None, "trước ngày 30/5/2023", None, None, None, goes_up="figures"),
            pure.Requirement("bc", "Báo cáo", None, "", None, None, None, outline="o1", goes_up="sections"),
            pure.Requirement("kd", "Kiểm điểm", None, "", None, None, None, outline="o2", goes_up="filed"),
            pure.Requirement("own", "Báo cáo sơ kết của Đảng ủy Khối", None, "", None, "Tỉnh ủy", None, outline="o1", own=True,
                             lead="Ban Tổ chức Đảng ủy Khối", cooperating=("Văn phòng Đảng ủy Khối",)),
        ),
        units=tuple(pure.Unit(unit.code, unit.name, branch=unit.branch) for unit in world.units),
    )  # fmt: skip
    campaign = Campaign.objects.create(
        organisation=world.khoi, title=value.title, state="issued", value=words_of(value), made_at=SENT, made_by="x", issued_at=SENT
    )
    sha256 = hashlib.sha256(campaign.value.encode()).hexdigest()
    CampaignVersion.objects.create(campaign=campaign, number=1, value=campaign.value, sha256=sha256, issued_at=SENT, issued_by="x")
    made = Reported(world, campaign)
    asked = {
        "pl": ("Phụ lục", "appendix", "figures", ""), "bc": ("Báo cáo", "report", "sections", "o1"),
        "kd": ("Kiểm điểm", "report", "filed", "o2"),
    }  # fmt: skip
    rows = [
        Requirement.objects.create(
            campaign=campaign, key=key, what=what, short=what, deliverable=kind, goes_up=up, outline=outline, deadline_at=DUE, order=at
        )
        for at, (key, (what, kind, up, outline)) in enumerate(asked.items())
    ]
    own = Requirement.objects.create(
        campaign=campaign, key="own", what="Báo cáo sơ kết của Đảng ủy Khối", short="Báo cáo", own=True, submit_to="Tỉnh ủy", outline="o1",
        goes_up="sections", deadline_at=datetime(2023, 6, 4, 17, tzinfo=UTC), order=9,
    )  # fmt: skip
    for at, unit in enumerate(world.units):
        entry = RosterEntry.objects.create(
            campaign=campaign, organisation=unit, unit_id=unit.code, name=unit.name, branch=unit.branch, order=at
        )
        for row in rows:
            made.duties[unit.code, row.key] = Obligation.objects.create(
                campaign=campaign, requirement=row, entry=entry, organisation=unit, deadline_at=DUE
            )
    entry = RosterEntry.objects.create(
        campaign=campaign, organisation=world.khoi, unit_id="chu-tri", name=world.khoi.name, own=True, order=99
    )
    made.duties["K", "own"] = Obligation.objects.create(
        campaign=campaign, requirement=own, entry=entry, organisation=world.khoi, deadline_at=own.deadline_at
    )
    return made
