"""Addresses of this room."""

from django.urls import URLPattern, path, register_converter

from nhiemky.web.ratings.papers import views


class KindConverter:
    """Kinds of files."""

    regex = "docx|xlsx|zip"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(KindConverter, "paper_kind")

app_name = "ratings_papers"
urlpatterns: list[URLPattern] = [
    path("so-sanh/", views.compare, name="compare"),
    path("giay-to/mau-cua-toi/<uuid:uuid>.docx", views.own_form, name="own_form"),
    path("<uuid:uuid>/giay-to/", views.papers, name="papers"),
    path("<uuid:uuid>/giay-to/tai/<slug:paper>.<paper_kind:kind>", views.take, name="take"),
    path("<uuid:uuid>/giay-to/ca-nhan/<slug:paper>.<paper_kind:kind>", views.take_personal, name="take_personal"),
    path("<uuid:uuid>/giay-to/mau/<slug:form>.<paper_kind:kind>", views.blank_form, name="form"),
]
