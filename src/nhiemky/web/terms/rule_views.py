"""An office's own figures: how levels are proposed, when a promise is kept in part, minutes a heading and a figure cost."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.term_work import term_work
from nhiemky.web.organisations.access import get_organisation, require, scope_of
from nhiemky.web.request import Request
from nhiemky.web.terms import actions
from nhiemky.web.terms.forms import RuleForm
from nhiemky.web.terms.models import TermRuleVersion
from nhiemky.web.terms.rules import FIELDS, rule_of
from nhiemky.web.ui.toast import toast


@require_http_methods(["GET", "POST"])
def rule(request: Request, uuid: str) -> HttpResponse:
    organisation = get_organisation(request.actor, uuid)
    if request.method == "POST":
        require(request.actor, "office", organisation, "đặt định mức của văn phòng")
    held, versions = rule_of(organisation), list(TermRuleVersion.objects.filter(organisation=organisation).order_by("-number"))
    form, refusal = RuleForm(request.POST or None, initial={name: getattr(held, name) for name in FIELDS}), None
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("version", "")
        try:
            actions.set_rule(request.actor, organisation, form.rule, form.cleaned_data["reason"], int(seen) if seen.isdigit() else 0)
        except Refusal as fault:
            if fault.code == "stale_version":
                raise
            refusal = fault
        else:
            toast(request, "Đã ghi định mức của văn phòng")
            return redirect("terms:rule", uuid)
    facts = {
        "organisation": organisation, "form": form, "refusal": refusal, "versions": versions, "rule": held, "basis": term_work().basis,
        "number": versions[0].number if versions else 0, "may": scope_of(request.actor).may("office", organisation),
    }  # fmt: skip
    return render(request, "terms/rule.html", facts, status=422 if request.method == "POST" else 200)
