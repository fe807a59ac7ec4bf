"""Form of Word documents: what a careful clerk would flag by the guide of the day, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from checking.word_papers import LEFT, LINES, data, paper, word
from docx.enum.text import WD_LINE_SPACING
from docx.shared import Pt

from nhiemky.checking.form import check_form
from nhiemky.domain.finding import Finding
from nhiemky.flows.check_file import paper_of

LATE = {"place_date": "Suối Vàng, ngày 04 tháng 6 năm 2024"}
"""A day when the guide before was in force."""


def found(file: bytes) -> list[Finding]:
    return list(check_form(paper_of(file, "van-ban.docx")))


def codes(file: bytes) -> list[str]:
    return sorted({each.code for each in found(file)})


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"lines": LATE | {"recipients": ("- Tỉnh ủy,", "- Các chi bộ,", "- Lưu Văn phòng.")}},
        {"lines": {"type": "BÁO CÁO", "symbol": "Số 12-BC/ĐU"}},
        {"lines": {"symbol": "Số       -KH/ĐU", "place_date": "Suối Vàng, ngày      tháng      năm 2026"}},
        {"margins": (20.3, 19.6, 29.6, 15.4)},
        {"pitch": (WD_LINE_SPACING.EXACTLY, 20)},
        {"pitch": (WD_LINE_SPACING.AT_LEAST, 18)},
        {"pitch": (WD_LINE_SPACING.MULTIPLE, 1.2)},
        {"looks": {"text": (15, False, False), "heading": (15, True, False)}},
        {"repeat": 8, "number": "top"},
        {"lines": {"headings": ("I- MỤC ĐÍCH", "II- NỘI DUNG", "III- PHÂN CÔNG", "IV- THỰC HIỆN")}},
        {"lines": {"type": "THÔNG BÁO", "symbol": "Số 12-TBKL/ĐU"}},
        {"lines": {"type": "QUY CHẾ", "symbol": "Số 12-QĐ/ĐU"}},
        {"lines": {"superior": "", "body": "ĐẢNG BỘ XÃ SUỐI VÀNG"}},
        {"lines": {"headings": ("1. Mục đích", "1. Yêu cầu", "1. Nội dung")}},
        {"lines": {"headings": ("d) Mục đích", "e) Yêu cầu", "g) Nội dung")}},
        {"state": True},
        {"state": True, "margins": (25, 25, 35, 20)},
        {"state": True, "looks": {"text": (13, False, False)}},
        {"state": True, "pitch": (WD_LINE_SPACING.SINGLE, 1)},
        {"state": True, "pitch": (WD_LINE_SPACING.MULTIPLE, 1.5)},
    ],
)
def test_a_paper_in_good_form_is_not_flagged(changes: dict[str, Any]):
    assert [each.message for each in found(word(**changes))] == []


def test_a_paper_in_the_default_look_of_word_has_each_fault_once():
    eleven = dict.fromkeys(
        (
            "national",
            "superior",
            "body",
            "symbol",
            "place_date",
            "type",
            "subject",
            "text",
            "heading",
            "authority",
            "title",
            "name",
            "label",
            "recipients",
        ),
        (11.0, False, False),
    )
    file = word(
        font="Calibri",
        looks=eleven,
        margins=(25.4, 25.4, 25.4, 25.4),
        size=(215.9, 279.4),
        pitch=(WD_LINE_SPACING.MULTIPLE, 1.08),
        gap=0,
        align=LEFT,
        repeat=8,
        underlined=False,
    )
    flagged = found(file)
    assert [each.code for each in flagged if each.code != "form_component_look"] == [
        "form_paper_size", "form_margins", "form_page_number", "form_font", "form_font_size", "form_font_size", "form_line_spacing",
    ]  # fmt: skip
    looks = [each.facts["component"] for each in flagged if each.code == "form_component_look"]
    assert looks == [
        "tiêu đề", "tên cơ quan ban hành", "địa danh, ngày tháng năm", "tên loại văn bản", "trích yếu", "họ tên người ký", "quyền hạn ký",
        "“Nơi nhận”", "nội dung",
    ]  # fmt: skip
    assert "lề trên 25,4 mm (quy định 20 mm)" in flagged[1].message
    assert "toàn văn bản in phông Calibri; thể thức quy định Times New Roman" in flagged[3].message
    assert "nội dung in cỡ 11 (quy định 14 đến 15)" in flagged[4].message
    assert (
        "giãn dòng 1,1, tức khoảng 13,7 pt (quy định chính xác 18 đến 22 pt), cách đoạn 0 pt (quy định ít nhất 6 pt)" in flagged[6].message
    )
    assert {each.severity for each in flagged} == {"medium", "low"}
    assert all(each.basis.startswith("Hướng dẫn 05-HD/VPTW, ") for each in flagged)


def test_values_an_office_must_confirm_are_low_and_say_so():
    flagged = found(word(lines=LATE | {"recipients": ("- Tỉnh ủy,", "- Lưu.")}, margins=(25.4, 25.4, 30, 15)))
    assert [(each.code, each.severity) for each in flagged] == [("form_margins", "low")]
    assert flagged[0].message.endswith("Giá trị này cần cơ quan xác nhận.")


def test_a_paper_without_its_day_is_held_against_the_newest_guide_and_told_so():
    lines = {"place_date": "Suối Vàng, ngày ... tháng ... năm ...", "recipients": ("- Tỉnh ủy,", "- Lưu.")}
    flagged = found(word(lines=lines, margins=(25.4, 20, 30, 15)))
    assert [each.code for each in flagged] == ["form_margins"]
    assert "Văn bản chưa ghi ngày nên soát theo 05-HD/VPTW." in flagged[0].message


def test_papers_from_before_the_first_guide_are_not_judged():
    assert codes(word(lines={"place_date": "Suối Vàng, ngày 04 tháng 6 năm 2012"}, font="Arial")) == []


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        ({"size": (215.9, 279.4)}, "form_paper_size", "215,9 x 279,4 mm"),
        ({"state": True, "size": (148, 210)}, "form_paper_size", "148 x 210 mm"),
        ({"margins": (20, 20, 30, 20)}, "form_margins", "lề phải 20 mm (quy định 15 mm)"),
        ({"state": True, "margins": (20, 20, 20, 20)}, "form_margins", "lề trái 20 mm (quy định 30 đến 35 mm)"),
        ({"font": "Arial"}, "form_font", "Arial"),
        ({"state": True, "font": ".VnTime"}, "form_font", "bảng mã cũ"),
        ({"looks": {"text": (13, False, False)}}, "form_font_size", "nội dung in cỡ 13 (quy định 14 đến 15)"),
        ({"looks": {"national": (13, True, False), "recipients": (14, False, False)}}, "form_font_size", "tiêu đề cỡ 13 (quy định 15); nơi nhận cỡ 14"),
        ({"pitch": (WD_LINE_SPACING.SINGLE, 1)}, "form_line_spacing", "giãn dòng đơn, tức khoảng 16,1 pt"),
        ({"pitch": (WD_LINE_SPACING.EXACTLY, 25)}, "form_line_spacing", "25 pt"),
        ({"gap": 0}, "form_line_spacing", "cách đoạn 0 pt"),
        ({"repeat": 8}, "form_page_number", "chưa có"),
        ({"repeat": 8, "number": "bottom"}, "form_page_number", "lề dưới"),
        ({"lines": {"label": "", "recipients": ()}}, "form_component_missing", "nơi nhận"),
        ({"lines": {"national": ""}}, "form_component_missing", "tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”"),
        ({"lines": {"symbol": ""}}, "form_component_missing", "số và ký hiệu"),
        ({"swapped": True}, "form_component_order", "Tiêu đề đứng bên trái"),
        ({"looks": {"superior": (14, True, False)}}, "form_component_look", "tên cơ quan cấp trên: in đậm (quy định in thường)"),
        ({"looks": {"title": (14, True, False)}}, "form_component_look", "chức vụ người ký: in đậm"),
        ({"state": True, "looks": {"title": (14, False, False)}}, "form_component_look", "chức vụ người ký: in thường (quy định in đậm)"),
        ({"looks": {"place_date": (14, False, False)}}, "form_component_look", "chữ đứng (quy định chữ nghiêng)"),
        ({"lines": {"body": "Đảng ủy xã Suối Vàng"}}, "form_component_look", "chữ thường (quy định chữ in hoa)"),
        ({"align": LEFT}, "form_component_look", "nội dung: sát trái (quy định đều hai bên)"),
        ({"cell_align": LEFT}, "form_component_look", "tiêu đề: sát trái (quy định ở giữa)"),
        ({"lines": {"symbol": "Số: 12-KH/ĐU"}}, "form_symbol", "Hãy ghi “Số 12-KH/ĐU”"),
        ({"lines": {"symbol": "Số 7-KH/ĐU"}}, "form_symbol", "Hãy ghi “Số 07-KH/ĐU”"),
        ({"lines": {"symbol": "Số 12/KH-ĐU"}}, "form_symbol", "Hãy ghi “Số 12-KH/ĐU”"),
        ({"lines": {"symbol": "Số 12-BC/ĐU"}}, "form_symbol", "BC là báo cáo, còn tên loại là kế hoạch"),
        ({"state": True, "lines": {"symbol": "Số 12-KH/SNV"}}, "form_symbol", "Hãy ghi “Số: 12/KH-SNV”"),
        ({"lines": {"place_date": "Suối Vàng, ngày 4 tháng 6 năm 2026"}}, "form_place_date", "Hãy ghi “ngày 04 tháng 6”"),
        ({"lines": {"place_date": "Suối Vàng, ngày 14 tháng 2 năm 2025"}}, "form_place_date", "Hãy ghi “ngày 14 tháng 02”"),
        ({"lines": {"recipients": ("- Tỉnh ủy", "- Các chi bộ", "- Lưu.")}}, "form_recipients_marks", "2 dòng chưa kết thúc bằng dấu “;”"),
        ({"lines": {"recipients": ("- Tỉnh ủy;", "- Lưu Văn phòng")}}, "form_recipients_marks", "dòng cuối chưa kết thúc bằng dấu “.”"),
        ({"lines": {"headings": ("I- MỤC ĐÍCH", "II- NỘI DUNG", "IV- THỰC HIỆN")}}, "form_numbering", "sau mục II là mục IV"),
        ({"lines": {"headings": ("I- MỤC ĐÍCH", "II- NỘI DUNG", "II- THỰC HIỆN")}}, "form_numbering", "mục II đánh số hai lần"),
        ({"lines": {"headings": ("I- MỤC ĐÍCH", "II- NỘI DUNG", "III. THỰC HIỆN")}}, "form_numbering", "“III.” lẫn với “I-”"),
    ],
)  # fmt: skip
def test_one_fault_is_one_finding(changes: dict[str, Any], code: str, says: str):
    flagged = found(word(**changes))
    assert any(each.code == code and says in each.message for each in flagged), [each.message for each in flagged]
    assert {each.code for each in flagged} == {code} or changes.get("font") == ".VnTime" or "swapped" in changes or "cell_align" in changes


def test_a_day_at_the_end_of_the_paper_is_out_of_its_place():
    lines = {
        "place_date": "",
        "type": "BÁO CÁO",
        "symbol": "Số 12-BC/ĐU",
        "authority": ("Suối Vàng, ngày 04 tháng 6 năm 2026", "T/M BAN THƯỜNG VỤ"),
    }
    flagged = found(word(lines=lines))
    assert "form_component_order" in {each.code for each in flagged}
    assert "form_component_missing" not in {each.code for each in flagged}


def test_lines_of_letterhead_and_signature_parted_by_tabs_are_judged_by_what_they_surely_are():
    some = paper()
    for table in list(some.tables):
        table._tbl.getparent().remove(table._tbl)
    top = some.paragraphs[0]
    for words in (
        "ĐẢNG BỘ TỈNH NAM THUẬN\tĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY XÃ SUỐI VÀNG", "Số 12-KH/ĐU\tSuối Vàng, ngày 04 tháng 6 năm 2026",
    ):  # fmt: skip
        line = top.insert_paragraph_before().add_run(words)
        line.font.name, line.font.size = "Times New Roman", Pt(14)
    for words in ("Nơi nhận:\tT/M BAN THƯỜNG VỤ", "- Tỉnh ủy;\tPHÓ BÍ THƯ", "- Lưu Văn phòng.", "\t\tTrần Văn Hòa"):
        line = some.add_paragraph().add_run(words)
        line.font.name, line.font.size = "Times New Roman", Pt(14)
    assert set(codes(data(some))) <= {"form_font_size", "form_component_look"}
    assert not any("đậm (quy định in thường)" in each.message for each in found(data(some)))


def test_a_text_that_begins_with_its_ground_is_no_list_of_bases():
    some = paper(state=True)
    for at, words in ((3, "Căn cứ Chương trình công tác năm 2026 của tỉnh, Sở Nội vụ đề nghị các phòng thực hiện những việc sau."),):
        some.paragraphs[at].runs[0].text = words
    assert codes(data(some)) == []


def test_a_few_words_in_another_font_are_let_be_and_a_sheet_of_them_is_not():
    some = paper(repeat=8, number="top")
    some.paragraphs[6].add_run(" ghi chú").font.name = "Arial"
    assert codes(data(some)) == []
    for line in some.paragraphs[3:9]:
        for run in line.runs:
            run.font.name = "Arial"
    assert codes(data(some)) == ["form_font"]


def test_words_in_bold_within_the_body_are_the_writers_affair():
    some = paper()
    some.paragraphs[3].add_run(" Nhấn mạnh.").bold = True
    for run in some.paragraphs[3].runs:
        run.font.name, run.font.size = "Times New Roman", Pt(14)
    assert codes(data(some)) == []


@pytest.mark.parametrize(
    "lines",
    [
        {"national": "ĐOÀN TNCS HỒ CHÍ MINH", "superior": "TỈNH ĐOÀN NAM THUẬN", "body": "BCH ĐOÀN XÃ SUỐI VÀNG"},
        {"national": "", "superior": "LIÊN ĐOÀN LAO ĐỘNG TỈNH", "body": "CÔNG ĐOÀN XÃ SUỐI VÀNG"},
        {"national": "", "superior": "", "body": "", "symbol": "", "place_date": "", "type": "", "label": "", "recipients": ()},
    ],
)
def test_papers_of_another_form_are_not_judged(lines: dict[str, Any]):
    assert codes(word(lines=lines, font="Arial", margins=(10, 10, 10, 10))) == []


def test_an_appendix_alone_is_not_judged():
    file = paper(
        lines={key: "" for key in LINES if key not in ("headings", "recipients")}
        | {"recipients": (), "type": "PHỤ LỤC", "subject": "Biểu số liệu"}
    )
    assert codes(data(file)) == []
