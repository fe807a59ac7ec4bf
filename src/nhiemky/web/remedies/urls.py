"""Addresses of the app."""

from django.urls import URLPattern

app_name = "remedies"
urlpatterns: list[URLPattern] = []
