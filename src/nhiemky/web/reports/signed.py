"""The scan of the signed paper: read for what may not be kept, stored with a report or added later to what is in.

>>> add_signed(actor, revision, SignedCopy("ban-ky.pdf", data))                                       # doctest: +SKIP
>>> [copy.which for copy in signed_copies(revision)]                                                  # doctest: +SKIP
['ban-ky', 'ban-ky-2']
"""

from __future__ import annotations

from dataclasses import dataclass

from nhiemky.domain.finding import Refusal
from nhiemky.flows.tasks import read_directive_file
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.files.store import keep, known
from nhiemky.web.reading_room import read_one
from nhiemky.web.reports.models import Attachment, Revision


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """The scan of the signed paper beside the Word."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A signed copy of a revision. which: its part of the download's address; blob: SHA-256 of its bytes."""

    which: str
    name: str
    blob: str


def judge_signed(copy: SignedCopy | None) -> None:
    """A scan has no text to read; all that a limited child refuses besides (a stamp, a program, a password) is refused here too."""
    if copy is None:
        return
    try:
        read_one(read_directive_file, copy.name, copy.data)
    except Refusal as refusal:
        if refusal.code != "no_text_layer":
            raise


def add_signed(actor: Actor, revision: Revision, copy: SignedCopy | None) -> Revision:
    """Keep a judged copy that came after the report it belongs to; the revision itself is never altered. Known already: nothing is done."""
    if copy is None:
        return revision
    kept = keep(copy.data)
    if any(each.blob == kept.sha256 for each in signed_copies(revision)):
        return revision
    with Change(actor, "report.signed_copy_added") as change:
        made = Attachment.objects.create(
            revision=revision, blob=known(kept), name=copy.name[:250], kind="signed", at=clock.now(), by=actor.name[:200]
        )
        change.of(
            made, name=str(revision.obligation), organisation_id=revision.organisation_id,
            after={"receipt": revision.receipt, "name": made.name, "sha256": kept.sha256},
        )  # fmt: skip
    return revision


def signed_copies(revision: Revision) -> tuple[KeptCopy, ...]:
    """The one handed in with the report, then those added, oldest first."""
    first = [(revision.signed_copy_name, revision.signed_copy_id)] if revision.signed_copy_id else []
    added = revision.attachments.filter(kind="signed").order_by("pk").values_list("name", "blob_id")
    return tuple(
        KeptCopy(f"ban-ky-{number}" if number > 1 else "ban-ky", name, str(blob)) for number, (name, blob) in enumerate([*first, *added], 1)
    )
