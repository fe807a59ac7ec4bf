"""Every address of the office, by app."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("nhiemky.web.ui.urls")),
    path("", include("nhiemky.web.accounts.urls")),
    path("", include("nhiemky.web.accounts.allauth_urls")),
    path("nhat-ky/", include("nhiemky.web.audit.urls")),
    path("don-vi/", include("nhiemky.web.organisations.urls")),
    path("chi-tieu/tien-do/", include("nhiemky.web.targets.progress.urls")),
    path("chi-tieu/", include("nhiemky.web.targets.urls")),
    path("dot/tao-tu-van-ban/", include("nhiemky.web.campaigns.intake.urls")),
    path("dot/cap-duoi/", include("nhiemky.web.campaigns.cascade.urls")),
    path("dot/", include("nhiemky.web.campaigns.urls")),
    path("phu-luc/", include("nhiemky.web.reports.appendix.urls")),
    path("du-thao/", include("nhiemky.web.reports.drafts.urls")),
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
    path("hoi-nghi/", include("nhiemky.web.conferences.urls")),
    path("thong-ke-kiem-tra/", include("nhiemky.web.statistics.urls")),
    path("kien-nghi/", include("nhiemky.web.proposals.urls")),
    path("goi/", include("nhiemky.web.packages.urls")),
    path("viec-nen/", include("nhiemky.web.jobs.urls")),
    path("nhiem-ky/", include("nhiemky.web.terms.urls")),
    path("api/", include("nhiemky.web.api.urls")),
]
