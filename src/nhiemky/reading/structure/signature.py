"""Recipients and signature at the end of the main text.

>>> from nhiemky.reading.documents.text import read_text
>>> from nhiemky.reading.structure.layout import lay_out
>>> block = ("Nơi nhận:", "- Như trên;", "- Lưu VT.", "TM. ỦY BAN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn An")
>>> lines = ("BÁO CÁO", "sơ kết", "1. Việc đã làm.", *block)
>>> document = read_text("\\n\\n".join(lines).encode(), "a.txt")
>>> read_recipients(document, lay_out(document))[0], read_signer(document, lay_out(document))[0]
(('Như trên', 'Lưu VT'), Signer(name='Lê Văn An', title='PHÓ CHỦ TỊCH', on_behalf_of='TM. ỦY BAN KT. CHỦ TỊCH'))
"""

from __future__ import annotations

import re

from nhiemky.domain.directive import Signer
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.structure.form_words import NAME, OFFICE, ON_BEHALF
from nhiemky.reading.structure.layout import Layout

_FOR_ANOTHER = re.compile(r"K\s?/?\s?T|T\s?/?\s?L|T\s?/?UQ")
"""Signing in another's place: the next line is the signer's own title."""

_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký|chữ ký)", re.IGNORECASE)
_BULLETS = "-+–—•*●"


def read_recipients(document: SourceDocument, layout: Layout) -> tuple[tuple[str, ...], bool, tuple[int, int] | None]:
    """Lines under "Nơi nhận", whether the line is there, and its place."""
    names: list[str] = []
    place: tuple[int, int] | None = None
    bulleted = False
    for number in layout.closing:
        line = layout.words[number]
        if place is None:
            if line[:8].casefold() != "nơi nhận":
                continue
            paragraph = document.paragraphs[number]
            place = (paragraph.start, paragraph.end)
            rest = line[8:].lstrip(" :*")
            if rest:
                names += re.split(r"\s*[;]\s*", rest.lstrip("-–+ "))
            continue
        if line[0] in _BULLETS:
            bulleted = True
            names += [part.lstrip(_BULLETS + " ") for part in re.split(r";\s+(?=[-–+]\s)", line)]
        elif line[0].islower() and names:
            names[-1] = f"{names[-1]} {line}"
        elif line.isupper() or ON_BEHALF.match(line) or bulleted or _SIGNED.match(line):
            if bulleted or ON_BEHALF.match(line):
                break
        elif line[-1] in ";,." or not NAME.match(line):
            names.append(line)
        if place and names:
            place = (place[0], document.paragraphs[number].end)
    if place is None:
        names, place = _joined_lead(document, layout)
    cleaned = (name.strip().rstrip(" .;,") for name in names)
    return tuple(name for name in cleaned if name), place is not None, place


_LEAD = re.compile(r"\bNơi nhận\s*:?$")


def _joined_lead(document: SourceDocument, layout: Layout) -> tuple[list[str], tuple[int, int] | None]:
    """Bulleted lines right above the signature whose lead a page in two columns left at the end of the text before them."""
    first = layout.closing[0] if layout.closing else 0
    number = first
    while number and first - number < _MOST_RECIPIENTS and layout.words[number - 1][:1] in _BULLETS and layout.words[number - 1]:
        number -= 1
    if number == first or not number or not (_LEAD.search(layout.words[number - 1]) or _KEPT.search(layout.words[first - 1])):
        return [], None
    names = [layout.words[line].lstrip(_BULLETS + " ") for line in range(number, first)]
    return names, (document.paragraphs[number].start, document.paragraphs[first - 1].end)


_MOST_RECIPIENTS = 20
_KEPT = re.compile(r"^[-–+•] ?Lưu\b")
"""The last of recipients: "Lưu VPĐU"."""


def read_signer(document: SourceDocument, layout: Layout) -> tuple[Signer, tuple[int, int] | None]:
    """On whose behalf, office, name; all None where the block is not there."""
    behalf: list[str] = []
    titles: list[str] = []
    name: str | None = None
    first = last = None
    for number in layout.closing:
        line = layout.words[number]
        if name is not None:
            break
        if line[0] in _BULLETS or line[:8].casefold() == "nơi nhận" or _SIGNED.match(line):
            continue
        if ON_BEHALF.match(line) and line.upper() == line:
            own, _, office = _split_office(line)
            behalf.append(own)
            if office:
                titles.append(office)
        elif line.isupper() and (behalf or OFFICE.match(line)) and not (titles and NAME.match(line) and not OFFICE.search(line)):
            if OFFICE.match(line) or titles or _FOR_ANOTHER.match(behalf[-1]):
                titles.append(line)
            else:
                behalf[-1] = f"{behalf[-1]} {line}"
        elif (behalf or titles) and NAME.match(line) and len(line) < 60:
            name = line
        else:
            continue
        first = number if first is None else first
        last = number
    if first is None or last is None:
        return Signer(), None
    place = (document.paragraphs[first].start, document.paragraphs[last].end)
    if name is not None:
        name = _RANK.sub("", name) or name
    return Signer(name=name, title=" ".join(titles) or None, on_behalf_of=" ".join(behalf) or None), place


_RANK = re.compile(
    r"(?:(?:PGS|GS|TSKH|TS|ThS|BS|CKI{1,2}|KS|CN|LS|Bác sĩ|Bác sỹ|Kỹ sư|Luật sư|Tiến sĩ|Thạc sĩ|Giáo sư|Phó Giáo sư"
    r"|(?:Thượng|Đại|Trung|Thiếu) (?:tá|tướng|úy)|Đại tướng|Đ/c|Đồng chí)(?:[.,]\s*|\s+))+"
)
"""Rank or degree before a name: the name is the person's alone."""


def _split_office(line: str) -> tuple[str, str, str]:
    """ "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ" on one line: body and office; "KT. CHỦ TỊCH" keeps its office."""
    if line[:2] in ("KT", "TL", "Q.") or line[:3] in ("K/T", "T/L", "TUQ", "T/U"):
        return line, "", ""
    match = OFFICE.search(line, 4)
    if match is None or match.start() < 8:
        return line, "", ""
    return line[: match.start()].rstrip(), " ", line[match.start() :]
