"""A rating rule set in words, and what changed between two: what `nhiemky rules` prints and the rule page shows.

>>> from nhiemky.rulebook.rating_sets import rule_set
>>> sections = words_of(rule_set(2023))
>>> [section.title for section in sections][:4]
['Văn bản', 'Mức', 'Đối tượng', 'Điểm']
>>> cap = next(section for section in sections if section.title == "Trần xuất sắc").lines[0]
>>> cap.basis, cap.needs_confirmation
('124-QĐ/TW, Điều 12', False)
>>> [line.text for line in difference(rule_set(2024), rule_set(2025)) if line.text.startswith("Điểm")][:1]
['Điểm, thêm: Hoàn thành xuất sắc nhiệm vụ: từ 90 điểm trở lên']

Every line has its document and clause; `needs_confirmation` marks defaults that nobody has confirmed yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from nhiemky.domain.rating import LEVEL_NAMES, LEVELS, NON_LEVELS
from nhiemky.domain.wire import EXTRA
from nhiemky.flows.rules_phrases import elevated, last_day, phrase, reading
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.rulebook.ratings import Cap, Day, Item

TITLES: Final[Mapping[str, str]] = {
    "subjects": "Đối tượng",
    "bands": "Điểm",
    "conditions": "Điều kiện của mức",
    "forced": "Trường hợp phải xếp mức thấp",
    "ceilings": "Giới hạn mức",
    "not_rated": "Không xếp loại",
    "caps": "Trần xuất sắc",
    "head_rules": "Người đứng đầu",
    "quarters": "Quý và năm",
    "criteria": "Khung tiêu chí",
    "formulas": "Cách tính điểm",
    "forms": "Mẫu",
    "principles": "Nguyên tắc",
    "steps": "Trình tự",
    "authorities": "Thẩm quyền",
    "days": "Thời hạn",
    "unknown": "Chưa biết",
}
"""Section of a rule file -> its title, in the order they are read."""
PERIODS: Final[Mapping[str, str]] = {"year": "cả năm", "quarter": "quý", "term": "nhiệm kỳ"}
_NO_POINTS = "Không chấm theo thang 100 điểm: cột điểm, nếu có, không được kiểm"
GRADES: Final[Mapping[str, str]] = {
    "A": "văn bản chính thức hoặc nơi trích dẫn",
    "S": "văn bản thật của một nơi",
    "C": "bản chép, hướng dẫn địa phương",
    "K": "hiểu biết chung",
    "I": "suy ra",
}
"""Grade -> what the value rests on."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, where it stands, whether somebody must still confirm it. grade: A S C K I, "" for what no clause says.

    code     "caps/cap_individual": section and code of the item, for whoever edits an overlay; "" where there is none.
    """

    text: str
    basis: str
    needs_confirmation: bool = False
    grade: str = field(default="", metadata=EXTRA)
    note: str = field(default="", metadata=EXTRA)
    code: str = field(default="", metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; empty ones are left out."""

    title: str
    lines: tuple[Line, ...]


def words_of(rules: RuleSet) -> tuple[Section, ...]:
    """The rules in force, section by section; what is unknown last."""
    sections = [Section("Văn bản", tuple(_documents(rules))), Section("Mức", tuple(_levels(rules)))]
    for name, title in TITLES.items():
        lines = [line for item in rules.items(name) for line in _lines(rules, name, item)]
        if name == "bands" and not lines and all(gap.about != "points_level_mismatch" for gap in rules.rules.unknown):
            lines = [Line(_NO_POINTS, rules.id)]
        sections.append(Section(title, tuple(lines)))
    gone = tuple(Line(f"Không áp dụng mục '{code}'", why) for code, why in rules.dropped.items())
    sections.insert(-1, Section("Đã bỏ", gone))
    return tuple(section for section in sections if section.lines)


def unconfirmed(rules: RuleSet) -> int:
    """How many items wait for somebody to confirm them, and are no mere gaps."""
    return sum(not item.certain for name in TITLES if name != "unknown" for item in rules.items(name))


def difference(old: RuleSet, new: RuleSet) -> tuple[Line, ...]:
    """What changed from `old` to `new`, in the order of the sections: "Trần xuất sắc, đổi: ... → nay: ...".
    Nothing where both say the same.

    An item is the same one where section and code are; clause and grade alone are no change, but that it must now be confirmed is.
    What stands no more is only told as gone where the new text is known to be whole on that matter.
    """
    lines = []
    if old.id != new.id:
        lines.append(Line(f"Văn bản: {old.id} → {new.id}", new.id))
    unsure = {gap.about for gap in new.rules.unknown if not gap.when}
    for name, title in TITLES.items():
        before = {item.code: item for item in old.items(name)}
        after = {item.code: item for item in new.items(name)}
        added, gone = ("nay chưa rõ", "không còn hỏi") if name == "unknown" else ("thêm", "bỏ")
        open_ = name != "unknown" and (_TOPICS.get(name) in unsure)
        for code, item in before.items():
            if code in after:
                lines += _changed(title, (old, item), (new, after[code]), name)
                continue
            for line in _lines(old, name, item):
                words = f"{title}, bộ mới chưa thấy nói: " if open_ else f"{title}, {gone}: "
                lines.append(replace(line, text=words + line.text, needs_confirmation=open_ or line.needs_confirmation))
        for code, item in after.items():
            if code not in before:
                lines += [_prefixed(f"{title}, {added}: ", line) for line in _lines(new, name, item)]
    return tuple(lines)


_TOPICS: Final[Mapping[str, str]] = {
    "conditions": "condition_missing",
    "forced": "forced_level",
    "ceilings": "forced_level",
    "not_rated": "not_ratable",
    "criteria": "criteria",
    "principles": "text",
    "authorities": "authority",
    "days": "days",
}
"""Section -> the gap that says that its list is not whole."""


def _changed(title: str, old: tuple[RuleSet, Item], new: tuple[RuleSet, Item], name: str) -> Iterator[Line]:
    was, now = _lines(old[0], name, old[1]), _lines(new[0], name, new[1])
    if _said(old[1]) != _said(new[1]):
        for at in range(max(len(was), len(now))):
            if at >= len(now):
                yield _prefixed(f"{title}, bỏ: ", was[at])
            elif at >= len(was):
                yield _prefixed(f"{title}, thêm: ", now[at])
            elif was[at].text != now[at].text:
                yield _prefixed(f"{title}, đổi: {was[at].text} → nay: ", now[at])
        if [line.text for line in was] == [line.text for line in now]:
            yield _prefixed(f"{title}, đổi cách xét: ", now[0])
    elif was[0].needs_confirmation != now[0].needs_confirmation:
        state = "nay cần xác nhận" if now[0].needs_confirmation else "nay đã chắc"
        yield _prefixed(f"{title}, {state}: ", now[0])


def _said(item: Item) -> Item:
    return replace(item, clause="x", grade="A", note="", confirmed="")


def _prefixed(prefix: str, line: Line) -> Line:
    return replace(line, text=prefix + line.text)


def _documents(rules: RuleSet) -> Iterator[Line]:
    for symbol, title in rules.documents.items():
        yield Line(f"{symbol}: {title}", symbol)
    top = rules.rules
    years = f"từ năm {top.rated_from}" if top.rated_to is None else f"năm {top.rated_from}"
    if top.rated_to is not None and top.rated_to != top.rated_from:
        years = f"các năm {top.rated_from}-{top.rated_to}"
    yield Line(f"Dùng để xếp loại {years} ({', '.join(PERIODS[period] for period in top.periods)})", top.id)
    if top.confirm:
        yield Line(f"Nguồn: {top.source}. Việc cần làm: {top.confirm}", top.id)


def _levels(rules: RuleSet) -> Iterator[Line]:
    yield Line("; ".join(LEVEL_NAMES[level] for level in LEVELS), rules.id)
    yield Line(f"Không có mức: {'; '.join(LEVEL_NAMES[level].lower() for level in NON_LEVELS)} (không tính vào tỷ lệ)", rules.id)


def _lines(rules: RuleSet, section: str, item: Item) -> list[Line]:
    """The item's line, and below it those of its readings."""
    basis = f"{rules.origin.get(f'{section}/{item.code}', rules.rules.id)}, {item.clause}"
    code = f"{section}/{item.code}"
    open_ = not item.certain
    lines = [Line(phrase(item), basis, open_ or section == "unknown", item.grade, item.note, code)]
    if isinstance(item, Cap):
        if item.elevated_ratio is not None:
            clause = f"{rules.origin.get(code, rules.rules.id)}, {item.elevated_clause}" if item.elevated_clause else basis
            grade = item.elevated_grade or item.grade
            lines.append(Line(elevated(item), clause, grade in ("C", "K", "I") and not item.confirmed, grade, code=code))
        if item.priority:
            lines.append(Line(f"Khi vượt, ưu tiên giữ: {'; '.join(item.priority)}", basis, open_, item.grade, code=code))
        lines += [Line(reading(item, other), basis, needs_confirmation=True, grade="I", code=code) for other in item.readings]
    if isinstance(item, Day):
        lines += [
            Line(f"{item.says}, cách đọc khác: {other.says} [{last_day(other, item.of)}]", basis, needs_confirmation=True, code=code)
            for other in item.readings
        ]
    return lines
