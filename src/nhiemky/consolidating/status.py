"""Whether a target was met: vượt, đạt, chưa đạt, or chưa có số liệu. Promise: no status without its arithmetic.

>>> judgement = judge(Value("2.500", Decimal(2500)), Value("1.406", Decimal(1406)), "đảng viên")
>>> judgement.status, judgement.versus, judgement.arithmetic
('chưa đạt', '56,2%', '1.406 < 2.500 (bằng 56,2%, thiếu 1.094)')
>>> judge(Value("Hoàn thành tốt nhiệm vụ trở lên"), Value("Hoàn thành tốt nhiệm vụ"), "").status
'đạt'

"trên 90%" is met by more than 90 only; "từ 90%" by 90 too; "dưới 5" by less than 5. A comparator says which side is good;
without one the direction does. Nothing is rounded before it is compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from nhiemky.consolidating.arithmetic import exact_or_rounded, rounded
from nhiemky.consolidating.measures import Measured, measured
from nhiemky.domain.campaign import Direction
from nhiemky.domain.consolidation import NO_FIGURE, Status
from nhiemky.domain.figure import Value
from nhiemky.vietnamese.numbers import format_number, parse_number
from nhiemky.vietnamese.unicode import fold

_LESS_IS_BETTER = re.compile(
    r"\b(ho ngheo|can ngheo|tai te nan|te nan|tai nan|toi pham|vi pham|bi ky luat|that nghiep|that thoat|suy dinh duong|tao hon"
    r"|sinh con thu (3|ba)|ton dong|qua han|tre han|no dong|no thue|bo hoc|khong hoan thanh|yeu kem|tu vong|khieu kien|vuot cap)\b"
)
_REDUCED_TO = re.compile(r"\b(giam|keo giam|ha)\b.*\b(con|xuong|duoi)\b|\b(con|khong qua|duoi|khong vuot qua|toi da)\b")
_HARD = re.compile(r"(?<!khong )\bkho (co (the|kha nang) )?(hoan thanh|dat|thuc hien)\b|\bkho dat duoc\b")
_REDUCED_BY = re.compile(r"\b(giam|thoat|xoa|giai quyet|xu ly|khac phuc|phat hien|kiem tra|giam sat|phong chong|dau tranh)\b")


@dataclass(frozen=True, slots=True)
class Judgement:
    """status: None where there is no target or the two are not of one kind. asked, got: what was compared, None for a blank."""

    status: Status | None
    asked: Measured | None
    got: Measured | None

    @property
    def versus(self) -> str:
        """How far from the target, for the column "So với"."""
        if self.status is None or self.status == NO_FIGURE or self.asked is None or self.got is None:
            return self.status or ""
        return _numbers(self.asked, self.got, self.status)[0] if self.got.kind in ("number", "percent") else self.status

    @property
    def arithmetic(self) -> str:
        """The comparison spelled out, or why there is none."""
        asked, got = self.asked, self.got
        if got is None:
            return "chưa có số thực hiện"
        if asked is None:
            return "không có chỉ tiêu để so sánh"
        if self.status is None:
            why = "là lời" if asked.kind == got.kind == "words" else "không cùng loại"
            return f"“{got.printed}” và chỉ tiêu “{asked.printed}” {why}, không so sánh được"
        if got.kind in ("number", "percent"):
            return _numbers(asked, got, self.status)[1]
        return f"“{got.printed}” so với “{asked.printed}”"


def judge(target: Value, actual: Value, unit_of_measure: str, direction: Direction = "higher") -> Judgement:
    """Compare the actual with the target, exactly."""
    asked, got = measured(target, unit_of_measure), measured(actual, unit_of_measure)
    return Judgement(_compared(asked, got, direction), asked, got)


def _compared(asked: Measured | None, got: Measured | None, direction: Direction) -> Status | None:
    if got is None:
        return NO_FIGURE
    if asked is None or not asked.like(got):
        return None
    if asked.kind in ("yes_no", "words"):
        return "đạt" if got.amount == asked.amount else "chưa đạt"
    return _status(asked, got, direction)


def _status(asked: Measured, got: Measured, direction: Direction) -> Status:
    less_is_better = asked.comparator in ("<", "<=") or (asked.comparator == "=" and direction == "lower")
    ahead = asked.amount - got.amount if less_is_better else got.amount - asked.amount
    if ahead == 0:
        return "chưa đạt" if asked.comparator in ("<", ">") else "đạt"
    return "vượt" if ahead > 0 else "chưa đạt"


def _numbers(asked: Measured, got: Measured, status: Status) -> tuple[str, str]:
    """For the column "So với", and spelled out."""
    sign = "=" if got.amount == asked.amount else ">" if got.amount > asked.amount else "<"
    apart = abs(got.amount - asked.amount)
    what = f"{_plain(got.amount)} {sign} {_plain(asked.amount)}"
    if got.kind == "percent":
        if not apart:
            return status, what
        versus = f"{'hơn' if sign == '>' else 'thấp hơn'} {_plain(apart)} điểm"
        return versus, f"{what} ({versus} phần trăm)"
    versus = f"{_share(got.amount, asked.amount)}%" if asked.amount > 0 else status
    words = [f"bằng {versus}"] if asked.amount > 0 else []
    if apart:
        words.append(f"{'hơn' if sign == '>' else 'thiếu' if status == 'chưa đạt' else 'ít hơn'} {_plain(apart)}")
    return versus, f"{what} ({', '.join(words)})" if words else what


def _plain(amount: Fraction) -> str:
    return format_number(exact_or_rounded(amount, 4)[0])


def _share(part: Fraction, whole: Fraction) -> str:
    """Percent with one digit, but never "100,0" for what is not quite 100."""
    share = Fraction(100) * part / whole
    for places in (1, 2, 3, 4):
        shown = rounded(share, places)
        if (shown == 100) == (share == 100):
            return format_number(shown)
    return format_number(shown)


def direction_of(statement: str) -> Direction:
    """Which side is good, from the statement alone (no campaign says it).

    >>> direction_of("Tỷ lệ hộ nghèo"), direction_of("Giảm tỷ lệ hộ nghèo hằng năm"), direction_of("Kết nạp đảng viên mới")
    ('lower', 'higher', 'higher')
    """
    words = fold(statement)
    if _REDUCED_TO.search(words):
        return "lower"
    if _REDUCED_BY.search(words):
        return "higher"
    return "lower" if _LESS_IS_BETTER.search(words) else "higher"


def contradicts(verdict: str, judgement: Judgement) -> str:
    """How a unit's own verdict ("Đạt", "105%", "+5") contradicts its own numbers; "" when it does not, or cannot be told."""
    if judgement.status in (None, NO_FIGURE) or not verdict:
        return ""
    said = _said(verdict)
    if said is not None:
        fits = said == judgement.status or (said, judgement.status) == ("đạt", "vượt")
        return "" if fits else f"phải là “{judgement.status}”"
    return _number_contradicts(verdict, judgement.asked, judgement.got)


def says_hard(words: str) -> bool:
    """A unit's own verdict or note says that it will hardly reach the target.

    >>> says_hard("Khó hoàn thành"), says_hard("Chưa đạt"), says_hard("Không khó khăn gì để đạt")
    (True, False, False)
    """
    return _HARD.search(fold(words)) is not None


def _said(verdict: str) -> Status | None:
    words = fold(verdict)
    if re.search(r"\d", words):
        return None
    if re.search(r"\b(chua|khong|ko|kho) dat\b|\bthieu\b|\bchua hoan thanh\b|\bkhong hoan thanh\b|\bchua xong\b", words):
        return "chưa đạt"
    if re.search(r"\bvuot\b", words):
        return "vượt"
    return "đạt" if re.search(r"\b(dat|hoan thanh)\b", words) else None


def _number_contradicts(verdict: str, asked: Measured | None, got: Measured | None) -> str:
    found = re.fullmatch(r"\D*?([+\-−]?\s?\d[\d.,]*)\s*(%?)(?:\s*(?:điểm|điểm %|kế hoạch|chỉ tiêu|KH|CT|NQ))?\s*", verdict)
    number = parse_number(found[1].replace("−", "-")) if found else None
    if found is None or number is None or asked is None or got is None or got.kind not in ("number", "percent"):
        return ""
    words = fold(verdict)
    exponent = number.as_tuple().exponent
    slack = Fraction(1, 2 * 10 ** max(0, -int(exponent)))
    apart = got.amount - asked.amount
    candidates = [apart, got.amount]
    if asked.amount:
        share = Fraction(100) * got.amount / asked.amount
        candidates += [share, share - 100, share / 100]
    value = Fraction(number)
    if re.search(r"\b(thieu|giam|thap hon|kem|chua dat)\b", words):
        candidates += [-candidate for candidate in candidates]
    if any(abs(candidate - value) <= slack for candidate in candidates):
        return ""
    right = f"bằng {_share(got.amount, asked.amount)}% chỉ tiêu" if asked.amount > 0 else f"chênh {format_number(_short(apart))}"
    return f"phải {right}" if got.kind == "number" or not apart else f"phải {right}, chênh {format_number(_short(apart))} điểm"


def _short(amount: Fraction) -> Decimal:
    return exact_or_rounded(amount, 4)[0]
