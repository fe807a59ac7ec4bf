"""A round of statistics with one unit that has handed in, for the permission matrix."""

from datetime import date

from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.statistics.filling import save_cells
from nhiemky.web.statistics.handing import hand_in
from nhiemky.web.statistics.importing import take_workbook
from nhiemky.web.statistics.models import StatisticsImport, StatisticsRound, StatisticsSheet
from nhiemky.web.statistics.rounds import open_round

PROGRAM = Actor.program("dựng cảnh")
FILE = "Giám sát thường xuyên\nNội dung;Tổng số\nĐảng viên (lượt);12\nTổ chức đảng (lượt);3\n".encode()


def statistics_things(owner: Organisation, unit: Organisation, word: str) -> tuple[StatisticsRound, StatisticsSheet, StatisticsImport]:
    """The round, the unit's sheet, a previewed import into it."""
    made = open_round(
        PROGRAM, owner, title=f"{word}Thống kê quý I", set_id="chi-so-chinh", period="2023-Q1", units=[unit], deadline=date(2023, 5, 20)
    )
    sheet = made.sheets.get(kind="unit")
    batch = take_workbook(PROGRAM, sheet, f"{word or 'bieu '}thong ke.csv", FILE)
    save_cells(PROGRAM, sheet, {"thuong-xuyen/tong/dv": ("11", 0)})
    hand_in(PROGRAM, sheet)
    return made, sheet, batch
