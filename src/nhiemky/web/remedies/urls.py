"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.remedies import views

app_name = "remedies"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("excel/", views.workbook, name="workbook"),
    path("moi/", views.new, name="new"),
    path("chuyen-ky/", views.carry, name="carry"),
    path("tu-bao-cao/", views.gather_from, name="gather_from"),
    path("tu-bao-cao/<uuid:uuid>/", views.gather, name="gather"),
    path("viec/<uuid:uuid>/bao/", views.report, name="report"),
    path("viec/<uuid:uuid>/ket-luan/", views.check, name="check"),
    path("viec/<uuid:uuid>/minh-chung/", views.evidence, name="evidence"),
    path("<uuid:uuid>/", views.one, name="one"),
    path("<uuid:uuid>/lap-lai/", views.answer, name="answer"),
    path("<uuid:uuid>/bo/", views.drop, name="drop"),
]
