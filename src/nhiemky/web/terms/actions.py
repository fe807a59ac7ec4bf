"""Every change of the work between two terms, by one name each: promises, next term's targets, the office's figures.

>>> keep_promises(actor, place, [New("Kết nạp đủ 250 đảng viên", "Báo cáo sơ kết, mục IV")])                    # doctest: +SKIP
>>> propose_next(actor, place); take(actor, row, row.version); list_next(actor, place)                       # doctest: +SKIP

Promise: an outcome is said by a person only where none is computed; a proposal that a person changed is not computed over; the list of
the next term is a draft until its adoption is recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Max

from nhiemky.consolidating.term_results import next_level
from nhiemky.domain.finding import Refusal
from nhiemky.domain.term_results import OUTCOME_WORDS, Dated, Given, TermRule
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.targets.access import require_list
from nhiemky.web.targets.actions import Listed, Paper, end_indicator, list_targets
from nhiemky.web.targets.models import Indicator, Resolution
from nhiemky.web.targets.progress.standing import Line
from nhiemky.web.terms.access import Place, next_list_of, next_targets
from nhiemky.web.terms.figures import figures_over
from nhiemky.web.terms.models import NextList, NextTarget, Promise, TermRuleVersion
from nhiemky.web.terms.next_targets import case_of, given_of, superiors
from nhiemky.web.terms.promises import key_of
from nhiemky.web.terms.rules import FIELDS, rule_of, rule_words


@dataclass(frozen=True, slots=True)
class New:
    """A promise to keep. line: the target it is tied to, None for words alone."""

    words: str
    source: str
    campaign: Campaign | None = None
    line: Line | None = None
    level: str = ""
    due: date | None = None


def _clean(words: str) -> str:
    return " ".join(nfc(words).split())


def _stale(what: str) -> Refusal:
    return Refusal("stale_version", what=what, who="người khác", at=f"{clock.local(clock.now()):%H:%M}")


def _save(row: Promise | NextTarget, version: int, what: str, values: dict[str, Any]) -> None:
    """Inside a change: only over the version that was seen."""
    rows = type(row)._default_manager.filter(pk=row.pk, version=version)
    if not rows.update(version=F("version") + 1, **values):
        raise _stale(what)
    row.refresh_from_db()


# ---- promises


def keep_promises(actor: Actor, place: Place, new: Sequence[New]) -> list[Promise]:
    """Those not kept yet in this term; the one alone that is kept already is refused."""
    organisation, term = place.organisation, place.term
    require_list(actor, organisation)
    for one in new:
        if not one.words.strip() or not one.source.strip():
            raise Refusal("promise_blank", what="nội dung" if not one.words.strip() else "nơi nêu lời hứa")
    if not new:
        raise Refusal("promise_blank", what="câu nào được chọn")
    wanted = {key_of(one.words): one for one in new}
    held = {row.key: row for row in Promise.objects.filter(organisation=organisation, term=term, key__in=list(wanted))}
    fresh = {key: one for key, one in wanted.items() if key not in held or held[key].withdrawn_at is not None}
    if not fresh:
        raise Refusal("promise_known", term=term)
    with Change(actor, "terms.promises_kept") as change:
        made = [_kept(actor, place, key, one, held.get(key)) for key, one in fresh.items()]
        change.of(
            organisation, name=f"Lời hứa nhiệm kỳ {term}", organisation_id=organisation.pk,
            after={"new": [row.words[:200] for row in made]},
        )  # fmt: skip
    return made


def _kept(actor: Actor, place: Place, key: str, one: New, held: Promise | None) -> Promise:
    row = held or Promise(organisation=place.organisation, term=place.term, key=key)
    row.words, row.source, row.campaign = nfc(one.words).strip(), _clean(one.source)[:500], one.campaign
    row.outcome = row.outcome_words = row.outcome_source = ""
    row.withdrawn_at, row.at, row.by = None, clock.now(), actor.name[:200]
    for name, value in _tie(one.line, one.level, one.due).items():
        setattr(row, name, value)
    row.save()
    return row


def _tie(line: Line | None, level: str, due: date | None) -> dict[str, Any]:
    return {
        "code": line.code if line else "", "statement": line.statement if line else "",
        "unit_of_measure": line.unit_of_measure if line else "", "level": _clean(level)[:200] if line else "", "due": due,
    }  # fmt: skip


def tie_promise(actor: Actor, promise: Promise, line: Line | None, level: str, due: date | None, version: int) -> Promise:
    """To an indicator and a level, so that its outcome is computed; None unties it."""
    require_list(actor, promise.organisation)
    if line is not None and not level.strip():
        raise Refusal("promise_blank", what="mức hứa")
    before = {"code": promise.code, "level": promise.level, "due": promise.due}
    values = _tie(line, level, due)
    if all(before[name] == values[name] for name in before):
        return promise
    with Change(actor, "terms.promise_tied") as change:
        _save(promise, version, "lời hứa", values)
        change.of(promise, before=before, after={name: values[name] for name in before})
    return promise


def judge_promise(actor: Actor, promise: Promise, outcome: str, words: str, source: str, version: int) -> Promise:
    """A person's word where none is computed, with what it rests on."""
    require_list(actor, promise.organisation)
    if promise.code and promise.level:
        raise Refusal("promise_computed")
    if outcome not in OUTCOME_WORDS or not words.strip() or (outcome != "unknown" and not source.strip()):
        missing = "đánh giá" if outcome not in OUTCOME_WORDS else "kết quả bằng lời" if not words.strip() else "căn cứ"
        raise Refusal("promise_blank", what=missing)
    before = {"outcome": promise.outcome, "words": promise.outcome_words, "source": promise.outcome_source}
    with Change(actor, "terms.promise_judged") as change:
        values = {"outcome": outcome, "outcome_words": nfc(words).strip(), "outcome_source": _clean(source)[:500]}
        _save(promise, version, "lời hứa", values)
        change.of(promise, before=before, after={"outcome": outcome, "words": words, "source": source})
    return promise


def withdraw_promise(actor: Actor, promise: Promise) -> None:
    """Out of the book; the row stays."""
    require_list(actor, promise.organisation)
    with Change(actor, "terms.promise_withdrawn") as change:
        promise.withdrawn_at = clock.now()
        promise.save(update_fields=["withdrawn_at"])
        change.of(promise, after={"withdrawn_at": promise.withdrawn_at})


# ---- next term's targets


def propose_next(actor: Actor, place: Place) -> int:
    """A proposal for each target; those that a person has changed, taken or dropped stay. How many are new or changed."""
    organisation, term = place.organisation, place.next_term
    require_list(actor, organisation)
    _open(organisation, term)
    held = {row.code: row for row in next_targets(organisation, term)}
    told, above, rule = figures_over(place), superiors(place), rule_of(place.campaign.organisation)
    rows: list[NextTarget] = []
    for order, line in enumerate(place.lines):
        row = held.get(line.code) or NextTarget(organisation=organisation, term=term, code=line.code)
        if row.pk and (row.edited or row.state != "proposed"):
            continue
        given = given_of(row) or above.get(line.code)
        facts = _facts(line, told.get(line.code, ()), given, place, rule, order)
        if any(getattr(row, name) != value for name, value in facts.items()):
            for name, value in facts.items():
                setattr(row, name, value)
            rows.append(row)
    if not rows:
        return 0
    with Change(actor, "terms.next_proposed") as change:
        for row in rows:
            row.at, row.by = clock.now(), actor.name[:200]
            row.version += 1 if row.pk else 0
            row.save()
        change.of(
            organisation, name=f"Chỉ tiêu đề xuất nhiệm kỳ {term}", organisation_id=organisation.pk,
            after={row.statement[:100]: row.level for row in rows},
        )  # fmt: skip
    return len(rows)


def _facts(
    line: Line, figures: tuple[Dated, ...], given: Given | None, place: Place, rule: TermRule, order: int
) -> dict[str, Any]:  # fmt: skip
    made = next_level(case_of(line, figures, given), place.span, rule)
    return {
        "statement": line.statement, "unit_of_measure": line.unit_of_measure[:80], "target": line.target[:200],
        "last": figures[-1].raw[:200] if figures else "", "given": given.raw if given else "",
        "given_per_year": given.per_year if given else False, "given_source": given.source[:300] if given else "",
        "proposed": made.level[:200], "arithmetic": made.arithmetic, "level": made.level[:200], "order": order,
    }  # fmt: skip


def _open(organisation: Organisation, term: str) -> None:
    made = next_list_of(organisation, term)
    if made is not None and made.adopted_at is not None:
        raise Refusal("next_list_adopted", term=term)


def edit_next(
    actor: Actor, place: Place, row: NextTarget, *, level: str, given: Given | None, reason: str = "", version: int
) -> NextTarget:  # fmt: skip
    """The superior's level, or another level than the one computed; a new superior's level is computed with at once."""
    require_list(actor, row.organisation)
    _open(row.organisation, row.term)
    line, level = place.line(row.code), _clean(level)[:200]
    same = given_of(row) == given
    values: dict[str, Any] = {"level": level, "reason": nfc(reason).strip(), "edited": level != row.proposed}
    if not same and line is not None:
        facts = _facts(line, figures_over(place).get(row.code, ()), given, place, rule_of(place.campaign.organisation), row.order)
        values |= facts
        if level != row.level:
            values["level"] = level
        values["edited"] = values["level"] != facts["proposed"]
    before = {name: getattr(row, name) for name in values}
    if before == values:
        return row
    with Change(actor, "terms.next_edited", reason=reason) as change:
        _save(row, version, "mức đề xuất", {**values, "at": clock.now(), "by": actor.name[:200]})
        change.of(row, before={"level": before["level"]}, after={"level": row.level, "given": row.given})
    return row


def take(actor: Actor, row: NextTarget, version: int) -> NextTarget:
    """Into what is proposed to the congress."""
    if not row.level.strip():
        raise Refusal("next_target_level", statement=row.statement)
    return _settle(actor, row, "taken", "terms.next_taken", row.reason, version)


def drop(actor: Actor, row: NextTarget, reason: str, version: int) -> NextTarget:
    """Not for the next term, and why."""
    if not reason.strip():
        raise Refusal("next_target_reason", statement=row.statement)
    return _settle(actor, row, "dropped", "terms.next_dropped", nfc(reason).strip(), version)


def open_again(actor: Actor, row: NextTarget, version: int) -> NextTarget:
    """Undo either."""
    return _settle(actor, row, "proposed", "terms.next_opened", "" if row.state == "dropped" else row.reason, version)


def _settle(actor: Actor, row: NextTarget, state: str, action: str, reason: str, version: int) -> NextTarget:
    require_list(actor, row.organisation)
    _open(row.organisation, row.term)
    if row.state == state:
        return row
    before = row.state
    with Change(actor, action, reason=reason) as change:
        _save(row, version, "chỉ tiêu đề xuất", {"state": state, "reason": reason})
        change.of(row, before={"state": before}, after={"state": state, "level": row.level})
    return row


def draft_subject(term: str) -> str:
    """
    >>> draft_subject("2025 - 2030")
    'Dự thảo chỉ tiêu nhiệm kỳ 2025 - 2030 (đề xuất, chưa được đại hội thông qua)'
    """
    return f"Dự thảo chỉ tiêu nhiệm kỳ {term} (đề xuất, chưa được đại hội thông qua)"


def list_next(actor: Actor, place: Place) -> NextList:
    """What was taken becomes the list of the next term, a draft. Made again it follows what is taken now: rows whose level changed are
    listed anew, rows no longer taken are ended."""
    organisation, term = place.organisation, place.next_term
    require_list(actor, organisation)
    taken = list(next_targets(organisation, term).filter(state="taken"))
    if not taken:
        raise Refusal("next_list_empty", term=term)
    made = next_list_of(organisation, term)
    _open(organisation, term)
    if made is None:
        there = Indicator.objects.filter(organisation=organisation, resolution__term__label=term, ended_at=None)
        if (found := there.select_related("resolution").first()) is not None:
            raise Refusal("next_list_stands", term=term, symbol=found.resolution.symbol or "đã ghi")
    subject = draft_subject(term)
    rows = [Listed(row.statement, row.unit_of_measure, row.level, document=subject[:200]) for row in taken]
    with Change(actor, "terms.next_listed") as change:
        if made is not None:
            _end_changed(actor, made.resolution, taken)
        resolution = list_targets(actor, organisation, rows, term=term, paper=Paper(subject=subject))
        made, _ = NextList.objects.update_or_create(
            organisation=organisation, term=term,
            defaults={"resolution": resolution, "made_at": clock.now(), "made_by": actor.name[:200]},
        )  # fmt: skip
        change.of(made, name=subject, organisation_id=organisation.pk, after={row.statement[:100]: row.level for row in taken})
    return made


def _end_changed(actor: Actor, resolution: Resolution, taken: Sequence[NextTarget]) -> None:
    levels = {(row.statement, row.unit_of_measure): row.level for row in taken}
    for indicator in Indicator.objects.filter(resolution=resolution, ended_at=None).prefetch_related("targets"):
        newest = max(indicator.targets.all(), key=lambda one: one.number, default=None)
        if levels.get((indicator.statement, indicator.unit_of_measure)) != (newest.raw if newest else ""):
            end_indicator(actor, indicator, "Dự thảo đổi mức đề xuất")


def adopt_next(actor: Actor, made: NextList, document: str, on: date | None) -> NextList:
    """The congress adopted the list: from here on it is the organisation's list of targets."""
    require_list(actor, made.organisation)
    _open(made.organisation, made.term)
    symbol = _clean(document)[:80]
    if not symbol:
        raise Refusal("adoption_blank")
    with Change(actor, "terms.next_adopted") as change:
        fresh = NextList.objects.filter(pk=made.pk, adopted_at=None).update(
            adopted_at=clock.now(), adopted_by=actor.name[:200], document=symbol
        )
        if not fresh:
            raise _stale("danh sách chỉ tiêu")
        subject = f"Chỉ tiêu nhiệm kỳ {made.term}"
        Resolution.objects.filter(pk=made.resolution_id).update(symbol=symbol, on=on, subject=subject)
        change.of(made, name=subject, organisation_id=made.organisation_id, after={"document": symbol, "on": on})
    made.refresh_from_db()
    return made


# ---- the office's figures


def set_rule(actor: Actor, organisation: Organisation, rule: TermRule, reason: str, seen: int) -> TermRuleVersion:
    """A new version. seen: the number the person looked at, 0 for none."""
    require(actor, "office", organisation, "đặt định mức của văn phòng")
    number = TermRuleVersion.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"] or 0
    if number != seen:
        raise _stale("định mức của văn phòng")
    before = rule_of(organisation)
    with Change(actor, "terms.rule_set", reason=reason) as change:
        made = TermRuleVersion.objects.create(
            organisation=organisation, number=number + 1, value=rule_words(rule), reason=reason, at=clock.now(), by=actor.name[:200]
        )
        change.of(
            made, name=f"Định mức của {organisation.name}", organisation_id=organisation.pk,
            before={name: getattr(before, name) for name in FIELDS}, after={name: getattr(rule, name) for name in FIELDS},
        )  # fmt: skip
    return made
