"""Addresses of the room."""

from django.urls import URLPattern

app_name = "targets_progress"
urlpatterns: list[URLPattern] = []
