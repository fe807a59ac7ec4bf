"""Addresses of the app."""

from django.urls import URLPattern

app_name = "proposals"
urlpatterns: list[URLPattern] = []
