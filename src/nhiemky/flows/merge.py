"""A folder of units' files in, one consolidation out (tổng hợp).

>>> table = "Đơn vị: Chi bộ Ga Nam\\nTT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện\\n1;Kết nạp đảng viên mới;đảng viên;5;3\\n".encode()
>>> merged = merge([("ga-nam.csv", table)], workers=0)
>>> merged.units, merged.indicators[0].actual.plain, as_json(merged)["indicators"][0]["parts"][0]["cell"]
(('Chi bộ Ga Nam',), '3', 'E3')

Promise: each file is read in a limited process and answered for; a file that cannot be read is a finding of severity high and the
others go on; the order of the files does not change the result. `as_json` is design §4.4.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.consolidating.reports import sent_twice
from nhiemky.domain.campaign import Campaign, Unit
from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation, Part
from nhiemky.domain.figure import Value
from nhiemky.domain.finding import Finding, Refusal, finding
from nhiemky.domain.system_faults import reason_of
from nhiemky.domain.unit_report import UnitReport
from nhiemky.domain.wire import to_json
from nhiemky.flows.sandbox import Source, Workers
from nhiemky.flows.tasks import READS_UNITS, read_unit_file, saved_at
from nhiemky.reading.admission import MAX_BYTES, too_large

SCHEMA_VERSION = 1
T = TypeVar("T")
Progress = Callable[[int, int], None]
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})
_PACKED = frozenset({".zip", ".rar", ".7z"})


def merge(
    files: Sequence[Path | Source],
    *,
    campaign: Campaign | None = None,
    roster: Sequence[Unit] = (),
    workers: int | None = None,
    leave_out: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Consolidation:
    """Read everything, then consolidate.

    files      paths of files and folders, or (name, bytes).
    roster     expected units where the campaign names none.
    workers    limited processes to read in; 0 reads in this one (trusted bytes, tests). None: as many as the machine has.
    leave_out  files that are our own output. progress: called with (done, all) after each file.

    Raises Refusal `nothing_to_merge` where there is no file at all.
    """
    sources, skipped = expand(files, leave_out)
    if not sources and not any(name for name, _ in skipped):
        raise Refusal("nothing_to_merge", where=", ".join(str(file) for file in files if isinstance(file, Path)) or "danh sách tệp")
    units = campaign.units if campaign and campaign.units else tuple(roster)
    read: list[Source] = []
    reports: list[UnitReport] = []
    refused: list[tuple[str, Finding]] = list(skipped)
    with _Readers(workers) as readers:
        answers = readers.map(read_unit_file, sources, roster_words(units))
        for done, (source, answer) in enumerate(zip(sources, answers, strict=True), 1):
            if isinstance(answer, Refusal):
                refused.append((source[0], answer.as_finding(source[0])))
            else:
                read.append(source)
                reports.append(answer)
            if progress:
                progress(done, len(sources))
        reports = _with_times(reports, read, units, readers)
    return consolidate(reports, campaign=campaign, roster=units, refused=refused)


def expand(files: Sequence[Path | Source], leave_out: Sequence[Path] = ()) -> tuple[list[Source], list[tuple[str, Finding]]]:
    """Folders opened, in the order of names; what cannot be taken is told: (name, finding), name "" where it is no file of a unit.

    A path met twice counts once.
    Hidden files and Office's lock files (~$) are passed over; a packed file lying in a folder is told, not opened.
    """
    sources: list[Source] = []
    skipped: list[tuple[str, Finding]] = []
    met = {path.resolve() for path in leave_out}
    for file in files:
        if not isinstance(file, Path):
            sources.append(file)
            continue
        for path in _inside(file) if file.is_dir() else [file]:
            if (whole := path.resolve()) in met:
                continue
            met.add(whole)
            if path is not file and path.suffix.lower() in _PACKED:
                skipped.append(("", finding("packed_not_opened", file=path.name)))
            elif problem := _problem(path):
                skipped.append((path.name, problem))
            else:
                sources.append((path.name, path))
    return sources, skipped


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts):
        hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.name.lower() not in _LEFT_BY_SYSTEMS:
            yield path


def _problem(path: Path) -> Finding | None:
    """Why the file is not read, told before a byte of it is."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return Refusal("file_missing", file=path.name).as_finding(path.name)
    except OSError as fault:
        return Refusal("file_unreadable", file=path.name, reason=reason_of(fault)).as_finding(path.name)
    return too_large(path.name, size).as_finding(path.name) if size > MAX_BYTES else None


def roster_words(units: Iterable[Unit]) -> str:
    """What a reading process needs of the roster, as one string; "" for none."""
    known = [[unit.id, unit.name, unit.code, unit.aliases] for unit in units]
    return json.dumps(known, ensure_ascii=False) if known else ""


class _Readers:
    """Limited processes, or for workers=0 this process."""

    def __init__(self, workers: int | None) -> None:
        self.pool = None if workers == 0 else Workers(workers, preload=READS_UNITS)

    def __enter__(self) -> _Readers:
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.__exit__(None, None, None)

    def map(self, task: Callable[..., T], sources: Sequence[Source], *arguments: Any) -> Iterator[T | Refusal]:
        if self.pool:
            return self.pool.map(task, sources, *arguments)
        return (_here(task, name, data, arguments) for name, data in sources)


def _here(task: Callable[..., T], name: str, data: bytes | Path, arguments: tuple[Any, ...]) -> T | Refusal:
    try:
        return task(data if isinstance(data, bytes) else data.read_bytes(), name, *arguments)
    except Refusal as refusal:
        return refusal


def _with_times(reports: Sequence[UnitReport], read: Sequence[Source], units: Sequence[Unit], readers: _Readers) -> list[UnitReport]:
    """Where a unit sent several tables: when each was saved. It costs opening the file again, so only they are asked."""
    timed = list(reports)
    asked = [at for at in sent_twice(reports, units) if not reports[at].modified]
    for at, time in zip(asked, readers.map(saved_at, [read[at] for at in asked]), strict=True):
        timed[at] = replace(timed[at], modified="" if isinstance(time, Refusal) else time)
    return timed


def as_json(consolidation: Consolidation) -> dict[str, Any]:
    """Design §4.4: counts of files and of files that gave a table, the indicators with their parts, the findings.

    Numbers are strings with a decimal point, text is text; null: no figure (chưa có số liệu).
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "files": len(consolidation.sources),
        "units": len(consolidation.units),
        "indicators": [_indicator(indicator) for indicator in consolidation.indicators],
        "findings": to_json(consolidation.findings),
    }


def _indicator(indicator: ConsolidatedIndicator) -> dict[str, Any]:
    return {
        "statement": indicator.statement,
        "unit_of_measure": indicator.unit_of_measure,
        "method": indicator.method,
        "target": _figure(indicator.target),
        "actual": _figure(indicator.actual),
        "status": indicator.status,
        "parts": [_part(part) for part in indicator.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "unit": part.unit,
        "file": part.file,
        "sheet": part.sheet,
        "cell": part.cell,
        "target": _figure(part.target),
        "actual": _figure(part.actual),
    }


def _figure(value: Value) -> str | None:
    return None if value.is_blank else value.plain
