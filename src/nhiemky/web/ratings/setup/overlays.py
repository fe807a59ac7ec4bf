"""A committee's own rules on ratings: saved in versions, put in force with a reason, withdrawn; and whom they would touch.

>>> version = save_overlay(actor, committee, text)                      # a draft                       # doctest: +SKIP
>>> put_in_force(actor, version.overlay, "theo Hướng dẫn 03-HD/ĐUK")    # rounds made from now on        # doctest: +SKIP

Promise: a version is never edited, only followed; a round that stands keeps the rules it pinned; nothing is in force that cannot be laid
over the centre's rules of a year it speaks of.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal

from nhiemky.checking.ratings.judge import judge
from nhiemky.domain.finding import Finding, Refusal
from nhiemky.rulebook.rating_sets import parse_rule_file, rule_set, softened
from nhiemky.rulebook.ratings import RuleFile
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import RatingCampaign, RuleOverlay, RuleOverlayVersion
from nhiemky.web.ratings.setup.rounds import UNDECIDED
from nhiemky.web.ratings.setup.rules import files_of, in_force, newest, rates
from nhiemky.web.ratings.value import rows_of

WHAT = "sửa quy tắc xếp loại"


@dataclass(frozen=True, slots=True)
class Touched:
    """A round judged with and without the overlay: findings that come, findings that go."""

    campaign: RatingCampaign
    comes: tuple[Finding, ...]
    goes: tuple[Finding, ...]
    rated: int


def read_overlay(organisation: Organisation, text: str, name: str = "quy tắc riêng") -> RuleFile:
    """The text as a rule file that can be laid over the centre's. Raises Refusal (rule_file_invalid with the line, rating_overlay_layer,
    rule_overlay_looser, rule_overlay_unfit, rule_not_for_year)."""
    above = [version for version in newest(organisation) if version.state == "in_force"]
    file = parse_rule_file(text, file=name, known=files_of(above))
    if file.layer == "centre":
        raise Refusal("rating_overlay_layer", file=name, given=file.layer)
    year = max(file.rated_from, min(clock.today().year, file.rated_to or clock.today().year))
    period = f"{year}-Q1" if "quarter" in file.periods and "year" not in file.periods else str(year)
    others = [version for version in in_force(organisation, year, period) if version.overlay.symbol != file.id]
    rule_set(year, period, [*files_of(others), file])
    return file


def looser(organisation: Organisation, text: str) -> tuple[Finding, ...]:
    """What the text allows more of than the superior is thought to say: allowed, and shown before it is put in force."""
    above = [version for version in newest(organisation) if version.state == "in_force"]
    return softened(read_overlay(organisation, text), files_of(above))


def save_overlay(actor: Actor, organisation: Organisation, text: str, overlay: RuleOverlay | None = None) -> RuleOverlayVersion:
    """Keep the text as a new draft. overlay: whose next version it is; without one, of the symbol that the text names.

    Raises Refusal (rating_overlay_unchanged, those of `read_overlay`, not_allowed).
    """
    require_board(actor, "rate", organisation, WHAT)
    file = read_overlay(organisation, text)
    overlay = overlay or RuleOverlay.objects.filter(organisation=organisation, symbol=file.id).first()
    last = _last(overlay) if overlay else None
    if overlay and last and last.text.strip() == text.strip():
        raise Refusal("rating_overlay_unchanged", symbol=overlay.symbol, number=last.number)
    with Change(actor, "rating.overlay_saved") as change:
        if overlay is None:
            overlay = RuleOverlay.objects.create(organisation=organisation, symbol=file.id[:80], made_at=clock.now())
        elif overlay.symbol != file.id:
            overlay.symbol = file.id[:80]
            overlay.save(update_fields=["symbol"])
        version = _add(actor, overlay, last, text, "draft", "")
        change.of(overlay, after={"number": version.number})
    return version


def put_in_force(actor: Actor, overlay: RuleOverlay, reason: str) -> RuleOverlayVersion:
    """The newest text holds for rounds made from now on. Raises Refusal (rating_reason_missing, those of `read_overlay`)."""
    require_board(actor, "rate", overlay.organisation, WHAT)
    if not reason.strip():
        raise Refusal("rating_reason_missing", what="cho áp dụng quy tắc")
    last = _last(overlay)
    assert last is not None
    read_overlay(overlay.organisation, last.text, overlay.symbol)
    with Change(actor, "rating.overlay_in_force", reason=reason) as change:
        version = _add(actor, overlay, last, last.text, "in_force", reason)
        change.of(overlay, before={"number": last.number, "state": last.state}, after={"number": version.number, "state": "in_force"})
    return version


def withdraw(actor: Actor, overlay: RuleOverlay, reason: str) -> RuleOverlayVersion:
    """The overlay no longer holds for rounds made from now on; its versions stay."""
    require_board(actor, "rate", overlay.organisation, WHAT)
    if not reason.strip():
        raise Refusal("rating_reason_missing", what="thôi áp dụng quy tắc")
    last = _last(overlay)
    assert last is not None
    with Change(actor, "rating.overlay_withdrawn", reason=reason) as change:
        version = _add(actor, overlay, last, last.text, "withdrawn", reason)
        change.of(overlay, before={"number": last.number, "state": last.state}, after={"number": version.number, "state": "withdrawn"})
    return version


def _last(overlay: RuleOverlay) -> RuleOverlayVersion | None:
    return overlay.versions.order_by("number").last()


def _add(
    actor: Actor, overlay: RuleOverlay, last: RuleOverlayVersion | None, text: str, state: str, reason: str
) -> RuleOverlayVersion:  # fmt: skip
    return RuleOverlayVersion.objects.create(
        overlay=overlay, number=(last.number if last else 0) + 1, text=text, state=state, reason=reason, at=clock.now(),
        by=actor.name[:200],
    )  # fmt: skip


def touched(organisation: Organisation, text: str) -> list[Touched]:
    """The committee's rounds judged anew: those not yet decided and the last decided one of a year the text speaks of."""
    file = read_overlay(organisation, text)
    rounds = RatingCampaign.objects.filter(organisation=organisation, past=False)
    chosen = [*rounds.filter(state__in=UNDECIDED), *rounds.exclude(state__in=UNDECIDED)[:1]]
    found = []
    for campaign in chosen:
        if not rates(file, campaign.year, "quarter" if campaign.period_kind == "quarter" else "year"):
            continue
        others = [version for version in in_force(organisation, campaign.year, campaign.period) if version.overlay.symbol != file.id]
        rows = [row for row in rows_of(campaign) if row.level]
        elevated = elevated_of(campaign)
        before = {_key(each): each for each in judge(rows, rule_set(campaign.year, campaign.period, files_of(others)), elevated).findings}
        with_it = rule_set(campaign.year, campaign.period, [*files_of(others), file])
        after = {_key(each): each for each in judge(rows, with_it, elevated).findings}
        comes = tuple(each for key, each in after.items() if key not in before)
        goes = tuple(each for key, each in before.items() if key not in after)
        found.append(Touched(campaign, comes, goes, len(rows)))
    return found


def _key(found: Finding) -> tuple[str, str, str, str]:
    """One finding whatever the sentence says of its basis."""
    return found.code, found.subject_id or "", str(found.facts.get("group", "")), str(found.facts.get("allowed", ""))


def elevated_of(campaign: RatingCampaign) -> dict[tuple[str, str], Decimal]:
    """(kind, group) -> the higher ratio decided for it."""
    held = json.loads(campaign.elevated)
    return {(key.partition("|")[0], key.partition("|")[2]): Decimal(str(each["ratio"])) for key, each in held.items() if each.get("ratio")}
