"""Addresses of the room."""

from django.urls import URLPattern

app_name = "campaigns_cascade"
urlpatterns: list[URLPattern] = []
