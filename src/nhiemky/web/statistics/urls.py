"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.statistics import import_views, sheet_views, total_views, views

app_name = "statistics"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("moi/", views.new, name="new"),
    path("bieu-mau/", views.sets, name="sets"),
    path("<uuid:uuid>/", views.round_page, name="round"),
    path("<uuid:uuid>/don-vi/", views.add, name="add"),
    path("<uuid:uuid>/nhac/", views.remind, name="remind"),
    path("<uuid:uuid>/chot/", views.close, name="close"),
    path("<uuid:uuid>/cung-ky/", views.choose_base, name="base"),
    path("<uuid:uuid>/tong-hop/", total_views.totals, name="totals"),
    path("<uuid:uuid>/tong-hop/o/", total_views.cell, name="cell"),
    path("<uuid:uuid>/so-sanh/", total_views.compare, name="compare"),
    path("<uuid:uuid>/giay-to/", total_views.documents, name="documents"),
    path("<uuid:uuid>/giay-to/<str:paper>", total_views.document, name="document"),
    path("to/<uuid:uuid>/", sheet_views.sheet_page, name="sheet"),
    path("to/<uuid:uuid>/o/", sheet_views.cells, name="cells"),
    path("to/<uuid:uuid>/ly-do/", sheet_views.reason, name="reason"),
    path("to/<uuid:uuid>/nop/", sheet_views.hand_in, name="hand_in"),
    path("to/<uuid:uuid>/ban/<int:number>/", sheet_views.revision, name="revision"),
    path("to/<uuid:uuid>/bieu.xlsx", sheet_views.workbook, name="workbook"),
    path("to/<uuid:uuid>/tra-lai/", sheet_views.give_back, name="give_back"),
    path("to/<uuid:uuid>/duyet/", sheet_views.accept, name="accept"),
    path("to/<uuid:uuid>/dinh-chinh/", sheet_views.correct, name="correct"),
    path("to/<uuid:uuid>/nhap/", import_views.upload, name="upload"),
    path("nhap/<uuid:uuid>/", import_views.preview, name="import"),
    path("nhap/<uuid:uuid>/lay/", import_views.apply, name="apply_import"),
    path("nhap/<uuid:uuid>/hoan-tac/", import_views.undo, name="undo_import"),
    path("nhap/<uuid:uuid>/bo/", import_views.drop, name="drop_import"),
]
