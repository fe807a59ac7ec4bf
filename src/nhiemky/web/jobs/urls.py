"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.jobs import views

app_name = "jobs"
urlpatterns: list[URLPattern] = [
    path("", views.job_list, name="list"),
    path("<uuid:uuid>/", views.job, name="job"),
    path("<uuid:uuid>/tien-do/", views.bar, name="bar"),
    path("<uuid:uuid>/tep/", views.file, name="file"),
    path("<uuid:uuid>/dung/", views.stop, name="stop"),
    path("<uuid:uuid>/lam-lai/", views.again, name="again"),
    path("bo-bieu/<uuid:uuid>/", views.kits, name="kits"),
]
