"""The app campaigns."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "nhiemky.web.campaigns"
    label = "campaigns"
