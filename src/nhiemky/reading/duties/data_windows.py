"""The period figures cover (mốc số liệu): "số liệu tính từ đầu nhiệm kỳ, ước đến tháng 6/2030".

Promise: a cut-off is never a deadline; the period an inspection looks at counts, also where its end is no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from nhiemky.domain.directive import DataWindow
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.duties.places import evidence_at, paragraphs_saying
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.days import DayMatch, find_days

_WINDOW = re.compile(
    r"(?<!\w)(?P<what>[Ss]ố liệu|[Mm]ốc(?: thời gian)?|[Tt]hời điểm|[Kk]ỳ (?:báo cáo|số liệu)|[Tt]hực hiện|[Kk]ết quả(?: thực hiện)?"
    r"|[Ưư]ớc(?: thực hiện| tính)?|[Tt]ính|[Cc]hốt|[Ll]ấy)"
    r"(?P<between>[^.;\n\t]{0,70}?)(?:(?<!\w)(?P<to>đến|tới|hết|cả)(?P<end>(?: hết)?(?: thời điểm)? )"
    r"|số liệu(?: là| tại)?:? (?:là |thời điểm )?"
    r"|chốt(?: số liệu)?(?: là| vào| tại| đến)?(?: hết)?(?: thời điểm)?:? )(?=ngày|tháng|quý|Quý|năm|\d)"
)
_CLOCK = re.compile(r"\d{1,2}(?: giờ|h)(?: ?\d{2})?,? ")
_ESTIMATED = re.compile(r"(?<!\w)ước(?!\w)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)[Tt]ừ (?P<frm>đầu nhiệm kỳ|đầu năm|Đại hội|đại hội|[^,;()]{4,40}?)(?= (?:ước )?(?:tính )?đến| đến|$)")


def read_data_windows(document: SourceDocument, layout: Layout) -> tuple[DataWindow, ...]:
    """Periods figures cover: "số liệu tính từ đầu nhiệm kỳ, ước đến tháng 6/2030", a column "Thực hiện đến tháng 4/2030"."""
    report = layout.type_line is not None and layout.words[layout.type_line].casefold().startswith("báo cáo")
    found: dict[int, DataWindow] = {}
    for start, end, table in _where_figures(document, layout):
        at = start
        while match := _WINDOW.search(document.clean, at, end):
            at = match.end()
            window = _read_window(document, match, table=table, report=report)
            if window is not None:
                found.setdefault(match.end(), window)
    for place, window in (*_under_headings(document, layout), *_until_now(document)):
        found.setdefault(place, window)
    return tuple(found[place] for place in sorted(found))


_FIGURES = ("lấy từ ngày", "ố liệu", "ính đến", "ước đến", "ước tính", "Mốc ", "mốc ")


_PERIOD_TITLE = re.compile(r"(?:mốc (?:thời gian|số liệu)|thời kỳ (?:được )?(?:kiểm tra|giám sát|thanh tra|báo cáo))", re.IGNORECASE)


_OPEN_END = re.compile(
    r"(?P<what>[Mm]ốc(?: thời gian)?|[Tt]hời kỳ|[Nn]iên độ)(?P<of> (?:kiểm tra|giám sát|thanh tra|số liệu"
    r"|báo cáo))?:? từ (?P<frm>[^;.()\n]{4,40}?)"
    r",? đến (?:nay|thời điểm (?:kiểm tra|giám sát|thanh tra|báo cáo|làm việc)|(?:hết )?(?P<to>(?:ngày|tháng) [^;,.()\n]{4,24}))"
)


def _until_now(document: SourceDocument) -> Iterator[tuple[int, DataWindow]]:
    """ "Mốc giám sát từ ngày 01/01/2030 đến thời điểm giám sát": the end is no day."""
    for number in sorted(paragraphs_saying(document, ("đến thời điểm", "đến nay", "ốc kiểm tra", "ốc giám sát", "ời kỳ ", "iên độ "))):
        place = document.paragraphs[number]
        for match in _OPEN_END.finditer(document.clean, place.start, place.end):
            first = next(iter(find_days(match["frm"])), None)
            if first is None or first.first_day is None:
                continue
            frm = first.first_day.isoformat() if first.day else f"{first.first_day:%Y-%m}"
            scope = f"{match['what']}{match['of'] or ''}"
            end, to = match.end(), None
            if match["to"]:
                last = next(iter(find_days(match["to"])), None)
                if last is None or last.last_day is None:
                    continue
                end = match.start("to") + last.end
                to = last.last_day.isoformat() if last.day else f"{last.last_day:%Y-%m}"
            precision: Literal["day", "month"] = "day" if first.day else "month"
            yield end, DataWindow(scope, frm, to, precision, False, evidence_at(document, match.start(), end))


_TO_NOW = re.compile(r",? đến (?:nay|thời điểm (?:kiểm tra|giám sát|thanh tra|báo cáo|làm việc))")


def _under_headings(document: SourceDocument, layout: Layout) -> Iterator[tuple[int, DataWindow]]:
    """ "Mốc thời gian kiểm tra", and below it "Từ ngày 01/7/2024 đến ngày 31/3/2026"."""
    for heading in layout.headings:
        below = heading.last + 1
        if heading.run_in or not _PERIOD_TITLE.match(heading.title) or below >= len(layout.words) or layout.labels[below] is not None:
            continue
        words = layout.words[below]
        days = find_days(words[:90])
        if not days or not words.startswith(("Từ ", "từ ")) or days[0].start > 12:
            continue
        if days[0].first_day is not None and (open_end := _TO_NOW.match(words, days[0].end)):
            frm = days[0].first_day.isoformat() if days[0].day else f"{days[0].first_day:%Y-%m}"
            start = document.paragraphs[below].start
            evidence = evidence_at(document, start, start + open_end.end())
            yield start + open_end.end(), DataWindow(heading.title, frm, None, "day" if days[0].day else "month", False, evidence)
            continue
        if len(days) < 2:
            continue
        first, last = days[0], days[1]
        if first.first_day is None or last.last_day is None or "đến" not in words[first.end : last.start]:
            continue
        start = document.paragraphs[below].start
        yield (
            start + last.end,
            DataWindow(
                scope=heading.title,
                frm=first.first_day.isoformat() if first.day else f"{first.first_day:%Y-%m}",
                to=last.last_day.isoformat() if last.day else f"{last.last_day:%Y-%m}",
                precision="day" if last.day else "month",
                estimated=False,
                evidence=evidence_at(document, start, start + last.end),
            ),
        )


def _where_figures(document: SourceDocument, layout: Layout) -> Iterator[tuple[int, int, bool]]:
    """Paragraphs that speak of figures up to a day, and table rows with one in a heading: (start, end, in a table)."""
    speaking = paragraphs_saying(document, _FIGURES)
    for number, (paragraph, words) in enumerate(zip(document.paragraphs, layout.words, strict=True)):
        if paragraph.role == "table":
            if "đến" in words or "hết" in words:
                yield paragraph.start, paragraph.end, True
        elif number in speaking:
            yield paragraph.start, paragraph.end, False


_TAKEN = re.compile(r"(?:lấy|chốt|tính)(?: số liệu)? từ (?:ngày|tháng)")


def _read_window(document: SourceDocument, match: re.Match[str], *, table: bool, report: bool) -> DataWindow | None:
    text = document.clean
    what = match["what"].lower()
    paragraph = document.paragraphs[document.paragraph_at(match.start())]
    figures = "số liệu" in text[max(paragraph.start, match.start() - 90) : match.end()].lower()
    done = what in ("thực hiện", "kết quả", "kết quả thực hiện")
    if not figures and not table and (report or (what in ("thời điểm", "mốc", "mốc thời gian") and not _FROM.search(match[0]))):
        return None
    taken = _TAKEN.search(match["between"]) is not None
    if not figures and done and not taken and (not table or len(match["between"]) > 25):
        return None
    day = next(iter(find_days(text[match.end() : min(paragraph.end, match.end() + 40)])), None)
    clock = _CLOCK.match(text, match.end())
    if day is None or match.end() + day.start > (clock.end() if clock else match.end()) or day.last_day is None:
        return None
    return _window(document, paragraph.start, match, day)


def _window(document: SourceDocument, opening: int, match: re.Match[str], day: DayMatch) -> DataWindow:
    text = document.clean
    last = day.last_day
    assert last is not None
    stop = match.end() + day.end
    words = text[match.start() : stop]
    before = text[max(opening, match.start() - 12) : match.start()].lower()
    precision: Literal["day", "month"] = "month" if day.month or day.quarter else "day"  # a year ends with its last day
    begun = _FROM.search(words)
    frm, frm_text = None, None
    if begun:
        first = next(iter(find_days(begun["frm"], year=day.year) or find_days(f"ngày {begun['frm']}", year=day.year)), None)
        if first and first.first_day:
            frm = first.first_day.isoformat() if first.day else f"{first.first_day:%Y-%m}"
        else:
            frm_text = f"từ {begun['frm']}"
    return DataWindow(
        scope=_scope(text, opening, match),
        frm=frm,
        to=last.isoformat() if precision == "day" else f"{last:%Y-%m}",
        precision=precision,
        estimated=_ESTIMATED.search(words) is not None
        or _ESTIMATED.search(before) is not None
        or text[stop : stop + 7].lower().startswith((" (ước", " ước")),
        evidence=evidence_at(document, match.start(), stop),
        frm_text=frm_text,
    )


_CLAUSE_ENDS = (";", ". ", ": ")
_REPORT_OF = re.compile(
    r"(?:[Bb]áo cáo|[Ss]ố liệu|[Bb]iểu|[Pp]hụ lục)(?: [^,;.:()]{2,60}?)? (?:của|cấp) [^,;.:()]{3,80}?(?=,| lấy\b| có\b| tính\b| $|$)"
)


def _scope(text: str, opening: int, match: re.Match[str]) -> str | None:
    """What the figures belong to: the words before the bracket, else the figures themselves."""
    if text[match.start() - 1 : match.start()] == "(":
        words = re.split(r"[,;)]", text[opening : match.start() - 1])[-1].strip()
        return words or None
    clause = text[max(opening, match.start() - 200, *(text.rfind(mark, opening, match.start()) for mark in _CLAUSE_ENDS)) : match.start()]
    if owner := _REPORT_OF.search(clause):
        return owner[0].strip()
    between = match["between"].split(" tính")[0].strip(" :,")
    return f"{match['what']} {between}".strip() or None
