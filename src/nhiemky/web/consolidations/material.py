"""What there is to write an own report from: units' and boards' texts under the heading, figures of the consolidation.

>>> [one.source for one in material_of(report, section)][:1]            # doctest: +SKIP
['Đảng bộ Sở Gió, mục II.1, báo cáo nộp 28/5/2023']
"""

from __future__ import annotations

from datetime import datetime

from nhiemky.consolidating.texts import Passage, Texts, gather
from nhiemky.domain.consolidation import Consolidation
from nhiemky.domain.own_report import Material
from nhiemky.flows.own_report import figure_words, material_for
from nhiemky.vietnamese.days import format_day
from nhiemky.web.clock import local
from nhiemky.web.consolidations.inputs import board_texts
from nhiemky.web.consolidations.models import OwnReport, OwnSection
from nhiemky.web.consolidations.opened import figures_of, whole_of
from nhiemky.web.consolidations.own_actions import NO_FIGURES, value_of_section
from nhiemky.web.targets.progress.key_tasks import key_task_material
from nhiemky.web.terms.results import result_material


def whole_for(report: OwnReport) -> Consolidation:
    """The figures the report is printed with; none before the first consolidation."""
    return figures_of(report.consolidation) if report.consolidation else NO_FIGURES


def material_of(report: OwnReport, section: OwnSection) -> tuple[Material, ...]:
    """Boards first, then what several units wrote alike, then each unit."""
    value = value_of_section(section)
    whole = whole_of(report.consolidation) if report.consolidation else NO_FIGURES
    sent = {each.unit: f"báo cáo nộp {format_day(datetime.fromisoformat(each.at).date())}" for each in whole.submissions if each.at}
    units = material_for(value, whole.sections, sent)
    held: dict[str, list[Passage]] = {}
    for revision, text in board_texts(report.campaign):
        name = revision.obligation.entry.name
        held.setdefault(name, []).append(Passage(revision.file_name, text))
        sent[name] = f"báo cáo nộp {format_day(local(revision.received_at).date())}"
    gathered = gather([Texts(name, tuple(passages)) for name, passages in held.items()])
    boards = material_for(value, gathered, sent, frozenset(held))
    return (*boards, *units, *key_task_material(report.campaign, section.title), *result_material(report.campaign, section.title))


def figures_for(report: OwnReport) -> tuple[Material, ...]:
    """Every indicator's sentence, to be linked into a text."""
    whole = whole_for(report)
    found = []
    for number, indicator in enumerate(whole.indicators, 1):
        if indicator.code:
            words, note = figure_words(indicator, whole)
            found.append(Material(words, note, title=indicator.statement, code=indicator.code, place=str(number)))
    return tuple(found)
