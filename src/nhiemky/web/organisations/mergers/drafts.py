"""Working copies over a merger or split: copied to the successor's duty, the old ones stay with the old unit.

Texts of several predecessors under one heading: the first becomes the text, the others wait beside it as texts of a file do, until
a person chooses. Figures by the indicator's rule: counts are added and say from what; what is not comparable begins empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from nhiemky.domain.campaign import Indicator
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.values import parse_value
from nhiemky.web import clock
from nhiemky.web.campaigns.models import Obligation, RosterEntry
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.consolidations.lineage import default_rule
from nhiemky.web.organisations.ledger import Ledger
from nhiemky.web.organisations.mergers.plan import Plan
from nhiemky.web.reports.models import Draft, FigureDraft, IncomingText, SectionDraft

BY = "Chuyển từ đơn vị cũ"


def carry_drafts(
    ledger: Ledger, plan: Plan, made: Mapping[tuple[int, str], Obligation], entries: Mapping[str, RosterEntry]
) -> None:  # fmt: skip
    """Every open duty that was passed on, with what had been written for it. A split carries texts, not figures of the whole."""
    del entries
    indicators = {each.code: each for each in value_of(plan.campaign).indicators}
    rules = {code: carry.rule for code, carry in plan.event.carries.items()}
    for (requirement, id), duty in made.items():
        mine = [draft for draft in plan.drafts if draft.obligation.requirement_id == requirement]
        if not mine or Draft.objects.filter(obligation=duty).exists():
            _beside(ledger, duty, mine)
            continue
        now = clock.now()
        new = Draft.objects.create(obligation=duty, cut_off=mine[0].cut_off, made_at=now, saved_at=now)
        ledger.made(new)
        _texts(ledger, new, mine)
        if len(plan.event.successors) == 1:
            _figures(ledger, new, mine, indicators, rules)
        if duty.state == "open":
            ledger.alter(duty, state="preparing", version=duty.version + 1)
        del id


def _beside(ledger: Ledger, duty: Obligation, drafts: Sequence[Draft]) -> None:
    """The successor writes already: all texts of the others wait beside its own."""
    own = Draft.objects.filter(obligation=duty).first()
    if own is not None:
        for draft in drafts:
            for section in draft.sections.exclude(text="").order_by("order", "pk"):
                _wait(ledger, own, section, draft)


def _texts(ledger: Ledger, new: Draft, drafts: Sequence[Draft]) -> None:
    held: dict[str, str] = {}
    now = clock.now()
    for draft in drafts:
        for section in draft.sections.order_by("order", "pk"):
            if section.path not in held:
                held[section.path] = section.text
                copy = SectionDraft.objects.create(
                    draft=new, path=section.path, label=section.label, title=section.title, own=section.own, order=section.order,
                    text=section.text, state="writing" if section.text.strip() else "empty", source=_source(draft), saved_at=now,
                    saved_by=BY,
                )  # fmt: skip
                ledger.made(copy)
            elif section.text.strip() and section.text != held[section.path]:
                _wait(ledger, new, section, draft)


def _wait(ledger: Ledger, new: Draft, section: SectionDraft, draft: Draft) -> None:
    waiting = IncomingText.objects.create(
        draft=new, path=section.path, text=section.text, file_name=_source(draft), at=clock.now(), by=BY
    )  # fmt: skip
    ledger.made(waiting)


def _source(draft: Draft) -> str:
    return f"Bản đang soạn của {draft.obligation.entry.name} (cũ)"[:250]


def _figures(
    ledger: Ledger, new: Draft, drafts: Sequence[Draft], indicators: Mapping[str, Indicator], rules: Mapping[str, str]
) -> None:  # fmt: skip
    cells: dict[str, list[tuple[Draft, FigureDraft]]] = {}
    for draft in drafts:
        for figure in draft.figures.order_by("order", "pk"):
            cells.setdefault(figure.code, []).append((draft, figure))
    now = clock.now()
    for code, mine in cells.items():
        first = mine[0][1]
        rule = rules.get(code) or (default_rule(indicators[code]) if code in indicators else "sum")
        actual, note = _joined([(draft, figure, figure.actual) for draft, figure in mine], rule, first.unit_of_measure)
        target, _ = _joined([(draft, figure, figure.target) for draft, figure in mine], rule, first.unit_of_measure)
        same = {figure.target for _, figure in mine}
        copy = FigureDraft.objects.create(
            draft=new, code=code, statement=first.statement, unit_of_measure=first.unit_of_measure,
            target=target or (first.target if len(same) == 1 else ""), actual=actual, estimated=any(figure.estimated for _, figure in mine),
            cut_off=first.cut_off if len({figure.cut_off for _, figure in mine}) == 1 else "", note=note, own=first.own, order=first.order,
            source=BY, saved_at=now, saved_by=BY,
        )  # fmt: skip
        ledger.made(copy)


def _joined(mine: Sequence[tuple[Draft, FigureDraft, str]], rule: str, measure: str) -> tuple[str, str]:
    """("774", "330 (A, cũ) + 444 (B, cũ)") for what adds up; ("", words) for what does not."""
    given = [(draft.obligation.entry.name, words) for draft, _, words in mine if words.strip()]
    if not given:
        return "", ""
    if rule == "last":
        return given[0][1], f"Số của {given[0][0]} (cũ)"
    values = [(name, parse_value(words, unit_of_measure=measure)) for name, words in given]
    note = " + ".join(f"{value.raw} ({name}, cũ)" for name, value in values)
    plain = all(value.number is not None and value.comparator == "=" and not value.percent for _, value in values)
    if rule != "sum" or not plain:
        return "", f"Số của các đơn vị cũ: {note.replace(' + ', '; ')}"
    return format_number(sum((value.number or Decimal(0) for _, value in values), Decimal(0))), note
