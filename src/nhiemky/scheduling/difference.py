"""What changed between two issued versions of a campaign, as sentences for the units it concerns.

>>> from dataclasses import replace
>>> from datetime import date
>>> from nhiemky.domain.campaign import Owner, Requirement
>>> asked = Requirement("o1", "gửi báo cáo", None, "trước ngày 30/5/2023", date(2023, 5, 29), "Ban Thường vụ", None)
>>> before = Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=(asked,))
>>> later = replace(asked, wording="trước ngày 05/6/2023", last_day=date(2023, 6, 4))
>>> [change.sentence for change in difference(before, replace(before, requirements=(later,)))]
['“Gửi báo cáo”: hạn đổi từ hết ngày 29/5/2023 sang hết ngày 04/6/2023 (“trước ngày 05/6/2023”).']

Promise: equal campaigns give none; each sentence says what was and what is now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from nhiemky.domain.campaign import Campaign, Indicator, Policies, Requirement, Task
from nhiemky.domain.outline import Outline, OutlineNode, walk
from nhiemky.scheduling.binding import bound_units
from nhiemky.scheduling.deadlines import moment_words, until_of
from nhiemky.vietnamese.columns import cut_off_words

T = TypeVar("T")
Subject = Literal["campaign", "requirement", "outline", "indicator", "unit", "task", "group"]

FREEDOMS = {"forbidden": "không được", "consent": "phải được cấp trên đồng ý", "free": "được tự quyết"}
POLICY_NAMES = {"change_targets": "điều chỉnh chỉ tiêu", "add_targets": "thêm chỉ tiêu", "add_tasks": "thêm nhiệm vụ"}
GATE_NAMES = {
    "drafts_cleared_first": "dự thảo báo cáo được thông qua rồi mới nộp và mới chốt ngày hội nghị",
    "pilot_drafts_higher": "dự thảo của đơn vị làm điểm trình Ban Thường vụ cho ý kiến sau đồng chí phụ trách",
    "office_sees_drafts": "văn phòng cấp ủy chủ trì xem được dự thảo của đơn vị",
    "lesson_first": "có thông báo rút kinh nghiệm từ đơn vị làm điểm rồi mới chốt ngày hội nghị của đơn vị khác",
}
"""What each gate of `Policies` asks, as a clause."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed. id: of the requirement, outline, indicator, unit or task. units: whom it concerns, None = all."""

    subject: Subject
    id: str
    sentence: str
    units: tuple[str, ...] | None = None

    def concerns(self, unit: str) -> bool:
        """Is this unit to be told."""
        return self.units is None or unit in self.units


def difference(before: Campaign, after: Campaign) -> tuple[Change, ...]:
    """Every change in the order: the campaign itself, requirements, outlines, appendix, policies, groups, roster, tasks."""
    return tuple(
        change
        for part in (_itself, _requirements, _outlines, _indicators, _policies, _groups, _roster, _tasks)
        for change in part(before, after)
    )


def _itself(before: Campaign, after: Campaign) -> Iterator[Change]:
    if before.title != after.title:
        yield Change("campaign", "title", f"Tên đợt đổi từ “{before.title}” sang “{after.title}”.")
    if (before.cut_off, before.cut_off_estimated) != (after.cut_off, after.cut_off_estimated):
        yield Change("campaign", "cut_off", f"Mốc số liệu đổi từ {_cut_off(before)} sang {_cut_off(after)}.")


def _cut_off(campaign: Campaign) -> str:
    words = cut_off_words(campaign.cut_off) or "chưa ghi"
    return f"ước đến {words}" if campaign.cut_off_estimated else words


def _requirements(before: Campaign, after: Campaign) -> Iterator[Change]:
    old, new = {item.id: item for item in before.requirements}, {item.id: item for item in after.requirements}
    for id, was, now in _pairs(old, new):
        if was is None and now is not None:
            yield Change("requirement", id, f"Thêm yêu cầu {_quoted(now.what)}, {due_words(now)}.", _bound(after, now))
        elif now is None and was is not None:
            yield Change("requirement", id, f"Bỏ yêu cầu {_quoted(was.what)}; việc đã nộp vẫn giữ nguyên.", _bound(before, was))
        elif was is not None and now is not None and was != now:
            units = tuple(dict.fromkeys((*_bound(before, was), *_bound(after, now))))
            yield from (Change("requirement", id, sentence, units) for sentence in _changed(was, now))


def _changed(was: Requirement, now: Requirement) -> Iterator[str]:
    name = _quoted(now.what)
    if was.what != now.what:
        yield f"Yêu cầu {_quoted(was.what)} đổi thành {name}."
    if (until_of(was), was.event) != (until_of(now), now.event):
        quote = f" (“{now.wording}”)" if now.wording else ""
        yield f"{name}: hạn đổi từ {_moment(was)} sang {_moment(now)}{quote}."
    elif was.wording != now.wording:
        yield f"{name}: lời văn của hạn đổi từ “{was.wording}” sang “{now.wording}”, ngày không đổi."
    if (was.submit_to, was.via) != (now.submit_to, now.via):
        yield f"{name}: nơi nhận đổi từ {_place(was)} sang {_place(now)}."
    if was.optional != now.optional:
        yield f"{name}: nay {'là việc không bắt buộc, chỉ trả lời có hay không' if now.optional else 'là việc bắt buộc'}."
    if (was.who, was.group) != (now.who, now.group):
        yield f"{name}: người làm đổi từ {was.group or was.who or 'chưa ghi'} sang {now.group or now.who or 'chưa ghi'}."
    if was.outline != now.outline:
        yield f"{name}: {'viết theo đề cương khác' if now.outline else 'không còn đề cương kèm theo'}."
    if (was.lead, was.cooperating, was.editorial_team, was.adopted_by) != (now.lead, now.cooperating, now.editorial_team, now.adopted_by):
        yield f"{name}: phân công chủ trì, phối hợp hoặc người thông qua đã đổi."


def due_words(requirement: Requirement) -> str:
    """ "hạn hết ngày 29/5/2023 (“trước ngày 30/5/2023”)"."""
    quote = f" (“{requirement.wording}”)" if requirement.wording and until_of(requirement) else ""
    return f"hạn {_moment(requirement)}{quote}"


def _moment(requirement: Requirement) -> str:
    until = until_of(requirement)
    if until is None:
        return requirement.event or requirement.wording or "chưa có"
    words = moment_words(until)
    return words[:1].lower() + words[1:]


def _place(requirement: Requirement) -> str:
    if not requirement.submit_to:
        return "chưa ghi"
    return f"{requirement.submit_to} (qua {requirement.via})" if requirement.via else requirement.submit_to


def _bound(campaign: Campaign, requirement: Requirement) -> tuple[str, ...]:
    return tuple(unit.id for unit in bound_units(campaign, requirement))


def _outlines(before: Campaign, after: Campaign) -> Iterator[Change]:
    old, new = {item.id: item for item in before.outlines}, {item.id: item for item in after.outlines}
    for id, was, now in _pairs(old, new):
        if was is None and now is not None:
            yield Change("outline", id, f"Thêm đề cương “{_outline_name(now)}”.")
        elif now is None and was is not None:
            yield Change("outline", id, f"Bỏ đề cương “{_outline_name(was)}”.")
        elif was is not None and now is not None:
            yield from (Change("outline", id, f"Đề cương “{_outline_name(now)}”: {words}.") for words in _items(was, now))


def _outline_name(outline: Outline) -> str:
    return " ".join(f"{outline.title} {outline.subtitle or ''}".split())


def _items(was: Outline, now: Outline) -> Iterator[str]:
    """Headings by their place, so that a reworded heading is one change, not two."""
    old, new = dict(_walked(was)), dict(_walked(now))
    for path, before, after in _pairs(old, new):
        if before is None and after is not None:
            yield f"thêm mục {_item(path, after)}"
        elif after is None and before is not None:
            yield f"bỏ mục {_item(path, before)}"
        elif before is not None and after is not None:
            if before.title != after.title:
                yield f"mục {_item(path, before)} đổi thành “{after.title}”"
            elif before.guidance != after.guidance:
                yield f"mục {_item(path, after)} có hướng dẫn mới"


def _walked(outline: Outline) -> Iterator[tuple[str, OutlineNode]]:
    for path, node in walk(outline.nodes):
        yield ".".join(path), node


def _item(path: str, node: OutlineNode) -> str:
    return f"{path} “{node.title}”" if node.title else path


def _indicators(before: Campaign, after: Campaign) -> Iterator[Change]:
    old, new = {item.code: item for item in before.indicators}, {item.code: item for item in after.indicators}
    for code, was, now in _pairs(old, new):
        units = _holder(was or now)
        if was is None and now is not None:
            yield Change("indicator", code, f"Phụ lục thêm chỉ tiêu “{now.statement}” ({now.unit_of_measure}).", units)
        elif now is None and was is not None:
            yield Change("indicator", code, f"Phụ lục bỏ chỉ tiêu “{was.statement}”; số đã nộp vẫn giữ.", units)
        elif was is not None and now is not None and was != now:
            for name, label in (("statement", "lời văn"), ("unit_of_measure", "đơn vị tính"), ("target", "chỉ tiêu của cấp trên")):
                one, other = getattr(was, name), getattr(now, name)
                if one != other:
                    yield Change(
                        "indicator", code, f"Chỉ tiêu “{was.statement}”: {label} đổi từ “{one or ''}” sang “{other or ''}”.", units
                    )


def _holder(indicator: Indicator | None) -> tuple[str, ...] | None:
    return (indicator.unit_id,) if indicator and indicator.unit_id else None


def _policies(before: Campaign, after: Campaign) -> Iterator[Change]:
    was, now = before.policies or Policies(), after.policies or Policies()
    for name, label in POLICY_NAMES.items():
        one, other = getattr(was, name), getattr(now, name)
        if one != other:
            yield Change("campaign", name, f"Việc {label} ở đơn vị: trước {FREEDOMS[one]}, nay {FREEDOMS[other]}.")
    for name, words in GATE_NAMES.items():
        if getattr(was, name) != getattr(now, name):
            yield Change("campaign", name, f"{'Thêm' if getattr(now, name) else 'Bỏ'} quy định: {words}.")


def _groups(before: Campaign, after: Campaign) -> Iterator[Change]:
    old, new = {item.name: item for item in before.groups}, {item.name: item for item in after.groups}
    for name, was, now in _pairs(old, new):
        one, other = set(was.units) if was else set(), set(now.units) if now else set()
        moved = tuple(unit for unit in (*(was.units if was else ()), *(now.units if now else ())) if unit in one ^ other)
        if moved:
            yield Change("group", name, f"Nhóm “{name}” thay đổi: nay có {len(other)} đơn vị.", moved)


def _roster(before: Campaign, after: Campaign) -> Iterator[Change]:
    old, new = {item.id: item for item in before.units}, {item.id: item for item in after.units}
    for id, was, now in _pairs(old, new):
        if was is None and now is not None:
            yield Change("unit", id, f"Thêm {now.name} vào danh sách đơn vị phải báo cáo.", (id,))
        elif now is None and was is not None:
            yield Change("unit", id, f"Đưa {was.name} ra khỏi danh sách đơn vị phải báo cáo.", (id,))
        elif was is not None and now is not None and was.name != now.name:
            yield Change("unit", id, f"{was.name} nay là {now.name}.", (id,))


def _tasks(before: Campaign, after: Campaign) -> Iterator[Change]:
    old, new = {item.id: item for item in before.tasks}, {item.id: item for item in after.tasks}
    for id, was, now in _pairs(old, new):
        if was != now:
            item = now or was
            assert item is not None
            verb = "Thêm" if was is None else "Bỏ" if now is None else "Sửa"
            yield Change("task", id, f"{verb} nhiệm vụ {_quoted(item.what)}{_lead(item)}.", ())


def _lead(task: Task) -> str:
    return f" ({task.lead} chủ trì)" if task.lead else ""


def _pairs(old: Mapping[str, T], new: Mapping[str, T]) -> Sequence[tuple[str, T | None, T | None]]:
    """Keys of the new in their order, then those that are gone."""
    keys = (*new, *(key for key in old if key not in new))
    return [(key, old.get(key), new.get(key)) for key in keys]


def _quoted(what: str) -> str:
    return f"“{what[:1].upper()}{what[1:]}”"
