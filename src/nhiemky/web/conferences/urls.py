"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.conferences import calendar_views, conference_views, paper_views, plan_views, preparation_views

app_name = "conferences"
ONE = "<uuid:uuid>/"
urlpatterns: list[URLPattern] = [
    path("", calendar_views.index, name="index"),
    path("danh-sach/", calendar_views.agenda, name="agenda"),
    path("cua-toi/", calendar_views.my_calendar, name="mine"),
    path("cua-toi/lich.ics", paper_views.my_ics, name="my_ics"),
    path("quy-tac/", plan_views.rules, name="rules"),
    path("xep/", plan_views.propose, name="propose"),
    path("sua-it-nhat/", plan_views.repair, name="repair"),
    path("cong-bo/", plan_views.publish, name="publish"),
    path("rut-kinh-nghiem/", plan_views.lesson, name="lesson"),
    path("di-vang/", plan_views.days_away, name="away"),
    path(f"di-vang/{ONE}bo/", plan_views.drop_away, name="drop_away"),
    path("muc-chi/", plan_views.rate_list, name="rates"),
    path(f"muc-chi/{ONE}bo/", plan_views.end_rate, name="end_rate"),
    path("lich.ics", paper_views.ics, name="ics"),
    path("lich.xlsx", paper_views.workbook, name="workbook"),
    path("lich.docx", paper_views.notice, name="notice"),
    path(ONE, conference_views.conference, name="conference"),
    path(f"{ONE}chuyen/", conference_views.move, name="move"),
    path(f"{ONE}giu-ngay/", conference_views.fix, name="fix"),
    path(f"{ONE}khung-ngay/", conference_views.set_span, name="span"),
    path(f"{ONE}cho-hop/", conference_views.pass_gate, name="pass_gate"),
    path(f"{ONE}noi-hop/", conference_views.describe, name="describe"),
    path(f"{ONE}khach/", conference_views.add_guest, name="add_guest"),
    path(f"{ONE}khach/<uuid:guest>/bo/", conference_views.drop_guest, name="drop_guest"),
    path(f"{ONE}xin-doi/", conference_views.ask_date, name="ask_date"),
    path(f"{ONE}xin-doi/<uuid:wish>/", conference_views.answer, name="answer"),
    path(f"{ONE}ket-qua/", conference_views.record, name="record"),
    path(f"{ONE}bien-ban/", conference_views.minutes, name="minutes"),
    path(f"{ONE}bao-cao-du-hop/", conference_views.report, name="report"),
    path(f"{ONE}giay-moi.docx", paper_views.invite, name="invite"),
    path(f"{ONE}chuan-bi/", preparation_views.preparation, name="preparation"),
    path(f"{ONE}chuan-bi/bat-dau/", preparation_views.begin, name="begin_preparation"),
    path(f"{ONE}chuan-bi/<uuid:line>/xong/", preparation_views.tick, name="tick"),
    path(f"{ONE}chuan-bi/<uuid:line>/bo/", preparation_views.drop, name="drop_line"),
    path(f"{ONE}chuan-bi.xlsx", preparation_views.workbook, name="preparation_workbook"),
    path(f"{ONE}chuan-bi.docx", paper_views.preparation, name="preparation_word"),
]
