"""Everything that changes proposals: gathered from reports, taken by hand, moved between groups, forwarded up, answered; guidance.

>>> gather(actor, campaign)                                             # doctest: +SKIP
14
>>> answer(actor, group, words="Sẽ mở lớp trong quý III", body="Ban Tuyên giáo", document="31-CV/BTG")       # doctest: +SKIP

Promise: a unit's words are taken once and never changed; one answer stands for every unit of the group and each is told; a group sent on
to the superior's campaign is answered by the superior's answer; nobody's proposal is lost when groups change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import F, Max
from django.urls import reverse

from nhiemky.consolidating.proposals import Groups, Kind, asked_in, topic_of
from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.unicode import fold, nfc
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign, RosterEntry
from nhiemky.web.consolidations.inputs import texts_of
from nhiemky.web.files.store import Kept, known
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.proposals.access import askers, require_office
from nhiemky.web.proposals.models import KINDS, Guidance, Proposal, ProposalGroup
from nhiemky.web.reports.models import Revision


@dataclass(frozen=True, slots=True)
class New:
    """One thing asked, before it is stored."""

    organisation: Organisation
    kind: Kind
    words: str
    to: str = ""
    heading: str = ""
    revision: Revision | None = None
    below: ProposalGroup | None = None

    @property
    def key(self) -> str:
        return hashlib.sha256(" ".join(fold(self.words).split()).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class File:
    """A file beside an answer or guidance, its bytes on the disk already."""

    kept: Kept
    name: str


def gather(actor: Actor, campaign: Campaign) -> int:
    """Take what the newest reports say and is not taken yet; how many were new."""
    require_office(actor, campaign, "gom kiến nghị")
    rows = Revision.objects.filter(campaign=campaign, obligation__entry__own=False, obligation__entry__left_at=None)
    newest = rows.filter(number=F("obligation__revisions")).select_related("organisation").order_by("organisation__left", "pk")
    texts = texts_of(list(newest))
    found = [
        New(revision.organisation, one.kind, one.words, one.to, one.heading[:500], revision)
        for revision in newest
        for one in asked_in((revision.organisation.name, text) for text in texts.get(revision.pk, ()))
    ]
    taken = set(Proposal.objects.filter(campaign=campaign).values_list("organisation", "key"))
    new = list({(one.organisation.pk, one.key): one for one in found if (one.organisation.pk, one.key) not in taken}.values())
    if not new:
        return 0
    try:
        with Change(actor, "proposals.gathered") as change:
            _store(actor, campaign, new)
            change.of(campaign, after={"new": len(new)})
    except IntegrityError:
        raise _stale("Kiến nghị của đợt") from None
    return len(new)


def _stale(what: str) -> Refusal:
    return Refusal("stale_version", what=what, who="người khác", at=f"{clock.local(clock.now()):%H:%M}")


def _store(actor: Actor, campaign: Campaign, new: Sequence[New]) -> list[Proposal]:
    """Each into the group it is near to, a settled one too: what was answered already is seen at once by who asks later."""
    groups: dict[str, tuple[Groups, list[ProposalGroup]]] = {kind: (Groups(), []) for kind, _ in KINDS}
    for there in ProposalGroup.objects.filter(campaign=campaign).prefetch_related("members").order_by("number"):
        near, rows = groups[there.kind]
        rows.append(there)
        at = near.open()
        for words in [member.words for member in there.members.all() if not member.left_out] or [there.title]:
            near.join(at, words)
    number = ProposalGroup.objects.filter(campaign=campaign).aggregate(last=Max("number"))["last"] or 0
    made = []
    for one in new:
        near, rows = groups[one.kind]
        at = near.add(one.words)
        if at == len(rows):
            number += 1
            rows.append(_group(campaign, number, one))
        group = rows[at]
        made.append(
            Proposal.objects.create(
                campaign=campaign, organisation=one.organisation, group=group, kind=one.kind, words=nfc(one.words).strip(), key=one.key,
                to=one.to[:250], heading=one.heading, source="below" if one.below else "report" if one.revision else "hand",
                revision=one.revision, below=one.below, at=clock.now(), by=actor.name[:200],
            )
        )  # fmt: skip
    return made


def _group(campaign: Campaign, number: int, one: New) -> ProposalGroup:
    return ProposalGroup.objects.create(
        campaign=campaign, organisation=campaign.organisation, number=number, title=nfc(one.words).strip(), theme=topic_of(one.words),
        kind=one.kind, made_at=clock.now(),
    )  # fmt: skip


def propose(actor: Actor, campaign: Campaign, entry: RosterEntry, *, kind: Kind, words: str, to: str = "") -> Proposal:
    """Taken by hand: by the unit, or by the office for it."""
    if not askers(actor, campaign).filter(pk=entry.pk).exists():
        raise Refusal("not_allowed", what="ghi kiến nghị cho đơn vị này", who="đơn vị, văn phòng cấp ủy chủ trì")
    one = New(entry.organisation, kind if kind in ("proposal", "difficulty") else "proposal", nfc(words).strip(), nfc(to).strip())
    if not one.words:
        raise Refusal("proposal_blank")
    _known(campaign, one)
    try:
        with Change(actor, "proposal.given") as change:
            (made,) = _store(actor, campaign, [one])
            change.of(
                made, name=f"{entry.name}: {one.words[:80]}", organisation_id=entry.organisation_id, after={"group": made.group.number}
            )
    except IntegrityError:
        raise _stale("Kiến nghị của đợt") from None
    return made


def _known(campaign: Campaign, one: New) -> None:
    there = Proposal.objects.filter(campaign=campaign, organisation=one.organisation, key=one.key).select_related("group").first()
    if there is not None:
        raise Refusal("proposal_known", unit=one.organisation.name, number=there.group.number)


def move(actor: Actor, proposal: Proposal, group: ProposalGroup | None) -> ProposalGroup:
    """Into another group of the same campaign, or into a new one of its own."""
    require_office(actor, proposal.campaign, "xếp lại nhóm kiến nghị")
    if group is not None and group.campaign_id != proposal.campaign_id:
        raise Refusal("proposal_moved_nowhere")
    with Change(actor, "proposal.moved") as change:
        before = proposal.group
        if group is None:
            number = (ProposalGroup.objects.filter(campaign=proposal.campaign).aggregate(last=Max("number"))["last"] or 0) + 1
            group = _group(proposal.campaign, number, New(proposal.organisation, proposal.kind, proposal.words))  # type: ignore[arg-type]
        Proposal.objects.filter(pk=proposal.pk).update(group=group)
        change.of(
            proposal,
            name=proposal.words[:80],
            organisation_id=proposal.organisation_id,
            before={"group": before.number},
            after={"group": group.number},
        )
    proposal.refresh_from_db()
    return group


def rename(actor: Actor, group: ProposalGroup, title: str, theme: str) -> None:
    """The wording that stands for all, and its theme."""
    require_office(actor, group.campaign, "sửa nhóm kiến nghị")
    title, theme = nfc(title).strip(), nfc(theme).strip()[:120]
    if not title:
        raise Refusal("proposal_blank")
    with Change(actor, "proposal.group_renamed") as change:
        before = {"title": group.title, "theme": group.theme}
        _update(group, title=title, theme=theme or group.theme)
        change.of(group, name=title[:80], before=before, after={"title": title, "theme": theme})


def _update(group: ProposalGroup, **values: object) -> None:
    if not ProposalGroup.objects.filter(pk=group.pk, version=group.version).update(**values, version=group.version + 1):
        raise _stale(f"Nhóm kiến nghị {group.number}")
    group.refresh_from_db()


def forward(actor: Actor, group: ProposalGroup, *, to: str = "", document: str = "") -> ProposalGroup:
    """Up to the superior: into its campaign where this one hangs below it, with the units that ask; else only noted with the document."""
    require_office(actor, group.campaign, "chuyển kiến nghị lên cấp trên")
    if group.state == "answered":
        raise Refusal("proposal_group_settled", number=group.number, action="chuyển lên cấp trên")
    parent = group.campaign.parent if group.campaign.parent and group.campaign.parent.state == "issued" else None
    to = nfc(to).strip() or (parent.organisation.name if parent else "")
    if not to:
        raise Refusal("proposal_answer_blank", what="nơi nhận kiến nghị")
    with Change(actor, "proposal.forwarded") as change:
        _update(
            group, state="forwarded", forwarded_to=to[:250], forwarded_document=nfc(document).strip()[:200], forwarded_at=clock.now(),
            forwarded_by=actor.name[:200],
        )  # fmt: skip
        if parent is not None and not hasattr(group, "above"):
            names = _names(group)
            words = f"{group.title} ({len(names)} đơn vị đề nghị: {', '.join(names[:12])}{' ...' if len(names) > 12 else ''})"
            _store(actor, parent, [New(group.organisation, group.kind, words, to, below=group)])  # type: ignore[arg-type]
        _tell(group, f"Kiến nghị “{group.title[:120]}” được chuyển đến {to}.", actor)
        change.of(group, name=group.title[:80], before={"state": "asked"}, after={"state": "forwarded", "to": to, "document": document})
    return group


def _names(group: ProposalGroup) -> list[str]:
    return list(dict.fromkeys(Proposal.objects.filter(group=group, left_out="").values_list("organisation__name", flat=True)))


def _tell(group: ProposalGroup, words: str, actor: Actor) -> None:
    places = list(Proposal.objects.filter(group=group, left_out="").values_list("organisation", flat=True).distinct())
    notify(places, words, link=reverse("proposals:group", args=[group.uuid]), kind="proposal", campaign=group.campaign, by=actor.name[:200])


def answer(actor: Actor, group: ProposalGroup, *, words: str, body: str, document: str = "", file: File | None = None) -> ProposalGroup:
    """One answer for all who asked; may be mended, and all are told again. Groups of campaigns below that came up get it too."""
    require_office(actor, group.campaign, "trả lời kiến nghị")
    words, body = nfc(words).strip(), nfc(body).strip()
    for said, what in ((words, "nội dung trả lời"), (body, "cơ quan trả lời")):
        if not said:
            raise Refusal("proposal_answer_blank", what=what)
    with Change(actor, "proposal.answered") as change:
        before = {"state": group.state, "answer": group.answer}
        number = _answered(actor, group, words, body, nfc(document).strip()[:200], file)
        after = {"state": "answered", "body": body, "document": document, "groups": number}
        change.of(group, name=group.title[:80], before=before, after=after)
    return group


def _answered(actor: Actor, group: ProposalGroup, words: str, body: str, document: str, file: File | None) -> int:
    """How many groups the answer stands for: this one, and those that came up into it."""
    kept = {"answer_file": known(file.kept), "answer_file_name": file.name[:250]} if file is not None else {}
    _update(
        group, state="answered", answer=words, answered_body=body[:250], answer_document=document, answered_at=clock.now(),
        answered_by=actor.name[:200], **kept,
    )  # fmt: skip
    _tell(group, f"{body} trả lời kiến nghị “{group.title[:120]}”.", actor)
    below = ProposalGroup.objects.filter(above__group=group, above__left_out="").select_related("campaign__organisation")
    return 1 + sum(_answered(actor, one, words, body, document, file) for one in below)  # the answer goes down the way the proposal came up


def leave_out(actor: Actor, proposal: Proposal, reason: str) -> None:
    """Set aside what is no proposal, with the reason; "" takes it in again. Its words stay."""
    require_office(actor, proposal.campaign, "để ngoài kiến nghị")
    with Change(actor, "proposal.left_out", reason=reason) as change:
        Proposal.objects.filter(pk=proposal.pk).update(left_out=nfc(reason).strip())
        change.of(
            proposal, name=proposal.words[:80], organisation_id=proposal.organisation_id, before={"left_out": proposal.left_out},
            after={"left_out": reason},
        )  # fmt: skip
    proposal.refresh_from_db()


def publish(actor: Actor, campaign: Campaign, *, title: str, words: str, question: str = "", file: File | None = None) -> Guidance:
    """To every unit of the campaign (hướng dẫn chung, hỏi đáp), each is told."""
    require_office(actor, campaign, "đăng hướng dẫn chung")
    title, words, question = nfc(title).strip()[:300], nfc(words).strip(), nfc(question).strip()
    if not title or not words:
        raise Refusal("guidance_blank")
    with Change(actor, "guidance.published") as change:
        made = Guidance.objects.create(
            campaign=campaign, title=title, words=words, question=question, file=known(file.kept) if file else None,
            file_name=file.name[:250] if file else "", published_at=clock.now(), published_by=actor.name[:200],
        )  # fmt: skip
        places = RosterEntry.objects.filter(campaign=campaign, left_at=None).values_list("organisation", flat=True)
        kind = "Hỏi đáp" if question else "Hướng dẫn"
        notify(
            list(places), f"{kind}: {title}", link=reverse("proposals:guidance"), kind="guidance", campaign=campaign, by=actor.name[:200]
        )
        change.of(made, name=title, organisation_id=campaign.organisation_id)
    return made


def withdraw_guidance(actor: Actor, guidance: Guidance) -> None:
    """No longer shown; the log keeps that it was."""
    require_office(actor, guidance.campaign, "rút hướng dẫn")
    with Change(actor, "guidance.withdrawn") as change:
        Guidance.objects.filter(pk=guidance.pk).update(withdrawn_at=clock.now())
        change.of(guidance, name=guidance.title, organisation_id=guidance.organisation_id)
