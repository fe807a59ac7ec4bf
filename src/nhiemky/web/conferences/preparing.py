"""What a conference needs: documents, guests, hall, seats, costs by the owner's rates.

>>> rate = set_rate(actor, owner, "Nước uống", "người", Decimal(40000), "Nghị quyết 12/2021/NQ-HĐND")  # doctest: +SKIP
>>> add_line(actor, conference, "cost", "Nước uống", quantity=Decimal(60), rate=rate)                  # doctest: +SKIP
>>> total(conference.preparations.all())                                                              # doctest: +SKIP
Decimal('2400000')

A line keeps the rate and the decision as they were when it was noted. Amount = quantity × rate, in đồng, rounded to whole đồng.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.conferences.access import require_teller
from nhiemky.web.conferences.models import Attendee, Conference, Preparation, Rate
from nhiemky.web.organisations.access import require
from nhiemky.web.organisations.models import Organisation

KINDS = {
    "document": "Tài liệu", "guest": "Khách mời", "hall": "Hội trường", "seats": "Chỗ ngồi", "cost": "Kinh phí", "other": "Việc khác",
}  # fmt: skip
USUAL = (
    ("document", "Dự thảo báo cáo sơ kết của đơn vị"),
    ("document", "Phụ lục kết quả thực hiện các chỉ tiêu"),
    ("document", "Tổng hợp ý kiến góp ý vào dự thảo"),
    ("hall", "Hội trường, âm thanh, trang trí"),
)
"""Lines a new list begins with; the clerk changes them."""


def set_rate(actor: Actor, owner: Organisation, name: str, unit: str, amount: Decimal | None, decision: str) -> Rate:
    """A rate with the decision it comes from; one of the same name is ended, so that lists already made stay."""
    require(actor, "office", owner, "ghi mức chi hội nghị")
    name, unit, decision = nfc(name).strip()[:200], nfc(unit).strip()[:60], nfc(decision).strip()[:250]
    if not (name and unit and decision) or amount is None or amount < 0 or amount >= Decimal(10) ** 12:
        raise Refusal("conference_rate_incomplete")
    with Change(actor, "conference.rate_set") as change:
        Rate.objects.filter(organisation=owner, name=name, ended_at=None).update(ended_at=clock.now())
        made = Rate.objects.create(
            organisation=owner, name=name, unit_of_measure=unit, amount=amount.quantize(Decimal(1), ROUND_HALF_UP), decision=decision,
            made_at=clock.now(), made_by=actor.name[:200],
        )  # fmt: skip
        change.of(made, organisation_id=owner.pk, after={"amount": str(made.amount), "unit": unit, "decision": decision})
    return made


def end_rate(actor: Actor, rate: Rate) -> None:
    """No longer offered; lists that use it keep it."""
    require(actor, "office", rate.organisation, "bỏ mức chi hội nghị")
    with Change(actor, "conference.rate_ended") as change:
        Rate.objects.filter(pk=rate.pk).update(ended_at=clock.now())
        change.of(rate, organisation_id=rate.organisation_id, before={"amount": str(rate.amount)})


def add_line(
    actor: Actor, conference: Conference, kind: str, words: str, *, quantity: Decimal | None = None, rate: Rate | None = None, who: str = ""
) -> Preparation:
    """One thing to prepare; a cost needs a quantity and one of the owner's rates."""
    require_teller(actor, conference, "lập danh mục chuẩn bị")
    words = nfc(words).strip()[:300] or (rate.name if rate else "")
    incomplete = not words or kind not in KINDS or (kind == "cost" and (rate is None or quantity is None))
    if incomplete or (quantity is not None and not 0 <= quantity < Decimal(10) ** 9):
        raise Refusal("conference_preparation_incomplete")
    with Change(actor, "conference.preparation_added") as change:
        made = Preparation.objects.create(
            conference=conference, kind=kind, words=words, quantity=quantity, rate=rate, who=nfc(who).strip()[:200],
            unit_of_measure=rate.unit_of_measure if rate else "", amount=rate.amount if rate else None,
            decision=rate.decision if rate else "",
        )  # fmt: skip
        change.of(conference, name=str(conference), after={"kind": kind, "words": words, "quantity": str(quantity or "")})
    return made


def begin_list(actor: Actor, conference: Conference) -> list[Preparation]:
    """The usual lines, and a line of guests and seats from who attends; only on an empty list."""
    require_teller(actor, conference, "lập danh mục chuẩn bị")
    if conference.preparations.exists():
        return []
    guests = Attendee.objects.filter(conference=conference).exclude(role="secretary").count()
    with Change(actor, "conference.preparation_begun") as change:
        rows = [Preparation(conference=conference, kind=kind, words=words) for kind, words in USUAL]
        rows.append(Preparation(conference=conference, kind="guest", words="Gửi giấy mời đại biểu", quantity=Decimal(guests)))
        Preparation.objects.bulk_create(rows)
        change.of(conference, name=str(conference), after={"lines": len(rows)})
    return list(conference.preparations.all())


def tick(actor: Actor, line: Preparation, *, done: bool) -> Preparation:
    """Ready, or not yet after all."""
    require_teller(actor, line.conference, "đánh dấu việc chuẩn bị")
    with Change(actor, "conference.preparation_ticked") as change:
        Preparation.objects.filter(pk=line.pk).update(done_at=clock.now() if done else None)
        change.of(line.conference, name=str(line.conference), after={"words": line.words, "done": done})
    return line


def drop_line(actor: Actor, line: Preparation) -> None:
    """Off the list."""
    require_teller(actor, line.conference, "bỏ dòng chuẩn bị")
    with Change(actor, "conference.preparation_dropped") as change:
        change.of(line.conference, name=str(line.conference), before={"words": line.words})
        Preparation.objects.filter(pk=line.pk).delete()


def cost(line: Preparation) -> Decimal | None:
    """Quantity × rate in whole đồng; None where one of them is not known."""
    if line.quantity is None or line.amount is None:
        return None
    return (line.quantity * line.amount).quantize(Decimal(1), ROUND_HALF_UP)


def total(lines: Iterable[Preparation]) -> Decimal:
    """All costs together."""
    return sum((found for line in lines if (found := cost(line)) is not None), Decimal(0))
