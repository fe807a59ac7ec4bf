"""The office's campaign, packages of its units, and hands that fill them in."""

from tests.web.office.conftest import after, issued, owed  # noqa: F401
