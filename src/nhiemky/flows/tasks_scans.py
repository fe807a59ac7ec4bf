"""What a limited child does with a scanned PDF (see `tasks`): say which pages are pictures, draw them, read with recognised words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from nhiemky.reading.admission import admit

if TYPE_CHECKING:
    from nhiemky.reading.scans.values import PagePicture, ReadPage

T = TypeVar("T")


def bare_pages_of(data: bytes, name: str) -> tuple[int, ...]:
    """Pages (0-based) of a PDF that are pictures; () for any other file and for PDFs with text."""
    if not data.startswith(b"%PDF") or admit(data, name).kind != "pdf":
        return ()
    from nhiemky.reading.scans.picture import bare_pages

    return bare_pages(data, name)


def page_picture(data: bytes, name: str, number: int) -> PagePicture:
    """One page drawn for the recognition program."""
    from nhiemky.reading.scans.picture import picture_of_page

    return picture_of_page(data, name, number)


def on_recognised(data: bytes, name: str, pages: tuple[ReadPage, ...], task: Callable[..., T], arguments: tuple[Any, ...]) -> T:
    """`task(data, name, *arguments)` with the recognised words of `pages` where the file has none of its own."""
    from nhiemky.reading.open import with_recognised

    with with_recognised(data, pages):
        return task(data, name, *arguments)
