#!/usr/bin/env python3
"""python3 run.py setup | demo | test | lint | score | bench | fuzz: everything one does in this repository.

Needs only Python 3.11+ with pip. `setup` makes .venv from the hashed lock and is done again only when the lock changes;
every other command sets up first. Extra words are handed on: `python3 run.py test tests/reading -k header`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
SHARED = Path(os.environ.get("NHIEMKY_SHARED", ROOT.parent / "shared"))
GROUPS = ("run", "dev", "bench")


def main(arguments: list[str]) -> int:
    commands = {"setup": setup_only, "demo": demo, "test": test, "lint": lint, "score": score, "bench": bench, "fuzz": fuzz}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 64
    if sys.version_info < (3, 11):  # noqa: UP036 (says so to whoever starts it with an older one)
        print("nhiemky needs Python 3.11 or newer; this is", sys.version.split()[0])
        return 2
    return commands[arguments[0]](arguments[1:])


def setup(group: str = "run") -> None:
    """Bring .venv up to the lock of `group` (run < dev < bench). Does nothing when it is there already."""
    wanted = wanted_for(group)
    if any(stamp(name).exists() and stamp(name).read_text() == wanted_for(name) for name in GROUPS[GROUPS.index(group) :]):
        return
    if not PYTHON.exists():
        print("making .venv", flush=True)
        make_venv()
    print(f"installing the locked requirements ({group})", flush=True)
    pip("install", "--require-hashes", "--no-deps", "-r", str(ROOT / "requirements" / f"{group}.txt"))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp(group).write_text(wanted)


def make_venv() -> None:
    """With its own pip; where Python came without ensurepip (Debian's python3 alone), with the pip that started this."""
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(VENV)
    except (subprocess.CalledProcessError, ImportError):
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt", clear=True).create(VENV)


def stamp(group: str) -> Path:
    return VENV / f".nhiemky-{group}"


def wanted_for(group: str) -> str:
    return hashlib.sha256((ROOT / "requirements" / f"{group}.txt").read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def pip(*words: str) -> None:
    own = any((VENV / place).exists() for place in ("bin/pip", "Scripts/pip.exe"))
    chosen = [str(PYTHON), "-m", "pip"] if own else [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    done = subprocess.run([*chosen, "--disable-pip-version-check", "--quiet", *words], cwd=ROOT)
    if done.returncode:
        raise SystemExit(done.returncode)


def run(*words: str, check: bool = True) -> int:
    done = subprocess.run([str(PYTHON), *words], cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"})
    if check and done.returncode:
        raise SystemExit(done.returncode)
    return done.returncode


def setup_only(words: list[str]) -> int:
    setup(words[0] if words and words[0] in GROUPS else "run")
    print(f"ready: {BIN / 'nhiemky'}")
    return 0


def demo(words: list[str]) -> int:
    setup()
    return run("-m", "nhiemky.cli.main", "demo", *words, check=False)


def test(words: list[str]) -> int:
    setup("dev")
    browser()
    recognition()
    workers = str(max(3, (os.cpu_count() or 2) + 1))  # one more than there are cores: tests wait for browsers and disks, too
    return run("-m", "pytest", *(words or ["-n", workers, "--dist", "loadfile", "--no-loadscope-reorder"]), check=False)


def browser() -> None:
    """The browser tests drive Debian's chromium, best its headless shell: a third of the work. Without either they are skipped."""
    whole = shutil.which("chromium") or shutil.which("chromium-browser")
    if os.environ.get("NHIEMKY_CHROMIUM") or fetched("chromium-headless-shell", ["chromium-headless-shell"], once=bool(whole)):
        return
    if not whole:
        borrowed("chromium", ["chromium"], "the browser tests", "elsewhere set NHIEMKY_CHROMIUM to a Chromium or Chrome")


def recognition() -> None:
    """The tests of scans call tesseract with Vietnamese letters. Without it they are skipped."""
    if not os.environ.get("NHIEMKY_TESSERACT"):
        packages = ["tesseract-ocr", "tesseract-ocr-vie"]
        borrowed("tesseract", packages, "the tests of scans", "elsewhere set NHIEMKY_TESSERACT to a tesseract with Vietnamese")


def borrowed(program: str, packages: list[str], purpose: str, elsewhere: str) -> None:
    """A program of the system's that only tests need; where it cannot be had it is said how."""
    if not fetched(program, packages):
        print(f"test: {program} is not here, so {purpose} are left out.")
        print(f"      Debian: apt-get install {' '.join(packages)}; {elsewhere}.")


def fetched(program: str, packages: list[str], once: bool = False) -> bool:
    """Is the program here? Installed where this may be done. once: from the lists as they are, as one can do without."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not shutil.which(program) and root and shutil.which("apt-get"):
        print(f"installing {program} for the tests", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
        if subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL).returncode and not once:
            subprocess.run(["apt-get", "update"], env=quiet, stdout=subprocess.DEVNULL)
            subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL)
    return shutil.which(program) is not None


def lint(words: list[str]) -> int:
    setup("dev")
    checks = (["-m", "ruff", "check", "."], ["-m", "ruff", "format", "--check", "."], ["-m", "mypy"], ["-c", IMPORTS])
    return max(run(*check, *words, check=False) for check in checks)


IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def score(words: list[str]) -> int:
    setup("dev")
    if not (SHARED / "reading").is_dir():
        print(f"score: {SHARED / 'reading'} is not here; set NHIEMKY_SHARED to the folder that holds reading/")
        return 1 if os.environ.get("CI") else 0
    return run(str(ROOT / "tests" / "score_reading.py"), str(SHARED / "reading"), *words, check=False)


def bench(words: list[str]) -> int:
    setup("bench")
    if not shutil.which("soffice"):
        print("bench: LibreOffice (soffice) is not here, so the PDF comparison is left out.")
        print("       Debian: apt-get install libreoffice-writer-nogui")
    return run("-m", "bench", *words, check=False)


def fuzz(words: list[str]) -> int:
    setup("dev")
    return run("-m", "fuzz", *words, check=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
