"""The app targets."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    name = "nhiemky.web.targets"
    label = "targets"
