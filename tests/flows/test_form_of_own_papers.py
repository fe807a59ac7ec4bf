"""Everything the program writes is in good form by its own check: no finding, nothing to correct."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flows.papers.samples import campaign, consolidation, progress
from flows.papers.test_reminder import letter as reminder
from flows.papers.test_reports import HELD, SIGNING, all_in
from flows.test_consolidated_report import made
from flows.test_own_directive import BASE
from flows.test_own_report import CAMPAIGN as OWN_CAMPAIGN
from flows.test_own_report import ON, OUTLINE, WHOLE
from flows.test_receipt import RECEIPT
from flows.test_skeleton import CAMPAIGN as ASKED
from flows.test_skeleton import OUTLINE as ASKED_OUTLINE
from flows.test_skeleton import UNIT
from writing.samples import letter, report, state_report

from nhiemky.checking.form import check_form
from nhiemky.checking.form_components import form_paper
from nhiemky.domain.campaign import Owner, Unit
from nhiemky.domain.placement import SectionWork
from nhiemky.domain.report import Report
from nhiemky.flows.check_file import paper_of
from nhiemky.flows.form_plan import form_plan
from nhiemky.flows.own_directive import Paper, own_directive
from nhiemky.flows.own_report import own_report, sections_of
from nhiemky.flows.papers.brief import chairs_brief
from nhiemky.flows.papers.messages import call_list
from nhiemky.flows.papers.progress_report import progress_report
from nhiemky.flows.papers.result_report import result_report
from nhiemky.flows.receipt import receipt_page
from nhiemky.flows.section_report import section_report
from nhiemky.flows.skeleton import skeleton
from nhiemky.writing.word import write_word

WORKS = [
    SectionWork(key, "Cấp ủy đã lãnh đạo, chỉ đạo thực hiện tốt nhiệm vụ được giao trong nửa đầu nhiệm kỳ.\n\nCòn một số việc chậm.")
    for key in ("I/1", "I/2")
]
PAPERS: dict[str, Callable[[], Report]] = {
    "a report by the guide before": lambda: report(date(2024, 6, 4)),
    "a report by the newest guide": report,
    "a letter": letter,
    "a report of the State": state_report,
    "the consolidated report": made,
    "the owner's own report": lambda: own_report(sections_of(OUTLINE, WHOLE), WHOLE, OWN_CAMPAIGN, OUTLINE, on=ON),
    "an own directive": lambda: own_directive(BASE, Paper("kế hoạch", "41-KH/ĐU", date(2025, 5, 2))),
    "an own directive without number and day": lambda: own_directive(BASE),
    "an own letter": lambda: own_directive(BASE, Paper("công văn", "41-CV/ĐU", date(2026, 6, 2))),
    "a skeleton": lambda: skeleton(ASKED, UNIT, ASKED_OUTLINE),
    "a skeleton of a cell": lambda: skeleton(ASKED, Unit("c", "Chi bộ Thanh tra"), ASKED_OUTLINE),
    "a unit's report": lambda: section_report(ASKED, UNIT, ASKED_OUTLINE, WORKS),
    "a reminder": lambda: reminder(("u1", "u4")),
    "a reminder without its number": lambda: replace(reminder(("u1",)), letterhead=replace(reminder(("u1",)).letterhead, symbol=None)),
    "the progress report": lambda: progress_report(progress(), campaign(), SIGNING),
    "the progress report at the end": lambda: progress_report(all_in(), campaign(), SIGNING),
    "the result report": lambda: result_report(progress(), campaign(), SIGNING, consolidation=consolidation(), held=HELD),
    "the chair's brief": lambda: chairs_brief(progress(), campaign(), SIGNING, consolidation=consolidation()),
    "the list of calls": lambda: call_list(progress(), campaign(), ("u1", "u4"), {}, SIGNING),
    "a receipt": lambda: receipt_page(RECEIPT, Owner("Đảng ủy Khối", place="Nam Thuận")),
}  # fmt: skip


@pytest.mark.parametrize("name", PAPERS)
def test_our_own_papers_have_no_finding_of_form(name: str):
    paper = paper_of(write_word(PAPERS[name]()), "van-ban.docx")
    assert [each.message for each in check_form(paper)] == []
    form = form_paper(paper)
    assert form is None or form_plan(form).correction.empty
