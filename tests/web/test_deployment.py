"""What a server must be before anybody trusts it: hardened, durable, and clear when it cannot start."""

import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from nhiemky.domain.finding import Refusal
from nhiemky.web.server import refuse_taken

ROOT = Path(__file__).resolve().parents[2]


def managed(tmp_path: Path, *words: str, **told: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NHIEMKY_", "DJANGO_", "PYTEST_"))}
    known = {"NHIEMKY_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "nhiemky.web.settings", "NHIEMKY_SECRET": secrets.token_urlsafe(64)}
    return subprocess.run([sys.executable, *words], env=kept | known | told, cwd=ROOT, capture_output=True, text=True)


def test_djangos_own_deployment_checks_find_nothing(tmp_path):
    done = managed(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING", NHIEMKY_PROFILE="https")
    assert done.returncode == 0, done.stdout + done.stderr


def test_sqlite_syncs_before_it_acknowledges(tmp_path):
    """synchronous 2 is FULL; the write-ahead log makes it cheap."""
    script = (
        "from nhiemky.web import boot\nboot.configure()\nfrom django.db import connection\n"
        "with connection.cursor() as c:\n"
        "    print(*(c.execute('PRAGMA ' + n).fetchone()[0] for n in ('synchronous', 'journal_mode', 'foreign_keys', 'busy_timeout')))"
    )
    done = managed(tmp_path, "-c", script, NHIEMKY_PROFILE="local")
    assert done.stdout.split() == ["2", "wal", "1", "20000"], done.stderr


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    from nhiemky.web.boot import kept_key

    kept_key(tmp_path / "data")
    path = tmp_path / "data" / "secret.key"
    first = path.read_text()
    kept_key(tmp_path / "data")
    assert path.read_text() == first
    assert len(first) > 60
    assert path.stat().st_mode & 0o077 == 0


def test_a_taken_port_is_refused_in_a_sentence():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(Refusal) as refused:
            refuse_taken("127.0.0.1", other.getsockname()[1])
    assert "đang có chương trình khác dùng" in refused.value.message


def test_no_answer_may_be_framed_guessed_or_kept(world):
    response = world.client("chanh").get("/nhat-ky/")
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


def test_the_tests_run_on_the_engine_they_say(db):
    assert connection.vendor == ("postgresql" if os.environ.get("NHIEMKY_TEST_DATABASE_URL") else "sqlite")
