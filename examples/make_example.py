"""Makes examples/khoi-nam-thuan: an invented block committee's plan, roster and the files its 81 units send.

    python3 examples/make_example.py [FOLDER]

Fixed seeds, no clock: the same bytes on every run. What each file is for stands in khoi-nam-thuan/DOC-TOI.md,
what a reader has to find in SU-THAT.json.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

from nam_thuan.figures import Figures  # noqa: E402
from nam_thuan.folder import folder, truth  # noqa: E402
from nam_thuan.plan import plan  # noqa: E402
from nam_thuan.roster import roster  # noqa: E402

REPORTS = "bao-cao"


def example() -> dict[str, bytes]:
    """Every file of the example by its path."""
    figures = Figures()
    reports = folder(figures)
    files = {"ke-hoach.docx": plan(), "danh-sach-don-vi.xlsx": roster(figures), "SU-THAT.json": truth(reports)}
    return files | {f"{REPORTS}/{name}": data for name, data in reports.files.items()}


def main(target: Path) -> None:
    (target / REPORTS).mkdir(parents=True, exist_ok=True)
    files = example()
    for stale in (target / REPORTS).iterdir():
        if f"{REPORTS}/{stale.name}" not in files:
            stale.unlink()
    for name, data in files.items():
        (target / name).write_bytes(data)
    sys.stdout.write(f"{target}: {len(files)} tệp, {sum(map(len, files.values())):,} byte\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "khoi-nam-thuan")
