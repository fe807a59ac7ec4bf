"""A plan whose outlines point at one another: the campaign, its kit and the confirm page hold the headings written out."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from flows.confirmation.plans import HEAD, page

from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.report import Text
from nhiemky.flows.campaign_draft import campaign_from_directive
from nhiemky.flows.confirmation.campaign import confirmed_campaign
from nhiemky.flows.confirmation.corrections import correct
from nhiemky.flows.confirmation.stored import read_paper
from nhiemky.flows.enrol import enrol
from nhiemky.flows.kit import make_kit
from nhiemky.flows.outline_items import items_of
from nhiemky.flows.own_directive import own_directive
from nhiemky.flows.skeleton import skeleton
from nhiemky.reading.units.roster import Roster
from nhiemky.writing.word import write_word

UNIT = Unit("d", "Chi bộ Đài Truyền thanh")
LINES = (
    "1. Các chi bộ gửi báo cáo sơ kết và báo cáo kiểm điểm về Ban Thường vụ Đảng ủy Khối trước ngày 30/5/2023.",
    "Nơi nhận:", "- Lưu Văn phòng.", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Tạ Quốc Bình",
    "ĐỀ CƯƠNG SỐ 1", "Báo cáo sơ kết của chi bộ",
    "I. TÌNH HÌNH CHUNG", "II. KẾT QUẢ", "1. Công tác tư tưởng", "2. Công tác tổ chức", "III. KIẾN NGHỊ (nếu có)",
    "ĐỀ CƯƠNG SỐ 2", "Báo cáo kiểm điểm của chi bộ",
    "I. KẾT QUẢ KIỂM ĐIỂM (bố cục như mục II Đề cương số 1)", "II. HẠN CHẾ", "Nêu hạn chế theo các nội dung nêu trên.",
)  # fmt: skip
READING = read_paper((HEAD + "\n\n".join(LINES) + "\n").encode(), "ke-hoach.txt")


def campaign() -> Campaign:
    return confirmed_campaign(correct(READING, ()))


def second_word() -> list[str]:
    made = campaign()
    return [one.text for one in Document(BytesIO(write_word(skeleton(made, UNIT, made.outlines[1])))).paragraphs if one.text.strip()]


def test_the_reading_says_what_the_paper_says_and_the_campaign_what_it_means() -> None:
    assert READING.directive.outlines[1].nodes[0].children == ()
    first, above = campaign().outlines[1].nodes
    assert [node.title for node in first.children] == ["Công tác tư tưởng", "Công tác tổ chức"]
    assert [node.title for node in above.children] == ["Công tác tư tưởng", "Công tác tổ chức"]


def test_the_units_word_holds_the_headings_written_out() -> None:
    words = second_word()
    at = next(number for number, line in enumerate(words) if line.startswith("I- KẾT QUẢ KIỂM ĐIỂM"))
    assert [line for line in words[at:] if line.startswith(("1.", "2."))] == 2 * ["1. Công tác tư tưởng", "2. Công tác tổ chức"]


def test_the_pointer_is_grey_for_it_is_no_part_of_the_heading() -> None:
    made = campaign()
    blocks = [block for block in skeleton(made, UNIT, made.outlines[1]).body if isinstance(block, Text)]
    heading = next(block for block in blocks if "KIỂM ĐIỂM" in block.runs[0].text)
    assert [(run.text, run.hint) for run in heading.runs] == [
        ("I- KẾT QUẢ KIỂM ĐIỂM", False),
        (" (bố cục như mục II Đề cương số 1)", True),
    ]


def test_the_kit_of_the_unit_carries_it() -> None:
    made = enrol(campaign(), Roster((UNIT,)))
    with ZipFile(BytesIO(make_kit(made, UNIT))) as kit:
        texts = [
            "\n".join(paragraph.text for paragraph in Document(BytesIO(kit.read(name))).paragraphs)
            for name in kit.namelist()
            if name.endswith(".docx")
        ]
    assert any("KIỂM ĐIỂM" in words and "2. Công tác tổ chức" in words for words in texts)


def test_what_is_asked_if_there_is_any_is_optional_and_never_missed() -> None:
    items = {item.title: item for item in items_of(campaign().outlines[0], UNIT)}
    assert items["KIẾN NGHỊ (nếu có)"].optional and not items["KIẾN NGHỊ (nếu có)"].required
    assert items["TÌNH HÌNH CHUNG"].required


def test_the_confirm_page_lists_the_headings_with_their_conditions_and_where_they_come_from() -> None:
    first, second = (fact for fact in page(READING).facts if fact.sort == "outline")
    assert first.lines[-1] == "III- KIẾN NGHỊ: chỉ khi có (không bắt buộc)"
    assert second.lines == (
        "I- KẾT QUẢ KIỂM ĐIỂM (bố cục như mục II Đề cương số 1)",
        "    1. Công tác tư tưởng (lấy từ chỗ được dẫn)",
        "    2. Công tác tổ chức (lấy từ chỗ được dẫn)",
        "II- HẠN CHẾ",
        "    1. Công tác tư tưởng (lấy từ chỗ được dẫn)",
        "    2. Công tác tổ chức (lấy từ chỗ được dẫn)",
    )


def test_the_own_directive_prints_them_and_read_back_they_are_the_same() -> None:
    made = campaign()
    data = write_word(own_directive(replace(made, units=())))
    again = campaign_from_directive(read_paper(data, "van-ban.docx").directive)
    kept = [[(node.label, node.title, [child.title for child in node.children]) for node in one.nodes] for one in again.outlines]
    assert kept == [[(node.label, node.title, [child.title for child in node.children]) for node in one.nodes] for one in made.outlines]
