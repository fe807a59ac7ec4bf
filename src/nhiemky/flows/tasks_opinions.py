"""What a limited child does with a table of opinions on a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhiemky.reading.opinions import OpinionLine


def read_opinions_file(data: bytes, name: str) -> tuple[OpinionLine, ...]:
    """Its rows."""
    from nhiemky.reading.opinions import read_opinions

    return read_opinions(data, name)
