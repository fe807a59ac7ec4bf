"""What a returned package shows before it is handed in: of each file the difference to what stands, the findings, the verdict.

>>> [line.verdict for line in lines_of(found)]                           # doctest: +SKIP
['new', 'older']
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.flows.revision_difference import FigureChange, SectionChange, figure_changes, section_changes
from nhiemky.web.files.store import read
from nhiemky.web.packages.models import PackagePart, PackageReturn
from nhiemky.web.packages.returning import FRESH
from nhiemky.web.reports.asked import Asked, asked_of
from nhiemky.web.reports.content import Content, content_of_revision
from nhiemky.web.reports.judging import Judged, finding_key, judge_file
from nhiemky.web.reports.models import Revision

TAGS = {"new": "submitted", "same": "done", "older": "look_again", "unfilled": "not_started", "refused": "returned"}
NAMES = {"new": "Bản mới", "same": "Đã nhận", "older": "Cũ hơn", "unfilled": "Chưa điền", "refused": "Không đọc được"}


@dataclass(frozen=True)
class Line:
    """One file of the return. before: number of the revision it is compared with, None where it is the first."""

    part: PackagePart
    verdict: str
    before: int | None = None
    sections: tuple[tuple[str, SectionChange], ...] = ()
    figures: tuple[FigureChange, ...] = ()
    in_the_way: tuple[Finding, ...] = ()
    ask_reasons: tuple[tuple[str, Finding], ...] = ()
    told: tuple[Finding, ...] = ()
    receipt: str = ""
    names: dict[str, str] = field(default_factory=dict)

    @property
    def tag(self) -> str:
        return "done" if self.part.outcome == "handed_in" else TAGS[self.verdict]

    @property
    def name(self) -> str:
        return "Đã nộp" if self.part.outcome == "handed_in" else NAMES[self.verdict]


def lines_of(found: PackageReturn) -> list[Line]:
    """Files of what is still open are read and judged again; of what is settled the answer alone is shown."""
    parts = found.parts.select_related(*(f"obligation__{path}" for path in FRESH), "blob", "revision").order_by("order")
    return [_line(found, part) for part in parts]


def _line(found: PackageReturn, part: PackagePart) -> Line:
    if found.state != "open" or part.outcome or part.blob is None or part.verdict not in ("new", "older"):
        return Line(part, part.verdict, receipt=part.revision.receipt if part.revision else "")
    asked = asked_of(part.obligation)
    try:
        judged = judge_file(asked, part.obligation, part.name, read(part.blob.sha256))
    except Refusal as refusal:
        part.sentence = refusal.message
        return Line(part, "refused")
    if judged.prior is not None:
        return Line(part, "same", receipt=judged.prior.receipt)
    return _compared(part, asked, judged)


def _compared(part: PackagePart, asked: Asked, judged: Judged) -> Line:
    before = Revision.objects.filter(obligation=part.obligation).prefetch_related("texts", "figures").order_by("-number").first()
    old = content_of_revision(asked, before) if before is not None else Content(asked)
    titles = {item.key: f"{item.number} {item.title}".strip() for item in asked.items}
    changed = section_changes(old.texts, judged.content.texts)
    return Line(
        part, part.verdict, before=before.number if before else None,
        sections=tuple((titles.get(change.key, change.key.rpartition("/+")[2]), change) for change in changed),
        figures=tuple(figure_changes(old.rows, judged.content.rows)), in_the_way=judged.in_the_way,
        ask_reasons=tuple((finding_key(each), each) for each in judged.want_reasons), told=judged.told,
    )  # fmt: skip
