"""Every change of the office's daily work, by one name each: called alike by pages, the demo and jobs.

>>> remind(actor, campaign, obligations, kind="notice", words="", until=day)         # doctest: +SKIP
"""

from __future__ import annotations

from nhiemky.web.office.chasing import keep_letter, log_call, remind, undo_reminder
from nhiemky.web.office.notifying import notify, read_notices
from nhiemky.web.office.receiving import confirm_batch, drop_batch, leave_file, settle_file, take_files

__all__ = [
    "confirm_batch", "drop_batch", "keep_letter", "leave_file", "log_call", "notify", "read_notices", "remind", "settle_file", "take_files",
    "undo_reminder",
]  # fmt: skip
