"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.terms import next_views, promise_views, result_views, rule_views

app_name = "terms"
urlpatterns: list[URLPattern] = [
    path("ket-qua/", result_views.index, name="index"),
    path("ket-qua/<uuid:uuid>/", result_views.results, name="results"),
    path("ket-qua/<uuid:uuid>/word/", result_views.word, name="results_word"),
    path("ket-qua/<uuid:uuid>/excel/", result_views.workbook, name="results_workbook"),
    path("loi-hua/", promise_views.index, name="promises_index"),
    path("loi-hua/muc/<uuid:uuid>/", promise_views.promise, name="promise"),
    path("loi-hua/<uuid:uuid>/", promise_views.promises, name="promises"),
    path("loi-hua/<uuid:uuid>/chon/", promise_views.choose, name="choose_promises"),
    path("loi-hua/<uuid:uuid>/word/", promise_views.word, name="promises_word"),
    path("chi-tieu-toi/", next_views.index, name="next_index"),
    path("chi-tieu-toi/muc/<uuid:uuid>/", next_views.target, name="next_target"),
    path("chi-tieu-toi/<uuid:uuid>/", next_views.targets, name="next"),
    path("chi-tieu-toi/<uuid:uuid>/lap/", next_views.make_list, name="next_list"),
    path("chi-tieu-toi/<uuid:uuid>/thong-qua/", next_views.adopt, name="next_adopt"),
    path("chi-tieu-toi/<uuid:uuid>/word/", next_views.word, name="next_word"),
    path("dinh-muc/<uuid:uuid>/", rule_views.rule, name="rule"),
]
