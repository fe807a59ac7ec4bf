"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.consolidations import check_views, figure_views, form_views, own_views, views
from nhiemky.web.consolidations.formers import views as formers

app_name = "consolidations"
urlpatterns: list[URLPattern] = [
    path("tong-hop/", views.page, name="page"),
    path("tong-hop/lap/", views.build, name="build"),
    path("tong-hop/cac-ban/", views.versions, name="versions"),
    path("tong-hop/ghep-ten/", views.match, name="match"),
    path("tong-hop/ghep-ten/<int:pk>/hoan-tac/", views.undo_match, name="undo_match"),
    path("tong-hop/so-cua-cap-uy/", figure_views.figures, name="figures"),
    path("tong-hop/so-cua-cap-uy/<int:pk>/rut/", figure_views.withdraw, name="withdraw"),
    path("tong-hop/don-vi-cu/", formers.formers, name="formers"),
    path("tong-hop/don-vi-cu/ghi/", formers.record, name="record_formers"),
    path("tong-hop/don-vi-cu/cach-tinh/<uuid:uuid>/", formers.rule, name="succession_rule"),
    path("tong-hop/don-vi-cu/chuyen-viec/<uuid:uuid>/", formers.pass_on, name="carry_on"),
    path("tong-hop/don-vi-cu/nhan/<uuid:uuid>/", formers.take, name="take_old_report"),
    path("tong-hop/don-vi-cu/bao-cao/<uuid:uuid>/", formers.old_report, name="old_report"),
    path("tong-hop/don-vi-cu/bao-cao/<uuid:uuid>/tep/", formers.old_report_file, name="old_report_file"),
    path("tong-hop/don-vi-cu/bao-cao/<uuid:uuid>/rut/", formers.withdraw, name="withdraw_old_report"),
    path("tong-hop/tep/<uuid:uuid>/", views.source_file, name="source_file"),
    path("tong-hop/<uuid:uuid>/", views.version, name="version"),
    path("tong-hop/<uuid:uuid>/trinh/", views.lay, name="lay"),
    path("tong-hop/<uuid:uuid>/thieu/", views.missing, name="missing"),
    path("tong-hop/<uuid:uuid>/doi/", views.difference, name="difference"),
    path("tong-hop/<uuid:uuid>/xem-truoc/", views.preview, name="preview"),
    path("tong-hop/<uuid:uuid>/han-che/", views.shortcomings, name="shortcomings"),
    path("tong-hop/<uuid:uuid>/tai/<str:kind>/", views.download, name="download"),
    path("tong-hop/<uuid:uuid>/soat/", check_views.checks, name="checks"),
    path("tong-hop/<uuid:uuid>/so-cac-bao-cao/", check_views.compare, name="compare"),
    path("tong-hop/<uuid:uuid>/the-thuc/", form_views.form, name="form"),
    path("tong-hop/soat/<uuid:uuid>/", check_views.checked, name="checked"),
    path("tong-hop/soat/<uuid:uuid>/tra-loi/", check_views.answer, name="answer"),
    path("bao-cao-cua-cap-uy/", own_views.reports, name="own_reports"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/", own_views.own, name="own_report"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/so-moi/", own_views.renew, name="own_renew"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/buoc/", own_views.advance, name="own_advance"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/xem-truoc/", own_views.preview, name="own_preview"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/tai/<str:kind>/", own_views.download, name="own_download"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/muc/<int:order>/", own_views.section, name="own_section"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/muc/<int:order>/luu/", own_views.save, name="own_save"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/muc/<int:order>/dua-vao/", own_views.insert, name="own_insert"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/muc/<int:order>/dien-so/", own_views.fill, name="own_fill"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/muc/<int:order>/danh-dau/", own_views.mark, name="own_mark"),
    path("bao-cao-cua-cap-uy/<uuid:uuid>/muc/<int:order>/giao/", own_views.assign, name="own_assign"),
]
