"""Addresses of the app."""

from django.urls import URLPattern

app_name = "consolidations"
urlpatterns: list[URLPattern] = []
