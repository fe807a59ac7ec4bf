"""Installations of their own for tests that need real processes: a data folder, a database of either engine, rows by script."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Installation:
    """A data folder and the environment its processes get."""

    data: Path
    url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "NHIEMKY_", "DJANGO_"))}
        told = {
            "NHIEMKY_DATA": str(self.data),
            "NHIEMKY_PROFILE": "local",
            "DJANGO_SETTINGS_MODULE": "nhiemky.web.settings",
            "PYTHONUTF8": "1",
        }
        return {**kept, **told, "PYTHONPATH": f"{ROOT / 'tests'}{os.pathsep}{ROOT}"} | (
            {"NHIEMKY_DATABASE_URL": self.url} if self.url else {}
        )

    def copied(self, data: Path) -> "Installation":
        """The same rows and files in another folder (SQLite; no process may be at work on this one)."""
        shutil.copytree(self.data, data)
        return Installation(data)

    def python(self, script: str, *words: str) -> str:
        """Run `script` with Django set up; what it printed. A failing script fails the test with its trace."""
        whole = f"from nhiemky.web import boot\nboot.prepare(static=False)\n{script}"
        done = subprocess.run([sys.executable, "-c", whole, *words], env=self.environment, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """`nhiemky WORDS` on this installation."""
        return subprocess.run(
            [sys.executable, "-m", "nhiemky.cli.main", *words], env=self.environment, cwd=ROOT, capture_output=True, text=True
        )


@contextmanager
def database(server: str, name: str) -> Iterator[str]:
    """A fresh database called `name` on the PostgreSQL at `server`; its URL."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


SOME_CHANGES = """
import random
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal
from nhiemky.web.files.store import keep, known
from nhiemky.web.organisations.models import Organisation, OrganisationType, Person
actor = Actor.program("kiểm thử")
for n in range(int(sys.argv[1])):
    kept = keep(f"tệp thử số {n}".encode() * 50)
    with Change(actor, "organisation.created") as change:
        one = Organisation.objects.create(code=f"T{n}", name=f"Chi bộ Thử Nghiệm {n}", type=OrganisationType.objects.first())
        person = Person.objects.create(name=f"Người Thứ {n}")
        known(kept)
        change.of(one, after={"name": one.name, "head": Personal(person.name)})
"""
