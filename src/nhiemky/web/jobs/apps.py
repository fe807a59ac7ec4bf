"""The app jobs."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """On start every app's `long_work` module is imported, so that it may register what it does in the background."""

    name = "nhiemky.web.jobs"
    label = "jobs"

    def ready(self) -> None:
        autodiscover_modules("long_work")
