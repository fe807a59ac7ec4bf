"""A row of the appendix as typed -> what it was understood as, how it compares, what is wrong with it.

>>> row = AskedRow("CT07", "07", "Đảng viên hoàn thành tốt trở lên", "%", target="từ 90,0", previous="91,0")
>>> line = fill(row, Entry("92,3%"))
>>> line.seen.said, line.compared.words, line.compared.tone, line.remarks
('hiểu là 92,3%', 'hơn 2,3 điểm', 'good', ())
>>> [remark.short for remark in fill(AskedRow("CT03", "03", "Khách hàng", "hộ", previous="58.930"), Entry("61,25")).remarks]
['61,25 nhỏ hơn kỳ trước 1.000 lần']

Promise: the typed words are never changed; a blank, a dash and dots are "chưa có số liệu"; a number that is in doubt is not compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nhiemky.checking.figures import check_entry, open_reviews
from nhiemky.consolidating.arithmetic import exact_or_rounded
from nhiemky.consolidating.measures import has_figure, measured
from nhiemky.consolidating.status import contradicts, judge
from nhiemky.domain.appendix_entry import AskedRow, Beside, Compared, Entry, Remark, Tone, Understood
from nhiemky.domain.consolidation import NO_FIGURE
from nhiemky.domain.figure import Value
from nhiemky.flows.appendix_words import understand
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.values import parse_target, parse_value

__all__ = ["Line", "Standing", "compare", "compare_with_last", "fill", "standing", "understand"]

_UNSURE = frozenset({"cell_thousandfold", "cell_doubtful", "cell_other_unit", "cell_not_whole", "cell_negative"})
"""With one of these the figure is not compared until it is settled."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row filled in. compared: against the target, last: against the last period; open: remarks that still ask something."""

    row: AskedRow
    entry: Entry
    seen: Understood
    compared: Compared
    last: Compared
    remarks: tuple[Remark, ...] = ()

    @property
    def open(self) -> tuple[Remark, ...]:
        return open_reviews(self.remarks, self.entry)

    @property
    def has_figure(self) -> bool:
        return self.seen.reading != "blank"


@dataclass(frozen=True, slots=True)
class Standing:
    """The appendix as a whole: rows with a figure of those asked, what must be mended, what must be looked at."""

    filled: int
    asked: int
    errors: int
    reviews: int

    @property
    def may_submit(self) -> bool:
        return not self.errors and not self.reviews

    @property
    def filled_said(self) -> str:
        return f"{self.filled}/{self.asked} chỉ tiêu có số"

    @property
    def findings_said(self) -> str:
        """ "1 lỗi phải sửa, 2 điều nên xem lại", "" for none."""
        parts = [f"{self.errors} lỗi phải sửa"] if self.errors else []
        return ", ".join([*parts, f"{self.reviews} điều nên xem lại"] if self.reviews else parts)


def fill(row: AskedRow, entry: Entry, as_of: date | None = None) -> Line:
    """Everything there is to say of one row. as_of: today, None where an actual's day is not to be questioned."""
    seen = understand(entry.words, row)
    target, previous = _target(row), _previous(row)
    judgement = judge(target, seen.value, row.unit_of_measure, row.direction)
    met = None if judgement.status in (None, NO_FIGURE) else judgement.status != "chưa đạt"
    verdict = contradicts(entry.verdict, judgement) if entry.verdict and seen.fits else ""
    beside = Beside(previous, target, seen.fits and _worse(row, target, previous, seen.value), met, verdict)
    remarks = check_entry(row, entry, seen, beside, as_of)
    unsure = not seen.fits or any(remark.finding.code in _UNSURE for remark in remarks if remark.blocks or not entry.reason.strip())
    return Line(row, entry, seen, _unsettled(seen) or compare(row, seen, unsure), compare_with_last(row, seen, unsure), remarks)


def standing(lines: Sequence[Line]) -> Standing:
    """Counts over all rows; a row's own indicators count too."""
    remarks = [remark for line in lines for remark in line.open]
    errors = sum(remark.blocks for remark in remarks)
    return Standing(sum(line.has_figure for line in lines), len(lines), errors, len(remarks) - errors)


def compare(row: AskedRow, seen: Understood, unsure: bool = False) -> Compared:
    """Against the target: a share of it for amounts, points for percents, the status for words."""
    if unsure:
        return Compared("chưa tính", "none")
    judgement = judge(_target(row), seen.value, row.unit_of_measure, row.direction)
    if judgement.status == NO_FIGURE:
        return Compared(NO_FIGURE, "none")
    if judgement.status is None:
        return Compared("" if judgement.asked is None else "không so được", "none", judgement.arithmetic)
    up = bool(judgement.got and judgement.asked and judgement.got.amount > judgement.asked.amount)
    met = judgement.status != "chưa đạt"
    words = judgement.versus
    kind = judgement.got.kind if judgement.got else "words"
    if kind == "number" and words.endswith("%") and "," not in words:
        words = f"{words[:-1]},0%"
    if kind == "percent" and words.startswith("hơn") and not met:
        words = f"cao {words}"
    if kind not in ("number", "percent") or words == judgement.status:
        words = words[:1].upper() + words[1:]
    return Compared(words, "good" if met else "plain" if kind == "number" else "warn", judgement.arithmetic, up)


def compare_with_last(row: AskedRow, seen: Understood, unsure: bool = False) -> Compared:
    """Against the last period: "tăng 572", "giảm 16,7 điểm", "bằng kỳ trước"; nothing where there is none."""
    previous = _previous(row)
    then, now = measured(previous, row.unit_of_measure), measured(seen.value, row.unit_of_measure)
    if unsure or then is None or now is None or not then.like(now):
        return Compared("", "none")
    if now.amount == then.amount:
        return Compared("bằng kỳ trước", "plain")
    up = now.amount > then.amount
    tone: Tone = "warn" if _worse(row, _target(row), previous, seen.value) else "good"
    if now.kind not in ("number", "percent"):
        return Compared("tốt hơn kỳ trước" if up else "kém kỳ trước", "good" if up else "warn", up=up)
    apart = _plain(abs(now.amount - then.amount))
    words = f"{'tăng' if up else 'giảm'} {apart}{' điểm' if now.kind == 'percent' else ''}"
    return Compared(words, tone, f"{seen.printed} so với {previous.raw}", up)


def _unsettled(seen: Understood) -> Compared | None:
    return Compared(NO_FIGURE, "none") if seen.reading == "blank" else None


def _target(row: AskedRow) -> Value:
    return parse_target(row.target, unit_of_measure=row.unit_of_measure)


def _previous(row: AskedRow) -> Value:
    return parse_value(row.previous, unit_of_measure=row.unit_of_measure)


def _worse(row: AskedRow, target: Value, previous: Value, now: Value) -> bool:
    """The figure went to the bad side since the last period."""
    if not has_figure(previous) or not has_figure(now):
        return False
    then, got = measured(previous, row.unit_of_measure), measured(now, row.unit_of_measure)
    if then is None or got is None or not then.like(got):
        return False
    less = target.comparator in ("<", "<=") or (target.comparator == "=" and row.direction == "lower")
    return got.amount > then.amount if less and got.kind in ("number", "percent") else got.amount < then.amount


def _plain(amount: Fraction) -> str:
    return format_number(exact_or_rounded(amount, 4)[0])
