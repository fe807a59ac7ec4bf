"""Everything that touches the database holds on PostgreSQL as it does on SQLite: the tests of the web layer, run there once more."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from postgresql import postgresql

MATRIX = "tests/web/test_permissions.py::test_the_matrix_holds"
"""Asks the same access rules thousands of times; once, on SQLite, is enough, and minutes are dear."""
ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.timeout(1500)
@pytest.mark.skipif(bool(os.environ.get("NHIEMKY_TEST_DATABASE_URL")), reason="this very run is on PostgreSQL")
def test_the_web_layer_holds_on_postgresql():
    with tempfile.TemporaryDirectory(prefix="pg") as folder, postgresql(Path(folder)) as url:
        Path(folder).chmod(0o755)  # as root the server runs under an account of its own
        told = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "NHIEMKY_DATA"))}
        command = [sys.executable, "-m", "pytest", "tests/web", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--deselect", MATRIX]
        done = subprocess.run(command, cwd=ROOT, env=told | {"NHIEMKY_TEST_DATABASE_URL": url}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed.group(1)) > 5
