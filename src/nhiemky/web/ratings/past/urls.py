"""Addresses of this room."""

from django.urls import URLPattern

app_name = "ratings_past"
urlpatterns: list[URLPattern] = []
