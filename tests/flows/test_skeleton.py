"""The Word skeleton is the unit's own paper: its letterhead, every heading of the outline, guidance as hints to delete."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from nhiemky.domain.campaign import Campaign, DirectiveReference, Owner, Requirement, Unit
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.domain.report import Report, Text
from nhiemky.flows.skeleton import report_name, skeleton
from nhiemky.writing.word import write_word

OUTLINE = Outline(
    "l1",
    "ĐỀ CƯƠNG",
    "Báo cáo sơ kết thực hiện Nghị quyết đại hội đảng bộ (chi bộ)..... nhiệm kỳ 2020 - 2025",
    None,
    ("Bám sát nghị quyết của đảng bộ (chi bộ).....",),
    (),
    (
        OutlineNode(
            "Phần thứ nhất",
            "TÌNH HÌNH ĐẢNG BỘ (CHI BỘ) LẦN THỨ.....",
            children=(
                OutlineNode(
                    "I",
                    "BỐI CẢNH",
                    ("Nêu thuận lợi, khó khăn.",),
                    children=(
                        OutlineNode("1", "Thuận lợi"),
                        OutlineNode(
                            "2",
                            "Ban Thường vụ (nếu có)",
                            children=(OutlineNode("2.1", "Số buổi họp", children=(OutlineNode("a", "Định kỳ"),)),),
                        ),
                    ),
                ),
            ),
        ),
        OutlineNode("Phần thứ hai", "PHƯƠNG HƯỚNG"),
    ),
    Evidence("ĐỀ CƯƠNG"),
)
CAMPAIGN = Campaign(
    title="Sơ kết",
    owner=Owner("Đảng ủy Khối Nam Thuận", place="Nam Thuận", on_behalf_of="T/M BAN THƯỜNG VỤ"),
    directive=DirectiveReference("kế hoạch", "27-KH/ĐUK", date(2023, 4, 10), None, None),
    outlines=(OUTLINE,),
    appendix_title="Kết quả các chỉ tiêu đảng bộ (chi bộ)",
    requirements=(
        Requirement(
            "o1", "gửi báo cáo", "cấp ủy cơ sở", "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ Đảng ủy Khối", "Văn phòng"
        ),
        Requirement("o2", "xin ý kiến dự thảo báo cáo", "cấp ủy cơ sở", "", None, "đồng chí ủy viên phụ trách", None),
        Requirement("o3", "gửi báo cáo", "Đảng ủy Khối", "", None, "Ban Thường vụ Tỉnh ủy", None),
    ),
)
UNIT = Unit("so-y-te", "Đảng bộ Sở Y tế", head="Lê Văn An")


def lines(report: Report) -> list[tuple[str, str, bool]]:
    """Words, style and whether all of it is hint, paragraph by paragraph."""
    texts = [block for block in report.body if isinstance(block, Text)]
    return [("".join(run.text for run in block.runs), block.style, all(run.hint for run in block.runs)) for block in texts]


def test_the_letterhead_and_signature_are_the_units() -> None:
    report = skeleton(CAMPAIGN, UNIT, OUTLINE)
    head, signature = report.letterhead, report.signature
    assert (head.parent, head.body, head.symbol, head.place, head.date) == (
        "ĐẢNG BỘ KHỐI NAM THUẬN",
        "ĐẢNG ỦY SỞ Y TẾ",
        "-BC/ĐU",
        "Nam Thuận",
        None,
    )
    assert signature and (signature.on_behalf_of, signature.title, signature.name) == ("T/M ĐẢNG ỦY", "BÍ THƯ", "Lê Văn An")
    cell = skeleton(CAMPAIGN, Unit("d", "Chi bộ Đài", parent="Đảng ủy Sở Thông tin"), OUTLINE)
    assert cell.signature and (cell.letterhead.parent, cell.letterhead.symbol, cell.signature.on_behalf_of) == (
        "ĐẢNG BỘ SỞ THÔNG TIN",
        "-BC/CB",
        "T/M CHI BỘ",
    )


def test_type_and_subject_come_from_the_outlines_title_with_the_units_name() -> None:
    report = skeleton(CAMPAIGN, UNIT, OUTLINE)
    assert (report.doc_type, report.subject) == ("BÁO CÁO", "sơ kết thực hiện Nghị quyết đại hội Đảng bộ Sở Y tế nhiệm kỳ 2020 - 2025")


@pytest.mark.parametrize(
    ("title", "subtitle", "doc_type", "subject", "name"),
    [
        ("ĐỀ CƯƠNG BÁO CÁO", "Sơ kết giữa nhiệm kỳ", "BÁO CÁO", "sơ kết giữa nhiệm kỳ", "BÁO CÁO Sơ kết giữa nhiệm kỳ"),
        ("ĐỀ CƯƠNG", "Bản kiểm điểm của tập thể", "BẢN KIỂM ĐIỂM", "của tập thể", "Bản kiểm điểm của tập thể"),
        ("Đề cương báo cáo tổng kết nhiệm kỳ", None, "BÁO CÁO", "tổng kết nhiệm kỳ", "báo cáo tổng kết nhiệm kỳ"),
    ],
)
def test_the_type_may_stand_in_either_line(title: str, subtitle: str | None, doc_type: str, subject: str, name: str) -> None:
    outline = replace(OUTLINE, title=title, subtitle=subtitle)
    report = skeleton(CAMPAIGN, UNIT, outline)
    assert (report.doc_type, report.subject, report_name(outline)) == (doc_type, subject, name)


def test_every_heading_stands_in_its_place_and_guidance_is_a_hint() -> None:
    assert lines(skeleton(CAMPAIGN, UNIT, OUTLINE)) == [
        ("Bám sát nghị quyết của Đảng bộ Sở Y tế", "body", True),
        (
            "Thực hiện Kế hoạch số 27-KH/ĐUK, ngày 10/4/2023 của Ban Thường vụ Đảng ủy Khối Nam Thuận, Đảng ủy Sở Y tế báo cáo như sau:",
            "body",
            False,
        ),
        ("Phần thứ nhất", "part", False),
        ("TÌNH HÌNH ĐẢNG BỘ LẦN THỨ.....", "part_title", False),
        ("I- BỐI CẢNH", "h1", False),
        ("Nêu thuận lợi, khó khăn.", "body", True),
        ("1. Thuận lợi", "h2", False),
        ("……", "body", True),
        ("2. Ban Thường vụ (nếu có)", "h2", False),
        ("Chỗ ghi “(nếu có)”: đơn vị không có thì xóa.", "body", True),
        ("2.1. Số buổi họp", "h3", False),
        ("a) Định kỳ", "h4", False),
        ("……", "body", True),
        ("Phần thứ hai", "part", False),
        ("PHƯƠNG HƯỚNG", "part_title", False),
        ("……", "body", True),
        ("(Có Phụ lục kết quả các chỉ tiêu đảng bộ kèm theo)", "body", False),
    ]


def test_an_outlines_own_opening_sentence_is_not_said_twice() -> None:
    outline = replace(OUTLINE, intro=("Qua giữa nhiệm kỳ, đảng bộ (chi bộ)... kiểm điểm như sau:",))
    words = [line for line, _, hint in lines(skeleton(CAMPAIGN, UNIT, outline)) if not hint]
    assert words[0] == "Qua giữa nhiệm kỳ, Đảng bộ Sở Y tế kiểm điểm như sau:" and words[1] == "Phần thứ nhất"


def test_it_goes_to_whom_the_directive_says_and_not_to_the_superiors_superior() -> None:
    assert skeleton(CAMPAIGN, UNIT, OUTLINE).recipients == ("Ban Thường vụ Đảng ủy Khối (b/c)", "Văn phòng", "Lưu Văn phòng Đảng ủy")
    assert skeleton(replace(CAMPAIGN, requirements=()), Unit("d", "Chi bộ Đài"), OUTLINE).recipients == (
        "Đảng ủy Khối Nam Thuận (b/c)",
        "Lưu Chi bộ",
    )


def test_the_form_is_that_of_the_directives_day_or_the_newest() -> None:
    assert skeleton(CAMPAIGN, UNIT, OUTLINE).rule == "36-HD/VPTW"
    old = replace(CAMPAIGN, directive=DirectiveReference("kế hoạch", "1-KH/ĐU", date(2010, 1, 5), None, None))
    assert skeleton(old, UNIT, OUTLINE).rule is None


def test_the_word_file_has_real_headings() -> None:
    document = Document(BytesIO(write_word(skeleton(CAMPAIGN, UNIT, OUTLINE))))
    styles = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert "eading" in (styles["I- BỐI CẢNH"] or "") and "eading" in (styles["1. Thuận lợi"] or "")
