"""python3 run.py bench [NAME ...]: measure every claim side by side; exit 1 when one does not hold."""

from __future__ import annotations

import platform
import sys
from importlib import import_module

NAMES = (
    "read_workbooks", "write_sheet", "word", "pdf", "read_text", "paper", "copies", "board", "large", "rating_board", "deadline",
    "rating_office", "ratings", "rating_repair", "conferences",
)  # fmt: skip


def main(words: list[str]) -> int:
    print(f"Python {platform.python_version()}, {platform.machine()}; ratios within this run are the claims, milliseconds are not")
    claims = [claim for name in words or NAMES for claim in import_module(f"bench.bench_{name}").run()]
    print("\nClaims")
    for claim in claims:
        print(f"  {claim}")
    return 0 if claims and all(claim.holds for claim in claims) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
