"""A committee's own targets from typed lines or a pasted table.

>>> [(t.statement, t.unit_of_measure, t.words) for t in read_lines("1. Kết nạp ít nhất 25 đảng viên mới trong nhiệm kỳ").targets]
[('Kết nạp đảng viên mới trong nhiệm kỳ', 'đảng viên', 'từ 25')]
>>> [(t.statement, t.unit_of_measure, t.words) for t in read_lines("Tỷ lệ thất thoát nước dưới 16%\\nDoanh thu | tỷ đồng | 138").targets]
[('Tỷ lệ thất thoát nước', '%', 'dưới 16'), ('Doanh thu', 'tỷ đồng', '138')]

Promise: every line gives a target or is listed as left; years, numbers of documents and of rows are never taken for a level; a line
in which nothing says how far keeps its words and says so. Nothing is matched or decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nhiemky.domain.targets import StatedTarget, TargetReading
from nhiemky.reading.pasted import read_block
from nhiemky.reading.units.columns import Role, role_of
from nhiemky.reading.units.row_drafts import is_row_number
from nhiemky.vietnamese.measures import measure
from nhiemky.vietnamese.numbers import NUMBER
from nhiemky.vietnamese.unicode import control_free, fold, nfc
from nhiemky.vietnamese.values import parse_target

NO_LEVEL = "Chưa thấy mức phải đạt. Ghi mức, hoặc để trống nếu chỉ tiêu không có số."
SEVERAL = "Dòng có nhiều số. Xem lại mức đã lấy."

_LABEL = re.compile(r"^\s*(?:[-+*•–—]|\(?\d{1,2}(?:\.\d{1,2})*[.)/](?!\d)|[a-zđ][.)]|[IVX]{1,5}[.)-])\s*", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:phấn đấu|chỉ tiêu|hằng năm|hàng năm|mỗi năm|đến (?:hết |cuối )?năm \d{4}|đến cuối nhiệm kỳ)"
    r"(?:\s*[:,]\s*|\s+))+(?:(?:có|để)\s+)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<!\w)(?P<words>(?:(?:có|đạt|là|được|còn|xuống|phấn đấu|ước)\s+)*)"
    r"(?P<bound>từ|trên|hơn|ít nhất|tối thiểu|không dưới|không thấp hơn|vượt|≥|>=|>"
    r"|dưới|không quá|tối đa|không vượt quá|không cao hơn|≤|<=|<)?\s*$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:\s*[:=]|\s+(?:có|đạt|là|được|còn|xuống|từ|ở mức))+\s*$", re.IGNORECASE)
_NUMBER = re.compile(rf"(?<![\w.,/-])(?P<number>{NUMBER})(?![\w/]|[.,-]\d)(?P<percent>\s*%)?")
_NUMBERED = re.compile(r"(?:giai đoạn|nhiệm kỳ|lần thứ|số|khóa|điều|nghị quyết|chỉ thị|kết luận|quyết định|đề án|-|–)\s*$", re.IGNORECASE)
_TIMED = re.compile(r"(?:quý|tháng|ngày)\s*$", re.IGNORECASE)
_OR_MORE = re.compile(r"^(?P<skip>[^.;,]{0,40}?)\s*\btrở (?P<way>lên|xuống)\b")
_LEVEL_WORDS = re.compile(r"hoan thanh|tot|kha|xuat sac|manh|gioi")
_RAISE = {"từ": "từ", "ít nhất": "từ", "tối thiểu": "từ", "không dưới": "từ", "không thấp hơn": "từ", "≥": "từ", ">=": "từ"}
_MORE = {"trên": "trên", "hơn": "trên", "vượt": "trên", ">": "trên"}
_LESS = {"dưới": "dưới", "<": "dưới"}
_MOST = {"không quá": "tối đa", "tối đa": "tối đa", "không vượt quá": "tối đa", "không cao hơn": "tối đa", "≤": "tối đa", "<=": "tối đa"}
_BOUNDS = {**_RAISE, **_MORE, **_LESS, **_MOST}
_UNIT_WORDS = 4
_LONGEST = 600


def read_lines(text: str) -> TargetReading:
    """Typed or pasted text: a table where its lines hold tabs, else one target a line ("Tên | đơn vị | mức" works too)."""
    clean = nfc(control_free(text.replace("\u00a0", " ")))
    if "\t" in clean:
        return read_table(clean)
    found: list[StatedTarget] = []
    left: list[str] = []
    for number, line in enumerate(clean.splitlines(), 1):
        words = " ".join(line.split())[:_LONGEST]
        if not words:
            continue
        stated = _cells(words, number) if "|" in words else stated_in(words, f"dòng {number}")
        if stated:
            found.append(stated)
        else:
            left.append(words)
    return TargetReading(tuple(found), left=tuple(left))


def stated_in(sentence: str, place: str = "") -> StatedTarget | None:
    """The target of one sentence; None where it has no words of its own ("12", "I. MỤC TIÊU")."""
    words = _LABEL.sub("", " ".join(sentence.split())).strip(" ;.")
    words = _LABEL.sub("", words)
    if sum(map(str.isalpha, words)) < 5 or (words.upper() == words and not any(map(str.isdigit, words))):
        return None
    levels = [match for match in _NUMBER.finditer(words) if _is_level(words, match)]
    if not levels:
        return _without_number(words, sentence, place)
    level = next((match for match in levels if match["percent"]), levels[0])
    stated = _stated(words, level)
    doubt = SEVERAL if len(levels) > 1 else ""
    return StatedTarget(stated.statement, stated.unit, stated.words, quote=sentence.strip(), place=place, doubt=doubt)


@dataclass(frozen=True, slots=True)
class _Parts:
    statement: str
    unit: str
    words: str


def _is_level(words: str, match: re.Match[str]) -> bool:
    """A number that says how far, no year and no number of a document or row."""
    if match["percent"]:
        return True
    before = words[: match.start()]
    if (
        _NUMBERED.search(before)
        or (_TIMED.search(before) and len(match["number"]) <= 2)
        or words[match.end() :].lstrip()[:1] in ("/", "-", "–")
    ):
        return False
    return not re.fullmatch(r"(?:19|20)\d\d", match["number"])


def _stated(words: str, level: re.Match[str]) -> _Parts:
    before, after = words[: level.start()], words[level.end() :].strip()
    lead = _BEFORE.search(before)
    bound = _BOUNDS.get(lead["bound"].lower(), "") if lead and lead["bound"] else ""
    head = before[: lead.start()] if lead else before
    unit = "%" if level["percent"] else ""
    if not unit:
        unit, after = _unit_after(after)
    more = _OR_MORE.match(after)
    if more and not _LEVEL_WORDS.search(fold(more["skip"])) and len(more["skip"].split()) <= 2:
        bound = "từ" if more["way"] == "lên" else "tối đa"
        after = f"{more['skip']} {after[more.end() :]}".strip()
    if head.rstrip().endswith((":", "=")):
        after = after.removeprefix(unit)
    statement = _named(head, after, unit)
    return _Parts(statement, unit or _counted_in(statement), f"{bound} {level['number']}".strip())


def _unit_after(after: str) -> tuple[str, str]:
    """The unit of measure that the number counts, and the words that follow it."""
    tokens = after.split()
    for length in range(min(_UNIT_WORDS, len(tokens)), 0, -1):
        unit = " ".join(tokens[:length]).strip(",;.()")
        if _is_unit(unit):
            rest = " ".join(tokens[length:])
            counted = measure(unit) == "whole"
            # "25 đảng viên mới trong nhiệm kỳ": what is counted is part of the statement
            return unit, f"{unit} {rest}".strip() if counted else rest
    return "", after


_UNITS = re.compile(
    r"(?:(?:nghìn|ngàn|triệu|tỷ|trăm)\s)*(?:đồng|usd|tấn|ha|km|m2|m3|m²|m³|kwh|lít)(?:/(?:người/)?(?:năm|tháng|người|ha))?|triệu|tỷ"
    r"|đảng viên|chi bộ|đảng bộ|người|hộ|cuộc|lượt|lượt người|lần|buổi|lớp|tổ chức"
    r"|văn bản|mô hình|công trình|đề tài|sáng kiến|đồng chí|quần chúng"
    r"|đoàn viên|hội viên|cán bộ|sản phẩm|doanh nghiệp|căn|nhà|xã|thôn|điểm",
    re.IGNORECASE,
)


def _counted_in(statement: str) -> str:
    """ "Kết nạp đảng viên mới" counts đảng viên."""
    found = re.search(rf"(?<!\w)(?:{_UNITS.pattern})(?!\w)", statement[1:], re.IGNORECASE)
    return found[0] if found and measure(found[0]) == "whole" else ""


def _is_unit(words: str) -> bool:
    return _UNITS.fullmatch(words) is not None


def _named(head: str, after: str, unit: str) -> str:
    """The statement without its level: what stood before and after it, joined."""
    before = _LEAD.sub("", _TRAILING.sub("", head).strip(" ,:"))
    if fold(before) in ("co", "phan dau", "dat", "hang nam", "hằng năm", "moi nam"):
        before = ""
    rest = after.strip(" ,;:.")
    if before and unit == "%" and rest and not rest[:1].islower():
        rest = ""
    statement = f"{before} {rest}".strip(" ,;:.")
    return statement[:1].upper() + statement[1:]


def _without_number(words: str, sentence: str, place: str) -> StatedTarget:
    statement = _LEAD.sub("", words)
    statement = statement[:1].upper() + statement[1:]
    level = re.search(r"(?:được )?(?:xếp loại|đạt|mức)\s+((?:hoàn thành|trong sạch|vững mạnh)[^,;.]*)$", statement, re.IGNORECASE)
    if level:
        subject = statement[: level.start()].strip(" ,")
        rated = "xếp loại" in level[0].lower()
        named = f"Xếp loại {subject[:1].lower()}{subject[1:]}" if subject and rated else subject or statement
        return StatedTarget(named, "mức", level[1][:1].upper() + level[1][1:], quote=sentence.strip(), place=place)
    return StatedTarget(statement, "", "", quote=sentence.strip(), place=place, doubt=NO_LEVEL)


def _cells(words: str, number: int) -> StatedTarget | None:
    """ "Doanh thu | tỷ đồng | 138" """
    cells = [cell.strip() for cell in words.split("|")]
    cells = cells[1:] if len(cells) > 2 and is_row_number(cells[0]) else cells
    if not cells[0] or len(cells) < 2:
        return None
    unit, level = ("", cells[1]) if len(cells) == 2 else (cells[1], cells[2])
    return _row(cells[0], unit, level, cells[3] if len(cells) > 3 else "", words, f"dòng {number}")


def _row(statement: str, unit: str, level: str, previous: str, quote: str, place: str) -> StatedTarget:
    """A row of a table; a unit of measure written with the level is taken out of it."""
    value = parse_target(level, unit_of_measure=unit)
    if not unit and value.percent:
        unit, level = "%", level.replace("%", "").strip()
    doubt = "" if level else NO_LEVEL
    return StatedTarget(_LABEL.sub("", statement).strip(" ;."), unit, level, previous, quote, place, doubt or value.doubt)


def read_table(text: str) -> TargetReading:
    """A block copied from Excel or Word, with or without its heading."""
    lines = [(number, [" ".join(cell.split()) for cell in cells]) for number, cells in enumerate(read_block(text), 1)]
    heading = next((at for at, (_, cells) in enumerate(lines[:5]) if _is_heading(cells)), None)
    body = lines if heading is None else lines[heading + 1 :]
    roles = _guessed([cells for _, cells in body]) if heading is None else [role_of(cell) for cell in lines[heading][1]]
    found: list[StatedTarget] = []
    left: list[str] = [" | ".join(filter(None, cells)) for _, cells in (lines[:heading] if heading else []) if any(cells)]
    for number, cells in body:
        said: dict[Role, str] = {role: cell for role, cell in reversed(list(zip(roles, cells, strict=False))) if role}
        statement, quote = said.get("statement", ""), " | ".join(filter(None, cells))
        if statement and (said.get("target") or said.get("unit_of_measure")):
            found.append(
                _row(statement, said.get("unit_of_measure", ""), said.get("target", ""), said.get("prior", ""), quote, f"dòng {number}")
            )
        elif quote:
            left.append(quote)
    return TargetReading(tuple(found), left=tuple(left))


def _is_heading(cells: Sequence[str]) -> bool:
    roles = {role_of(cell) for cell in cells if cell} - {""}
    return "statement" in roles and len(roles) > 1


def _guessed(rows: Sequence[Sequence[str]]) -> list[Role]:
    """The longest words are the statements; numbers left of them count rows; then unit of measure and level."""
    width = max(map(len, rows), default=0)
    columns = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(width)]
    if not any(columns):
        return []
    names = max(range(width), key=lambda at: sum(map(len, columns[at])) / max(1, len(columns[at])))
    roles: list[Role] = [""] * width
    roles[names] = "statement"
    for at in range(width):
        if at < names and all(is_row_number(cell) for cell in columns[at]):
            roles[at] = "number"
        elif at > names and columns[at]:
            levels = sum(parse_target(cell).number is not None for cell in columns[at])
            free: Iterator[Role] = (role for role in ("target", "prior") if role not in roles)
            roles[at] = (
                next(free, "") if 2 * levels >= len(columns[at]) else ("unit_of_measure" if "unit_of_measure" not in roles else "note")
            )
    if "target" not in roles and "unit_of_measure" in roles:
        roles[roles.index("unit_of_measure")] = "target"
    return roles
