"""Addresses of campaigns: their list, one campaign, its roster and issue, excuses, papers."""

from django.urls import URLPattern, path

from nhiemky.web.campaigns import views

app_name = "campaigns"
urlpatterns: list[URLPattern] = [
    path("", views.campaign_list, name="list"),
    path("<uuid:uuid>/", views.campaign_page, name="campaign"),
]
