"""A demo journey loaded by `nhiemky demo`, once a test run whatever worker asks: loading is dear, copying is not.

>>> folder = loaded("khoi", tmp_path_factory)                            # doctest: +SKIP

Whoever changes it copies it first; nobody serves the folder itself.
"""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {"so-ket": "van-phong"}


def loaded(journey: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the journey's office."""
    ready = os.environ.get("NHIEMKY_LOADED_DEMOS")
    base = tmp_path_factory.getbasetemp()
    shared = Path(ready) if ready else (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "demos"
    shared.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "NHIEMKY_", "DJANGO_"))}
    with (shared / f"{journey}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        words = (sys.executable, "-m", "nhiemky.cli.main", "demo", "--journey", journey, "--data", str(shared), "--no-serve")
        if not (shared / FOLDERS.get(journey, journey) / "loaded").exists():
            done = subprocess.run(words, env={**kept, "PYTHONUTF8": "1"}, cwd=ROOT, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-3000:]
    return shared / FOLDERS.get(journey, journey)
