"""The app audit."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "nhiemky.web.audit"
    label = "audit"
