"""One fact as a person reads it: title, moment, and a line under it with the wording.

>>> from datetime import date
>>> from nhiemky.domain.directive import Obligation
>>> duty = Obligation("o1", "tổ chức hội nghị sơ kết", "Chi bộ, đảng bộ cơ sở", deadline=date(2023, 5, 20), op="before")
>>> said_of("duty", duty, "Đảng ủy Khối")
('Cơ sở tổ chức hội nghị sơ kết', 'hết ngày 19/5/2023', 'Ghi “trước ngày 20/5/2023”, không tính ngày 20')

Promises both the wording and the moment for every deadline, and no word that is not in the fact.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from nhiemky.domain.confirmation import Sort
from nhiemky.domain.directive import Citation, DataWindow, Group, Limit, Obligation
from nhiemky.domain.outline import AppendixTable, Outline, walk
from nhiemky.flows.campaign_actors import clip, is_owner, own_part, short_actor
from nhiemky.flows.campaign_requirements import deadline_wording
from nhiemky.vietnamese.columns import cut_off_day
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.unicode import fold

_WEEKEND = {5: "Thứ Bảy", 6: "Chủ nhật"}
_RELATIONS = {"basis": "Căn cứ", "implements": "Thực hiện", "supersedes": "Thay thế", "attached": "Kèm theo", "mention": "Nhắc đến"}


def said_of(sort: Sort, value: Any, owner: str) -> tuple[str, str, str]:
    """(title, strong, note)."""
    match sort:
        case "duty":
            return _duty(value, owner)
        case "task":
            title = f"{short_actor(value.who, owner)} {_small(clip(value.what, 110))}"
            return title, "", f"Phối hợp: {value.cooperate_with}" if value.cooperate_with else "Không ghi hạn"
        case "outline":
            return _outline(value)
        case "appendix":
            return _appendix(value)
        case "group":
            return _group(value)
        case "limit":
            return _limit(value)
        case "order":
            then = f"; sau đó: {value.then}" if value.then else ""
            return "Làm điểm trước, đồng loạt sau", "", f"Trước: {value.first or 'chưa nêu đơn vị'}{then}"
        case "policy":
            allowed = "không được" if value.policy == "no_adjustment" else "phải được đồng ý"
            return "Điều chỉnh chỉ tiêu", allowed, value.consent_from or ""
        case "window":
            return _window(value, owner)
        case "header":
            day = f"ngày {format_day(value.date)}" if value.date else ""
            return f"Số ký hiệu {value.symbol or 'chưa rõ'}", day, clip(value.subject or "", 120)
        case "citation":
            return _citation(value)


def moment(duty: Obligation) -> str:
    """ "hết ngày 19/5/2023", "trước khi tổ chức hội nghị", "không ghi hạn"."""
    if duty.deadline is None:
        return duty.relative.text if duty.relative else "không ghi hạn"
    if duty.op == "after":
        return f"sau ngày {format_day(duty.deadline)}"
    if duty.op == "on":
        return f"ngày {format_day(duty.deadline)}"
    last = duty.last_day or duty.deadline
    return f"trước {duty.time} ngày {format_day(last)}" if duty.time else f"hết ngày {format_day(last)}"


def owner_short(owner: str) -> str:
    """The committee's own short name: "Đảng ủy Khối các cơ quan" -> "Khối".

    >>> owner_short("Đảng ủy Khối các cơ quan và doanh nghiệp"), owner_short("Thành ủy Hoa Lư")
    ('Khối', 'Thành ủy Hoa Lư')
    """
    words = owner.split()
    return "Khối" if [fold(word) for word in words[:3]] == ["dang", "uy", "khoi"] else owner


def _duty(duty: Obligation, owner: str) -> tuple[str, str, str]:
    actor = short_actor(duty.who or duty.who_inferred, owner)
    wording = deadline_wording(duty)
    parts = []
    last = duty.last_day
    if last and last.weekday() in _WEEKEND:
        parts.append(f"{_WEEKEND[last.weekday()]}.")
    said = f"Ghi “{wording}”" if duty.deadline and wording else ""
    if said and duty.year_borrowed:
        said += ", không ghi năm"
    if duty.via:
        said = f"{said}, qua {duty.via}" if said else f"Qua {duty.via}"
    elif duty.deadline and duty.op == "before" and not duty.time:
        said += f", không tính ngày {duty.deadline.day}"
    if not said and duty.submit_to:
        said = f"Gửi {duty.submit_to}"
    return f"{actor} {_small(clip(own_part(duty.what), 90))}", moment(duty), " ".join([*parts, said]).strip()


def _small(words: str) -> str:
    """A verb inside the sentence: "Tham mưu xây dựng" -> "tham mưu xây dựng"; names in capitals stay."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def outline_name(outline: Outline) -> str:
    """The report an outline is of: "Báo cáo sơ kết giữa nhiệm kỳ".

    >>> from nhiemky.domain.finding import Evidence
    >>> outline_name(Outline("l1", "ĐỀ CƯƠNG", "báo cáo kiểm điểm của cấp ủy cơ sở, nhiệm kỳ 2020 - 2025", None, (), (), (), Evidence("")))
    'Báo cáo kiểm điểm của cấp ủy cơ sở'
    """
    words = " ".join(f"{outline.title} {outline.subtitle or ''}".split())
    if fold(words).startswith("de cuong"):
        words = words[len("đề cương") :].strip(" :-") or words
    for stop in (" thực hiện nghị quyết", " thực hiện Nghị quyết", " nhiệm kỳ 20", ", nhiệm kỳ", "..."):
        at = words.find(stop)
        if at > 12:
            words = words[:at]
    words = re.sub(r"[ ,]+giữa$", "", words)
    if words == words.upper():
        words = words.capitalize()
    words = " ".join(word.lower() if len(word) > 1 and word == word.upper() and word.isalpha() else word for word in words.split())
    return clip(words[:1].upper() + words[1:].strip(" ,.;"), 70)


def _outline(outline: Outline) -> tuple[str, str, str]:
    nodes = [node for _, node in walk(outline.nodes)]
    parts = sum(fold(node.label or "").startswith("phan") for node in outline.nodes)
    hints = sum(len(node.guidance) for node in nodes)
    said = [f"{parts} phần"] if parts else []
    said.append(f"{len(nodes) - parts} mục")
    if hints:
        said.append(f"{hints} gợi ý")
    note = f"Kèm theo {outline.attached_to}" if outline.attached_to else ""
    return outline_name(outline), ", ".join(said) if nodes else "chưa có mục nào", note


def _appendix(table: AppendixTable) -> tuple[str, str, str]:
    if not table.columns:
        return clip(table.title or "Phụ lục", 80), "không kèm mẫu", "Dùng bảng sáu cột mặc định nếu không bổ sung mẫu"
    filled = sum(any(cell.strip(" .…") for cell in cells[1:2]) for cells in table.cells)
    rows = len(table.cells) or len(table.rows or ())
    if filled:
        return f"Bảng {len(table.columns)} cột", f"{rows} dòng", f"{filled} chỉ tiêu ghi sẵn"
    return f"Bảng {len(table.columns)} cột", f"{rows} dòng trống", "Lấy chỉ tiêu từ nghị quyết của từng đơn vị"


def _group(group: Group) -> tuple[str, str, str]:
    if group.role and "làm điểm" in group.role:
        return "Làm điểm", "; ".join(group.members) or group.name, f"{format_number(group.size)} đơn vị" if group.size else ""
    note = ", ".join(group.members) if group.members else f"{format_number(group.size)} {group.unit or 'đơn vị'}" if group.size else ""
    return group.name[:1].upper() + group.name[1:], "", clip(note, 120)


def _number(number: Decimal | None) -> str:
    if number is None:
        return "?"
    return f"{int(number):02}" if number == number.to_integral_value() and number < 10 else format_number(number)


def _limit(limit: Limit) -> tuple[str, str, str]:
    bound = f"{_number(limit.min)} đến {_number(limit.max)}" if limit.operator == "range" else f"không quá {_number(limit.max)}"
    return clip(limit.object[:1].upper() + limit.object[1:], 70), f"{bound} {limit.unit}", ""


def _window(window: DataWindow, owner: str) -> tuple[str, str, str]:
    scope = fold(window.scope or "")
    whose = "cơ sở" if "co so" in scope else owner_short(owner) if _of_owner(scope, owner) else ""
    last = cut_off_day(window.to) if window.to else None
    day = f"{'ước đến ' if window.estimated else ''}{format_day(last)}" if last else "chưa rõ"
    said = window_words(window)
    return f"Mốc số liệu {whose}".strip(), day, f"Ghi “{said}”" if said else ""


def window_words(window: DataWindow) -> str:
    """The end of a period as written: "ước đến tháng 6/2023"."""
    words = " ".join(window.evidence.quote.replace("*", "").split())
    low = words.lower()
    at = max(low.rfind("ước đến"), low.rfind("ước tính đến"))
    if at < 0:
        at = low.rfind("đến")
    return words[at:] if at >= 0 else clip(words, 60)


def _of_owner(scope: str, owner: str) -> bool:
    words = fold(owner).split()
    return any(
        form in scope for size in range(len(words), 2, -1) for form in (" ".join(words[:size]), " ".join(["dang", "bo", *words[2:size]]))
    )


def is_of_owner(window: DataWindow, owner: str) -> bool:
    """The period of the owner's own figures."""
    return _of_owner(fold(window.scope or ""), owner) or is_owner(window.scope or "", owner)


def _citation(citation: Citation) -> tuple[str, str, str]:
    day: date | None = citation.date
    words = f"{citation.doc_type or ''} {citation.symbol or ''}".strip()
    title = f"{_RELATIONS[citation.relation]} {words}".strip()
    return title, f"ngày {format_day(day)}" if day else "", clip(citation.subject or citation.issuer or "", 100)
