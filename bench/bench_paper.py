"""A 50-page Word file read and checked in a warm worker, against python-docx opening it; and whether checking is linear."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import Table

from bench.claims import Claim, medians, table
from nhiemky.checking.paper_checks import check_paper
from nhiemky.flows.check_file import check_document, paper_of

PAGES = 50
CHAPTERS = 25
OURS, FLOOR = "nhiemky, read and check", "python-docx, open and read the text"
_SENDS = (
    "{point}. {group} số {number} rà soát kết quả thực hiện các chỉ tiêu của năm, báo cáo bằng văn bản về Văn phòng Đảng ủy Khối "
    "trước ngày {day:02}/{month:02}/2026 để tổng hợp, trình Ban Thường vụ xem xét, cho ý kiến theo quy chế."
)
_TELLS = (
    "Trong kỳ, kết nạp {all} đảng viên, gồm {new} nam, {old} nữ; tỷ lệ hoàn thành nhiệm vụ đạt {share},{tenth}%, tăng {more},5% so với "
    "cùng kỳ; công tác kiểm tra, giám sát được tiến hành đúng chương trình, có {visits} cuộc kiểm tra theo chuyên đề."
)
_CITES = (
    "Thực hiện Hướng dẫn số {number}-HD/BTCTU, ngày {day:02}/{month:02}/2025 của Ban Tổ chức Tỉnh ủy về công tác cán bộ, các đơn vị "
    "quy hoạch, bồi dưỡng {people} đồng chí; ưu điểm được phát huy, hạn chế thứ {point} của phần {part} được khắc phục."
)
_GROUPS = ("Chi bộ", "Đảng bộ bộ phận", "Đảng ủy")


def run() -> list[Claim]:
    data = plan(CHAPTERS)
    text = _text(data)
    document = paper_of(data, "ke-hoach.docx").document
    ours = "".join(document.clean.split())
    missing = [line for line in text if "".join(line.split()) not in ours]
    assert not missing, missing[:3]
    seconds = medians({OURS: lambda: check_document(data, "ke-hoach.docx"), FLOOR: lambda: _text(data)}, rounds=5)
    pages = sum(map(len, text)) / 2_400
    table(f"a Word file of some {pages:.0f} pages ({sum(map(len, text)):,} characters)", seconds, floor=FLOOR)
    once, ten = (paper_of("\n".join(_text(plan(chapters))).encode(), "a.txt") for chapters in (3, 30))
    checks = medians({"once": lambda: check_paper(once), "ten times": lambda: check_paper(ten)}, rounds=3)
    table("checking alone, a text and one ten times as long", checks)
    per_letter = checks["ten times"] / len(ten.document.clean) / (checks["once"] / len(once.document.clean))
    return [
        Claim(f"a Word file of {PAGES} pages read and checked", seconds[OURS] * PAGES / pages, "<=", 0.5, "s"),
        Claim("reading and checking against python-docx reading the text", seconds[OURS] / seconds[FLOOR], "<=", 10, "x"),
        Claim("time a character of checking a text ten times as long", per_letter, "<=", 1.3, "x"),
    ]


def plan(chapters: int) -> bytes:
    """A plan in party form: letterhead, chapters of duties, sums, citations and a table each, a signature. No two sentences alike."""
    word = docx.Document()
    word.styles["Normal"].font.name = "Times New Roman"
    word.styles["Normal"].font.size = Pt(14)
    head = word.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "ĐẢNG BỘ TỈNH NAM THUẬN\nĐẢNG ỦY KHỐI\n*\nSố 45-KH/ĐUK"
    head.cell(0, 1).text = "ĐẢNG CỘNG SẢN VIỆT NAM\nNam Thuận, ngày 07 tháng 8 năm 2025"
    for line in ("KẾ HOẠCH", "sơ kết giữa nhiệm kỳ, thực hiện Nghị quyết đại hội"):
        title = word.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.add_run(line).bold = True
    for number in range(1, chapters + 1):
        _chapter(word, number)
    foot = word.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Tỉnh ủy (b/c),\n- Các chi bộ,\n- Lưu Văn phòng."
    foot.cell(0, 1).text = "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nTrần Văn Hòa"
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _chapter(word: Document, number: int) -> None:
    word.add_paragraph().add_run(f"{_roman(number)}- NỘI DUNG CÔNG TÁC THỨ {number}").bold = True
    for point in range(1, 9):
        day, month = (number * 3 + point) % 28 + 1, point % 12 + 1
        new, old = number + point, 2 * number + point
        lines = (
            _SENDS.format(point=point, group=_GROUPS[point % 3], number=number * 10 + point, day=day, month=month),
            _TELLS.format(all=new + old, new=new, old=old, share=70 + point, tenth=number % 10, more=point, visits=number + 1),
            _CITES.format(number=number * 7 + point, day=day, month=month, people=number + 20, point=point, part=number),
        )
        for line in lines:
            paragraph = word.add_paragraph()
            paragraph.paragraph_format.first_line_indent = Cm(1.27)
            begin, comma, rest = line.partition(",")
            paragraph.add_run(begin)
            paragraph.add_run(comma + rest)
    grid = word.add_table(rows=6, cols=4, style="Table Grid")
    for column, heading in enumerate(("TT", "Nội dung", "Đơn vị chủ trì", "Thời hạn")):
        grid.cell(0, column).text = heading
    for row in range(1, 6):
        cells = (str(row), f"Chuyên đề {number}.{row}", f"Chi bộ số {row}", f"{row + 10}/12/2025")
        for column, words in enumerate(cells):
            grid.cell(row, column).text = words


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _text(data: bytes) -> list[str]:
    """Every paragraph, those of cells too, as python-docx gives them."""
    word = docx.Document(io.BytesIO(data))
    lines = []
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            lines += [line for row in block.rows for cell in row.cells for line in cell.text.split("\n")]
        else:
            lines.append(block.text)
    return [line for line in lines if line.strip("* \n")]
