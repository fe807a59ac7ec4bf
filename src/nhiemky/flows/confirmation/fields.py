"""What of a fact can be corrected, as a form shows it and as it is stored.

>>> stored_value("duty", "deadline", "20.5.2023"), stored_value("window", "to", "tháng 4/2023"), stored_value("limit", "max", "1,5")
('2023-05-20', '2023-04', '1.5')
>>> shown_value("duty", "deadline", "2023-05-20")
'20/5/2023'

Promises that what a form shows is taken back as it was; a value nobody can read is refused with what to type instead.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from nhiemky.domain.confirmation import FactField, Sort
from nhiemky.domain.finding import Refusal
from nhiemky.vietnamese.days import find_days, format_day, make_day
from nhiemky.vietnamese.numbers import format_number, parse_number

_OPS = (
    ("before", "trước ngày"),
    ("by", "chậm nhất ngày"),
    ("on", "đúng ngày"),
    ("after", "sau ngày"),
)
_POLICIES = (("needs_consent", "phải được đồng ý"), ("no_adjustment", "không được điều chỉnh"))
_YES_NO = (("yes", "có"), ("no", "không"))
_RELATIONS = (
    ("basis", "căn cứ"),
    ("implements", "thực hiện"),
    ("supersedes", "thay thế"),
    ("attached", "kèm theo"),
    ("mention", "nhắc đến"),
)
_OPERATORS = (("<=", "không quá"), ("range", "từ ... đến ..."))

FIELDS: dict[Sort, tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...]] = {
    "duty": (
        ("who", "Ai làm", "text", ()),
        ("what", "Việc", "text", ()),
        ("op", "Cách tính hạn", "choice", _OPS),
        ("deadline", "Ngày", "day", ()),
        ("event", "Hoặc theo sự kiện", "text", ()),
        ("submit_to", "Gửi đến", "text", ()),
        ("via", "Qua", "text", ()),
        ("cooperate_with", "Phối hợp", "text", ()),
    ),
    "task": (("who", "Ai chủ trì", "text", ()), ("what", "Việc", "text", ()), ("cooperate_with", "Phối hợp", "text", ())),
    "outline": (("title", "Tên đề cương", "text", ()), ("subtitle", "Của báo cáo nào", "text", ())),
    "appendix": (("title", "Tên phụ lục", "text", ()), ("columns", "Các cột, mỗi cột một dòng", "lines", ())),
    "group": (
        ("name", "Tên nhóm", "text", ()),
        ("size", "Số đơn vị", "number", ()),
        ("members", "Các đơn vị, mỗi đơn vị một dòng", "lines", ()),
    ),
    "limit": (
        ("object", "Việc gì", "text", ()),
        ("operator", "Giới hạn", "choice", _OPERATORS),
        ("min", "Từ", "number", ()),
        ("max", "Đến (không quá)", "number", ()),
        ("unit", "Đơn vị", "text", ()),
    ),
    "order": (("first", "Làm điểm", "text", ()), ("then", "Sau đó", "text", ())),
    "policy": (("policy", "Điều chỉnh chỉ tiêu", "choice", _POLICIES), ("consent_from", "Ai đồng ý", "text", ())),
    "window": (
        ("scope", "Số liệu của ai", "text", ()),
        ("to", "Tính đến (ngày hoặc tháng)", "month", ()),
        ("estimated", "Số ước", "choice", _YES_NO),
    ),
    "header": (
        ("symbol", "Số, ký hiệu", "text", ()),
        ("date", "Ngày ban hành", "day", ()),
        ("doc_type", "Loại văn bản", "text", ()),
        ("issuing_body", "Cơ quan ban hành", "text", ()),
        ("subject", "Trích yếu", "text", ()),
    ),
    "citation": (
        ("relation", "Quan hệ", "choice", _RELATIONS),
        ("doc_type", "Loại văn bản", "text", ()),
        ("symbol", "Số, ký hiệu", "text", ()),
        ("date", "Ngày", "day", ()),
        ("issuer", "Cơ quan ban hành", "text", ()),
        ("subject", "Trích yếu", "text", ()),
    ),
}
"""Sort -> its fields: name, label, kind, choices. Names are those of the directive's values, but `event`."""

KIND_NAMES: dict[Sort, str] = {
    "duty": "Thời hạn (việc phải xong lúc nào, gửi đi đâu)",
    "task": "Việc được giao, không ghi hạn",
    "group": "Nhóm đơn vị",
    "limit": "Giới hạn (số ngày, số trang)",
    "order": "Làm điểm trước",
    "policy": "Điều chỉnh chỉ tiêu",
    "window": "Mốc số liệu",
    "appendix": "Phụ lục",
    "citation": "Văn bản được dẫn",
}
"""What a person may add from a selected range, in the order of the list."""

REQUIRED: dict[Sort, tuple[str, ...]] = {
    "duty": ("what",), "task": ("what",), "outline": ("title",), "appendix": ("title",), "group": ("name",), "limit": ("object", "max"),
    "order": ("first",), "policy": ("policy",), "window": ("to",), "header": (), "citation": ("symbol",),
}  # fmt: skip


def fields_of(sort: Sort, value: Any) -> tuple[FactField, ...]:
    """The fields of one fact of the directive, with what they hold now."""
    return tuple(
        FactField(name, label, shown_value(sort, name, raw_value(value, name)), kind, choices)  # type: ignore[arg-type]
        for name, label, kind, choices in FIELDS[sort]
    )


def raw_value(value: Any, name: str) -> str:
    """One field in its stored form."""
    if name == "event":
        return value.relative.text if value.relative else ""
    held = getattr(value, name)
    if held is None:
        return ""
    if isinstance(held, bool):
        return "yes" if held else "no"
    if isinstance(held, date):
        return held.isoformat()
    return "\n".join(held) if isinstance(held, tuple) else str(held)


def shown_value(sort: Sort, name: str, stored: str) -> str:
    """Stored form -> what a form shows."""
    kind = kind_of(sort, name)
    if not stored:
        return ""
    if kind == "day" or (kind == "month" and stored.count("-") == 2):
        return format_day(date.fromisoformat(stored))
    if kind == "month":
        year, month = stored.split("-")
        return f"tháng {int(month)}/{year}"
    return format_number(Decimal(stored)) if kind == "number" else stored


def stored_value(sort: Sort, name: str, typed: str) -> str:
    """What a person typed -> its stored form; "" where it was left empty. Refusals: `confirm_bad_day`, `confirm_bad_number`,
    `confirm_bad_choice`."""
    kind, words = kind_of(sort, name), typed.replace("\r", "").strip()
    if not words:
        return ""
    label = next(label for field, label, _, _ in FIELDS[sort] if field == name)
    if kind in ("day", "month"):
        found = (
            _day(words) if kind == "day" or not re.search(r"tháng|^\s*[0-9]{1,2}\s*/\s*[0-9]{4}\s*$", words) or "ngày" in words else None
        )
        if found:
            return found.isoformat()
        month = re.search(r"([0-9]{1,2})\s*[/-]\s*([12][0-9]{3})\s*$", words)
        if kind == "month" and month and 1 <= int(month[1]) <= 12:
            return f"{month[2]}-{int(month[1]):02}"
        raise Refusal("confirm_bad_day", label=label, typed=words[:40])
    if kind == "number":
        number = parse_number(words)
        if number is None:
            raise Refusal("confirm_bad_number", label=label, typed=words[:40])
        return format(number.normalize(), "f")
    if kind == "choice":
        if words not in {value for entry in FIELDS[sort] if entry[0] == name for value, _ in entry[3]}:
            raise Refusal("confirm_bad_choice", label=label)
        return words
    if kind == "lines":
        return "\n".join(line.strip() for line in words.split("\n") if line.strip())
    return " ".join(words.split())


def kind_of(sort: Sort, name: str) -> str:
    return next(kind for field, _, kind, _ in FIELDS[sort] if field == name)


def _day(words: str) -> date | None:
    """Any common form: 20/5/2023, 20.5.2023, 20-5-2023, ngày 20 tháng 5 năm 2023, 2023-05-20."""
    if match := re.fullmatch(r"([12][0-9]{3})-([0-9]{1,2})-([0-9]{1,2})", words):
        return make_day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"([0-9]{1,2})\s?[/.\- ]\s?([0-9]{1,2})\s?[/.\- ]\s?([12][0-9]{3})", words):
        return make_day(int(match[3]), int(match[2]), int(match[1]))
    found = find_days(words)
    return found[0].day if len(found) == 1 else None
