"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.organisations import change_views, contact_views, views
from nhiemky.web.organisations.imports import views as imports
from nhiemky.web.organisations.people import charge_views
from nhiemky.web.organisations.people import views as people

app_name = "organisations"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("them/", views.create, name="create"),
    path("danh-sach.xlsx", views.export, name="export"),
    path("thay-doi/", change_views.change, name="change"),
    path("thay-doi/<uuid:uuid>/hoan-tac/", change_views.undo_change, name="undo_change"),
    path("nhap/", imports.imports, name="imports"),
    path("nhap/mau.xlsx", imports.form_to_fill, name="form_to_fill"),
    path("nhap/<uuid:uuid>/", imports.preview, name="import"),
    path("nhap/<uuid:uuid>/xac-nhan/", imports.confirm, name="confirm_import"),
    path("nhap/<uuid:uuid>/hoan-tac/", imports.undo, name="undo_import"),
    path("nhap/<uuid:uuid>/bo/", imports.drop, name="drop_import"),
    path("nguoi/", people.people, name="people"),
    path("nguoi/<uuid:uuid>/", people.person, name="person"),
    path("chuc-vu/<uuid:uuid>/thoi/", people.end_post, name="end_post"),
    path("phu-trach/", charge_views.charges, name="charges"),
    path("phu-trach/them/", charge_views.add_charge, name="add_charge"),
    path("phu-trach/<uuid:uuid>/thoi/", charge_views.end_charge, name="end_charge"),
    path("to-cong-tac/them/", charge_views.working_group, name="add_working_group"),
    path("to-cong-tac/<uuid:uuid>/", charge_views.working_group, name="working_group"),
    path("nhom/", charge_views.groups, name="groups"),
    path("nhom/them/", charge_views.group, name="add_group"),
    path("nhom/<uuid:uuid>/", charge_views.group, name="group"),
    path("nhom/<uuid:uuid>/bo/", charge_views.remove_group, name="remove_group"),
    path("lien-he/", contact_views.contacts, name="contacts"),
    path("<uuid:uuid>/", views.unit, name="unit"),
    path("<uuid:uuid>/lien-he/", views.details, name="details"),
    path("<uuid:uuid>/nguoi/them/", people.add_post, name="add_post"),
]
