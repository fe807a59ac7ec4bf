"""What a limited child does with a file to check (see `tasks`): the file's findings, nothing decided, nothing written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from nhiemky.checking.sum_verdicts import NO_SUMS, SumVerdicts, sum_verdicts
from nhiemky.domain.finding import RANK, Finding, Refusal
from nhiemky.reading.admission import admit, refuse_stamped

if TYPE_CHECKING:
    from nhiemky.checking.paper import Paper
    from nhiemky.domain.campaign import Campaign, Figures
    from nhiemky.domain.register import KnownDocument, Register

READS_PAPERS = ("nhiemky.flows.check_file", "nhiemky.flows.check_against")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file, the worst first; sums: what became of its totals."""

    findings: tuple[Finding, ...]
    sums: SumVerdicts = NO_SUMS


def check_any_file(data: bytes, name: str, register: Register | None = None, campaign: str = "") -> Checked:
    """A document or a table. campaign: a campaign's JSON to hold it against, "" for none."""
    if admit(data, name).kind in ("xlsx", "csv"):
        from nhiemky.flows.check_table import check_table

        return Checked(check_table(data, name, _campaign(campaign) if campaign else None))
    paper = read_paper_file(data, name, register)
    return Checked(_findings(paper, data, name, campaign), sum_verdicts(paper.directive))


def check_paper_file(data: bytes, name: str, register: Register | None = None, campaign: str = "") -> tuple[Finding, ...]:
    """A document's findings (.docx .pdf .txt .md), the worst first."""
    return _findings(read_paper_file(data, name, register), data, name, campaign)


def _findings(paper: Paper, data: bytes, name: str, campaign: str) -> tuple[Finding, ...]:
    from nhiemky.checking.paper_checks import check_paper

    found = check_paper(paper)
    if not campaign:
        return found
    from nhiemky.flows.check_against import against

    opened = _campaign(campaign)
    if opened.figures is None and (figures := carried_figures(data, name)):
        opened = replace(opened, figures=figures)
    held = against(paper, opened)
    told = {each.facts.get("statement") for each in held if each.code == "report_differs_from_units"}
    rest = (each for each in found if each.code != "prose_differs_from_appendix" or each.facts.get("statement") not in told)
    by_formers = [str(each.facts.get("sum")) for each in held if each.code == "former_sum_wrong"]
    rest = (each for each in rest if each.code != "sum_mismatch" or not any(f"= {words} " in each.message for words in by_formers))
    return tuple(sorted((*held, *rest), key=lambda each: RANK[each.severity]))


def read_paper_file(data: bytes, name: str, register: Register | None = None) -> Paper:
    """The document read whole, for checks that need the other side too."""
    kind = admit(data, name).kind
    if kind in ("xlsx", "csv"):
        raise Refusal("file_kind_not_here", file=name, wanted="Word, PDF hoặc văn bản thô", found="bảng tính")
    from nhiemky.flows.check_file import paper_of

    paper = paper_of(data, name, register)
    refuse_stamped(paper.document.text, name)
    return paper


def known_documents(data: bytes, name: str) -> tuple[KnownDocument, ...]:
    """What a paper tells of itself and of those it cites, so that files given together know one another; () for a table."""
    if admit(data, name).kind in ("xlsx", "csv"):
        return ()
    from nhiemky.flows.register import documents_of

    return tuple(documents_of(read_paper_file(data, name).directive, name))


def carried_figures(data: bytes, name: str) -> Figures | None:
    """The figures a merged Word was made of, where it still carries them."""
    from nhiemky.flows.campaign_figures import parse_figures
    from nhiemky.reading.documents.docx_carried import carried_words

    words = carried_words(data, name)
    return parse_figures(words) if words else None


@lru_cache(maxsize=1)
def _campaign(words: str) -> Campaign:
    """Opened once a child, not once a file."""
    from nhiemky.flows.campaign import parse_campaign

    return parse_campaign(words)
