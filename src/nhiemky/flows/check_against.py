"""A report against its campaign: a parent's against its units' figures, a unit's against what was asked of it.

>>> from nhiemky.domain.campaign import CampaignFigure, Figures, Owner
>>> figure = CampaignFigure("Kết nạp đảng viên mới", "đảng viên", "sum", None, "8")
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), figures=Figures((figure,)))
>>> report = "ĐẢNG ỦY KHỐI\\n\\nBÁO CÁO\\n\\nsơ kết\\n\\nI- KẾT QUẢ\\n\\n- Kết nạp đảng viên mới: 9 đảng viên."
>>> from nhiemky.flows.check_file import paper_of
>>> [found.code for found in against(paper_of(report.encode(), "bao-cao.txt"), campaign)]
['report_differs_from_units']

Promise: a report whose figures are the consolidated ones gives no finding, however it was edited besides; one changed figure gives
findings that name it. Passages under a unit's name are the unit's own and are not compared with the sum of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from nhiemky.checking.against_units import (
    breakdown_findings,
    counted_of,
    differs,
    is_same,
    number_of,
    row_findings,
    spread_findings,
    status_findings,
    target_finding,
    target_of,
)
from nhiemky.checking.between import row_evidence
from nhiemky.checking.formers import former_findings
from nhiemky.checking.paper import Paper
from nhiemky.checking.periods import period_findings
from nhiemky.checking.said_figures import Lead, Named, SaidFigure, figures_said, figures_said_by, leads
from nhiemky.consolidating.wording import compare, key, unit_key
from nhiemky.domain.campaign import Campaign, CampaignFigure, Figures
from nhiemky.domain.figure import Row
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.domain.source import SourceDocument
from nhiemky.flows.against_campaign import campaign_findings
from nhiemky.flows.against_coverage import coverage_findings
from nhiemky.flows.against_plan import plan_findings
from nhiemky.flows.against_unit import unit_findings
from nhiemky.flows.whose_report import whose_report
from nhiemky.vietnamese.columns import cut_off_day
from nhiemky.vietnamese.numbers import format_number, parse_number
from nhiemky.vietnamese.unicode import fold

MONTHS_APART = 80
"""Days between two cut-offs from which on they are two periods; less is a slip."""
_TARGET = re.compile(r"\bchỉ tiêu\s*(?:\(|là\s+|đại hội\s+|nghị quyết\s+|NQ\s+|đề ra\s+|kế hoạch\s+){0,3}(\d[\d.,]*\d|\d)(?![\w/])")
_PLACE = re.compile(r"bảng (\d+), dòng (\d+), cột (\d+)")
_OF_ALL = re.compile(r"^\s*(\d{1,5})\s*/\s*(\d{1,5})\s*$")
_FIGURES_OF = re.compile(r"\bSố liệu của (\d{1,5})/(\d{1,5}) đơn vị")


def against(paper: Paper, campaign: Campaign) -> tuple[Finding, ...]:
    """What does not fit, in the order: the table, the text, the units counted, the campaign's own terms."""
    whose = whose_report(paper, campaign)
    if not whose.report:
        return plan_findings(paper, campaign)
    found: list[Finding] = []
    if whose.owner and not whose.sure and campaign.figures is not None and not holds_most(paper, campaign.figures):
        return ()
    if whose.owner and campaign.figures is not None:
        found += _figures(paper, campaign.figures) if not is_earlier(campaign, paper) else _periods(paper, campaign.figures)
    elif whose.owner:
        found.append(finding("no_figures_to_compare"))
    if whose.unit is not None:
        found += unit_findings(paper, campaign, whose.unit)
    if not is_earlier(campaign, paper):
        found += campaign_findings(paper, campaign, whose)
    return tuple(each if each.file else replace(each, file=paper.name) for each in found)


def holds_most(paper: Paper, figures: Figures) -> bool:
    """At least half of what the paper says of the figures is what they are: it is the parent's, not a unit's of the same indicators."""
    rows = paper.report.rows if paper.report else ()
    said = [(row.actual.number, number_of(figure.actual)) for row, figure in match_rows(rows, figures.indicators) if figure]
    named = [Named(each.statement, each.unit_of_measure) for each in figures.indicators]
    said += [(each.number, number_of(figures.indicators[each.at].actual)) for each in figures_said(paper.document, named)]
    told = [is_same(written, exact) for written, exact in said if written is not None and exact is not None]
    return sum(told) * 2 >= len(told)


def is_earlier(campaign: Campaign, paper: Paper) -> bool:
    """The campaign's figures are of a period before the paper's: its cut-off lies months before the appendix's."""
    said = cut_off_day(paper.report.cut_off) if paper.report and paper.report.rows else None
    before = cut_off_day(campaign.cut_off)
    return said is not None and before is not None and (said - before).days > MONTHS_APART


def _periods(paper: Paper, figures: Figures) -> Iterator[Finding]:
    rows = paper.report.rows if paper.report else ()
    for row, figure in match_rows(rows, figures.indicators):
        if figure is not None:
            yield from period_findings(row, figure, row_evidence(paper.document, row))


def _figures(paper: Paper, figures: Figures) -> Iterator[Finding]:
    rows = paper.report.rows if paper.report else ()
    pairs = match_rows(rows, figures.indicators)
    for row, figure in pairs:
        if figure is not None:
            yield from row_findings(row, figure, row_evidence(paper.document, row))
            yield from _of_units(paper.document, row, figure, figures)
    if rows:
        yield from _absent(pairs, figures)
    yield from _prose(paper.document, figures)
    yield from coverage_findings(paper.document, figures)


def match_rows(rows: Sequence[Row], indicators: Sequence[CampaignFigure]) -> tuple[tuple[Row, CampaignFigure | None], ...]:
    """Each row with the figure of its words; the unit of measure decides between two of the same words. Each figure once."""
    left = list(indicators)
    pairs: list[tuple[Row, CampaignFigure | None]] = []
    for row in rows:
        words, unit = key(row.statement, row.unit_of_measure), unit_key(row.unit_of_measure)
        ranked = []
        for at, each in enumerate(left):
            theirs = unit_key(each.unit_of_measure)
            if unit and theirs and unit != theirs:
                continue
            closeness = compare(words, key(each.statement, each.unit_of_measure))
            if closeness.harmless:
                ranked.append((-closeness.score, unit != theirs, at))
        best = left.pop(min(ranked)[2]) if ranked else None
        pairs.append((row, best))
    return tuple(pairs)


def _cells(document: SourceDocument, row: Row) -> list[tuple[int, int, int]]:
    """(column, start, end) of the row's cells in the clean text; none for workbooks."""
    match = _PLACE.fullmatch(row.actual_cell or row.target_cell)
    if match is None or int(match[1]) > len(document.tables):
        return []
    wanted = int(match[2]) - 1
    return [(cell.column, cell.start, cell.end) for cell in document.tables[int(match[1]) - 1].cells if cell.row == wanted]


def _of_units(document: SourceDocument, row: Row, figure: CampaignFigure, figures: Figures) -> Iterator[Finding]:
    """A cell "70/81" of the column that counts units."""
    if figures.expected is None:
        return
    for column, start, end in _cells(document, row):
        match = _OF_ALL.match(document.clean[start:end])
        heading = _heading(document, row, column) if match else ""
        if match and "so don vi" in fold(heading) and (int(match[1]), int(match[2])) != (counted_of(figure), figures.expected):
            yield finding(
                "report_units_differ",
                place=row.actual_cell or None,
                written=f"“{match[0].strip()}” ở chỉ tiêu “{figure.statement}”",
                expected=f"{counted_of(figure)}/{figures.expected} đơn vị có số liệu",
                names="",
                quotes=_quotes(row_evidence(document, row)),
            )


def _heading(document: SourceDocument, row: Row, column: int) -> str:
    match = _PLACE.fullmatch(row.actual_cell or row.target_cell)
    cells = document.tables[int(match[1]) - 1].cells if match else ()
    return next((document.clean[cell.start : cell.end] for cell in cells if cell.column == column and cell.end > cell.start), "")


def _absent(pairs: Sequence[tuple[Row, CampaignFigure | None]], figures: Figures) -> Iterator[Finding]:
    held = {id(figure) for _, figure in pairs if figure is not None}
    if not held:
        return  # the table is about something else
    for figure in figures.indicators:
        if id(figure) not in held and figure.actual is not None and (figure.code or not any(f.code for f in figures.indicators)):
            yield finding("report_indicator_missing", statement=figure.statement, expected=_shown(figure.actual))
    for row, match in pairs:
        if match is None and row.actual.is_number:
            near = _near(row, figures.indicators)
            yield finding("report_indicator_unknown", place=row.actual_cell or None, statement=row.statement, near=near)


def _near(row: Row, indicators: Sequence[CampaignFigure]) -> str:
    scored = [(compare(key(row.statement), key(each.statement)).score, each.statement) for each in indicators]
    best = max(scored, default=(0.0, ""))
    return f" (gần giống “{best[1]}”)" if best[0] >= 80 else ""


def _prose(document: SourceDocument, figures: Figures) -> Iterator[Finding]:
    named = [Named(each.statement, each.unit_of_measure) for each in figures.indicators]
    told: set[int] = set()
    for said in figures_said(document, named):
        if said.organ:
            continue  # "Đảng ủy Khối tiến hành 46 cuộc": the body's own, not the units'
        figure = figures.indicators[said.at]
        expected = number_of(figure.actual)
        about = _about(document, said)
        if said.lead:
            told.add(said.paragraph)
        if expected is not None and not is_same(said.number, expected):
            yield differs(figure, said.number, document.quote(said.start, said.end), about)
        yield from _tail(document, said, figure, about)
    yield from _by_unit(document, named, figures)
    for lead in leads(document, named):
        yield from _led(document, lead, figures.indicators[lead.at], figures, in_numbers=lead.paragraph in told)


def _by_unit(document: SourceDocument, named: Sequence[Named], figures: Figures) -> Iterator[Finding]:
    """A passage under one unit's name against that unit's own row; the unit itself may have written two numbers, so it is only medium."""
    units = {fold(unit): unit for unit in figures.reporting}
    for unit, said in figures_said_by(document, named, units):
        figure = figures.indicators[said.at]
        sent = next((number_of(part.actual) for part in figure.parts if part.unit == unit), None)
        if sent is not None and not is_same(said.number, sent):
            yield finding(
                "report_breakdown_differs",
                severity="medium",
                statement=figure.statement,
                part=unit,
                written=document.quote(said.start, said.end),
                expected=format_number(sent),
                difference=format_number(abs(said.number - sent)),
                **_about(document, said),
            )


def _tail(document: SourceDocument, said: SaidFigure, figure: CampaignFigure, about: dict[str, Any]) -> Iterator[Finding]:
    """What the sentence goes on to say of the figure: its target, its share, its status."""
    rest = document.clean[said.end : said.sentence[1]]
    asked = target_of(figure)
    target = _TARGET.search(rest)
    written = parse_number(target[1]) if target else None
    if target and asked is not None and written is not None and not is_same(written, asked):
        yield target_finding(figure, target[1], about)
    if said.lead:
        status = re.search(r"(?:^|[,;]\s*)((?:chưa đạt|vượt|đạt|không đạt)(?![^\W_]|\s+(?:được|từ|mức|\d)).{0,40}?)(?=[,;.]|$)", rest)
        yield from status_findings(figure, status[1] if status else "", about)
        share = re.search(r"\b(?:bằng|đạt) \d[\d.,]*\s*%", rest)
        if share and not (status and "%" in status[1]):
            yield from status_findings(figure, share[0].removeprefix("đạt "), about)


def _led(document: SourceDocument, lead: Lead, figure: CampaignFigure, figures: Figures, *, in_numbers: bool) -> Iterator[Finding]:
    """A bullet about a figure that is not added up, and the footnote that breaks a figure down."""
    paragraph = document.paragraphs[lead.paragraph]
    words = document.clean[lead.start : lead.end]
    about: dict[str, Any] = {
        "place": f"đoạn {lead.paragraph + 1}",
        "quotes": (Evidence(document.quote(paragraph.start, paragraph.end), document.span(paragraph.start, paragraph.end)),),
    }
    yield from former_findings(figure, words, about)
    if not in_numbers and figure.method == "none":
        yield from spread_findings(figure, words, about)
        yield from status_findings(figure, words, about)
        target, asked = _TARGET.search(words), target_of(figure)
        written = parse_number(target[1]) if target else None
        if target and asked is not None and written is not None and not is_same(written, asked):
            yield target_finding(figure, target[1], about)
    for number in [mark.note for mark in document.marks if paragraph.start <= mark.at <= paragraph.end]:
        yield from _note(document, number, figure, figures)


def _note(document: SourceDocument, number: str, figure: CampaignFigure, figures: Figures) -> Iterator[Finding]:
    for note in (each for each in document.paragraphs if each.note == number):
        words = document.words(note)
        about: dict[str, Any] = {
            "place": f"chú thích {number}",
            "quotes": (Evidence(document.quote(note.start, note.end), document.span(note.start, note.end)),),
        }
        yield from breakdown_findings(figure, words, about)
        yield from former_findings(figure, words, about)
        said = _FIGURES_OF.search(words)
        if said and figures.expected is not None and (int(said[1]), int(said[2])) != (counted_of(figure), figures.expected):
            right = f"{counted_of(figure)}/{figures.expected} đơn vị"
            yield finding("report_units_differ", written=f"“{said[0]}” ở chỉ tiêu “{figure.statement}”", expected=right, names="", **about)


def _about(document: SourceDocument, said: SaidFigure) -> dict[str, Any]:
    start, end = said.sentence
    whole = Evidence(document.quote(start, end), document.span(start, end))
    return {
        "place": f"đoạn {said.paragraph + 1}",
        "quotes": (Evidence(document.quote(said.start, said.end), document.span(said.start, said.end)), whole),
    }


def _quotes(*quotes: Evidence | None) -> tuple[Evidence, ...]:
    return tuple(quote for quote in quotes if quote is not None)


def _shown(words: str) -> str:
    number = number_of(words)
    return format_number(number) if number is not None else words
