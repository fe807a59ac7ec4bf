"""Packages come back: told apart, compared, checked, handed in.

>>> found = take_return(actor, campaign, "goi.zip", data)                # doctest: +SKIP
>>> [(part.name, part.verdict) for part in found.parts.all()]            # doctest: +SKIP
[('1-bao-cao-so-ket.docx', 'new'), ('2-phu-luc.xlsx', 'unfilled')]
>>> hand_in(actor, found)                                                # doctest: +SKIP

Promise: the same package twice is one return with the same receipts; what was filled in earlier than what stands is said to be older
and is not handed in by itself; another unit's package leaves nothing. Of any arrivals in any order the last filled in stands.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError

from nhiemky.domain.finding import Refusal
from nhiemky.domain.package import MANIFEST, Filled, Manifest, decide, opened
from nhiemky.reading.package import Returned, is_package, unpack
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.files.store import Kept, keep, known, read
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.packages.access import packages
from nhiemky.web.packages.making import seal_key
from nhiemky.web.packages.models import Package, PackagePart, PackageReturn
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.judging import judge_file
from nhiemky.web.reports.models import Revision
from nhiemky.web.reports.submitting import submit_report

FRESH = ("campaign__organisation", "requirement", "entry", "organisation__type")


@dataclass(frozen=True, slots=True)
class _Part:
    """A file beside what stands, before anything is written."""

    obligation: Obligation
    file: Returned
    sha256: str
    verdict: str
    sentence: str
    kept: Kept | None = None


def take_return(actor: Actor, campaign: Campaign, name: str, data: bytes) -> PackageReturn:
    """What came back, told apart and judged; nothing is handed in yet. Refusals: the codes `package_*`, before any byte is kept."""
    manifest, files = _opened(name, data)
    package = _package(actor, campaign, manifest, name)
    blank = {one.name: one for one in manifest.files}
    known_names = {one.lower(): one for one in blank}
    mine = [(blank[known_names[one.name.lower()]], one) for one in files if one.name.lower() in known_names]
    strange = sorted(one.name for one in files if one.name.lower() not in known_names)
    changed = [(packed, one) for packed, one in mine if _sha(one.data) != packed.sha256]
    if not changed:
        raise Refusal("package_nothing_filled", file=name)
    content = _sha("".join(sorted(f"{packed.name}:{_sha(one.data)}\n" for packed, one in changed)).encode())
    before = PackageReturn.objects.filter(package=package, sha256=content).exclude(state="dropped").first()
    if before is not None:
        return before
    owed = _owed(package)
    parts = [_judged(owed[packed.requirement], one) for packed, one in changed if packed.requirement in owed]
    whole = keep(data)
    held = [
        _Part(one.obligation, one.file, one.sha256, one.verdict, one.sentence, None if one.verdict == "refused" else keep(one.file.data))
        for one in parts
    ]
    try:
        return _store(actor, package, name, content, whole, held, strange)
    except IntegrityError:  # the same package by another door in the same moment
        return PackageReturn.objects.get(package=package, sha256=content)


@dataclass(frozen=True, slots=True)
class Brought:
    """What files brought: packages that came back, sentences about those that were refused, and the files that are no packages."""

    returns: tuple[PackageReturn, ...]
    problems: tuple[str, ...]
    others: tuple[tuple[str, bytes], ...]


def take_packages(actor: Actor, campaign: Campaign, files: Sequence[tuple[str, bytes]]) -> Brought:
    """Packages among the files of another door (nhận hộ, a unit's own upload); one that is refused holds up no other."""
    returns, problems = [], []
    for name, data in files:
        if not is_package(data):
            continue
        try:
            returns.append(take_return(actor, campaign, name, data))
        except Refusal as refusal:
            problems.append(refusal.message)
    return Brought(tuple(returns), tuple(problems), tuple((name, data) for name, data in files if not is_package(data)))


def _opened(name: str, data: bytes) -> tuple[Manifest, tuple[Returned, ...]]:
    found = unpack(name, data)
    if found.manifest is None:
        raise Refusal("package_without_manifest", file=name, manifest=MANIFEST)
    return opened(found.manifest, seal_key(), file=name), found.files


def _package(actor: Actor, campaign: Campaign, manifest: Manifest, name: str) -> Package:
    found = packages(actor, campaign).filter(uuid=manifest.package).first()
    if found is not None:
        return found
    own = packages(actor, campaign).first()
    if not scope_of(actor).may("office", campaign.organisation) and own is not None:
        raise Refusal("package_of_other_unit", file=name, theirs=manifest.unit_name, own=own.entry.name)
    raise Refusal("package_unknown", file=name, number=manifest.number, unit=manifest.unit_name)


def _owed(package: Package) -> dict[str, Obligation]:
    rows = Obligation.objects.filter(entry=package.entry, requirement__removed_in=None).select_related(*FRESH)
    return {one.requirement.key: one for one in rows}


def _judged(obligation: Obligation, file: Returned) -> _Part:
    """Verdict of one filled file; what cannot be read is refused with the reader's own sentence."""
    at, sha = min(file.saved_at, clock.now()), _sha(file.data)
    file = Returned(file.name, file.data, at)
    verdict, sentence = beside(obligation, Filled(sha, at))
    if verdict == "new":
        try:
            judge_file(asked_of(obligation), obligation, file.name, file.data)
        except Refusal as refusal:
            verdict, sentence = "refused", refusal.message
    return _Part(obligation, file, sha, verdict, sentence)


def beside(obligation: Obligation, arrived: Filled) -> tuple[str, str]:
    """The verdict with its sentence: against the packages handed in, then against what came by another door after it was filled in."""
    newest = Revision.objects.filter(obligation=obligation).order_by("-number").first()
    if newest is None:
        return "new", ""
    same = Revision.objects.filter(obligation=obligation, content_hash=arrived.sha256).first()
    if same is not None:
        return "same", f"Đã nhận từ trước, phiếu {same.receipt}."
    part = PackagePart.objects.filter(revision=newest, outcome="handed_in").order_by("-pk").first()
    held = Filled(newest.content_hash, part.filled_at if part is not None else newest.received_at)
    verdict = decide(held, arrived)
    if verdict != "older":
        return verdict, ""
    how = "điền" if part is not None else "nộp"
    return verdict, f"Bản cũ hơn: điền lúc {_moment(arrived.at)}; bản đang giữ {how} lúc {_moment(held.at)} (phiếu {newest.receipt})."


def _moment(at: datetime) -> str:
    here = clock.local(at)
    return f"{here:%H:%M} ngày {format_day(here.date())}"


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _store(
    actor: Actor, package: Package, name: str, content: str, whole: Kept, parts: list[_Part], strange: list[str]
) -> PackageReturn:  # fmt: skip
    office = not _of_unit(actor, package)
    with Change(actor, "package.came_back") as change:
        found = PackageReturn.objects.create(
            package=package, organisation=package.organisation, campaign=package.campaign, blob=known(whole), file_name=name[:250],
            sha256=content, for_unit=office, strange=json.dumps(strange, ensure_ascii=False), at=clock.now(), by=actor.name[:200],
        )  # fmt: skip
        for order, one in enumerate(parts):
            PackagePart.objects.create(
                returned=found, obligation=one.obligation, name=one.file.name[:250], blob=known(one.kept) if one.kept else None,
                sha256=one.sha256, filled_at=one.file.saved_at, verdict=one.verdict, sentence=one.sentence, order=order,
            )  # fmt: skip
        verdicts = [one.verdict for one in parts]
        change.of(found, name=str(found), organisation_id=package.organisation_id, after={"sha256": content, "parts": verdicts})
    return found


def _of_unit(actor: Actor, package: Package) -> bool:
    scope = scope_of(actor)
    return scope.may("approve", package.organisation) or scope.may("prepare", package.organisation)


def hand_in(
    actor: Actor, found: PackageReturn, *, anyway: Collection[int] = (), reasons: Mapping[str, str] | None = None
) -> list[Revision]:
    """Every new part is handed in with its receipt; `anyway`: older parts a person takes all the same. Once: a second time is refused.

    A part that stands back (a fault to be mended, another hand faster) says so and leaves the others alone."""
    if found.state != "open":
        raise Refusal("package_settled")
    made, said = [], 0
    for part in found.parts.select_related(*(f"obligation__{path}" for path in FRESH), "blob").order_by("order"):
        if part.outcome or part.blob is None or (part.verdict != "new" and part.pk not in anyway):
            continue
        try:
            made.append(_hand_in(actor, found, part, reasons or {}, forced=part.pk in anyway))
        except Refusal as refusal:
            said += 1
            _say(actor, part, _why(part, refusal))
    if not said:
        _settle(actor, found, "done", "package.handed_in")
    return made


def _hand_in(actor: Actor, found: PackageReturn, part: PackagePart, reasons: Mapping[str, str], *, forced: bool) -> Revision:
    assert part.blob is not None
    verdict, sentence = beside(part.obligation, Filled(part.sha256, part.filled_at))
    if verdict == "older" and not forced:  # something newer came since it was looked at
        raise Refusal("package_part_older", file=part.name, why=sentence)
    behalf = part.obligation.entry.name if found.for_unit else ""
    revision = submit_report(
        actor, part.obligation, name=part.name, data=read(part.blob.sha256), door="package", on_behalf_of=behalf, reasons=reasons,
        all_reasons=not behalf, package=uuid.uuid5(found.package.uuid, part.sha256),
    )  # fmt: skip
    with Change(actor, "package.part_taken") as change:
        PackagePart.objects.filter(pk=part.pk).update(outcome="handed_in", revision=revision, sentence=f"Phiếu nhận {revision.receipt}.")
        change.of(part, name=f"{found}, {part.name}"[:300], organisation_id=found.organisation_id, after={"receipt": revision.receipt})
    return revision


def _why(part: PackagePart, refusal: Refusal) -> str:
    """What must be mended, by its own sentence: the page of the draft, of which the refusal speaks, knows nothing of this file."""
    if refusal.code != "submission_has_faults" or part.blob is None:
        return refusal.message
    judged = judge_file(asked_of(part.obligation), part.obligation, part.name, read(part.blob.sha256))
    return " ".join(each.message for each in judged.in_the_way[:3])


def _say(actor: Actor, part: PackagePart, words: str) -> None:
    with Change(actor, "package.part_stands_back") as change:
        PackagePart.objects.filter(pk=part.pk).update(sentence=words)
        change.of(part, name=part.name, organisation_id=part.obligation.organisation_id, after={"why": words[:300]})


def _settle(actor: Actor, found: PackageReturn, state: str, action: str) -> None:
    with Change(actor, action) as change:
        PackageReturn.objects.filter(pk=found.pk, state="open").update(state=state, version=found.version + 1)
        change.of(found, name=str(found), organisation_id=found.organisation_id, before={"state": "open"}, after={"state": state})
    found.refresh_from_db()


def drop_return(actor: Actor, found: PackageReturn) -> None:
    """Left alone: nothing of it is handed in. The same package may come again."""
    if found.state != "open":
        raise Refusal("package_settled")
    with Change(actor, "package.dropped") as change:
        changed = PackageReturn.objects.filter(pk=found.pk, state="open").update(
            state="dropped", sha256=_sha(f"{found.sha256}:{found.pk}".encode()), version=found.version + 1
        )
        if not changed:
            raise Refusal("package_settled")
        change.of(found, name=str(found), organisation_id=found.organisation_id, after={"state": "dropped"})
    found.refresh_from_db()
