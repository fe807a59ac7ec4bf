"""Every change of a unit's appendix, by one name each: called alike by pages, imports, the demo and jobs.

>>> saved = save_cell(actor, draft, "CT06", {"actual": "14"}, version=3)                             # doctest: +SKIP
>>> pasted = paste_block(actor, draft, text, Focus("CT02"))                                          # doctest: +SKIP
"""

from __future__ import annotations

from nhiemky.web.reports.appendix.blocks import Pasted, keep_file, paste_block, take_workbook, undo_block
from nhiemky.web.reports.appendix.reported import use_reported
from nhiemky.web.reports.appendix.saving import FIELDS, Saved, save_cell, save_years

__all__ = [
    "FIELDS",
    "Pasted",
    "Saved",
    "keep_file",
    "paste_block",
    "save_cell",
    "save_years",
    "take_workbook",
    "undo_block",
    "use_reported",
]
