"""One issued campaign with a report and an appendix, and what units 1 and 2 of the small world owe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from web.conftest import setting_up

from nhiemky.domain.campaign import Campaign as Value
from nhiemky.domain.campaign import DirectiveReference, Indicator, Owner, Requirement, Unit
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.domain.placement import SectionWork
from nhiemky.flows.campaign import dump_campaign
from nhiemky.flows.section_report import section_report
from nhiemky.web import clock
from nhiemky.writing.word import write_word

OUTLINE = Outline(
    "l1", "ĐỀ CƯƠNG", "Báo cáo sơ kết giữa nhiệm kỳ", None, (), (),
    (
        OutlineNode("Phần thứ nhất", "KẾT QUẢ", children=(
            OutlineNode("I", "BỐI CẢNH CHUNG", ("Nêu ngắn gọn.",)),
            OutlineNode("II", "KẾT QUẢ THỰC HIỆN", children=(
                OutlineNode("1", "Nhiệm vụ chính trị", ("Việc đỡ đầu đơn vị xã được phân công.",)),
                OutlineNode("2", "Giáo dục chính trị", ("Nêu số lượt người học tập nghị quyết.",)),
            )),
        )),
        OutlineNode("Phần thứ hai", "PHƯƠNG HƯỚNG", children=(OutlineNode("I", "DỰ BÁO"),)),
    ),
    Evidence(""),
)  # fmt: skip
TEXTS = {
    "Phần thứ nhất/I": "Đảng bộ có 6 chi bộ, nội bộ đoàn kết.",
    "Phần thứ nhất/II/1": "Thu ngân sách đạt 103% dự toán.",
    "Phần thứ nhất/II/2": "Đã mở 4 lớp cho 312 lượt người học tập nghị quyết.",
    "Phần thứ hai/I": "Tình hình còn nhiều khó khăn.",
}
VALUE = Value(
    "Sơ kết giữa nhiệm kỳ",
    Owner("Đảng ủy Khối Nam Thuận", "Đảng bộ tỉnh Nam Thuận", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nam Thuận", "ĐUK"),
    directive=DirectiveReference("kế hoạch", "12-KH/ĐUK", date(2023, 4, 20), "Đảng ủy Khối", "sơ kết"),
    cut_off="2023-04",
    outlines=(OUTLINE,),
    indicators=(Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum"), Indicator("CT02", "Thu ngân sách", "tỷ đồng", "sum")),
    requirements=(
        Requirement(
            "r1",
            "gửi báo cáo sơ kết",
            "chi bộ, đảng bộ cơ sở",
            "trước ngày 30/5/2023",
            date(2023, 5, 29),
            "Ban Thường vụ",
            None,
            deliverable="report",
            outline="l1",
        ),
        Requirement(
            "r2",
            "gửi phụ lục kết quả chỉ tiêu",
            "chi bộ, đảng bộ cơ sở",
            "trước ngày 30/5/2023",
            date(2023, 5, 29),
            "Ban Thường vụ",
            None,
            deliverable="appendix",
        ),
    ),
    units=(Unit("u1", "Đảng bộ Sở Gió"), Unit("u2", "Chi bộ Báo Sông")),
)
DEADLINE = datetime(2023, 5, 29, 17, tzinfo=UTC)


@dataclass
class Round:
    """campaign row; report, appendix: unit 1's obligations; other: unit 2's report."""

    campaign: Any
    report: Any
    appendix: Any
    other: Any


@pytest.fixture
def round_(world, morning) -> Round:
    from nhiemky.web.campaigns.models import Campaign, Obligation, RosterEntry
    from nhiemky.web.campaigns.models import Requirement as RequirementRow

    with setting_up():
        campaign = Campaign.objects.create(
            organisation=world.khoi,
            title=VALUE.title,
            state="issued",
            value=dump_campaign(VALUE),
            made_at=clock.now(),
            made_by="x",
            issued_at=clock.now(),
        )
        requirements = [
            RequirementRow.objects.create(
                campaign=campaign, key=each.id, what=each.what, short=short, deliverable=each.deliverable, wording=each.wording,
                deadline_at=DEADLINE, outline=each.outline or "", order=order,
            )
            for order, (each, short) in enumerate(zip(VALUE.requirements, ("Báo cáo sơ kết", "Phụ lục chỉ tiêu"), strict=True))
        ]  # fmt: skip
        entries = [
            RosterEntry.objects.create(campaign=campaign, organisation=place, unit_id=unit.id, name=unit.name, order=order)
            for order, (place, unit) in enumerate(zip((world.dv1, world.dv2), VALUE.units, strict=True))
        ]
        made = {
            (entry.unit_id, requirement.key): Obligation.objects.create(
                campaign=campaign, requirement=requirement, entry=entry, organisation=entry.organisation, deadline_at=DEADLINE
            )
            for entry in entries
            for requirement in requirements
        }
    return Round(campaign, made["u1", "r1"], made["u1", "r2"], made["u2", "r1"])


def word_of(texts: dict[str, str] = TEXTS, unit: Unit = VALUE.units[0]) -> bytes:
    """The unit's report as a Word file."""
    return write_word(section_report(VALUE, unit, OUTLINE, [SectionWork(key, text) for key, text in texts.items()]))
