"""A Word report of 20 sections, 80 paragraphs, 20 tables of 31 x 7: ours, docxtpl, and the floor of zipping it again."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from docx import Document
from docxtpl import DocxTemplate

from bench.claims import Claim, medians, table
from nhiemky.domain.report import Column, Letterhead, Report, Table, Text, text
from nhiemky.writing.word import write_word

SECTIONS, PARAGRAPHS, ROWS, COLUMNS = 20, 4, 31, 7
SENTENCE = "Cấp ủy đã lãnh đạo, chỉ đạo thực hiện các chỉ tiêu, nhiệm vụ chủ yếu; kết quả từng mặt được nêu ở bảng dưới đây & kèm theo. "


def cell(section: int, row: int, column: int) -> str:
    return f"Ô {section}.{row}.{column}"


def report(edition: int = 0) -> Report:
    """The tree; another edition has other words in every paragraph, so that nothing can be remembered."""
    mark = f" ({edition})" if edition else ""
    columns = tuple(Column(f"Cột {n}", 24) for n in range(COLUMNS))
    blocks: list[Text | Table] = []
    for section in range(SECTIONS):
        blocks.append(text(f"{section + 1}. Kết quả lĩnh vực {section + 1}", "h2"))
        blocks += [text(f"{SENTENCE}({edition}.{section}.{n}) {SENTENCE}".strip() if edition else SENTENCE * 2) for n in range(PARAGRAPHS)]
        blocks.append(Table(columns, tuple(tuple(cell(section, r, c) + mark for c in range(COLUMNS)) for r in range(ROWS - 1))))
    head = Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI", "ĐẢNG CỘNG SẢN VIỆT NAM", "12-BC/ĐUK", "Nam Thuận", date(2023, 6, 4))
    return Report(head, "BÁO CÁO", "kết quả thực hiện", tuple(blocks))


def template() -> bytes:
    """What an office would make for docxtpl: one section looped over, one row looped over."""
    document = Document()
    document.add_paragraph("{%p for s in sections %}")
    document.add_paragraph("{{ s.title }}")
    document.add_paragraph("{%p for p in s.paragraphs %}")
    document.add_paragraph("{{ p }}")
    document.add_paragraph("{%p endfor %}")
    grid = document.add_table(rows=4, cols=COLUMNS)
    for n in range(COLUMNS):
        grid.rows[0].cells[n].text = f"Cột {n}"
        grid.rows[2].cells[n].text = f"{{{{ r[{n}] }}}}"
    grid.rows[1].cells[0].text = "{%tr for r in s.rows %}"
    grid.rows[3].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("{%p endfor %}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def render(source: bytes) -> bytes:
    sections = [
        {
            "title": f"{s + 1}. Kết quả lĩnh vực {s + 1}",
            "paragraphs": [SENTENCE * 2] * PARAGRAPHS,
            "rows": [[cell(s, r, c) for c in range(COLUMNS)] for r in range(ROWS - 1)],
        }
        for s in range(SECTIONS)
    ]
    made = DocxTemplate(io.BytesIO(source))
    made.render({"sections": sections}, autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rezip(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return out.getvalue()


def cells_of(data: bytes) -> list[str]:
    document = Document(io.BytesIO(data))
    return [one.text for grid in document.tables for row in grid._tbl.tr_lst for one in _texts(row)]


def _texts(row: object) -> list[_Cell]:
    return [
        _Cell("".join(t.text or "" for t in tc.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")))
        for tc in row.tc_lst
    ]  # type: ignore[attr-defined]


class _Cell:
    def __init__(self, text: str) -> None:
        self.text = text


def run() -> list[Claim]:
    tree, source = report(), template()
    ours, theirs = write_word(tree), render(source)
    wanted = [cell(s, r, c) for s in range(SECTIONS) for r in range(ROWS - 1) for c in range(COLUMNS)]
    for made in (ours, theirs):
        assert [words for words in cells_of(made) if words.startswith("Ô ")] == wanted, "the two Word files do not say the same"
    seconds = medians(
        {"floor: unzip and zip again": lambda: rezip(ours), "nhiemky": lambda: write_word(tree), "docxtpl": lambda: render(source)}
    )
    table(f"Word with {SECTIONS} tables of {ROWS} x {COLUMNS}", seconds, floor="floor: unzip and zip again")
    return [
        Claim("Word with 20 tables faster than docxtpl", seconds["docxtpl"] / seconds["nhiemky"], ">=", 5, "x"),
        Claim("Word with 20 tables against its floor", seconds["nhiemky"] / seconds["floor: unzip and zip again"], "<=", 2, "x floor"),
    ]
