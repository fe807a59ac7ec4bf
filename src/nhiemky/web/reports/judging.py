"""A report judged before it is stored: read, laid over the outline, checked; nothing is written.

>>> judged = judge_file(asked, obligation, "bao cao.docx", data)        # doctest: +SKIP
>>> [found.code for found in judged.in_the_way]                         # doctest: +SKIP
['section_empty']
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.placement import Placement, SectionWork
from nhiemky.domain.unit_report import UnitReport
from nhiemky.flows.placement import place, texts_of
from nhiemky.flows.section_report import AddedHeading
from nhiemky.flows.tasks_submission import check_typed_words
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.reading_room import read_one
from nhiemky.web.reports.asked import Asked
from nhiemky.web.reports.content import Content, content_of_draft, content_of_revision
from nhiemky.web.reports.models import Draft, Revision
from nhiemky.web.reports.placing import read_report
from nhiemky.web.reports.tables import rows_beside

STANDS_IN_THE_WAY = frozenset({"section_empty", "paragraph_unplaced", "text_is_secret", "report_of_other_unit", "report_holds_nothing"})
"""What must be mended by the unit and has a way out of its own; what the program read out of a file (a sum that does not hold) may be
kept with a reason, as the program may have read it wrong."""

TOLD_ONLY = ("recognised_", "form_", "cited_", "basis_", "signature_", "signer_", "number_or_day_missing")
"""How the codes begin that ask no reason of a unit while they are not severe."""


@dataclass(frozen=True)
class Judged:
    """A report before it is stored. prior: revision with the same content, which is its answer already."""

    content: Content
    content_hash: str
    findings: tuple[Finding, ...]
    report: UnitReport | None = None
    placement: Placement | None = None
    prior: Revision | None = None
    carried: Revision | None = None

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """What must be mended first; a cell of the grid says itself which of its remarks are errors."""
        high = (found for found in self.findings if found.severity == "high")
        return tuple(found for found in high if found.code in STANDS_IN_THE_WAY or (self.report is None and found.code.startswith("cell_")))

    @property
    def want_reasons(self) -> tuple[Finding, ...]:
        """High findings of reading and all that is to be looked at."""
        return tuple(found for found in self.findings if found not in self.in_the_way and not _told_only(found))

    @property
    def told(self) -> tuple[Finding, ...]:
        """For the unit to know: it may mend them, nobody asks why it does not."""
        return tuple(found for found in self.findings if found not in self.in_the_way and _told_only(found))


def _told_only(found: Finding) -> bool:
    """Wording, and what of a paper's form and of the documents it cites is to be looked at."""
    return found.severity == "low" or (found.severity == "medium" and found.code.startswith(TOLD_ONLY))


def finding_key(found: Finding) -> str:
    """A finding's name on the check page: stable while it says the same."""
    return hashlib.sha256(f"{found.code}|{found.subject_id}|{found.message}".encode()).hexdigest()[:16]


def judge_file(asked: Asked, obligation: Obligation, name: str, data: bytes) -> Judged:
    """Read and check a file; refuses what may not be taken at all."""
    content_hash = hashlib.sha256(data).hexdigest()
    prior = Revision.objects.filter(obligation=obligation, content_hash=content_hash).first()
    if prior is not None:
        return Judged(Content(asked), content_hash, (), prior=prior)
    report = read_report(asked, name, data)
    placement = place(report.texts, asked.items, asked.outline.intro if asked.outline else (), report.preamble)
    works = tuple(SectionWork(key, text, done=True) for key, text in texts_of(placement).items())
    content = Content(asked, works, _added(placement), rows=report.rows, beside=rows_beside(obligation))
    carried, content = _carry_over(asked, obligation, content)
    mine = content.findings(file=name, identity=report.identity)
    findings = (*mine, *(found for found in report.findings if found.code not in {each.code for each in mine}))
    return Judged(content, content_hash, findings, report, placement, carried=carried)


def judge_draft(asked: Asked, obligation: Obligation, draft: Draft | None) -> Judged:
    """Check what is typed."""
    content = content_of_draft(asked, draft, rows_beside(obligation))
    if content.is_blank:
        raise Refusal("submission_empty")
    prior = Revision.objects.filter(obligation=obligation, content_hash=content.sha256).first()
    findings = (*content.findings(), *_grid_findings(asked, obligation), *said_wrong(content))
    return Judged(content, content.sha256, findings, prior=prior)


def said_wrong(content: Content) -> tuple[Finding, ...]:
    """What the typed words say wrong; read like a file, in a limited child."""
    texts = content.texts
    if not texts:
        return ()
    paper = "\n\n".join(("BÁO CÁO", "kết quả công tác", *(f"{number}. Mục\n\n{text}" for number, text in enumerate(texts.values(), 1))))
    try:
        read = read_one(check_typed_words, "bai-viet.txt", paper.encode())
    except Refusal:
        return ()  # a stamp typed on a line of its own has its own finding
    found = []
    for each in read:
        quote = each.quotes[0].quote if each.quotes else ""
        key = next((key for key, text in texts.items() if quote and quote in " ".join(text.split())), None)
        if key is not None:  # what lies over two sections is of our putting together, not of the unit's words
            found.append(replace(each, file=None, place=None, subject_id=key))
    return tuple(found)


def _grid_findings(asked: Asked, obligation: Obligation) -> tuple[Finding, ...]:
    """What the appendix page says about its cells and nobody gave a reason for there."""
    if not asked.has_appendix:
        return ()
    from nhiemky.web.reports.appendix.sheet import sheet_of

    return tuple(remark.finding for line in sheet_of(obligation).lines if line.has_figure for remark in line.open)


def _added(placement: Placement) -> tuple[AddedHeading, ...]:
    """Own headings, and what found no place: in a file handed in as it is, nothing is left out."""
    own = [AddedHeading(each.label, each.title, each.under, "\n\n".join(each.passage.paragraphs)) for each in placement.own]
    loose: dict[str, list[str]] = {}
    for each in placement.unplaced:
        loose.setdefault(each.heading or "Đoạn chưa xếp được vào mục nào", []).append(each.paragraph)
    own += [AddedHeading("", title, "", "\n\n".join(paragraphs)) for title, paragraphs in loose.items()]
    return tuple(own)


def _carry_over(asked: Asked, obligation: Obligation, content: Content) -> tuple[Revision | None, Content]:
    """A workbook after a Word, or a Word after a workbook: the newest revision keeps the half that this file does not bring."""
    last = Revision.objects.filter(obligation=obligation).order_by("-number").first()
    if last is None or not asked.items or not asked.has_appendix:
        return None, content
    before = content_of_revision(asked, last)
    if not content.works and not content.added and (before.works or before.added):
        return last, replace(content, works=before.works, added=before.added)
    if not content.rows and before.rows:
        return last, replace(content, rows=before.rows)
    return None, content
