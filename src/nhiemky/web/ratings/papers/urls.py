"""Addresses of this room."""

from django.urls import URLPattern

app_name = "ratings_papers"
urlpatterns: list[URLPattern] = []
