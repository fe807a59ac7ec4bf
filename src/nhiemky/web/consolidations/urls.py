"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.consolidations import views

app_name = "consolidations"
urlpatterns: list[URLPattern] = [
    path("tong-hop/", views.page, name="page"),
    path("tong-hop/lap/", views.build, name="build"),
    path("tong-hop/cac-ban/", views.versions, name="versions"),
    path("tong-hop/ghep-ten/", views.match, name="match"),
    path("tong-hop/ghep-ten/<int:pk>/hoan-tac/", views.undo_match, name="undo_match"),
    path("tong-hop/so-cua-cap-uy/", views.figures, name="figures"),
    path("tong-hop/so-cua-cap-uy/<int:pk>/rut/", views.withdraw, name="withdraw"),
    path("tong-hop/tep/<uuid:uuid>/", views.source_file, name="source_file"),
    path("tong-hop/<uuid:uuid>/", views.version, name="version"),
    path("tong-hop/<uuid:uuid>/trinh/", views.lay, name="lay"),
    path("tong-hop/<uuid:uuid>/thieu/", views.missing, name="missing"),
    path("tong-hop/<uuid:uuid>/doi/", views.difference, name="difference"),
    path("tong-hop/<uuid:uuid>/xem-truoc/", views.preview, name="preview"),
    path("tong-hop/<uuid:uuid>/han-che/", views.shortcomings, name="shortcomings"),
    path("tong-hop/<uuid:uuid>/tai/<str:kind>/", views.download, name="download"),
]
