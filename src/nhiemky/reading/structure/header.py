"""Who wrote the document to whom, under which number, on which day, about what.

>>> from nhiemky.reading.documents.text import read_text
>>> from nhiemky.reading.structure.layout import lay_out
>>> lines = ("ĐẢNG BỘ TỈNH X", "ĐẢNG ỦY KHỐI", "*", "Số 12-KH/ĐUK", "Nam Thuận, ngày 04 tháng 6 năm 2023", "KẾ HOẠCH", "sơ kết", "I- A")
>>> document = read_text("\\n\\n".join(lines).encode(), "a.txt")
>>> header = read_header(document, lay_out(document))
>>> header.symbol, header.issuing_body, header.place, header.date, header.subject
('12-KH/ĐUK', 'ĐẢNG ỦY KHỐI', 'Nam Thuận', datetime.date(2023, 6, 4), 'sơ kết')

Promise: only what stands there; a part the paper lacks is None (what is only implied goes to `issuing_body_inferred`).
Party form (Hướng dẫn 36-HD/VPTW), state form (Nghị định 30/2020/NĐ-CP) and the unions' forms are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from nhiemky.domain.directive import Header
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.structure.form_words import TYPE_LINE
from nhiemky.reading.structure.layout import Layout
from nhiemky.reading.structure.signature import read_recipients, read_signer
from nhiemky.reading.structure.subject import read_doc_type, read_subject
from nhiemky.vietnamese.days import make_day
from nhiemky.vietnamese.letters import CAPITALS
from nhiemky.vietnamese.symbols import parse_symbol

_NATIONAL = re.compile(
    r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH(?=\s*$)"
)
_BROKEN_NATIONAL = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA(?: VIỆT)?$")
_MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE)
_PLACE_DATE = re.compile(
    rf"(?P<place>[{CAPITALS}.…_][\w.…\s'-]{{0,50}}?)\s*,\s*[Nn]gày\s*(?P<day>[\d.…_]*)\s*tháng\s*(?P<month>[\d.…_]*)"
    r"\s*năm\s*(?P<year>\d{4}|[\d.…_]*)"
)
_DATE_ONLY = re.compile(r"[Nn]gày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})")
_NUMBER_LINE = re.compile(r"Số\s*:?\s*(?=[\d.…_\s/-]*[-/\w])|(?=\d{1,5}\s?[-–/]\s?[A-ZĐ])", re.IGNORECASE)
_BLANK_NUMBER = re.compile(r"[\s.…_]*[-/]\s*(?P<type>[A-ZĐ][A-Za-zĐđ]{0,3})\s*[-/]\s*(?P<organ>[A-ZĐ][\w.\-&]*)")
_ABOUT = re.compile(r"(?:V/v|Về việc)\s*:?\s*", re.IGNORECASE)
_BODY_NOUN = re.compile(
    r"(?:ĐẢNG (?:BỘ|ỦY|UỶ|ĐOÀN)|CHI (?:BỘ|ỦY|ĐOÀN|CỤC)|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) (?:ỦY|UỶ|ĐOÀN)|BAN\b|ỦY BAN|UỶ BAN|UBND|HĐND|UBMTTQ"
    r"|MẶT TRẬN|SỞ\b|BỘ\b|PHÒNG\b|VĂN PHÒNG|TRƯỜNG\b|TRUNG TÂM|CÔNG (?:TY|AN|ĐOÀN)|BCH|ĐOÀN\b|HỘI\b|LIÊN ĐOÀN|TỔNG\b"
    r"|CỤC\b|VIỆN\b|BỆNH VIỆN|TỔ\b|TIỂU BAN"
    r"|TÒA ÁN|TOÀ ÁN|QUỐC HỘI|CHÍNH PHỦ|HỌC VIỆN|NGÂN HÀNG|KHO BẠC|THANH TRA|BẢO HIỂM|BÁO\b|ĐÀI\b|TẬP ĐOÀN"
    r"|CHI NHÁNH|XÍ NGHIỆP|NHÀ MÁY|KHOA\b|HỢP TÁC XÃ|QUÂN KHU|THƯỜNG TRỰC|THÀNH PHỐ .*ỦY)"
)
_LINKING = re.compile(r"(?:VÀ|CỦA|CÁC|TẠI|THUỘC|VỚI|,)\b")
_HANGING = ("VÀ", "CÁC", "CỦA", "-", ",", "THUỘC", "–")
_FURNITURE = re.compile(r"[*\s\-_–—=.…\\]*$|\(?(?:DỰ THẢO|HỎA TỐC|KHẨN|THƯỢNG KHẨN|HOẢ TỐC|BẢN SAO|SAO Y)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Letterhead:
    """What the lines above the type line hold, as they are met."""

    national: str | None = None
    bodies: list[tuple[str, int, int]] = field(default_factory=list)
    number: str | None = None
    type_code: str | None = None
    organ_code: str | None = None
    symbol: str | None = None
    place: str | None = None
    day: date | None = None
    about: tuple[str, int, int] | None = None
    evidence: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_header(document: SourceDocument, layout: Layout) -> Header:
    """Header of the main paper; attachments' own letterheads are not looked at."""
    top = layout.type_line if layout.type_line is not None else layout.head.stop
    head = _Letterhead()
    taking_about = False
    for start, line in _whole_dates(_lines(document, range(layout.head.start, min(top, len(layout.words))))):
        taking_about = _take(head, start, line, taking_about)
    doc_type, source = read_doc_type(layout)
    subject = read_subject(document, layout, head.about)
    addressees, addressed = _addressees(layout)
    if doc_type is None and addressed:
        doc_type, source = "công văn", "kính gửi"
    elif doc_type is None and head.type_code == "CV":
        doc_type, source = "công văn", "symbol"
    recipients, present, recipients_at = read_recipients(document, layout)
    signer, signer_at = read_signer(document, layout)
    evidence = head.evidence
    theme = _theme(layout)
    if subject:
        evidence["subject"] = subject[1:]
    if recipients_at:
        evidence["recipients"] = recipients_at
    if signer_at:
        evidence["signer"] = signer_at
    parent, issuing = _bodies(head)
    inferred = None if issuing else _inferred(document, layout)
    if inferred:
        evidence["issuing_body_inferred"] = inferred[1:]
    return Header(
        national_heading=head.national,
        parent_body=parent,
        issuing_body=issuing,
        issuing_body_inferred=inferred[0] if inferred else None,
        number=head.number,
        type_code=head.type_code,
        organ_code=head.organ_code,
        symbol=head.symbol,
        place=head.place,
        date=head.day,
        doc_type=doc_type,
        doc_type_source=source,
        subject=subject[0] if subject else None,
        addressees=addressees,
        recipients=recipients,
        recipients_present=present,
        signer=signer,
        theme=theme,
        evidence={key: _evidence(document, place) for key, place in evidence.items()},
    )


def _evidence(document: SourceDocument, place: tuple[int, int]) -> Evidence:
    return Evidence(document.quote(*place), document.span(*place))


def _lines(document: SourceDocument, paragraphs: range) -> Iterator[tuple[int, str]]:
    """(clean start, words) of letterhead lines; a table's cells are lines of their own, column by column."""
    tables: set[int] = set()
    for number in paragraphs:
        paragraph = document.paragraphs[number]
        if paragraph.table is None:
            yield paragraph.start, document.words(paragraph)
        elif paragraph.table not in tables:
            tables.add(paragraph.table)
            cells = document.tables[paragraph.table].cells
            for cell in sorted(cells, key=lambda cell: (cell.column, cell.row)):
                if cell.end > cell.start:
                    yield cell.start, document.clean[cell.start : cell.end]


_CUT_DATE = re.compile(r".{2,50},\s*[Nn]gày(?:\s*\d{1,2}(?:\s*tháng(?:\s*\d{1,2}(?:\s*năm)?)?)?)?")
_DATE_REST = re.compile(r"(?:\d{1,2}\s*)?(?:tháng\s*)?(?:\d{1,2}\s*)?(?:năm\s*)?\d{4}")


def _whole_dates(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """ "Nam Châu, ngày 09 tháng 11 năm" and "2030", which a narrow cell parted, as one line."""
    cut: tuple[int, str] | None = None
    for start, line in lines:
        if cut is not None:
            if _DATE_REST.fullmatch(line) and _PLACE_DATE.search(f"{cut[1]} {line}"):
                yield cut[0], f"{cut[1]} {line}"
                cut = None
                continue
            yield cut
            cut = None
        if _CUT_DATE.fullmatch(line):
            cut = (start, line)
        else:
            yield start, line
    if cut is not None:
        yield cut


def _take(head: _Letterhead, start: int, line: str, taking_about: bool) -> bool:
    """Put one line where it belongs; True while lines go on with "V/v ..."."""
    if _FURNITURE.match(line):
        return taking_about
    if _BROKEN_NATIONAL.match(line):
        head.national = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        return False
    if head.national and line in ("NAM", "VIỆT NAM"):
        return False
    if match := _NATIONAL.search(line):
        head.national = head.national or match[0]
        before = line[: match.start()].strip()
        if before and before.isupper():
            head.bodies.append((before, start, start + len(before)))
        rest = line[match.end() :].strip()
        if not rest or _MOTTO.match(rest):
            return taking_about and not before
        start, line = start + line.rindex(rest), rest
    if match := _MOTTO.search(line):
        return taking_about
    rest = _take_number(head, start, line)
    rest = _take_place(head, start + line.index(rest) if rest else start, rest) if rest else ""
    if not rest:
        return taking_about if rest is None else False
    start += line.index(rest)
    line = rest
    if line[:8].casefold() == "kính gửi":
        return False
    if match := _ABOUT.match(line):
        if head.about is None:
            head.about = (line[match.end() :], start + match.end(), start + len(line))
            return True
        return False
    if line.isupper() and len(line) < 200 and not TYPE_LINE.fullmatch(line):
        if not taking_about or _BODY_NOUN.match(line):
            head.bodies.append((line, start, start + len(line)))
            return False
    elif taking_about and head.about is not None and line[0] not in "-+(":
        text, first, _ = head.about
        head.about = (f"{text} {line}", first, start + len(line))
        return True
    elif _BODY_NOUN.match(line.upper()) and len(line) < 80 and not head.bodies and head.symbol is None and line[-1] not in ".,;:":
        head.bodies.append((line, start, start + len(line)))
    return False


def _take_number(head: _Letterhead, start: int, line: str) -> str:
    """Number and symbol at the beginning of `line`; what is left of the line."""
    lead = _NUMBER_LINE.match(line)
    if lead is None or head.symbol or head.type_code:
        return line
    found = parse_symbol(line)
    if found is not None:
        end = _symbol_end(line, lead.end(), found.symbol)
        head.number, head.type_code, head.organ_code, head.symbol = found.number, found.type_code, found.organ_code, found.symbol
        head.evidence["symbol"] = (start, start + end)
        return line[end:].strip()
    if line[:2].casefold() == "số" and (blank := _BLANK_NUMBER.match(line, lead.end())):
        head.type_code, head.organ_code = blank["type"], blank["organ"]
        head.evidence["symbol"] = (start, start + blank.end())
        return line[blank.end() :].strip()
    return line


def _symbol_end(line: str, start: int, symbol: str) -> int:
    """End in `line` of the symbol that was read from `start` on: as many letters and digits as it holds."""
    left = sum(char.isalnum() for char in symbol)  # a forgotten hyphen stands in the symbol, not in the line
    at = start
    while left and at < len(line):
        left -= line[at].isalnum()
        at += 1
    return at


def _take_place(head: _Letterhead, start: int, line: str) -> str:
    """Place and date in `line`; what is left of the line."""
    match = _PLACE_DATE.search(line)
    if match is None:
        only = _DATE_ONLY.fullmatch(line)
        if only and head.day is None:
            head.day = make_day(int(only["year"]), int(only["month"]), int(only["day"]))
            head.evidence["place_date"] = (start, start + len(line))
            return ""
        return line
    if head.place is None and head.day is None:
        head.place = " ".join(match["place"].split())
        if match["day"].isdigit() and match["month"].isdigit() and match["year"].isdigit():
            head.day = make_day(int(match["year"]), int(match["month"]), int(match["day"]))
        head.evidence["place_date"] = (start + match.start(), start + match.end())
    return line[: match.start()].strip()


def _bodies(head: _Letterhead) -> tuple[str | None, str | None]:
    """Superior and issuing body: lines that go on with a name are joined, the last body issues."""
    joined: list[tuple[str, int, int]] = []
    for name, start, end in head.bodies:
        goes_on = joined and (
            _LINKING.match(name) or joined[-1][0].split(" ")[-1] in _HANGING or joined[-1][0][-1] in ",-–" or not _BODY_NOUN.match(name)
        )
        if goes_on:
            above, first, _ = joined[-1]
            joined[-1] = (f"{above} {name}", first, end)
        else:
            joined.append((name, start, end))
    if not joined:
        return None, None
    issuing = joined[-1]
    parent = joined[-2] if len(joined) > 1 else None
    head.evidence["issuing_body"] = issuing[1:]
    if parent:
        head.evidence["parent_body"] = parent[1:]
    return (parent[0] if parent else None), issuing[0]


def _theme(layout: Layout) -> str | None:
    """Lines between the subject and the text: the report's theme, a motto."""
    if layout.type_line is None or not layout.subject:
        return None
    lines = []
    for number in range(layout.subject.stop, layout.head.stop):
        if layout.words[number][:8].casefold() == "kính gửi":
            break
        lines.append(layout.words[number])
    theme = " ".join(lines)
    return None if not theme or theme[0] == "(" else theme


def _addressees(layout: Layout) -> tuple[tuple[str, ...], bool]:
    """Bodies after "Kính gửi", one per bullet; and whether there is such a line."""
    for number in range(layout.head.start, min(layout.head.stop, len(layout.words))):
        line = layout.words[number]
        if line[:8].casefold() != "kính gửi":
            continue
        found = []
        inline = line[8:].lstrip(" :").strip()
        if inline:
            found += re.split(rf"\s*;\s*(?:[-+–]\s*)?|\s+[-–]\s+(?=[{CAPITALS}])", inline.lstrip("-–+ "))
        found += [layout.words[after].lstrip("-+–• ") for after in range(number + 1, layout.head.stop)]
        return tuple(name for name in (name.strip(" .;,") for name in found) if name), True
    return (), False


_ISSUER = re.compile(
    r"(?:^|[,;.]\s+|;\s*)(?P<who>(?:Ban (?:Thường vụ|Chấp hành|Chỉ đạo|Tổ chức|Tuyên giáo)"
    r"|Thường trực|Đảng ủy|Đảng uỷ|Chi bộ|Chi ủy|Ủy ban|UBND|Sở"
    r"|Văn phòng|Tỉnh ủy|Huyện ủy|Thành ủy|Liên đoàn|Tỉnh đoàn|Huyện đoàn|Thành đoàn)[^,;.:]{0,70}?)\s+"
    r"(?:xây dựng|ban hành|hướng dẫn|yêu cầu|đề nghị|báo cáo|thông báo|quyết định|triển khai|kết luận|đề ra)\b"
)


def _inferred(document: SourceDocument, layout: Layout) -> tuple[str, int, int] | None:
    """The body that the preamble lets speak, where the letterhead is missing."""
    for number in layout.body[:4]:
        place = document.paragraphs[number]
        if match := _ISSUER.search(layout.words[number]):
            return match["who"], place.start + match.start("who"), place.start + match.end()
    return None
