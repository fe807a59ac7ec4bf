"""Every deed on one subject, each a page with one form: what is refused stands on the page, what was typed stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import LEVEL_NAMES
from nhiemky.web.ratings.models import Subject
from nhiemky.web.ratings.review import actions
from nhiemky.web.ratings.review.access import board_subject
from nhiemky.web.ratings.review.drafting import frame_for, review_of
from nhiemky.web.ratings.review.forms import (
    AnswerForm,
    BallotForm,
    OpinionForm,
    OutsideForm,
    OutsideReviewForm,
    PromptForm,
    ProposalForm,
    ReasonForm,
)
from nhiemky.web.ratings.review.opining import unproven_lower
from nhiemky.web.ratings.review.shown import conditions_of, findings_on, stage_of
from nhiemky.web.ratings.value import rules_of
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast


def _deed(
    request: Request, found: Subject, form: forms.Form, do: Callable[[dict[str, Any]], str], *, title: str, button: str, status: str = "",
    anchor: str = "", template: str = "ratings/review/form.html", **more: Any,
) -> HttpResponse:  # fmt: skip
    """A page with one form: `do` acts on what is clean and says what it did; its refusal stands on the page."""
    back = reverse("ratings_review:subject", args=[found.campaign.uuid, found.uuid])
    if request.method == "POST" and form.is_valid():
        try:
            said = do(form.cleaned_data)
        except Refusal as refusal:
            if refusal.code in ("not_allowed", "stale_version"):
                raise
            form.add_error(None, refusal.message)
        else:
            toast(request, said)
            return redirect(f"{back}#{anchor}" if anchor else back)
    context = {"form": form, "title": title, "button": button, "status": status, "back": back, "back_words": found.name, "subject": found}
    return render(request, template, {**context, **more}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def prompt(request: Request, uuid: str, subject: str) -> HttpResponse:
    """Ask the subject to review itself on something."""
    found = board_subject(request.actor, uuid, subject)
    form = PromptForm(request.POST or None, sections=list(frame_for(found, review_of(found)).headings.items()))

    def do(said: dict[str, Any]) -> str:
        given = {name: said[name] for name in ("section", "attends", "answer_by")}
        actions.prompt(request.actor, found, said["words"], **given)
        return "Đã gửi gợi ý."

    return _deed(
        request, found, form, do, title="Gợi ý kiểm điểm", button="Gửi gợi ý", anchor="goi-y",
        status=f"Gửi {found.name}. Gợi ý đã gửi không sửa được; cần thay thì rút, ghi lý do, rồi gửi gợi ý khác.",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def withdraw_prompt(request: Request, uuid: str, subject: str, prompt: str) -> HttpResponse:
    """Take a prompt back with its reason."""
    found = board_subject(request.actor, uuid, subject)
    asked = found.prompts.select_related("subject__campaign__organisation").filter(uuid=prompt).first()
    if asked is None:
        raise Http404

    def do(said: dict[str, Any]) -> str:
        actions.withdraw_prompt(request.actor, asked, said["reason"])
        return "Đã rút gợi ý."

    form = ReasonForm(request.POST or None)
    return _deed(request, found, form, do, title="Rút gợi ý", button="Rút gợi ý", status=f"“{asked.words}”", anchor="goi-y")


@require_http_methods(["GET", "POST"])
def return_(request: Request, uuid: str, subject: str) -> HttpResponse:
    """Give the self-review back."""
    found = board_subject(request.actor, uuid, subject, capability="rate")

    def do(said: dict[str, Any]) -> str:
        actions.return_self_review(request.actor, found, said["reason"])
        return "Đã trả lại bản tự kiểm điểm."

    status = f"{found.name} sửa tiếp từ bản đã nộp; bản đã nộp vẫn lưu."
    return _deed(request, found, ReasonForm(request.POST or None), do, title="Trả lại bản tự kiểm điểm", button="Trả lại", status=status)


@require_http_methods(["GET", "POST"])
def opinion(request: Request, uuid: str, subject: str) -> HttpResponse:
    """Record an opinion."""
    found = board_subject(request.actor, uuid, subject, capability="rate")

    def do(said: dict[str, Any]) -> str:
        actions.give_opinion(request.actor, found, said["giver"], said["words"], level=said["level"], verified=said["verified"] == "co")
        return "Đã ghi ý kiến."

    status = f"Về {found.name}. Người được nhận xét xem được nội dung sau khi có quyết định."
    return _deed(
        request,
        found,
        OpinionForm(request.POST or None),
        do,
        title="Ghi ý kiến nhận xét",
        button="Ghi ý kiến",
        status=status,
        anchor="y-kien",
    )


@require_http_methods(["GET", "POST"])
def propose(request: Request, uuid: str, subject: str) -> HttpResponse:
    """Appraise and propose a level, with what the rules ask of each beside."""
    found = board_subject(request.actor, uuid, subject, capability="rate")
    frame = frame_for(found, review_of(found))
    opinions = list(found.opinions.all())

    def do(said: dict[str, Any]) -> str:
        actions.propose(request.actor, found, said["level"], said["basis"])
        return f"Đã đề nghị mức {LEVEL_NAMES[said['level']].lower()}."

    return _deed(
        request, found, ProposalForm(request.POST or None, initial={"level": found.proposed_level or ""}), do,
        title="Thẩm định, đề nghị mức", button="Đề nghị mức", template="ratings/review/propose.html",
        status=f"{found.name} tự xếp: {LEVEL_NAMES.get(found.self_level, 'chưa có')}.",
        levels=[(LEVEL_NAMES[code], conditions_of(found, frame, code)) for code in ("HTXSNV", "HTTNV", "HTNV", "KHTNV")],
        unproven=unproven_lower(found, opinions), findings=findings_on(found, rules_of(found.campaign), stage_of(found)),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def ballot(request: Request, uuid: str, subject: str) -> HttpResponse:
    """Record the counts of a secret ballot; every pair that disagrees is told at its field."""
    found = board_subject(request.actor, uuid, subject, capability="rate")
    form = BallotForm(request.POST or None)

    def do(said: dict[str, Any]) -> str:
        actions.record_ballot(request.actor, found, form.count, on=said["on"])
        return "Đã ghi kết quả bỏ phiếu."

    status = f"Về {found.name}. Chỉ ghi số đếm trong biên bản kiểm phiếu; không ai biết phiếu của ai."
    return _deed(request, found, form, do, title="Kết quả bỏ phiếu kín", button="Ghi kết quả", status=status, anchor="phieu",
                 template="ratings/review/ballot.html")  # fmt: skip


@require_http_methods(["GET", "POST"])
def withdraw_ballot(request: Request, uuid: str, subject: str, ballot: str) -> HttpResponse:
    """Take counts back with the reason."""
    found = board_subject(request.actor, uuid, subject, capability="rate")
    held = found.ballots.select_related("subject__campaign__organisation").filter(uuid=ballot).first()
    if held is None:
        raise Http404

    def do(said: dict[str, Any]) -> str:
        actions.withdraw_ballot(request.actor, held, said["reason"])
        return "Đã rút kết quả bỏ phiếu."

    form = ReasonForm(request.POST or None)
    return _deed(request, found, form, do, title="Rút kết quả bỏ phiếu", button="Rút kết quả", status=held.body, anchor="phieu")


@require_http_methods(["GET", "POST"])
def review_outside(request: Request, uuid: str, subject: str) -> HttpResponse:
    """The self-review came on paper."""
    found = board_subject(request.actor, uuid, subject, capability="rate")

    def do(said: dict[str, Any]) -> str:
        paper = actions.Outside(said["number"], said["on"], said["kept_at"])
        revision = actions.hand_in_outside(request.actor, found, paper, level=said["level"])
        return f"Đã ghi nhận, biên nhận số {revision.receipt}."

    status = "Dùng khi bản tự kiểm điểm nộp trên giấy hoặc có nội dung mật. Chỉ ghi số, ngày, nơi lưu; không ghi nội dung."
    form = OutsideReviewForm(request.POST or None)
    return _deed(request, found, form, do, title="Nhận bản kiểm điểm ngoài chương trình", button="Ghi nhận", status=status)


@require_http_methods(["GET", "POST"])
def outside(request: Request, uuid: str, subject: str) -> HttpResponse:
    """The whole rating is held outside, or (`?lai=1`) here again."""
    found = board_subject(request.actor, uuid, subject, capability="rate")

    def do(said: dict[str, Any]) -> str:
        actions.meet_outside(request.actor, found, actions.Outside(said["number"], said["on"], said["kept_at"]))
        return "Đã ghi nhận ngoài chương trình."

    if request.method == "POST" and request.POST.get("lai"):
        actions.meet_here(request.actor, found)
        toast(request, "Đã đưa vào xếp loại trong chương trình.")
        return redirect("ratings_review:subject", uuid=uuid, subject=subject)
    status = "Hồ sơ và mức của đối tượng này lưu ngoài chương trình (nội dung mật). Bảng xét không chọn mức. Chỉ ghi số, ngày, nơi lưu."
    form = OutsideForm(request.POST or None)
    return _deed(request, found, form, do, title="Xếp loại ngoài chương trình", button="Ghi nhận", status=status)


@require_http_methods(["GET", "POST"])
def answer(request: Request, uuid: str, subject: str, objection: str) -> HttpResponse:
    """Answer what the subject said against the result."""
    found = board_subject(request.actor, uuid, subject, capability="rate")
    held = found.objections.select_related("subject__campaign__organisation").filter(uuid=objection).first()
    if held is None:
        raise Http404

    def do(said: dict[str, Any]) -> str:
        actions.answer_objection(request.actor, held, said["outcome"], said["words"], document=said["document"])
        return "Đã trả lời ý kiến."

    form = AnswerForm(request.POST or None)
    again = reverse("ratings_board:again", args=[found.campaign.uuid, found.uuid]) if found.decided_level else ""
    return _deed(
        request, found, form, do, title="Trả lời ý kiến", button="Gửi trả lời", status=f"“{held.words}”", anchor="khieu-nai",
        again_url=again,
    )  # fmt: skip
