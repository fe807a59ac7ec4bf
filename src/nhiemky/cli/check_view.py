"""Findings as a good compiler prints them: place, severity and code, sentence; the words with the wrong part marked; arithmetic; hint.

bao-cao.docx: đoạn 27: nặng [report_differs_from_units] “Kết nạp đảng viên mới”: báo cáo ghi 1.416, nhưng số của các đơn vị là 1.406.
    - Kết nạp đảng viên mới: 1.416 đảng viên, bằng 56,2% chỉ tiêu 2.500 đảng viên
                             ^^^^^
    gợi ý: Hãy sửa theo số tổng hợp, hoặc ghi rõ nguồn của số 1.416.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from nhiemky.checking.sum_verdicts import NO_SUMS, SumVerdicts
from nhiemky.cli import output
from nhiemky.domain.finding import Finding
from nhiemky.flows.answers import Answered

_HINT = re.compile(r"(?<=[.!?])\s+(?=(?:Hãy|Đề nghị|Xin|Cần)\s)")
_WRONG = ("written", "prose", "total", "one", "now", "said")
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: what is open, what was answered, what became of its sums. refused: it could not be read."""

    file: str
    findings: tuple[Finding, ...]
    answered: tuple[Answered, ...] = ()
    sums: SumVerdicts = NO_SUMS
    refused: bool = False


def show(checked: Sequence[Checked], *, show_all: bool) -> None:
    """Every file's findings, then one line that counts them. Refusals go to stderr, as every command's."""
    counts = output.count_findings([found for each in checked for found in each.findings])
    for each in checked:
        for found in each.findings:
            if each.refused:
                output.err.print(Text.assemble(("Từ chối: ", "high"), found.message), soft_wrap=True)
            elif show_all or found.severity != "low":
                _print(found)
        for done in each.answered:
            place = ": ".join(part for part in (done.finding.file, done.finding.place) if part)
            _line(Text(f"{place}: đã trả lời [{done.finding.code}] {done.finding.message} — {done.reason}", style="quiet"))
    _line(Text(_closing(checked, counts["high"], counts["medium"], counts["low"], show_all=show_all), style="head"))


def _closing(checked: Sequence[Checked], high: int, medium: int, low: int, *, show_all: bool) -> str:
    """ "3 tệp: 2 điều nặng, 1 vừa, 4 nhẹ (thêm --all để xem điều nhẹ); đã cộng lại 12 tổng: 12 khớp"."""
    pieces = [f"{len(checked)} tệp: {high} điều nặng, {medium} vừa, {low} nhẹ"]
    if low and not show_all:
        pieces[0] += " (thêm --all để xem điều nhẹ)"
    if refused := sum(each.refused for each in checked):
        pieces.append(f"{refused} tệp bị từ chối")
    if done := sum(len(each.answered) for each in checked):
        pieces.append(f"{done} điều đã trả lời")
    if (sums := sum((each.sums for each in checked), NO_SUMS)).total:
        pieces.append(sums.sentence[0].lower() + sums.sentence[1:].rstrip("."))
    return "; ".join(pieces)


def _print(found: Finding) -> None:
    named = found.file if found.file and not found.message.startswith(found.file) else ""
    sentence, *hints = _HINT.split(found.message)
    head = Text()
    for part in (named, found.place):
        if part:
            head.append(f"{part}: ", style="head")
    head.append(output.LABEL[found.severity], style=found.severity)
    head.append(f" [{found.code}] ", style="quiet")
    head.append(sentence)
    _line(head)
    for quote, wrong in _quoted(found):
        shown, mark = _cut(quote, wrong)
        _line(Text(f"    {shown}", style="quiet"))
        if mark is not None:
            _line(Text(f"    {' ' * _width(shown[: mark[0]])}{'^' * max(1, _width(shown[mark[0] : mark[1]]))}", style=found.severity))
    if arithmetic := _arithmetic(found):
        _line(Text(f"    {arithmetic}"))
    for hint in hints:
        _line(Text(f"    gợi ý: {hint}", style="quiet"))


def _line(text: Text) -> None:
    output.out.print(text, soft_wrap=not output.out.is_terminal)


def _quoted(found: Finding) -> list[tuple[str, str]]:
    """(words to show, the wrong part of them): a quote within another is what is marked there."""
    quotes = [" ".join(quote.quote.split()) for quote in found.quotes[:4]]
    facts = [str(found.facts[key]) for key in _WRONG if found.facts.get(key)]
    shown: list[tuple[str, str]] = []
    inner = {quote for quote in quotes for other in quotes if quote != other and quote in other}
    for quote in quotes:
        if quote in inner:
            continue
        within = next((each for each in quotes if each in inner and each in quote), "")
        wrong = within or next((fact for fact in facts if _stands(fact.strip("“”"), quote)), "")
        shown.append((quote, wrong.strip("“”")))
    return shown[:3]


def _stands(words: str, quote: str) -> bool:
    return re.search(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)", quote) is not None


def _cut(quote: str, wrong: str) -> tuple[str, tuple[int, int] | None]:
    """The quote in one line, cut around the wrong part."""
    match = re.search(rf"(?<![\w.,]){re.escape(wrong)}(?!\w|[.,]\d)", quote) if wrong else None
    if wrong == quote:
        match = None
    longest = max(30, min(_LONGEST, output.out.width - 8)) if output.out.is_terminal else _LONGEST
    if len(quote) <= longest:
        return quote, (match.start(), match.end()) if match else None
    begin = max(0, min(match.start() - longest // 3, len(quote) - longest)) if match else 0
    if begin:
        begin = quote.find(" ", begin, begin + 20) + 1 or begin
    lead = "… " if begin else ""
    piece = quote[begin : begin + longest]
    tail = " …" if begin + longest < len(quote) else ""
    if match is None or match.end() > begin + longest:
        return f"{lead}{piece}{tail}", None
    at = match.start() - begin + len(lead)
    return f"{lead}{piece}{tail}", (at, at + len(wrong))


def _width(words: str) -> int:
    """Columns on the screen: combining marks take none."""
    return sum(unicodedata.combining(char) == 0 for char in words)


def _arithmetic(found: Finding) -> str:
    facts = found.facts
    if facts.get("parts") and facts.get("sum") and facts.get("total") and "+" in str(facts["parts"]):
        return f"{facts['parts']} = {facts['sum']} ≠ {facts['total']}"
    return ""
