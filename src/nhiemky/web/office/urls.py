"""Addresses of the app."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from nhiemky.web.office import board_views, chase_views, intake_views, mail_views, notice_views, paper_views

app_name = "office"


class GrantConverter(StringConverter):
    """gia-han or mien-nop."""

    regex = "gia-han|mien-nop"


register_converter(GrantConverter, "grant")

urlpatterns = [
    path("bang-tien-do/", board_views.board, name="board"),
    path("bang-tien-do/dong/", board_views.rows, name="rows"),
    path("bang-tien-do/excel/", board_views.workbook, name="workbook"),
    path("bang-tien-do/chon/<grant:kind>/", chase_views.grant, name="grant"),
    path("bang-tien-do/<uuid:uuid>/", board_views.unit, name="unit"),
    path("bang-tien-do/<uuid:uuid>/goi/", chase_views.call, name="call"),
    path("don-doc/", chase_views.reminder_list, name="reminders"),
    path("don-doc/soan/", chase_views.compose, name="compose"),
    path("don-doc/gui/", chase_views.send, name="send"),
    path("don-doc/<uuid:uuid>/", chase_views.reminder, name="reminder"),
    path("don-doc/<uuid:uuid>/hoan-tac/", chase_views.undo, name="undo"),
    path("don-doc/<uuid:uuid>/cong-van/", chase_views.letter, name="letter"),
    path("don-doc/<uuid:uuid>/cong-van.docx", chase_views.letter_file, name="letter_file"),
    path("don-doc/<uuid:uuid>/danh-sach-goi.docx", chase_views.calls_file, name="calls_file"),
    path("nhan-ho/", intake_views.intake, name="intake"),
    path("nhan-ho/<uuid:uuid>/", intake_views.batch, name="batch"),
    path("nhan-ho/<uuid:uuid>/ghi-nhan/", intake_views.confirm, name="confirm"),
    path("nhan-ho/<uuid:uuid>/bo/", intake_views.drop, name="drop"),
    path("nhan-ho/<uuid:uuid>/phieu/", intake_views.receipts, name="receipts"),
    path("nhan-ho/tep/<uuid:uuid>/tra-loi/", intake_views.settle, name="settle"),
    path("bao-cao-tien-do/", paper_views.papers, name="papers"),
    path("thong-bao/", notice_views.notice_list, name="notices"),
    path("thong-bao/qua-thu/", mail_views.mail, name="mail"),
    path("thong-bao/da-doc/", notice_views.read_all, name="read_all"),
]
