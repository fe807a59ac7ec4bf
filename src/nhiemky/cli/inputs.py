"""Files the user names, opened safely: sizes looked at first, contents read in limited processes.

A directive, a roster or a unit's file comes from anybody; no command parses one in its own process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from nhiemky.cli import output
from nhiemky.domain.directive import Directive
from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.register import KnownDocument, register
from nhiemky.domain.system_faults import reason_of
from nhiemky.domain.unit_report import UnitReport
from nhiemky.flows.campaign import parse_campaign
from nhiemky.flows.compare_reports import compare_reports
from nhiemky.flows.sandbox import Source, Workers
from nhiemky.flows.scans import map_with_scans
from nhiemky.flows.tasks import READS_DIRECTIVES, READS_ROSTERS, READS_UNITS, read_directive_file, read_roster_file, read_unit_file
from nhiemky.flows.tasks_check import READS_PAPERS, Checked, check_any_file, known_documents
from nhiemky.reading.admission import MAX_BYTES, too_large

if TYPE_CHECKING:
    from nhiemky.reading.units.roster import Roster

T = TypeVar("T")


def directives(files: Sequence[Path]) -> list[Directive | Refusal]:
    """Each file read; answers in the order of the files."""
    return _each(files, read_directive_file, READS_DIRECTIVES)


def checked(files: Sequence[Path], campaign: str = "") -> list[Checked | Refusal]:
    """Each file's findings; answers in the order of the files. campaign: a campaign's JSON to hold them against.

    Several files know one another: what each tells of documents is gathered first.
    """
    suffixes = {file.suffix.lower() for file in files}
    tables = READS_UNITS if suffixes & {".xlsx", ".csv"} else ()
    with _Readers(files, (*READS_PAPERS, *tables)) as readers:
        told: list[KnownDocument] = []
        if len(files) > 1:
            told = [known for each in readers.quickly(known_documents) if not isinstance(each, Refusal) for known in each]
        return readers.each(check_any_file, register(*told) if told else None, campaign)


def copies(files: Sequence[Path], campaign: str = "") -> dict[int, tuple[Finding, ...]]:
    """Place of a file -> what its report shares word for word with another's. What cannot be read is told elsewhere."""
    with _Readers(files, READS_UNITS) as readers:
        answers = readers.quickly(read_unit_file)
    places = [at for at, _ in readers.sources]
    read = {at: answer for at, answer in zip(places, answers, strict=True) if isinstance(answer, UnitReport)}
    named = [
        replace(report, identity=replace(report.identity, unit=report.identity.unit or report.file, unit_id=str(at)))
        for at, report in read.items()
    ]
    found: dict[int, list[Finding]] = {}
    for each in compare_reports(named, parse_campaign(campaign) if campaign else None):
        at = int(each.subject_id or 0)
        found.setdefault(at, []).append(replace(each, subject_id=None, file=files[at].name))
    return {at: tuple(some) for at, some in found.items()}


def _each(files: Sequence[Path], task: Callable[..., T], preload: Sequence[str], *arguments: Any) -> list[T | Refusal]:
    with _Readers(files, preload) as readers:
        return readers.each(task, *arguments)


class _Readers:
    """The user's files and the limited processes that read them, perhaps more than once."""

    def __init__(self, files: Sequence[Path], preload: Sequence[str]) -> None:
        self.files = files
        self.refused = {position: refusal for position, file in enumerate(files) if (refusal := refuse_unreadable(file))}
        kinds = {file.suffix.lower() for file in files}
        readers = [f"nhiemky.reading.documents.{kind}" for kind in ("docx", "pdf") if f".{kind}" in kinds]
        self.workers = Workers(preload=(*preload, *readers))

    def __enter__(self) -> _Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self.workers.__exit__(None, None, None)

    @property
    def sources(self) -> list[tuple[int, Source]]:
        """The files that can be read, each with its place in the order."""
        return [(at, (file.name, file)) for at, file in enumerate(self.files) if at not in self.refused]

    def quickly(self, task: Callable[..., T]) -> list[T | Refusal]:
        """Answers of a first look, scans left out: recognising a page takes seconds and is not done twice."""
        return list(self.workers.map(task, [source for _, source in self.sources]))

    def each(self, task: Callable[..., T], *arguments: Any) -> list[T | Refusal]:
        """One answer a file, in their order."""
        sources = self.sources
        answers: dict[int, T | Refusal] = dict(self.refused)
        with output.err.status("") as status:
            reading = map_with_scans(
                self.workers,
                task,
                [source for _, source in sources],
                *arguments,
                progress=lambda name, page, pages: status.update(f"{name}: đang nhận dạng trang {page}/{pages}"),
            )
            for (position, _), answer in zip(sources, reading, strict=True):
                answers[position] = answer
        return [answers[position] for position in range(len(self.files))]


def directive(file: Path) -> Directive:
    """One directive, or its refusal raised."""
    (answer,) = directives([file])
    if isinstance(answer, Refusal):
        raise answer
    return answer


def roster(file: Path) -> Roster:
    """The units of a roster workbook, or its refusal raised."""
    if refusal := refuse_unreadable(file):
        raise refusal
    with Workers(1, preload=READS_ROSTERS) as workers:
        (answer,) = workers.map(read_roster_file, [(file.name, file)])
    if isinstance(answer, Refusal):
        raise answer
    return answer


def refuse_unreadable(file: Path, most: int = MAX_BYTES) -> Refusal | None:
    """A refusal for what is not a file of allowed size (`most` bytes), told before a byte is read."""
    try:
        if file.is_dir():
            return Refusal("file_unreadable", file=str(file), reason="đây là thư mục")
        size = file.stat().st_size
    except FileNotFoundError:
        return Refusal("file_missing", file=str(file))
    except OSError as fault:
        return Refusal("file_unreadable", file=str(file), reason=reason_of(fault))
    return too_large(file.name, size, most) if size > most else None
