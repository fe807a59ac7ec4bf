"""Each received file to its unit and its report: certain, to be asked, or told apart as a copy or an older version.

>>> from nhiemky.domain.campaign import Owner, Requirement, Unit
>>> from nhiemky.domain.unit_report import Identity, UnitReport
>>> asked = Requirement("r1", "gửi báo cáo sơ kết", None, "", None, None, None, deliverable="report")
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=(asked,), units=(Unit("a", "Chi bộ Đài"),))
>>> paper = UnitReport("dai.docx", "9f", Identity("Chi bộ Đài", "letterhead", "a"))
>>> [(match.state, match.unit, match.report) for match in match_all([("dai.docx", Received(paper))], campaign, {"a": ("r1",)})]
[('certain', 'a', 'r1')]

Promise: nothing is certain that rests on a near miss; every reading that could be right stands among the choices with its reason;
a question answered once (`remembered`) is not asked again; the order of the files does not change the result.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from nhiemky.consolidating.reports import is_blank_form
from nhiemky.domain.campaign import Campaign
from nhiemky.domain.finding import Finding, Refusal, finding
from nhiemky.flows.intake.receive import Received
from nhiemky.flows.intake.reports_by_content import Profile, Scored, profiles_of, score
from nhiemky.flows.intake.units_by_name import unit_choices
from nhiemky.flows.intake.versions import newest_first
from nhiemky.reading.units.known_units import KnownUnits
from nhiemky.vietnamese.unicode import fold

State = Literal["certain", "ask", "refused", "duplicate", "older"]
SURE = 50
"""Score from which a report is certain, where no other comes within MARGIN."""
MARGIN = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit or a report the file may be, and why."""

    id: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Match:
    """One file for one report; a paper that holds the appendix too is two.

    unit, report      ids, "" where it is to be asked. why: what the certainty rests on, in words.
    units, reports    the choices, the likeliest first; question: key of the doubt, under which its answer is remembered.
    sentence          what is wrong, for `ask` where there is more to say, `refused`, `duplicate` and `older`.
    part              "texts" or "table": what of the file is meant.
    """

    file: str
    sha256: str
    state: State
    unit: str = ""
    report: str = ""
    part: Literal["texts", "table"] = "texts"
    why: tuple[str, ...] = ()
    units: tuple[Choice, ...] = ()
    reports: tuple[Choice, ...] = ()
    sentence: str = ""
    unit_question: str = ""
    report_question: str = ""


def match_all(
    files: Sequence[tuple[str, Received | Refusal | Finding]],
    campaign: Campaign,
    owes: Mapping[str, Collection[str]],
    remembered: Mapping[str, str] | None = None,
) -> tuple[Match, ...]:
    """Matches in the order of the files.

    files       (name, what was read or why not). owes: unit id -> ids of the requirements it must meet.
    remembered  question -> unit id or requirement id, from earlier answers.
    """
    known = KnownUnits.of(campaign.units)
    profiles = profiles_of(campaign, {asked for each in owes.values() for asked in each})
    answers = remembered or {}
    matches: list[Match] = []
    read: dict[str, Received] = {}
    for name, what in files:
        if isinstance(what, (Refusal, Finding)):
            matches.append(Match(name, "", "refused", sentence=what.message))
            continue
        first = read.get(what.report.sha256)
        if first is not None:
            said = finding("intake_same_bytes", file=name, original=first.report.file).message
            matches.append(Match(name, what.report.sha256, "duplicate", sentence=said))
            continue
        read[what.report.sha256] = what
        matches += _matches(name, what, campaign, known, profiles, owes, answers)
    return tuple(_versions(matches, read))


def _matches(
    name: str,
    received: Received,
    campaign: Campaign,
    known: KnownUnits,
    profiles: Sequence[Profile],
    owes: Mapping[str, Collection[str]],
    answers: Mapping[str, str],
) -> list[Match]:
    report = received.report
    if is_blank_form(report) and not report.texts:
        return [Match(name, report.sha256, "refused", sentence=finding("intake_blank_form", file=name).message)]
    match = _with_unit(Match(name, report.sha256, "certain"), received, known, answers)
    other = report.identity.campaign_id not in ("", campaign.id)
    if other:
        said = finding("intake_other_campaign", file=name, found=report.identity.campaign_id).message
        match = replace(match, state="ask", sentence=said)
    scored = score(received, name, profiles, campaign)
    open_to = set(owes.get(match.unit, ())) if match.unit else {profile.id for profile in profiles}
    texts = [each for each in scored if not each.profile.table]
    tables = [each for each in scored if each.profile.table]
    kinds: list[tuple[Literal["texts", "table"], list[Scored]]] = []
    if report.has_table and tables:
        kinds.append(("table", tables))
    if (report.texts or not kinds) and texts:
        kinds.insert(0, ("texts", texts))
    if not kinds:
        kinds = [("table" if report.has_table else "texts", scored)]
    return [_with_report(replace(match, part=part), received, candidates, open_to, answers) for part, candidates in kinds]


def _with_unit(match: Match, received: Received, known: KnownUnits, answers: Mapping[str, str]) -> Match:
    identity = received.report.identity
    folder = PurePosixPath(match.file).parent.name
    choices, why, found = unit_choices(identity, folder, known)
    question = f"unit:{fold(found or PurePosixPath(match.file).stem)}"
    if why:
        return replace(match, unit=choices[0][0].id, why=(why,))
    if answers.get(question) in known.by_id:
        return replace(match, unit=answers[question], why=("đã chọn lần trước",))
    said = finding("intake_unit_unknown", file=match.file, found=found or "trong tệp không ghi tên đơn vị").message
    shown = tuple(Choice(unit.id, unit.name, reason) for unit, reason in choices)
    return replace(match, state="ask", units=shown, sentence=said, unit_question=question)


def _with_report(match: Match, received: Received, scored: Sequence[Scored], open_to: Collection[str], answers: Mapping[str, str]) -> Match:
    usable = [each for each in scored if each.profile.id in open_to]
    choices = tuple(Choice(each.profile.id, each.profile.title, "; ".join(each.why)) for each in usable)
    title = fold(received.title or PurePosixPath(match.file).stem)
    question = f"report:{match.part}:{title}"
    if len(usable) == 1 and (usable[0].points or len(open_to) == 1):
        why = usable[0].why or ("đơn vị chỉ phải nộp báo cáo này",)
        return replace(match, report=usable[0].profile.id, why=(*match.why, *why), reports=choices)
    if usable and usable[0].points >= SURE and (len(usable) == 1 or usable[0].points - usable[1].points >= MARGIN):
        return replace(match, report=usable[0].profile.id, why=(*match.why, *usable[0].why), reports=choices)
    if answers.get(question) in {each.profile.id for each in usable}:
        return replace(match, report=answers[question], why=(*match.why, "đã chọn lần trước"), reports=choices)
    unit = received.report.identity.unit or "đơn vị chưa rõ"
    said = match.sentence or finding("intake_report_unknown", file=match.file, unit=unit).message
    return replace(match, state="ask", reports=choices, sentence=said, report_question=question)


def _versions(matches: Sequence[Match], read: Mapping[str, Received]) -> list[Match]:
    """Of several files for one thing only the newest stays certain."""
    groups: dict[tuple[str, str, str], list[Match]] = {}
    for match in matches:
        if match.state == "certain":
            groups.setdefault((match.unit, match.report, match.part), []).append(match)
    older: dict[tuple[str, str], str] = {}
    for group in groups.values():
        if len(group) > 1:
            newest, why = newest_first([(match.file, read[match.sha256].report) for match in group])
            for match in group:
                if match.file != newest:
                    older[match.file, match.part] = finding("intake_older", file=match.file, newer=newest, why=why).message
    return [
        replace(match, state="older", sentence=older[match.file, match.part])
        if match.state == "certain" and (match.file, match.part) in older
        else match
        for match in matches
    ]
