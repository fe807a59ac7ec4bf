"""Review prompts from above (gợi ý kiểm điểm): concrete, addressed to one subject, answered in a named section.

>>> asked = prompt(actor, subject, "Làm rõ vì sao chậm hai kết luận thanh tra.", section="han-che")     # doctest: +SKIP
>>> answer_prompt(actor, asked, "Do chưa bàn giao hồ sơ; đã xong ngày 10/11.").answered_at              # doctest: +SKIP

Promise: a prompt is never altered after it was sent: it is withdrawn with its reason, and another one is written. An answer may be changed
until the self-review is handed in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.audit.models import PersonalValue
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.ratings.access import require_board
from nhiemky.web.ratings.models import ReviewPrompt, Subject
from nhiemky.web.ratings.review.drafting import frame_for, require_open, review_of, writable
from nhiemky.web.ratings.review.trail import kept, log

WITHDRAWN = "rating.prompt_withdrawn"


def require_either(actor: Actor, subject: Subject) -> None:
    """Who prepares the round or decides in it, or above it."""
    require_board(actor, "decide" if _decides(actor, subject) else "rate", subject.campaign.organisation, "gợi ý kiểm điểm")


def _decides(actor: Actor, subject: Subject) -> bool:
    return scope_of(actor).may("decide", subject.campaign.organisation)


def prompt(
    actor: Actor, subject: Subject, words: str, *, section: str = "", attends: str = "", answer_by: date | None = None
) -> ReviewPrompt:
    """section: key of the form's section, "" = the one it has for prompts. attends: who of the superior sits in, by name and post."""
    require_either(actor, subject)
    require_open(subject.campaign, "gợi ý kiểm điểm", ("preparing", "open"))
    words = nfc(words).strip()
    if not words:
        raise Refusal("prompt_empty")
    review = review_of(subject)
    if review is not None and review.state == "submitted":
        raise Refusal("review_handed_in", name=subject.name)
    if not section:
        section = next((one.key for one in frame_for(subject, review).sections if one.kind == "prompts"), "")
    with Change(actor, "rating.prompted") as change:
        made = ReviewPrompt.objects.create(
            campaign=subject.campaign, subject=subject, words=words, section=section[:200], attends=nfc(attends).strip()[:200],
            answer_by=answer_by, at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        log(change, subject, made, after={"section": section[:200], "answer_by": answer_by, "words": kept(subject, words)})
    return made


def withdraw_prompt(actor: Actor, prompt: ReviewPrompt, reason: str) -> None:
    """It stays in the record, with its reason; nobody need answer it."""
    require_either(actor, prompt.subject)
    reason = nfc(reason).strip()
    if not reason:
        raise Refusal("reason_missing")
    with Change(actor, WITHDRAWN) as change:
        if not ReviewPrompt.objects.filter(pk=prompt.pk, withdrawn_at=None).update(withdrawn_at=clock.now()):
            raise Refusal("prompt_closed", state="rút", action="rút")
        log(change, prompt.subject, prompt, after={"reason": Personal(reason)})


def reasons(prompts: Iterable[ReviewPrompt]) -> dict[str, str]:
    """Why each was withdrawn: uuid -> reason. One query."""
    rows = PersonalValue.objects.filter(
        event__action=WITHDRAWN, event__object_id__in=[str(one.uuid) for one in prompts if one.withdrawn_at], key="after.reason"
    )
    return dict(rows.values_list("event__object_id", "value"))


def answer_prompt(actor: Actor, prompt: ReviewPrompt, words: str) -> ReviewPrompt:
    """ "" takes the answer back."""
    subject = prompt.subject
    writable(actor, subject, "trả lời gợi ý")
    words = nfc(words).replace("\r\n", "\n").strip()
    if prompt.answer == words:
        return prompt
    with Change(actor, "rating.prompt_answered") as change:
        done = ReviewPrompt.objects.filter(pk=prompt.pk, withdrawn_at=None)
        if not done.update(answer=words, answered_at=clock.now() if words else None, answered_by=actor.name[:200] if words else ""):
            raise Refusal("prompt_closed", state="rút", action="trả lời")
        log(change, subject, prompt, after={"length": len(words)})
    prompt.refresh_from_db()
    return prompt


def open_prompts(subject: Subject) -> list[ReviewPrompt]:
    """Those that stand, answered or not."""
    return [one for one in subject.prompts.all() if one.withdrawn_at is None]
