"""The campaign as a file. Promises that what `dump_campaign` writes `load_campaign` reads back equal.

>>> from nhiemky.domain.campaign import Owner
>>> campaign = Campaign(title="Sơ kết giữa nhiệm kỳ", owner=Owner("Đảng ủy Khối"))
>>> parse_campaign(dump_campaign(campaign)) == campaign
True
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nhiemky.domain.campaign import SCHEMA_VERSION, Campaign
from nhiemky.domain.finding import Refusal
from nhiemky.domain.wire import to_json
from nhiemky.flows.campaign_draft import campaign_from_directive
from nhiemky.flows.decode import Misfit, decode
from nhiemky.vietnamese.columns import cut_off_day

__all__ = ["campaign_from_directive", "dump_campaign", "load_campaign", "parse_campaign"]


def dump_campaign(campaign: Campaign) -> str:
    """JSON by docs/campaign.schema.json: keys in the order of the values, two spaces, one line feed at the end."""
    return json.dumps(to_json(campaign), ensure_ascii=False, indent=2) + "\n"


def load_campaign(path: Path) -> Campaign:
    """A campaign file. Refuses with the place of the first fault ("units[3].name: thiếu")."""
    try:
        words = path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise Refusal("campaign_unreadable", file=path.name, why=fault.strerror or "lỗi đọc") from None
    except UnicodeDecodeError:
        raise Refusal("campaign_unreadable", file=path.name, why="không phải UTF-8") from None
    return parse_campaign(words, path.name)


def parse_campaign(words: str, name: str = "campaign.json") -> Campaign:
    """The same from text; `name` stands in the refusal."""
    try:
        value = json.loads(words)
    except json.JSONDecodeError as fault:
        raise Refusal("campaign_not_json", file=name, line=fault.lineno, column=fault.colno) from None
    except RecursionError:
        raise Refusal("campaign_invalid", file=name, fault="các nhóm lồng nhau quá sâu") from None
    version = value.get("schema_version", SCHEMA_VERSION) if isinstance(value, dict) else SCHEMA_VERSION
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise Refusal("campaign_version", file=name, version=version, known=SCHEMA_VERSION)
    try:
        return _coherent(decode(Campaign, value))
    except Misfit as fault:
        raise Refusal("campaign_invalid", file=name, fault=str(fault)) from None
    except RecursionError:
        raise Refusal("campaign_invalid", file=name, fault="đề cương lồng nhau quá sâu") from None


def _coherent(campaign: Campaign) -> Campaign:
    """Names and codes that others refer to: not blank, not twice, and known where referred to; the cut-off is a time."""
    if campaign.cut_off and not _is_time(campaign.cut_off):
        raise Misfit("cut_off", "phải là tháng hoặc ngày, ví dụ 2023-04 hoặc 2023-04-30")
    _each_once("indicators", "code", (indicator.code for indicator in campaign.indicators))
    _each_once("units", "id", (unit.id for unit in campaign.units))
    codes = {indicator.code for indicator in campaign.indicators}
    for number, indicator in enumerate(campaign.indicators):
        for part in ("numerator", "denominator"):
            code = getattr(indicator, part)
            if code is not None and code not in codes:
                raise Misfit(f"indicators[{number}].{part}", f"không có chỉ tiêu mang mã “{code}”")
    for number, unit in enumerate(campaign.units):
        if not unit.name.strip():
            raise Misfit(f"units[{number}].name", "trống")
        for code in unit.targets:
            if code not in codes:
                raise Misfit(f"units[{number}].targets.{code}", "không có chỉ tiêu mang mã này")
    _each_once("requirements", "id", (requirement.id for requirement in campaign.requirements))
    _each_once("tasks", "id", (task.id for task in campaign.tasks))
    _each_once("groups", "name", (group.name.strip() for group in campaign.groups))
    _known_references(campaign)
    return campaign


def _known_references(campaign: Campaign) -> None:
    """Outlines by id, a group's units by theirs once there is a roster; a group nobody has listed yet may be named."""
    outlines = {outline.id for outline in campaign.outlines}
    units = {unit.id for unit in campaign.units}
    for number, requirement in enumerate(campaign.requirements):
        if requirement.outline is not None and requirement.outline not in outlines:
            raise Misfit(f"requirements[{number}].outline", f"không có đề cương mang mã “{requirement.outline}”")
    for number, group in enumerate(campaign.groups):
        for unit in group.units if units else ():
            if unit not in units:
                raise Misfit(f"groups[{number}].units", f"không có đơn vị mang mã “{unit}”")


def _is_time(words: str) -> bool:
    try:
        return bool(cut_off_day(words))
    except ValueError:
        return False


def _each_once(group: str, key: str, values: Iterable[Any]) -> None:
    seen: dict[Any, int] = {}
    for number, value in enumerate(values):
        place = f"{group}[{number}].{key}"
        if not value:
            raise Misfit(place, "trống")
        if value in seen:
            raise Misfit(place, f"trùng với {group}[{seen[value]}].{key} (“{value}”)")
        seen[value] = number
