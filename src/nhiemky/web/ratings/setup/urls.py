"""Addresses of setting up: rounds, who is rated in them, standing orders, rules."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from nhiemky.web.ratings.setup import round_views

app_name = "ratings_setup"


class MoveConverter:
    """The steps of a round."""

    regex = "mo|xet|ket-thuc"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(MoveConverter, "round_move")

urlpatterns: list[URLPattern] = [
    path("", round_views.index, name="index"),
    path("moi/", round_views.new, name="new"),
    path("<uuid:uuid>/", round_views.one, name="round"),
    path("<uuid:uuid>/buoc/<round_move:which>/", round_views.move, name="move"),
    path("<uuid:uuid>/kiem-diem-lai/", round_views.back, name="back"),
]
