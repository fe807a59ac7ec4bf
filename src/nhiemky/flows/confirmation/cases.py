"""What a person put right, as a test case of the reader that the repository runs (tests/reading/corrected).

>>> from nhiemky.flows.confirmation.stored import read_paper
>>> words = "KẾ HOẠCH\\n\\nsơ kết\\n\\nI- VIỆC\\n\\nCác chi bộ gửi báo cáo về Đảng ủy trước ngày 20/5/2023."
>>> reading = read_paper(words.encode(), "a.txt")
>>> case = case_of(reading, (Correction("edit", "duty-1", {"who": "chi bộ"}),), "1.0", text=True)
>>> case["expected"]
[{'sort': 'duty', 'span': [27, 81], 'values': {'who': 'chi bộ'}}]
>>> failures_of(case)
['duty tại 27-81: who là “Các chi bộ”, phải là “chi bộ”']

Promises the document's text only where it was asked for: without it a case holds places in the text and what a person typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nhiemky.domain.confirmation import Correction, PaperReading
from nhiemky.domain.source import NOWHERE
from nhiemky.domain.wire import to_json
from nhiemky.flows.confirmation.corrections import correct, facts_in
from nhiemky.flows.confirmation.fields import raw_value
from nhiemky.flows.confirmation.places import evidence_of
from nhiemky.flows.confirmation.stored import read_paper

VERSION = 2
_OF_TEXT = "quote"


def case_of(reading: PaperReading, corrections: tuple[Correction, ...], reader: str, *, text: bool = False) -> dict[str, Any]:
    """JSON values. text: with the paper's whole text, so that the case can be run."""
    document: dict[str, Any] = {"name": reading.document.name, "sha256": reading.document.sha256}
    if text:
        document["text"] = reading.document.text
    return {
        "schema_version": VERSION,
        "reader": reader,
        "document": document,
        "expected": list(_expected(reading, corrections)),
        "corrections": [_kept(item, text) for item in to_json(corrections)],
    }


def _kept(item: dict[str, Any], text: bool) -> dict[str, Any]:
    if text or _OF_TEXT not in item.get("values", {}):
        return item
    return {**item, "values": {name: words for name, words in item["values"].items() if name != _OF_TEXT}}


def _expected(reading: PaperReading, corrections: tuple[Correction, ...]) -> Iterator[dict[str, Any]]:
    """What the reader should have read: one entry a fact that was edited, added or removed, with the fields a person wrote."""
    corrected = correct(reading, corrections)
    written: dict[str, set[str]] = {}
    for item in corrections:
        if item.action == "edit":
            written.setdefault(item.target, set()).update(item.values)
    read = {ref: value for _, ref, value in facts_in(reading.directive)}
    for sort, ref, value in facts_in(corrected.shown):
        removed = ref in corrected.removed
        if not (removed or ref in corrected.edited or ref in corrected.added) or (removed and (ref not in read or sort == "header")):
            continue  # added and taken back; every paper has a header
        said = evidence_of(sort, read.get(ref, value))
        entry: dict[str, Any] = {"sort": sort, "span": list(said.span) if said and said.span and said.span != NOWHERE else None}
        if removed:
            yield {**entry, "absent": True}
            continue
        names = written.get(ref, set()) | (set(_added(corrections, corrected.added, ref)) if ref in corrected.added else set())
        yield {**entry, "values": {name: raw_value(value, name) for name in sorted(names - {_OF_TEXT})}}


def _added(corrections: tuple[Correction, ...], added: frozenset[str], ref: str) -> Iterator[str]:
    """Names of the fields an added fact was given. Added facts of a sort follow one another in the order of their corrections."""
    sort = ref.partition("-")[0]
    here = sorted((one for one in added if one.startswith(f"{sort}-")), key=lambda one: int(one.partition("-")[2]))
    made = [item for item in corrections if item.action == "add" and item.target == sort]
    yield from made[here.index(ref)].values


def failures_of(case: Mapping[str, Any]) -> list[str]:
    """The case run: what today's reader still reads otherwise, one sentence each; empty where it reads all as corrected.

    Raises KeyError where the case holds no text.
    """
    reading = read_paper(case["document"]["text"].encode(), "case.txt")
    return [words for entry in case["expected"] for words in _fails(reading, entry)]


def _fails(reading: PaperReading, entry: Mapping[str, Any]) -> Iterator[str]:
    span = entry["span"]
    where = f"{entry['sort']} tại {span[0]}-{span[1]}" if span else entry["sort"]
    here = []
    for sort, _, value in facts_in(reading.directive):
        said = evidence_of(sort, value)
        if sort == entry["sort"] and (span is None or (said and said.span and said.span.start < span[1] and span[0] < said.span.end)):
            here.append(value)
    if entry.get("absent"):
        if here:
            yield f"{where}: đọc ra điều không có"
        return
    wrong = [
        [
            f"{name} là “{raw_value(value, name)}”, phải là “{words}”"
            for name, words in entry["values"].items()
            if raw_value(value, name) != words
        ]
        for value in here
    ]
    if not here:
        yield f"{where}: không đọc ra"
    elif all(wrong):
        yield from (f"{where}: {words}" for words in min(wrong, key=len))
