"""What every test may lean on: only loopback is ever contacted, and the shared documents are there or the skip is counted."""

import os
import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("NHIEMKY_SHARED", ROOT.parent / "shared"))
_LOOPBACK = ("127.", "::1", "localhost")


LONGEST_FIRST = (
    "tests/test_on_postgresql.py",
    "tests/web/test_permissions.py",
    "tests/browser/test_journeys.py",
    "tests/journeys/",
    "tests/browser/",
)
"""The files that take longest, in this order: begun last they would leave one worker alone at the end."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Long files first; within them, and among all others, the order stays."""

    def place(item) -> int:
        return next((at for at, start in enumerate(LONGEST_FIRST) if item.nodeid.startswith(start)), len(LONGEST_FIRST))

    items.sort(key=place)


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch):
    """Any other address fails the test that asked for it."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family != getattr(socket, "AF_UNIX", None) and not str(address[0]).startswith(_LOOPBACK):
            pytest.fail(f"contacted {address}: only loopback is allowed")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def reading() -> Path:
    """../shared/reading: real documents, gold, scorer. Absent: a counted skip; in CI a failure."""
    folder = SHARED / "reading"
    if not folder.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{folder} is missing in CI")
        pytest.skip(f"{folder} is not here")
    return folder
