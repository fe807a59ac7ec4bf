"""The app organisations."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "nhiemky.web.organisations"
    label = "organisations"
