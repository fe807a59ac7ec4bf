"""python serve.py PORT SEED: a server for browser tests; the environment says where its data is."""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def _prepared() -> Path:
    """An empty office with its tables, made once for this code: every server begins with a copy (its tables take seconds to make)."""
    source = Path(__file__).resolve().parents[2] / "src" / "nhiemky" / "web"
    marks = sorted(f"{path}:{path.stat().st_mtime_ns}" for path in source.rglob("migrations/*.py"))
    kept = Path(tempfile.gettempdir()) / f"nhiemky-prepared-{hashlib.sha256(chr(10).join(marks).encode()).hexdigest()[:16]}"
    if not kept.exists():
        made = Path(tempfile.mkdtemp(prefix="nhiemky-preparing-"))
        subprocess.run([sys.executable, "-c", PREPARE], env={**os.environ, "NHIEMKY_DATA": str(made)}, check=True)
        with contextlib.suppress(OSError):  # the other worker was faster
            made.rename(kept)
    return kept


PREPARE = "import os; from pathlib import Path; from nhiemky.web import boot; boot.prepare(Path(os.environ['NHIEMKY_DATA']))"


def main(port: int, seed: str) -> None:
    from nhiemky.web import boot

    data = Path(os.environ["NHIEMKY_DATA"])
    if not os.environ.get("NHIEMKY_DATABASE_URL") and not (data / "nhiemky.sqlite3").exists():
        shutil.copytree(_prepared(), data, dirs_exist_ok=True)
    boot.prepare(data)
    if seed:
        path, _, name = seed.rpartition(":")
        spec = importlib.util.spec_from_file_location("browser_seed", path)
        module = importlib.util.module_from_spec(spec)
        sys.modules["browser_seed"] = module
        spec.loader.exec_module(module)
        getattr(module, name)()
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "nhiemky.web.wsgi:application", address="127.0.0.1", port=port, interface=Interfaces.WSGI, workers=1, blocking_threads=4
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
