"""The committee's own report: people's words whole, figures from the consolidation, sources kept, nothing replaced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from consolidating.papers import report, row, said

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import Outline, OutlineNode
from nhiemky.domain.own_report import Insert, OwnSection
from nhiemky.domain.report import Text
from nhiemky.flows.own_report import fill, material_for, own_report, sections_of
from nhiemky.writing.word import write_word

ON = date(2023, 6, 2)
OUTLINE = Outline(
    "o1", "Đề cương", None, None, (), (),
    (OutlineNode("I", "BỐI CẢNH"), OutlineNode("II", "KẾT QUẢ THỰC HIỆN CHỈ TIÊU"), OutlineNode("III", "BÀI HỌC")),
    Evidence("Đề cương"),
)  # fmt: skip
CAMPAIGN = Campaign(
    "Sơ kết",
    Owner("Đảng ủy Khối Nam Thuận", organ_code="ĐUK"),
    outlines=(OUTLINE,),
    indicators=(
        Indicator("CT01", "Kết nạp đảng viên mới", "đảng viên", "sum", target="20"),
        Indicator("CT05", "Cuộc kiểm tra", "cuộc", "sum"),
    ),
    units=(Unit("a", "Chi bộ A", branch="Khối 1"), Unit("b", "Chi bộ B", branch="Khối 2")),
)
WHOLE = consolidate(
    [
        report("Chi bộ A", row("Kết nạp đảng viên mới", 3, 10), texts=(said("BỐI CẢNH", "Nội bộ đoàn kết, thống nhất.", path=("I",)),)),
        report("Chi bộ B", row("Kết nạp đảng viên mới", 5, 10), row("Cuộc kiểm tra", 2, unit="cuộc", at=6)),
    ],
    campaign=CAMPAIGN,
)


def written(**texts):
    return [replace(section, text=texts[section.key]) if section.key in texts else section for section in sections_of(OUTLINE, WHOLE)]


def body(sections, **more):
    return [block for block in own_report(sections, WHOLE, CAMPAIGN, OUTLINE, on=ON, **more).body if isinstance(block, Text)]


def lines(sections, **more):
    return ["".join(run.text for run in block.runs) for block in body(sections, **more)]


def test_a_new_draft_has_the_figures_where_the_outline_asks_for_results():
    texts = {section.key: section.text for section in sections_of(OUTLINE, WHOLE)}
    assert texts == {"I": "", "II": "[[CT01: Kết nạp đảng viên mới]]\n[[CT05: Cuộc kiểm tra]]", "III": ""}


def test_a_linked_line_is_the_figures_sentence_with_its_breakdown():
    block = next(block for block in body(written()) if block.runs[0].text.startswith("Kết nạp"))
    assert "".join(run.text for run in block.runs) == "Kết nạp đảng viên mới: 8 đảng viên, bằng 40% chỉ tiêu 20 đảng viên, chưa đạt."
    assert block.runs[1].note[0].text == "Trong đó: Khối 1 3; Khối 2 5."


def test_a_figure_inside_a_sentence_is_its_number():
    assert "Toàn khối kết nạp 8 đảng viên, tăng so với kỳ trước." in lines(written(I="Toàn khối kết nạp [[CT01]], tăng so với kỳ trước."))


def test_peoples_words_are_printed_unchanged_in_the_outlines_order():
    found = lines(written(I="Một.\n\nHai.", III="Ba."))
    assert [line for line in found if line in ("Một.", "Hai.", "Ba.")] == ["Một.", "Hai.", "Ba."]
    assert found.index("I- BỐI CẢNH") < found.index("Một.") < found.index("III- BÀI HỌC") < found.index("Ba.")


def test_filling_adds_what_is_missing_and_leaves_the_text():
    section = OwnSection("II", ("II",), "KẾT QUẢ", "Lời của người viết về [[CT05]].")
    assert fill(section, WHOLE).text == "Lời của người viết về [[CT05]].\n[[CT01: Kết nạp đảng viên mới]]"
    assert fill(fill(section, WHOLE), WHOLE) == fill(section, WHOLE)


def test_a_code_nobody_knows_is_a_hint_not_a_number():
    [run] = [run for block in body(written(I="Đạt [[CT99]].")) for run in block.runs if "CT99" in run.text]
    assert run.hint


def test_an_unwritten_section_is_a_hint():
    assert "(Mục này chưa viết.)" in lines(written())


def test_an_inserted_paragraph_names_its_source_for_the_drafters_only():
    section = OwnSection("I", ("I",), "BỐI CẢNH", "Nội bộ đoàn kết.", (Insert("Nội bộ đoàn kết.", "Chi bộ A, mục I"),))
    notes = [run.note[0].text for block in body([section], with_sources=True) for run in block.runs if run.note]
    assert notes == ["Nguồn: Chi bộ A, mục I."]
    assert not [run for block in body([section]) for run in block.runs if run.note]


def test_material_is_what_units_wrote_under_the_heading():
    section = sections_of(OUTLINE, WHOLE)[0]
    [one] = material_for(section, WHOLE.sections, {"Chi bộ A": "báo cáo nộp 28/5/2023"})
    assert (one.words, one.source) == ("Nội bộ đoàn kết, thống nhất.", "Chi bộ A, mục I, báo cáo nộp 28/5/2023")
    assert material_for(sections_of(OUTLINE, WHOLE)[2], WHOLE.sections, {}) == ()


def test_same_inputs_same_bytes():
    def made():
        return write_word(own_report(written(I="Một."), WHOLE, CAMPAIGN, OUTLINE, on=ON, draft=2))

    assert made() == made()
