"""The PDF: our typeface only, the words of the report, pages counted as the Word document counts them, no clock."""

import io
from dataclasses import replace
from unicodedata import normalize

import pdfplumber
import pypdfium2
import pytest
from writing import samples

from nhiemky.domain.report import Column, Report, Run, Table, Text, text
from nhiemky.writing.pdf import write_pdf


def pages(report: Report) -> list[str]:
    with pdfplumber.open(io.BytesIO(write_pdf(report))) as pdf:
        return [page.extract_text() or "" for page in pdf.pages]


def words(report: Report) -> str:
    return " ".join(" ".join(pages(report)).split())


@pytest.fixture(scope="module")
def report() -> bytes:
    return write_pdf(samples.report())


def test_only_our_typeface_is_embedded(report: bytes) -> None:
    with pdfplumber.open(io.BytesIO(report)) as pdf:
        fonts = {char["fontname"].partition("+")[2] for page in pdf.pages for char in page.chars}
    assert fonts == {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic"}


def test_the_same_report_gives_the_same_bytes(report: bytes) -> None:
    assert write_pdf(samples.report()) == report


def test_it_is_an_archive_pdf_with_title_and_bookmarks(report: bytes) -> None:
    assert b"pdfaid:part>2<" in report.replace(b" ", b"")
    document = pypdfium2.PdfDocument(report)
    assert document.get_metadata_dict()["Title"].startswith("BÁO CÁO sơ kết giữa nhiệm kỳ")
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    assert titles[:3] == ["Phần thứ nhất", "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI", "I- ĐẶC ĐIỂM TÌNH HÌNH"]
    assert titles[-2:] == ["Phụ lục 1", "Phụ lục 2"]


def test_pages_have_the_sheet_of_the_form_and_an_appendix_may_lie_on_its_side(report: bytes) -> None:
    document = pypdfium2.PdfDocument(report)
    sizes = [tuple(round(side * 25.4 / 72) for side in document[n].get_size()) for n in range(len(document))]
    assert sizes == [(210, 297)] * 5 + [(297, 210)] * 2


def test_first_pages_carry_no_number_and_appendices_count_their_own() -> None:
    assert [page.split("\n")[0] for page in pages(samples.report())] == [
        "ĐẢNG BỘ TỈNH NAM THUẬN ĐẢNG CỘNG SẢN VIỆT NAM",
        "2",
        "3",
        "Phụ lục 1",
        "2",
        "Phụ lục 2",
        "2",
    ]


def test_the_words_come_out_as_they_went_in() -> None:
    out = words(samples.report())
    for piece in (
        "Số 127-BC/ĐUK",
        "Nam Thuận, ngày 04 tháng 6 năm 2026",
        "- Căn cứ Kế hoạch số 21-KH/ĐUK về sơ kết giữa nhiệm kỳ.",
        "Số liệu tính đến ngày 31/5/2026; không gồm đảng viên chuyển đi.",
        "1.406 1.312 93,3 số ước",
        "- Lưu Văn phòng Đảng ủy.",
        "Trần Thị Bích Phượng",
    ):
        assert piece in out


def test_the_heading_row_stands_on_each_page_of_a_table() -> None:
    assert all("TT Chỉ tiêu" in page for page in pages(samples.report())[3:5])


def test_markup_of_the_typesetter_is_only_text() -> None:
    nasty = '#panic("x") $x$ *a* _b_ `c` <d> @e // f \\ "g" -- ~ [h] = i'
    letter = replace(samples.letter(), body=(text(nasty), Table((Column("#a", 80),), ((nasty,),))), subject="*x*")
    assert words(letter).count(nasty) == 2


def test_decomposed_letters_and_forbidden_characters_are_printed_right() -> None:
    letter = replace(samples.letter(), body=(text(normalize("NFD", "Đảng ủy Thượng Thuỷ") + "\x0b\x00"),))
    assert normalize("NFC", "Đảng ủy Thượng Thuỷ") in normalize("NFC", words(letter))


def test_a_row_longer_than_a_page_goes_on_overleaf_with_all_its_words() -> None:
    cell = " ".join(f"ý{n}" for n in range(900))
    letter = replace(samples.letter(), body=(Table((Column("Đơn vị", 20), Column("Kiến nghị", 60)), (("Chi bộ 1", cell),)),))
    out = words(letter)
    assert [n for n in range(900) if f"ý{n}" not in out] == []


def test_odd_reports_are_still_printed() -> None:
    head = replace(samples.letter().letterhead, parent=None, symbol=None, place=None, date=None)
    for odd in (
        Report(head, None, "", ()),
        Report(head, "BÁO CÁO", "", (Text(()), Table((Column("a", 400),), ()), text("1.1. Ba", "h3"))),
        Report(head, None, "x", (Text((Run("", note=(Run("ghi chú"),)),)),), recipients=("A",)),
    ):
        assert pages(odd)


def test_the_forms_of_letter_and_state_report() -> None:
    letter, state = words(samples.letter()), words(samples.state_report())
    assert "Kính gửi: - Đảng ủy, chi ủy cơ sở trực thuộc;" in letter
    assert "Độc lập - Tự do - Hạnh phúc" in state and "Số: 45/BC-SNNMT" in state and "Kính gửi: Ủy ban nhân dân" in state
