"""A unit's plan against its superior's (đối chiếu với kế hoạch cấp trên): what was taken away or loosened, with both sides quoted.

>>> from dataclasses import replace
>>> from nhiemky.domain.campaign import Owner
>>> asked = Requirement("o1", "gửi báo cáo sơ kết", None, "trước ngày 30/5/2023", date(2023, 5, 29), "Đảng ủy Khối", None,
...                     deliverable="report")
>>> above = Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=(asked,))
>>> below = Campaign("Sơ kết", Owner("Đảng ủy Sở Gió"), requirements=(replace(asked, last_day=date(2023, 6, 5)),))
>>> [found.code for found in against_superior(below, above, (asked,))]
['later_than_superior']

Promise: a plan that asks the same, more, or more strictly gives nothing. Duties, indicators and outline items are known by their ids
where the plan came out of the superior's campaign, by their words where it is a Word file made outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from nhiemky.domain.campaign import Campaign, Indicator, Policies, Requirement, Task, Unit
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.domain.outline import OutlineNode, walk
from nhiemky.rulebook.working_days import working_day_before
from nhiemky.vietnamese.columns import cut_off_day, cut_off_words
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number, parse_number
from nhiemky.vietnamese.unicode import fold

_STRICTNESS = {"forbidden": 2, "consent": 1, "free": 0}
_FREEDOMS = {"forbidden": "không được", "consent": "phải được cấp trên đồng ý", "free": "được tự quyết"}
_NAMES = {"change_targets": "điều chỉnh chỉ tiêu", "add_targets": "thêm chỉ tiêu", "add_tasks": "thêm nhiệm vụ"}
_GATES: dict[str, str] = {
    "drafts_cleared_first": "thông qua dự thảo trước hội nghị, trước khi nộp",
    "pilot_drafts_higher": "gửi dự thảo của đơn vị làm điểm lên trên",
    "lesson_first": "rút kinh nghiệm làm điểm trước",
}
_ALIKE = 0.6


def against_superior(
    child: Campaign, parent: Campaign, duties: Sequence[Requirement], tasks: Sequence[Task] = (), unit: Unit | None = None
) -> tuple[Finding, ...]:
    """duties, tasks: what the parent lays on this unit (`scheduling.cascade`). unit: its entry in the parent's roster, for its targets.

    In the order: duties, policies, appendix, outlines, tasks.
    """
    return (
        *_duties(child, parent, duties),
        *_policies(child, parent),
        *_cut_off(child, parent),
        *_indicators(child, parent, unit),
        *_outlines(child, parent, duties),
        *_tasks(child, parent, tasks),
    )


def same_words(one: str, other: str) -> float:
    """How much of the shorter one's words stands in the other, 0 to 1.

    >>> same_words("gửi báo cáo sơ kết", "báo cáo sơ kết giữa nhiệm kỳ") > 0.7, same_words("hội nghị", "báo cáo")
    (True, 0.0)
    """
    first, second = set(fold(one).split()), set(fold(other).split())
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def _superior(parent: Campaign) -> str:
    return parent.owner.name


def _duties(child: Campaign, parent: Campaign, duties: Sequence[Requirement]) -> Iterator[Finding]:
    taken: set[str] = set()
    for asked in duties:
        own = _match(asked, child.requirements, taken)
        about: dict[str, Any] = {"superior": _superior(parent), "what": _what(asked), "above": _due(asked)}
        if own is None:
            if not asked.optional:
                high = asked.deliverable in ("report", "appendix", None)
                yield finding(
                    "report_not_asked", severity="high" if high else "medium", subject_id=asked.id, quotes=_quotes(asked), **about
                )
            continue
        taken.add(own.id)
        quotes = (*_quotes(asked), *_quotes(own))
        mine, above = _last(own), _last(asked)
        if above is not None and mine is not None and mine >= above:
            day = format_day(working_day_before(above))
            yield finding("later_than_superior", subject_id=asked.id, quotes=quotes, own=_due(own), proposed=day, **about)
        if own.optional and not asked.optional:
            yield finding("report_made_optional", subject_id=asked.id, quotes=quotes, own=_due(own), **about)


def _match(asked: Requirement, rows: Sequence[Requirement], taken: set[str]) -> Requirement | None:
    """By id where the words agree; else the nearest words of the same kind of product; the owner's own work is not asked of anybody."""
    free = [row for row in rows if row.id not in taken and not row.own]
    same = next((row for row in free if row.id == asked.id and same_words(row.what, asked.what) >= _ALIKE), None)
    if same is not None:
        return same
    of_kind = [row for row in free if _kind(row) == _kind(asked)]
    best = max(of_kind, key=lambda row: same_words(row.what, asked.what), default=None)
    return best if best is not None and same_words(best.what, asked.what) >= _ALIKE else None


def _kind(asked: Requirement) -> str:
    return "report" if asked.deliverable in (None, "report") else asked.deliverable


def _what(asked: Requirement) -> str:
    return f"{asked.what[:1].upper()}{asked.what[1:]}"


def _quotes(asked: Requirement) -> tuple[Evidence, ...]:
    return (Evidence(f"{_what(asked)} {asked.wording}".strip()),)


def _due(asked: Requirement) -> str:
    last = _last(asked)
    if last is None:
        return asked.event or asked.wording or "không ghi hạn"
    return f"“{asked.wording}”" if asked.wording else f"hết ngày {format_day(last)}"


def _last(asked: Requirement) -> date | None:
    """The last day in time. "Trước 11 giờ ngày 30" counts as the 30th, "trước ngày 30" as the 29th."""
    if asked.on is None:
        return asked.last_day
    if asked.bound == "after":
        return None
    return asked.on - timedelta(days=1) if asked.bound == "before" and not asked.time else asked.on


def _policies(child: Campaign, parent: Campaign) -> Iterator[Finding]:
    mine, above = child.policies or Policies(), parent.policies or Policies()
    if child.policies is not None or parent.policies is not None:
        for name, label in _NAMES.items():
            one, other = getattr(above, name), getattr(mine, name)
            if _STRICTNESS[other] < _STRICTNESS[one]:
                yield _policy(parent, label, _FREEDOMS[one], _FREEDOMS[other], name)
        for name, label in _GATES.items():
            if getattr(above, name) and not getattr(mine, name) and child.policies is not None:
                yield _policy(parent, label, "bắt buộc", "không yêu cầu", name)
    order = {"no_adjustment": 2, "needs_consent": 1, None: 0}
    words = {"no_adjustment": "không điều chỉnh", "needs_consent": "chỉ điều chỉnh khi được đồng ý", None: "không nói gì"}
    told = _STRICTNESS[mine.change_targets] < _STRICTNESS[above.change_targets] and child.policies is not None
    one_, other_ = parent.adjustment_policy, child.adjustment_policy
    if not told and other_ is not None and order.get(other_, 0) < order.get(one_, 0):
        yield _policy(parent, "điều chỉnh chỉ tiêu", words.get(one_, ""), words.get(other_, ""), "adjustment_policy")


def _policy(parent: Campaign, label: str, above: str, own: str, name: str) -> Finding:
    quotes = (Evidence(above), Evidence(own))
    return finding("policy_contradicted", subject_id=name, quotes=quotes, policy=label, superior=_superior(parent), above=above, own=own)


def _cut_off(child: Campaign, parent: Campaign) -> Iterator[Finding]:
    above, own = cut_off_day(parent.cut_off), cut_off_day(child.cut_off)
    if above is not None and own is not None and above != own:
        quotes = (Evidence(cut_off_words(parent.cut_off)), Evidence(cut_off_words(child.cut_off)))
        yield finding("cut_off_differs_from_superior", quotes=quotes, above=cut_off_words(parent.cut_off), own=cut_off_words(child.cut_off))


def _indicators(child: Campaign, parent: Campaign, unit: Unit | None) -> Iterator[Finding]:
    wanted = parent.indicators_of(unit) if unit is not None else tuple(row for row in parent.indicators if row.unit_id is None)
    by_words = {fold(row.statement): row for row in child.indicators}
    by_code = {row.code: row for row in child.indicators}
    for row in wanted:
        own = by_words.get(fold(row.statement)) or by_code.get(row.code)
        if own is not None and own.code != row.code and fold(own.statement) != fold(row.statement):
            own = None
        if own is None or same_words(own.statement, row.statement) < _ALIKE:
            yield finding(
                "indicator_left_out", subject_id=row.code, quotes=(Evidence(row.statement),), statement=row.statement,
                unit_of_measure=row.unit_of_measure or "không ghi đơn vị tính", superior=_superior(parent),
            )  # fmt: skip
            continue
        yield from _altered(row, own)
        yield from _target(row, own, parent, unit)


def _altered(row: Indicator, own: Indicator) -> Iterator[Finding]:
    for name, label in (("statement", "tên"), ("unit_of_measure", "đơn vị tính")):
        above, mine = getattr(row, name), getattr(own, name)
        if above and fold(above) != fold(mine):
            quotes = (Evidence(above), Evidence(mine))
            yield finding(
                "indicator_differs_from_superior", subject_id=row.code, quotes=quotes, statement=row.statement, field=label, above=above,
                own=mine or "(để trống)",
            )  # fmt: skip
    if "none" not in (row.method, own.method) and row.method != own.method:
        yield finding(
            "indicator_differs_from_superior", subject_id=row.code, quotes=(Evidence(row.method), Evidence(own.method)),
            statement=row.statement, field="cách tổng hợp", above=_METHODS.get(row.method, row.method),
            own=_METHODS.get(own.method, own.method),
        )  # fmt: skip


_METHODS = {"sum": "cộng", "mean_unweighted": "bình quân", "count_yes": "đếm đơn vị đạt", "ratio": "tỷ lệ"}


def _target(row: Indicator, own: Indicator, parent: Campaign, unit: Unit | None) -> Iterator[Finding]:
    words = unit.targets.get(row.code) if unit else None
    above, mine = parse_number(_bare(words)), parse_number(_bare(own.target))
    if above is None or mine is None or (mine <= above if row.direction == "lower" else mine >= above):
        return
    quotes = (Evidence(words or ""), Evidence(own.target or ""))
    yield finding(
        "target_below_superior", subject_id=row.code, quotes=quotes, statement=row.statement, superior=_superior(parent),
        above=format_number(above), own=format_number(mine),
    )  # fmt: skip


def _bare(words: str | None) -> str:
    return (words or "").replace("%", "").strip()


def _outlines(child: Campaign, parent: Campaign, duties: Sequence[Requirement]) -> Iterator[Finding]:
    """Items of the outlines that bind the unit, by their titles wherever they now stand."""
    asked = {duty.outline for duty in duties}
    mine = {_title(node) for outline in child.outlines for _, node in walk(outline.nodes)}
    for outline in parent.outlines:
        if duties and outline.id not in asked and None not in asked:
            continue
        for path, node in walk(outline.nodes):
            title = _title(node)
            if title and title not in mine:
                label = ".".join(path)[:60]
                yield finding(
                    "outline_item_left_out", subject_id=f"{outline.id}/{label}", quotes=(Evidence(node.title or ""),),
                    title=(node.title or "")[:150], label=label, superior=_superior(parent),
                )  # fmt: skip


def _title(node: OutlineNode) -> str:
    return " ".join(fold(node.title or "").split())


def _tasks(child: Campaign, parent: Campaign, tasks: Sequence[Task]) -> Iterator[Finding]:
    held = {task.id: task for task in child.tasks}
    said = [task.what for task in child.tasks] + [asked.what for asked in child.requirements]
    for task in tasks:
        if task.id in held and same_words(held[task.id].what, task.what) >= _ALIKE:
            continue
        if not any(same_words(words, task.what) >= 0.8 for words in said):
            yield finding(
                "task_left_out", subject_id=task.id, quotes=(Evidence(task.what),), what=task.what[:150], superior=_superior(parent)
            )
