"""Addresses of campaigns: their list, making and changing one, roster, issue, excuses, papers."""

from django.urls import URLPattern, path

from nhiemky.web.campaigns import cited_views, edit_views, excuse_views, issue_views, paper_views, roster_views, views

app_name = "campaigns"
urlpatterns: list[URLPattern] = [
    path("", views.campaign_list, name="list"),
    path("tao-bang-tay/", edit_views.create_by_hand, name="create"),
    path("so-van-ban-vien-dan/", cited_views.cited_register, name="cited"),
    path("viec/<uuid:uuid>/tra-loi/", excuse_views.answer, name="answer"),
    path("<uuid:uuid>/", views.campaign_page, name="campaign"),
    path("<uuid:uuid>/chon/", views.choose_campaign, name="choose"),
    path("<uuid:uuid>/chep/", edit_views.copy, name="copy"),
    path("<uuid:uuid>/thong-tin/", edit_views.basics, name="basics"),
    path("<uuid:uuid>/viec-phai-lam/them/", edit_views.requirement, name="requirement_new"),
    path("<uuid:uuid>/viec-phai-lam/<str:key>/", edit_views.requirement, name="requirement"),
    path("<uuid:uuid>/viec-phai-lam/<str:key>/bo/", edit_views.remove, {"part": "requirements"}, name="requirement_remove"),
    path("<uuid:uuid>/viec-phai-lam/<str:key>/xong/", views.own_done, name="own_done"),
    path("<uuid:uuid>/nhiem-vu/them/", edit_views.task, name="task_new"),
    path("<uuid:uuid>/nhiem-vu/<str:key>/", edit_views.task, name="task"),
    path("<uuid:uuid>/nhiem-vu/<str:key>/bo/", edit_views.remove, {"part": "tasks"}, name="task_remove"),
    path("<uuid:uuid>/nhiem-vu/<str:key>/xong/", views.task_done, name="task_done"),
    path("<uuid:uuid>/de-cuong/them/", edit_views.outline, name="outline_new"),
    path("<uuid:uuid>/de-cuong/<str:key>/", edit_views.outline, name="outline"),
    path("<uuid:uuid>/de-cuong/<str:key>/bo/", edit_views.remove, {"part": "outlines"}, name="outline_remove"),
    path("<uuid:uuid>/phu-luc/", edit_views.indicators, name="indicators"),
    path("<uuid:uuid>/danh-sach-don-vi/", roster_views.roster, name="roster"),
    path("<uuid:uuid>/danh-sach-don-vi/tep/", roster_views.roster_file, name="roster_file"),
    path("<uuid:uuid>/xem-lai/", issue_views.review, name="review"),
    path("<uuid:uuid>/phat-hanh/", issue_views.issue, name="issue"),
    path("<uuid:uuid>/ket-thuc/", issue_views.close, name="close"),
    path("<uuid:uuid>/bo-ban-dang-sua/", edit_views.drop_changes, name="drop_changes"),
    path("<uuid:uuid>/gia-han/", excuse_views.extend, name="extend"),
    path("<uuid:uuid>/mien-nop/", excuse_views.waive, name="waive"),
    path("<uuid:uuid>/mo-lai/", excuse_views.reopen, name="reopen"),
    path("<uuid:uuid>/da-nhan/", excuse_views.acknowledge, name="acknowledge"),
    path("<uuid:uuid>/bo-bieu.zip", paper_views.kit, name="kit"),
    path("<uuid:uuid>/van-ban/", paper_views.own_paper, name="own_paper"),
    path("<uuid:uuid>/campaign.json", paper_views.as_json, name="json"),
]
