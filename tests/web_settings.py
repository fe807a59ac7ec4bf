"""The product's settings for tests: a data folder of their own, quick hashing, files without a manifest.

NHIEMKY_TEST_DATABASE_URL chooses PostgreSQL; without it SQLite in memory.
"""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("NHIEMKY_PROFILE", "local")
if "NHIEMKY_DATA" not in os.environ or (
    "PYTEST_XDIST_WORKER" in os.environ and os.environ["NHIEMKY_DATA"] == os.environ.pop("NHIEMKY_TEST_DATA", None)
):  # a worker inherits the folder of its controller: it makes one of its own
    os.environ["NHIEMKY_DATA"] = tempfile.mkdtemp(prefix="nhiemky-test-")
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["NHIEMKY_TEST_DATA"] = os.environ["NHIEMKY_DATA"]
if url := os.environ.get("NHIEMKY_TEST_DATABASE_URL"):
    os.environ["NHIEMKY_DATABASE_URL"] = url

from nhiemky.web.settings import *  # noqa: F403
from nhiemky.web.settings import STORAGES

NHIEMKY_DATA = Path(os.environ["NHIEMKY_DATA"])
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
