"""What is posted on the confirm pages, as corrections; a value nobody can read is a refusal with the field's address."""

from __future__ import annotations

from collections.abc import Mapping

from nhiemky.domain.confirmation import Correction, Matrix, PaperReading, Sort
from nhiemky.domain.finding import Refusal
from nhiemky.flows.confirmation.blocks import find_quote
from nhiemky.flows.confirmation.fields import FIELDS, KIND_NAMES, REQUIRED, stored_value
from nhiemky.vietnamese.unicode import nfc


class Misread(Exception):  # noqa: N818 (an answer to the person, not a fault)
    """The problems of a form: (name of the field, sentence)."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems
        super().__init__(problems)


def edit_of(sort: Sort, ref: str, before: Mapping[str, str], posted: Mapping[str, str]) -> Correction | None:
    """Only the fields that differ from `before` (as shown); None where none does. Raises Misread."""
    values = _read(sort, posted, {name: posted[name] for name in posted if name in before and nfc(posted[name]).strip() != before[name]})
    return Correction("edit", ref, values) if values else None


def addition_of(paper: PaperReading, posted: Mapping[str, str]) -> Correction:
    """A fact from selected words. Raises Misread."""
    sort = posted.get("sort", "")
    if sort not in KIND_NAMES:
        raise Misread([("sort", "Hãy chọn đây là điều gì.")])
    known = {name for name, _, _, _ in FIELDS[sort]}
    values = _read(sort, posted, {name: posted[name] for name in posted if name in known})
    quote = " ".join(nfc(posted.get("quote", "")).split())
    span = find_quote(paper.document, quote) if quote else None
    if quote and span is None:
        raise Misread([("quote", Refusal("confirm_quote_not_found", quote=quote[:60]).message)])
    return Correction("add", sort, {**{name: words for name, words in values.items() if words}, "quote": quote}, span=span)


def _read(sort: Sort, posted: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    values: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for name, typed in wanted.items():
        try:
            values[name] = stored_value(sort, name, nfc(typed))
        except Refusal as refusal:
            problems.append((name, refusal.message))
    for name, label, _, _ in FIELDS[sort]:
        if name in REQUIRED[sort] and name in posted and not nfc(posted[name]).strip():
            problems.append((name, f"{label}: cần điền ô này."))
    if problems:
        raise Misread(problems)
    return values


def matrix_corrections(matrix: Matrix, policies: Mapping[str, str], posted: Mapping[str, str]) -> list[Correction]:
    """Cells, ways and policies that differ from what stands."""
    found = []
    for row in matrix.rows:
        way = posted.get(f"way/{row.id}", row.goes_up)
        if way != row.goes_up and way in ("figures", "sections", "filed"):
            found.append(Correction("row", row.id, {"goes_up": way}))
        for level in matrix.levels:
            for cell in row.cells[level.id]:
                target = f"{row.id}/{level.id}/{cell.step}"
                state, by = posted.get(f"state/{target}", cell.state), " ".join(nfc(posted.get(f"by/{target}", cell.by)).split())
                if state in ("asked", "not_asked") and (state != cell.state or (state == "asked" and by != cell.by)):
                    found.append(Correction("cell", target, {"state": state, "by": by}))
    chosen = {
        name: posted[name]
        for name in policies
        if posted.get(name) in ("forbidden", "consent", "free", "yes", "no") and posted[name] != policies[name]
    }
    if chosen:
        found.append(Correction("policies", "policies", chosen))
    return found
