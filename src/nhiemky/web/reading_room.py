"""Where the web process has files read: one pool of limited children, kept warm; the web process itself never parses.

>>> answers = read(read_unit_file, [("bao-cao.docx", data)], roster)      # doctest: +SKIP

Each answer is the task's value or a Refusal, in the order of the files. Call before a Change, never inside one.
A long list is handed over in parts, so that a single file need not wait for eighty.
"""

from __future__ import annotations

import atexit
import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from nhiemky.domain.finding import Refusal
from nhiemky.flows.sandbox import Source, Workers
from nhiemky.flows.scans import Progress, map_with_scans
from nhiemky.flows.tasks import READS_DIRECTIVES, READS_UNITS

T = TypeVar("T")
AT_ONCE = 2
PART = 16

_ahead: ContextVar[dict[tuple[Any, ...], Any] | None] = ContextVar("_ahead", default=None)
_listener: ContextVar[Progress | None] = ContextVar("_listener", default=None)
_turn = threading.Lock()
_readers: Workers | None = None


@contextmanager
def listening(progress: Progress) -> Iterator[None]:
    """Whatever scan is read inside the block tells `progress` which page is read."""
    token = _listener.set(progress)
    try:
        yield
    finally:
        _listener.reset(token)


def read(task: Callable[..., T], sources: Sequence[Source], *arguments: Any) -> list[T | Refusal]:
    """`task(data, name, *arguments)` for each source, in limited children; `task` must be importable by name (`flows.tasks`)."""
    answers: list[T | Refusal] = []
    for start in range(0, len(sources), PART):
        with _turn:
            answers.extend(map_with_scans(_pool(), task, sources[start : start + PART], *arguments, progress=_listener.get()))
    return answers


@contextmanager
def reading_ahead(task: Callable[..., Any], sources: Sequence[tuple[str, bytes]], *arguments: Any) -> Iterator[None]:
    """Read all of `sources` now, side by side; inside the block `read_one` answers the same questions from what was read."""
    answers = read(task, sources, *arguments)
    known = {_question(task, name, data, arguments): answer for (name, data), answer in zip(sources, answers, strict=True)}
    token = _ahead.set(known)
    try:
        yield
    finally:
        _ahead.reset(token)


def _question(task: Callable[..., Any], name: str, data: bytes, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    return (task, name, hashlib.sha256(data).digest(), arguments)


def read_one(task: Callable[..., T], name: str, data: bytes, *arguments: Any) -> T:
    """One file's value; its refusal is raised."""
    known = _ahead.get()
    answer: T | Refusal
    if known and (question := _question(task, name, data, arguments)) in known:
        answer = known[question]
    else:
        (answer,) = read(task, [(name, data)], *arguments)
    if isinstance(answer, Refusal):
        raise answer
    return answer


def warm() -> None:
    """Start the children, so that the first user does not wait for them."""
    with _turn:
        _pool().hire(AT_ONCE)


def _pool() -> Workers:
    global _readers  # one a process, guarded by _turn
    if _readers is None:
        _readers = Workers(AT_ONCE, preload=(*READS_DIRECTIVES, *READS_UNITS))
        atexit.register(_readers.__exit__, None, None, None)
    return _readers
