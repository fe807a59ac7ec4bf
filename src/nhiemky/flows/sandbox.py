"""Read files that may be hostile: each in a limited child process, the good ones go on.

>>> with Workers() as workers:                                        # doctest: +SKIP
...     for result in workers.map(read_unit_file, [("a.xlsx", data)]):
...         print(result.message if isinstance(result, Refusal) else result.identity.unit)

Promise: results come in the order of the files, one a file, whatever a file does. A child has 512 MB beyond its own
size, 10 s of processor time and 20 s of wall time a file; it may not open a socket, start a program or write a file.
A child that goes over is stopped and replaced, its file answered with a Refusal; a fault of ours while reading is
answered with `file_crashed` (never a guess). On Windows there are no memory and processor limits, wall time holds there.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

from nhiemky.domain.finding import Refusal
from nhiemky.domain.system_faults import reason_of

BATCH = 8
"""Files handed to a child at once. It answers each by itself, so limits and refusals stay a file's own, but it need not wait
for its parent between two small files, and the arguments are sent once."""

T = TypeVar("T")
Source = tuple[str, bytes | Path]
"""A file to read: its base name, and its bytes or where they lie."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use for one file."""

    memory_mb: int = 512
    cpu_seconds: int = 10
    wall_seconds: float = 20.0


class _Child:
    """One worker process and the pipe to it."""

    def __init__(self, limits: Limits, preload: Sequence[str]) -> None:
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context: Any = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(["nhiemky.flows.tasks", *preload])
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, limits), daemon=True)
        self.process.start()
        theirs.close()
        self.jobs: deque[tuple[int, Source]] = deque()
        self.due = 0.0

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Workers:
    """A pool of limited children. Use as a context manager; `count` defaults to the machine's processors, at most 4.

    preload: modules the tasks stand on, which children are then born with (those of the first pool of a process).
    """

    def __init__(self, count: int | None = None, limits: Limits | None = None, preload: Sequence[str] = ()) -> None:
        self.count = count or max(1, min(4, os.cpu_count() or 1))
        self.limits = limits or Limits()
        self.preload = preload
        self._children: list[_Child] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        for child in self._children:
            child.stop()
        self._children.clear()

    def map(self, task: Callable[..., T], sources: Iterable[Source], *arguments: Any) -> Iterator[T | Refusal]:
        """`task(data, name, *arguments)` for each source, in order. `task` must be importable by name."""
        return iter(_Run(self, task, deque(enumerate(sources)), arguments))

    def hire(self, wanted: int) -> list[_Child]:
        """Children, as many as wanted and allowed."""
        while len(self._children) < min(wanted, self.count):
            self._children.append(_Child(self.limits, self.preload))
        return self._children

    def replace(self, child: _Child) -> _Child:
        """Stop a child that went over its limits and start another in its place."""
        child.stop()
        fresh = _Child(self.limits, self.preload)
        self._children[self._children.index(child)] = fresh
        return fresh


class _Run(Generic[T]):
    """One `map`: hands files out, takes answers in, yields them in order."""

    def __init__(self, workers: Workers, task: Callable[..., T], queue: deque[tuple[int, Source]], arguments: tuple[Any, ...]) -> None:
        self.workers = workers
        self.task = task
        self.queue = queue
        self.arguments = arguments
        self.answers: dict[int, T | Refusal] = {}

    def __iter__(self) -> Iterator[T | Refusal]:
        total = len(self.queue)
        for child in list(self.workers.hire(total)):
            self._feed(self.workers.replace(child) if child.jobs else child)  # busy: an earlier run was left half-way
        for position in range(total):
            while position not in self.answers:
                self._collect()
            yield self.answers.pop(position)

    def _feed(self, child: _Child) -> None:
        """The next files for a child that has none; fewer towards the end, so that all children end together."""
        share = len(self.queue) // (2 * self.workers.count)
        child.jobs.extend(self.queue.popleft() for _ in range(min(len(self.queue), max(1, min(BATCH, share)))))
        if not child.jobs:
            return
        self._begin(child)
        try:
            child.pipe.send((self.task, [source for _, source in child.jobs], self.arguments))
        except (BrokenPipeError, ConnectionError):
            self._lose(child, "file_crashed", reason="tiến trình đọc dừng giữa chừng")

    def _begin(self, child: _Child) -> None:
        child.due = time.monotonic() + self.workers.limits.wall_seconds

    def _collect(self) -> None:
        busy = [child for child in self.workers.hire(1) if child.jobs]
        waits: list[Any] = [child.pipe for child in busy]
        now = time.monotonic()
        ready = set(wait(waits, timeout=max(0.0, min(child.due for child in busy) - now)))
        for child in busy:
            if child.pipe in ready:
                self._take(child)
            elif time.monotonic() >= child.due:
                self._lose(child, "file_too_slow", seconds=round(self.workers.limits.wall_seconds))

    def _take(self, child: _Child) -> None:
        try:
            answer = child.pipe.recv()
        except (EOFError, ConnectionError):
            self._lose(child, "file_too_heavy")
            return
        position, _ = child.jobs.popleft()
        self.answers[position] = answer
        if child.jobs:
            self._begin(child)
        else:
            self._feed(child)

    def _lose(self, child: _Child, code: str, **facts: Any) -> None:
        """The file in hand is refused; those handed out behind it go back to the head of the queue."""
        position, (name, _) = child.jobs.popleft()
        self.answers[position] = Refusal(code, file=name, **facts)
        self.queue.extendleft(reversed(child.jobs))
        self._feed(self.workers.replace(child))


def _serve(pipe: Connection, limits: Limits) -> None:
    """The child: one file after another until the pipe closes."""
    _close_doors()
    set_limits = _limiter(limits)
    gc.freeze()  # what the child was born with is never garbage; collections need not walk over it again and again
    while True:
        try:
            task, sources, arguments = pipe.recv()
        except (EOFError, OSError):
            return
        for name, data in sources:
            set_limits()
            answer = _answer(task, name, data, arguments)
            try:
                pipe.send(answer)
            except MemoryError:
                pipe.send(Refusal("file_too_heavy", file=name))


def _answer(task: Callable[..., Any], name: str, data: bytes | Path, arguments: tuple[Any, ...]) -> Any:
    try:
        return task(data if isinstance(data, bytes) else data.read_bytes(), name, *arguments)
    except Refusal as refusal:
        return refusal
    except MemoryError:
        return Refusal("file_too_heavy", file=name)
    except OSError as fault:
        return Refusal("file_unreadable", file=name, reason=reason_of(fault))
    except Exception as fault:
        return Refusal("file_crashed", file=name, reason=f"{type(fault).__name__}: {fault}"[:200])


def _limiter(limits: Limits) -> Callable[[], None]:
    """A call that gives the next file its share of memory and processor time; nothing on Windows."""
    if sys.platform == "win32":
        return lambda: None
    import resource

    page = resource.getpagesize()
    own = int(Path("/proc/self/statm").read_text().split()[0]) * page if Path("/proc/self/statm").exists() else 512 << 20
    ceiling = own + (limits.memory_mb << 20)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def share() -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))

    return share


_CLOSED = frozenset({
    "socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn",
    "os.fork", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate", "shutil.rmtree",
})  # fmt: skip


def _close_doors() -> None:
    """From here on this process may neither write, nor talk, nor start anything (an audit hook cannot be taken off)."""

    def guard(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CLOSED:
            raise PermissionError(f"{event} is closed while a file is read")
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR) and arguments[0] != os.devnull:
            raise PermissionError("writing is closed while a file is read")

    sys.addaudithook(guard)
