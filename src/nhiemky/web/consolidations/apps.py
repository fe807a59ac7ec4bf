"""The app consolidations."""

from django.apps import AppConfig


class ConsolidationsConfig(AppConfig):
    name = "nhiemky.web.consolidations"
    label = "consolidations"
