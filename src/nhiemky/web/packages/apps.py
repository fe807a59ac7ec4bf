"""The app packages."""

from django.apps import AppConfig


class PackagesConfig(AppConfig):
    name = "nhiemky.web.packages"
    label = "packages"
