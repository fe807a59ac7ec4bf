"""The app conferences."""

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "nhiemky.web.conferences"
    label = "conferences"
