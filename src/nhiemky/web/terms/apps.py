"""The app terms."""

from django.apps import AppConfig


class TermsConfig(AppConfig):
    name = "nhiemky.web.terms"
    label = "terms"
