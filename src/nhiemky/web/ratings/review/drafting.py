"""Writing a self-review: sections, scores and the own level saved one by one, nobody's text lost.

>>> saved = save_self_review(actor, subject, "han-che", "Còn chậm hai việc.", version=3)                # doctest: +SKIP
>>> saved.clash, saved.version                                                                         # doctest: +SKIP
(False, 4)

Promise: a save that comes from an older version of the same section changes nothing, and who saves is shown both texts. Saving the same
words again is no change. What was handed in is not written to until it is returned.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import IntegrityError

from nhiemky.checking.submission import typed_stamp
from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVEL_NAMES, LEVELS
from nhiemky.vietnamese.numbers import format_number, parse_number
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.ratings.models import RatingCampaign, SelfReview, Subject
from nhiemky.web.ratings.review.access import require_writer
from nhiemky.web.ratings.review.content import Written, dump, scores_of, written_of
from nhiemky.web.ratings.review.frame import GRADES, Frame, frame_of
from nhiemky.web.ratings.review.trail import log
from nhiemky.web.ratings.value import rules_of

ATTEMPTS = 4
STATES = {"preparing": "chưa mở", "deciding": "đang họp xét", "decided": "đã quyết định", "closed": "đã kết thúc"}


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save. clash: somebody saved the section in between; `theirs` stands, `mine` is only here."""

    version: int
    at: str = ""
    clash: bool = False
    mine: str = ""
    theirs: str = ""
    theirs_by: str = ""


def review_of(subject: Subject) -> SelfReview | None:
    """The working copy, None before the first word."""
    return SelfReview.objects.filter(subject=subject).first()


def frame_for(subject: Subject, review: SelfReview | None = None) -> Frame:
    """The frame the subject's review stands on."""
    return frame_of(subject, rules_of(subject.campaign), review.form if review else "")


def require_open(campaign: RatingCampaign, action: str, states: tuple[str, ...] = ("open",)) -> None:
    """Refuse with `review_not_open` outside of the states in which that is done."""
    if campaign.state not in states or campaign.past:
        state = STATES.get(campaign.state, "đang mở") if not campaign.past else "là kết quả năm cũ"
        raise Refusal("review_not_open", campaign=campaign.title, state=state, action=action)


def writable(actor: Actor, subject: Subject, action: str = "viết bản tự kiểm điểm", *, submits: bool = False) -> SelfReview | None:
    """The working copy for who may write in it now: while the round is open, and after a return even while the board meets."""
    require_writer(actor, subject, submits=submits)
    review = review_of(subject)
    returned = review is not None and review.state == "returned"
    require_open(subject.campaign, action, ("open", "deciding") if returned else ("open",))
    if review is not None and review.state == "submitted":
        raise Refusal("review_handed_in", name=subject.name)
    return review


def _store(actor: Actor, subject: Subject, action: str, change_: Any) -> SelfReview:
    """`change_(review or None)` -> (fields, what the log says) or None where nothing changes; tried anew when another hand was faster."""
    for attempt in range(ATTEMPTS):
        review = writable(actor, subject)
        answer = change_(review)
        if answer is None:
            assert review is not None
            return review
        fields, after = answer
        now = clock.now()
        try:
            with Change(actor, action) as change:
                if review is None:
                    review = SelfReview.objects.create(
                        subject=subject, form=fields.pop("form", frame_for(subject).form.code), version=1, saved_at=now,
                        saved_by=actor.name[:200], **fields,
                    )  # fmt: skip
                else:
                    done = SelfReview.objects.filter(pk=review.pk, version=review.version).exclude(state="submitted")
                    if not done.update(version=review.version + 1, saved_at=now, saved_by=actor.name[:200], **fields):
                        raise Refusal("stale_version", what="Bản tự kiểm điểm", who="người khác", at=f"{clock.local(now):%H:%M}")
                log(change, subject, subject, after=after)
        except (IntegrityError, Refusal) as fault:
            if (isinstance(fault, Refusal) and fault.code != "stale_version") or attempt == ATTEMPTS - 1:
                raise
            continue
        review.refresh_from_db()
        return review
    raise AssertionError("unreachable")


def save_self_review(actor: Actor, subject: Subject, key: str, text: str, version: int) -> Saved:
    """One section. version: that of the section the text was typed over, 0 for one without text."""
    text = nfc(text).replace("\r\n", "\n").rstrip()
    clash: list[Written] = []

    def changed(review: SelfReview | None) -> tuple[dict[str, Any], dict[str, Any]] | None:
        frame = frame_for(subject, review)
        if key not in frame.headings:
            raise Refusal("review_section_unknown", form=frame.form.title, section=key)
        _refuse_stamp(frame, key, text)
        held = written_of(review.sections) if review else {}
        standing = held.get(key, Written(""))
        if standing.text == text and review is not None:
            return None
        if standing.version != version:
            clash.append(standing)
            return None
        now = clock.now().isoformat(timespec="seconds")
        held[key] = Written(text, version + 1, actor.name[:200], now)
        return {"sections": dump(held)}, {"section": key, "version": version + 1, "length": len(text)}

    review = _store(actor, subject, "rating.review_saved", changed)
    standing = written_of(review.sections).get(key, Written(""))
    if clash:
        return Saved(standing.version, standing.at, True, text, standing.text, standing.by)
    return Saved(standing.version, standing.at)


def put_texts(actor: Actor, subject: Subject, texts: Mapping[str, str], source: str) -> int:
    """Sections taken from a Word file by the person's choice, all at once; the number that changed."""
    put: dict[str, str] = {}

    def changed(review: SelfReview | None) -> tuple[dict[str, Any], dict[str, Any]] | None:
        frame = frame_for(subject, review)
        held = written_of(review.sections) if review else {}
        put.clear()
        for key, words in texts.items():
            text = nfc(words).replace("\r\n", "\n").strip()
            if key in frame.headings and text and held.get(key, Written("")).text != text:
                _refuse_stamp(frame, key, text)
                put[key] = text
        if not put and review is not None:
            return None
        now = clock.now().isoformat(timespec="seconds")
        for key, text in put.items():
            held[key] = Written(text, held.get(key, Written("")).version + 1, actor.name[:200], now)
        return {"sections": dump(held)}, {"placed": len(put), "file": source[:120] if subject.kind == "collective" else ""}

    _store(actor, subject, "rating.review_file_placed", changed)
    return len(put)


def _refuse_stamp(frame: Frame, key: str, text: str) -> None:
    for line in text.splitlines():
        if stamp := typed_stamp(line):
            raise Refusal("text_is_secret", number=frame.headings[key], stamp=stamp)


def save_scores(actor: Actor, subject: Subject, given: Mapping[str, str]) -> SelfReview:
    """Criterion code -> points as typed ("9,5"), or a grade's code; "" takes it away. Refuses with `review_score_wrong`."""

    def changed(review: SelfReview | None) -> tuple[dict[str, Any], dict[str, Any]] | None:
        frame = frame_for(subject, review)
        held = scores_of(review)
        before = dict(held)
        for line in frame.lines:
            if line.code not in given:
                continue
            said = " ".join(nfc(given[line.code]).split())
            if not said:
                held.pop(line.code, None)
            elif line.max_points:
                held[line.code] = str(_points(said, line.says, line.max_points))
            elif said in GRADES:
                held[line.code] = said
            else:
                raise Refusal("review_grade_wrong", criterion=line.says, given=said, known=", ".join(GRADES.values()))
        if held == before and review is not None:
            return None
        return {"scores": json.dumps(held, sort_keys=True)}, {"criteria": len(held)}

    return _store(actor, subject, "rating.review_scored", changed)


def _points(said: str, criterion: str, most: Decimal) -> Decimal:
    number = parse_number(said)
    if number is None or not 0 <= number <= most:
        raise Refusal("review_score_wrong", criterion=criterion, given=said, most=format_number(most))
    return number


def save_level(actor: Actor, subject: Subject, level: str) -> SelfReview:
    """The own level ("" takes it back)."""
    if level and level not in LEVELS:
        raise Refusal("level_unknown", level=level, known=", ".join(LEVEL_NAMES[one] for one in LEVELS))

    def changed(review: SelfReview | None) -> tuple[dict[str, Any], dict[str, Any]] | None:
        return None if review is not None and review.level == level else ({"level": level}, {"level_given": bool(level)})

    return _store(actor, subject, "rating.review_level_set", changed)


def choose_form(actor: Actor, subject: Subject, code: str) -> SelfReview:
    """Another form of the rules; what was written under sections the other form lacks is kept and comes back with the form."""
    if code not in {one.code for one in frame_for(subject).forms}:
        raise Refusal("review_section_unknown", form=code, section="")

    def changed(review: SelfReview | None) -> tuple[dict[str, Any], dict[str, Any]] | None:
        return None if review is not None and review.form == code else ({"form": code}, {"form": code})

    return _store(actor, subject, "rating.review_form_chosen", changed)
