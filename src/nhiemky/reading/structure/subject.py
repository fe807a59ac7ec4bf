"""Type and title of a paper (tên loại, trích yếu), as lines between the letterhead and the preamble.

What it promises: a title goes on in the next line only where its last word calls for more; a title that the page ran into its preamble ends
before the preamble; who decides ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH") is no part of it.

>>> from nhiemky.reading.documents.text import read_text
>>> from nhiemky.reading.structure.layout import lay_out
>>> document = read_text("BÁO CÁO\\n\\nkết quả năm 2030\\n\\nThực hiện Kế hoạch số 5-KH/TU, Chi bộ báo cáo như sau:\\n".encode(), "a.txt")
>>> read_subject(document, lay_out(document), None)[0], read_doc_type(lay_out(document))
('kết quả năm 2030', ('báo cáo', 'type line'))
>>> document = read_text("BÁO CÁO\\n\\nkết quả năm 2030 Thực hiện Kế hoạch số 5-KH/TU, Chi bộ báo cáo như sau\\n".encode(), "a.txt")
>>> read_subject(document, lay_out(document), None)[0]
'kết quả năm 2030'
"""

from __future__ import annotations

import re

from nhiemky.domain.source import SourceDocument
from nhiemky.reading.structure.form_words import PREAMBLE, TYPE_LINE
from nhiemky.reading.structure.layout import Layout

_DECIDING = re.compile(
    r"(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|VIỆN TRƯỞNG|CHÁNH|TRƯỞNG BAN|THỦ TƯỚNG|ỦY BAN|UỶ BAN|HỘI ĐỒNG"
    r"|BAN (?:THƯỜNG VỤ|CHẤP HÀNH|BÍ THƯ)|ĐẢNG (?:ỦY|UỶ)|HUYỆN ỦY|TỈNH ỦY|THÀNH ỦY|BỘ CHÍNH TRỊ)\b"
)
"""The line that says who decides, between a decision's title and its bases."""


def read_doc_type(layout: Layout) -> tuple[str | None, str | None]:
    """The type of document in small letters, and where it was read."""
    if layout.type_line is None:
        return None, None
    words = layout.words[layout.type_line]
    match = _COMPOUND.fullmatch(words) or TYPE_LINE.match(words)
    assert match is not None
    return match[1].lower(), "type line"


_COMPOUND = re.compile(
    r"(?:DỰ THẢO\s+)?"
    r"((?:NGHỊ QUYẾT|KẾ HOẠCH|HƯỚNG DẪN|CHƯƠNG TRÌNH|QUY CHẾ|THÔNG TƯ|THÔNG BÁO) (?:LIÊN TỊCH|LIÊN NGÀNH|PHỐI HỢP|HÀNH ĐỘNG))"
)
"""A type of two words, alone on its line."""


def read_subject(document: SourceDocument, layout: Layout, about: tuple[str, int, int] | None) -> tuple[str, int, int] | None:
    """Title with its clean place; about: what stands behind "V/v" in the letterhead."""
    if layout.subject and layout.type_line is not None:
        first = document.paragraphs[layout.subject.start]
        lines = [layout.words[number] for number in layout.subject]
        start = first.start
        if layout.subject.start == layout.type_line:
            match = _COMPOUND.fullmatch(lines[0]) or TYPE_LINE.match(lines[0])
            cut = match.end() if match else 0
            rest = lines[0][cut:].lstrip(" :*")
            start += len(lines[0]) - len(rest)
            lines[0] = rest
        lines = [line for line in lines if line]
        end = document.paragraphs[layout.subject.stop - 1].end
        following = layout.subject.stop
        if not lines and following < len(layout.words) and layout.words[following][:1].islower():
            place = document.paragraphs[following]  # below "HƯỚNG DẪN LIÊN TỊCH", which the layout takes for a type and its title
            lines, start, end = [layout.words[following]], place.start, place.end
        if len(lines) > 1 and lines[-1].isupper() and not lines[-2].isupper() and _DECIDING.match(lines[-1]):
            end = document.paragraphs[layout.subject.stop - 2].end  # "... | CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH": who decides
            del lines[-1]
        if len(lines) > 1 and lines[0].isupper() and lines[0].startswith("CỦA "):  # "CHỈ THỊ | CỦA BAN THƯỜNG VỤ TỈNH ỦY | về ..."
            start = document.paragraphs[layout.subject.start + 1].start
            del lines[0]
        if lines:
            if (
                following < len(layout.words)
                and end <= document.paragraphs[following].start
                and _goes_on(lines[-1], layout.words[following])
            ):
                lines.append(layout.words[following])
                end = document.paragraphs[following].end
            preamble = _preamble_within(document, start, end)
            return (_words(document, start, preamble), start, preamble) if preamble is not None else (" ".join(lines), start, end)
    if layout.type_line is not None and about is None:
        return _before_preamble(document, layout)
    return about


_OPEN_END = re.compile(r"(?:^|\s)(?:trong|của|và|về|cho|tại|ở|với|đối với|theo|các|những|từ|đến|ngày|số|Đảng bộ|-|–|,)$|,$")


def _goes_on(line: str, following: str) -> bool:
    """A title's line ends in a word that calls for more, and the next line is no preamble, heading or addressee."""
    if _OPEN_END.search(line) is None or PREAMBLE.match(following) or len(following) > _LONGEST_LINE:
        return False
    return not re.match(r"[IVX]+[.\-/]|\d+[.\-/)]|[-+(]|Kính gửi", following) and following[-1:] not in ".;:"


_LONGEST_LINE = 140
_JOINED_PREAMBLE = re.compile(
    r"(?<=[^\s,;.:(]) (?=(?:Căn cứ|Thực hiện|Thi hành|Theo) (?:(?:các )?(?:Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Quy định"
    r"|Quyết định|Hướng dẫn|Công văn|Thông báo|Thông tư|Nghị định|Luật|Điều lệ|Quy chế)|đề nghị|chỉ đạo|sự chỉ đạo|yêu cầu))"
)


_WHAT_FOLLOWS = re.compile(
    r", (?P<who>[^\W\d_])[^.;,]{0,200}?\b(?:báo cáo|như sau|ban hành|xây dựng|thông báo|hướng dẫn|đề nghị|kính trình)\b"
)
"""Who acts on what was named, and does what: a preamble, not a title that writes "Thực hiện" with a capital."""


def _before_preamble(document: SourceDocument, layout: Layout) -> tuple[str, int, int] | None:
    """A title that the page ran into its preamble: "kết quả năm 2030 Thực hiện Nghị quyết số ...": what stands before it."""
    number = layout.subject.stop if layout.subject else (layout.type_line or 0) + 1
    if number >= len(layout.words):
        return None
    place = document.paragraphs[number]
    if layout.words[number][:1].islower():
        match = _JOINED_PREAMBLE.search(document.clean, place.start, min(place.end, place.start + 400))
        cut = match.start() if match else None
    else:
        cut = _preamble_within(document, place.start, place.end)
    return (_words(document, place.start, cut), place.start, cut) if cut is not None else None


def _preamble_within(document: SourceDocument, start: int, end: int) -> int | None:
    """Where the preamble begins that a title's line goes on with; None where the title is whole."""
    match = _JOINED_PREAMBLE.search(document.clean, start, min(end, start + 400))
    if match is None or set(".;:") & set(document.clean[start : match.start()]):
        return None
    acts = any(found["who"].isupper() for found in _WHAT_FOLLOWS.finditer(document.clean, match.end(), end))
    return match.start() if acts else None


def _words(document: SourceDocument, start: int, end: int) -> str:
    return " ".join(document.clean[start:end].split())
