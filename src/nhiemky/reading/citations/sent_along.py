"""What travels with a document, as the text names it: "đề cương gửi kèm", "Mẫu số 02 gửi kèm", "kèm theo Quyết định này Quy chế ...".

Promise: one name a place; what belongs to another document ("kèm theo Kế hoạch số 5-KH/TU") is none, nor a bare "biểu kèm theo" that a
unit is to make.

>>> words = "Các đơn vị báo cáo (theo đề cương gửi kèm) và Mẫu số 02 gửi kèm."
>>> [name.name for name in find_sent_along(words, words.lower(), lambda at: len(words))]
['đề cương gửi kèm', 'Mẫu số 02 gửi kèm']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from nhiemky.reading.citations.names import Name, read_of_body, read_programme
from nhiemky.vietnamese.places import places

_SENT = re.compile(
    r"(?:(?:[Tt]heo|[Cc]ó|[Kk]èm) )?"
    r"(?P<name>(?:[Đđ]ề cương|[Hh]ướng dẫn|[Kk]ế hoạch|[Dd]ự thảo|[Cc]hương trình|[Qq]uy chế"
    r"|[Mm]ẫu(?= (?:số|báo|biểu|gửi|kèm|đính))|[Tt]ài liệu|[Pp]hụ lục|(?<!phụ )(?<!làm )[Bb]iểu(?= (?!kèm|gửi|đính))|[Dd]anh (?:sách|mục))"
    r"(?: \w+){0,6}? (?:gửi kèm(?: theo)?|kèm theo|đính kèm)"
    r"(?: (?:Kế hoạch|Công văn|Hướng dẫn|Thông báo|Báo cáo|Quyết định|Chương trình) này)?)(?!\w)"
)
_ISSUED = re.compile(
    r"kèm theo (?:Quyết định|Nghị quyết|Công văn|Kế hoạch|Thông báo|Tờ trình|Thông tư) này (?:bản |các )?"
    r"(?P<name>(?:Kế hoạch|Quy chế|Quy định|Chương trình|Đề án|Phương án|Danh mục|Danh sách|Bộ tiêu chí|Bảng|Hướng dẫn|Quy trình"
    r"|Nội quy|Thể lệ) [^.;()\n]{6,220}?)(?=[.;(\n]|,? (?:gồm|thay thế|để|áp dụng|có hiệu lực)|$)"
)
_GIVEN = re.compile(
    r"kèm theo (?P<name>(?:biểu tổng hợp|biểu mẫu|biểu thống kê|phụ lục|danh sách|danh mục|đề cương|mẫu)"
    r"(?: [^\W\d_]+){1,3}(?:,? [^\W\d_]+){0,12})(?=[.;)]|$)",
    re.IGNORECASE,
)
""" "...; kèm theo biểu tổng hợp kết quả kết nạp đảng viên"."""
_WITH_THIS = re.compile(
    r"(?<!\w)(?P<name>(?:Bảng|Biểu|Bộ tiêu chí|Bộ chỉ số|Bộ câu hỏi|Danh mục|Quy chế|Quy định|Quy trình|Mẫu)(?: [^\s,;.:()]+){1,12}?)"
    r"(?= (?:được )?ban hành kèm theo (?:Kế hoạch|Công văn|Hướng dẫn|Thông báo|Báo cáo|Quyết định|Chương trình|Quy định) này)"
)
""" "Bảng điểm ban hành kèm theo Hướng dẫn này"."""
_ITS_CARRIER = re.compile(r" (?:theo )?(?:Kế hoạch|Công văn|Hướng dẫn|Báo cáo|Quyết định|Thông báo|kế hoạch|công văn|số)\b(?! này)")


def read_sent_along(text: str, at: int, end: int) -> Name | None:
    """ "(theo đề cương gửi kèm)": what travels with the document; `at` is where "kèm" stands."""
    opening = max(text.rfind(mark, 0, at) for mark in "\n.;:(,") + 1
    if issued := _ISSUED.match(text, at, end):  # "ban hành kèm theo Quyết định này Kế hoạch kiểm tra ..."
        start = issued.start("name")
        if any(read(text, start, end) for read in (read_programme, read_of_body)):
            return None
        return Name(start, issued.end(), ("kèm", issued["name"].lower()), issued["name"], relation="attached")
    if given := _GIVEN.match(text, at, end):
        return Name(given.start("name"), given.end("name"), ("kèm", given["name"].lower()), given["name"], relation="attached")
    if text.endswith(" ban hành ", 0, at) and (names := list(_WITH_THIS.finditer(text, max(opening, at - 110), end))):
        name = names[-1]
        return Name(name.start(), name.end(), ("kèm", name["name"].lower()), name["name"], relation="attached")
    for match in _SENT.finditer(text, max(opening, at - 70), min(end, at + 40)):
        if match.end() > at and not _ITS_CARRIER.match(text, match.end(), end):
            return Name(match.start(), match.end(), ("kèm", match["name"].lower()), match["name"], relation="attached")
    return None


_TITLE = re.compile(r"ĐỀ CƯƠNG (?:SỐ )?(?:\d{1,2}|[IVX]{1,4})\b")
_NUMBERED = re.compile(r"(?:theo|tại|như) (?P<name>Đề cương (?:số )?(?:\d{1,2}|[IVX]{1,4}))(?!\w)")


def find_sent_along(text: str, low: str, end_of: Callable[[int], int]) -> Iterator[Name]:
    """Every such name in `text`, in no order. low: the same in small letters; end_of: where the paragraph that holds a position ends."""
    for at in places(low, "kèm"):
        if name := read_sent_along(text, at, end_of(at)):
            yield name
    titles = {title[0] for title in _TITLE.finditer(text)}
    for at in places(text, "theo Đề cương ", "tại Đề cương ", "như Đề cương "):
        match = _NUMBERED.match(text, at)
        if match is not None and match["name"].upper() in titles:
            yield Name(match.start("name"), match.end("name"), ("kèm", match["name"].lower()), match["name"], relation="attached")
