"""Addresses of the room."""

from django.urls import URLPattern

app_name = "reports_drafts"
urlpatterns: list[URLPattern] = []
