"""Addresses of the app."""

from django.urls import URLPattern

app_name = "inspection"
urlpatterns: list[URLPattern] = []
