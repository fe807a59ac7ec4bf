"""Which report a file is, by what stands in it: a table is an appendix, headings follow an outline, a title names it.

>>> from nhiemky.domain.campaign import Owner, Requirement
>>> names = {"a": "báo cáo sơ kết", "b": "báo cáo kiểm điểm"}
>>> asked = [Requirement(id, name, None, "", None, None, None, deliverable="report") for id, name in names.items()]
>>> profiles = profiles_of(Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=tuple(asked)), {"a", "b"})
>>> [sorted(profile.words) for profile in profiles]
[['ket', 'so'], ['diem', 'kiem']]

Points: 100 a whole match of headings or rows, 60 a title that names this report and no other, 40 a file name that does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from nhiemky.domain.campaign import Campaign, Requirement
from nhiemky.domain.outline import Outline, walk
from nhiemky.flows.intake.receive import Received
from nhiemky.vietnamese.unicode import fold

_COMMON = re.compile(
    r"\b(bao cao|de cuong|mau|gui|nop|lap|xay dung|du thao|ket qua thuc hien|ket qua|thuc hien|cong tac|giua nhiem ky|nhiem ky|nam"
    r"|nghi quyet|dai hoi|cap uy|dang uy|dang bo|chi bo|co so|don vi|to chuc dang|cac|cua|va|den|theo|ve|cho|tinh|dang|khoi|\d+)\b"
)
"""Words that name no report in particular."""
_TABLE_WORDS = re.compile(r"\b(phu luc|bieu|bang so lieu|bang thong ke|thong ke)\b")
_IN_NAME = re.compile(r"[a-z0-9]+")
_ABBREVIATED = {"bckd": "bao cao kiem diem", "ktgs": "kiem tra giam sat", "pl": "phu luc", "bcsk": "bao cao so ket", "kd": "kiem diem"}


@dataclass(frozen=True, slots=True)
class Profile:
    """How a requirement's product looks. headings: folded titles of its outline; words: what its name has and others have not."""

    id: str
    title: str
    table: bool
    headings: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scored:
    """A profile with its points for one file, and why."""

    profile: Profile
    points: int
    why: tuple[str, ...]


def profiles_of(campaign: Campaign, wanted: Collection[str]) -> tuple[Profile, ...]:
    """What units hand in, in the campaign's order; events and the owner's own duties are left out."""
    duties = [duty for duty in campaign.requirements if duty.id in wanted and not duty.own and duty.deliverable != "event"]
    outlines = {outline.id: outline for outline in campaign.outlines}
    named = {duty.id: _words(_name(duty, outlines)) for duty in duties}
    found = []
    for duty in duties:
        others = set().union(*(words for id, words in named.items() if id != duty.id))
        outline = outlines.get(duty.outline or "")
        headings = frozenset(fold(node.title).rstrip(".: ") for _, node in walk(outline.nodes) if node.title) if outline else frozenset()
        words = named[duty.id] - others or named[duty.id]
        found.append(Profile(duty.id, duty.what[:1].upper() + duty.what[1:], is_table(duty), headings, frozenset(words)))
    return tuple(found)


def is_table(duty: Requirement) -> bool:
    """An appendix of figures, not a text."""
    if duty.deliverable in ("appendix", "report") and not _TABLE_WORDS.search(fold(duty.what)):
        return duty.deliverable == "appendix"
    return duty.deliverable == "appendix" or bool(_TABLE_WORDS.match(re.sub(r"^(gui|nop|lap)\s+", "", fold(duty.what))))


def _name(duty: Requirement, outlines: Mapping[str, Outline]) -> str:
    outline = outlines.get(duty.outline or "")
    return f"{duty.what} {(outline.subtitle if outline else None) or ''}"


def _words(name: str) -> set[str]:
    return {word for word in _IN_NAME.findall(_COMMON.sub(" ", fold(name))) if len(word) > 1}


def score(received: Received, name: str, profiles: Sequence[Profile], campaign: Campaign) -> list[Scored]:
    """Every profile with its points, the likeliest first."""
    report = received.report
    titles = {fold(text.title).rstrip(".: ") for text in report.texts if text.title}
    statements = {fold(indicator.statement) for indicator in campaign.indicators}
    codes = {indicator.code for indicator in campaign.indicators}
    rows = sum(fold(row.statement) in statements or (bool(row.code) and row.code in codes) for row in report.rows)
    ours = report.identity.source == "identity_sheet" and report.identity.campaign_id == campaign.id
    scored = []
    for profile in profiles:
        points, why = 0, []
        if profile.table and report.has_table:
            share = 100 * rows // len(report.rows) if statements else 60
            points = 100 if ours else max(share, 40)
            why.append(
                "biểu do đợt này phát" if ours else f"bảng có {rows}/{len(report.rows)} chỉ tiêu của đợt" if rows else "có bảng chỉ tiêu"
            )
        if not profile.table and (met := titles & profile.headings):
            points = 100 * len(met) // min(len(titles), len(profile.headings))
            why.append(f"{len(met)}/{len(titles)} đề mục đúng đề cương")
        if profile.words and received.title and profile.words <= set(_IN_NAME.findall(fold(received.title))):
            points += 60
            why.append("trích yếu ghi tên báo cáo này")
        elif profile.words and profile.words <= _file_words(name):
            points += 40
            why.append("tên tệp ghi tên báo cáo này")
        scored.append(Scored(profile, points, tuple(why)))
    return sorted(scored, key=lambda each: -each.points)


def _file_words(name: str) -> set[str]:
    spaced = re.sub(r"(?<=[a-zà-ỹ])(?=[A-ZÀ-Ỹ])", " ", PurePosixPath(name).stem)
    words = _IN_NAME.findall(fold(spaced).replace("_", " "))
    return {part for word in words for part in _ABBREVIATED.get(word, word).split()}
