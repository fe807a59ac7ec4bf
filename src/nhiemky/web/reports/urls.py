"""Addresses of units' work and of the office's look at it."""

from django.urls import URLPattern, path

from nhiemky.web.reports.pages import check, form, office, receipt, report, talk, tasks, upload

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("viec-cua-toi/", tasks.tasks, name="tasks"),
    path("viec-cua-toi/da-nhan/", tasks.confirm_receipt, name="confirm_receipt"),
    path("viec-cua-toi/moi-nhat/", tasks.events, name="events"),
    path("viec-cua-toi/bieu/", tasks.appendix_form, name="appendix_form"),
    path("viec-cua-toi/<uuid:uuid>/", tasks.duty, name="duty"),
    path("viec-cua-toi/<uuid:uuid>/tra-loi/", tasks.answer, name="answer_optional"),
    path("bao-cao/<uuid:uuid>/", report.report, name="report"),
    path("bao-cao/<uuid:uuid>/luu/", report.save, name="save"),
    path("bao-cao/<uuid:uuid>/danh-dau/", report.mark, name="mark"),
    path("bao-cao/<uuid:uuid>/so-lieu/", report.named, name="named"),
    path("bao-cao/<uuid:uuid>/muc-rieng/", report.heading, name="heading"),
    path("bao-cao/<uuid:uuid>/word/", report.word, name="word"),
    path("bao-cao/<uuid:uuid>/de-cuong/", tasks.outline_word, name="outline_word"),
    path("bao-cao/<uuid:uuid>/tep/", upload.upload, name="upload"),
    path("bao-cao/<uuid:uuid>/xep/", upload.placing, name="placing"),
    path("bao-cao/<uuid:uuid>/xep/doan/", upload.place_one, name="place_one"),
    path("bao-cao/<uuid:uuid>/xep/chon/", upload.choose, name="choose"),
    path("bao-cao/<uuid:uuid>/gop-y/", talk.comment, name="comment"),
    path("bao-cao/<uuid:uuid>/gui-y-kien/", talk.send, name="send_draft"),
    path("bao-cao/<uuid:uuid>/thong-qua/", talk.clear, name="clear_draft"),
    path("bao-cao/<uuid:uuid>/kiem-tra/", check.check, name="check"),
    path("bao-cao/<uuid:uuid>/the-thuc/", form.form, name="form"),
    path("bao-cao/<uuid:uuid>/the-thuc/tep/", form.form_word, name="form_word"),
    path("bao-cao/<uuid:uuid>/nop-tep/", check.file, name="file"),
    path("bao-cao/<uuid:uuid>/ngoai-chuong-trinh/", office.outside, name="outside"),
    path("bao-cao/<uuid:uuid>/mo-lai/", office.reopen, name="reopen"),
    path("gop-y/<uuid:uuid>/tra-loi/", talk.reply, name="reply"),
    path("gop-y/<uuid:uuid>/da-sua/", talk.close, name="close_thread"),
    path("cho-xem/", office.queue, name="queue"),
    path("nop/<uuid:uuid>/", office.submission, name="submission"),
    path("nop/<uuid:uuid>/phieu-nhan/", receipt.receipt, name="receipt"),
    path("nop/<uuid:uuid>/tep/<slug:which>/", receipt.download, name="download"),
    path("nop/<uuid:uuid>/tra-lai/", office.give_back, name="return"),
    path("nop/<uuid:uuid>/duyet/", office.accept, name="accept"),
    path("nop/<uuid:uuid>/ly-do/<int:pk>/", office.answer, name="answer_finding"),
]
