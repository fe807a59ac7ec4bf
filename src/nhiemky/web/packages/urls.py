"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.packages import views

app_name = "packages"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("lap/", views.make, name="make"),
    path("<uuid:uuid>/", views.returned, name="returned"),
    path("<uuid:uuid>/nop/", views.submit, name="submit"),
    path("<uuid:uuid>/bo/", views.drop, name="drop"),
    path("<uuid:uuid>/tep/", views.original, name="original"),
]
