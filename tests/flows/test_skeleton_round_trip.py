"""A unit's skeleton comes back: what the unit wrote is read, what we printed for it is not."""

import io

import pytest
from docx import Document

from nhiemky.domain.campaign import Campaign, DirectiveReference, Owner, Unit
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.flows.skeleton import skeleton
from nhiemky.reading.units.report import read_unit_report
from nhiemky.writing.word import write_word

OUTLINE = Outline(
    "l1", "ĐỀ CƯƠNG", "Báo cáo sơ kết giữa nhiệm kỳ", None, (), (),
    (
        OutlineNode("I", "BỐI CẢNH CHUNG", ("Nêu ngắn gọn thuận lợi, khó khăn.",), children=(OutlineNode("1", "Thuận lợi"), OutlineNode("2", "Khó khăn"))),
        OutlineNode("II", "KẾT QUẢ THỰC HIỆN", ("Có số liệu so với nghị quyết.",)),
    ),
    Evidence("ĐỀ CƯƠNG"),
)  # fmt: skip
CAMPAIGN = Campaign(
    "sơ kết giữa nhiệm kỳ",
    Owner("Đảng ủy Khối", "Đảng bộ tỉnh Nam Thuận", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nam Thuận", "ĐUK"),
    directive=DirectiveReference("kế hoạch", "12-KH/ĐUK", None, "Đảng ủy Khối", "sơ kết giữa nhiệm kỳ"),
    outlines=(OUTLINE,),
)
UNIT = Unit("stc", "Đảng bộ Sở Tài chính")


@pytest.fixture
def paper() -> bytes:
    return write_word(skeleton(CAMPAIGN, UNIT, OUTLINE))


def test_an_untouched_skeleton_says_nothing(paper):
    assert read_unit_report(paper, "khung.docx").texts == ()


def test_what_the_unit_wrote_is_all_that_is_read(paper):
    document = Document(io.BytesIO(paper))
    headings = [n for n, paragraph in enumerate(document.paragraphs) if "Thuận lợi" in paragraph.text]
    blank = document.paragraphs[headings[0] + 1]
    for run in blank.runs:
        run.text = ""
    blank.add_run("Đội ngũ ổn định, nội bộ đoàn kết.")
    out = io.BytesIO()
    document.save(out)
    (text,) = read_unit_report(out.getvalue(), "khung.docx").texts
    assert (text.path, text.title, text.paragraphs) == (("I", "1"), "Thuận lợi", ("Đội ngũ ổn định, nội bộ đoàn kết.",))


def test_what_is_typed_over_the_guidance_keeps_its_look_and_is_read_all_the_same(paper):
    document = Document(io.BytesIO(paper))
    (hint,) = [paragraph for paragraph in document.paragraphs if "Nêu ngắn gọn" in paragraph.text]
    first, *others = hint.runs
    assert first.style.style_id == "Hint"
    first.text = "Giá xăng tăng, đơn hàng giảm 12%."  # as Word does: what replaces selected words takes their style
    for run in others:
        run.text = ""
    out = io.BytesIO()
    document.save(out)
    (text,) = read_unit_report(out.getvalue(), "khung.docx").texts
    assert text.paragraphs == ("Giá xăng tăng, đơn hàng giảm 12%.",)
