"""The table of a page as a file: the same address with ?tai=xlsx or ?tai=csv, filters kept, every page of it.

>>> if (made := exported(request, "nguoi", "Người và chức vụ", COLUMNS, lambda: rows)):      # doctest: +SKIP
...     return made

In the template {% export_links %}: two links beside the heading. Whoever sees the page takes the file, nobody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from nhiemky.web import clock
from nhiemky.web.files.download import attachment
from nhiemky.web.ui.figures import moment
from nhiemky.writing.table_file import Cell, Column, TableFile, as_csv, as_xlsx

ASKED = "tai"
KINDS = {"xlsx": as_xlsx, "csv": as_csv}


def exported(
    request: HttpRequest,
    name: str,
    title: str,
    columns: Sequence[tuple[str, int]],
    rows: Callable[[], Iterable[Sequence[Cell | datetime]]],
) -> HttpResponse | None:
    """The file where one is asked for, else None. name: of the file, without day and ending; rows are asked for only then."""
    write = KINDS.get(request.GET.get(ASKED, ""))
    if write is None:
        return None
    made = TableFile(title, tuple(Column(*each) for each in columns), [[_cell(cell) for cell in row] for row in rows()])
    return attachment(write(made), f"{name}-{clock.today():%Y-%m-%d}.{request.GET[ASKED]}")


def _cell(cell: Cell | datetime) -> Cell:
    return moment(cell) if isinstance(cell, datetime) else cell


def links(request: HttpRequest) -> list[tuple[str, str]]:
    """Label and address of each kind, with the filters of the page."""
    found = []
    for kind, label in (("xlsx", "Tải Excel"), ("csv", "Tải CSV")):
        query = request.GET.copy()
        query.pop("trang", None)
        query[ASKED] = kind
        found.append((label, f"?{query.urlencode()}"))
    return found
