"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.inspection import views

app_name = "inspection"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("ke-hoach/", views.new_plan, name="plan"),
    path("moi/", views.new, name="new"),
    path("viec/<uuid:uuid>/xong/", views.finish, name="finish"),
    path("<uuid:uuid>/", views.visit, name="visit"),
    path("<uuid:uuid>/bien-ban/", views.hold, name="hold"),
    path("<uuid:uuid>/bien-ban/tep/", views.minutes_file, name="minutes"),
    path("<uuid:uuid>/ket-luan/", views.conclude, name="conclude"),
    path("<uuid:uuid>/huy/", views.cancel, name="cancel"),
    path("<uuid:uuid>/phat-hien/", views.note, name="note"),
]
