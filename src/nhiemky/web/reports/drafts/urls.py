"""Addresses of drafts and of opinions on them."""

from django.urls import URLPattern, path

from nhiemky.web.reports.drafts import opinion_views, views

app_name = "reports_drafts"
urlpatterns: list[URLPattern] = [
    path("", views.drafts, name="list"),
    path("<uuid:uuid>/", views.draft, name="draft"),
    path("<uuid:uuid>/gui/", views.send, name="send"),
    path("<uuid:uuid>/gop-y/", views.give_back, name="give_back"),
    path("<uuid:uuid>/thong-qua/", views.clear, name="clear"),
    path("<uuid:uuid>/cho-nop-truoc/", views.override, name="override"),
    path("<uuid:uuid>/word/<int:number>/", views.word, name="word"),
    path("<uuid:uuid>/y-kien/", opinion_views.of_draft, name="opinions"),
    path("<uuid:uuid>/y-kien/lay/", opinion_views.take_for_draft, name="take"),
    path("<uuid:uuid>/y-kien/tep/<slug:kind>/", opinion_views.paper_of_draft, name="opinions_paper"),
    path("cap-uy/<uuid:uuid>/y-kien/", opinion_views.of_own, name="own_opinions"),
    path("cap-uy/<uuid:uuid>/y-kien/lay/", opinion_views.take_for_own, name="own_take"),
    path("cap-uy/<uuid:uuid>/y-kien/tep/<slug:kind>/", opinion_views.paper_of_own, name="own_paper"),
    path("y-kien/<uuid:uuid>/tra-loi/", opinion_views.answer, name="answer"),
    path("y-kien/<uuid:uuid>/rut/", opinion_views.withdraw, name="withdraw"),
]
