"""The app api."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "nhiemky.web.api"
    label = "api"
