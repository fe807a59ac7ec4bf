"""Serve the office: granian for the pages, a minute tick and one worker for long work beside it; all end together.

>>> serve(Serving(Path("nhiemky-data"), port=8000))                      # doctest: +SKIP

The supervisor never touches a request. granian's workers are processes of their own: one that is killed is started again;
what it had acknowledged is on the disk. On SQLite one process with several threads serves (writers wait in order at the
gate); on PostgreSQL as many processes as asked for. The worker (`web/jobs/worker.py`) is started again whenever it dies, a little
later each time it dies at once; what it had in hand is taken up again.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nhiemky.domain.finding import Refusal

TICK_SECONDS = 60
WORKER_PAUSES = (0.2, 1.0, 5.0, 15.0, 30.0)
"""Before a worker is started again that died within a minute of its start: the first time at once, then with more patience."""


@dataclass(frozen=True, slots=True)
class Serving:
    """Where and how: data folder, address, profile (https | lan-http | local), processes, threads, demo with its moment."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    profile: str = "local"
    hosts: tuple[str, ...] = ()
    processes: int = 1
    threads: int = 4
    demo_now: str = ""

    def environment(self) -> dict[str, str]:
        """What the workers are told."""
        names = (*self.hosts, self.host, "localhost", "127.0.0.1")
        told = {
            **os.environ,
            "NHIEMKY_DATA": str(self.data.resolve()),
            "NHIEMKY_PROFILE": self.profile,
            "NHIEMKY_HOSTS": ",".join(dict.fromkeys(name for name in names if name != "0.0.0.0")),  # noqa: S104 (compared, not bound)
            "DJANGO_SETTINGS_MODULE": "nhiemky.web.settings",
            "PYTHONUTF8": "1",
        }
        if self.demo_now:
            told |= {"NHIEMKY_DEMO": "1", "NHIEMKY_DEMO_NOW": self.demo_now, "NHIEMKY_DEMO_STARTED": str(time.time())}
        return told


def refuse_taken(host: str, port: int) -> None:
    """A clear sentence when something else answers on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            if fault.errno in (errno.EADDRINUSE, errno.EACCES, 10048, 10013):
                raise Refusal("port_taken", port=port, other=port + 1) from fault
            raise


def serve(serving: Serving, ready: Callable[[], None] | None = None) -> int:
    """Run until interrupted or until granian ends; `ready` is called once the first page answers."""
    refuse_taken(serving.host, serving.port)
    granian = subprocess.Popen(command_of(serving), env=serving.environment())  # noqa: S603 (our own interpreter and words)
    _end_with(granian)
    ticking = threading.Event()
    threading.Thread(target=_tick, args=(serving, ticking), daemon=True).start()
    working = Worker(serving)
    working.start()
    try:
        if _answers(serving, granian) and ready:
            ready()
        return granian.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        ticking.set()
        working.end()
        if granian.poll() is None:
            granian.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                granian.wait(10)
        if granian.poll() is None:
            granian.kill()


def command_of(serving: Serving) -> list[str]:
    where = ["--host", serving.host, "--port", str(serving.port)]
    size = ["--workers", str(serving.processes), "--blocking-threads", str(serving.threads), "--backpressure", "64"]
    manner = ["--interface", "wsgi", "--respawn-failed-workers", "--no-ws", "--log-level", "warning"]
    return [sys.executable, "-m", "granian", *manner, *where, *size, "nhiemky.web.wsgi:application"]


def _end_with(child: subprocess.Popen[bytes]) -> None:
    """SIGTERM to us ends the child too (systemd, Docker)."""

    def end(*_: object) -> None:
        child.terminate()

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, end)


def _answers(serving: Serving, granian: subprocess.Popen[bytes], patience: float = 60.0) -> bool:
    until = time.monotonic() + patience
    while time.monotonic() < until and granian.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((serving.host, serving.port), timeout=1):
            return True
        time.sleep(0.1)
    return False


def _tick(serving: Serving, stop: threading.Event) -> None:
    """Once a minute: what falls due by the clock alone (the tree of today, orphan files)."""
    while not stop.wait(TICK_SECONDS):
        subprocess.run([sys.executable, "-m", "nhiemky.web.tick"], env=serving.environment(), check=False)


class Worker(threading.Thread):
    """The process for long work, kept alive. It reads a pipe we hold: should we be killed, the pipe ends and it ends too."""

    def __init__(self, serving: Serving) -> None:
        super().__init__(daemon=True)
        self.serving = serving
        self.process: subprocess.Popen[bytes] | None = None
        self._over = threading.Event()

    def run(self) -> None:
        fell = 0
        while not self._over.is_set():
            began = time.monotonic()
            after = str(self.process.pid) if self.process else "0"
            command = [sys.executable, "-m", "nhiemky.web.jobs.worker", "--supervised", "--after", after]
            self.process = subprocess.Popen(command, env=self.serving.environment(), stdin=subprocess.PIPE)  # noqa: S603 (our own words)
            if self._over.is_set():
                self.process.terminate()
            self.process.wait()
            fell = 0 if time.monotonic() - began > TICK_SECONDS else fell + 1
            self._over.wait(WORKER_PAUSES[min(fell, len(WORKER_PAUSES) - 1)])

    def end(self, patience: float = 10.0) -> None:
        """Let it put back what it has in hand; then no more waiting."""
        self._over.set()
        process = self.process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        if process.poll() is None:
            process.kill()
