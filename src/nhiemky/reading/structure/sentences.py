"""Where sentences end in office prose.

>>> text = "Gửi về TP. Nam Thuận trước ngày 20.5. Sau đó họp, v.v. và báo cáo. Hết"
>>> [text[start:end] for start, end in split_sentences(text, 0, len(text))]
['Gửi về TP. Nam Thuận trước ngày 20.5.', 'Sau đó họp, v.v. và báo cáo.', 'Hết']
"""

from __future__ import annotations

import re

from nhiemky.vietnamese.letters import CAPITALS

_END = re.compile(rf"(?<![.!?…])[.!?…]++[”\")\]]*\s++(?=[“\"(\[]?[{CAPITALS}0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-ZĐ]|[A-ZĐ]\.[A-ZĐ]|TP|Tp|TX|TT|TM|KT|TL|TUQ|Th|Tr|tr|Q|P|ThS|TS|PGS|GS|BS|KS|CN|Đ/c|đ/c|NXB|Nxb|St|vd|VD|vv|v\.v|No|Điều|khoản)$"
)
_BLANK = re.compile(r"\.{3,}|…")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """[start, end) of each sentence in text[start:end], outer blanks left out.

    No end: after abbreviations and initials ("TP.", "Th.U", "v.v."), inside numbers, at dots that stand for a blank.
    """
    found: list[tuple[int, int]] = []
    at = start
    for match in _END.finditer(text, start, end):
        stop = match.start()
        mark = match[0]
        if mark[0] == "." and mark[1:2] != "." and _ABBREVIATION.search(text, max(at, stop - 6), stop):
            continue
        if _BLANK.match(mark) and (not text[stop - 1 : stop].islower() or not text[match.end()].isupper()):
            continue
        found.append((at, match.end() - (len(mark) - len(mark.rstrip()))))
        at = match.end()
    while end > at and text[end - 1].isspace():
        end -= 1
    if at < end:
        found.append((at, end))
    return found
