"""The app that holds the design system."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class UiConfig(AppConfig):
    """On start every app's `navigation` module is imported, so that it may register its entries and searches."""

    name = "nhiemky.web.ui"
    label = "ui"
    verbose_name = "Giao diện"

    def ready(self) -> None:
        autodiscover_modules("navigation")
