"""One's choice of notices by mail, on one's own page."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhiemky.web.office.mail_server import mail_server
from nhiemky.web.office.mailing import MANNERS, choose_mail
from nhiemky.web.office.models import MailChoice, NoticeMail
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


class MailForm(forms.Form):
    """Address and manner; without an address nothing can be sent."""

    address = forms.EmailField(label="Địa chỉ thư", max_length=150, required=False)
    manner = forms.ChoiceField(label="Khi nào gửi", choices=list(MANNERS.items()), widget=forms.RadioSelect)

    def clean(self) -> dict[str, str]:
        given = super().clean() or {}
        if given.get("manner") in ("each", "daily") and not given.get("address") and "address" not in self.errors:
            self.add_error("address", "Ghi địa chỉ thư, hoặc chọn “Không gửi thư”.")
        return dict(given)


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: Request) -> HttpResponse:
    """Thông báo qua thư: whether the office has a server, what one has chosen, what went out last."""
    server = mail_server()
    chosen = MailChoice.objects.filter(user=request.actor.user).first()
    known = {"address": chosen.address, "manner": chosen.manner} if chosen else {"manner": "none"}
    form = MailForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        choose_mail(request.actor, address=form.cleaned_data["address"], manner=form.cleaned_data["manner"])
        toast(request, f"Đã ghi: {MANNERS[form.cleaned_data['manner']].lower()}")
        return redirect("office:mail")
    last = NoticeMail.objects.filter(user=request.actor.user).first()
    context = {"form": form, "server": server, "chosen": chosen, "last": last}
    return render(request, "office/mail.html", context, status=422 if form.errors else 200)
