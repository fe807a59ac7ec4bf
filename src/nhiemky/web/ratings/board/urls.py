"""Addresses of this room."""

from django.urls import URLPattern, path

from nhiemky.web.ratings.board import decision_views, order_views, views

app_name = "ratings_board"
urlpatterns: list[URLPattern] = [
    path("<uuid:uuid>/xet/", views.board, name="board"),
    path("<uuid:uuid>/xet/ca-nhan/", views.people, name="people"),
    path("<uuid:uuid>/xet/muc/", views.level, name="level"),
    path("<uuid:uuid>/xet/luu/", views.save, name="save"),
    path("<uuid:uuid>/xet/lay-de-nghi/", views.take, name="take"),
    path("<uuid:uuid>/xet/thu/", views.trial, name="trial"),
    path("<uuid:uuid>/xet/ap-dung/", views.apply, name="apply"),
    path("<uuid:uuid>/xet/suat/", views.room, name="room"),
    path("<uuid:uuid>/xet/du-thao/", decision_views.draft, name="draft"),
    path("<uuid:uuid>/xet/quyet-dinh/", decision_views.decide, name="decide"),
    path("<uuid:uuid>/xet/quyet-dinh/ngoai/", decision_views.outside, name="outside"),
    path("<uuid:uuid>/xet/cac-quyet-dinh/", decision_views.decisions, name="decisions"),
    path("<uuid:uuid>/xet/cac-quyet-dinh/<uuid:decision>/", decision_views.decision, name="decision"),
    path("<uuid:uuid>/xet/cac-quyet-dinh/<uuid:decision>/tep/", decision_views.word, name="word"),
    path("<uuid:uuid>/xet/cac-quyet-dinh/<uuid:decision>/ban-ky/", decision_views.signed, name="signed"),
    path("<uuid:uuid>/xet/ty-le/", order_views.raise_ratio, name="raise"),
    path("<uuid:uuid>/xet/xep-lai/<uuid:subject>/", order_views.again, name="again"),
]
