"""Scanned pages recognised: a limited child draws them, tesseract reads our drawing, a limited child makes the document of its words.

>>> with Workers(1) as workers:                                                        # doctest: +SKIP
...     (answer,) = map_with_scans(workers, read_directive_file, [("ke-hoach-quet.pdf", data)])

Promise: the recognition program never sees the file, only grey pixels drawn by us; it runs without the network, one page at a time,
`PAGE_SECONDS` at most. Where it is not installed a scan is refused with the hint how to install it; nothing recognised is taken for
sure (`SourceDocument.doubts`, a notice that names the pages).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from nhiemky.domain.finding import Refusal
from nhiemky.flows.sandbox import Source, Workers
from nhiemky.flows.tasks_scans import bare_pages_of, on_recognised, page_picture
from nhiemky.reading.scans.values import ReadPage, ReadWord, Region
from nhiemky.reading.scans.words import page_of_words, read_tsv

T = TypeVar("T")
Progress = Callable[[str, int, int], None]
"""(file, page about to be read, pages in all): "Đang đọc trang 4/11"."""
PAGE_SECONDS = 60
MOST_PAGES = 100


@cache
def recogniser() -> str | None:
    """The recognition program with Vietnamese letters, None where it is not installed. NHIEMKY_TESSERACT names another place."""
    program = os.environ.get("NHIEMKY_TESSERACT") or shutil.which("tesseract")
    if not program:
        return None
    try:
        known = subprocess.run(  # noqa: S603 (a program of this machine's, named by its owner)
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return program if "vie" in known.stdout.split() else None


def map_with_scans(
    workers: Workers, task: Callable[..., T], sources: Sequence[Source], *arguments: Any, progress: Progress | None = None
) -> Iterator[T | Refusal]:
    """As `workers.map`, but pages of PDFs that are pictures are recognised first. Answers in the order of the files."""
    for source, answer in zip(sources, _first(workers, task, sources, arguments), strict=True):
        if isinstance(answer, Refusal) or not isinstance(answer, _Scan):
            yield answer
        else:
            yield _with_words(workers, task, source, answer.pages, arguments, progress)


class _Scan:
    """Stands for the answer of a file whose pages must be recognised first."""

    def __init__(self, pages: tuple[int, ...]) -> None:
        self.pages = pages


def _first(workers: Workers, task: Callable[..., T], sources: Sequence[Source], arguments: tuple[Any, ...]) -> list[T | Refusal | _Scan]:
    papers = [source for source in sources if source[0].lower().endswith(".pdf")]
    bare = dict(zip(map(id, papers), workers.map(bare_pages_of, papers), strict=True)) if papers else {}
    scans = {name: pages for name, pages in bare.items() if isinstance(pages, tuple) and pages}
    others = [source for source in sources if id(source) not in scans]
    answers = dict(zip(map(id, others), workers.map(task, others, *arguments), strict=True))
    return [answers[id(source)] if id(source) in answers else _Scan(scans[id(source)]) for source in sources]


def _with_words(
    workers: Workers, task: Callable[..., T], source: Source, pages: tuple[int, ...], arguments: tuple[Any, ...], progress: Progress | None
) -> T | Refusal:
    name, _ = source
    program = recogniser()
    if program is None or len(pages) > MOST_PAGES:
        answer: T | Refusal
        (answer,) = workers.map(task, [source], *arguments)  # its own words, where it has some; else the refusal with the hint
        return answer
    read: list[ReadPage] = []
    for done, number in enumerate(pages):
        if progress:
            progress(name, done + 1, len(pages))
        (picture,) = workers.map(page_picture, [source], number)
        if isinstance(picture, Refusal):
            return picture
        found = [_recognised(program, region) for region in picture.regions]
        if any(words is None for words in found):
            return Refusal("scan_unreadable", file=name, page=number + 1)
        read.append(page_of_words(picture, [words for words in found if words is not None]))
    (answer,) = workers.map(on_recognised, [source], tuple(read), task, arguments)
    return answer


def _recognised(program: str, region: Region) -> tuple[ReadWord, ...] | None:
    """The words of one region; None where the program failed or took too long."""
    command = [program, "stdin", "stdout", "-l", "vie", "--psm", str(region.layout), "-c", "tessedit_create_tsv=1"]
    quiet = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 (grey pixels of our own drawing, no word of the file)
            command, input=region.picture, capture_output=True, timeout=PAGE_SECONDS, env=quiet, cwd=Path(program).parent, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return read_tsv(done.stdout.decode("utf-8", errors="replace")) if done.returncode == 0 else None
