"""Every change of a unit's report, by one name each: called alike by pages, imports, the demo and jobs.

>>> revision = submit_report(actor, obligation, name="bao cao.docx", data=data, door="word")         # doctest: +SKIP
"""

from __future__ import annotations

from nhiemky.web.reports.deciding import (
    Point,
    accept_report,
    answer_finding,
    close_thread,
    comment,
    declare_done,
    meet_outside,
    reopen,
    reply,
    return_report,
)
from nhiemky.web.reports.drafting import Saved, add_heading, draft_of, drop_heading, mark, save_named, save_section
from nhiemky.web.reports.drafts.moving import clear as clear_draft
from nhiemky.web.reports.drafts.moving import send as send_draft
from nhiemky.web.reports.placing import Taken, choose, place_back, place_paragraph, take_report_file
from nhiemky.web.reports.signed import SignedCopy
from nhiemky.web.reports.submitting import approve, prepare, submit_report

__all__ = [
    "Point",
    "Saved",
    "SignedCopy",
    "Taken",
    "accept_report",
    "add_heading",
    "answer_finding",
    "approve",
    "choose",
    "clear_draft",
    "close_thread",
    "comment",
    "declare_done",
    "draft_of",
    "drop_heading",
    "mark",
    "meet_outside",
    "place_back",
    "place_paragraph",
    "prepare",
    "reopen",
    "reply",
    "return_report",
    "save_named",
    "save_section",
    "send_draft",
    "submit_report",
    "take_report_file",
]
