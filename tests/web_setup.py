"""`setting_up` of the web tests, for makers that stand outside of tests/web."""

from collections.abc import Iterator
from contextlib import contextmanager

from nhiemky.web.audit.change import open_changes


@contextmanager
def setting_up() -> Iterator[None]:
    """Rows that a test needs but that no user made: writes are allowed inside."""
    token = open_changes.set(open_changes.get() + 1)
    try:
        yield
    finally:
        open_changes.reset(token)
