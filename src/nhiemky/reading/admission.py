"""Look at a file's outside before anything opens it.

>>> admit(b"", "bao-cao.xlsx")
Traceback (most recent call last):
...
nhiemky.domain.finding.Refusal: bao-cao.xlsx: tệp rỗng (0 byte). Hãy xin lại tệp từ đơn vị gửi.

Promise: from headers and directories alone, in well under a millisecond for an ordinary file, it says what the file is,
or refuses it with a sentence: programs, passwords, macros, old formats, broken archives, archives that would inflate
without end, DTDs, papers stamped secret. What it lets pass is still read in a limited process (flows/sandbox).

External links and embedded objects are let pass: nothing here ever follows one, and half of the real Word files in an
office name a template on somebody's disk.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from pathlib import PurePath
from typing import Literal, NamedTuple

from nhiemky.domain.finding import Refusal
from nhiemky.reading.documents.encoding import is_utf_16
from nhiemky.reading.foreign_formats import ForeignFormat, foreign_format, foreign_package
from nhiemky.vietnamese.unicode import control_free, has_bidi_control, nfc

FileKind = Literal["docx", "xlsx", "pdf", "text", "csv"]

MAX_BYTES = 25 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_INFLATED = 200 * 1024 * 1024
MAX_RATIO = 100
RATIO_FROM = 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe")
_TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})
_NAMES: dict[FileKind, str] = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF", "text": "văn bản thô", "csv": "CSV"}
_BY_SUFFIX: dict[str, FileKind] = {".docx": "docx", ".xlsx": "xlsx", ".pdf": "pdf", ".csv": "csv"}


class Entry(NamedTuple):
    """One line of a zip's central directory; `offset` is where its local header starts."""

    name: str
    flags: int
    method: int
    crc: int
    compressed: int
    inflated: int
    offset: int


@dataclass(frozen=True, slots=True)
class Admission:
    """What the file is. `entries` is the archive's directory for docx and xlsx, else empty."""

    kind: FileKind
    entries: tuple[Entry, ...] = ()


def admit(data: bytes, name: str, parts: dict[str, bytes] | None = None) -> Admission:
    """Say what the file is, or raise the Refusal that fits (codes `file_*`, `old_*` of the catalogue).

    parts: takes the parts of a package that were inflated for a look, so that nobody has to inflate them again."""
    suffix = PurePath(name).suffix.lower()
    if has_bidi_control(name):
        raise Refusal("file_name_deceives", file=control_free(name))
    if not data:
        raise Refusal("file_empty", file=name)
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data))
    if suffix in {".docm", ".xlsm", ".dotm", ".xltm", ".xlsb"}:
        raise Refusal("file_has_macros", file=name)
    if data.startswith(_OLE):
        raise _old_office(data, name, suffix)
    if data.startswith(b"PK"):
        return _admit_package(data, name, suffix, {} if parts is None else parts)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        _expect("pdf", name, suffix)
        if b"/Encrypt" in data and re.search(rb"/Encrypt\s+\d+\s+\d+\s+R", data):
            raise Refusal("file_has_password", file=name)
        return Admission("pdf")
    if data.startswith(_PROGRAMS):
        raise Refusal("file_is_program", file=name)
    if suffix not in {".md", ".markdown"} and (foreign := foreign_format(data)):
        raise _other_format(name, foreign)
    if suffix in {".docx", ".xlsx", ".pdf"}:
        raise Refusal("file_broken", file=name, reason=f"không có cấu trúc của tệp {suffix}")
    if suffix == ".doc":
        raise Refusal("old_word_format", file=name)
    if suffix == ".xls":
        raise Refusal("old_excel_format", file=name)
    if suffix in _TEXT_SUFFIXES or suffix == ".csv":
        if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not is_utf_16(data):
            raise Refusal("file_kind_unknown", file=name)
        if suffix != ".csv":
            return Admission("text")
        _refuse_stamped_cells(data, name)
        return Admission("csv")
    raise Refusal("file_kind_unknown", file=name)


def too_large(name: str, size: int, limit: int = MAX_BYTES) -> Refusal:
    """The refusal for a file over the limit; callers use it on the size alone, before reading a byte."""
    return Refusal("file_too_large", file=name, size=-(-size // (1024 * 1024)), limit=limit // (1024 * 1024))


def _expect(kind: FileKind, name: str, suffix: str) -> None:
    named = _BY_SUFFIX.get(suffix)
    if named != kind:
        raise Refusal("file_kind_mismatch", file=name, named=suffix or "không đuôi", found=_NAMES[kind])


def _other_format(name: str, foreign: ForeignFormat) -> Refusal:
    return Refusal("file_other_format", file=name, found=foreign.found, program=foreign.program, wanted=foreign.wanted)


def _old_office(data: bytes, name: str, suffix: str) -> Refusal:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refusal("file_has_password", file=name)
    if "WordDocument".encode("utf-16-le") in data or suffix in {".doc", ".docx"}:
        return Refusal("old_word_format", file=name)
    sheets = suffix in {".xls", ".xlsx"} or any(word.encode("utf-16-le") in data for word in ("Workbook", "Book"))
    return Refusal("old_excel_format" if sheets else "file_kind_unknown", file=name)


def _admit_package(data: bytes, name: str, suffix: str, parts: dict[str, bytes]) -> Admission:
    entries = _directory(data, name)
    names = {entry.name for entry in entries}
    if any(part.endswith("vbaProject.bin") or part.startswith("xl/macrosheets/") for part in names):
        raise Refusal("file_has_macros", file=name)
    kind: FileKind
    if any(_MAIN_PART.fullmatch(part) for part in names):
        kind = "docx"
    elif "xl/workbook.xml" in names:
        kind = "xlsx"
    elif foreign := foreign_package(data, names):
        raise _other_format(name, foreign)
    else:
        raise Refusal("file_kind_unknown", file=name)
    _expect(kind, name, suffix)
    for entry in entries:
        if _is_stampable(entry.name):
            body = parts[entry.name] = inflate(data, entry, name)
            if not entry.name.startswith("xl/worksheets/") or any(own in body for own in _OWN_WORDS):
                _look_inside(body, name)
    return Admission(kind, entries)


_MAIN_PART = re.compile(r"word/document[0-9]?\.xml")
"""Word in the browser names the body word/document2.xml at times."""


def main_part(entries: Iterable[Entry]) -> str:
    """Name of the part that holds the body of a .docx."""
    return next((entry.name for entry in entries if _MAIN_PART.fullmatch(entry.name)), "word/document.xml")


def _is_stampable(part: str) -> bool:
    """Parts that people see: a secret stamp stands in the body, a header, a text box, a cell."""
    if part.startswith(("xl/worksheets/", "xl/drawings/drawing", "xl/comments")) or part == "xl/sharedStrings.xml":
        return part.endswith(".xml")
    return part.startswith("word/") and part.endswith(".xml") and part.count("/") == 1


def _directory(data: bytes, name: str) -> tuple[Entry, ...]:
    """The central directory, checked: count, sizes, ratio, names, overlaps, encryption, methods."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end < 0 or end + 22 > len(data):
        raise Refusal("file_broken", file=name, reason="thiếu phần cuối của tệp nén")
    count, size, start = struct.unpack_from("<HII", data, end + 10)
    if count > MAX_ENTRIES or count == 0xFFFF:
        raise Refusal("file_is_bomb", file=name, reason=f"{count} mục bên trong")
    if start + size > end:
        raise Refusal("file_broken", file=name, reason="mục lục của tệp nén sai chỗ")
    entries = tuple(_entries(data, start, count, name))
    _check_sizes(entries, name)
    previous = 0
    for entry in sorted(entries, key=attrgetter("offset")):
        if entry.offset < previous:
            raise Refusal("file_is_bomb", file=name, reason="các mục nén chồng lên nhau")
        previous = entry.offset + 30 + entry.compressed
    if previous > start:
        raise Refusal("file_is_bomb", file=name, reason="các mục nén chồng lên nhau")
    return entries


_ENTRY = struct.Struct("<4s4xHH4xIIIHHH8xI")
"""One line of the central directory: signature, flags, method, checksum, sizes packed and inflated, lengths of name, extra
and comment, offset."""


def _entries(data: bytes, at: int, count: int, name: str) -> Iterator[Entry]:
    for _ in range(count):
        if at + _ENTRY.size > len(data):
            raise Refusal("file_broken", file=name, reason="mục lục của tệp nén hỏng")
        signature, flags, method, crc, compressed, inflated, name_size, extra, comment, offset = _ENTRY.unpack_from(data, at)
        if signature != b"PK\x01\x02":
            raise Refusal("file_broken", file=name, reason="mục lục của tệp nén hỏng")
        part, is_odd = _part_name(data[at + 46 : at + 46 + name_size], flags & 0x800)
        if is_odd:
            raise _odd_name(name, part)
        yield Entry(part, flags, method, crc, compressed, inflated, offset)
        at += 46 + name_size + extra + comment


@lru_cache(maxsize=1 << 9)
def _part_name(raw: bytes, is_utf8: int) -> tuple[str, bool]:
    """The name, and whether it leads out of the archive; the same dozen names stand in every file."""
    part = raw.decode("utf-8" if is_utf8 else "cp437", "replace")
    return part, "\\" in part or "\0" in part or part.startswith("/") or ".." in part.split("/") or ":" in part


def _odd_name(name: str, part: str) -> Refusal:
    return Refusal("file_broken", file=name, reason=f"tên mục bên trong bất thường: {part[:60]!r}")


def _check_sizes(entries: tuple[Entry, ...], name: str) -> None:
    total = 0
    seen: set[str] = set()
    for part, flags, method, _, compressed, inflated, _ in entries:
        if part in seen:
            raise _odd_name(name, part)
        seen.add(part)
        if flags & 1:
            raise Refusal("file_has_password", file=name)
        if method not in (0, 8):
            raise Refusal("file_broken", file=name, reason="kiểu nén lạ")
        total += inflated
        if total > MAX_INFLATED or inflated == 0xFFFFFFFF:
            raise Refusal("file_is_bomb", file=name, reason=f"mở ra hơn {MAX_INFLATED // (1024 * 1024)} MB")
        if inflated > RATIO_FROM and inflated > MAX_RATIO * max(1, compressed):
            raise Refusal("file_is_bomb", file=name, reason=f"một mục nén hơn {MAX_RATIO} lần")


def inflate(data: bytes, entry: Entry, name: str) -> bytes:
    """The bytes of one entry; never more than its directory line says. A bit that changed on the way is a Refusal."""
    return unpack(packed(data, entry, name), entry, name)


def packed(data: bytes, entry: Entry, name: str) -> bytes:
    """The bytes of one entry as they lie in the archive."""
    at = entry.offset
    if data[at : at + 4] != b"PK\x03\x04" or at + 30 > len(data):
        raise Refusal("file_broken", file=name, reason=f"mục {entry.name!r} hỏng")
    name_size, extra = _LENGTHS.unpack_from(data, at + 26)
    start = at + 30 + name_size + extra
    return data[start : start + entry.compressed]


_LENGTHS = struct.Struct("<HH")
"""Of the name and the extra field that stand before an entry's bytes."""


def unpack(body: bytes, entry: Entry, name: str) -> bytes:
    """What `packed` gave, inflated."""
    if entry.method == 8:
        try:
            body = zlib.decompressobj(-15).decompress(body, entry.inflated + 1)
        except zlib.error:
            raise Refusal("file_broken", file=name, reason=f"mục {entry.name!r} hỏng") from None
        if len(body) != entry.inflated:
            raise Refusal("file_is_bomb", file=name, reason="kích thước thật khác kích thước ghi trong tệp")
    if zlib.crc32(body) != entry.crc:
        raise Refusal("file_broken", file=name, reason=f"mục {entry.name!r} hỏng")
    return body


_STAMP = re.compile(
    r"[\s*\-_.:;,()\[\]«»“”\"|]*(?:(?i:độ|mức độ)(?i: mật)\s*:?\s*)?((?:TUYỆT|TỐI)\s+MẬT|MẬT)[\s*\-_.:;,()\[\]«»“”\"|]*", re.UNICODE
)
_STAMP_BYTES = tuple(
    form.encode() for form in ("\u1eacT", "\u00c2\u0323T", "\u1ea0\u0302T", "A\u0302\u0323T", "A\u0323\u0302T")
)  # ẬT, every way to type it
_XML_PARAGRAPH_EDGE = re.compile(rb"</?[wa]:p(?= |>)|</?si>|</?is>")
_XML_TEXT = re.compile(rb"<(?:[wa]:)?t(?: [^>]*)?>([^<]*)</(?:[wa]:)?t>")
_OWN_WORDS = (b"inlineStr", b"Header>", b"Footer>", b't="str"')
"""What a sheet with words of its own holds; the other words of a workbook are the shared strings."""
_SHEET_MARGIN = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)>([^<]*)<|<v>([^<]*)</v>")
_MARGIN_CODE = re.compile(r"&amp;(?:[LCRGBIUSXYEPNDTZFAH]|\d+|K[0-9A-F]{6}|&quot;[^&]*&quot;|\"[^\"]*\")")
_XML_LETTER = re.compile(rb"&#(x[0-9A-Fa-f]{1,6}|[0-9]{1,7});")
_CELL_EDGE = re.compile(r"[;,\t\n]")


def stamp_in(line: str) -> str | None:
    """The secrecy stamp a line consists of, or None: "TỐI MẬT" is one, "bảo mật" and "Ủy ban mật mã" are not.

    >>> stamp_in(" * TỐI  MẬT * "), stamp_in("MẬT"), stamp_in("Công tác bảo mật"), stamp_in("BẢO MẬT")
    ('TỐI MẬT', 'MẬT', None, None)
    """
    match = _STAMP.fullmatch(nfc(line))
    return " ".join(match[1].split()) if match else None


def _look_inside(xml: bytes, name: str) -> None:
    xml = _plain_letters(xml)
    head = xml[:2000]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in xml:
        raise Refusal("file_has_entities", file=name)
    if not any(word in xml for word in _STAMP_BYTES):
        return
    for paragraph in _XML_PARAGRAPH_EDGE.split(xml):
        if any(word in paragraph for word in _STAMP_BYTES):
            stamp = stamp_in(b"".join(_XML_TEXT.findall(paragraph)).decode("utf-8", "replace"))
            if stamp:
                raise Refusal("file_is_secret", file=name, stamp=stamp)
    for words in _SHEET_MARGIN.findall(xml):
        for part in _MARGIN_CODE.split(b"".join(words).decode("utf-8", "replace")):
            if stamp := stamp_in(part):
                raise Refusal("file_is_secret", file=name, stamp=stamp)


def _plain_letters(xml: bytes) -> bytes:
    """The part as UTF-8 with its letters written out: some programs write "MẬT" as "M&#7852;T", or a whole part as UTF-16."""
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        xml = xml.decode("utf-16", "replace").encode()
    return _XML_LETTER.sub(_letter, xml) if b"&#" in xml else xml


def _letter(reference: re.Match[bytes]) -> bytes:
    digits = reference[1].decode()
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    kept = code < 0x20 or chr(min(code, 0x10FFFF)) in "<>&\"'" or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF
    return reference[0] if kept else chr(code).encode()


def _refuse_stamped_cells(data: bytes, name: str) -> None:
    """A csv one of whose cells is a stamp."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    words = data.decode(encoding, "replace")
    for cell in _CELL_EDGE.split(words):
        if len(cell) < 60 and "T" in cell and (stamp := stamp_in(cell)):
            raise Refusal("file_is_secret", file=name, stamp=stamp)


def refuse_stamped(text: str, name: str, *, lines: int = 25) -> None:
    """Refuse a plain text or PDF text whose first `lines` filled lines hold a secrecy stamp on a line of its own."""
    seen = 0
    for line in text.splitlines():
        if not line.strip():
            continue
        stamp = stamp_in(line)
        if stamp:
            raise Refusal("file_is_secret", file=name, stamp=stamp)
        seen += 1
        if seen >= lines:
            return
