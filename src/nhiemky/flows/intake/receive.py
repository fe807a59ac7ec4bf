"""What a limited child reads of a received file: whose it is, its rows and texts, and what its title calls it.

>>> table = "Đơn vị: Chi bộ Ga Nam\\nTT;Chỉ tiêu;ĐVT;Chỉ tiêu NQ;Thực hiện\\n1;Kết nạp đảng viên;đảng viên;5;3\\n".encode()
>>> received = receive(table, "ga-nam.csv")
>>> received.report.identity.unit, len(received.report.rows), received.title
('Chi bộ Ga Nam', 1, '')

What this stands on is imported inside, as in `flows/tasks`: the parent only names the function.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhiemky.domain.unit_report import UnitReport


@dataclass(frozen=True, slots=True)
class Received:
    """A file as read. title: type and subject of a paper ("báo cáo kiểm điểm ..."), "" for a workbook."""

    report: UnitReport
    title: str = ""


def receive(data: bytes, name: str, roster: str = "") -> Received:
    """name: with its folder where it came in one; roster: as `flows.merge.roster_words` writes it. Refuses as `read_unit_file`."""
    from nhiemky.flows.tasks import read_unit_file, saved_at

    base = PurePosixPath(name).name
    report = read_unit_file(data, base, roster)
    if base.lower().endswith((".xlsx", ".csv")):
        modified = report.modified or (saved_at(data, base) if base.lower().endswith(".xlsx") else "")
        return Received(replace(report, modified=modified))
    return Received(
        replace(report, modified=report.modified or (saved_at(data, base) if base.lower().endswith(".docx") else "")), _title(data, base)
    )


def _title(data: bytes, name: str) -> str:
    from nhiemky.reading.open import open_document
    from nhiemky.reading.structure.header import read_header
    from nhiemky.reading.structure.layout import lay_out

    document = open_document(data, name)
    header = read_header(document, lay_out(document))
    return " ".join(filter(None, (header.doc_type, header.subject)))
