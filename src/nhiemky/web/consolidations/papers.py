"""A version as files: the report in Word and PDF, the table in Excel; and as a page to look at first.

>>> name_of(version, "docx")                                            # doctest: +SKIP
'Báo cáo tổng hợp, dự thảo lần 4.docx'

Same version, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nhiemky.domain.consolidation import ConsolidatedIndicator
from nhiemky.domain.report import Block, Report, Run, Table
from nhiemky.flows.campaign import dump_campaign
from nhiemky.flows.campaign_figures import figures_of as campaign_figures
from nhiemky.flows.campaign_figures import figures_words, with_figures
from nhiemky.flows.consolidated_report import briefly, consolidated_report
from nhiemky.flows.own_report import figure_words
from nhiemky.flows.report_headings import place_of_results
from nhiemky.web import clock
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.consolidations.opened import figures_of, inputs_of, whole_of
from nhiemky.web.targets.progress.adjusted import adjusted_by_unit
from nhiemky.writing.consolidation_workbook import write_consolidation
from nhiemky.writing.pdf import write_pdf
from nhiemky.writing.word import write_word

KINDS = ("docx", "pdf", "xlsx", "json")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with its footnote, for the preview. note: its number, 0 none."""

    words: str
    note: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """A piece of the report as print has it."""

    heading: str
    sentences: tuple[Said, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the page: its words, its look, the number of its footnote (0 none)."""

    words: str
    bold: bool = False
    italic: bool = False
    hint: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph or table of a report as a page shows it."""

    style: str
    pieces: tuple[Piece, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


MOST = 5
"""Contributions under one heading of the Word: eighty units' own words are material for the drafting page, not for the committee."""


def report_of(version: Consolidation) -> Report:
    """The report in official form, dated the day the version was built."""
    on = clock.local(version.built_at).date()
    changed = adjusted_by_unit(version.campaign, version.built_at)
    return consolidated_report(briefly(whole_of(version), MOST), inputs_of(version).campaign, on=on, draft=version.number, changed=changed)


def file_of(version: Consolidation, kind: str) -> bytes:
    """kind: docx | pdf | xlsx | json, the campaign with the version's figures."""
    if kind == "json":
        return campaign_with_figures(version).encode()
    if kind == "xlsx":
        return write_consolidation(whole_of(version), inputs_of(version).campaign, adjusted_by_unit(version.campaign, version.built_at))
    report = report_of(version)
    return write_word(report, carried=carried_by(version)) if kind == "docx" else write_pdf(report)


def campaign_with_figures(version: Consolidation) -> str:
    """The campaign's file with what the units' tables came to, for `nhiemky check --against`."""
    return dump_campaign(with_figures(inputs_of(version).campaign, figures_of(version)))


def carried_by(version: Consolidation) -> str:
    """The figures that a Word made of this version carries."""
    return figures_words(campaign_figures(figures_of(version), inputs_of(version).campaign))


def name_of(version: Consolidation, kind: str) -> str:
    """The draft's number is in the file's name."""
    if kind == "json":
        return f"Đợt kèm số tổng hợp, bản {version.number}.json"
    return f"{'Phụ lục' if kind == 'xlsx' else 'Báo cáo'} tổng hợp, dự thảo lần {version.number}.{kind}"


def preview_of(version: Consolidation, indicators: Iterable[ConsolidatedIndicator]) -> Preview:
    """These indicators' sentences, their footnotes numbered from 1, under the heading they stand under in the report."""
    whole, campaign = figures_of(version), inputs_of(version).campaign
    place = place_of_results([node for outline in campaign.outlines for node in outline.nodes])
    heading = f"{place.label or ''}. {place.title or ''}".strip(". ") if place else "Kết quả thực hiện các chỉ tiêu"
    sentences, notes = [], []
    for indicator in indicators:
        words, note = figure_words(indicator, whole)
        if note:
            notes.append(note)
        sentences.append(Said(words.removesuffix("."), len(notes) if note else 0))
    return Preview(heading, tuple(sentences), tuple(notes))


def laid_out(report: Report) -> tuple[tuple[Laid, ...], tuple[str, ...]]:
    """Body and appendices for a page: (blocks, footnotes)."""
    notes: list[str] = []
    blocks = [_laid(block, notes) for block in report.body]
    for appendix in report.appendices:
        blocks.append(Laid("part_title", (Piece(appendix.title, bold=True),)))
        blocks += [_laid(block, notes) for block in appendix.blocks]
    return tuple(blocks), tuple(notes)


def laid_blocks(given: Iterable[Block]) -> tuple[tuple[Laid, ...], tuple[str, ...]]:
    """Some blocks for a page, their footnotes numbered from 1."""
    notes: list[str] = []
    return tuple(_laid(block, notes) for block in given), tuple(notes)


def _laid(block: Block, notes: list[str]) -> Laid:
    if isinstance(block, Table):
        rows = tuple(tuple(cell if isinstance(cell, str) else "".join(run.text for run in cell) for cell in row) for row in block.rows)
        return Laid("table", columns=tuple(column.title for column in block.columns), rows=rows)
    return Laid(block.style, tuple(_piece(run, notes) for run in block.runs))


def _piece(run: Run, notes: list[str]) -> Piece:
    if run.note:
        notes.append("".join(each.text for each in run.note))
    return Piece(run.text, run.bold, run.italic, run.hint, len(notes) if run.note else 0)
