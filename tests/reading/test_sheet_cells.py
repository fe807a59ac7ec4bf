"""An ordinary sheet is read straight from its XML, with calamine's own answer or none."""

import io
import random
import zipfile
from itertools import product

import pytest
import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from nhiemky.domain.finding import Refusal
from nhiemky.reading.admission import admit
from nhiemky.reading.units.package import Package
from nhiemky.reading.units.sheet_cells import shared_strings, sheet_cells

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = "<si><t>TT</t></si><si><t>Kết nạp</t></si><si><t>Sở TT&amp;TT</t></si>"
ORDINARY = (
    '<c r="{}" t="s"><v>0</v></c>', '<c r="{}" s="1" t="s"><v>1</v></c>', '<c r="{}" t="s"><v>2</v></c>', '<c r="{}"><v>12.5</v></c>',
    '<c r="{}" s="1"><v>-3E-2</v></c>', '<c r="{}" t="n"><v>7</v></c>', '<c r="{}" s="2"/>', '<c r="{}" t="s"/>', '<c r="{}"></c>',
    '<c r="{}"><f>SUM(A1:A2)</f><v>4</v></c>', '<c r="{}"><f>A1</f></c>', '<c r="{}"><f t="shared" si="0"/><v>4.10</v></c>',
    '<c r="{}" t="str"><f>A1&amp;""</f><v>a &lt; b </v></c>', '<c r="{}" t="str"><f>A1</f><v></v></c>', '<c r="{}" t="b"><v>1</v></c>',
    '<c r="{}" t="e"><f>A1/0</f><v>#DIV/0!</v></c>',
)  # fmt: skip
ODD = (
    '<c r="{}" t="inlineStr"><is><t>x</t></is></c>', '<c r="{}"><v> 1</v></c>', '<c r="{}"><v>nan</v></c>', '<c r="{}"><v>1_0</v></c>',
    '<c r="{}" t="s"><v>99</v></c>', '<c r="{}" t="s"><v>-1</v></c>', '<c r="{}" t="s"><v>01</v></c>', '<c r="{}"><v></v></c>',
    '<c r="{}" t="e"><v>#WHAT!</v></c>', '<c r="{}" t="b"><v>2</v></c>', '<c r="{}" t="str"><v>a_x000D_b</v></c>',
    '<c r="{}" t="str"><v>&#65;</v></c>', '<c r="{}" s="3"><v>45000</v></c>', '<c r="{}" cm="1"><v>1</v></c>', '<c><v>1</v></c>',
    '<!-- x --><c r="{}"><v>1</v></c>', '<c r="{}"><v><![CDATA[1]]></v></c>', '<c r="{}" t="d"><v>2023-05-30</v></c>', '<x:c r="{}"/>',
    '<c r="{}"><v xml:space="preserve">1</v></c>', '<c r="{}"><v/></c>', '<c r="A0"><v>1</v></c>', '<c r="ZZZ1"><v>1</v></c>', " \r\n",
    '<c r="A1"><v>5</v></c>', "</row><row>", '<row r="1">', "</sheetData>", '<c r="{}"><f>A1</f><f>A2</f><v>1</v></c>',
)  # fmt: skip
"""What no form holds; whatever the library makes of it, nothing else may come out."""


def made(rows: str, strings: str = STRINGS, spare: str = "") -> bytes:
    """A workbook with one sheet of these rows; style 1 is a number, 2 a percentage, 3 a day."""
    shell = io.BytesIO()
    book = xlsxwriter.Workbook(shell)
    sheet = book.add_worksheet("Phụ lục")
    for column, form in enumerate(("#,##0.0#", "0%", "dd/mm/yyyy")):
        sheet.write(0, column, 1, book.add_format({"num_format": form}))
    sheet.write(1, 0, "chữ")
    book.close()
    out = io.BytesIO()
    with zipfile.ZipFile(shell) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            body = old.read(part)
            if part.endswith("sheet1.xml"):
                body = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{spare}</worksheet>'.encode()
            if part == "xl/sharedStrings.xml":
                body = f'<?xml version="1.0"?><sst xmlns="{MAIN}" count="1">{strings}</sst>'.encode()
            new.writestr(part, body)
    return out.getvalue()


def ours(data: bytes) -> list[tuple[object, ...]] | None:
    package = Package(data, admit(data, "a.xlsx").entries, "a.xlsx")
    strings = shared_strings(package.part("xl/sharedStrings.xml"))
    return None if strings is None else sheet_cells(package.part("xl/worksheets/sheet1.xml"), strings, package.number_styles)


def theirs(data: bytes) -> list[tuple[object, ...]] | None:
    try:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except CalamineError:
        return None
    return [tuple(row) for row in rows]


def exactly(rows: list[tuple[object, ...]] | None) -> str:
    """True is not 1.0, -0.0 not 0.0."""
    return repr(rows)


def sheet_of(chance: random.Random, kinds: tuple[str, ...]) -> str:
    rows = []
    for row in sorted(chance.sample(range(2, 12), 5)):
        columns = sorted(chance.sample("ABCDEFGH", chance.randint(0, 6)))
        cells = "".join(chance.choice(kinds).replace("{}", f"{column}{row}") for column in columns)
        rows.append(chance.choice((f'<row r="{row}" spans="1:8">{cells}</row>', f'<row r="{row}" ht="1.5" x:d="a">{cells}</row>')))
    return "".join(rows)


@pytest.mark.parametrize("seed", range(60))
def test_ordinary_sheets_are_read_as_the_library_reads_them(seed):
    data = made(
        '<row r="1"><c r="B1"><v>1</v></c></row>' + sheet_of(random.Random(seed), ORDINARY).replace('<row r="1"', '<row r="1" a="1"')
    )
    found = ours(data)
    assert found is not None
    assert exactly(found) == exactly(theirs(data))


@pytest.mark.parametrize("seed", range(200))
def test_whatever_stands_in_a_sheet_no_other_answer_comes_out(seed):
    chance = random.Random(seed)
    data = made(sheet_of(chance, (*ORDINARY * 3, chance.choice(ODD), chance.choice(ODD))), spare=chance.choice(("", "<v>1</v>", "<c/>")))
    found = ours(data)
    assert found is None or exactly(found) == exactly(theirs(data))


@pytest.mark.parametrize(("odd", "before"), list(product(ODD, (False, True))))
def test_each_oddity_is_left_to_the_library(odd, before):
    plain = '<c r="B2"><v>1</v></c>'
    cells = odd.replace("{}", "A2") + plain if before else plain + odd.replace("{}", "C2")
    data = made(f'<row r="2">{cells}</row>')
    found = ours(data)
    assert found is None or exactly(found) == exactly(theirs(data))


@pytest.mark.parametrize(
    "item",
    [
        "<si><t> Kết nạp </t></si>", '<si><t xml:space="preserve"> Kết nạp\n</t></si>', "<si><t></t></si>", "<si><t/></si>",
        "<si><r><t>Kết</t></r><r><t> nạp</t></r></si>", "<si><t>a</t><rPh><t>b</t></rPh></si>", "<si><t>a_x000D_b</t></si>",
        "<si><t>&#7853; &lt;&quot;&apos;&gt;</t></si>", "<si><t>&amp;lt;</t></si>", "<si><t>a\r\nb</t></si>", "<si> <t>a</t></si>",
        "\n<si><t>a</t></si>", "<!-- <si><t>a</t></si> --><si><t>b</t></si>", "<si><t><![CDATA[a]]></t></si>", "<si><t>\u00a0a\u00a0</t></si>",
        '<si><t xml:space="preserve"> &amp; </t></si>', "<si><t> &amp; b</t></si>", "<si/>", "<si><t>a</t></si></sst><sst><si><t>b</t></si>",
    ],
)  # fmt: skip
def test_strings_are_the_librarys_or_left_to_it(item):
    for strings in (item + STRINGS, STRINGS + item, STRINGS + item + '<si><t xml:space="preserve"> z</t></si>'):
        cells = "".join(f'<c r="{"ABCDEFGH"[n]}1" t="s"><v>{n}</v></c>' for n in range(strings.count("<si")))
        data = made(f'<row r="1">{cells}</row>', strings)
        found = ours(data)
        assert found is None or exactly(found) == exactly(theirs(data))


def test_an_endless_sheet_is_left_to_the_library():
    assert ours(made('<row r="900000"><c r="XFD900000"><v>1</v></c></row>')) is None
    assert ours(made("")) is None


def test_a_figure_changed_on_the_way_is_refused():
    data = made('<row r="1"><c r="A1"><v>12345</v></c></row>')
    with pytest.raises(Refusal) as refused:
        ours(data.replace(b"12345", b"12346"))
    assert refused.value.code == "file_broken"
