"""The app ratings."""

from django.apps import AppConfig


class RatingsConfig(AppConfig):
    name = "nhiemky.web.ratings"
    label = "ratings"
