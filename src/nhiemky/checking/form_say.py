"""A finding of form in words: the value as it is and as the guide has it, the clause, and how sure the clause is.

>>> measure(25.4), measure(30.0)
('25,4', '30')
"""

from __future__ import annotations

from collections.abc import Sequence

from nhiemky.checking.form_components import FormPaper
from nhiemky.domain.finding import Evidence, Finding, finding
from nhiemky.domain.paper_look import ParagraphLook
from nhiemky.rulebook.document_form import Ruled

UNSAID = "không quy định"
_MOST_QUOTED = 90
_PLACES = 3


def measure(value: float) -> str:
    """A length or size with one decimal at most, the office's comma."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def ruled(rule: Ruled) -> bool:
    """The guide speaks of it; what it leaves open is not judged."""
    return not rule.clause.startswith(UNSAID)


def said(
    form: FormPaper, code: str, rule: Ruled, looks: Sequence[ParagraphLook], *, confirmed: bool = False, severity: str = "", **facts: str
) -> Finding:
    """A finding with its clause; low where the clause must be confirmed. confirmed: it does not rest on the clause alone."""
    document = form.paper.document
    unsure = rule.needs_confirmation and not confirmed
    note = " Giá trị này cần cơ quan xác nhận." if unsure else ""
    if form.undated:
        note += f" Văn bản chưa ghi ngày nên soát theo {form.rules.id}."
    kind = " ".join(form.rules.title.split()[:2])
    clause = f"mục {rule.clause}" if rule.clause[:2] in ("I.", "II", "IV", "V.") else rule.clause
    return finding(
        code,
        place=f"đoạn {document.paragraph_at(looks[0].start) + 1}" if looks else None,
        quotes=tuple(_quote(form, one) for one in looks[:_PLACES]),
        severity="low" if unsure else severity or None,  # type: ignore[arg-type]
        basis=f"{kind} {form.rules.id}, {clause}",
        note=note,
        **facts,
    )


def _quote(form: FormPaper, look: ParagraphLook) -> Evidence:
    document = form.paper.document
    end = look.end
    if end - look.start > _MOST_QUOTED:
        cut = document.clean.rfind(" ", look.start, look.start + _MOST_QUOTED)
        end = cut if cut > look.start else look.start + _MOST_QUOTED
    return Evidence(document.quote(look.start, end), document.span(look.start, end))
