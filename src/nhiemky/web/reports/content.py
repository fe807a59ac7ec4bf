"""A draft or a revision as the pure values that are placed, checked, compared and printed.

>>> content = content_of_draft(asked, draft)                            # doctest: +SKIP
>>> content.completeness.answered                                       # doctest: +SKIP
10
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from nhiemky.checking.submission import Submitted, check_submission
from nhiemky.domain.figure import BLANK, Row, Value
from nhiemky.domain.finding import Finding
from nhiemky.domain.placement import Completeness, SectionWork, Unplaced
from nhiemky.flows.outline_items import completeness
from nhiemky.flows.section_report import AddedHeading
from nhiemky.vietnamese.values import parse_value
from nhiemky.web.reports.asked import Asked
from nhiemky.web.reports.models import Draft, Figure, FigureDraft, Revision, SectionDraft

OWN = "/+"
"""Between the item an own heading hangs below and its number: "Phần thứ nhất/II/+1"."""


@dataclass(frozen=True)
class Content:
    """works: under the outline's items. added: headings of the unit's own. rows: of the appendix."""

    asked: Asked
    works: tuple[SectionWork, ...] = ()
    added: tuple[AddedHeading, ...] = ()
    rows: tuple[Row, ...] = ()
    named: Mapping[tuple[str, str], str] = field(default_factory=dict)
    unplaced: tuple[Unplaced, ...] = ()
    typed: bool = False
    beside: tuple[Row, ...] = ()

    @property
    def completeness(self) -> Completeness:
        filled = sum(not row.actual.is_blank for row in self.rows)
        cells = len(self.asked.indicators) if self.asked.has_appendix else 0
        return completeness(self.asked.items, self.works, filled=min(filled, cells), cells=cells)

    @property
    def percent(self) -> int:
        """Items answered and cells filled of those asked, 0 to 100."""
        done, asked = self.completeness.answered + self.completeness.filled, self.completeness.required + self.completeness.cells
        return 100 if not asked else 100 * done // asked

    @property
    def is_blank(self) -> bool:
        return not any(work.answered for work in self.works) and not self.added and not any(not row.actual.is_blank for row in self.rows)

    @property
    def texts(self) -> dict[str, str]:
        """Key -> text, own headings among them; a section "không áp dụng" stands with its reason."""
        own = {f"{heading.under}{OWN}{heading.title}": heading.text for heading in self.added}
        said = {work.key: work.text or (f"Không áp dụng: {work.not_applicable}" if work.not_applicable else "") for work in self.works}
        return {key: words for key, words in {**said, **own}.items() if words}

    @property
    def titles(self) -> dict[str, str]:
        """Key of an own heading in `texts` -> its title."""
        return {f"{heading.under}{OWN}{heading.title}": heading.title for heading in self.added}

    @property
    def sha256(self) -> str:
        """Fingerprint of what was typed: same words and figures, same hash."""
        value = [
            [[work.key, work.text, work.not_applicable] for work in self.works if work.answered],
            [[own.label, own.title, own.under, own.text] for own in self.added],
            [[row.code, row.statement, row.target.raw, row.actual.raw, row.actual.estimated, row.verdict, row.note] for row in self.rows],
            sorted([key, name, value] for (key, name), value in self.named.items() if value),
        ]
        return hashlib.sha256(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()

    def findings(self, **file: object) -> tuple[Finding, ...]:
        """What `check_submission` sees; `file`: its file, identity where it came as one."""
        unit = self.asked.unit
        return check_submission(
            Submitted(
                self.asked.items, self.works, self.named, self.rows, self.beside, self.unplaced, unit=unit.name, unit_id=unit.id,
                aliases=unit.aliases, typed=self.typed, **file,  # type: ignore[arg-type]
            )
        )  # fmt: skip


def content_of_draft(asked: Asked, draft: Draft | None, beside: tuple[Row, ...] = ()) -> Content:
    """The working copy; nothing written is an empty content. beside: rows of the unit's appendix, to compare with."""
    if draft is None:
        return Content(asked, typed=True)
    sections = list(draft.sections.all())
    own = [section for section in sections if section.own]
    return Content(
        asked,
        works=tuple(work_of(section) for section in _in_order(asked, [each for each in sections if not each.own])),
        added=tuple(AddedHeading(section.label, section.title, section.path.rpartition(OWN)[0], section.text) for section in own),
        rows=_rows(asked, draft) if asked.has_appendix else (),
        named={(figure.path, figure.name): figure.value for figure in draft.named_figures.all()},
        unplaced=tuple(Unplaced(each.text, each.heading, each.place) for each in draft.unplaced.all() if each.placed_at is None),
        typed=True,
        beside=beside,
    )


def _rows(asked: Asked, draft: Draft) -> tuple[Row, ...]:
    """The grid as a table: what is filled in, and the rows still blank as soon as anything is."""
    rows = {figure.code: row_of_draft(figure) for figure in draft.figures.all()}
    if all(row.actual.is_blank for row in rows.values()):
        return ()
    asked_for = [
        rows.pop(one.code) if one.code in rows else Row("", one.statement, one.unit_of_measure, BLANK, BLANK, "", "", 0, "", "", one.code)
        for one in asked.indicators
    ]
    return (*asked_for, *rows.values())


def _in_order(asked: Asked, sections: Sequence[SectionDraft]) -> list[SectionDraft]:
    order = {key: number for number, key in enumerate(asked.by_key)}
    return sorted(sections, key=lambda section: order.get(section.path, len(order) + section.order))


def work_of(section: SectionDraft) -> SectionWork:
    reason = section.why_not if section.state == "not_applicable" else ""
    return SectionWork(section.path, section.text, done=section.state == "done", not_applicable=reason)


def row_of_draft(figure: FigureDraft) -> Row:
    """A cell of the grid as a row of a table."""
    kept = f"Giữ số vì: {figure.reason}" if figure.reason and figure.actual else ""
    note = "; ".join(filter(None, (figure.note, kept)))
    actual = parse_value(figure.actual, unit_of_measure=figure.unit_of_measure)
    return Row(
        "", figure.statement, figure.unit_of_measure, parse_value(figure.target, unit_of_measure=figure.unit_of_measure),
        actual._replace(estimated=figure.estimated or actual.estimated), figure.verdict, "", figure.order, "", "", figure.code, note,
    )  # fmt: skip


def content_of_revision(asked: Asked, revision: Revision) -> Content:
    """As received."""
    texts = list(revision.texts.all())
    own = [text for text in texts if OWN in text.path]
    return Content(
        asked,
        works=tuple(SectionWork(text.path, text.text, not_applicable=text.not_applicable) for text in texts if OWN not in text.path),
        added=tuple(AddedHeading("", text.title, text.path.rpartition(OWN)[0], text.text) for text in own),
        rows=tuple(row_of_figure(figure) for figure in revision.figures.all() if not figure.sentence),
    )


def row_of_figure(figure: Figure) -> Row:
    """A stored figure as the row it was read from."""
    actual = parse_value(figure.actual, unit_of_measure=figure.unit_of_measure)
    if figure.value is not None and actual.number != figure.value:  # read from a cell whose printed form does not say it all
        number = Decimal(figure.value).quantize(Decimal(1).scaleb(-figure.decimals))
        actual = Value(figure.actual, number, figure.decimals, figure.percent)
    actual = actual._replace(estimated=figure.estimated)
    return Row(
        "", figure.statement, figure.unit_of_measure, parse_value(figure.target, unit_of_measure=figure.unit_of_measure), actual,
        figure.verdict, figure.sheet, 0, figure.target_cell, figure.table_cell, figure.code, figure.note,
    )  # fmt: skip
