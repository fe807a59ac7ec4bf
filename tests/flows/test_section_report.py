"""What is typed in the browser becomes a paper that reads back to the same sections."""

from datetime import date

from tests.flows.test_placement import OUTLINE

from nhiemky.domain.campaign import Campaign, DirectiveReference, Owner, Unit
from nhiemky.domain.placement import SectionWork
from nhiemky.domain.receipt import UnitPaper
from nhiemky.flows.outline_items import items_of
from nhiemky.flows.placement import place, texts_of
from nhiemky.flows.section_report import AddedHeading, section_report
from nhiemky.reading.units.report import read_unit_report
from nhiemky.writing.word import write_word

UNIT = Unit("a", "Đảng bộ Sở Y tế")
CAMPAIGN = Campaign(
    "sơ kết",
    Owner("Đảng ủy Khối", "Đảng bộ tỉnh Nam Thuận", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nam Thuận", "ĐUK"),
    directive=DirectiveReference("kế hoạch", "12-KH/ĐUK", date(2023, 4, 20), "Đảng ủy Khối", "sơ kết"),
    outlines=(OUTLINE,),
)
WORKS = (
    SectionWork("Phần thứ nhất/I", "Nội bộ đoàn kết.\n\nCó 6 chi bộ, 92 đảng viên."),
    SectionWork("Phần thứ nhất/II/1", "Thu ngân sách 45 tỷ đồng, đạt 103%."),
    SectionWork("Phần thứ nhất/II/2", "2.1. Sinh hoạt chi bộ\n\n- Sinh hoạt đều.\n\n2.2. Kết nạp đảng viên\n\nKết nạp 13 đảng viên."),
    SectionWork("Phần thứ hai/I", "Tình hình còn khó khăn."),
)


def paper(*added: AddedHeading, works=WORKS) -> bytes:
    return write_word(section_report(CAMPAIGN, UNIT, OUTLINE, works, added, UnitPaper("31-BC/ĐU", date(2023, 5, 26), "Lê Thị Lan")))


def test_the_word_of_typed_sections_reads_back_to_the_same_sections():
    report = read_unit_report(paper(), "bao-cao.docx")
    assert (report.symbol, report.date) == ("31-BC/ĐU", "26/5/2023")
    placement = place(report.texts, items_of(OUTLINE, UNIT))
    assert not placement.unplaced
    assert not placement.own
    assert texts_of(placement) == {work.key: work.text for work in WORKS}


def test_an_added_heading_stands_in_the_paper_and_is_known_as_added():
    report = read_unit_report(paper(AddedHeading("III", "KIẾN NGHỊ", "", "Đề nghị sớm có hướng dẫn.")), "bao-cao.docx")
    placement = place(report.texts, items_of(OUTLINE, UNIT))
    assert [(own.title, own.passage.paragraphs) for own in placement.own] == [("KIẾN NGHỊ", ("Đề nghị sớm có hướng dẫn.",))]


def test_not_applicable_is_said_with_its_reason():
    words = [
        block.runs[0].text
        for block in section_report(CAMPAIGN, UNIT, OUTLINE, (SectionWork("Phần thứ hai/I", not_applicable="Mới thành lập"),)).body
    ]
    assert "Đơn vị không có nội dung này: mới thành lập." in words


def test_same_sections_same_bytes():
    assert paper() == paper()
