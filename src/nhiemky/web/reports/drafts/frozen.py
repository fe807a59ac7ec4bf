"""A draft as it was sent: texts by section and figures, kept for ever, and what differs from one sending to the next.

>>> frozen = Frozen((FrozenSection("I", "I", "BỐI CẢNH", "Có 6 chi bộ."),))
>>> load(dump(frozen)) == frozen
True
>>> later = Frozen((FrozenSection("I", "I", "BỐI CẢNH", "Có 7 chi bộ."),))
>>> summary(frozen, later)
'Sửa 1 mục'
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from nhiemky.domain.figure import Row
from nhiemky.flows.revision_difference import FigureChange, SectionChange, figure_changes, section_changes
from nhiemky.vietnamese.values import parse_value
from nhiemky.web.campaigns.models import Obligation
from nhiemky.web.reports.asked import Asked
from nhiemky.web.reports.content import OWN, Content, content_of_draft
from nhiemky.web.reports.drafts.models import DraftSending
from nhiemky.web.reports.models import Draft
from nhiemky.web.reports.tables import rows_beside

FIGURE = "o:"
"""How the place of a figure begins, before its code."""


@dataclass(frozen=True, slots=True)
class FrozenSection:
    """The words under one heading; number "" for a heading of the unit's own."""

    path: str
    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """A figure as typed."""

    code: str
    statement: str
    unit: str
    target: str
    actual: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Frozen:
    """All that a reader of the draft sees."""

    sections: tuple[FrozenSection, ...] = ()
    figures: tuple[FrozenFigure, ...] = ()

    @property
    def is_blank(self) -> bool:
        return not any(section.text.strip() for section in self.sections) and not any(figure.actual.strip() for figure in self.figures)

    @property
    def texts(self) -> dict[str, str]:
        return {section.path: section.text for section in self.sections if section.text}

    @property
    def rows(self) -> tuple[Row, ...]:
        """The figures as rows of a table, to be compared."""
        return tuple(
            Row(
                "", each.statement, each.unit, parse_value(each.target, unit_of_measure=each.unit),
                parse_value(each.actual, unit_of_measure=each.unit), "", "", at, "", "", each.code, each.note,
            )
            for at, each in enumerate(self.figures)
        )  # fmt: skip

    def name_of(self, place: str) -> str:
        """ "mục II.1", "Thu ngân sách", "" where the place is not there."""
        for section in self.sections:
            if section.path == place:
                return f"mục {section.number}" if section.number else f"mục riêng “{section.title}”"
        return next((each.statement for each in self.figures if place == f"{FIGURE}{each.code or each.statement}"), "")


def frozen_draft(asked: Asked, obligation: Obligation) -> Frozen:
    """What the unit has written until now, its appendix beside it."""
    draft = (
        Draft.objects.filter(obligation=obligation).prefetch_related("sections", "unplaced", "incoming", "figures", "named_figures").first()
    )
    return frozen_content(content_of_draft(asked, draft, rows_beside(obligation)))


def frozen_content(content: Content) -> Frozen:
    """Sections of the outline in its order, own headings behind the item they hang below."""
    said = content.texts
    sections = [FrozenSection(item.key, item.number, item.title, said.get(item.key, "")) for item in content.asked.items]
    for key, title in content.titles.items():
        under = key.rpartition(OWN)[0]
        at = next((number for number, one in enumerate(sections) if one.path == under), len(sections) - 1)
        sections.insert(at + 1, FrozenSection(key, "", title, said.get(key, "")))
    kept = tuple(one for one in sections if one.text or not _gathers(one, sections))
    rows = content.rows or content.beside
    figures = (FrozenFigure(row.code, row.statement, row.unit_of_measure, row.target.raw, row.actual.raw, row.note) for row in rows)
    return Frozen(kept, tuple(figures))


def _gathers(one: FrozenSection, sections: list[FrozenSection]) -> bool:
    return any(each.path.startswith(f"{one.path}/") for each in sections)


def dump(frozen: Frozen) -> str:
    """The JSON that is stored."""
    return json.dumps(asdict(frozen), ensure_ascii=False, separators=(",", ":"))


def load(words: str) -> Frozen:
    """Back from the JSON."""
    value = json.loads(words)
    sections = tuple(FrozenSection(**one) for one in value["sections"])
    return Frozen(sections, tuple(FrozenFigure(**one) for one in value["figures"]))


def frozen_of(sending: DraftSending) -> Frozen:
    return load(sending.value)


def sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def changes(before: Frozen, after: Frozen) -> tuple[tuple[SectionChange, ...], tuple[FigureChange, ...]]:
    """Sections and figures that differ, words marked."""
    return section_changes(before.texts, after.texts), figure_changes(before.rows, after.rows)


def summary(before: Frozen, after: Frozen) -> str:
    """ "Sửa 4 mục, 2 số liệu"; "Không sửa gì" where both are the same."""
    sections, figures = changes(before, after)
    parts = [f"{len(sections)} mục"] if sections else []
    parts += [f"{len(figures)} số liệu"] if figures else []
    return f"Sửa {', '.join(parts)}" if parts else "Không sửa gì"
