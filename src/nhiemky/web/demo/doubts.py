"""The answers the office gives where a received file leaves a doubt: by the names a person would know the unit by."""

from __future__ import annotations

import json
from collections.abc import Sequence

from nhiemky.vietnamese.unicode import fold
from nhiemky.web.campaigns.models import Obligation, RosterEntry
from nhiemky.web.office.models import IntakeFile

KNOWN_AS = {
    "vptu": "Đảng bộ Văn phòng Tỉnh ủy",
    "btc tu": "Đảng bộ Ban Tổ chức Tỉnh ủy",
    "btg tu": "Đảng bộ Ban Tuyên giáo Tỉnh ủy",
    "svh": "Chi bộ Sở Văn hóa",
    "sgtvt": "Đảng bộ Sở Giao thông vận tải",
    "ttdvvl": "Chi bộ Trung tâm Dịch vụ việc làm",
    "cd nghe": "Đảng bộ Trường Cao đẳng Nghề",
    "thuy loi": "Đảng bộ Công ty Công trình Thủy lợi",
}


def choice_for(file: IntakeFile, entries: Sequence[RosterEntry], owed: Sequence[Obligation]) -> tuple[RosterEntry, Obligation]:
    """The unit (as matched, as offered first, or as known by name) and the report (offered first, or the appendix)."""
    facts = json.loads(file.match)
    entry = file.entry or _entry(file.name, facts, entries)
    mine = [one for one in owed if one.entry_id == entry.pk]
    wanted = facts["report"] or next((choice["id"] for choice in facts["reports"]), "")
    chosen = next((one for one in mine if one.requirement.key == wanted), None)
    return entry, chosen or next(one for one in mine if one.requirement.deliverable == "appendix")


def _entry(name: str, facts: dict[str, list[dict[str, str]]], entries: Sequence[RosterEntry]) -> RosterEntry:
    folded = fold(name)
    for words, unit in KNOWN_AS.items():
        if folded.startswith(words):
            for entry in entries:
                if fold(entry.name).startswith(fold(unit)):
                    return entry
    offered = next((choice["id"] for choice in facts["units"]), "")
    return next((entry for entry in entries if entry.unit_id == offered), entries[0])
