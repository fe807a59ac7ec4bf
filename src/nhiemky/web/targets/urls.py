"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.targets import views

app_name = "targets"
urlpatterns: list[URLPattern] = [
    path("", views.own, name="own"),
    path("xin-dieu-chinh/", views.requests, name="requests"),
    path("xin-dieu-chinh/<uuid:uuid>/", views.decide, name="decide"),
    path("xin-dieu-chinh/<uuid:uuid>/tep/", views.decision_file, name="decision_file"),
    path("nghi-quyet/<uuid:uuid>/tep/", views.resolution_file, name="file"),
    path("muc/<uuid:uuid>/", views.indicator, name="indicator"),
    path("muc/<uuid:uuid>/khop/", views.match, name="match"),
    path("muc/<uuid:uuid>/bo/", views.end, name="end"),
    path("muc/<uuid:uuid>/lay-lai/", views.bring_back, name="bring_back"),
    path("<uuid:organisation>/", views.listing, name="list"),
    path("<uuid:organisation>/ghi/", views.write, name="write"),
]
