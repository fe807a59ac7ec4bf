"""How far a long reading has come, for the page that waits for it: one small file under the data folder, gone when the reading ends.

>>> with telling("0190...-token-of-the-page") as progress:                                             # doctest: +SKIP
...     read_one(read_paper, name, data, progress=progress)

Any process of the office can answer the question; nothing of the document stands in the file but its page numbers.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

from nhiemky.flows.scans import Progress


@contextmanager
def telling(token: str) -> Iterator[Progress | None]:
    """A listener for `reading_room`; None for a token that is none."""
    try:
        path = _path(UUID(token))
    except ValueError:
        yield None
        return

    def tell(_: str, page: int, pages: int) -> None:
        with contextlib.suppress(OSError):  # a full disk must not end the reading
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"Đang nhận dạng trang {page}/{pages}", encoding="utf-8")

    try:
        yield tell
    finally:
        path.unlink(missing_ok=True)


def told(token: UUID) -> str:
    """What was told last, "" when nothing was or the reading has ended."""
    try:
        return _path(token).read_text(encoding="utf-8")
    except OSError:
        return ""


def _path(token: UUID) -> Path:
    return Path(settings.NHIEMKY_DATA) / "progress" / str(token)
