"""Bytes of a plain text file -> text: UTF-8, UTF-16, windows-1258, and the bytes of TCVN3 and VNI; anything else is refused.

>>> decode("Số 12-KH/HU".encode("utf-16"), "a.txt")
'Số 12-KH/HU'
>>> decode_noting("Ñaûng uûy Khoái baùo caùo keát quaû naêm".encode("latin-1"), "a.txt")[0]
'Đảng ủy Khối báo cáo kết quả năm'

Promise: the text is NFC, without BOM, with LF; no wrong letter ever passes silently. Which old encoding bytes are in follows
from how many of the words they make are Vietnamese syllables; where two are as likely, or none is, the file is refused.
"""

from __future__ import annotations

import re
import unicodedata

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.legacy import capitals_raised, looks_legacy, marked_words, share_of_syllables
from nhiemky.vietnamese.legacy import decode as from_legacy

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_FOREIGN = re.compile(r"[^\x00-\x7fÀ-ỹ‐-‧‰-⁞₫№€©®°·×÷²³¹«»§½¼]")
_WINDOWS = {code: char for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "replace")) != "\ufffd"}
"""Quotes and dashes that Windows put where Latin-1 has control codes."""
_SAMPLE = 100_000
_LEAST_SHARE, _LEAST_LEAD = 0.8, 0.2
_TWICE = re.compile("á[ºá»][\x80-\xbf‚-›€™Œ-ž]|Ä[\x80-\xbf‘]|Æ[°¡]")
"""How letters of UTF-8 look where a program took them for windows-1252."""

OLD_FONT = "Văn bản dùng phông chữ cũ (TCVN3 hoặc VNI), đã chuyển sang Unicode; nên đối chiếu lại với bản gốc."
OLD_PAGE = "Văn bản dùng bảng mã windows-1258, đã chuyển sang Unicode; nên đối chiếu lại với bản gốc."
TAKEN_TWICE = (
    "Chữ của văn bản đã bị một chương trình khác đổi sai bảng mã (UTF-8 đọc thành windows-1252), đã đổi lại; nên đối chiếu với bản gốc."
)


def decode_noting(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """As `decode`; text in an encoding before Unicode is converted, which the notices tell."""
    text = _unicode_form(data, name)
    if text is None:
        return _old(data, name)
    if len(_TWICE.findall(text, 0, _SAMPLE)) > 2 and (meant := _taken_back(text)):
        return meant, (TAKEN_TWICE,)
    legacy = looks_legacy(text)
    return (text, ()) if legacy is None else (_from_old_font(text, legacy), (OLD_FONT,))


def decode(data: bytes, name: str) -> str:
    """Text of a file in a form of Unicode or windows-1258. Refuses `unreadable_encoding`."""
    text = _unicode_form(data, name)
    if text is not None:
        return text
    text, notices = _old(data, name)
    if notices != (OLD_PAGE,):
        raise Refusal("unreadable_encoding", file=name)
    return text


def is_utf_16(data: bytes) -> bool:
    """UTF-16 without a mark at its beginning: every other byte of the opening is mostly zero, the ones between never are.

    >>> is_utf_16("Kế hoạch số 12".encode("utf-16-le")), is_utf_16(bytes([7, 0, 0, 0] * 9))
    (True, False)
    """
    opening = data[:2048]
    odd, even = opening[1::2].count(0), opening[0::2].count(0)
    return len(opening) >= 4 and max(odd, even) > len(opening) // 10 and min(odd, even) <= len(opening) // 100


def _unicode_form(data: bytes, name: str) -> str | None:
    """The text where the bytes are a form of Unicode; None where they are not."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _tidy(_strict(data[len(bom) :], encoding, name))
    if b"\x00" in data[:2048]:
        if not is_utf_16(data):
            raise Refusal("unreadable_encoding", file=name)
        odd, even = data[1:2048:2].count(0), data[0:2048:2].count(0)
        return _tidy(_strict(data, "utf-16-le" if odd >= even else "utf-16-be", name))
    try:
        return _tidy(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("unreadable_encoding", file=name) from error


def _old(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Bytes that are no Unicode: the old encoding in which they make Vietnamese words, and in no other."""
    latin = _tidy(data.decode("latin-1").translate(_WINDOWS))
    readings: list[tuple[float, str, str]] = [
        (_likeness(_from_old_font(latin[:_SAMPLE], legacy)), legacy, OLD_FONT) for legacy in ("tcvn3", "vni")
    ]  # fmt: skip
    try:
        page = _tidy(data.decode("cp1258"))
        readings.append((_likeness(page[:_SAMPLE]), "page", OLD_PAGE))
    except UnicodeDecodeError:
        page = ""
    readings.sort(key=lambda reading: -reading[0])
    (best, chosen, notice), (second, *_) = readings[:2]
    if best < _LEAST_SHARE or best - second < _LEAST_LEAD or _CONTROLS.search(latin):
        raise Refusal("unreadable_encoding", file=name)
    return (page if chosen == "page" else _from_old_font(latin, "vni" if chosen == "vni" else "tcvn3")), (notice,)


def _likeness(text: str) -> float:
    """How much a reading looks like Vietnamese: the share of its marked words that are syllables, signs of no language taken off."""
    words = marked_words(text)
    foreign = len(_FOREIGN.findall(text))
    return share_of_syllables(words) - foreign / max(1, len(words))


def _from_old_font(text: str, legacy: str) -> str:
    decoded = _tidy(from_legacy(text, "vni" if legacy == "vni" else "tcvn3"))
    return decoded if legacy == "vni" else capitals_raised(decoded)


def _taken_back(text: str) -> str | None:
    """UTF-8 that was read as windows-1252 and saved again; None where it was not."""
    back = {ord(char): code for code, char in _WINDOWS.items()}
    try:
        return _tidy(text.translate(back).encode("latin-1").decode("utf-8"))
    except UnicodeError:
        return None


def _tidy(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith("\ufeff"):
        text = text[1:]
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
