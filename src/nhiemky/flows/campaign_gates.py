"""Gates that a directive sets before units: drafts seen by who is in charge, the pilot's by the standing committee, lessons first.

>>> from nhiemky.domain.finding import Evidence
>>> from nhiemky.domain.directive import Assignment, Directive, Header
>>> quote = "Các đồng chí ủy viên phụ trách đơn vị cho ý kiến vào dự thảo báo cáo trước khi tổ chức hội nghị"
>>> work = Assignment("cho ý kiến vào dự thảo báo cáo", "Các đồng chí ủy viên phụ trách đơn vị", evidence=(Evidence(quote),))
>>> gates_of(Directive("a", Header(), assignments=(work,)))
{'drafts_cleared_first': True}

Promise: only what one sentence says whole: a draft, an opinion on it or its approval, and by whom. A draft that a board of the owner
writes and lays before the standing committee sets no gate: no unit waits for it. A person confirms the gates before issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nhiemky.domain.campaign import Task
from nhiemky.domain.directive import Directive
from nhiemky.flows.campaign_actors import side
from nhiemky.vietnamese.unicode import fold

_DRAFT = re.compile(r"\bdu thao\b|\bbao cao\b[^.;]{0,120}\btruoc khi (?:trinh |to chuc |tien hanh |thong qua )")
_OPINION = re.compile(r"\b(?:xin|cho|lay|tham gia|co) y kien\b|\bgop y\b|\bthong qua\b|\b(?:phe )?duyet\b|\btham dinh\b")
_MEMBER = re.compile(
    r"\b(?:dong chi|uy vien|cap uy vien|thuong vu|chap hanh|to cong tac|to truong|can bo)\b[^,.;]{0,80}\b(?:duoc phan cong |truc tiep )?"
    r"(?:phu trach|theo doi)\b"
)
_COMMITTEE = re.compile(r"(?<!uy vien )(?:\bban thuong vu\b|\bban chap hanh\b|\bthuong truc\b)(?![^,.;]{0,40}\bphu trach\b)")
_OFFICE = re.compile(r"^van phong\b[^.;]{0,120}\b(?:tiep nhan|xem|doc|nam|theo doi)\b[^.;]{0,40}\bdu thao\b[^.;]{0,60}\b(?:don vi|co so)\b")
_UNITS_DRAFT = re.compile(r"\bdu thao (?:cac )?bao cao cua (?:cac )?(?:don vi|co so|cap uy co so)\b")
_PILOT = re.compile(r"\b(?:lam|chi dao|chon|thi) diem\b|\bdon vi diem\b")
_LESSON = re.compile(r"\brut kinh nghiem\b")


def without_gates(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The tasks that are left: one that says no more than a gate of units' drafts is the program's own work then."""
    return tuple(task for task in tasks if not _gates_units(fold(f"{task.lead or ''} {task.what}")))


def _gates_units(words: str) -> bool:
    if not _UNITS_DRAFT.search(words):
        return False
    opinion = _OPINION.search(words) and (_MEMBER.search(words) or (_COMMITTEE.search(words) and _PILOT.search(words)))
    return bool(opinion or _OFFICE.search(words))


def gates_of(directive: Directive, owner: str = "") -> dict[str, bool]:
    """Names of `Policies` that the text sets, each True. owner: the committee whose directive it is."""
    found: dict[str, bool] = {}
    pilots = [fold(order.first) for order in directive.ordering if order.first]
    pilots += [fold(name) for group in directive.groups if group.role and "làm điểm" in group.role for name in group.members]
    for who, words in _said(directive):
        if _OFFICE.search(words):
            found["office_sees_drafts"] = True
        if not (_DRAFT.search(words) and _OPINION.search(words)) or _drafts_itself(who, owner):
            continue
        if _MEMBER.search(words):
            found["drafts_cleared_first"] = True
        elif _COMMITTEE.search(words) and (_PILOT.search(words) or any(name in words for name in pilots)):
            found["pilot_drafts_higher"] = True
    if any(_LESSON.search(fold(order.evidence.quote)) for order in directive.ordering if order.kind == "pilot_first"):
        found["lesson_first"] = True
    return found


def _drafts_itself(who: str | None, owner: str) -> bool:
    """A board of the owner, not the comrade in charge: what it lays before somebody is the owner's own paper."""
    return side(who, owner) == "owner" and _MEMBER.search(fold(who or "")) is None and not _COMMITTEE.match(fold(who or ""))


def _said(directive: Directive) -> Iterator[tuple[str | None, str]]:
    """Who, and the whole sentence folded, of every duty and assignment."""
    for duty in directive.obligations:
        quotes = " ".join(evidence.quote for evidence in duty.evidence)
        yield duty.who, fold(" ".join(filter(None, (duty.who, duty.what, duty.submit_to, quotes))))
    for work in directive.assignments:
        quotes = " ".join(evidence.quote for evidence in work.evidence)
        yield work.who, fold(" ".join(filter(None, (work.who, work.what, quotes))))
