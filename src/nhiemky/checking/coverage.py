"""Things said to be sent along that are not there (missing_attachment).

What it promises: a promise names the thing and says that it is sent along ("đề cương gửi kèm", "theo mẫu kèm theo"); a
table that reports must carry is no promise, nor is the line that ties an attachment to its paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhiemky.domain.directive import Directive, Inconsistency
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.vietnamese.numbering import from_roman
from nhiemky.vietnamese.numbers import count_word
from nhiemky.vietnamese.unicode import fold

_THINGS: dict[str, tuple[str, ...]] = {
    "đề cương": ("de cuong",),
    "phụ lục": ("phu luc", "bieu", "bang"),
    "biểu mẫu": ("bieu", "mau", "phu luc", "bang", "danh sach", "phieu"),
    "mẫu": ("mau", "bieu", "phu luc", "de cuong", "bang", "danh sach", "phieu"),
    "biểu": ("bieu", "mau", "phu luc", "bang"),
    "danh sách": ("danh sach",),
    "lịch": ("lich",),
    "bảng": ("bang", "bieu", "phu luc"),
    "phụ biểu": ("bieu", "phu"),
    "mẫu biểu": ("mau", "bieu", "phu luc", "bang"),
}
"""What may be sent along, and how its title may begin (folded)."""
_PROMISE = re.compile(
    r"(?:(?P<number>0?\d{1,2}|một|hai|ba|bốn|năm) )?(?P<thing>[Đđ]ề cương|[Pp]hụ lục|[Bb]iểu mẫu|[Mm]ẫu biểu|[Pp]hụ biểu|[Mm]ẫu|[Bb]iểu"
    r"|[Dd]anh sách|[Ll]ịch|[Bb]ảng)"
    r"(?P<between>(?: (?!kèm|gửi|đính|và |thì |để |phải |cần )[^\s,.;:()]+){0,8}) (?:được )?(?:(?:gửi|đính"
    r"|có) )?kèm(?: theo\b)?(?! theo\b)(?! (?:Báo cáo|báo cáo|bản|hồ sơ|minh chứng|tờ trình|Tờ trình|đề nghị))"
)
_LISTED = re.compile(r"^ (?:số )?(?P<first>\d{1,2}|[IVX]{1,4})(?P<more>(?:,? (?:và )?(?:\d{1,2}|[IVX]{1,4}))*)")
_KINDS = (("kiem diem", "kiểm điểm"), ("kiem tra, giam sat", "kiểm tra, giám sát"), ("phong, chong tham nhung", "phòng, chống tham nhũng"))


def check_attachments(document: SourceDocument, directive: Directive) -> tuple[Inconsistency, ...]:
    """One finding per promise that is not kept."""
    if "kèm" not in document.clean:
        return ()
    return tuple(_broken(document, directive))


def _broken(document: SourceDocument, directive: Directive) -> Iterator[Inconsistency]:
    clean = document.clean
    titles = _titles(document)
    outlines = [fold(f"{outline.title} {outline.subtitle or ''} {' '.join(outline.intro)[:300]}") for outline in directive.outlines]
    told: set[str] = set()
    at = clean.find("kèm")
    promised_outlines: list[tuple[int, int]] = []
    while at >= 0:
        window = max(0, at - 90, clean.rfind("\n", 0, at) + 1)
        match = next(
            (found for found in _PROMISE.finditer(clean, window, min(len(clean), at + 30)) if found.start() < at < found.end()), None
        )
        at = clean.find("kèm", at + 3)
        if match is None or _is_caption(document, match) or _inside(document, match, directive):
            continue
        thing = match["thing"].lower()
        there = _found(thing, titles, outlines)
        number = _promised(match)
        quote = _promise_quote(document, match)
        if not there or _other_number(match, titles):
            if thing not in told:
                told.add(thing)
                yield Inconsistency(
                    "",
                    "missing_attachment",
                    "medium",
                    f"Nói có {match[0].strip()} nhưng trong văn bản không thấy {_missing(match)}.",
                    (quote,),
                )
            continue
        if number > there and thing not in told:
            told.add(thing)
            sentence = f"Nói gửi kèm {number} {thing} nhưng chỉ thấy {there}."
            yield Inconsistency("", "missing_attachment", "medium", sentence, (quote, *_heads(document, thing, directive)))
            continue
        if thing == "đề cương":
            promised_outlines.append(match.span())
    yield from _named_behind(document, titles, outlines, told)
    yield from _uncovered(document, directive, outlines, promised_outlines)


_SENT_ALONG = re.compile(r"(?:[Gg]ửi|[Đđ]ính|[Bb]an hành) kèm(?: theo)? (?:\w+ ){1,3}này(?: (?:là|có|gồm):?|:) ")
_NAMED = re.compile(
    r"(?P<thing>[Đđ]ề cương|[Pp]hụ lục|[Mm]ẫu biểu|[Bb]iểu mẫu|[Mm]ẫu|[Bb]iểu) (?:số )?(?P<number>\d{1,2}|[IVX]{1,4})(?![\w/-])"
)


def _named_behind(document: SourceDocument, titles: list[str], outlines: list[str], told: set[str]) -> Iterator[Inconsistency]:
    """ "Gửi kèm Hướng dẫn này là Đề cương số 01, Đề cương số 02 và Mẫu biểu số 03": each by its number."""
    for match in _SENT_ALONG.finditer(document.clean):
        end = min((at for mark in (". ", "\n") if (at := document.clean.find(mark, match.end())) >= 0), default=len(document.clean))
        named = list(_NAMED.finditer(document.clean, match.end(), end))
        wanted = sum(each["thing"].lower() == "đề cương" for each in named)
        for each in named:
            thing = each["thing"].lower()
            enough = thing == "đề cương" and len(outlines) >= wanted
            if thing in told or enough or _there(thing, _value(each["number"]), titles):
                continue
            told.add(thing)
            quote = Evidence(document.quote(each.start(), each.end()), document.span(each.start(), each.end()))
            sentence = f"Nói gửi kèm {each[0]} nhưng trong văn bản không thấy {thing} số {each['number']}."
            yield Inconsistency("", "missing_attachment", "medium", sentence, (quote,))


def _there(thing: str, number: int | None, titles: list[str]) -> bool:
    """A title of that sort with that number, or one of that sort with none."""
    for title in titles:
        key = next((key for key in ("mau bieu", "bieu mau", *_THINGS[thing]) if title.startswith(key)), None)
        if key is not None:
            found = _TITLE_NUMBER.match(title[len(key) :].strip(" :.-"))
            if found is None or _value(found["number"]) == number:
                return True
    return False


def _uncovered(
    document: SourceDocument, directive: Directive, outlines: list[str], promises: list[tuple[int, int]]
) -> Iterator[Inconsistency]:
    """One promise covers several reports ("báo cáo ...; kiểm điểm ... (theo đề cương gửi kèm)"), the outlines not all of them."""
    for start, end in promises:
        first = max(document.clean.rfind(mark, 0, start) for mark in (". ", "\n")) + 1
        said = fold(document.clean[first:start])
        if ";" not in said:
            continue
        missing = [
            name
            for key, name in _KINDS
            if any(part.strip().startswith((key, f"bao cao {key}")) for part in said.split(";"))
            and not any(key in outline for outline in outlines)
        ]
        if missing and len(outlines) < len([part for part in said.split(";") if part.strip()]):
            begin = document.clean.rfind(";", first, start) + 1
            while document.clean[begin].isspace():
                begin += 1
            quote = Evidence(document.quote(begin, end), document.span(begin, end))
            sentence = f"Nội dung {', '.join(missing)} cũng “theo đề cương gửi kèm”, nhưng các đề cương kèm theo không có phần này."
            yield Inconsistency("", "missing_attachment", "medium", sentence, (quote, *_heads(document, "đề cương", directive)))


_ALONE = re.compile(r"(?:Phụ lục|Phụ biểu|Biểu mẫu|Biểu|Mẫu|Bảng)(?: số)?(?: \d{1,2}| [IVX]{1,4})?[.:]?$")


def _titles(document: SourceDocument) -> list[str]:
    """Folded opening words of paragraphs that may be titles of attachments."""
    titles = []
    for paragraph in document.paragraphs:
        head = document.clean[paragraph.start : min(paragraph.end, paragraph.start + 60)]
        if head[:1].isupper() or head[:1] == "(":
            words = head[:24]
            if (
                words[:6].isupper()
                or _ALONE.match(document.words(paragraph))
                or (paragraph.end - paragraph.start < 160 and (paragraph.emphasis or paragraph.centred or paragraph.heading))
            ):
                titles.append(fold(head).lstrip("("))
    return titles


def _found(thing: str, titles: list[str], outlines: list[str]) -> int:
    """How many attachments of that sort the file holds."""
    keys = _THINGS[thing]
    found = sum(title.startswith(keys) for title in titles)
    return max(found, len(outlines)) if thing in ("đề cương", "mẫu") else found


_NUMBER = re.compile(r"(?:số )?(?P<number>\d{1,2}|[IVX]{1,4})(?![\w/-])")
_TITLE_NUMBER = re.compile(r"(?:so )?(?P<number>\d{1,2}|[ivx]{1,4})\b")


def _other_number(match: re.Match[str], titles: list[str]) -> bool:
    """ "Mẫu số 02 gửi kèm", and what is there carries other numbers or is an outline."""
    said = _NUMBER.match((match["between"] or "").strip())
    if said is None or match["thing"].lower() == "đề cương":
        return False
    keys = _THINGS[match["thing"].lower()]
    numbers = set()
    for title in titles:
        key = next((key for key in keys if title.startswith(key) and key != "de cuong"), None)
        if key is not None:
            number = _TITLE_NUMBER.match(title[len(key) :].strip(" :.-"))
            numbers.add(_value(number["number"]) if number else None)
    return None not in numbers and _value(said["number"]) not in numbers


def _value(number: str) -> int | None:
    return int(number) if number.isdigit() else from_roman(number.upper())


def _missing(match: re.Match[str]) -> str:
    said = _NUMBER.match((match["between"] or "").strip())
    thing = match["thing"].lower()
    return f"{thing} số {said['number']}" if said else f"{thing} nào"


def _promised(match: re.Match[str]) -> int:
    """How many the promise names: "02 đề cương", "Phụ lục 1, 2, 3"; 1 where it does not say."""
    if match["number"]:
        return int(match["number"]) if match["number"].isdigit() else count_word(match["number"]) or 1
    listed = _LISTED.match(match["between"] or "")
    if listed and listed["more"]:
        return 1 + len(re.findall(r"\d{1,2}|[IVX]{1,4}", listed["more"]))
    return 1


def _is_caption(document: SourceDocument, match: re.Match[str]) -> bool:
    """ "Phụ lục ... (Kèm theo Kế hoạch số 12)" is the attachment itself."""
    paragraph = document.paragraphs[document.paragraph_at(match.start())]
    alone = match.start() - paragraph.start < 3 and paragraph.end - paragraph.start < 220
    return (
        alone
        and re.match(
            r"\s*\(?\s*(?:Báo cáo|Kế hoạch|Công văn|Hướng dẫn|Quyết định|Thông báo|số)", document.clean[match.end() : match.end() + 20]
        )
        is not None
    )


def _inside(document: SourceDocument, match: re.Match[str], directive: Directive) -> bool:
    """What an outline asks for is what the reports must carry."""
    at = document.raw(match.start())
    starts = [outline.evidence.span.start for outline in directive.outlines if outline.evidence.span]
    return bool(starts) and at > min(starts) and _signed_before(directive, min(starts))


def _signed_before(directive: Directive, place: int) -> bool:
    signer = directive.header.evidence.get("signer") or directive.header.evidence.get("recipients")
    return signer is not None and signer.span is not None and signer.span.start < place


def _promise_quote(document: SourceDocument, match: re.Match[str]) -> Evidence:
    """The clause with the promise."""
    clean = document.clean
    first = max(clean.rfind(mark, max(0, match.start() - 150), match.start()) for mark in (". ", ";", "\n")) + 1
    first = max(first, match.start() - 150)
    while first < match.start() and (clean[first].isspace() or clean[first - 1 : first].isalnum()):
        first += 1
    end = match.end() + (1 if clean.startswith(")", match.end()) else 0)
    return Evidence(document.quote(first, end), document.span(first, end))


def _heads(document: SourceDocument, thing: str, directive: Directive) -> tuple[Evidence, ...]:
    """Titles of the attachments that are there."""
    if thing == "đề cương":
        return tuple(outline.evidence for outline in directive.outlines[:4])
    keys = _THINGS[thing]
    found = []
    for paragraph in document.paragraphs:
        head = document.clean[paragraph.start : min(paragraph.end, paragraph.start + 16)]
        if head[:4].isupper() and fold(head).startswith(keys):
            found.append(paragraph)
    return tuple(Evidence(document.quote(p.start, p.end), document.span(p.start, p.end)) for p in found[:4])
