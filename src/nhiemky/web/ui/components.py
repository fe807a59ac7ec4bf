"""/_components: every component once, with its states, for developers and for the browser tests. Not there in production."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from nhiemky.web.ui.forms import DayField, NumberField, TextField
from nhiemky.web.ui.states import STATES
from nhiemky.web.ui.toast import toast

_SHOWN = datetime(2023, 5, 14, 9, 20, tzinfo=UTC)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = TextField(label="Tên đơn vị", help_text="Ghi đủ như trong quyết định thành lập.")
    figure = NumberField(label="Số đảng viên kết nạp")
    until = DayField(label="Gia hạn đến hết ngày", required=False)
    sort = forms.ChoiceField(label="Loại", choices=[("a", "Đảng bộ cơ sở"), ("b", "Chi bộ cơ sở")])
    way = forms.ChoiceField(
        label="Cách hiểu", choices=[("x", "Chỉ tổ chức Hội nghị"), ("y", "Cả báo cáo và Hội nghị")], widget=forms.RadioSelect
    )
    notify = forms.BooleanField(label="Thông báo trên máy cho đầu mối và bí thư", required=False)
    reason = TextField(label="Lý do", lines=3, required=False)
    paper = forms.FileField(label="Tệp Word hoặc Excel", required=False)


@login_not_required
def show(request: HttpRequest) -> HttpResponse:
    """The page; a POST checks the form, so that refused fields can be seen."""
    form = SampleForm(request.POST or None, request.FILES or None) if request.method == "POST" else SampleForm(initial={"figure": 1406})
    if request.method == "POST" and form.is_valid():
        toast(request, "Đã lưu đơn vị lúc 08:15", undo="/_components/undo")
        return redirect("ui:components")
    return render(request, "ui/components.html", _facts(form))


@login_not_required
def part(request: HttpRequest, part: str) -> HttpResponse:
    """Answers for the scripts on the page: undo, autosave (saved, clash, refused), a swapped piece."""
    if part == "undo":
        toast(request, "Đã hoàn tác")
        return redirect("ui:components")
    if part == "save":
        version = int(request.POST.get("version", "0"))
        if request.POST.get("text") == "hai người":
            return render(request, "ui/components_clash.html", status=409)
        if request.POST.get("text") == "sai":
            return JsonResponse({"error": "Mục này đã khóa sau khi nộp. Hỏi văn phòng nếu cần mở lại."}, status=422)
        return JsonResponse({"version": version + 1, "saved_at": "08:15"})
    if part == "piece":
        toast(request, "Đã tải phần này")
        return render(request, "ui/components_piece.html")
    raise Http404


def _facts(form: SampleForm) -> dict[str, Any]:
    return {
        "form": form,
        "states": list(STATES),
        "until": date(2023, 6, 5),
        "events": [
            {"at": _SHOWN, "who": "Trần Quốc Khải", "text": "góp ý 3 chỗ", "href": "#muc"},
            {"at": datetime(2023, 5, 12, 3, 5, tzinfo=UTC), "text": "Đơn vị gửi dự thảo xin ý kiến, phiếu nhận số 0231"},
        ],
        "units": [
            ("Đảng bộ CTCP Dệt may Nam Thuận", "overdue"),
            ("Đảng bộ CTCP Cảng Cửa Lạch", "submitted"),
            ("Đảng bộ CTCP Thủy sản Đông Thuận", "extended"),
        ],
        "problems": [("#id_figure", "Số chi bộ: cần số, nhận “1.4o6”"), ("", "Mục III, phần thứ hai chưa viết")],
        "cells": [(0, "Kết nạp đảng viên", "14"), (1, "Chi bộ hoàn thành tốt", "93,7"), (2, "Doanh thu, tỷ đồng", "129,4")],
    }
