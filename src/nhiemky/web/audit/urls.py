"""Addresses of the app."""

from django.urls import path

from nhiemky.web.audit import views

app_name = "audit"
urlpatterns = [path("", views.log, name="log")]
