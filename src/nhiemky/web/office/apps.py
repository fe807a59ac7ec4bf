"""The app office."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "nhiemky.web.office"
    label = "office"
