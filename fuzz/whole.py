"""What a limited child does with a twisted file: the product's own task, then a look whether the answer is whole.

A partial result is an answer that looks like one and is not: a quote that does not stand in the text, a value that cannot be
written as JSON, a finding without a sentence, a workbook that does not open.
"""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from nhiemky.domain.finding import Evidence, Refusal
from nhiemky.domain.wire import to_json


class PartialResultError(Exception):
    """An answer that is not whole."""


def read_whole(data: bytes, name: str) -> int:
    """As `nhiemky read`: all facts, each quote in its place. The number of quotes."""
    from nhiemky.flows.read_file import read_bytes
    from nhiemky.reading.admission import admit, refuse_stamped

    if admit(data, name).kind in ("xlsx", "csv"):
        raise Refusal("file_kind_not_here", file=name, wanted="Word, PDF hoặc văn bản thô", found="bảng tính")
    document, directive = read_bytes(data, name)
    refuse_stamped(document.text, name)
    _written(directive)
    return _all_stand(directive, document.text)


def check_whole(data: bytes, name: str) -> int:
    """As `nhiemky check`: every finding says something and shows where."""
    from nhiemky.checking.paper_checks import check_paper
    from nhiemky.flows.tasks_check import read_paper_file

    paper = read_paper_file(data, name)
    found = check_paper(paper)
    for each in found:
        if not each.message.strip() or not each.basis or each.file != name:
            raise PartialResultError(f"{each.code} says nothing")
    _written(found)
    _all_stand(found, paper.document.text)
    return len(found)


def merge_whole(data: bytes, name: str) -> int:
    """As `nhiemky merge` of this file alone: figures, JSON and a workbook that opens."""
    from nhiemky.consolidating.consolidate import consolidate
    from nhiemky.flows.merge import as_json
    from nhiemky.flows.tasks import read_unit_file
    from nhiemky.writing.consolidation_workbook import write_consolidation

    consolidation = consolidate([read_unit_file(data, name)])
    _written(as_json(consolidation))
    with zipfile.ZipFile(io.BytesIO(write_consolidation(consolidation))) as book:
        if book.testzip() is not None or "xl/workbook.xml" not in book.namelist():
            raise PartialResultError("the workbook does not open")
    return len(consolidation.indicators)


def _written(value: Any) -> None:
    words = json.dumps(to_json(value), ensure_ascii=False, allow_nan=False)
    if json.loads(words) is None:
        raise PartialResultError("nothing was written")
    words.encode()


def _all_stand(value: Any, text: str) -> int:
    count = 0
    for evidence in _evidence(value):
        count += 1
        if evidence.span is None:
            continue
        start, end = evidence.span
        if not 0 <= start <= end <= len(text) or " ".join(text[start:end].split()) != " ".join(evidence.quote.split()):
            raise PartialResultError(f"[{start}, {end}) is not {evidence.quote[:60]!r}")
    return count


def _evidence(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for each in dataclasses.fields(value):
            yield from _evidence(getattr(value, each.name))
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _evidence(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _evidence(each)
