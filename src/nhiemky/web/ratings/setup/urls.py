"""Addresses of setting up: rounds, who is rated in them, standing orders, rules."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from nhiemky.web.ratings.setup import excel_views, round_views, rule_views, series_views, subject_views

app_name = "ratings_setup"


class MoveConverter:
    """The steps of a round."""

    regex = "mo|xet|ket-thuc"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class SettleConverter(MoveConverter):
    """What becomes of a committee's own rules."""

    regex = "ap-dung|thoi"


register_converter(MoveConverter, "round_move")
register_converter(SettleConverter, "overlay_settle")

urlpatterns: list[URLPattern] = [
    path("", round_views.index, name="index"),
    path("moi/", round_views.new, name="new"),
    path("<uuid:uuid>/", round_views.one, name="round"),
    path("<uuid:uuid>/buoc/<round_move:which>/", round_views.move, name="move"),
    path("<uuid:uuid>/kiem-diem-lai/", round_views.back, name="back"),
    path("quy-tac/", rule_views.rules, name="rules"),
    path("quy-tac/rieng/", rule_views.new_overlay, name="new_overlay"),
    path("quy-tac/rieng/<uuid:uuid>/", rule_views.overlay, name="overlay"),
    path("quy-tac/rieng/<uuid:uuid>/<overlay_settle:which>/", rule_views.settle_overlay, name="settle_overlay"),
    path("<uuid:uuid>/quy-tac/", rule_views.pinned, name="pinned"),
    path("le-hang-nam/", series_views.listing, name="series_list"),
    path("le-hang-nam/moi/", series_views.new, name="series_new"),
    path("le-hang-nam/<uuid:uuid>/", series_views.one, name="series"),
    path("le-hang-nam/<uuid:uuid>/mo/", series_views.open_next, name="open_next"),
    path("le-hang-nam/<uuid:uuid>/dung/", series_views.end, name="end_series"),
    path("<uuid:uuid>/lam-lai/", series_views.redo, name="redo"),
    path("<uuid:uuid>/doi-tuong/", subject_views.listing, name="subjects"),
    path("<uuid:uuid>/doi-tuong/them/", subject_views.add, name="add"),
    path("<uuid:uuid>/doi-tuong/doi-nhom/", subject_views.regroup, name="regroup"),
    path("<uuid:uuid>/doi-tuong/bo/", subject_views.remove, name="remove"),
    path("<uuid:uuid>/doi-tuong/mau/", excel_views.form_to_fill, name="form_to_fill"),
    path("<uuid:uuid>/doi-tuong/nhap/", excel_views.upload, name="upload"),
    path("doi-tuong/<uuid:uuid>/", subject_views.one, name="subject"),
    path("doi-tuong/<uuid:uuid>/lay-lai/", subject_views.bring_back, name="bring_back"),
    path("doi-tuong/<uuid:uuid>/dung-dau/", subject_views.bind, name="bind"),
    path("nhap/<uuid:uuid>/", excel_views.preview, name="import"),
    path("nhap/<uuid:uuid>/ghi/", excel_views.apply, name="apply_import"),
    path("nhap/<uuid:uuid>/hoan-tac/", excel_views.undo, name="undo_import"),
    path("nhap/<uuid:uuid>/bo/", excel_views.drop, name="drop_import"),
]
