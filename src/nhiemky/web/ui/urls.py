"""Search, staying signed in, and (where tests or developers ask for it) the components one by one."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, path

from nhiemky.web.ui import views

app_name = "ui"
urlpatterns: list[URLPattern] = [
    path("con-lam-viec/", views.alive, name="alive"),
    path("dang-doc/<uuid:token>/", views.reading, name="reading"),
    path("tim/", views.find, name="search"),
]
if settings.DEBUG or getattr(settings, "NHIEMKY_COMPONENTS", False):
    from nhiemky.web.ui import components

    urlpatterns += [
        path("_components", components.show, name="components"),
        path("_components/<str:part>", components.part, name="component_part"),
    ]
