"""The app proposals."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "nhiemky.web.proposals"
    label = "proposals"
