"""Addresses of this room."""

from django.urls import path

from nhiemky.web.ratings.review import navigation  # noqa: F401 (its entry)
from nhiemky.web.ratings.review.pages import board, deeds, own, subject, word, writing

app_name = "ratings_review"
MINE = "cua-toi/<uuid:uuid>"
ROUND = "<uuid:uuid>/kiem-diem"
ONE = f"{ROUND}/<uuid:subject>"
urlpatterns = [
    path("cua-toi/", own.mine, name="mine"),
    path(f"{MINE}/", own.held, name="held"),
    path(f"{MINE}/y-kien/", own.object_, name="object"),
    path(f"{MINE}/thong-bao/<uuid:notice>/", own.notice, name="notice"),
    path(f"{MINE}/bien-nhan/<int:number>/", own.receipt, name="receipt"),
    path(f"{MINE}/viet/", writing.write, name="write"),
    path(f"{MINE}/luu/", writing.save, name="save"),
    path(f"{MINE}/cham/", writing.score, name="score"),
    path(f"{MINE}/tu-xep/", writing.level, name="level"),
    path(f"{MINE}/mau/", writing.form, name="form"),
    path(f"{MINE}/goi-y/<uuid:prompt>/", writing.answer, name="answer_prompt"),
    path(f"{MINE}/nop/", writing.check, name="check"),
    path(f"{MINE}/ngoai/", writing.outside, name="own_outside"),
    path(f"{MINE}/tep/", word.upload, name="upload"),
    path(f"{MINE}/xep-tep/", word.settle, name="settle"),
    path(f"{MINE}/word/", word.own_word, name="own_word"),
    path(f"{ROUND}/", board.listed, name="reviews"),
    path(f"{ROUND}/goi-y/", board.prompted, name="prompts"),
    path(f"{ROUND}/thong-bao/", board.notices, name="notices"),
    path(f"{ONE}/", subject.subject, name="subject"),
    path(f"{ONE}/goi-y/", deeds.prompt, name="prompt"),
    path(f"{ONE}/goi-y/<uuid:prompt>/rut/", deeds.withdraw_prompt, name="withdraw_prompt"),
    path(f"{ONE}/tra-lai/", deeds.return_, name="return"),
    path(f"{ONE}/nhan-xet/", deeds.opinion, name="opinion"),
    path(f"{ONE}/tham-dinh/", deeds.propose, name="propose"),
    path(f"{ONE}/phieu/", deeds.ballot, name="ballot"),
    path(f"{ONE}/phieu/<uuid:ballot>/rut/", deeds.withdraw_ballot, name="withdraw_ballot"),
    path(f"{ONE}/ban-giay/", deeds.review_outside, name="review_outside"),
    path(f"{ONE}/ngoai/", deeds.outside, name="outside"),
    path(f"{ONE}/y-kien/<uuid:objection>/", deeds.answer, name="answer"),
    path(f"{ONE}/word/", subject.word, name="word"),
    path(f"{ONE}/thong-bao/<uuid:notice>/", subject.notice, name="subject_notice"),
]
