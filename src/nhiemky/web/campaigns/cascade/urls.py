"""Addresses of the cascade: opening a campaign below a superior's, following it, rolling up, the tree, later documents."""

from django.urls import URLPattern, path

from nhiemky.web.campaigns.cascade import later_views, rolling_views, views

app_name = "campaigns_cascade"
urlpatterns: list[URLPattern] = [
    path("mo/<uuid:uuid>/<uuid:unit>/", views.open_below, name="open"),
    path("<uuid:uuid>/", views.tree, name="tree"),
    path("<uuid:uuid>/cap-tren/", views.above, name="above"),
    path("<uuid:uuid>/theo-cap-tren/", views.follow, name="follow"),
    path("<uuid:uuid>/ke-hoach.docx", views.plan, name="plan"),
    path("<uuid:uuid>/tong-hop-len/<uuid:obligation>/", rolling_views.roll_up, name="roll_up"),
    path("<uuid:uuid>/so/<str:code>/", rolling_views.figure, name="figure"),
    path("lan-tong-hop/<uuid:uuid>/hoan-tac/", rolling_views.undo, name="undo"),
    path("<uuid:uuid>/van-ban-moi/", later_views.papers, name="papers"),
    path("<uuid:uuid>/van-ban-moi/<uuid:document>/", later_views.later, name="later"),
]
