"""What a merger, split or end would do to running campaigns, read and not done: the preview and the doing go by the same plan.

>>> [words for plan in plans(event, rows) for words in plan.sentences]   # doctest: +SKIP
['3 đơn vị hợp nhất thành 1.', '1 báo cáo đã nộp giữ nguyên tên đơn vị cũ.', ...]

Rules: what is done stays done under the name it was done. What is open passes to the successors, with the latest of the old
deadlines; an ended unit's open duties are waived with the decision. A successor that had done its own answers for the old duty
beside it. Units all of whose duties passed on leave the roster, with a note; the others stay on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from nhiemky.domain.succession import Succession
from nhiemky.scheduling.deadlines import last_day
from nhiemky.vietnamese.days import format_day
from nhiemky.web.campaigns.models import Campaign, Obligation, Requirement, RosterEntry
from nhiemky.web.organisations.models import Organisation
from nhiemky.web.reports.models import Draft

DONE = frozenset({"submitted", "accepted", "met_outside"})
OPEN = frozenset({"open", "preparing", "draft_sent", "has_issues", "cleared", "returned"})
FOLLOWED = frozenset({"merge", "split", "end", "convert"})


@dataclass(frozen=True)
class Passing:
    """The open duties of one requirement: from whom, to which successors (ids of the event), until when.

    beside: duties that pass as they are, under their own name, as the successor has done its own already.
    """

    requirement: Requirement
    old: tuple[Obligation, ...]
    to: tuple[str, ...]
    until: datetime | None
    beside: tuple[Obligation, ...] = ()


@dataclass(frozen=True)
class Plan:
    """One campaign. entries: those of the predecessors that end; standing: of successors that are on the roster already."""

    campaign: Campaign
    event: Succession
    entries: tuple[RosterEntry, ...]
    standing: Mapping[str, RosterEntry]
    done: tuple[Obligation, ...]
    passing: tuple[Passing, ...]
    waived: tuple[Obligation, ...]
    drafts: tuple[Draft, ...]
    leaving: tuple[RosterEntry, ...]
    joining: tuple[str, ...]
    size: int
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def apart(self) -> bool:
        """Some have reported and the successor owes the rest: its figures stand beside theirs."""
        return bool(self.done) and bool(self.passing)

    @property
    def sentences(self) -> list[str]:
        """What the office reads before it applies."""
        after = ", ".join(each.name for each in self.event.successors)
        count, came = len(self.entries), len(self.event.successors)
        verb = {"merge": "hợp nhất thành", "split": "chia, tách thành", "convert": "chuyển thành"}.get(self.event.kind)
        said = [
            f"{count or len(self.event.predecessors)} đơn vị {verb} {came}: {after}." if verb else f"{count} đơn vị kết thúc hoạt động."
        ]
        if self.done:
            owners = ", ".join(dict.fromkeys(one.entry.name for one in self.done))
            said.append(f"{len(self.done)} báo cáo, việc đã nộp hoặc duyệt giữ nguyên tên đơn vị cũ ({owners}).")
        said += [self._passed(each) for each in self.passing]
        if self.drafts and self.passing:
            said.append(f"{len(self.drafts)} bản đang soạn chuyển sang {after}; bản cũ vẫn lưu để xem.")
        if self.waived:
            said.append(f"{len(self.waived)} việc chưa làm được miễn theo quyết định.")
        if self.apart:
            said.append(f"Số của đơn vị cũ đã nộp và số của {after} cộng riêng; đổi được ở trang Số của đơn vị cũ.")
        now = self.size - len(self.leaving) + len(self.joining)
        said.append(f"Danh sách đợt: {self.size} đơn vị" + (f" thành {now}." if now != self.size else ", không đổi."))
        return said

    def _passed(self, each: Passing) -> str:
        day = last_day(each.until) if each.until else None
        until = f", hạn hết ngày {format_day(day)}" if day else ""
        who = ", ".join(self.names.get(id, id) for id in each.to)
        if each.beside and len(each.beside) == len(each.old):
            return f"{each.requirement}: {who} làm thay {len(each.old)} việc dưới tên đơn vị cũ{until}."
        return f"{each.requirement}: {len(each.old)} việc chưa nộp chuyển sang {who}{until}."


def plans(event: Succession, rows: Mapping[str, Organisation]) -> list[Plan]:
    """One plan for each running campaign that has a predecessor on its roster. rows: organisations of the event, by their id there."""
    if event.kind not in FOLLOWED:
        return []
    concerned = {rows[id].pk: id for id in event.predecessors if id in rows}
    entries = RosterEntry.objects.filter(organisation__in=concerned, own=False, left_at=None, campaign__state="issued")
    by_campaign: dict[int, list[RosterEntry]] = {}
    for entry in entries.select_related("campaign__organisation", "organisation").order_by("campaign", "order", "pk"):
        by_campaign.setdefault(entry.campaign_id, []).append(entry)
    return [plan for mine in by_campaign.values() if (plan := _plan(event, rows, mine)) is not None]


def waiting_plans(event: Succession, rows: Mapping[str, Organisation]) -> list[Plan]:
    """Those of them that have something left to pass on."""
    return [plan for plan in plans(event, rows) if plan.entries and (plan.passing or plan.waived)]


def _plan(event: Succession, rows: Mapping[str, Organisation], entries: Sequence[RosterEntry]) -> Plan | None:
    campaign = entries[0].campaign
    ended = {rows[id].pk for id in event.ended}
    gone = tuple(entry for entry in entries if entry.organisation_id in ended)
    fresh = [each.id for each in event.successors if each.id not in event.predecessors]
    if not gone and not (event.kind == "split" and fresh):
        return None
    new = [each.id for each in event.successors]
    standing = _standing(campaign, rows, new)
    source = gone or tuple(entries)  # a part that splits off takes on what its old unit owes still
    owed = list(
        Obligation.objects.filter(entry__in=source, requirement__removed_in=None)
        .select_related("entry", "requirement", "organisation", "campaign")
        .order_by("requirement__order", "entry__order")
    )
    done = tuple(one for one in owed if one.state in DONE) if gone else ()
    waiting = [one for one in owed if one.state in OPEN]
    passing = _passing(waiting, new if gone else fresh, standing) if new else ()
    drafts = tuple(Draft.objects.filter(obligation__in=[one for one in waiting if gone]).select_related("obligation__entry").order_by("pk"))
    kept = {one.entry_id for one in done} | {one.entry_id for each in passing for one in each.beside}
    leaving = tuple(entry for entry in gone if entry.pk not in kept)
    receiving = dict.fromkeys(id for each in passing if len(each.beside) < len(each.old) for id in each.to)
    joining = tuple(id for id in receiving if id not in standing)
    size = RosterEntry.objects.filter(campaign=campaign, own=False, left_at=None).count()
    names = {each.id: each.name for each in event.successors}
    waived = tuple(waiting) if not new else ()
    return Plan(campaign, event, gone, standing, done, passing, waived, drafts, leaving, joining, size, names)


def _standing(campaign: Campaign, rows: Mapping[str, Organisation], ids: Sequence[str]) -> dict[str, RosterEntry]:
    known = {rows[id].pk: id for id in ids if id in rows}
    there = RosterEntry.objects.filter(campaign=campaign, organisation__in=known, own=False, left_at=None)
    return {known[entry.organisation_id]: entry for entry in there}


def _passing(waiting: Sequence[Obligation], new: Sequence[str], standing: Mapping[str, RosterEntry]) -> tuple[Passing, ...]:
    by_requirement: dict[Requirement, list[Obligation]] = {}
    for one in waiting:
        by_requirement.setdefault(one.requirement, []).append(one)
    entries = [entry.pk for entry in standing.values()]
    held = {(one.entry_id, one.requirement_id): one.state for one in Obligation.objects.filter(entry__in=entries)}
    made = []
    for requirement, old in by_requirement.items():
        until = max((one.deadline_at for one in old if one.deadline_at), default=None)
        there = [held.get((standing[id].pk, requirement.pk)) if id in standing else None for id in new]
        busy = len(new) == 1 and there[0] is not None and there[0] not in OPEN
        made.append(Passing(requirement, tuple(old), tuple(new), until, tuple(old) if busy else ()))
    return tuple(made)
