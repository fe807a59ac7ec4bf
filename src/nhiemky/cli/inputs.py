"""Files the user names, opened safely: sizes looked at first, contents read in limited processes.

A directive, a roster or a unit's file comes from anybody; no command parses one in its own process.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nhiemky.domain.directive import Directive
from nhiemky.domain.finding import Refusal
from nhiemky.domain.system_faults import reason_of
from nhiemky.flows.sandbox import Source, Workers
from nhiemky.flows.tasks import READS_DIRECTIVES, READS_ROSTERS, read_directive_file, read_roster_file
from nhiemky.reading.admission import MAX_BYTES, too_large

if TYPE_CHECKING:
    from nhiemky.reading.units.roster import Roster


def directives(files: Sequence[Path]) -> list[Directive | Refusal]:
    """Each file read; answers in the order of the files."""
    answers: dict[int, Directive | Refusal] = {}
    sources: list[tuple[int, Source]] = []
    for position, file in enumerate(files):
        refusal = refuse_unreadable(file)
        if refusal:
            answers[position] = refusal
        else:
            sources.append((position, (file.name, file)))
    kinds = {file.suffix.lower() for file in files}
    readers = [f"nhiemky.reading.{kind}" for kind in ("docx", "pdf") if f".{kind}" in kinds]
    with Workers(preload=(*READS_DIRECTIVES, *readers)) as workers:
        for (position, _), answer in zip(sources, workers.map(read_directive_file, [source for _, source in sources]), strict=True):
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
