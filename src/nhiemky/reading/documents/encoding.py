"""Bytes of a plain text file -> text: UTF-8, UTF-16, windows-1258; anything else is refused, never guessed.

>>> decode("Số 12-KH/HU".encode("utf-16"), "a.txt")
'Số 12-KH/HU'
>>> decode("Đảng ủy".encode("utf-8-sig").replace(b"\\n", b"\\r\\n"), "a.txt")
'Đảng ủy'

Promise: the text is NFC, without BOM, with LF; no wrong letter ever passes silently.
"""

from __future__ import annotations

import re
import unicodedata

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.legacy import decode as from_legacy
from nhiemky.vietnamese.legacy import looks_legacy

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")
_FOREIGN = re.compile(r"[^\x00-\x7fÀ-ỹ‐-‧‰-⁞₫№€©®°·×÷²³¹«»§½¼]")


OLD_FONT = "Văn bản dùng phông chữ cũ (TCVN3 hoặc VNI), đã chuyển sang Unicode; nên đối chiếu lại với bản gốc."


def decode_noting(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """As `decode`; text typed with the fonts before Unicode is converted, which the notices tell."""
    try:
        text = decode(data, name)
    except Refusal:
        text = _tidy(data.decode("latin-1"))
        if looks_legacy(text) is None:
            raise
    legacy = looks_legacy(text)
    return (text, ()) if legacy is None else (_tidy(from_legacy(text, legacy)), (OLD_FONT,))


def decode(data: bytes, name: str) -> str:
    """Text of a .txt or .md file. Refuses `unreadable_encoding`."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _tidy(_strict(data[len(bom) :], encoding, name))
    if b"\x00" in data[:512]:
        odd, even = data[1:512:2].count(0), data[0:512:2].count(0)
        return _tidy(_strict(data, "utf-16-le" if odd >= even else "utf-16-be", name))
    try:
        return _tidy(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _windows_1258(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("unreadable_encoding", file=name) from error


def _windows_1258(data: bytes, name: str) -> str:
    """Accept the old Windows code page only where it yields Vietnamese: letters with marks, nothing foreign."""
    text = _tidy(_strict(data, "cp1258", name))
    marked = len(_VIETNAMESE.findall(text))
    foreign = len(_FOREIGN.findall(text)) + len(_CONTROLS.findall(text))
    if marked < 20 * foreign or not marked:
        raise Refusal("unreadable_encoding", file=name)
    return text


def _tidy(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith("\ufeff"):
        text = text[1:]
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
