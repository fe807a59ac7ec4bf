"""Whose file it is: from our hidden sheet, the letterhead, the title, or the file's name; against the roster if there is one.

>>> known = KnownUnits.of([Unit("so-tttt", "Đảng bộ Sở Thông tin và Truyền thông"), Unit("so-tc", "Đảng bộ Sở Tài chính")])
>>> lines = ["ĐẢNG BỘ KHỐI NAM THUẬN", "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY SỞ TT&TT", "PHỤ LỤC"]
>>> found, _ = identify("bieu.xlsx", lines, known=known)
>>> found.unit, found.unit_id, found.source
('Đảng bộ Sở Thông tin và Truyền thông', 'so-tttt', 'letterhead')

Promise: a name that fits two units, or none well enough, is not settled here: the name stays as found, the candidates
stand in `doubts`, and a finding asks a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import PurePath
from typing import Literal, NamedTuple

from nhiemky.domain.campaign import Unit
from nhiemky.domain.finding import Finding, finding
from nhiemky.domain.unit_report import Identity
from nhiemky.reading.units.grid import Memo
from nhiemky.reading.units.known_units import KnownUnits, Match, core_key, likeness
from nhiemky.vietnamese.unicode import fold, nfc

__all__ = ["KnownUnits", "Unit", "identify"]

Source = Literal["letterhead", "title", "file_name"]

_ORGAN = (
    r"(?:đảng bộ|đảng (?:ủy|uỷ)|chi bộ|chi (?:ủy|uỷ)|đảng đoàn|ban cán sự đảng|ban chấp hành đảng bộ"
    r"|(?:tỉnh|thành|huyện|quận|thị|xã|phường) (?:ủy|uỷ))"
)
_NAME_END = r"(?=\s+(?:lần thứ|nhiệm kỳ|giai đoạn|khóa|khoá|năm \d|đến |tại |về |\d{4})|\s*[,;:.()\[\]]|\s+[-–—]\s|$)"
_LABELLED = re.compile(
    r"^(?:tên )?(?:đơn vị|tổ chức đảng|cơ quan|đảng bộ|chi bộ|đảng bộ \(chi bộ\)|chi bộ, đảng bộ)(?: (?:báo cáo|gửi|lập biểu|nộp))?"
    r"\s*:\s*(.+)$",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(rf"^{_ORGAN}\b(?!\s*[:(])\s+\S.*$", re.IGNORECASE)
_EMBEDDED = re.compile(rf"\b({_ORGAN}\s+[^\W_].*?){_NAME_END}", re.IGNORECASE)
_UNFILLED = re.compile(r"\.{3,}|…|_{3,}|\(\s*chi bộ\s*\)", re.IGNORECASE)
_NATION = re.compile(r"^(đảng cộng sản|cộng hòa|cộng hoà)", re.IGNORECASE)
_SAME = 70
"""Likeness under which a form's own letterhead and its hidden sheet speak of two units."""


class _Candidate(NamedTuple):
    name: str
    source: Source


def identify(
    file: str,
    lines: Sequence[str],
    *,
    sheet: Mapping[str, str] | None = None,
    known: KnownUnits | None = None,
) -> tuple[Identity, tuple[Finding, ...]]:
    """The file's unit and what is doubtful about it.

    lines   letterhead and title as printed, top to bottom: cells above the table, or a Word file's first paragraphs.
    sheet   our identity sheet's keys and values.
    """
    candidates = _candidates(lines)
    if sheet and (sheet.get("unit_id") or sheet.get("unit_name")):
        return _from_sheet(file, sheet, candidates, known)
    if known is None:
        if candidates:
            return Identity(candidates[0].name, candidates[0].source), ()
        name = name_from_file(file)
        return Identity(name, "file_name" if name else "none"), ()
    return _from_names(file, candidates, known)


def _candidates(lines: Sequence[str]) -> list[_Candidate]:
    """Names in order of trust: "Đơn vị: ...", the letterhead's own line (the last, under the superior's), names in the title."""
    found = [(rank, -index, name) for index, line in enumerate(lines) for rank, name in _NAMES[line]]
    found.sort(key=itemgetter(0, 1))
    return [_Candidate(name, "letterhead" if rank == _HEAD else "title") for rank, _, name in found]


_LABEL, _HEAD, _TITLE = range(3)


def _names_in(line: str) -> tuple[tuple[int, str], ...]:
    """Names of units in one line, each with its rank."""
    if not line or len(line) > 300:
        return ()
    unfilled = _UNFILLED.search(line) is not None
    if (match := _LABELLED.match(line)) and not _UNFILLED.search(match[1]):
        return ((_LABEL, match[1].strip(" .;,")),)
    if unfilled or _NATION.match(line):
        return ()
    if _LETTERHEAD.match(line) and len(line) <= 120:
        return ((_HEAD, line.strip(" .;,*-–")),)
    return tuple((_TITLE, match[1].strip(" .;,")) for match in _EMBEDDED.finditer(line))


_NAMES: Memo[str, tuple[tuple[int, str], ...]] = Memo(_names_in)


def _from_sheet(
    file: str, sheet: Mapping[str, str], candidates: Sequence[_Candidate], known: KnownUnits | None
) -> tuple[Identity, tuple[Finding, ...]]:
    unit_id, name = sheet.get("unit_id", ""), sheet.get("unit_name", "")
    listed = known.by_id.get(unit_id) if known else None
    name = listed.name if listed else name or unit_id
    written = _another(name, unit_id, candidates, known)
    identity = Identity(name, "identity_sheet", unit_id, sheet.get("campaign_id", ""), doubts=(written,) if written else ())
    if not written:
        return identity, ()
    return identity, (finding("identity_conflict", file=file, issued=name, written=written),)


def _another(name: str, unit_id: str, candidates: Sequence[_Candidate], known: KnownUnits | None) -> str:
    """Another unit that the table itself clearly names, "" where it names this one or none."""
    own = core_key(name)
    if any(core_key(candidate.name) == own for candidate in candidates):
        return ""
    for candidate in candidates:
        if known is not None:
            match = known.match(candidate.name)
            if match.unit and match.sure:
                return "" if match.unit.id == unit_id else match.unit.name
        elif candidate is candidates[0] and likeness(candidate.name, name) < _SAME:
            return candidate.name
    return ""


def _from_names(file: str, candidates: Sequence[_Candidate], known: KnownUnits) -> tuple[Identity, tuple[Finding, ...]]:
    for candidate in candidates:
        match = known.match(candidate.name)
        if match.unit and match.sure:
            return Identity(match.unit.name, candidate.source, match.unit.id), ()
    in_file_name = known.match_file_name(PurePath(file).stem)
    if candidates:
        first = candidates[0]
        match = known.match(first.name)
        if match.unit or in_file_name.unit:
            return _close(file, first, match if match.unit else in_file_name)
        return _unsure(file, first, match)
    if in_file_name.unit:
        return Identity(in_file_name.unit.name, "file_name", in_file_name.unit.id), ()
    name = name_from_file(file)
    if not name:
        return Identity("", "none"), ()
    return _unsure(file, _Candidate(name, "file_name"), in_file_name)


def _close(file: str, candidate: _Candidate, match: Match) -> tuple[Identity, tuple[Finding, ...]]:
    """Near enough to one unit and far enough from the others; said, so that a person can object."""
    assert match.unit is not None
    identity = Identity(match.unit.name, candidate.source, match.unit.id, doubts=(candidate.name,))
    return identity, (finding("unit_name_close", file=file, found=candidate.name, unit=match.unit.name),)


def _unsure(file: str, candidate: _Candidate, match: Match) -> tuple[Identity, tuple[Finding, ...]]:
    names = tuple(unit.name for unit in match.candidates)
    identity = Identity(candidate.name, candidate.source, doubts=names)
    if not names:
        return identity, ()  # on no roster: said by who compares with the roster
    return identity, (finding("unit_unsure", file=file, found=candidate.name, candidates=", ".join(f"“{name}”" for name in names)),)


_GENERIC = re.compile(
    r"\b(phu luc|pl\d*|bieu( mau)?\d*|mau\d*|bao cao|bc|so ket|tong ket|so lieu|chi tieu|ket qua|thuc hien|nop|gui"
    r"|ban (cuoi|chinh thuc|sao)|final|v\d+|copy|sua|giua nhiem ky|nhiem ky|nq|nghi quyet|dai hoi|lan \d+|file|excel|word|\d+)\b"
)


def name_from_file(file: str) -> str:
    """What a file's name says beyond "phu luc", "bao cao", versions and years; "" where nothing is left.

    >>> name_from_file("PL2_Báo cáo sơ kết - Chi bộ Thanh tra tỉnh (final).xlsx"), name_from_file("phu-luc-2023.xlsx")
    ('Chi bộ Thanh tra tỉnh', '')
    """
    stem = PurePath(file).stem
    words = [word for word in re.split(r"[\s_\-–.,;()\[\]+]+", stem) if word]
    return _without_generic(words)


def _without_generic(words: Sequence[str]) -> str:
    """Words that stay when the generic ones, looked for on folded text, are taken out."""
    folded = [fold(word) for word in words]
    text = " ".join(folded)
    dropped: set[int] = set()
    starts, at = [], 0
    for word in folded:
        starts.append(at)
        at += len(word) + 1
    for match in _GENERIC.finditer(text):
        dropped.update(index for index, start in enumerate(starts) if match.start() <= start < match.end())
    rest = " ".join(nfc(word) for index, word in enumerate(words) if index not in dropped and folded[index])
    return rest if len(rest) > 2 else ""
