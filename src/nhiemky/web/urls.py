"""Every address of the office, by app."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("nhiemky.web.ui.urls")),
    path("", include("nhiemky.web.accounts.urls")),
    path("", include("nhiemky.web.accounts.allauth_urls")),
    path("nhat-ky/", include("nhiemky.web.audit.urls")),
    path("don-vi/", include("nhiemky.web.organisations.urls")),
    path("chi-tieu/", include("nhiemky.web.targets.urls")),
    path("dot/tao-tu-van-ban/", include("nhiemky.web.campaigns.intake.urls")),
    path("dot/", include("nhiemky.web.campaigns.urls")),
    path("phu-luc/", include("nhiemky.web.reports.appendix.urls")),
    path("", include("nhiemky.web.reports.urls")),
    path("", include("nhiemky.web.office.urls")),
    path("", include("nhiemky.web.consolidations.urls")),
    path("xep-loai/", include("nhiemky.web.ratings.setup.urls")),
    path("xep-loai/", include("nhiemky.web.ratings.board.urls")),
    path("xep-loai/", include("nhiemky.web.ratings.review.urls")),
    path("xep-loai/", include("nhiemky.web.ratings.past.urls")),
    path("xep-loai/", include("nhiemky.web.ratings.papers.urls")),
    path("khac-phuc/", include("nhiemky.web.remedies.urls")),
    path("kiem-tra/", include("nhiemky.web.inspection.urls")),
]
