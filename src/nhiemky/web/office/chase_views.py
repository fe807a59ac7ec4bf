"""Pages of chasing: choose, write, send; the letter, the chat text, the calls; more time and no need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from nhiemky.domain.finding import Refusal
from nhiemky.domain.progress import BEFORE_SENT
from nhiemky.flows.papers.messages import Contact, call_list, chat_text
from nhiemky.flows.papers.reminder import reminder_letter
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.papers.standing_words import office_of
from nhiemky.vietnamese.days import format_day
from nhiemky.web import clock
from nhiemky.web.campaigns.actions import extend, waive
from nhiemky.web.campaigns.current import required_campaign
from nhiemky.web.campaigns.models import Campaign, Obligation
from nhiemky.web.campaigns.value import value_of
from nhiemky.web.files.download import attachment
from nhiemky.web.files.store import read
from nhiemky.web.office.access import calls_of, entries, get_entry, get_reminder, obligations_of, reminders
from nhiemky.web.office.actions import keep_letter, log_call, remind, undo_reminder
from nhiemky.web.office.forms import CallForm, ExtendForm, RemindForm, SigningForm, WaiveForm
from nhiemky.web.office.models import Reminder
from nhiemky.web.office.standing import progress_of
from nhiemky.web.organisations.access import require
from nhiemky.web.request import Request
from nhiemky.web.ui.exporting import exported
from nhiemky.web.ui.toast import toast
from nhiemky.writing.word import write_word

DAYS_GIVEN = 2
GRANTS = {"gia-han": ("Gia hạn", ExtendForm), "mien-nop": ("Miễn nộp", WaiveForm)}


def _chosen(request: Request, campaign: Campaign) -> list[Obligation]:
    return obligations_of(request.actor, campaign, request.POST.getlist("unit"))


def owed(obligations: Sequence[Obligation]) -> list[Obligation]:
    """What to chase: of each unit what is overdue or returned, else what is still to come."""
    now = clock.now()
    waiting = [one for one in obligations if one.state in BEFORE_SENT | {"returned"} and (not one.requirement.optional or one.wanted)]
    pressing = [one for one in waiting if one.state == "returned" or (one.deadline_at is not None and one.deadline_at <= now)]
    pressed = {one.entry_id for one in pressing}
    return [one for one in waiting if one in pressing or one.entry_id not in pressed]


@require_POST
def compose(request: Request) -> HttpResponse:
    """The dialog: how to chase the chosen units. Nothing is written yet."""
    campaign = required_campaign(request)
    require(request.actor, "office", campaign.organisation, "đôn đốc")
    chosen = owed(_chosen(request, campaign))
    if not chosen:
        return _nobody(request)
    until = clock.today() + timedelta(days=DAYS_GIVEN)
    words = f"Đề nghị cấp ủy đơn vị gửi các báo cáo còn thiếu qua {office_of(value_of(campaign).owner)} hết ngày {format_day(until)}."
    form = RemindForm(initial={"notice": True, "letter": True, "until": until, "words": words})
    return _dialog(request, "office/remind.html", {"form": form, **_facts(chosen)})


def _nobody(request: Request) -> HttpResponse:
    count = len(request.POST.getlist("unit"))
    words = f"{count} đơn vị đã chọn không còn báo cáo phải nộp." if count else "Chưa chọn đơn vị nào. Đánh dấu đơn vị trong bảng trước."
    toast(request, words, bad=True)
    return redirect("office:board")


def _facts(chosen: Sequence[Obligation]) -> dict[str, Any]:
    units = {one.entry.unit_id: one.entry.name for one in chosen}
    return {"units": units, "count": len(units), "reports": len(chosen)}


def _dialog(request: Request, template: str, facts: dict[str, Any], status: int = 200) -> HttpResponse:
    """The fragment for htmx, else the same on a page of its own."""
    page = "office/dialog.html" if request.htmx else "office/dialog_page.html"
    return render(request, page, {**facts, "inner": template}, status=status)


@require_POST
def send(request: Request) -> HttpResponse:
    """Gửi đôn đốc: written down, told in the app, the letter drawn up."""
    campaign = required_campaign(request)
    require(request.actor, "office", campaign.organisation, "đôn đốc")
    chosen = owed(_chosen(request, campaign))
    if not chosen:
        return _nobody(request)
    form = RemindForm(request.POST)
    if not form.is_valid():
        return _dialog(request, "office/remind.html", {"form": form, **_facts(chosen)}, status=422)
    data = form.cleaned_data
    kind = "letter" if data["letter"] else "notice"
    reminder = remind(request.actor, campaign, chosen, kind=kind, words=data["words"], until=data["until"], notices=data["notice"])
    count = len({one.entry_id for one in chosen})
    undo = reverse("office:undo", args=[reminder.uuid]) if data["notice"] else ""
    toast(request, f"Đã gửi đôn đốc {count} đơn vị lúc {clock.local(clock.now()):%H:%M}", undo=undo)
    if not data["letter"]:
        return redirect("office:board")
    _draw_up(request, reminder, Signing(clock.today()))
    return redirect("office:reminder", uuid=reminder.uuid)


def _draw_up(request: Request, reminder: Reminder, signing: Signing) -> None:
    """The letter as things stood when the reminder was sent, kept with it."""
    campaign = reminder.campaign
    progress = progress_of(request.actor, campaign, reminder.at)
    report = reminder_letter(progress, value_of(campaign), _unit_ids(reminder), signing, until=reminder.until, message="")
    symbol = report.letterhead.symbol or ""
    name = f"cong-van-don-doc-{signing.number or 'chua-so'}-{signing.on:%Y-%m-%d}.docx"
    keep_letter(request.actor, reminder, write_word(report), name, symbol=symbol if signing.number else "", on=signing.on)


def _unit_ids(reminder: Reminder) -> list[str]:
    return list(dict.fromkeys(reminder.obligations.order_by("entry__order").values_list("entry__unit_id", flat=True)))


@require_POST
def undo(request: Request, uuid: Any) -> HttpResponse:
    """Hoàn tác: the notices are taken back."""
    reminder = get_reminder(request.actor, uuid)
    undo_reminder(request.actor, reminder)
    toast(request, "Đã thu lại thông báo đôn đốc")
    return redirect("office:board")


@require_safe
def reminder_list(request: Request) -> HttpResponse:
    """Every act of chasing of the campaign, newest first."""
    campaign = required_campaign(request)
    require(request.actor, "office", campaign.organisation, "xem việc đôn đốc")
    rows: list[dict[str, Any]] = [
        {"reminder": row, "count": row.obligations.values("entry").distinct().count()}
        for row in reminders(request.actor, campaign).prefetch_related("obligations")[:200]
    ]
    if made := exported(request, "don-doc", "Đôn đốc", REMINDED, lambda: [_reminded(*row.values()) for row in rows]):
        return made
    return render(request, "office/reminders.html", {"campaign": campaign, "rows": rows})


REMINDED = (("Lúc", 20), ("Cách", 24), ("Số đơn vị", 10), ("Đề nghị nộp hết ngày", 16), ("Công văn", 18), ("Người làm", 24))


def _reminded(row: Reminder, count: int) -> tuple[str | int | datetime | date, ...]:
    way = "Thông báo và công văn" if row.kind == "letter" else "Thông báo trên máy"
    return row.at, f"{way} (đã thu lại)" if row.undone_at else way, count, row.until, row.symbol, row.by


@require_safe
def reminder(request: Request, uuid: Any) -> HttpResponse:
    """One act of chasing: the letter, the text to paste, the list to call by."""
    found = get_reminder(request.actor, uuid)
    return _reminder_page(request, found, SigningForm(initial={"on": found.on, "number": found.symbol.partition("-")[0]}))


def _reminder_page(request: Request, found: Reminder, form: SigningForm, status: int = 200) -> HttpResponse:
    campaign = found.campaign
    ids = _unit_ids(found)
    value, progress = value_of(campaign), progress_of(request.actor, campaign, clock.now())
    try:
        chat = chat_text(progress, value, ids, until=found.until)
    except Refusal:
        chat = ""
    units = {entry.unit_id: entry for entry in entries(request.actor, campaign) if entry.unit_id in ids}
    last = _last_calls(request, campaign)
    shown = {
        unit.id: [row for row in progress.of(unit) if row.expected and (not row.came or row.state == "returned")] for unit in progress.units
    }
    titles = {asked.id: asked.title for asked in progress.asked}
    rows = [
        {"entry": units[id], "owes": [titles[row.asked] for row in shown.get(id, [])], "call": last.get(units[id].organisation_id)}
        for id in ids
        if id in units
    ]
    facts = {"reminder": found, "campaign": campaign, "form": form, "chat": chat, "rows": rows, "count": len(ids)}
    return render(request, "office/reminder.html", facts, status=status)


def _last_calls(request: Request, campaign: Campaign) -> dict[int, Any]:
    """The newest call of each unit."""
    found: dict[int, Any] = {}
    for call in calls_of(request.actor, campaign):
        found.setdefault(call.organisation_id, call)
    return found


@require_POST
def letter(request: Request, uuid: Any) -> HttpResponse:
    """Draw the letter up with its number, date and signer."""
    found = get_reminder(request.actor, uuid)
    form = SigningForm(request.POST)
    if not form.is_valid():
        return _reminder_page(request, found, form, status=422)
    _draw_up(request, found, form.signing)
    toast(request, "Đã soạn công văn, tải về để trình ký")
    return redirect("office:reminder", uuid=found.uuid)


@require_safe
def letter_file(request: Request, uuid: Any) -> HttpResponse:
    """The letter as it was drawn up."""
    found = get_reminder(request.actor, uuid)
    if found.letter is None:
        raise Http404
    return attachment(read(found.letter.sha256), found.letter_name)


@require_safe
def calls_file(request: Request, uuid: Any) -> HttpResponse:
    """The list to call by, in Word."""
    found = get_reminder(request.actor, uuid)
    campaign = found.campaign
    last = _last_calls(request, campaign)
    contacts = {
        entry.unit_id: Contact(
            entry.contact_name, entry.contact_phone, last[entry.organisation_id].words if entry.organisation_id in last else ""
        )
        for entry in entries(request.actor, campaign)
    }
    progress = progress_of(request.actor, campaign, clock.now())
    report = call_list(progress, value_of(campaign), _unit_ids(found), contacts, Signing(clock.today()))
    return attachment(write_word(report), f"danh-sach-goi-{clock.today():%Y-%m-%d}.docx")


@require_POST
def call(request: Request, uuid: Any) -> HttpResponse:
    """Ghi một dòng về cuộc gọi tới một đơn vị; `lan` names the act of chasing it belongs to."""
    campaign = required_campaign(request)
    entry = get_entry(request.actor, campaign, uuid)
    require(request.actor, "office", campaign.organisation, "ghi cuộc gọi")
    form = CallForm(request.POST)
    chased = get_reminder(request.actor, request.POST["lan"]) if request.POST.get("lan") else None
    back = redirect("office:reminder", uuid=chased.uuid) if chased else redirect("office:unit", uuid=uuid)
    if not form.is_valid():
        raise Refusal("call_without_words", unit=entry.name)
    log_call(request.actor, campaign, entry, form.cleaned_data["words"], spoke_with=form.cleaned_data["spoke_with"], reminder=chased)
    toast(request, f"Đã ghi cuộc gọi tới {entry.name}")
    return back


@require_POST
def grant(request: Request, kind: str) -> HttpResponse:
    """Gia hạn or Miễn nộp for the chosen units: first the dialog, then the change."""
    campaign = required_campaign(request)
    require(request.actor, "office", campaign.organisation, "gia hạn, miễn nộp")
    title, form_class = GRANTS[kind]
    chosen = [one for one in _chosen(request, campaign) if one.state in BEFORE_SENT | {"returned"}]
    if not chosen:
        return _nobody(request)
    keys = request.POST.getlist("report")
    columns = {one.requirement.key: one.requirement.short or one.requirement.what for one in chosen}
    picked = [one for one in chosen if one.requirement.key in keys] if keys else chosen
    asked = "reason" in request.POST
    form = form_class(request.POST if asked else None)
    problem = ""
    if asked and form.is_valid():
        if not keys:
            problem = "Chọn ít nhất một báo cáo."
        else:
            try:
                _grant(request, kind, picked, form.cleaned_data)
            except Refusal as refusal:
                problem = refusal.message
            else:
                units = len({one.entry_id for one in picked})
                toast(request, f"Đã {title.lower()} {len(picked)} báo cáo của {units} đơn vị")
                return redirect("office:board")
    facts = {
        "form": form, "kind": kind, "title": title, "columns": columns, "picked": keys or list(columns), "problem": problem,
        **_facts(chosen),
    }  # fmt: skip
    return _dialog(request, "office/grant.html", facts, status=422 if asked else 200)


def _grant(request: Request, kind: str, obligations: Sequence[Obligation], data: dict[str, Any]) -> None:
    if kind == "gia-han":
        until: date = data["until"]
        extend(request.actor, obligations, until=until, reason=data["reason"], grantor=data["grantor"], document=data["document"])
    else:
        waive(request.actor, obligations, reason=data["reason"], grantor=data["grantor"], document=data["document"])
