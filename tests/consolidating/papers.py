"""Unit reports made by hand, short to write."""

from __future__ import annotations

from nhiemky.domain.figure import Row
from nhiemky.domain.unit_report import Identity, SectionText, UnitReport
from nhiemky.vietnamese.values import parse_value


def row(
    statement: str, actual: object = "", target: object = "", *, unit: str = "đảng viên", verdict: str = "", at: int = 5, code: str = ""
) -> Row:
    """A row as reading gives it; figures as somebody types them."""
    return Row(
        str(at), statement, unit, parse_value(target, unit_of_measure=unit), parse_value(actual, unit_of_measure=unit), verdict,
        "Phụ lục", at, f"D{at}", f"E{at}", code,
    )  # fmt: skip


def report(unit: str, *rows: Row, file: str = "", texts: tuple[SectionText, ...] = (), **facts: object) -> UnitReport:
    """A file of `unit`; its bytes are taken to be its own unless `sha256` says otherwise."""
    file = file or f"{unit}.xlsx"
    facts.setdefault("sha256", f"{file}|{rows}|{texts}")
    identity = facts.pop("identity", None) or Identity(unit, "title" if unit else "none")
    return UnitReport(file=file, identity=identity, rows=rows, texts=texts, **facts)  # type: ignore[arg-type]


def said(title: str, *paragraphs: str, path: tuple[str, ...] = ("I",)) -> SectionText:
    return SectionText(path, title, paragraphs)
