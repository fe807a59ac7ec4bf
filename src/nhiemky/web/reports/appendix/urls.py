"""Addresses of the app."""

from django.urls import URLPattern

app_name = "appendix"
urlpatterns: list[URLPattern] = []
