"""A reading as it is kept: the whole paper with its places, so that nothing is read twice and old readings never change.

>>> import json
>>> from nhiemky.flows.confirmation.stored import read_paper
>>> reading = read_paper("KẾ HOẠCH\\n\\nsơ kết giữa nhiệm kỳ\\n\\nHọp trước ngày 20/5/2023.".encode(), "ke-hoach.txt")
>>> load_reading(json.loads(json.dumps(dump_reading(reading)))) == reading
True
"""

from __future__ import annotations

from typing import Any

from nhiemky.domain.confirmation import Correction, PaperReading
from nhiemky.domain.finding import Refusal
from nhiemky.domain.wire import to_json
from nhiemky.flows.decode import decode
from nhiemky.reading.admission import admit, refuse_stamped


def read_paper(data: bytes, name: str) -> PaperReading:
    """A task for the limited child (`flows.sandbox`): the paper, its directive and the findings about it.

    Refusals: those of `reading.open`; a workbook is `file_kind_not_here`; a stamp anywhere is `file_is_secret`.
    """
    kind = admit(data, name).kind
    if kind in ("xlsx", "csv"):
        raise Refusal("file_kind_not_here", file=name, wanted="Word, PDF hoặc văn bản thô", found="bảng tính")
    from nhiemky.flows.check_file import paper_of

    paper = paper_of(data, name)
    refuse_stamped(paper.document.text, name)
    return PaperReading(paper.document, paper.directive, paper.look, paper.report)


def dump_reading(reading: PaperReading) -> Any:
    """JSON values, as `json.dumps` takes them."""
    return to_json(reading)


def load_reading(value: Any) -> PaperReading:
    """What `dump_reading` gave, now or before look and report were kept."""
    return decode(PaperReading, value)


def dump_corrections(corrections: tuple[Correction, ...]) -> Any:
    """Corrections as a list of JSON values: what is stored, and the body of an exported test case."""
    return to_json(corrections)


def load_corrections(value: Any) -> tuple[Correction, ...]:
    """What `dump_corrections` gave. Raises Misfit with the place of the first fault."""
    return tuple(decode(Correction, item, f"corrections[{number}]") for number, item in enumerate(value))
