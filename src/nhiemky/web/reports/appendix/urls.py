"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.reports.appendix import exchange, own_rows, views

app_name = "appendix"
urlpatterns: list[URLPattern] = [
    path("", views.own, name="own_appendix"),
    path("<uuid:uuid>/", views.grid, name="grid"),
    path("<uuid:uuid>/luu/", views.save, name="save"),
    path("<uuid:uuid>/o/<str:code>/", views.cell, name="cell"),
    path("<uuid:uuid>/dan/", views.paste, name="paste"),
    path("<uuid:uuid>/da-bao-cao/", views.use_known, name="use_reported"),
    path("<uuid:uuid>/hoan-tac/<uuid:block>/", views.undo, name="undo"),
    path("<uuid:uuid>/nam/<str:code>/", views.years, name="years"),
    path("<uuid:uuid>/bieu/", exchange.workbook, name="workbook"),
    path("<uuid:uuid>/nhap/", exchange.upload, name="upload"),
    path("<uuid:uuid>/nhap/<uuid:attachment>/", exchange.compare, name="compare"),
    path("<uuid:uuid>/chi-tieu-rieng/", own_rows.add, name="own"),
    path("<uuid:uuid>/chi-tieu-rieng/<str:code>/bo/", own_rows.drop, name="drop_own"),
]
