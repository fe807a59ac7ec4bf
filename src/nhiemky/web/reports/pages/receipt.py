"""The receipt: on the screen, to print, as Word and PDF; and the files of a revision."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nhiemky.domain.receipt import Receipt, UnitPaper
from nhiemky.flows.receipt import receipt_lines, receipt_page
from nhiemky.scheduling.deadlines import moment_words
from nhiemky.web import clock
from nhiemky.web.files import store
from nhiemky.web.files.download import attachment
from nhiemky.web.organisations.access import scope_of
from nhiemky.web.reports import access
from nhiemky.web.reports.asked import asked_of
from nhiemky.web.reports.content import content_of_revision
from nhiemky.web.reports.models import Revision
from nhiemky.web.reports.signed import signed_copies
from nhiemky.web.reports.standing import name_of
from nhiemky.web.request import Request
from nhiemky.writing.word import write_word


def receipt_of(revision: Revision) -> Receipt:
    """The value that the page and the paper show."""
    obligation = revision.obligation
    content = content_of_revision(asked_of(obligation), revision)
    complete, lines = content.completeness, []
    if content.works or content.added:
        own = f", {len(content.added)} mục riêng" if content.added else ""
        lines.append(f"Báo cáo, {complete.answered}/{complete.required} mục{own}")
    if content.rows:
        filled = sum(not row.actual.is_blank for row in content.rows)
        lines.append(f"Phụ lục, {filled}/{max(len(content.rows), complete.cells)} chỉ tiêu có số")
    lines.extend(f"Bản có chữ ký: {copy.name}" for copy in signed_copies(revision))
    return Receipt(
        revision.receipt,
        revision.campaign.title,
        obligation.entry.name,
        name_of(obligation.requirement),
        clock.local(revision.received_at),
        revision.file_id or revision.content_hash,
        revision.number,
        revision.late,
        revision.door,  # type: ignore[arg-type]
        by=revision.submitted_by,
        on_behalf=revision.on_behalf_of,
        due=moment_words(obligation.deadline_at) if obligation.deadline_at else "",
        file=revision.file_name,
        size=revision.file.size if revision.file else 0,
        contents=tuple(lines),
        paper=UnitPaper(revision.paper_symbol, revision.paper_date, revision.paper_signer),
    )


@require_GET
def receipt(request: Request, uuid: str) -> HttpResponse:
    """The page; `?dang=word` its paper."""
    revision = access.get_revision(request.actor, uuid)
    value = receipt_of(revision)
    if request.GET.get("dang") == "word":
        owner = asked_of(revision.obligation).campaign.owner
        return attachment(write_word(receipt_page(value, owner)), f"phieu-nhan-{value.number}.docx")
    context = {
        "revision": revision,
        "signed": signed_copies(revision),
        "receipt": value,
        "lines": list(receipt_lines(value)),
        "obligation": revision.obligation,
        "name": name_of(revision.obligation.requirement),
        "office": scope_of(request.actor).may("office", revision.organisation),
    }
    return render(request, "reports/receipt.html", context)


@require_GET
def download(request: Request, uuid: str, which: str) -> HttpResponse:
    """Bytes as received, always as an attachment."""
    revision = access.get_revision(request.actor, uuid)
    files = {"tep": (revision.file_id, revision.file_name), **{copy.which: (copy.blob, copy.name) for copy in signed_copies(revision)}}
    kept = files.get(which)
    if kept is None or not kept[0]:
        raise Http404
    return attachment(store.read(kept[0]), kept[1])
