"""Lines that stand on every paper, told again where the recognition slipped: letterheads, types, labels, Roman numerals of headings.

>>> [word.text for word in as_set_phrase([ReadWord(text, 0, 0, 9, 9, 60) for text in ("ĐÁNG", "CỘNG", "SẢN", "VIẸT", "NAM")])]
['ĐẢNG', 'CỘNG', 'SẢN', 'VIỆT', 'NAM']

Promise: only a line that is a set phrase word for word but for marks and single strokes is changed; what is changed keeps the
confidence it had, so that it is still shown for confirmation. Names, figures and sentences are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from nhiemky.reading.scans.values import ReadWord
from nhiemky.vietnamese.unicode import fold

SET_PHRASES = tuple(
    phrase.split()
    for phrase in (
        "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐOÀN TNCS HỒ CHÍ MINH",
        "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "ỦY BAN KIỂM TRA", "VĂN PHÒNG",
        "KẾ HOẠCH", "BÁO CÁO", "HƯỚNG DẪN", "THÔNG BÁO", "CHƯƠNG TRÌNH", "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "QUY ĐỊNH", "CHỈ THỊ", "TỜ TRÌNH",
        "PHỤ LỤC", "ĐỀ CƯƠNG", "Nơi nhận:", "Kính gửi:", "T/M BAN THƯỜNG VỤ", "T/M ỦY BAN KIỂM TRA", "T/M CHI BỘ", "T/M ĐẢNG ỦY",
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "BÍ THƯ", "PHÓ BÍ THƯ", "CHỦ NHIỆM", "CHÁNH VĂN PHÒNG",
        "TUYỆT MẬT", "TỐI MẬT", "MẬT",
    )
)  # fmt: skip
_ALIKE, _ALIKE_LONG, _SHORT = 93.0, 86.0, 12
"""Of two folded lines. A short one (up to 12 letters) must be the same but for its marks; in a long one two strokes may be wrong."""
_STAMPS = ("TUYỆT", "TỐI")
_STAMP_ALIKE = 50.0
"""Better a paper refused for a person to look at than a stamp overlooked."""
_ROMAN = re.compile(r"[IVXH]*H[IVXH]*[-./]")


def as_set_phrase(line: Sequence[ReadWord]) -> list[ReadWord]:
    """The words of one line, set right where they are a set phrase."""
    for phrase in SET_PHRASES:
        if len(phrase) == len(line) and _alike(line, phrase):
            return [word._replace(text=right) for word, right in zip(line, phrase, strict=True)]
    if len(line) == 2 and line[0].text.isupper() and line[1].text.isupper() and fold(line[1].text) == "mat":
        stamp = max(_STAMPS, key=lambda each: fuzz.ratio(fold(line[0].text), fold(each)))
        if fuzz.ratio(fold(line[0].text), fold(stamp)) >= _STAMP_ALIKE:
            return [line[0]._replace(text=stamp), line[1]._replace(text="MẬT")]
    words = [*line]
    if words and _ROMAN.fullmatch(words[0].text):
        words[0] = words[0]._replace(text=words[0].text.replace("H", "II"))
    return words


def _alike(line: Sequence[ReadWord], phrase: Sequence[str]) -> bool:
    """The same but for marks and a stroke here and there, and capitals where the phrase has capitals."""
    read, right = " ".join(word.text for word in line), " ".join(phrase)
    if read.isupper() != right.isupper():
        return False
    return fuzz.ratio(fold(read), fold(right)) >= (_ALIKE_LONG if len(right) > _SHORT else _ALIKE)
