"""What goes with a directive: each outline as headings with guidance, and the indicator appendix as the table units will fill.

>>> from nhiemky.domain.campaign import Owner
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), indicators=(Indicator("CT01", "Kết nạp đảng viên", "đảng viên", target="25"),))
>>> (appendix,) = annexes(campaign, "(Kèm theo Kế hoạch số 12-KH/ĐUK)")
>>> appendix.title, appendix.blocks[0].rows[0][:4]
('Kết quả thực hiện các chỉ tiêu', ('01', 'Kết nạp đảng viên', 'đảng viên', '25'))
"""

from __future__ import annotations

from collections.abc import Iterator

from nhiemky.domain.campaign import Campaign, Indicator
from nhiemky.domain.outline import Outline, walk
from nhiemky.domain.report import Appendix, Block, Column, Table, text
from nhiemky.flows.report_headings import heading_blocks
from nhiemky.vietnamese.columns import Role, column_role, default_columns

_WIDTHS: dict[Role | None, float] = {"number": 12, "statement": 62, "unit_of_measure": 24, "target": 24, "actual": 24, "verdict": 20}
BLANK_ROWS = 5


def annexes(campaign: Campaign, attached: str, in_text: str = "") -> tuple[Appendix, ...]:
    """Outlines in order, then the appendix where the campaign has one, then the list of its groups.

    in_text: the group that the text names itself (the pilot)."""
    outlines = tuple(_outline(outline, attached) for outline in campaign.outlines)
    asks = campaign.indicators or campaign.appendix_columns or campaign.appendix_title
    table = (_table(campaign, attached),) if asks else ()
    return (*outlines, *table, *_groups(campaign, attached, in_text))


def _groups(campaign: Campaign, attached: str, in_text: str) -> Iterator[Appendix]:
    """Each unit of a group with the groups it is of, in the order of the groups."""
    names = {unit.id: unit.name for unit in campaign.units}
    rows = [(names.get(unit, unit), group.name) for group in campaign.groups if group.name != in_text for unit in group.units]
    if rows:
        columns = (Column("TT", 12, "centre"), Column("Đơn vị", 90), Column("Nhóm", 64))
        numbered = tuple((f"{number:02}", unit, group) for number, (unit, group) in enumerate(rows, 1))
        yield Appendix("DANH SÁCH", "Đơn vị theo nhóm", attached, (Table(columns, numbered),))


def _outline(outline: Outline, attached: str) -> Appendix:
    return Appendix(outline.title, outline.subtitle or "", attached, tuple(_headings(outline)))


def _headings(outline: Outline) -> Iterator[Block]:
    yield from (text(words) for words in outline.intro)
    for _, node in walk(outline.nodes):
        yield from heading_blocks(node.label or "", node.title or "")
        yield from (text(words, italic=True) for words in node.guidance)


def _table(campaign: Campaign, attached: str) -> Appendix:
    headings = campaign.appendix_columns or default_columns(campaign.cut_off, campaign.cut_off_estimated)
    roles = [column_role(heading) for heading in headings]
    columns = tuple(
        Column(heading, _WIDTHS.get(role, 20), "left" if role == "statement" else "centre")
        for heading, role in zip(headings, roles, strict=True)
    )
    common = [indicator for indicator in campaign.indicators if indicator.unit_id is None]
    rows = [_row(roles, f"{number:02}", indicator) for number, indicator in enumerate(common, 1)]
    rows = rows or [tuple(f"{number:02}" if role == "number" else "" for role in roles) for number in range(1, BLANK_ROWS + 1)]
    title = campaign.appendix_title or "Kết quả thực hiện các chỉ tiêu"
    return Appendix("PHỤ LỤC", title, attached, (Table(columns, tuple(rows)),))


def _row(roles: list[Role | None], number: str, indicator: Indicator) -> tuple[str, ...]:
    words = {
        "number": number,
        "statement": indicator.statement,
        "unit_of_measure": indicator.unit_of_measure,
        "target": indicator.target or "",
    }
    return tuple(words.get(role or "", "") for role in roles)
