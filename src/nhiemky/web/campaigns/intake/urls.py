"""Addresses under /dot/tao-tu-van-ban/."""

from django.urls import URLPattern, path

from nhiemky.web.campaigns.intake import form_views, views

app_name = "intake"
urlpatterns: list[URLPattern] = [
    path("", views.upload, name="upload"),
    path("<uuid:uuid>/", views.confirm, name="confirm"),
    path("<uuid:uuid>/dieu/<slug:ref>/", views.fact, name="fact"),
    path("<uuid:uuid>/them/", views.add, name="add"),
    path("<uuid:uuid>/tra-loi/", views.answer, name="answer"),
    path("<uuid:uuid>/phat-hien/", views.finding, name="finding"),
    path("<uuid:uuid>/bang-bao-cao/", views.matrix, name="matrix"),
    path("<uuid:uuid>/hoan-tac/<int:version>/", views.undo, name="undo"),
    path("<uuid:uuid>/bo/", views.drop, name="drop"),
    path("<uuid:uuid>/xac-nhan/", views.finish, name="finish"),
    path("<uuid:uuid>/dieu-da-sua.json", views.export, name="export"),
    path("<uuid:uuid>/the-thuc/", form_views.form, name="form"),
    path("<uuid:uuid>/the-thuc/tep", form_views.form_word, name="form_word"),
    path("<uuid:uuid>/van-ban", views.original, name="original"),
]
