"""What a limited child does with the old report of a former unit: the figures of a campaign's indicators, each with its words.

>>> from nhiemky.domain.campaign import Campaign, Indicator, Owner
>>> from nhiemky.flows.campaign import dump_campaign
>>> asked = Indicator("CT1", "Kết nạp đảng viên mới", "đảng viên")
>>> words = dump_campaign(Campaign("Tổng kết", Owner("Đảng ủy"), indicators=(asked,)))
>>> report = "ĐẢNG BỘ A\\n\\nBÁO CÁO\\n\\nTổng kết\\n\\nI- KẾT QUẢ\\n\\nKết nạp đảng viên mới: 330 đảng viên.".encode()
>>> [(found.code, found.raw, found.quote) for found in read_old_report_file(report, "a.txt", words).figures]
[('CT1', '330', 'Kết nạp đảng viên mới: 330 đảng viên.')]

Promise: nothing is decided: every number found is proposed with its sentence or cell; two numbers for one indicator are both kept,
each with its doubt. Refusals: those of reading; a stamped paper is refused before anything is kept.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhiemky.domain.campaign import Campaign, Indicator
    from nhiemky.domain.unit_report import UnitReport

LONGEST = 600


@dataclass(frozen=True, slots=True)
class OldFigure:
    """A figure as the old report has it. statement: as written; cell: of a table, else the place of the sentence `quote`."""

    code: str
    statement: str
    unit_of_measure: str
    raw: str
    sheet: str = ""
    cell: str = ""
    quote: str = ""
    estimated: bool = False
    cut_off: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class OldReport:
    """What was read. symbol, date: as printed; unit: whose report it says it is."""

    figures: tuple[OldFigure, ...]
    unit: str = ""
    symbol: str = ""
    date: str = ""
    cut_off: str = ""


def read_old_report_file(data: bytes, name: str, campaign: str) -> OldReport:
    """A Word, PDF, text or Excel report. campaign: its JSON, whose indicators are looked for."""
    from nhiemky.flows.campaign import parse_campaign
    from nhiemky.reading.units.report import read_unit_report, report_of_document

    asked = parse_campaign(campaign)
    if name.lower().endswith((".xlsx", ".csv")):
        report = read_unit_report(data, name)
        found = _of_rows(report, asked)
    else:
        from nhiemky.flows.tasks_check import read_paper_file

        paper = read_paper_file(data, name)
        report = report_of_document(paper.document, name)
        found = [*_of_rows(report, asked), *_of_words(paper.document, report, asked)]
    return OldReport(_with_doubts(found, asked), report.identity.unit, report.symbol, report.date, report.cut_off)


def _of_rows(report: UnitReport, asked: Campaign) -> list[OldFigure]:
    from nhiemky.consolidating.wording import compare, key, unit_key

    found = []
    for row in report.rows:
        if row.actual.is_blank:
            continue
        words, measure = key(row.statement, row.unit_of_measure), unit_key(row.unit_of_measure)
        ranked: list[tuple[float, Indicator]] = []
        for each in asked.indicators:
            theirs = unit_key(each.unit_of_measure)
            if measure and theirs and measure != theirs:
                continue
            closeness = compare(words, key(each.statement, each.unit_of_measure))
            if closeness.harmless:
                ranked.append((closeness.score, each))
        if not ranked:
            continue
        score, best = max(ranked, key=lambda pair: pair[0])
        doubt = row.actual.doubt or (f"Báo cáo ghi là “{row.statement}”." if score < 100 else "")
        where = f"{row.statement}: {row.actual.raw}"
        found.append(
            OldFigure(
                best.code, row.statement, row.unit_of_measure, row.actual.raw, row.sheet, row.actual_cell, where[:LONGEST],
                report.estimated or row.actual.estimated, row.cut_off or report.cut_off, doubt,
            )
        )  # fmt: skip
    return found


def _of_words(document: object, report: UnitReport, asked: Campaign) -> list[OldFigure]:
    from nhiemky.checking.said_figures import Named, figures_said
    from nhiemky.domain.source import SourceDocument

    assert isinstance(document, SourceDocument)
    found = []
    for said in figures_said(document, [Named(each.statement, each.unit_of_measure) for each in asked.indicators]):
        indicator = asked.indicators[said.at]
        quote = " ".join(document.quote(*said.sentence).split())[:LONGEST]
        before = document.clean[max(0, said.start - 12) : said.start]
        doubt = "Câu nói về một cơ quan của đơn vị, có thể là số riêng của cơ quan ấy." if said.organ else ""
        raw = " ".join(document.quote(said.start, said.end).split())
        found.append(
            OldFigure(
                indicator.code, indicator.statement, indicator.unit_of_measure, raw, "", f"đoạn {said.paragraph + 1}", quote,
                "ước" in before.lower(), report.cut_off, doubt,
            )
        )  # fmt: skip
    return found


def _with_doubts(found: list[OldFigure], asked: Campaign) -> tuple[OldFigure, ...]:
    """In the order of the campaign's indicators; the same number once; different numbers of one indicator are told of one another."""
    from nhiemky.vietnamese.values import parse_value

    by_code: dict[str, dict[str, OldFigure]] = defaultdict(dict)
    for each in found:
        value = parse_value(each.raw, unit_of_measure=each.unit_of_measure)
        by_code[each.code].setdefault(value.plain, replace(each, doubt=each.doubt or value.doubt))
    made = []
    for indicator in asked.indicators:
        figures = list(by_code.get(indicator.code, {}).values())
        for each in figures:
            others = ", ".join(other.raw for other in figures if other is not each)
            doubt = f"Báo cáo còn ghi {others}. {each.doubt}".strip() if others else each.doubt
            made.append(replace(each, doubt=doubt))
    return tuple(made)
