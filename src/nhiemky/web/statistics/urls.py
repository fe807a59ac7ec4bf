"""Addresses of the app."""

from django.urls import URLPattern

app_name = "statistics"
urlpatterns: list[URLPattern] = []
