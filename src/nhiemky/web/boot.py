"""Make an installation ready: folder, secret key, database, cache table, static files. Idempotent; run by serve, demo and tests.

>>> prepare(Path("/srv/nhiemky"))                                      # doctest: +SKIP
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

SETTINGS = "nhiemky.web.settings"


def configure(data: Path | None = None) -> None:
    """Point Django at the data folder and set it up; before any web import that needs models."""
    if data is not None:
        os.environ["NHIEMKY_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    kept_key(Path(os.environ.get("NHIEMKY_DATA", "nhiemky-data")))
    import django

    django.setup()


def kept_key(data: Path) -> None:
    """The installation's secret key, made once, readable by its owner only."""
    path = data / "secret.key"
    if path.exists():
        return
    data.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as words:
        words.write(secrets.token_urlsafe(64))


def prepare(data: Path | None = None, static: bool = True) -> None:
    """Everything a server needs before its first request."""
    configure(data)
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    _count_rows()
    if static:
        call_command("collectstatic", verbosity=0, interactive=False)


def _count_rows() -> None:
    """SQLite learns how large its tables and indexes are, from a sample of each; PostgreSQL does so by itself."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")


def setup_code() -> str:
    """A fresh one-time code for the first administrator, "" once there is an account. Shown only here, stored hashed."""
    from nhiemky.web.accounts.doors import make_setup_code

    return make_setup_code() or ""
