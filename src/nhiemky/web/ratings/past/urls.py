"""Addresses of this room."""

from django.urls import URLPattern, path

from nhiemky.web.ratings.past import views

app_name = "ratings_past"
urlpatterns: list[URLPattern] = [
    path("nam-cu/", views.index, name="index"),
    path("nam-cu/moi/", views.new, name="new"),
    path("nam-cu/tra-loi/", views.mine_list, name="mine_list"),
    path("nam-cu/tra-loi/<uuid:uuid>/", views.mine, name="mine"),
    path("nam-cu/sua/<uuid:uuid>/", views.confirm, name="confirm"),
    path("nam-cu/<uuid:uuid>/", views.one, name="round"),
    path("nam-cu/<uuid:uuid>/hoi/", views.ask, name="ask"),
]
