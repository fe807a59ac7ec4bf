"""Opinions on a subject, and the advisory board's appraisal and proposal (nhận xét, thẩm định, đề nghị mức).

>>> given = give_opinion(actor, subject, "Ủy ban kiểm tra", "Không có dấu hiệu vi phạm.", level="HTTNV")        # doctest: +SKIP
>>> propose(actor, subject, "HTTNV", "Ý kiến của Ủy ban kiểm tra; báo cáo năm.").stage                          # doctest: +SKIP
'proposed'

Promise: an opinion is never altered or taken away; what is not concluded stands as such and is no basis for a lower level: a proposal
below the own level needs its basis in words.
"""

from __future__ import annotations

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS, NON_LEVELS, rank
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import Opinion, Rating, Subject
from nhiemky.web.ratings.review.drafting import require_open
from nhiemky.web.ratings.review.submitting import add_rating
from nhiemky.web.ratings.review.trail import kept, log


def give_opinion(
    actor: Actor, subject: Subject, giver: str, words: str, *, level: str = "", verified: bool = True, stage: str = "opinion"
) -> Opinion:
    """giver: the body or person whose opinion it is. verified: a competent body has concluded on it."""
    require_board(actor, "rate", subject.campaign.organisation, "ghi ý kiến nhận xét")
    require_open(subject.campaign, "ghi ý kiến", ("open", "deciding"))
    giver, words = nfc(giver).strip(), nfc(words).strip()
    if not giver or not words:
        raise Refusal("opinion_empty")
    if level and level not in LEVELS:
        raise Refusal("level_unknown", level=level, known=", ".join(LEVEL_NAMES[one] for one in LEVELS))
    with Change(actor, "rating.opinion_given") as change:
        made = Opinion.objects.create(
            subject=subject,
            stage=stage,
            giver=giver[:250],
            words=words,
            level=level,
            verified=verified,
            at=clock.now(),
            by=actor.name[:200],
        )
        log(change, subject, made, after={"verified": verified, "stage": stage, "words": kept(subject, words)})
    return made


def propose(actor: Actor, subject: Subject, level: str, basis: str) -> Rating:
    """The advisory board's proposal: a version of the rating, stage proposed; the one before stays."""
    require_board(actor, "rate", subject.campaign.organisation, "thẩm định, đề nghị mức")
    require_open(subject.campaign, "thẩm định", ("open", "deciding"))
    if level not in (*LEVELS, *NON_LEVELS):
        raise Refusal("level_unknown", level=level, known=", ".join(LEVEL_NAMES[one] for one in (*LEVELS, *NON_LEVELS)))
    basis = nfc(basis).strip()
    if subject.self_level and rank(level) < rank(subject.self_level) and not basis:
        raise Refusal("proposal_lacks_basis", proposed=LEVEL_NAMES[level], own=LEVEL_NAMES[subject.self_level])
    with Change(actor, "rating.proposed") as change:
        made = add_rating(actor, subject, "proposed", level, basis=basis)
        Subject.objects.filter(pk=subject.pk).update(proposed_level=level)
        log(change, subject, made, after={"stage": "proposed", "level": kept(subject, level)})
    return made


def unproven_lower(subject: Subject, opinions: list[Opinion]) -> list[Opinion]:
    """Opinions without a conclusion that ask for less than the own level: they may not lower the result."""
    return [one for one in opinions if not one.verified and (not one.level or rank(one.level) < rank(subject.self_level))]
