"""The demo's sample accounts, shown on the login page. They exist only where NHIEMKY_DEMO is set and the loader wrote them.

>>> keep([Sample("hanh", "mot-hai-ba-2023", "Đỗ Thị Minh Hạnh", "Văn phòng Đảng ủy Khối", "Bảng tiến độ")])   # doctest: +SKIP
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

FILE = "sample-accounts.json"


@dataclass(frozen=True, slots=True)
class Sample:
    """One account to try: note says what its owner finds ("4 việc đến lượt, 3 góp ý")."""

    username: str
    password: str
    name: str
    post: str
    note: str = ""


def keep(found: Sequence[Sample]) -> None:
    """Write the list beside the demo's data, in the order shown."""
    path = Path(settings.NHIEMKY_DATA) / FILE
    path.write_text(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1), encoding="utf-8")


def samples() -> list[Sample]:
    """The list; empty outside of a demo."""
    path = Path(settings.NHIEMKY_DATA) / FILE
    if not settings.NHIEMKY_DEMO or not path.is_file():
        return []
    return [Sample(**one) for one in json.loads(path.read_text(encoding="utf-8"))]
