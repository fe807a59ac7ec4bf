"""A campaign comes out of a directive, goes to a file and comes back the same; a fault in the file is named by its place."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from nhiemky.domain.campaign import (
    Campaign,
    DirectiveReference,
    Indicator,
    Owner,
    Policies,
    Requirement,
    Task,
    Unit,
    UnitGroup,
)
from nhiemky.domain.directive import AdjustmentPolicy, DataWindow, Directive, Header, Obligation, Relative, Signer
from nhiemky.domain.finding import Evidence, Refusal
from nhiemky.domain.outline import AppendixTable, Blank, Outline, OutlineNode
from nhiemky.domain.source import Span
from nhiemky.flows.campaign import campaign_from_directive, dump_campaign, load_campaign, parse_campaign

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs" / "campaign.schema.json").read_text(encoding="utf-8"))

HEADER = Header(
    national_heading="ĐẢNG CỘNG SẢN VIỆT NAM",
    parent_body="ĐẢNG BỘ TỈNH NAM THUẬN",
    issuing_body="ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP",
    symbol="27-KH/ĐUK",
    organ_code="ĐUK",
    place="Nam Thuận",
    date=date(2023, 4, 10),
    doc_type="kế hoạch",
    subject="sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ Khối cơ quan và doanh nghiệp, nhiệm kỳ 2020 - 2025",
    signer=Signer("Trần Văn Bảy", "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ"),
)
OUTLINE = Outline(
    "l1",
    "ĐỀ CƯƠNG",
    "Báo cáo sơ kết của đảng bộ (chi bộ).....",
    "27-KH/ĐUK",
    ("Bám sát nghị quyết.",),
    (Blank("tên đơn vị", "(chi bộ).....", Span(10, 23)),),
    (OutlineNode("I", "BỐI CẢNH", ("Nêu thuận lợi, khó khăn.",), Span(30, 40), (OutlineNode("1", "Thuận lợi"),)),),
    Evidence("ĐỀ CƯƠNG Báo cáo", Span(0, 16)),
)


def directive(**parts: Any) -> Directive:
    return Directive("ke-hoach", **{"header": HEADER, "outlines": (OUTLINE,), **parts})


def duty(quote: str = "", **parts: Any) -> Obligation:
    return Obligation(**{"id": "o1", "what": "gửi báo cáo", "evidence": (Evidence(quote),) if quote else (), **parts})


def window(to: str, scope: str | None = None, estimated: bool = False) -> DataWindow:
    return DataWindow(scope, None, to, "month", estimated, Evidence(to))


def appendix(columns: tuple[str, ...] | None, *cells: tuple[str, ...], title: str | None = None) -> AppendixTable:
    return AppendixTable("t1", title, columns, None, True, Evidence("PHỤ LỤC"), cells=cells)


COLUMNS = ("TT", "Chỉ tiêu chủ yếu", "Đơn vị tính", "Chỉ tiêu NQ", "Thực hiện", "So với NQ")


def test_owner_and_reference_come_from_the_header() -> None:
    campaign = campaign_from_directive(directive())
    assert campaign.owner == Owner(
        "Đảng ủy Khối cơ quan và doanh nghiệp",
        "ĐẢNG BỘ TỈNH NAM THUẬN",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Nam Thuận",
        "ĐUK",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Trần Văn Bảy",
    )
    assert campaign.directive == DirectiveReference(
        "kế hoạch", "27-KH/ĐUK", date(2023, 4, 10), "ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP", HEADER.subject
    )
    assert (campaign.id, campaign.term) == ("27-kh-duk-2023-04-10", "2020 - 2025")
    assert campaign.title.startswith("Sơ kết giữa nhiệm kỳ") and campaign.outlines == (OUTLINE,)


@pytest.mark.parametrize(("printed", "name"), [("ĐẢNG ỦY XÃ SUỐI VÀNG", "Đảng ủy xã Suối Vàng"), ("ĐẢNG ỦY SỞ Y TẾ", "ĐẢNG ỦY SỞ Y TẾ")])
def test_a_name_in_capitals_goes_by_the_manner_of_such_names_or_stays_as_printed(printed: str, name: str) -> None:
    header = replace(HEADER, issuing_body=printed, subject="sơ kết giữa nhiệm kỳ")
    assert campaign_from_directive(directive(header=header)).owner.name == name


def test_a_directive_without_letterhead_names_the_inferred_body() -> None:
    header = Header(issuing_body_inferred="Ban Thường vụ Thành ủy", subject="kiểm điểm cuối năm")
    assert campaign_from_directive(directive(header=header)).owner.name == "Thành ủy"
    assert campaign_from_directive(Directive("x", Header())).owner.name == "(chưa rõ cơ quan ban hành)"


def test_the_term_is_looked_for_in_the_outlines_too() -> None:
    outline = replace(OUTLINE, subtitle="Báo cáo nhiệm kỳ 2015 – 2020")
    header = replace(HEADER, subject="tổng kết công tác")
    assert campaign_from_directive(directive(header=header, outlines=(outline,))).term == "2015 - 2020"
    assert campaign_from_directive(directive(header=header, outlines=())).term is None


def test_the_cut_off_of_the_units_wins_over_the_owners() -> None:
    windows = (window("2023-06", "Đảng bộ Khối", True), window("2023-04", "báo cáo cấp cơ sở"))
    campaign = campaign_from_directive(directive(data_windows=windows))
    assert (campaign.cut_off, campaign.cut_off_estimated) == ("2023-04", False)
    assert campaign.appendix_columns[4] == "Thực hiện đến tháng 4/2023"


def test_the_appendix_heading_tells_the_cut_off_where_nothing_else_does() -> None:
    table = appendix((*COLUMNS[:4], "Ước thực hiện đến tháng 6/2023", COLUMNS[5]))
    campaign = campaign_from_directive(directive(appendix_tables=(table,), data_windows=(window("2023-12", "Đảng bộ Khối"),)))
    assert (campaign.cut_off, campaign.cut_off_estimated) == ("2023-06", True)
    assert campaign_from_directive(directive(appendix_tables=(appendix(COLUMNS),))).cut_off is None


def test_an_estimated_cut_off_shows_in_the_default_heading() -> None:
    campaign = campaign_from_directive(directive(data_windows=(window("2023-05-30", None, True),)))
    assert campaign.appendix_columns == (
        "TT",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Chỉ tiêu Nghị quyết Đại hội",
        "Ước thực hiện đến ngày 30/5/2023",
        "So với chỉ tiêu NQ",
    )


def test_filled_rows_of_the_appendix_become_indicators_with_stable_codes() -> None:
    table = appendix(
        COLUMNS,
        ("01", "Kết nạp  đảng viên", "đảng viên", "25", "", ""),
        ("02", "....", "", "", "", ""),
        ("03", "Tỷ lệ xanh", "%", "từ 90% trở lên", "", ""),
        ("04", "Chuẩn văn hóa", "Đạt/Chưa đạt", "", "", ""),
        ("05", "Thu nhập bình quân", "triệu đồng/tháng", "", "", ""),
        title="PHỤ LỤC: kết quả chỉ tiêu",
    )
    campaign = campaign_from_directive(directive(appendix_tables=(table,)))
    assert campaign.appendix_columns == COLUMNS and campaign.appendix_title == "Kết quả chỉ tiêu"
    assert campaign.indicators == (
        Indicator("CT01", "Kết nạp đảng viên", "đảng viên", "sum", "25"),
        Indicator("CT02", "Tỷ lệ xanh", "%", "none", "từ 90% trở lên"),
        Indicator("CT03", "Chuẩn văn hóa", "Đạt/Chưa đạt", "count_yes"),
        Indicator("CT04", "Thu nhập bình quân", "triệu đồng/tháng", "none"),
    )


def test_a_blank_template_gives_columns_and_no_indicators() -> None:
    campaign = campaign_from_directive(
        directive(appendix_tables=(appendix(COLUMNS, ("01", "", "", "", "", ""), ("...", "", "", "", "", "")),))
    )
    assert campaign.appendix_columns == COLUMNS and campaign.indicators == ()


@pytest.mark.parametrize(
    ("given", "wording", "last_day"),
    [
        (duty("gửi báo cáo **trước ngày 30/5/2023**.", deadline=date(2023, 5, 30), op="before"), "trước ngày 30/5/2023", date(2023, 5, 29)),
        (duty("báo cáo chậm nhất ngày 15/6/2023", deadline=date(2023, 6, 15), op="by"), "chậm nhất ngày 15/6/2023", date(2023, 6, 15)),
        (duty("hoàn thành trong tháng 6/2023", deadline=date(2023, 6, 30), op="by"), "hoàn thành trong tháng 6/2023", date(2023, 6, 30)),
        (duty("", deadline=date(2023, 6, 5), op="before"), "trước ngày 05/6/2023", date(2023, 6, 4)),
        (duty("", relative=Relative("sau khi kết thúc Hội nghị", "event"), op="after"), "sau khi kết thúc Hội nghị", None),
    ],
)
def test_a_requirement_keeps_the_wording_and_the_last_day(given: Obligation, wording: str, last_day: date | None) -> None:
    (requirement,) = campaign_from_directive(directive(obligations=(given,))).requirements
    assert (requirement.wording, requirement.last_day) == (wording, last_day)


def test_a_duty_with_neither_time_nor_addressee_is_no_requirement() -> None:
    assert campaign_from_directive(directive(obligations=(duty(),))).requirements == ()


def test_the_policy_on_targets_is_kept_with_whose_consent() -> None:
    policy = AdjustmentPolicy("needs_consent", "chỉ tiêu", "Ban Thường vụ Đảng ủy Khối", Evidence("phải có sự đồng ý"))
    campaign = campaign_from_directive(directive(adjustment_policy=(policy,)))
    assert (campaign.adjustment_policy, campaign.adjustment_consent_from) == ("needs_consent", "Ban Thường vụ Đảng ủy Khối")


FULL = Campaign(
    title="Sơ kết",
    owner=Owner("Đảng ủy Khối", place="Nam Thuận"),
    id="27-kh-duk",
    directive=DirectiveReference("kế hoạch", "27-KH/ĐUK", date(2023, 4, 10), None, None),
    term="2020 - 2025",
    cut_off="2023-04",
    outlines=(OUTLINE,),
    appendix_title="Kết quả",
    appendix_columns=COLUMNS,
    indicators=(
        Indicator("CT01", "Kết nạp", "đảng viên", "sum", "25"),
        Indicator("CT02", "Tỷ lệ", "%", "ratio", numerator="CT01", denominator="CT01", direction="lower", unit_id="a"),
    ),
    requirements=(
        Requirement("o1", "gửi báo cáo", None, "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ", None),
        Requirement(
            "o2",
            "gửi báo cáo",
            "Chi bộ, đảng bộ cơ sở",
            "trước 11 giờ ngày 30/5/2023",
            date(2023, 5, 30),
            "Ban Thường vụ",
            "Văn phòng",
            bound="before",
            on=date(2023, 5, 30),
            time="11:00",
            deliverable="report",
            outline="l1",
            goes_up="sections",
            group="làm điểm",
            optional=True,
        ),
        Requirement(
            "o3",
            "dự thảo báo cáo",
            "Ban Tổ chức",
            "trước khi tổ chức hội nghị",
            None,
            None,
            None,
            event="tổ chức hội nghị",
            own=True,
            lead="Ban Tổ chức",
            cooperating=("Văn phòng",),
            editorial_team=("Đặng Thu Hà",),
            adopted_by=("Ban Thường vụ", "Ban Chấp hành"),
        ),
    ),
    units=(Unit("a", "Chi bộ Đài", pilot=True, aliases=("Đài",), targets={"CT01": "12"}), Unit("b", "Đảng bộ Sở Y tế")),
    adjustment_policy="needs_consent",
    adjustment_consent_from="Ban Thường vụ",
    tasks=(
        Task("t1", "hướng dẫn tuyên truyền", "Ban Tuyên giáo", ("Văn phòng",), "Ban Thường vụ", "trước ngày 10/5/2023", date(2023, 5, 9)),
    ),
    groups=(UnitGroup("làm điểm", ("a",)), UnitGroup("còn lại")),
    policies=Policies(change_targets="forbidden"),
)


@pytest.mark.parametrize("campaign", [FULL, campaign_from_directive(directive()), Campaign("Đợt", Owner("Đảng ủy"))])
def test_what_is_dumped_is_loaded_equal_and_fits_the_schema(campaign: Campaign, tmp_path: Path) -> None:
    (tmp_path / "campaign.json").write_text(dump_campaign(campaign), encoding="utf-8")
    assert load_campaign(tmp_path / "campaign.json") == campaign
    assert dump_campaign(load_campaign(tmp_path / "campaign.json")) == dump_campaign(campaign)
    Draft202012Validator(SCHEMA).validate(json.loads(dump_campaign(campaign)))


names = st.text(min_size=1).filter(str.strip)


@given(st.builds(Unit, id=st.just("a"), name=names, head=st.none() | st.text(), aliases=st.lists(st.text()).map(tuple)))
def test_any_words_survive_the_file(unit: Unit) -> None:
    campaign = Campaign("Đợt", Owner("Đảng ủy"), units=(unit,))
    assert parse_campaign(dump_campaign(campaign)) == campaign


def changed(**parts: Any) -> str:
    return json.dumps({**json.loads(dump_campaign(FULL)), **parts}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (changed(units=[{"id": "a", "name": "A"}, {"id": "b"}]), "units[1].name: thiếu"),
        (changed(units=[{"id": "a", "name": " "}]), "units[0].name: trống"),
        (changed(units=[{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]), "units[1].id: trùng với units[0].id (“a”)"),
        (changed(units=[{"id": "a", "name": "A", "targets": {"CT09": "1"}}]), "units[0].targets.CT09: không có chỉ tiêu mang mã này"),
        (
            changed(indicators=[{"code": "CT01", "statement": "A", "unit_of_measure": "", "method": "add"}]),
            "indicators[0].method: phải là một trong: sum",
        ),
        (changed(indicators=[{"code": "CT01", "statement": "A", "unit_of_measure": 3}]), "indicators[0].unit_of_measure: phải là chữ"),
        (changed(owner=None), "owner: phải là một nhóm"),
        (changed(owner={"nmae": "x", "name": "A"}), "owner.nmae: không có mục này"),
        (changed(cut_off="tháng tư"), "cut_off: phải là tháng hoặc ngày"),
        (changed(cut_off="2023-13"), "cut_off: phải là tháng hoặc ngày"),
        (
            changed(requirements=[{"id": "o1", "what": "x", "wording": "y", "last_day": "30/5/2023"}]),
            "requirements[0].last_day: phải là ngày",
        ),
        (changed(units={}), "units: phải là danh sách"),
        (changed(requirements=[{"id": "o1", "what": "x", "wording": ""}] * 2), "requirements[1].id: trùng với requirements[0].id"),
        (
            changed(requirements=[{"id": "o1", "what": "x", "wording": "", "outline": "l9"}]),
            "requirements[0].outline: không có đề cương mang mã “l9”",
        ),
        (changed(groups=[{"name": "làm điểm", "units": ["z"]}]), "groups[0].units: không có đơn vị mang mã “z”"),
        (changed(policies={"add_tasks": "never"}), "policies.add_tasks: phải là một trong: forbidden, consent, free"),
        (changed(schema_version=2), "mẫu số 2"),
        (changed(owner={"name": "\ud83d"}), "owner.name: có ký tự hỏng"),
        ("[" * 100_000, "lồng nhau quá sâu"),
        ("[]", "phải là một nhóm"),
        ("{", "không phải JSON (dòng 1, cột 2)"),
    ],
)
def test_a_fault_is_refused_with_its_place(words: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_campaign(words, "dot.json")
    assert sentence in refused.value.message and "dot.json" in refused.value.message


def test_a_campaign_may_name_a_group_nobody_has_listed_yet() -> None:
    asked = Requirement("o1", "gửi báo cáo", "đơn vị điểm", "", None, None, None, group="đơn vị điểm")
    campaign = Campaign("Đợt", Owner("Đảng ủy"), requirements=(asked,))
    assert parse_campaign(dump_campaign(campaign)) == campaign


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="không mở được tệp đợt"):
        load_campaign(tmp_path / "khong-co.json")


@pytest.mark.parametrize("words", [changed(units=[{"id": "b"}]), changed(owner={"name": "A", "nmae": ""}), changed(cut_off="tháng tư")])
def test_the_schema_is_as_strict_as_the_loader(words: str) -> None:
    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(words)))


def test_less_is_better_where_the_statement_says_so() -> None:
    """ "Tỷ lệ hộ nghèo" is met from below; merge judges it so."""
    from nhiemky.domain.campaign import Owner, Unit
    from nhiemky.flows.enrol import enrol
    from nhiemky.reading.units.roster import Roster
    from nhiemky.reading.units.roster_targets import UnitTarget

    targets = tuple(UnitTarget("a", statement, "%", "5", "B2") for statement in ("Tỷ lệ hộ nghèo", "Tỷ lệ đảng viên học nghị quyết"))
    campaign = enrol(Campaign("Sơ kết", Owner("Đảng ủy xã")), Roster((Unit("a", "Chi bộ Đài"),), targets))
    assert [indicator.direction for indicator in campaign.indicators] == ["lower", "higher"]
