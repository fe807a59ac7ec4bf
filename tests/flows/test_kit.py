"""Kits: one file a unit, named so that any computer takes it, with what is due in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from nhiemky.domain.campaign import Campaign, DirectiveReference, Indicator, Owner, Requirement, Unit
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.flows.duties_of_unit import duties_of
from nhiemky.flows.enrol import enrol
from nhiemky.flows.kit import make_kit, make_kits, read_first
from nhiemky.reading.units.roster import Roster
from nhiemky.reading.units.roster_targets import UnitTarget


def outline(name: str) -> Outline:
    return Outline(name, "ĐỀ CƯƠNG", f"Báo cáo {name}", None, (), (), (OutlineNode("I", "KẾT QUẢ"),), Evidence("ĐỀ CƯƠNG"))


def asked(
    who: str | None, wording: str = "trước ngày 30/5/2023", last_day: date | None = date(2023, 5, 29), **parts: str | None
) -> Requirement:
    return Requirement(
        **{"id": "o", "what": "gửi báo cáo", "who": who, "submit_to": None, "via": None, **parts}, wording=wording, last_day=last_day
    )


CAMPAIGN = Campaign(
    title="Sơ kết giữa nhiệm kỳ",
    owner=Owner("Đảng ủy Khối Nam Thuận"),
    directive=DirectiveReference("kế hoạch", "27-KH/ĐUK", date(2023, 4, 10), None, None),
    cut_off="2023-04",
    outlines=(outline("sơ kết"), outline("kiểm điểm"), replace(outline("x"), nodes=())),
    requirements=(asked("cấp ủy cơ sở", submit_to="Ban Thường vụ Đảng ủy Khối", via="Văn phòng"),),
)
UNITS = (Unit("stc", "Đảng bộ Sở Tài chính"), Unit("d", "Chi bộ Đài"), Unit("d2", "Chi bộ Đài"))


def test_files_are_named_in_the_rosters_order_and_never_meet() -> None:
    names = [name for name, _ in make_kits(CAMPAIGN, UNITS, kit=False)]
    assert names == ["01-dang-bo-so-tai-chinh.xlsx", "02-chi-bo-dai.xlsx", "03-chi-bo-dai.xlsx"]
    many = [Unit(str(number), "Đảng bộ " + "Rất Dài " * 20) for number in range(101)]
    names = [name for name, _ in make_kits(CAMPAIGN, many, kit=False)]
    assert names == sorted(set(names)) and names[0].startswith("001-") and max(map(len, names)) <= 70


def test_a_kit_holds_the_page_to_read_the_workbook_and_one_word_an_outline() -> None:
    with ZipFile(BytesIO(make_kit(CAMPAIGN, UNITS[0]))) as archive:
        assert archive.namelist() == [
            "0-doc-truoc.txt",
            "dang-bo-so-tai-chinh-phu-luc.xlsx",
            "dang-bo-so-tai-chinh-1-bao-cao-so-ket.docx",
            "dang-bo-so-tai-chinh-2-bao-cao-kiem-diem.docx",
        ]
        assert archive.testzip() is None and archive.read("0-doc-truoc.txt").startswith(b"\xef\xbb\xbf")


def test_same_campaign_same_bytes() -> None:
    assert list(make_kits(CAMPAIGN, UNITS, kit=True)) == list(make_kits(CAMPAIGN, UNITS, kit=True))


def test_the_page_says_the_last_day_and_the_wording_and_where_to() -> None:
    page = read_first(CAMPAIGN, UNITS[0])
    assert "Hạn: hết ngày 29/5/2023 (văn bản ghi “trước ngày 30/5/2023”)" in page
    assert "Gửi: Ban Thường vụ Đảng ủy Khối (qua Văn phòng)" in page
    assert "số liệu đến tháng 4/2023" in page and page.count("\r\n") == page.count("\n")


def test_a_directive_without_deadlines_says_so() -> None:
    assert "không ghi thời hạn" in read_first(replace(CAMPAIGN, requirements=()), UNITS[0])


def test_a_unit_is_bound_by_what_names_units_and_not_by_others_work() -> None:
    yes = ("các chi bộ, đảng bộ cơ sở", "Cấp ủy trực thuộc", "các cơ quan, đơn vị nêu trên", "Đảng bộ Sở Tài chính")
    no = (
        "Ban Tổ chức Đảng ủy Khối",
        "Văn phòng Đảng ủy",
        "Đảng ủy Khối",
        "các đồng chí Ủy viên phụ trách đảng bộ cơ sở",
        "đơn vị làm điểm",
    )
    for who in yes:
        assert duties_of(replace(CAMPAIGN, requirements=(asked(who),)), UNITS[0]), who
    for who in no:
        assert not duties_of(replace(CAMPAIGN, requirements=(asked(who),)), UNITS[0]), who
    assert duties_of(replace(CAMPAIGN, requirements=(asked("đơn vị làm điểm"),)), replace(UNITS[0], pilot=True))
    committees = replace(CAMPAIGN, requirements=(asked("Đảng ủy các phường, xã"),))
    assert duties_of(committees, UNITS[0]) and not duties_of(committees, UNITS[1]), "what đảng ủy must do is no chi bộ's"


def test_duties_stand_soonest_first() -> None:
    later, open_end, soon = (
        asked("đơn vị", last_day=date(2023, 6, 1)),
        asked("đơn vị", "sau hội nghị", None),
        asked("đơn vị", last_day=date(2023, 5, 1)),
    )
    assert duties_of(replace(CAMPAIGN, requirements=(later, open_end, soon)), UNITS[0]) == (soon, later, open_end)


def test_targets_of_a_roster_find_their_indicators_or_bring_them() -> None:
    campaign = replace(CAMPAIGN, indicators=(Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum"),))
    targets = (
        UnitTarget("stc", "kết nạp Đảng viên", "", "12", "A1"),
        UnitTarget("stc", "Hiến máu", "người", "30", "A2"),
        UnitTarget("d", "Hiến máu", "người", "5", "A3"),
        UnitTarget("d", "Giờ phát sóng", "giờ", "900", "A4"),
    )
    joined = enrol(campaign, Roster(UNITS[:2], targets))
    assert [(indicator.code, indicator.statement, indicator.method, indicator.unit_id) for indicator in joined.indicators] == [
        ("CT01", "Kết nạp đảng viên", "sum", None),
        ("CT02", "Hiến máu", "sum", None),
        ("CT03", "Giờ phát sóng", "sum", "d"),
    ]
    assert [unit.targets for unit in joined.units] == [{"CT01": "12", "CT02": "30"}, {"CT02": "5", "CT03": "900"}]


def test_a_bracket_of_a_heading_is_the_unit_of_measure_only_where_the_campaign_does_not_know_it() -> None:
    campaign = replace(CAMPAIGN, indicators=(Indicator("CT01", "Nộp ngân sách (doanh nghiệp)", "tỷ đồng", "sum"),))
    targets = (UnitTarget("stc", "Nộp ngân sách (doanh nghiệp)", "", "12", "C2"), UnitTarget("stc", "Hiến máu (người)", "", "5", "D2"))
    joined = enrol(campaign, Roster(UNITS[:1], targets))
    assert [(indicator.statement, indicator.unit_of_measure) for indicator in joined.indicators[1:]] == [("Hiến máu", "người")]
    assert joined.units[0].targets == {"CT01": "12", "CT02": "5"}
