"""Files the user names, opened safely: sizes looked at first, contents read in limited processes.

A directive, a roster or a unit's file comes from anybody; no command parses one in its own process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from nhiemky.domain.directive import Directive
from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.system_faults import reason_of
from nhiemky.flows.sandbox import Source, Workers
from nhiemky.flows.tasks import READS_DIRECTIVES, READS_ROSTERS, read_directive_file, read_roster_file
from nhiemky.flows.tasks_check import READS_PAPERS, check_paper_file
from nhiemky.reading.admission import MAX_BYTES, too_large

if TYPE_CHECKING:
    from nhiemky.reading.units.roster import Roster

T = TypeVar("T")


def directives(files: Sequence[Path]) -> list[Directive | Refusal]:
    """Each file read; answers in the order of the files."""
    return _each(files, read_directive_file, READS_DIRECTIVES)


def checked(files: Sequence[Path]) -> list[tuple[Finding, ...] | Refusal]:
    """Each file's findings; answers in the order of the files."""
    return _each(files, check_paper_file, READS_PAPERS)


def _each(files: Sequence[Path], task: Callable[..., T], preload: Sequence[str], *arguments: Any) -> list[T | Refusal]:
    answers: dict[int, T | Refusal] = {}
    sources: list[tuple[int, Source]] = []
    for position, file in enumerate(files):
        refusal = refuse_unreadable(file)
        if refusal:
            answers[position] = refusal
        else:
            sources.append((position, (file.name, file)))
    kinds = {file.suffix.lower() for file in files}
    readers = [f"nhiemky.reading.{kind}" for kind in ("docx", "pdf") if f".{kind}" in kinds]
    with Workers(preload=(*preload, *readers)) as workers:
        for (position, _), answer in zip(sources, workers.map(task, [source for _, source in sources], *arguments), strict=True):
            answers[position] = answer
    return [answers[position] for position in range(len(files))]


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


def refuse_unreadable(file: Path) -> Refusal | None:
    """A refusal for what is not a file of allowed size, told before a byte is read."""
    try:
        if file.is_dir():
            return Refusal("file_unreadable", file=str(file), reason="đây là thư mục")
        size = file.stat().st_size
    except FileNotFoundError:
        return Refusal("file_missing", file=str(file))
    except OSError as fault:
        return Refusal("file_unreadable", file=str(file), reason=reason_of(fault))
    return too_large(file.name, size) if size > MAX_BYTES else None
