"""The app remedies."""

from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "nhiemky.web.remedies"
    label = "remedies"
