"""Word in and out: a file is laid into the form's sections before the person's eyes, nothing is stored until they say so."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhiemky.domain.finding import Refusal
from nhiemky.flows.placement import place, suggester, texts_of
from nhiemky.flows.self_review import items_of_form
from nhiemky.flows.tasks_submission import read_submission_file
from nhiemky.web import clock
from nhiemky.web.files.download import attachment
from nhiemky.web.files.uploads import bytes_of
from nhiemky.web.ratings.access import get_own_subject
from nhiemky.web.ratings.models import Subject
from nhiemky.web.ratings.review import actions
from nhiemky.web.ratings.review.access import own, own_writer, part_of
from nhiemky.web.ratings.review.content import handed_in
from nhiemky.web.ratings.review.content import texts_of as texts_in
from nhiemky.web.ratings.review.drafting import frame_for, review_of
from nhiemky.web.ratings.review.forms import FileForm
from nhiemky.web.ratings.review.frame import Frame
from nhiemky.web.ratings.review.pages.writing import address
from nhiemky.web.ratings.review.papers import review_report
from nhiemky.web.ratings.review.submitting import content_of
from nhiemky.web.reading_room import read_one
from nhiemky.web.request import Request
from nhiemky.web.ui.toast import toast
from nhiemky.writing.word import write_word


@require_http_methods(["GET", "POST"])
def upload(request: Request, uuid: str) -> HttpResponse:
    """Choose a file; what it holds is shown beside what is written."""
    subject = own_writer(request.actor, uuid)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["file"]
        try:
            laid = _laid(subject, chosen.name, bytes_of(chosen))
        except Refusal as refusal:
            form.add_error("file", refusal.message)
        else:
            return render(request, "ratings/review/placing.html", laid)
    return render(request, "ratings/review/upload.html", {"subject": subject, "form": form}, status=422 if form.errors else 200)


def _laid(subject: Subject, name: str, data: bytes) -> dict[str, Any]:
    """Sections the file answers, beside what is written; paragraphs without a sure place, each with the likeliest."""
    report = read_one(read_submission_file, name, data)
    if not report.texts and not report.preamble:
        raise Refusal("file_holds_no_report", file=name)
    frame = frame_for(subject, review_of(subject))
    items = items_of_form(list(frame.headings.items()))
    placement = place(report.texts, items, (), report.preamble)
    suggest = suggester(items)
    held = texts_in(review_of(subject))
    waiting = [(each.heading, each.paragraph) for each in placement.unplaced]
    waiting += [(own.title, words) for own in placement.own for words in own.passage.paragraphs]
    placed = [
        {
            "key": key,
            "heading": frame.headings[key],
            "text": text,
            "old": held.get(key, ""),
            "same": held.get(key, "").split() == text.split(),
        }
        for key, text in texts_of(placement).items()
    ]
    return {
        "subject": subject,
        "file": name,
        "placed": [one for one in placed if not one["same"]],
        "same": sum(bool(one["same"]) for one in placed),
        "waiting": [(heading, words, suggest(f"{heading}. {words}")[0]) for heading, words in waiting],
        "sections": frame.headings.items(),
    }


@require_POST
def settle(request: Request, uuid: str) -> HttpResponse:
    """What the person chose of the file goes into the sections."""
    subject = own_writer(request.actor, uuid)
    review = review_of(subject)
    frame, held = frame_for(subject, review), texts_in(review)
    texts = _chosen(request, frame, held)
    done = actions.put_texts(request.actor, subject, texts, request.POST.get("tep", "")) if texts else 0
    toast(request, f"Đã đưa {done} mục vào bản tự kiểm điểm." if done else "Không có mục nào thay đổi.")
    return redirect(address(subject))


def _chosen(request: Request, frame: Frame, held: dict[str, str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for key in frame.headings:
        brought, choice = request.POST.get(f"van-{key}", ""), request.POST.get(f"chon-{key}", "")
        if brought.strip() and choice in ("new", "both"):
            texts[key] = brought if choice == "new" or not held.get(key) else f"{held[key]}\n\n{brought}"
    for number in range(400):
        words, key = request.POST.get(f"doan-{number}"), request.POST.get(f"vao-{number}", "")
        if words is None:
            break
        if key in frame.headings:
            texts[key] = f"{texts.get(key, held.get(key, ''))}\n\n{words}".strip()
    return texts


@require_GET
def own_word(request: Request, uuid: str) -> HttpResponse:
    """The review as Word: a draft for who writes it, else what was handed in. A person's asks to confirm who one is."""
    if get_own_subject(request.actor, uuid).kind == "individual":
        return _confirmed(request, uuid)
    return _word(request, uuid)


@reauthentication_required
def _confirmed(request: Request, uuid: str) -> HttpResponse:
    return _word(request, uuid)


def _word(request: Request, uuid: str) -> HttpResponse:
    subject = own(request.actor, uuid, "export:review")
    review = review_of(subject)
    if review is not None and review.state != "submitted" and part_of(request.actor, subject).writes:
        content = content_of(subject, review, frame_for(subject, review))
        return attachment(write_word(review_report(subject, content, draft="Dự thảo")), "ban-tu-kiem-diem-du-thao.docx")
    return handed_in_word(subject)


def handed_in_word(subject: Subject) -> HttpResponse:
    """The last revision on paper; 404 where there is none with words."""
    revision = subject.review_revisions.order_by("-number").first()
    content = handed_in(revision) if revision else {}
    if revision is None or "sections" not in content:
        raise Http404
    report = review_report(subject, content, draft=None, day=clock.local(revision.at).date())
    return attachment(write_word(report), f"ban-tu-kiem-diem-{subject.code}-ban-{revision.number}.docx")
