"""Tables of an appendix: sent along to be filled in, or asked for in the text.

>>> from nhiemky.reading.documents.text import read_text
>>> from nhiemky.reading.structure.layout import lay_out
>>> lines = ("KẾ HOẠCH", "sơ kết", "1. Gửi báo cáo.", "Nơi nhận:", "- Lưu.", "PHỤ LỤC", "kết quả thực hiện chỉ tiêu")
>>> table = "TT\\tChỉ tiêu\\tĐơn vị\\n01\\t\\t"
>>> document = read_text("\\n\\n".join([*lines, table]).encode(), "a.txt")
>>> [(table.title, table.columns, table.rows) for table in read_appendix_tables(document, lay_out(document))]
[('kết quả thực hiện chỉ tiêu', ('TT', 'Chỉ tiêu', 'Đơn vị'), ('01',))]

Promise: tables inside the main text (agenda, deadlines, units) are not listed; a table only asked for ("báo cáo có phụ
lục so sánh ...") is listed without columns. `cells` holds the data rows where something is already filled in.
"""

from __future__ import annotations

import re
from dataclasses import replace

from nhiemky.domain.finding import Evidence
from nhiemky.domain.outline import AppendixTable, Blank
from nhiemky.domain.source import SourceDocument, SourceTable
from nhiemky.reading.structure.blanks import blanks_in
from nhiemky.reading.structure.layout import Attachment, Layout
from nhiemky.reading.structure.outlines import ATTACHED, title_block

_OPENER = re.compile(
    r"(?:PHỤ LỤC|PHỤ BIỂU|BIỂU(?: MẪU)?|MẪU(?: BIỂU)?)(?:\s+(?:SỐ\s*)?[0-9IVX]{1,4}[a-zA-Z]?(?=[\s.:\-–]|$))?\s*(?:[.:\-–]\s*|$)"
    r"|(?:PHỤ LỤC|PHỤ BIỂU|BIỂU|MẪU)\s+(?:SỐ\s*)?[0-9]{1,3}[a-zA-Z]?\s+",
    re.IGNORECASE,
)
"""Name and number of an appendix before its title."""

_THING = re.compile(
    r"[PpBb](?:hụ lục|hụ biểu|iểu mẫu|iểu|ảng)\s+"
    r"(?:so sánh|kết quả|tổng hợp|số liệu|thống kê|chi tiết|đánh giá|thể hiện|về|các chỉ tiêu|tình hình)[^.;:()]*"
)
_ASKED = re.compile(r"(?:có|kèm|kèm theo|gửi kèm|lập|theo|xây dựng)\s+(?:các\s+|bảng\s+)?$", re.IGNORECASE)
_ATTACHED_TEMPLATE = re.compile(r"kèm theo|gửi kèm|đính kèm", re.IGNORECASE)


def read_appendix_tables(document: SourceDocument, layout: Layout) -> tuple[AppendixTable, ...]:
    """Tables in the order they stand; tables only asked for come last."""
    found: list[AppendixTable] = []
    for part in layout.attachments:
        found += _of_attachment(document, layout, part, len(found))
    if not found:
        found += _promised(document, layout)
    return (*found, *_named_forms(document, layout, len(found)))


def _of_attachment(document: SourceDocument, layout: Layout, part: Attachment, count: int) -> list[AppendixTable]:
    found: list[AppendixTable] = []
    above = part.opening
    number = part.first
    while number <= part.last:
        table = document.paragraphs[number].table
        if table is None:
            number += 1
            continue
        last = number
        while last < part.last and document.paragraphs[last + 1].table == table:
            last += 1
        if found and all(document.paragraphs[line].role != "body" for line in range(above, number)):
            found[-1] = _continued(document, document.tables[table], found[-1])
        elif _is_form(document, document.tables[table]):
            lines = range(part.opening, number) if not found else range(above, number)
            if part.kind == "outline":
                lines = range(max(lines.start, number - 1), number)  # its own line, not the headings above
            title, first = _title(document, layout, lines, first_table=not found)
            found.append(_table(document, f"t{count + len(found) + 1}", document.tables[table], title, first, lines))
        above = last + 1
        number = last + 1
    if not found and part.kind == "appendix":
        lines, _, _ = title_block(document, layout, part)
        title, first = _title(document, layout, lines, first_table=True)
        if title and re.search(r"chỉ tiêu|số liệu|biểu|thống kê|tổng hợp", title, re.IGNORECASE):
            place = document.paragraphs[first].start, document.paragraphs[lines.stop - 1].end
            found.append(AppendixTable(f"t{count + 1}", title, None, None, True, Evidence(document.quote(*place), document.span(*place))))
    return found


def _continued(document: SourceDocument, table: SourceTable, above: AppendixTable) -> AppendixTable:
    """A table that a page parts goes on with the same columns; headings that are printed again are left out."""
    grid = _grid(document, table)
    if len(grid[0]) != len(above.columns or ()):
        return above
    rows = [row for row in grid if tuple(row) != above.columns]
    filled = above.cells or any(any(row[1:]) for row in rows)
    cells = above.cells or (tuple((row, *[""] * (len(grid[0]) - 1)) for row in above.rows or ()) if filled else ())
    return replace(
        above,
        rows=(*(above.rows or ()), *(row[0] for row in rows)),
        cells=(*cells, *map(tuple, rows)) if filled else (),
    )


def _is_form(document: SourceDocument, table: SourceTable) -> bool:
    """Two rows and columns at least, and not the two cells of a letterhead or signature."""
    if table.columns < 2 or table.rows < 2:
        return False
    words = [document.clean[cell.start : cell.end] for cell in table.cells]
    return not (table.columns == 2 and any("Nơi nhận" in cell or "VIỆT NAM" in cell for cell in words))


def _title(document: SourceDocument, layout: Layout, lines: range, *, first_table: bool) -> tuple[str | None, int]:
    """Title above a table and its first paragraph; "PHỤ LỤC 1" itself is no title where another line is."""
    titles: list[str] = []
    first = lines.start
    for number in lines:
        line = layout.words[number]
        if document.paragraphs[number].role != "body":
            continue
        if ATTACHED.match(line) or (titles and (len(line) > 250 or line[0] in "(-")):
            if first_table:
                break
            continue
        if not first_table and len(line) > 250:
            titles = []
            continue
        label = layout.labels[number]
        titles.append(line[label.end :] if label and len(lines) == 1 else line)
        if len(titles) > 4:
            break
    if not titles:
        return None, first
    bare = [line[opener.end() :] if (opener := _OPENER.match(line)) else line for line in titles]
    return " ".join(line for line in (bare if any(bare) else titles) if line).strip() or None, first


def _table(document: SourceDocument, name: str, table: SourceTable, title: str | None, first: int, lines: range) -> AppendixTable:
    header_rows = _header_rows(document, table)
    grid = _grid(document, table)
    columns = tuple(_heading(grid, header_rows, column) for column in range(table.columns))
    data = grid[header_rows:]
    blanks: list[Blank] = []
    for number in lines:
        if document.paragraphs[number].role == "body":
            blanks += blanks_in(document, number)
    start = document.paragraphs[first].start
    end = max(cell.end for cell in table.cells if cell.row < header_rows)
    filled = any(any(cell for cell in row[1:]) for row in data)
    return AppendixTable(
        id=name,
        title=title,
        columns=columns,
        rows=tuple(row[0] for row in data),
        template_attached=True,
        evidence=Evidence(document.quote(start, end), document.span(start, end)),
        blanks=tuple(blanks),
        cells=tuple(tuple(row) for row in data) if filled else (),
    )


def _grid(document: SourceDocument, table: SourceTable) -> list[list[str]]:
    """Text of every place of the grid; a merged cell stands in each place it covers."""
    grid = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        words = document.clean[cell.start : cell.end]
        for row in range(cell.row, min(cell.row + cell.rows, table.rows)):
            for column in range(cell.column, min(cell.column + cell.columns, table.columns)):
                grid[row][column] = words
    return grid


def _header_rows(document: SourceDocument, table: SourceTable) -> int:
    """Rows of headings: the first, those it reaches into, and a row of column numbers "(1) (2) (3)" or "A B 1 2"."""
    rows = max((cell.row + cell.rows for cell in table.cells if cell.row == 0), default=1)
    if rows == 1 and any(cell.columns > 1 for cell in table.cells if cell.row == 0) and table.rows > 2:
        rows = 2
    numbering = [document.clean[cell.start : cell.end].strip("() ") for cell in table.cells if cell.row == rows]
    if len(numbering) > 2 and all(len(words) <= 5 and (words[:1].isdigit() or len(words) == 1) for words in numbering):
        digits = [words for words in numbering if words.isdigit()]
        if len(digits) >= 2 and digits == sorted(digits, key=int) and len(set(digits)) == len(digits):
            rows += 1
    return min(rows, max(1, table.rows - 1))


def _heading(grid: list[list[str]], rows: int, column: int) -> str:
    """A column's heading: the words above one another, each once, column numbers left out."""
    words: list[str] = []
    for row in range(rows):
        cell = grid[row][column]
        if cell and cell not in words and not (row and cell.strip("() ").isdigit()):
            words.append(cell)
    if len(words) > 1 and len(words[-1]) == 1:
        words.pop()
    return " - ".join(words)


_NAMED_FORM = re.compile(
    r"(?P<what>(?:(?:phiếu|biểu|bảng|danh sách|bản|tờ|phụ lục|đơn) [^,;.:()]{0,40}? )?)theo (?P<form>(?:Mẫu|Biểu mẫu|Biểu|mẫu|biểu)"
    r" (?:số )?(?P<number>\d{1,2}[a-z]?))[^,;.:()]{0,20}?(?P<along> (?:gửi kèm|kèm theo|đính kèm))"
)


def _named_forms(document: SourceDocument, layout: Layout, count: int) -> list[AppendixTable]:
    """Forms said to be sent along ("phiếu lấy ý kiến theo Mẫu số 02 gửi kèm") that no attachment is."""
    found: list[AppendixTable] = []
    titles = " ".join(layout.words[part.opening] for part in layout.attachments).casefold()
    for number in layout.main:
        line = layout.words[number]
        if document.paragraphs[number].role != "body" or "kèm" not in line or " theo " not in line:
            continue
        for match in _NAMED_FORM.finditer(line):
            if re.search(rf"(?:mẫu|biểu|phụ lục)[^\d]{{0,10}}0?{match['number'].lstrip('0')}\b", titles):
                continue
            start, end = document.paragraphs[number].start + match.start(), document.paragraphs[number].start + match.end()
            evidence = Evidence(document.quote(start, end), document.span(start, end))
            title = f"{match['form'][0].upper()}{match['form'][1:]} {match['what']}".strip()
            found.append(AppendixTable(f"t{count + len(found) + 1}", title, None, None, True, evidence))
    return found


def _promised(document: SourceDocument, layout: Layout) -> list[AppendixTable]:
    """Tables that a report must carry, as the text asks for them."""
    found: list[AppendixTable] = []
    for number in layout.main:
        line = layout.words[number]
        if document.paragraphs[number].role != "body" or ("phụ" not in line and "biểu" not in line and "bảng" not in line):
            continue
        match = next((thing for thing in _THING.finditer(line) if _ASKED.search(line, max(0, thing.start() - 12), thing.start())), None)
        if match is None:
            continue
        place = document.paragraphs[number]
        title = match[0].strip(" ,")
        sentence = next(
            ((start, end) for start, end in layout.sentences(number) if start <= place.start + match.start() < end),
            (place.start + match.start(), place.start + match.end()),
        )
        start = max(sentence[0], place.start + line.rfind(":", 0, match.start()) + 1) if ":" in line[: match.start()] else sentence[0]
        while document.clean[start] == " ":
            start += 1
        end = place.start + match.start() + len(title)
        found.append(
            AppendixTable(
                id=f"t{len(found) + 1}",
                title=title,
                columns=None,
                rows=None,
                template_attached=_ATTACHED_TEMPLATE.search(line, match.start()) is not None,
                evidence=Evidence(document.quote(start, end), document.span(start, end)),
            )
        )
    return found
