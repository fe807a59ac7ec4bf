"""The app jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "nhiemky.web.jobs"
    label = "jobs"
