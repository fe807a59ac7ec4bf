"""A later document for a campaign that runs: what it changes, then the version to come (văn bản thay thế, văn bản bổ sung).

>>> looked = later_version(campaign, document, "supersedes")            # doctest: +SKIP
>>> replace_by(actor, campaign, looked.value, document)                 # doctest: +SKIP

The version is issued by the same door as any (`issue_campaign`, with its reason): units are told only what changed for them, the offices
below that their superior's has changed, what is done stays done.
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.domain import campaign as pure
from nhiemky.domain.finding import Refusal
from nhiemky.flows.confirmation.campaign import confirmed_campaign
from nhiemky.flows.superseding import Kind, replaced, superseded_symbols
from nhiemky.scheduling.difference import Change as Difference
from nhiemky.scheduling.difference import difference
from nhiemky.vietnamese.unicode import fold
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.cascade.findings import newest_number
from nhiemky.web.campaigns.intake.stored import confirmation, paper_of
from nhiemky.web.campaigns.models import Campaign, Document, Reading, VersionPaper
from nhiemky.web.campaigns.value import value_of, words_of, working_value
from nhiemky.web.organisations.access import require

KINDS: dict[str, str] = {"supersedes": "thay thế", "supplements": "bổ sung"}


@dataclass(frozen=True, slots=True)
class Later:
    """What a later document would make of the campaign. said: the document itself names the one it replaces."""

    kind: Kind
    value: pure.Campaign
    changes: tuple[Difference, ...]
    said: bool


def later_version(campaign: Campaign, document: Document, kind: str = "") -> Later:
    """kind "": supersedes where the document says that it replaces the campaign's own, else supplements."""
    reading = document.readings.exclude(state="dropped").order_by("-pk").first()
    if reading is None:
        raise Refusal("superseding_not_later", title=campaign.title)
    said = _names(reading, campaign)
    chosen: Kind = "supersedes" if kind == "supersedes" or (not kind and said) else "supplements"
    before = working_value(campaign)
    after = replaced(before, _value(reading), chosen)
    return Later(chosen, after, difference(before, after), said)


def _value(reading: Reading) -> pure.Campaign:
    made = reading.campaigns.first()
    return value_of(made) if made is not None else confirmed_campaign(confirmation(reading).corrected)


def _names(reading: Reading, campaign: Campaign) -> bool:
    order = value_of(campaign).directive
    symbol = fold(order.symbol or "") if order else ""
    return bool(symbol) and symbol in superseded_symbols(paper_of(reading).directive)


def candidates_for(campaign: Campaign) -> list[Document]:
    """Documents of the owner, read after the campaign was issued, that no campaign was issued from and no version was made of."""
    used = VersionPaper.objects.filter(campaign=campaign).values("document")
    rows = Document.objects.filter(
        organisation=campaign.organisation_id, kind="directive", uploaded_at__gt=campaign.issued_at or clock.now()
    )
    rows = rows.filter(readings__state__in=("open", "confirmed")).exclude(pk__in=used).exclude(campaigns__state__in=("issued", "closed"))
    return list(rows.exclude(campaigns__parent__isnull=False).distinct().order_by("-pk")[:20])


def replace_by(actor: Actor, campaign: Campaign, value: pure.Campaign, document: Document, kind: Kind = "supersedes") -> Campaign:
    """The value as the version to come of an issued campaign, with the paper it comes from; it is issued as any version is.

    Refuses `superseding_not_later` where nothing changes, `campaign_not_draft`'s sister `campaign_closed`, `stale_version`.
    """
    require(actor, "office", campaign.organisation, "thay văn bản của đợt")
    if campaign.state == "closed":
        raise Refusal("campaign_closed", title=campaign.title, action="thay văn bản")
    changes = difference(working_value(campaign), value)
    if not changes or campaign.state != "issued":
        raise Refusal("superseding_not_later", title=campaign.title)
    with Change(actor, "campaign.paper_replaced") as change:
        same = Campaign.objects.filter(pk=campaign.pk, version=campaign.version, state="issued")
        if not same.update(next_value=words_of(value), version=campaign.version + 1):
            raise Refusal("stale_version", what=f"Đợt “{campaign.title}”", who="người khác", at=f"{clock.local(clock.now()):%H:%M}")
        VersionPaper.objects.create(
            campaign=campaign, document=document, kind=kind, number=newest_number(campaign) + 1, at=clock.now(), by=actor.name[:200]
        )
        campaign.refresh_from_db()
        change.of(campaign, after={"document": str(document), "kind": kind, "changes": [item.sentence for item in changes][:50]})
    return campaign


def reason_of(campaign: Campaign) -> str:
    """Proposed reason of the version to come: "Thay thế bằng Công văn số 12-CV/ĐUK"; "" where no paper stands behind it."""
    paper = VersionPaper.objects.filter(campaign=campaign, number=newest_number(campaign) + 1).select_related("document").last()
    if paper is None:
        return ""
    name = paper.document.symbol or paper.document.file_name
    return f"Thay thế bằng văn bản {name}" if paper.kind == "supersedes" else f"Bổ sung theo văn bản {name}"
