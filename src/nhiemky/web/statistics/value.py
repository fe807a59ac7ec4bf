"""Rounds and sheets as pure values: the forms as pinned, figures of drafts and of what was handed in.

>>> forms_of(round)[0].title                                             # doctest: +SKIP
'Kiểm tra chấp hành'
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

from nhiemky.domain.finding import Finding
from nhiemky.domain.statistics import Figures, Form, StatisticsSet
from nhiemky.domain.statistics_periods import Period, period
from nhiemky.domain.wire import to_json
from nhiemky.flows.decode import decode
from nhiemky.web.statistics.models import StatisticsRevision, StatisticsRound, StatisticsSheet

STATES = {
    "open": "Đang điền",
    "submitted": "Đã nộp",
    "returned": "Trả lại",
    "accepted": "Đã duyệt",
    "correcting": "Đang đính chính",
}
TAGS = {"open": "drafting", "submitted": "submitted", "returned": "returned", "accepted": "accepted", "correcting": "drafting"}
WRITABLE = ("open", "returned", "correcting")
HANDED_IN = ("submitted", "accepted", "correcting")
"""States whose newest revision counts in the roll-up: while a correction is written, what was accepted stands."""


def period_of(round: StatisticsRound) -> Period:
    return period(round.period)


def pinned(forms: Iterable[Form]) -> str:
    """The JSON a round keeps of its forms."""
    return json.dumps(to_json(tuple(forms)), ensure_ascii=False)


def forms_of(round: StatisticsRound) -> tuple[Form, ...]:
    """The round's forms as pinned."""
    return _decoded(round.forms)


@lru_cache(maxsize=32)
def _decoded(words: str) -> tuple[Form, ...]:
    return tuple(decode(Form, one) for one in json.loads(words))


def chosen(standard: StatisticsSet, ids: Sequence[str]) -> tuple[Form, ...]:
    """The set's forms with cells that were chosen, in its order; all where none was."""
    return tuple(form for form in standard.fillable if not ids or form.id in ids)


def known_keys(round: StatisticsRound) -> frozenset[str]:
    return _keys(round.forms)


@lru_cache(maxsize=32)
def _keys(words: str) -> frozenset[str]:
    return frozenset(key for form in _decoded(words) for key in form.cells())


def draft_figures(sheet: StatisticsSheet) -> dict[str, int]:
    """What is filled in now, whatever was handed in."""
    return {key: number for key, number in sheet.cells.values_list("key", "number") if number is not None}


def figures_of(revision: StatisticsRevision) -> dict[str, int]:
    """What was handed in."""
    return {str(key): int(value) for key, value in json.loads(revision.content)["figures"].items()}


def newest(sheet: StatisticsSheet) -> StatisticsRevision | None:
    return sheet.revisions.order_by("-number").first()


def finding_key(found: Finding) -> str:
    """Under which a reason is kept: what is said of which cells; another figure is another finding."""
    return f"{found.code}|{found.subject_id}|{found.message}"[:600]


def content_of(figures: Figures, findings: Iterable[Finding], reasons: dict[str, str]) -> str:
    """The JSON of a revision, the same for the same figures."""
    said = [
        {"code": one.code, "severity": one.severity, "message": one.message, "reason": reasons.get(finding_key(one), "")}
        for one in findings
    ]
    return json.dumps({"figures": dict(sorted(figures.items())), "findings": said}, ensure_ascii=False, sort_keys=True)
