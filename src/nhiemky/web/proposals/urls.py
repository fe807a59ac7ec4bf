"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.proposals import guidance_views, views

app_name = "proposals"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("gom/", views.gather, name="gather"),
    path("word/", views.word, name="word"),
    path("excel/", views.excel, name="excel"),
    path("huong-dan/", guidance_views.guidance, name="guidance"),
    path("huong-dan/<uuid:uuid>/tep/", guidance_views.file, name="guidance_file"),
    path("huong-dan/<uuid:uuid>/rut/", guidance_views.withdraw, name="withdraw_guidance"),
    path("<uuid:uuid>/", views.group, name="group"),
    path("<uuid:uuid>/tra-loi/", views.answer, name="answer"),
    path("<uuid:uuid>/chuyen/", views.forward, name="forward"),
    path("<uuid:uuid>/sua/", views.rename, name="rename"),
    path("<uuid:uuid>/tep/", views.answer_file, name="answer_file"),
    path("y/<uuid:uuid>/xep/", views.move, name="move"),
    path("y/<uuid:uuid>/de-ngoai/", views.leave_out, name="leave_out"),
]
