"""What was acknowledged can be proven, saved and brought back: by command, on both engines."""

import random
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from installation import SOME_CHANGES, Installation, database

from postgresql import postgresql

MAKE = "import sys\n" + SOME_CHANGES


@pytest.fixture(scope="module")
def server():
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        Path(folder).chmod(0o755)
        with postgresql(Path(folder)) as url:
            yield url


@pytest.fixture(scope="module")
def twelve(tmp_path_factory) -> Installation:
    """On SQLite, with twelve changes; tests copy it."""
    made = Installation(tmp_path_factory.mktemp("twelve") / "data")
    made.python(MAKE, "12")
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request, tmp_path, twelve):
    if request.param == "sqlite":
        yield twelve.copied(tmp_path / "data")
        return
    with database(request.getfixturevalue("server"), "nhiemky_a") as url:
        made = Installation(tmp_path / "data", url)
        made.python(MAKE, "12")
        yield made


def test_an_untouched_installation_verifies(installation):
    done = installation.command("verify", "--data", str(installation.data), "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"faults": []' in done.stdout


def test_a_backup_brought_back_verifies_alike_also_on_the_other_engine(installation, server, tmp_path):
    saved = tmp_path / "sao-luu.zip"
    assert installation.command("backup", str(saved), "--data", str(installation.data)).returncode == 0
    told = installation.command("verify", "--data", str(installation.data), "--json").stdout
    with database(server, "nhiemky_b") as url:
        for target in (Installation(tmp_path / "sqlite"), Installation(tmp_path / "pg", url)):
            done = target.command("restore", str(saved), "--data", str(target.data))
            assert done.returncode == 0, done.stderr
            again = target.command("verify", "--data", str(target.data), "--json")
            assert (again.returncode, again.stdout) == (0, told)
            assert target.python(MAKE.replace('Organisation.objects.create(code=f"T', 'Organisation.objects.create(code=f"M'), "2") == ""


def test_a_broken_backup_is_refused_before_anything_is_touched(tmp_path, twelve):
    made = twelve.copied(tmp_path / "data")
    saved = tmp_path / "sao-luu.zip"
    made.command("backup", str(saved), "--data", str(made.data))
    whole = saved.read_bytes()
    broken = tmp_path / "hong.zip"
    spoiled = [whole[: len(whole) // 2], b"khong phai zip", _without_a_row(saved, tmp_path)]
    for number, data in enumerate(spoiled):
        broken.write_bytes(data)
        target = tmp_path / f"dich-{number}"
        done = made.command("restore", str(broken), "--data", str(target))
        assert done.returncode == 2, number
        assert "sao lưu" in done.stderr
        assert not target.exists()
    done = made.command("restore", str(saved), "--data", str(made.data))
    assert done.returncode == 2
    assert "đã có dữ liệu" in done.stderr.replace("\n", " ")


def _without_a_row(saved: Path, tmp_path: Path) -> bytes:
    changed = tmp_path / "bot-mot-dong.zip"
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(changed, "w") as out:
        for name in source.namelist():
            data = source.read(name)
            out.writestr(name, data.split(b"\n", 1)[1] if name == "tables/organisations.organisation.jsonl" else data)
    return changed.read_bytes()


def test_every_tampering_is_found(tmp_path, twelve):
    """Flips, deletions, insertions, swaps and cut tails in the log, and altered or lost files: each is named; a clean copy never is."""
    made = twelve.copied(tmp_path / "data")
    path = made.data / "nhiemky.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    clean = path.read_bytes()
    dice = random.Random(7)
    with subprocess.Popen(
        [sys.executable, "-c", COUNT_FAULTS], env=made.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as counter:

        def faults() -> int:
            print(file=counter.stdin, flush=True)
            return int(counter.stdout.readline())

        for name in TAMPERINGS:
            for _ in range(12):
                with _tampered(made, path, clean, name, dice):
                    assert faults(), name
        path.write_bytes(clean)
        assert faults() == 0
        counter.stdin.close()


COUNT_FAULTS = """
import sys
from nhiemky.web import boot
boot.configure()
from django.db import connection
from nhiemky.web.audit.verification import faults
for _ in sys.stdin:
    count = len(list(faults()))
    connection.close()
    print(count, flush=True)
"""
TAMPERINGS = ("flip", "delete", "cut the tail", "swap", "insert", "name", "alter a file", "lose a file")


@contextmanager
def _tampered(made: Installation, path: Path, clean: bytes, name: str, dice: random.Random) -> Iterator[None]:
    path.write_bytes(clean)
    blobs = sorted((made.data / "blobs").glob("*/*"))
    chosen = dice.choice(blobs)
    kept = chosen.read_bytes()
    seq = dice.randrange(2, 12)
    with sqlite3.connect(path) as connection:
        for trigger in ("update", "delete"):
            connection.execute(f"DROP TRIGGER audit_auditevent_no_{trigger}")
        match name:
            case "flip":
                connection.execute("UPDATE audit_auditevent SET after = replace(after, 'Thử', 'Giả') WHERE seq = ?", (seq,))
            case "name":
                connection.execute("UPDATE audit_auditevent SET actor_name = 'người khác' WHERE seq = ?", (seq,))
            case "delete":
                connection.execute("DELETE FROM audit_personalvalue WHERE event_id = ?", (seq,))
                connection.execute("DELETE FROM audit_auditevent WHERE seq = ?", (seq,))
            case "cut the tail":
                connection.execute("DELETE FROM audit_personalvalue WHERE event_id > ?", (seq,))
                connection.execute("DELETE FROM audit_auditevent WHERE seq > ?", (seq,))
            case "swap":
                connection.execute("UPDATE audit_auditevent SET seq = -1 WHERE seq = ?", (seq,))
                connection.execute("UPDATE audit_auditevent SET seq = ? WHERE seq = ?", (seq, seq + 1))
                connection.execute("UPDATE audit_auditevent SET seq = ? WHERE seq = -1", (seq + 1,))
            case "insert":
                columns = "at, actor_id, actor_name, action, object_type, object_id, object_name, organisation_id, before, after, reason, request_id, address, previous_hash, hash"
                connection.execute(
                    f"INSERT INTO audit_auditevent (seq, {columns}) SELECT 13, {columns} FROM audit_auditevent WHERE seq = ?", (seq,)
                )
            case "alter a file":
                chosen.write_bytes(kept.replace(b"t", b"T"))
            case "lose a file":
                chosen.unlink()
    yield
    chosen.write_bytes(kept)
