"""The app inspection."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "nhiemky.web.inspection"
    label = "inspection"
