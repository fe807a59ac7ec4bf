"""Every hostile file gets its own sentence; odd but honest files get in."""

import io
import struct
import zipfile

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.reading.admission import MAX_BYTES, admit, refuse_stamped, stamp_in

DOCUMENT = '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def package(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def docx(*paragraphs: str, **parts: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    return package({"word/document.xml": DOCUMENT.format(body), **parts})


def xlsx(*cells: str) -> bytes:
    shared = "<sst>" + "".join(f"<si><t>{cell}</t></si>" for cell in cells) + "</sst>"
    return package({"xl/workbook.xml": "<workbook/>", "xl/sharedStrings.xml": shared})


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Refusal) as caught:
        admit(data, name)
    assert caught.value.message.startswith(name)
    return caught.value.code


def test_honest_files_are_named():
    assert admit(docx("Báo cáo"), "Báo cáo.DOCX").kind == "docx"
    assert admit(xlsx("Chỉ tiêu"), "a.xlsx").kind == "xlsx"
    assert admit(b"%PDF-1.7\n...", "a.pdf").kind == "pdf"
    assert admit("Kế hoạch".encode(), "a.txt").kind == "text"
    assert admit("Kế hoạch".encode("utf-16"), "a.md").kind == "text"
    assert admit(b"TT;Ten", "a.csv").kind == "csv"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.docx", "file_empty"),
        (b"x" * (MAX_BYTES + 1), "a.txt", "file_too_large"),
        (b"MZ\x90\0" + b"\0" * 99, "bao-cao.docx", "file_is_program"),
        (b"MZ\x90\0" + b"\0" * 99, "bao-cao.txt", "file_is_program"),
        (b"\x7fELF", "a.pdf", "file_is_program"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "file_has_password"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "old_word_format"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "old_excel_format"),
        (docx("x"), "a.docm", "file_has_macros"),
        (docx("x", **{"word/vbaProject.bin": "x"}), "a.docx", "file_has_macros"),
        (docx("x")[:200], "a.docx", "file_broken"),
        (docx("x")[:-40], "a.docx", "file_broken"),
        (b"not a zip", "a.xlsx", "file_broken"),
        (docx("x"), "a.xlsx", "file_kind_mismatch"),
        (xlsx("x"), "a.txt", "file_kind_mismatch"),
        (package({"hello.txt": "x"}), "a.docx", "file_kind_unknown"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "file_kind_unknown"),
        (b"{\\rtf1\\ansi}", "a.doc", "file_other_format"),
        (b"{\\rtf1\\ansi}", "a.docx", "file_other_format"),
        (b"\xef\xbb\xbf<html xmlns:o='urn:schemas-microsoft-com:office:office'><p>x", "a.doc", "file_other_format"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a.doc", "file_other_format"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "a.doc", "file_other_format"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "a.xls", "file_other_format"),
        (b"Rar!\x1a\x07\x01\x00", "a.docx", "file_other_format"),
        (package({"bao-cao.docx": "x"}), "a.docx", "file_other_format"),
        (
            package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}, zipfile.ZIP_STORED),
            "a.odt",
            "file_other_format",
        ),
        (
            package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}, zipfile.ZIP_STORED),
            "a.docx",
            "file_other_format",
        ),
        (package({"xl/workbook.bin": "x"}), "a.xlsx", "file_other_format"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "a.ppt", "file_kind_unknown"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", "old_word_format"),
        (OLE, "a.xlsx", "old_excel_format"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.txt", "old_word_format"),
        (b"%PDF-1.4 /Encrypt 5 0 R", "a.pdf", "file_has_password"),
        (docx("x", **{"../../etc/passwd": "x"}), "a.docx", "file_broken"),
        (docx("x", **{"word\\x.xml": "x"}), "a.docx", "file_broken"),
        (package({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "a.docx", "file_has_entities"),
    ],
)
def test_bad_files_are_refused_by_their_own_sentence(data, name, code):
    assert refusal(data, name) == code


def test_a_refusal_says_what_the_file_is_and_how_to_save_it():
    with pytest.raises(Refusal) as caught:
        admit(package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}, zipfile.ZIP_STORED), "a.docx")
    assert "OpenDocument" in caught.value.message and "Word" in caught.value.message and ".docx" in caught.value.message


def test_a_body_that_word_in_the_browser_named_anew_is_found():
    assert admit(package({"word/document2.xml": DOCUMENT.format("")}), "a.docx").kind == "docx"


def test_a_name_that_shows_other_letters_than_it_has_is_refused():
    with pytest.raises(Refusal) as caught:
        admit(docx("x"), "bao-cao\u202excod.docx")
    assert caught.value.code == "file_name_deceives"
    assert "\u202e" not in caught.value.message


def test_a_zip_bomb_is_refused_from_its_directory():
    big = package({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": b"0" * 60_000_000})
    assert len(big) < 100_000
    assert refusal(big, "a.xlsx") == "file_is_bomb"


def test_many_parts_sharing_one_stream_are_refused():
    whole = bytearray(package({"xl/workbook.xml": "<workbook/>", "a": b"0" * 500_000, "b": b"0" * 500_000}))
    at = whole.rfind(b"PK\x01\x02")
    struct.pack_into("<I", whole, at + 42, 0)
    assert refusal(bytes(whole), "a.xlsx") == "file_is_bomb"


def test_a_part_larger_than_it_says_is_refused():
    whole = bytearray(docx("x" * 5000))
    at = whole.rfind(b"PK\x01\x02")
    struct.pack_into("<I", whole, at + 24, 100)
    assert refusal(bytes(whole), "a.docx") == "file_is_bomb"


def test_a_password_inside_the_zip_is_refused():
    whole = bytearray(docx("x"))
    at = whole.rfind(b"PK\x01\x02")
    struct.pack_into("<H", whole, at + 8, 1)
    assert refusal(bytes(whole), "a.docx") == "file_has_password"


@pytest.mark.parametrize("stamp", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Độ mật: MẬT", "* MẬT *", "MA\u0323\u0302T", "M\u00c2\u0323T"])
def test_a_stamped_paper_is_refused_wherever_the_stamp_stands(stamp):
    assert refusal(docx("ĐẢNG CỘNG SẢN VIỆT NAM", stamp, "Báo cáo"), "a.docx") == "file_is_secret"
    assert refusal(xlsx("Chỉ tiêu", stamp), "a.xlsx") == "file_is_secret"
    header = "<w:hdr><w:p><w:r><w:t>" + stamp + "</w:t></w:r></w:p></w:hdr>"
    assert refusal(docx("Báo cáo", **{"word/header1.xml": header}), "a.docx") == "file_is_secret"
    with pytest.raises(Refusal):
        refuse_stamped(f"ĐẢNG ỦY X\n\n{stamp}\nBÁO CÁO", "a.txt")


def test_a_stamp_in_a_workbook_is_seen_in_inline_cells_and_text_boxes():
    inline = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>TỐI MẬT</t></is></c><c t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
    box = "<xdr:wsDr><xdr:txBody><a:p><a:r><a:t>MẬT</a:t></a:r></a:p><a:p><a:r><a:t>Số 01</a:t></a:r></a:p></xdr:txBody></xdr:wsDr>"
    assert refusal(package({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": inline}), "a.xlsx") == "file_is_secret"
    assert refusal(package({"xl/workbook.xml": "<workbook/>", "xl/drawings/drawing1.xml": box}), "a.xlsx") == "file_is_secret"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_stamp_in_a_csv_is_seen(encoding):
    assert refusal("Chi bộ A;;\nTỐI MẬT;;\nTT;Chỉ tiêu;Thực hiện\n".encode(encoding), "a.csv") == "file_is_secret"
    assert admit("Chi bộ A\nTT;Chỉ tiêu;Thực hiện\n1;Lớp bồi dưỡng bảo MẬT;3\n".encode(encoding), "a.csv").kind == "csv"


def test_a_stamp_in_split_runs_and_in_a_text_box_is_seen():
    split = package({"word/document.xml": DOCUMENT.format("<w:p><w:r><w:t>TỐI </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p>")})
    box = "<w:p><w:r><w:t>Số 01</w:t><w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent></w:r></w:p>"
    assert refusal(split, "a.docx") == "file_is_secret"
    assert refusal(package({"word/document.xml": DOCUMENT.format(box)}), "a.docx") == "file_is_secret"


@pytest.mark.parametrize("words", ["Công tác bảo mật", "BẢO MẬT", "bí mật nhà nước", "Cơ yếu, MẬT mã", "tối mật thì báo cáo riêng", "MẤT"])
def test_words_about_secrecy_are_no_stamp(words):
    assert stamp_in(words) is None
    assert admit(docx(words), "a.docx").kind == "docx"
    refuse_stamped(words, "a.txt")


@pytest.mark.parametrize("written", ["M&#7852;T", "M&#x1EAC;T", "&#77;&#7852;&#84;", "T&#7888;I M&#7852;T"])
def test_a_stamp_written_as_character_references_is_refused(written):
    body = f'<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{written}</t></is></c></row></sheetData></worksheet>'
    with pytest.raises(Refusal) as refused:
        admit(package({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": body.encode()}), "bang.xlsx")
    assert refused.value.code == "file_is_secret"


def test_a_stamp_in_a_part_of_two_byte_letters_is_refused():
    body = "<w:document><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:document>".encode("utf-16")
    with pytest.raises(Refusal) as refused:
        admit(package({"word/document.xml": body}), "cong-van.docx")
    assert refused.value.code == "file_is_secret"


def test_a_stamp_in_a_sheets_margin_comment_or_result_is_refused_and_a_plain_margin_is_not():
    for words in ("&amp;CMẬT", "&amp;L&amp;14TỐI MẬT&amp;RTrang &amp;P", "&amp;C&amp;&quot;Times New Roman&quot;MẬT"):
        sheet = f"<worksheet><sheetData/><headerFooter><oddHeader>{words}</oddHeader></headerFooter></worksheet>"
        assert refusal(package({"xl/workbook.xml": "<workbook/>", "xl/worksheets/Bảng 1.xml": sheet}), "a.xlsx") == "file_is_secret"
    result = '<worksheet><sheetData><row r="1"><c r="A1" t="str"><f>A2</f><v>MẬT</v></c></row></sheetData></worksheet>'
    assert refusal(package({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": result}), "a.xlsx") == "file_is_secret"
    comment = "<comments><comment><text><t>MẬT</t></text></comment></comments>"
    assert refusal(package({"xl/workbook.xml": "<workbook/>", "xl/comments1.xml": comment}), "a.xlsx") == "file_is_secret"
    plain = "<worksheet><sheetData/><headerFooter><oddHeader>&amp;CCông tác bảo mật</oddHeader></headerFooter></worksheet>"
    assert admit(package({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": plain}), "a.xlsx").kind == "xlsx"
