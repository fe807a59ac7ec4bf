"""Rows of a revision: texts, figures, findings, each once, in order; called inside the change that stores the revision."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from nhiemky import __version__
from nhiemky.domain.figure import Row
from nhiemky.domain.finding import Finding
from nhiemky.domain.placement import Placement
from nhiemky.domain.wire import to_json
from nhiemky.vietnamese.values import parse_value
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.reports.content import OWN, Content
from nhiemky.web.reports.models import Draft, Figure, FigureDraft, FindingAnswer, ReportFinding, Revision, SectionText

_LARGEST = Decimal(10) ** 19


def store_texts(revision: Revision, content: Content, placement: Placement | None, carried: Revision | None) -> None:
    """Sections in the outline's order, then the unit's own headings."""
    places = {placed.key: placed.passage.place for placed in placement.placed} if placement else {}
    kept = f"giữ từ bản {carried.number}" if carried is not None and not places else ""
    order = {key: number for number, key in enumerate(content.asked.by_key)}
    works = sorted((work for work in content.works if work.answered), key=lambda work: order.get(work.key, len(order)))
    rows = [
        SectionText(
            revision=revision, path=work.key[:200], title=content.asked.by_key[work.key].title[:500] if work.key in order else work.key,
            text=work.text, not_applicable=work.not_applicable, place=(places.get(work.key) or kept)[:120], order=number,
        )
        for number, work in enumerate(works)
    ]  # fmt: skip
    rows += [
        SectionText(
            revision=revision, path=f"{own.under}{OWN}{number}"[:200],
            title=own.title[:500], text=own.text, place=kept, order=len(rows) + number,
        )
        for number, own in enumerate(content.added, 1)
    ]  # fmt: skip
    SectionText.objects.bulk_create(rows)


def store_figures(revision: Revision, content: Content, draft: Draft | None, carried: Revision | None) -> None:
    """Appendix rows, then figures the outline asks by name, each with the words it stands in."""
    codes = {indicator.statement.casefold().strip(): indicator.code for indicator in content.asked.indicators}
    known = set(codes.values())
    drafts = {figure.code: figure for figure in draft.figures.all()} if draft else {}
    figures = [
        _figure(revision, row, row.code if row.code in known else codes.get(row.statement.casefold().strip(), row.code), number,
                drafts.get(row.code), carried)
        for number, row in enumerate(content.rows)
        if row.statement.strip()
    ]  # fmt: skip
    figures += [
        Figure(
            revision=revision, campaign=revision.campaign, organisation=revision.organisation, statement=name,
            actual=written[:200],
            sentence=f"mục {content.asked.by_key[key].number}: {name} {written}" if key in content.asked.by_key else name,
            cut_off=revision.cut_off, order=len(content.rows) + number, **_number(written),
        )
        for number, ((key, name), written) in enumerate(content.named.items())
        if written.strip()
    ]  # fmt: skip
    Figure.objects.bulk_create(figures)


def _figure(revision: Revision, row: Row, code: str, order: int, typed: FigureDraft | None, carried: Revision | None) -> Figure:
    sheet = f"{carried.file_name} (bản {carried.number}): {row.sheet}" if carried is not None else row.sheet
    number = row.actual.number
    fits = number is not None and abs(number) < _LARGEST
    return Figure(
        revision=revision, campaign=revision.campaign, organisation=revision.organisation, code=code[:40], statement=row.statement,
        unit_of_measure=row.unit_of_measure[:80], target=row.target.raw[:200], actual=row.actual.raw[:200],
        value=number if fits else None, decimals=row.actual.decimals, percent=row.actual.percent,
        estimated=row.actual.estimated or revision.estimated, cut_off=((typed.cut_off if typed else "") or revision.cut_off)[:10],
        verdict=row.verdict[:200], note=row.note, sheet=(sheet or (typed.source if typed else ""))[:120], table_cell=row.actual_cell[:80],
        target_cell=row.target_cell[:80], order=order,
    )  # fmt: skip


def _number(written: str) -> dict[str, object]:
    value = parse_value(written)
    return {"value": value.number, "decimals": value.decimals, "percent": value.percent}


def store_findings(
    revision: Revision, findings: Sequence[Finding], keys: Mapping[str, Finding], reasons: Mapping[str, str], actor: Actor
) -> None:
    """Each finding with its facts, and the unit's reason where it gave one."""
    names = {id(found): key for key, found in keys.items()}
    for found in findings:
        facts = {**{name: str(value) for name, value in found.facts.items()}, "subject_id": found.subject_id or ""}
        row = ReportFinding.objects.create(
            revision=revision, code=found.code[:60], severity=found.severity, message=found.message, basis=found.basis,
            place=(found.place or found.subject_id or "")[:200], facts=json.dumps(facts, ensure_ascii=False, sort_keys=True),
            quotes=json.dumps(to_json(list(found.quotes)), ensure_ascii=False), check_version=__version__[:20],
        )  # fmt: skip
        why = reasons.get(names.get(id(found), ""), "").strip()
        if why:
            FindingAnswer.objects.create(finding=row, why=why, by=actor.name[:200], at=clock.now())
