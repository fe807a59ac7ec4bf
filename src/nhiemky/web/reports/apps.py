"""The app reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "nhiemky.web.reports"
    label = "reports"
