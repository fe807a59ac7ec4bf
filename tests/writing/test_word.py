"""The Word document: golden dumps of three papers, and each promise of `word` on its own."""

import io
import os
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from unicodedata import normalize

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writing import samples

from nhiemky.domain.report import Block, Column, Report, Run, Style, Table, Text, text
from nhiemky.writing.dump import dump
from nhiemky.writing.word import write_word

GOLDEN = Path(__file__).parent / "golden"
PAPERS = {
    "report": samples.report(),
    "report-36-hd": samples.report(date(2026, 2, 4)),
    "letter": samples.letter(),
    "state-report": samples.state_report(),
}


def small(*body: Block, **changes: object) -> Report:
    return replace(samples.letter(), body=body, **changes)  # type: ignore[arg-type]


def part(data: bytes, name: str = "word/document.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode("utf-8")


def body_dump(*blocks: Block) -> list[str]:
    lines = dump(write_word(small(*blocks, recipients=(), signature=None, addressees=()))).splitlines()
    start = lines.index("[Hairline]", 1) + 1
    return lines[start : next(n for n, line in enumerate(lines) if line.startswith("page "))]


@pytest.mark.parametrize("name", PAPERS)
def test_papers_are_as_the_golden_dumps_say(name: str) -> None:
    """To renew after a wanted change: NHIEMKY_GOLDEN=write pytest tests/writing/test_word.py"""
    got = dump(write_word(PAPERS[name]))
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("NHIEMKY_GOLDEN") == "write":
        path.write_text(got, encoding="utf-8", newline="\n")
    assert got == path.read_text(encoding="utf-8")


def test_the_same_report_gives_the_same_bytes_and_no_clock() -> None:
    first = write_word(samples.report())
    assert first == write_word(samples.report())
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "2026-06-04T00:00:00Z" in part(first, "docProps/core.xml")


def test_a_report_without_a_date_says_none() -> None:
    letter = samples.letter()
    undated = write_word(replace(letter, letterhead=replace(letter.letterhead, date=None)))
    assert "created" not in part(undated, "docProps/core.xml")


def test_it_opens_in_python_docx_with_headings_title_and_words() -> None:
    document = docx.Document(io.BytesIO(write_word(samples.report())))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 2"]
    assert headings == ["I- ĐẶC ĐIỂM TÌNH HÌNH", "II- KẾT QUẢ CHỦ YẾU", "III- HẠN CHẾ, NGUYÊN NHÂN"]
    assert document.core_properties.title.startswith("BÁO CÁO sơ kết giữa nhiệm kỳ")
    assert [section.orientation for section in document.sections] == [0, 0, 1]


def test_headings_start_at_level_one_unless_the_text_has_parts() -> None:
    heads: list[tuple[str, Style]] = [("I-", "h1"), ("1.", "h2"), ("1.1.", "h3"), ("a)", "h4")]
    blocks = [text(label, style) for label, style in heads]
    assert body_dump(*blocks) == ["[Heading1] I-", "[Heading2] 1.", "[Heading3] 1.1.", "[Heading4] a)"]
    assert body_dump(text("Phần I", "part"), *blocks)[:2] == ["[Heading1] Phần I", "[Heading2] I-"]


def test_styles_of_running_text() -> None:
    styles: tuple[Style, ...] = ("body", "plain", "centred", "bullet", "basis")
    assert body_dump(*(text(style, style) for style in styles)) == [
        "[BodyText] body",
        "[Plain] plain",
        "[Centred] centred",
        "[Bullet] - bullet",
        "[Basis] - basis.",
    ]


def test_markup_in_text_stays_text_and_forbidden_characters_go() -> None:
    (line,) = body_dump(text("A & B < C > D \x00\x0b\x1f\ud800\ufffe]]> &amp; </w:t>"))
    assert line == "[BodyText] A & B < C > D ]]> &amp; </w:t>"


def test_breaks_tabs_and_outer_spaces_are_kept() -> None:
    assert body_dump(Text((Run("một\nhai\tba "), Run(" bốn", bold=True)))) == ["[BodyText] một⏎hai⇥ba ** bốn**"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_are_kept_in_the_form_they_came(form: str) -> None:
    words = normalize(form, "Đảng ủy phường Thượng Thuỷ")  # type: ignore[arg-type]
    assert f"<w:t>{words}</w:t>" in part(write_word(small(text(words))))


def test_a_hint_is_one_character_style_and_its_whole_paragraph_can_be_deleted() -> None:
    data = part(write_word(small(text("Nêu số liệu.", hint=True), Text((Run("Kết quả: "), Run("ghi số", hint=True))))))
    assert data.count('<w:rPr><w:rStyle w:val="Hint"/></w:rPr></w:pPr>') == 1
    assert data.count('<w:rPr><w:rStyle w:val="Hint"/></w:rPr><w:t>') == 2
    assert '<w:name w:val="Gợi ý"/>' in part(write_word(samples.letter()), "word/styles.xml")


def test_footnotes_are_numbered_through_text_and_tables() -> None:
    noted = Run("chi bộ", note=(Run("Ghi chú 1"),))
    cell = (Run("62", note=(Run("Ghi chú "), Run("2", bold=True))),)
    lines = dump(write_word(small(Text((noted, Run(" và"))), Table((Column("Số", 20),), ((cell,),))))).splitlines()
    assert "[BodyText] chi bộ[^1] và" in lines
    assert "| 62[^2]" in lines
    assert lines[-2:] == ["[^1] Ghi chú 1", "[^2] Ghi chú **2**"]


def test_a_note_within_a_note_is_not_lost() -> None:
    lines = dump(write_word(small(Text((Run("a", note=(Run("b", note=(Run(" (c)"),)),)),)))))
    assert lines.splitlines()[-1] == "[^1] b (c)"


def test_tables_repeat_their_heading_row_and_never_tear_a_row() -> None:
    data = part(write_word(small(Table((Column("TT", 10), Column("Việc", 50)), (("1", "a"), ("2", "b"))))))
    assert data.count("<w:cantSplit/><w:tblHeader/>") == 1
    table = data[data.index('<w:tblStyle w:val="TableGrid"/>') :]
    assert table[: table.index("</w:tbl>")].count("<w:cantSplit/>") == 3


def test_a_table_wider_than_its_page_is_narrowed_and_a_narrow_one_is_left() -> None:
    wide = Table((Column("a", 200), Column("b", 130)), (("1", "2"),))
    assert body_dump(wide)[1] == "table TableGrid 100 + 65 mm"
    assert body_dump(Table((Column("a", 20),), (("1",),)))[1] == "table TableGrid 20 mm"


def test_cells_of_every_kind() -> None:
    rows: tuple[tuple[str | tuple[Run, ...], ...], ...] = (
        ("", "A & B", (Run("nghiêng", italic=True),)),
        ("đủ", "1.406", ""),
        ("100%s", "%d", "93,7 %"),
        (" lùi", "hai\ndòng", ()),
    )
    table = Table((Column("a", 30), Column("b", 30, "right"), Column("c & d", 30)), rows, bold_rows=frozenset({1}))
    assert body_dump(table)[2:] == [
        "# a | b | c & d",
        "|  | A & B | _nghiêng_",
        "| **đủ** | **1.406** |",
        "| 100%s | %d | 93,7 %",
        "|  lùi | hai⏎dòng |",
        "[Hairline]",
    ]


def test_a_row_of_another_length_than_the_heading_is_a_bug_and_says_so() -> None:
    with pytest.raises(ValueError, match="a row of 1 cells in a table of 2 columns"):
        write_word(small(Table((Column("a", 10), Column("b", 10)), (("1",),))))


def test_two_tables_do_not_melt_into_one() -> None:
    one = Table((Column("a", 10),), (("1",),))
    assert [line[:5] for line in body_dump(one, one)] == ["[Gap]", "table", "# a", "| 1", "[Gap]", "table", "# a", "| 1", "[Hair"]


def test_the_last_paragraph_stays_with_the_signature() -> None:
    lines = dump(write_word(small(text("Một."), text("Hai.")))).splitlines()
    assert "[BodyText] Một." in lines and "[BodyText kept] Hai." in lines


def test_each_appendix_is_a_section_that_counts_its_own_pages() -> None:
    pages = [line for line in dump(write_word(samples.report())).splitlines() if line.startswith("page ")]
    assert pages == [
        "page 210 x 297 mm, margins 20 15 20 30, numbered from its second page",
        "page 210 x 297 mm, margins 20 15 20 30, numbered from its second page, counted from 1",
        "page 297 x 210 mm, margins 30 20 15 20, numbered from its second page, counted from 1",
    ]


def test_an_empty_report_is_still_a_document() -> None:
    bare = Report(replace(samples.letter().letterhead, symbol=None, place=None, date=None), None, "", ())
    assert docx.Document(io.BytesIO(write_word(bare))).paragraphs


ANY_TEXT = st.text(st.characters(codec=None), max_size=40)


@settings(max_examples=60, deadline=None)
@given(words=ANY_TEXT, cells=st.lists(ANY_TEXT, min_size=2, max_size=2), note=ANY_TEXT)
def test_any_text_at_all_gives_a_document_that_opens_with_that_text(words: str, cells: list[str], note: str) -> None:
    table = Table((Column("a", 30), Column("b", 30)), ((cells[0], cells[1]),))
    document = docx.Document(io.BytesIO(write_word(small(Text((Run(words, note=(Run(note),)),)), table, subject=words))))
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", words).replace("\r\n", "\n").replace("\r", "\n")
    texts = [p.text for p in document.paragraphs]
    assert kept in texts
    shown = [cell.text for cell in document.tables[1].rows[1].cells]
    clean = [
        re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", c).replace("\r\n", "\n").replace("\r", "\n") for c in cells
    ]
    assert shown == clean
