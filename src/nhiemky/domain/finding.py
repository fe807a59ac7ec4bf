"""Three kinds of error: a Finding is a value about the user's document, a Refusal is raised, a bug crashes.

>>> found = finding("sum_mismatch", file="bao-cao.docx", what="nghị quyết", total="632", parts="71 + 518", sum="589", difference="43")
>>> found.severity, found.message
('high', 'nghị quyết: tổng ghi 632, nhưng 71 + 518 = 589 (lệch 43).')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from nhiemky.domain.sentences import SENTENCES
from nhiemky.domain.source import Span
from nhiemky.domain.wire import EXTRA

Severity = Literal["high", "medium", "low"]
RANK: Mapping[str, int] = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The source's own words (whitespace collapsed) and where they stand in the text the reader reports."""

    quote: str
    span: Span | None = field(default=None, metadata=EXTRA)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a careful clerk would point at (phát hiện). Never raised; the work goes on.

    code      one of docs/findings.md.
    message   one Vietnamese sentence: what is wrong, where, what to do.
    basis     the clause or the rule of the contract that it rests on; never empty.
    place     sheet and cell, or paragraph, as a person finds it ("Phụ lục!E7").
    """

    code: str
    severity: Severity
    message: str
    basis: str
    file: str | None = field(default=None, metadata=EXTRA)
    place: str | None = field(default=None, metadata=EXTRA)
    subject_id: str | None = field(default=None, metadata=EXTRA)
    quotes: tuple[Evidence, ...] = field(default=(), metadata=EXTRA)
    facts: Mapping[str, Any] = field(default_factory=dict, metadata=EXTRA)


def finding(
    code: str,
    *,
    file: str | None = None,
    place: str | None = None,
    subject_id: str | None = None,
    quotes: tuple[Evidence, ...] = (),
    severity: Severity | None = None,
    basis: str | None = None,
    **facts: Any,
) -> Finding:
    """A finding whose sentence, severity and basis come from the catalogue (`domain/sentences`)."""
    sentence = SENTENCES[code]
    return Finding(
        code=code,
        severity=severity or sentence.severity,
        message=sentence.vi.format(**facts),
        basis=basis or sentence.basis,
        file=file,
        place=place,
        subject_id=subject_id,
        quotes=quotes,
        facts=facts,
    )


class Refusal(Exception):  # noqa: N818 (a refusal is an answer, not a fault)
    """The request cannot be done. Exit code 2, one sentence, nothing half written.

    >>> Refusal("file_empty", file="a.xlsx").message
    'a.xlsx: tệp rỗng (0 byte). Hãy xin lại tệp từ đơn vị gửi.'
    """

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)

    @property
    def message(self) -> str:
        """The Vietnamese sentence."""
        return SENTENCES[self.code].vi.format(**self.facts)

    def as_finding(self, file: str) -> Finding:
        """The same as a finding of severity high, for jobs where the other files go on."""
        sentence = SENTENCES[self.code]
        return Finding(self.code, "high", self.message, sentence.basis, file=file, facts=dict(self.facts))

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (self.code, self.facts))

    def __str__(self) -> str:
        return self.message


def _rebuild(code: str, facts: dict[str, Any]) -> Refusal:
    return Refusal(code, **facts)
