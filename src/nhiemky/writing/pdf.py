"""A report as a PDF. Promises the layout of the Word document, our own typeface inside (PDF/A), same inputs same bytes.

>>> from datetime import date
>>> from nhiemky.domain.report import Letterhead, text
>>> head = Letterhead("ĐẢNG BỘ TỈNH NAM THUẬN", "ĐẢNG ỦY KHỐI", "ĐẢNG CỘNG SẢN VIỆT NAM", "07-BC/ĐUK", "Nam Thuận", date(2023, 2, 4))
>>> write_pdf(Report(head, "BÁO CÁO", "sơ kết", (text("Thực hiện Kế hoạch # 03 ..."),)))[:5]
b'%PDF-'

The layout is paper.typ; the arranged report goes to it as JSON, so that no word of a report is ever read as markup.
No font of the machine is used: the same paper has the same line breaks on every office PC.

Typst remembers its last layouts, up to some 1 GB after twenty reports of 25 pages of tables: a process that lives long should
leave this to a worker.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

from nhiemky.domain.report import Report
from nhiemky.domain.wire import to_json
from nhiemky.rulebook.document_form import FormRules
from nhiemky.writing.arrange import FORBIDDEN, arrange
from nhiemky.writing.fonts import FONTS

TEMPLATE = Path(__file__).parent / "paper.typ"


def write_pdf(report: Report, *, rules: FormRules | None = None) -> bytes:
    """The report as PDF bytes; `rules` as in `arrange`. Refuses only where no rule set answers for the report's date.

    It is PDF/A-2b where the report has a date; the standard asks for one, and we do not invent it.
    """
    paper = arrange(report, rules=rules)
    data = json.dumps(_printable(to_json(paper)), ensure_ascii=False)
    pdf = typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": data},
        pdf_standards="a-2b" if paper.on else None,
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def _printable(value: Any) -> Any:
    """Without the characters that Word documents cannot hold either; line ends as one kind."""
    if isinstance(value, str):
        return FORBIDDEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_printable(item) for item in value]
    return value
