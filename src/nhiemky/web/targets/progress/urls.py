"""Addresses of the room."""

from django.urls import URLPattern, path

from nhiemky.web.targets.progress import key_task_views, member_views, pace_views, paper_views, views

app_name = "targets_progress"
urlpatterns: list[URLPattern] = [
    path("", views.index, name="index"),
    path("excel/", paper_views.progress_workbook, name="workbook"),
    path("thap/", views.low, name="low"),
    path("thap/word/", paper_views.low_word, name="low_word"),
    path("thap/excel/", paper_views.low_workbook, name="low_workbook"),
    path("so/", views.ledger, name="ledger"),
    path("so/word/", paper_views.ledger_word, name="ledger_word"),
    path("so/excel/", paper_views.ledger_workbook, name="ledger_workbook"),
    path("nguong/<uuid:uuid>/", pace_views.pace, name="pace"),
    path("phu-trach/", member_views.member, name="member"),
    path("nhiem-vu/", key_task_views.key_tasks, name="key_tasks"),
    path("nhiem-vu/word/", paper_views.key_tasks_word, name="key_tasks_word"),
    path("nhiem-vu/<int:pk>/", key_task_views.key_task, name="key_task"),
    path("nhiem-vu/<int:pk>/sua/", key_task_views.change_key_task, name="change_key_task"),
    path("nhiem-vu/<int:pk>/bo/", key_task_views.end_key_task, name="end_key_task"),
    path("ket-qua/<uuid:uuid>/rut/", key_task_views.withdraw, name="withdraw"),
    path("don-vi/<uuid:uuid>/", views.place, name="place"),
    path("don-vi/<uuid:uuid>/word/", paper_views.progress_word, name="word"),
    path("don-vi/<uuid:uuid>/<path:code>/", views.target, name="target"),
]
