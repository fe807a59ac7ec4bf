"""Rules on rating levels that the text states: a cap on a share, and the head not above the collective.

>>> clean = "Tỷ lệ xếp loại hoàn thành xuất sắc nhiệm vụ không quá 20% số tập thể được xếp loại hoàn thành tốt nhiệm vụ."
>>> document = SourceDocument("a.txt", "text", clean, clean, seams=(Seam(0, 0),), paragraphs=(Paragraph(0, len(clean)),))
>>> [(rule.value, rule.subject, rule.base) for rule in read_rating_rules(document)]
[(Decimal('20'), 'hoàn thành xuất sắc nhiệm vụ', 'số tập thể được xếp loại hoàn thành tốt nhiệm vụ')]
"""

from __future__ import annotations

import re
from dataclasses import replace

from nhiemky.domain.directive import RatingRule
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import Paragraph, Seam, SourceDocument
from nhiemky.reading.figures.clauses import sentence_round
from nhiemky.reading.structure.layout import Layout
from nhiemky.vietnamese.numbers import parse_number
from nhiemky.vietnamese.places import places

__all__ = ["Paragraph", "Seam", "read_rating_rules"]

_LEVEL = r"[“\"]?hoàn thành (?:xuất sắc|tốt) (?:nhiệm vụ|chức trách, nhiệm vụ)[”\"]?|[“\"]?xuất sắc[”\"]?"
_CAP = re.compile(
    r"không (?:được )?(?:vượt quá|vượt|quá|cao hơn|lớn hơn)(?: tỷ lệ)? (?P<value>\d{1,2}(?:,\d+)?) ?%"
    r"|tối đa(?: không quá| bằng| là)? (?P<most>\d{1,2}(?:,\d+)?) ?%"
)
_SUBJECT = re.compile(_LEVEL, re.IGNORECASE)
_BASE = re.compile(r"\s*(?:\(?(?:tính )?(?:trên|trong) )?(?P<base>(?:tổng )?số [^.;()\n]{4,200}|(?:các |tổng )[^.;()\n]{4,160})")
_HEAD = re.compile(
    r"(?:người đứng đầu|thủ trưởng|bí thư|cấp trưởng|cán bộ lãnh đạo|cá nhân)[^.;\n]{0,140}?"
    r"không (?:được )?(?:xếp loại |đánh giá |ở mức |có mức xếp loại |mức )*(?:cao hơn|vượt|trên)[^.;\n]{0,60}?"
    r"(?:tập thể|đơn vị|cơ quan|tổ chức|địa phương|cấp ủy|chi bộ|đảng bộ)",
    re.IGNORECASE,
)


def read_rating_rules(document: SourceDocument, layout: Layout | None = None) -> tuple[RatingRule, ...]:  # noqa: ARG001 (one door for all stages)
    """Rules in the order of the text."""
    clean = document.clean
    found: list[RatingRule] = []
    for at in places(clean, "%"):
        start, end = sentence_round(clean, at)
        match = _CAP.search(clean, start, at + 1)
        if match is None or match.end() != at + 1:
            continue
        rule = _cap(document, match, start, end) or _higher(document, match, start, found)
        if rule is not None:
            found.append(rule)
    for at in places(
        clean, "không cao hơn", "không được cao hơn", "không vượt", "không được vượt", "không được xếp loại", "không xếp loại"
    ):
        match = _HEAD.search(clean, *sentence_round(clean, at))
        if match is not None and match.start() < at < match.end() and ("xếp loại" in match[0].lower() or "đánh giá" in match[0].lower()):
            found.append(_head(document, match))
    found.sort(key=lambda rule: rule.evidence.span or (0, 0))
    return tuple(
        RatingRule(f"r{number}", rule.rule, rule.subject, rule.operator, rule.value, rule.unit, rule.base, rule.evidence)
        for number, rule in enumerate(found, 1)
    )


def _cap(document: SourceDocument, match: re.Match[str], start: int, sentence_end: int) -> RatingRule | None:
    """A percentage is a rating cap only where the best level is named in the same sentence."""
    clean = document.clean
    before = [*_SUBJECT.finditer(clean, start, match.start())]
    base = _BASE.match(clean, match.end())
    end = base.end("base") if base else match.end()
    subject = before[-1] if before else _SUBJECT.search(clean, match.end(), sentence_end)
    value = parse_number(match["value"] or match["most"])
    if subject is None or value is None:
        return None
    return RatingRule(
        "",
        "cap_share",
        subject[0].strip('“”"'),
        "<=",
        value,
        "%",
        " ".join(base["base"].split()) if base else None,
        Evidence(document.quote(start, max(end, subject.end())), document.span(start, max(end, subject.end()))),
    )


_THIS_SHARE = re.compile(r"\btỷ lệ (?:này|trên|nêu trên|đó)\b", re.IGNORECASE)


def _higher(document: SourceDocument, match: re.Match[str], start: int, found: list[RatingRule]) -> RatingRule | None:
    """ "...; tỷ lệ này có thể cao hơn nhưng không quá 25%": the share that the cap before it is of."""
    above = next((rule for rule in reversed(found) if rule.rule == "cap_share"), None)
    span = above.evidence.span if above else None
    clean = document.clean
    if above is None or span is None or not _THIS_SHARE.search(clean, start, match.start()):
        return None
    if document.raw(start) - span.end > 400:
        return None
    evidence = Evidence(document.quote(start, match.end()), document.span(start, match.end()))
    return replace(above, value=parse_number(match["value"] or match["most"]), evidence=evidence)


def _head(document: SourceDocument, match: re.Match[str]) -> RatingRule:
    evidence = Evidence(document.quote(*match.span()), document.span(*match.span()))
    head = re.match(r"[^,;]{4,60}?(?= (?:không|được|phải|xếp))", match[0])
    return RatingRule("", "head_not_above_collective", head[0] if head else None, "<=", None, None, None, evidence)
