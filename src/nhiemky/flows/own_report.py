"""The committee's own report from what people wrote: outline, texts, linked figures; and what there is to write from.

>>> from nhiemky.domain.campaign import Campaign, Owner
>>> from nhiemky.domain.finding import Evidence
>>> outline = Outline("o1", "Đề cương", None, None, (), (), (OutlineNode("I", "BỐI CẢNH"),), Evidence(""))
>>> campaign = Campaign("Sơ kết giữa nhiệm kỳ", Owner("Đảng ủy Khối"), outlines=(outline,))
>>> nothing = Consolidation((), (), ())
>>> [(section.key, section.title) for section in sections_of(outline, nothing)]
[('I', 'BỐI CẢNH')]
>>> report = own_report([OwnSection("I", ("I",), "BỐI CẢNH", "Nội bộ đoàn kết.")], nothing, campaign, outline, on=date(2023, 6, 2))
>>> [block.runs[0].text for block in report.body][1:]
['I- BỐI CẢNH', 'Nội bộ đoàn kết.']

Promise: a person's text is printed whole and unchanged, in the outline's order; a figure comes from the consolidation, with the
footnote that breaks it down; the consolidation fills what nobody has written and never touches what somebody has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from nhiemky.domain.campaign import Campaign
from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation, GatheredSection
from nhiemky.domain.outline import Outline, OutlineNode, walk
from nhiemky.domain.own_report import FIGURE, Material, OwnSection, link
from nhiemky.domain.report import Block, Report, Run, Text, text
from nhiemky.flows.consolidated_report import appendix, introduction, recipients, signature, subject
from nhiemky.flows.owners_paper import owners_letterhead
from nhiemky.flows.report_headings import heading_blocks, heading_key, place_of_results
from nhiemky.flows.result_sentences import result_sentence, tally_sentence
from nhiemky.vietnamese.unicode import fold

_BULLET = re.compile(r"^\s*[-+*•–—]\s+")


def sections_of(outline: Outline, consolidation: Consolidation) -> tuple[OwnSection, ...]:
    """The outline's headings as sections to write in; the one that asks for results is filled with the figures' sentences."""
    at = place_of_results(outline.nodes)
    made: dict[str, OwnSection] = {}
    for path, node in walk(outline.nodes):
        key = "/".join(path)
        while key in made:  # a heading twice on one level
            key += "~"
        filled = filling(consolidation) if node is at else ""
        made[key] = OwnSection(key, path, node.title or node.label or "", filled)
    return tuple(made.values())


def filling(consolidation: Consolidation) -> str:
    """Every indicator of the campaign as a linked sentence, one a line."""
    return "\n".join(link(indicator.code, indicator.statement) for indicator in consolidation.indicators if indicator.code)


def fill(section: OwnSection, consolidation: Consolidation) -> OwnSection:
    """Sentences of the figures that the text has not linked yet, put behind it; the text itself is left as it is.

    >>> fill(OwnSection("I", ("I",), "A", "Đã viết."), Consolidation((), (), ())).text
    'Đã viết.'
    """
    held = set(section.codes)
    missing = [line for line in filling(consolidation).splitlines() if FIGURE.findall(line)[0] not in held]
    return replace(section, text="\n".join(part for part in (section.text.rstrip(), *missing) if part)) if missing else section


def own_report(
    sections: Sequence[OwnSection],
    consolidation: Consolidation,
    campaign: Campaign,
    outline: Outline,
    *,
    on: date,
    draft: int | None = None,
    title: str = "",
    with_sources: bool = False,
) -> Report:
    """The report. on: the date it will carry; draft: its number; title: its subject where it is not the campaign's.

    with_sources: a footnote behind each inserted paragraph says where it came from (for the drafters, not for sending).
    """
    owner = campaign.owner
    written = {section.key: section for section in sections}
    body: list[Block] = [text(introduction(campaign, owner))]
    for key, node in _keyed(outline):
        body += heading_blocks(node.label or "", node.title or "")
        section = written.get(key)
        if section and not section.is_empty:
            body += section_blocks(section, consolidation, with_sources=with_sources)
        elif not node.children:
            body.append(text("(Mục này chưa viết.)", hint=True))
    return Report(
        letterhead=owners_letterhead(owner, "BC", on),
        doc_type="BÁO CÁO",
        subject=title or subject(campaign),
        body=tuple(body),
        recipients=recipients(owner, campaign.requirements),
        signature=signature(owner),
        appendices=(appendix(consolidation, campaign, owner),) if consolidation.indicators else (),
        draft=f"Dự thảo lần {draft}" if draft else None,
    )


def _keyed(outline: Outline) -> Iterator[tuple[str, OutlineNode]]:
    seen: set[str] = set()
    for path, node in walk(outline.nodes):
        key = "/".join(path)
        while key in seen:
            key += "~"
        seen.add(key)
        yield key, node


def section_blocks(section: OwnSection, whole: Consolidation, *, with_sources: bool = False) -> Iterator[Block]:
    """A section's text as print has it: paragraphs, linked figures with their footnotes."""
    by_code = {indicator.code: indicator for indicator in whole.indicators if indicator.code}
    lines = [line.strip() for line in section.text.splitlines() if line.strip()]
    alone = [code for line in lines if (code := _alone(line)) in by_code and code]
    told = False
    for line in lines:
        code = _alone(line)
        if code and code in by_code:
            if not told and len(alone) == len(by_code) > 1 and (tally := tally_sentence(tuple(by_code.values()))):
                yield text(f"{tally} Kết quả từng chỉ tiêu (chi tiết tại Phụ lục):")
            told = True
            yield result_sentence(by_code[code], whole.whole)
            continue
        insert = section.source_of(line) if with_sources else None
        runs = list(_runs(_BULLET.sub("", line), by_code, whole))
        if insert:
            runs[-1] = replace(runs[-1], note=(*runs[-1].note, Run(f"Nguồn: {insert.source}.")))
        yield Text(tuple(runs), "bullet" if _BULLET.match(line) else "body")


def _alone(line: str) -> str:
    """The code where a line is nothing but a linked figure."""
    match = FIGURE.fullmatch(line.strip().lstrip("-+*• ").rstrip(".; "))
    return match[1] if match else ""


def _runs(line: str, by_code: Mapping[str, ConsolidatedIndicator], whole: Consolidation) -> Iterator[Run]:
    """Words as they are, a linked figure as its number with the footnote; a code nobody knows stays to be seen."""
    start = 0
    for match in FIGURE.finditer(line):
        if match.start() > start:
            yield Run(line[start : match.start()])
        start = match.end()
        indicator = by_code.get(match[1])
        if indicator is None:
            yield Run(f"(chưa có số của {match[1]})", hint=True)
            continue
        yield _figure(indicator, whole)
    if start < len(line) or not line:
        yield Run(line[start:])


def _figure(indicator: ConsolidatedIndicator, whole: Consolidation) -> Run:
    """ "1.406 đảng viên" with the breakdown of its sentence."""
    sentence = result_sentence(indicator, whole.whole)
    words = sentence.runs[1].text
    short = re.split(r",\s(?=bằng|đạt|vượt|chưa)", words)[0] if indicator.status else words.rstrip(".")
    return Run(short, note=sentence.runs[1].note)


def figure_words(indicator: ConsolidatedIndicator, whole: Consolidation) -> tuple[str, str]:
    """A figure's sentence and its footnote as plain words, for a page."""
    sentence = result_sentence(indicator, whole.whole)
    note = " ".join(run.text for each in sentence.runs for run in each.note)
    return "".join(run.text for run in sentence.runs), note


def material_for(
    section: OwnSection, gathered: Sequence[GatheredSection], submitted: Mapping[str, str], boards: frozenset[str] = frozenset()
) -> tuple[Material, ...]:
    """What units and boards wrote under this heading, and under those of its title elsewhere; boards first.

    submitted: unit -> "báo cáo nộp 28/5/2023"; boards: names of the units that are the owner's boards.
    """
    mine = heading_key(section.path, section.title)
    chosen = [each for each in gathered if heading_key(each.path, each.title) == mine]
    chosen += [each for each in gathered if each not in chosen and fold(each.title).rstrip(".: ") == mine[1] and mine[1]]
    above = section.path
    while not any(each.contributions for each in chosen) and len(above := above[:-1]) > 0:
        chosen = [each for each in gathered if heading_key(each.path, "")[0] == heading_key(above, "")[0]]
    found = []
    for each in chosen:
        number = ".".join(label for label in each.path if not fold(label).startswith("phan"))
        for said in each.contributions:
            names = ", ".join(said.units[:6]) + (f" và {len(said.units) - 6} đơn vị nữa" if len(said.units) > 6 else "")
            when = f", {submitted[said.units[0]]}" if len(said.units) == 1 and said.units[0] in submitted else ""
            where = f", mục {number}" if number else ""
            board = all(unit in boards for unit in said.units)
            found.append(Material("\n".join(said.paragraphs), f"{names}{where}{when}", said.units, each.title, is_board=board))
    return tuple(sorted(found, key=lambda one: (not one.is_board, len(one.units) == 1)))
