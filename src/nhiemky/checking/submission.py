"""What a careful clerk sees before a report goes out: sections empty, figures not given, another unit's file, a stamp.

>>> items = (SectionItem("I", ("I",), "I", "Bối cảnh", ""), SectionItem("II", ("II",), "II", "Kết quả", ""))
>>> [found.code for found in check_submission(Submitted(items, (SectionWork("I", "Có 6 chi bộ.", done=True),)))]
['section_empty']

What it promises: one finding a thing, tied to its section (`subject_id`); high is "phải sửa", medium "nên xem lại". A section "không áp
dụng" with its reason, one asked of other units, and one answered under the heading above it are left in peace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rapidfuzz import fuzz

from nhiemky.checking.content import check_content
from nhiemky.checking.named_figures import AskedFigure, asked_figures, given_in
from nhiemky.domain.figure import Row
from nhiemky.domain.finding import RANK, Finding, finding
from nhiemky.domain.placement import SectionItem, SectionWork, Unplaced
from nhiemky.domain.unit_report import Identity
from nhiemky.vietnamese.numbers import NUMBER, format_number, parse_number
from nhiemky.vietnamese.unicode import fold, nfc

SAME_NAME = 92.0
OTHER_NAME = 70.0
_LEAST_COUNT = 2
"""Counts below this ("1 lần") say nothing about an indicator."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """All of a report that is checked together.

    works      what stands under the items, own headings among them.
    figures    (item key, name) -> what the unit wrote into the named figure's field.
    rows       of the appendix, () where it has none; beside: of the appendix that goes up as a product of its own.
    unplaced   paragraphs of a Word file not settled yet.
    identity   of the file, None where all was typed; unit, aliases: whose report it is to be.
    typed      written in the browser, where sections are marked done; a file has no such marks.
    """

    items: tuple[SectionItem, ...]
    works: tuple[SectionWork, ...]
    figures: Mapping[tuple[str, str], str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    beside: tuple[Row, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    file: str = ""
    identity: Identity | None = None
    unit: str = ""
    unit_id: str = ""
    aliases: tuple[str, ...] = ()
    typed: bool = False


def check_submission(report: Submitted) -> tuple[Finding, ...]:
    """Findings, those that must be mended first, each group in the outline's order."""
    found = (
        *_identity(report), *_nothing(report), *_stamps(report), *_unplaced(report), *_sections(report), *_figures(report),
        *_contents(report), *_blank_cells(report),
    )  # fmt: skip
    return tuple(sorted(found, key=lambda each: RANK[each.severity]))


def _identity(report: Submitted) -> Iterator[Finding]:
    """Our own identity sheet is certain; a name in a letterhead may be a short form."""
    identity = report.identity
    if identity is None or not identity.unit or not report.unit:
        return
    if identity.unit_id and report.unit_id:
        if identity.unit_id != report.unit_id:
            yield finding("report_of_other_unit", file=report.file, found=identity.unit, expected=report.unit)
        return
    likeness = max(_name_likeness(identity.unit, name) for name in (report.unit, *report.aliases))
    if likeness >= SAME_NAME or identity.source == "file_name":
        return
    facts: dict[str, Any] = {"file": report.file, "found": identity.unit, "expected": report.unit}
    yield finding("report_of_other_unit" if likeness < OTHER_NAME else "report_perhaps_of_other_unit", **facts)


_KIND_WORDS = ("dang bo ", "dang uy ", "chi bo ", "chi uy ")


def _name_likeness(one: str, other: str) -> float:
    """0 to 100, without the words for its kind: "ĐẢNG ỦY SỞ TÀI CHÍNH" is "Đảng bộ Sở Tài chính"."""
    keys = []
    for name in (one, other):
        key = fold(name)
        for word in _KIND_WORDS:
            key = key.removeprefix(word)
        keys.append(key)
    return 100.0 if keys[0] == keys[1] else max(fuzz.ratio(*keys), 0.96 * fuzz.token_set_ratio(*keys))


def _nothing(report: Submitted) -> Iterator[Finding]:
    if report.file and not report.rows and not report.unplaced and not any(work.answered for work in report.works):
        yield finding("report_holds_nothing", file=report.file)


def _stamps(report: Submitted) -> Iterator[Finding]:
    """A stamp typed on a line of its own in a section."""
    numbers = {item.key: item.number for item in report.items}
    for work in report.works:
        for line in work.text.splitlines():
            if stamp := typed_stamp(line):
                yield finding("text_is_secret", subject_id=work.key, number=numbers.get(work.key, ""), stamp=stamp)
                break


_STAMPS = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")


def typed_stamp(line: str) -> str:
    """The secrecy stamp a line consists of, "" for none.

    >>> typed_stamp(" * TỐI  MẬT * "), typed_stamp("Công tác bảo mật")
    ('TỐI MẬT', '')
    """
    words = " ".join(nfc(line).strip(' *-_.:;,()[]«»“”"|').split())
    return words if words in _STAMPS else ""


def _unplaced(report: Submitted) -> Iterator[Finding]:
    if report.unplaced:
        first = report.unplaced[0].paragraph
        yield finding("paragraph_unplaced", count=len(report.unplaced), first=first[:60] + ("…" if len(first) > 60 else ""))


def _sections(report: Submitted) -> Iterator[Finding]:
    held = {work.key: work for work in report.works}
    if not any(work.answered for work in report.works):
        return  # a workbook alone: its report comes by itself
    writing: list[str] = []
    for item in report.items:
        work = held.get(item.key)
        facts: dict[str, Any] = {"subject_id": item.key, "number": item.number, "title": item.title}
        if item.required and not any(key in held and held[key].answered for key in (item.key, item.parent) if key):
            yield finding("section_empty", **facts)
        elif report.typed and work and work.state == "writing":
            writing.append(item.number)
    if writing:
        yield finding("sections_not_done", count=len(writing), numbers=", ".join(writing))


def _figures(report: Submitted) -> Iterator[Finding]:
    held = {work.key: work for work in report.works}
    for item in report.items:
        work = held.get(item.key)
        if work is None or not work.text.strip():
            continue
        for asked in asked_figures(item.guidance):
            yield from _named_figure(report, item, work.text, asked)
        yield from _against_appendix(report.rows or report.beside, item, work.text)


def _named_figure(report: Submitted, item: SectionItem, text: str, asked: AskedFigure) -> Iterator[Finding]:
    written = report.figures.get((item.key, asked.name), "")
    given = given_in(text, asked)
    number = parse_number(written.rstrip("% "))
    facts: dict[str, Any] = {"subject_id": item.key, "number": item.number, "name": asked.name}
    if given is None:
        if number is None or not _stands(number, text):
            unit = f" ({asked.unit_of_measure})" if asked.unit_of_measure else ""
            yield finding("named_figure_missing", unit=unit, **facts)
    elif given.other_unit:
        yield finding("named_figure_other_unit", asked=asked.unit_of_measure, words=given.words, **facts)
    elif number is not None and number != given.number and not _stands(number, text):
        yield finding("named_figure_differs", data=written, words=given.words, **facts)


def _stands(number: Decimal, text: str) -> bool:
    """The number stands somewhere in the text, as print writes it or plainly."""
    printed = format_number(number)
    words = text.replace("\u00a0", " ").split()
    return any(word.strip(".,;:()%") in (printed, format(number, "f")) for word in words)


def _against_appendix(rows: Sequence[Row], item: SectionItem, text: str) -> Iterator[Finding]:
    """A count of the text that the appendix has otherwise: "kết nạp 13 đảng viên" against 14, one finding a row.

    Only where the indicator's own words lead to the number ("Kết nạp đảng viên: 13"), or where its verb, the number and its unit of
    measure stand in a sentence that speaks of the whole time ("từ đầu nhiệm kỳ đến nay kết nạp 13 đảng viên"): a year's part stays silent.
    """
    for row in rows:
        if row.actual.number is None or row.actual.percent or not row.statement.strip():
            continue
        said = _named_count(text, row) or _spoken_count(text, row)
        if said and said[1] >= _LEAST_COUNT and said[1] != row.actual.number:
            cell = f"ô {row.actual_cell} " if row.actual_cell else ""
            yield finding(
                "text_differs_from_appendix", subject_id=item.key, number=item.number, words=said[0],
                cell=cell, statement=row.statement, data=row.actual.raw,
            )  # fmt: skip


def _named_count(text: str, row: Row) -> tuple[str, Decimal] | None:
    """The number right behind the indicator's statement."""
    low, statement = text.lower(), row.statement.lower().strip()
    at = low.find(statement)
    while at >= 0:
        if said := _leading_count(text[at + len(statement) : at + len(statement) + 30]):
            return f"{text[at : at + len(statement)]} {said[0]}", said[1]
        at = low.find(statement, at + 1)
    return None


_WHOLE_TIME = re.compile(r"nhiệm kỳ|đến nay|đến hết|đến tháng|tổng số|tổng cộng", re.IGNORECASE)
_MIDDLE = r"\s+(?:(?:được|mới|đã|thêm|tổng cộng|tổng số)\s+){0,2}"


def _spoken_count(text: str, row: Row) -> tuple[str, Decimal] | None:
    """ "kết nạp 13 đảng viên" of "Kết nạp đảng viên mới", in a sentence about the whole time."""
    unit = row.unit_of_measure.strip()
    verb, found, _ = row.statement.partition(unit) if unit else ("", "", "")
    if not found or len(verb.split()) < 2 or len(verb.split()) > 4:
        return None
    pattern = rf"(?<!\w){re.escape(verb.strip())}{_MIDDLE}(?P<number>{NUMBER})\s+{re.escape(unit)}"
    for sentence in re.split(r"(?<=[.;])\s+|\n", text):
        match = re.search(pattern, sentence, re.IGNORECASE) if _WHOLE_TIME.search(sentence) else None
        number = parse_number(match["number"]) if match else None
        if match and number is not None and not re.search(r"năm\s+20\d\d\W*$", sentence[: match.start()]):
            return " ".join(match[0].split()), number
    return None


def _leading_count(words: str) -> tuple[str, Decimal] | None:
    """ ": 13 đồng chí", " được 13" -> the number that follows at once."""
    tokens = words.replace(":", " ").split()
    for at, token in enumerate(tokens[:2]):
        number = parse_number(token.rstrip(".,;"))
        if number is not None:
            return (token.rstrip(".,;"), number) if at + 1 >= len(tokens) or not tokens[at + 1].startswith("%") else None
        if fold(token) not in ("duoc", "la", "dat", "co"):
            return None
    return None


def _contents(report: Submitted) -> Iterator[Finding]:
    """What the sections say; a gathering heading is asked nothing itself."""
    texts = {work.key: work.text for work in report.works if not work.not_applicable.strip()}
    for item in report.items:
        if not item.group:
            yield from check_content(item, texts.get(item.key, ""))


def _blank_cells(report: Submitted) -> Iterator[Finding]:
    blank = [row for row in report.rows if row.actual.is_blank]
    if blank:
        yield finding("appendix_cells_blank", count=len(blank), first=blank[0].statement)
