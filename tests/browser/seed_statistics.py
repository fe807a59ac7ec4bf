"""What the browser finds of inspection statistics: a round for a quarter, two units that have handed in, figures of the term before."""

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from seed import conftest_of_web


def quarter() -> None:
    web = conftest_of_web()
    from nhiemky.web.statistics.filling import name_source, save_cells
    from nhiemky.web.statistics.handing import accept, hand_in
    from nhiemky.web.statistics.rounds import open_round

    with web.setting_up():
        world = web.World()
    committee = world.actor("ubkt")
    made = open_round(
        committee, world.khoi, title="Thống kê kiểm tra, giám sát quý I năm 2023", set_id="chi-so-chinh", period="2023-Q1",
        units=[world.khoi, *world.units], deadline=date(2023, 5, 20), document="Công văn số 15-CV/UBKT",
    )  # fmt: skip
    held = {
        world.dv3: {"ky-luat/tong/dv": 7, "ky-luat/tong/dv-kt": 5, "ky-luat/tong/dv-cc": 2, "chap-hanh/tong/dv": 31, "chap-hanh/tong/dv-tot": 27,
                    "chap-hanh/tong/dv-chua": 4, "chap-hanh/tong/dv-nguoi": 30, "giam-sat/tong/tcd": 6, "giam-sat/tong/dv": 14},
        world.dv4: {"ky-luat/tong/dv": 2, "ky-luat/tong/dv-kt": 2, "chap-hanh/tong/dv": 12, "chap-hanh/tong/dv-tot": 12,
                    "chap-hanh/tong/dv-nguoi": 11, "giam-sat/tong/tcd": 3},
    }  # fmt: skip
    for unit, figures in held.items():
        sheet = made.sheets.get(organisation=unit, kind="unit")
        save_cells(committee, sheet, {key: (str(number), 0) for key, number in figures.items()})
        hand_in(committee, sheet)
    accept(committee, made.sheets.get(organisation=world.dv3, kind="unit"))
    base = made.sheets.get(kind="base")
    save_cells(committee, base, {"ky-luat/tong/dv": ("12", 0), "chap-hanh/tong/dv": ("40", 0), "giam-sat/tong/tcd": ("0", 0)})
    name_source(committee, base, "Báo cáo số 21-BC/UBKT quý I năm 2018")
