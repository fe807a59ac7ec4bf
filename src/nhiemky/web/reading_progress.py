"""How far a long reading has come, for the page that waits for it: one small file under the data folder, gone when the reading ends.

>>> with telling("0190...-token-of-the-page"):                                                         # doctest: +SKIP
...     read_one(read_paper, name, data)

A form with `{% reading_status %}` sends the token and asks; the view it goes to stands under `tells_reading`.

Any process of the office can answer the question; nothing of the document stands in the file but its page numbers.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from nhiemky.flows.scans import Progress
from nhiemky.web.reading_room import listening

View = TypeVar("View", bound=Callable[..., HttpResponse])


@contextmanager
def telling(token: str) -> Iterator[Progress | None]:
    """What `reading_room` reads inside is told under the token; the listener, None for a token that is none."""
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
        with listening(tell):
            yield tell
    finally:
        path.unlink(missing_ok=True)


def tells_reading(view: View) -> View:
    """A view that takes files: while it reads them, the page that sent them is told how far it is."""

    @wraps(view)
    def told_view(request: HttpRequest, *args: Any, **facts: Any) -> HttpResponse:
        with telling(request.POST.get("progress", "") if request.method == "POST" else ""):
            return view(request, *args, **facts)

    return cast(View, told_view)


def told(token: UUID) -> str:
    """What was told last, "" when nothing was or the reading has ended."""
    try:
        return _path(token).read_text(encoding="utf-8")
    except OSError:
        return ""


def _path(token: UUID) -> Path:
    return Path(settings.NHIEMKY_DATA) / "progress" / str(token)
