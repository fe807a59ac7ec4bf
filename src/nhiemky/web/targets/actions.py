"""Every change of a list of targets, by one name each.

>>> resolution = list_targets(actor, organisation, rows, term="2020 - 2025")                       # doctest: +SKIP
>>> request = request_target_change(actor, indicator, "28", "Sáp nhập hai chi bộ")                 # doctest: +SKIP
>>> decide_target_change(actor, request, agreed=True, document="45-CV/ĐUK, ngày 12/6/2023")        # doctest: +SKIP

Promise: a target is never overwritten: each level is a version with its document and consent; what a campaign forbids is refused, what
needs consent becomes a request, and only the superior's answer makes the new version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max
from django.urls import reverse

from nhiemky.consolidating.status import direction_of
from nhiemky.domain.finding import Refusal
from nhiemky.flows.campaign_draft import default_method
from nhiemky.vietnamese.measures import measure
from nhiemky.vietnamese.unicode import nfc, search_key
from nhiemky.vietnamese.values import parse_target
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.files.store import Kept, keep, known
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reports.signed import SignedCopy, judge_signed
from nhiemky.web.targets.access import indicators_of, may_decide, require_decide, require_list
from nhiemky.web.targets.ledger import campaign_for, clause_of, policies_for
from nhiemky.web.targets.models import Indicator, KeyTask, PastFigure, Resolution, Target, TargetRequest, Term
from nhiemky.web.targets.terms import term_bounds

_KINDS = {"whole": "count", "decimal": "money", "percent": "percent", "yes_no": "yes_no", "level": "level", "text": "text"}
_OWN_CODE = "R"


@dataclass(frozen=True, slots=True)
class Listed:
    """One row to be listed, as a person confirmed it. serves: the campaign's indicator it answers, "" for the unit's own."""

    statement: str
    unit_of_measure: str = ""
    words: str = ""
    serves: str = ""
    previous: str = ""
    previous_period: str = ""
    document: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """The resolution the list stands in, with its file where one was read. quotes: a key task's words -> as the paper has them."""

    symbol: str = ""
    on: date | None = None
    subject: str = ""
    kept: Kept | None = None
    file_name: str = ""
    key_tasks: tuple[str, ...] = ()
    breakthroughs: tuple[str, ...] = ()
    quotes: Mapping[str, str] = field(default_factory=dict)


def list_targets(actor: Actor, organisation: Organisation, rows: Sequence[Listed], *, term: str, paper: Paper | None = None) -> Resolution:
    """Add `rows` to the organisation's list of the term, making term and resolution where there are none. Rows listed already (same
    words, same unit of measure) keep their row: a missing target or match is filled in, another level is left to a change of target."""
    require_list(actor, organisation)
    wanted = [row for row in rows if row.statement.strip()]
    paper = paper or Paper()
    if not wanted and not (paper.key_tasks or paper.breakthroughs):
        raise Refusal("target_list_empty")
    _once_each(wanted)
    with Change(actor, "targets.listed") as change:
        resolution = _resolution(organisation, term, paper)
        held = {(row.statement_key, search_key(row.unit_of_measure)): row for row in indicators_of(organisation)}
        order = resolution.indicators.aggregate(last=Max("order"))["last"] or 0
        added = 0
        for row in wanted:
            indicator = held.get((_key(row.statement), search_key(row.unit_of_measure)))
            if indicator is None or indicator.resolution_id != resolution.pk:
                order, added = order + 1, added + 1
                indicator = _made(resolution, organisation, row, order)
            elif row.serves and not indicator.serves:
                Indicator.objects.filter(pk=indicator.pk).update(serves=row.serves)
            if row.words and not indicator.targets.exists():
                _version(indicator, row.words, actor, document=row.document or _named(resolution))
            if row.previous and not indicator.past.filter(raw=row.previous).exists():
                PastFigure.objects.create(
                    indicator=indicator, period=row.previous_period[:10], raw=row.previous[:200], at=clock.now(), by=actor.name[:200]
                )
        _key_tasks(resolution, paper)
        change.of(
            resolution, name=f"Chỉ tiêu {resolution.term}", organisation_id=organisation.pk,
            after={"rows": len(wanted), "added": added, "symbol": paper.symbol, "file": paper.file_name},
        )  # fmt: skip
    return resolution


def _once_each(rows: Sequence[Listed]) -> None:
    seen: dict[str, Listed] = {}
    for row in rows:
        other = seen.setdefault(row.serves, row) if row.serves else row
        if other is not row:
            raise Refusal("target_match_taken", statement=other.statement, other=row.statement, asked=row.serves)


def _key(statement: str) -> str:
    return search_key(statement)[:300]


def _resolution(organisation: Organisation, label: str, paper: Paper) -> Resolution:
    starts, ends = term_bounds(label, clock.today())
    label = f"{starts.year} - {ends.year}"
    term, _ = Term.objects.get_or_create(organisation=organisation, label=label, defaults={"starts": starts, "ends": ends})
    found = Resolution.objects.filter(term=term).order_by("-pk").first()
    facts = {"symbol": paper.symbol[:80], "on": paper.on, "subject": paper.subject[:400], "file_name": paper.file_name[:250]}
    if found is None or (paper.symbol and found.symbol and found.symbol != paper.symbol):
        found = Resolution(term=term)
    for name, value in facts.items():
        if value:
            setattr(found, name, value)
    if paper.kept is not None:
        found.file = known(paper.kept)
    found.save()
    return found


def _named(resolution: Resolution) -> str:
    return f"Nghị quyết {resolution.symbol}".strip() if resolution.symbol else ""


def _made(resolution: Resolution, organisation: Organisation, row: Listed, order: int, state: str = "active") -> Indicator:
    statement, unit = nfc(row.statement).strip(), nfc(row.unit_of_measure).strip()
    return Indicator.objects.create(
        resolution=resolution, organisation=organisation, code=_code(resolution), statement=statement, statement_key=_key(statement),
        unit_of_measure=unit[:80], value_kind=_KINDS[measure(unit, statement)], direction=direction_of(statement),
        method=default_method(unit, statement), serves=row.serves[:40], order=order, state=state,
        quote=nfc(row.quote).strip(),
    )  # fmt: skip


def _code(resolution: Resolution) -> str:
    """R01, R02 ...: never used again, so that a figure's code means one row for ever."""
    taken = set(Indicator.objects.filter(organisation_id=resolution.term.organisation_id).values_list("code", flat=True))
    number = 1
    while f"{_OWN_CODE}{number:02}" in taken:
        number += 1
    return f"{_OWN_CODE}{number:02}"


def _version(indicator: Indicator, words: str, actor: Actor, *, document: str = "", consent: str = "", reason: str = "") -> Target:
    words = nfc(words).strip()
    number = (indicator.targets.aggregate(last=Max("number"))["last"] or 0) + 1
    value = parse_target(words, unit_of_measure=indicator.unit_of_measure).number
    fits = value is not None and abs(value) < 10**19
    return Target.objects.create(
        indicator=indicator, number=number, raw=words[:200], value=value if fits else None, document=document[:200],
        consent=consent[:200], reason=reason, at=clock.now(), by=actor.name[:200],
    )  # fmt: skip


def _key_tasks(resolution: Resolution, paper: Paper) -> None:
    for kind, words in (("key_task", paper.key_tasks), ("breakthrough", paper.breakthroughs)):
        held = set(resolution.key_tasks.filter(kind=kind).values_list("words", flat=True))
        for order, each in enumerate(words):
            if each not in held:
                KeyTask.objects.create(resolution=resolution, kind=kind, words=each, order=order, quote=paper.quotes.get(each, ""))


def settle_match(actor: Actor, indicator: Indicator, code: str) -> Indicator:
    """Which indicator of the campaign the row answers; "" makes it the unit's own."""
    require_list(actor, indicator.organisation)
    taken = indicators_of(indicator.organisation).filter(serves=code, resolution=indicator.resolution).exclude(pk=indicator.pk).first()
    if code and taken:
        raise Refusal("target_match_taken", statement=taken.statement, other=indicator.statement, asked=code)
    before = indicator.serves
    if before == code:
        return indicator
    with Change(actor, "targets.matched") as change:
        indicator.serves = code
        indicator.save(update_fields=["serves"])
        change.of(indicator, before={"serves": before}, after={"serves": code}, organisation_id=indicator.organisation_id)
    return indicator


def add_indicator(actor: Actor, organisation: Organisation, row: Listed, *, term: str, reason: str = "") -> Indicator:
    """One row of the unit's own beside the campaign's: at once where it is free, as a request where it needs consent."""
    require_list(actor, organisation)
    if not row.statement.strip():
        raise Refusal("target_statement_missing", row=1)
    freedom = policies_for(organisation).add_targets
    if freedom == "forbidden":
        raise Refusal("target_add_forbidden")
    asks = freedom == "consent"
    with Change(actor, "targets.addition_asked" if asks else "targets.added", reason=reason) as change:
        resolution = _resolution(organisation, term, Paper())
        order = (resolution.indicators.aggregate(last=Max("order"))["last"] or 0) + 1
        indicator = _made(resolution, organisation, row, order, "asked" if asks else "active")
        if asks:
            TargetRequest.objects.create(
                indicator=indicator, kind="add", raw=row.words[:200], reason=reason, asked_at=clock.now(), asked_by=actor.name[:200]
            )
            _tell_superior(indicator, f"{organisation.name} xin thêm chỉ tiêu “{indicator.statement}”.", actor)
        elif row.words:
            _version(indicator, row.words, actor, reason=reason)
        change.of(indicator, organisation_id=organisation.pk, after={"statement": indicator.statement, "target": row.words})
    return indicator


def describe(actor: Actor, indicator: Indicator, *, direction: str, period: str, method: str) -> Indicator:
    """Which side is good, over which period, how parts go together; what is not one of the choices is refused by the form."""
    require_list(actor, indicator.organisation)
    before = {"direction": indicator.direction, "period": indicator.period, "method": indicator.method}
    after = {"direction": direction, "period": period, "method": method}
    if before == after:
        return indicator
    with Change(actor, "targets.described") as change:
        for name, value in after.items():
            setattr(indicator, name, value)
        indicator.cumulative = period == "term" and method == "sum"
        indicator.save(update_fields=[*after, "cumulative"])
        change.of(indicator, organisation_id=indicator.organisation_id, before=before, after=after)
    return indicator


def end_indicator(actor: Actor, indicator: Indicator, reason: str = "") -> None:
    """Take a row off the list; its versions and what was reported under it stay."""
    require_list(actor, indicator.organisation)
    with Change(actor, "targets.ended", reason=reason) as change:
        indicator.ended_at = clock.now()
        indicator.save(update_fields=["ended_at"])
        change.of(indicator, organisation_id=indicator.organisation_id, after={"ended_at": indicator.ended_at})


def bring_back(actor: Actor, indicator: Indicator) -> None:
    """Undo `end_indicator`."""
    require_list(actor, indicator.organisation)
    with Change(actor, "targets.brought_back") as change:
        indicator.ended_at = None
        indicator.save(update_fields=["ended_at"])
        change.of(indicator, organisation_id=indicator.organisation_id, after={"ended_at": None})


def change_target(actor: Actor, indicator: Indicator, words: str, *, reason: str = "", document: str = "") -> Target:
    """A new version at once: the first one, where changing is free, or by the office above."""
    require_list(actor, indicator.organisation)
    current = indicator.targets.order_by("-number").first()
    if current is not None:
        _different(indicator, current, words)
        if not may_decide(actor, indicator.organisation):
            freedom = policies_for(indicator.organisation).change_targets
            if freedom != "free":
                code = "target_change_forbidden" if freedom == "forbidden" else "target_change_needs_consent"
                raise _refused(code, indicator, current)
    with Change(actor, "targets.changed", reason=reason) as change:
        made = _version(indicator, words, actor, document=document, reason=reason)
        change.of(
            indicator, organisation_id=indicator.organisation_id,
            before={"target": current.raw if current else ""}, after={"target": made.raw, "document": document},
        )  # fmt: skip
    return made


def _refused(code: str, indicator: Indicator, current: Target | None) -> Refusal:
    """With the sentence of the campaign's document that forbids it or asks for consent."""
    clause = clause_of(campaign_for(indicator.organisation))
    return Refusal(code, statement=indicator.statement, current=current.raw if current else "", clause=clause)


def _different(indicator: Indicator, current: Target, words: str) -> None:
    one = parse_target(words, unit_of_measure=indicator.unit_of_measure)
    other = parse_target(current.raw, unit_of_measure=indicator.unit_of_measure)
    same_number = one.number is not None and one.number == other.number and one.comparator == other.comparator
    if not words.strip() or same_number or search_key(words) == search_key(current.raw):
        raise Refusal("target_same", current=current.raw)


def request_target_change(actor: Actor, indicator: Indicator, words: str, reason: str) -> TargetRequest:
    """Ask the superior for another level; refused where the campaign forbids any."""
    require_list(actor, indicator.organisation)
    current = indicator.targets.order_by("-number").first()
    freedom = policies_for(indicator.organisation).change_targets
    if freedom == "forbidden":
        raise _refused("target_change_forbidden", indicator, current)
    if current is not None:
        _different(indicator, current, words)
    if not reason.strip():
        raise Refusal("target_reason_missing")
    with Change(actor, "targets.change_asked", reason=reason) as change:
        made = TargetRequest.objects.create(
            indicator=indicator, raw=nfc(words).strip()[:200], reason=nfc(reason).strip(), asked_at=clock.now(), asked_by=actor.name[:200]
        )
        _tell_superior(indicator, f"{indicator.organisation.name} xin điều chỉnh chỉ tiêu “{indicator.statement}” thành {made.raw}.", actor)
        change.of(
            made, name=indicator.statement, organisation_id=indicator.organisation_id,
            before={"target": current.raw if current else ""}, after={"target": made.raw},
        )  # fmt: skip
    return made


def _tell_superior(indicator: Indicator, words: str, actor: Actor) -> None:
    """A notice to the committee above; inside a change."""
    superior = indicator.organisation.parent
    if superior is not None:
        notify([superior], words[:500], link=reverse("targets:requests"), kind="target", by=actor.name[:200])


def decide_target_change(
    actor: Actor, request: TargetRequest, *, agreed: bool, document: str, words: str = "", file: SignedCopy | None = None
) -> TargetRequest:
    """The superior's answer with its document; agreed: a new version (`words` where another level than asked for was agreed).
    file: the document itself, judged before it is kept."""
    indicator = request.indicator
    require_decide(actor, indicator.organisation)
    if not document.strip():
        raise Refusal("target_document_missing")
    judge_signed(file)
    kept = keep(file.data) if file else None
    decision = "agreed" if agreed else "refused"
    with Change(actor, "targets.change_decided") as change:
        changed = TargetRequest.objects.filter(pk=request.pk, decision="").update(
            decision=decision, decision_document=nfc(document).strip()[:200], decided_at=clock.now(), decided_by=actor.name[:200]
        )
        if not changed:
            request.refresh_from_db()
            raise Refusal(
                "target_request_decided", who=request.decided_by, decision="đồng ý" if request.decision == "agreed" else "không đồng ý"
            )
        if kept and file:
            TargetRequest.objects.filter(pk=request.pk).update(decision_file=known(kept), decision_file_name=file.name[:250])
        level = nfc(words).strip() or request.raw
        if agreed and level:
            _version(indicator, level, actor, document=document, consent=actor.name, reason=request.reason)
        if request.kind == "add":
            Indicator.objects.filter(pk=indicator.pk).update(state="active" if agreed else "refused")
        answer = f"{'Đồng ý' if agreed else 'Không đồng ý'} điều chỉnh chỉ tiêu “{indicator.statement}” theo {document}."
        address = reverse("targets:indicator", args=[indicator.uuid])
        notify([indicator.organisation], answer[:500], link=address, kind="target", by=actor.name[:200])
        change.of(
            request, name=indicator.statement, organisation_id=indicator.organisation_id,
            after={"decision": decision, "document": document, "target": level if agreed else ""},
        )  # fmt: skip
    request.refresh_from_db()
    return request
