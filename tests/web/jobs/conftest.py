"""The office's campaign, and a backend that leaves work to a worker."""

import pytest
from django_tasks import task_backends
from tests.web.office.conftest import issued, owed

__all__ = ["issued", "owed", "waiting"]


@pytest.fixture
def waiting(settings):
    """Work waits for a worker, as in the office; other tests have it done at once."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    yield
    if hasattr(task_backends._connections, "default"):
        del task_backends._connections.default
