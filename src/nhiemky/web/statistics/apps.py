"""The app statistics."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "nhiemky.web.statistics"
    label = "statistics"
