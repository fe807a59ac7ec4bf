"""The papers of the whole story: what the units of examples/khoi-nam-thuan send, and the figures those papers say."""

from pathlib import Path

from openpyxl import load_workbook

from nhiemky.domain.placement import SectionWork
from nhiemky.flows.campaign import parse_campaign
from nhiemky.flows.outline_items import items_of
from nhiemky.flows.section_report import section_report
from nhiemky.writing.word import write_word

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "khoi-nam-thuan"
UNIT = "Đảng bộ CTCP Cấp nước Nam Thuận"
BY_POST = ("PL_SoTuPhap.xlsx", "PL_BaoTangTinh.xlsx", "So Y te.xlsx", "PL_XoSo.xlsx")
"""What other units send as files, for the office to receive on their behalf."""
DONE = "Đơn vị đã làm xong việc"


def report_as_word(campaign_json: str) -> bytes:
    """A Word report as the unit would write it after the outline of the issued campaign."""
    campaign = parse_campaign(campaign_json)
    mine = next(one for one in campaign.units if one.name == UNIT)
    outline = campaign.outlines[0]
    items = [item for item in items_of(outline, mine) if not item.group]
    works = [SectionWork(item.key, f"{DONE} ở mục {item.title.lower()}.") for item in items]
    return write_word(section_report(campaign, mine, outline, works))


def admitted(name: str) -> int:
    """Members admitted, as a workbook that was handed in says: the row "Kết nạp đảng viên mới", the column after the target."""
    sheet = load_workbook(EXAMPLE / "bao-cao" / name).worksheets[0]
    row = next(row for row in sheet.iter_rows(values_only=True) if "Kết nạp đảng viên mới" in row)
    return int(str(row[4]))
