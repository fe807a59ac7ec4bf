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
_REDUCED_BY = re.compile(r"\b(giam|thoat|xoa|giai quyet|xu ly|khac phuc|phat hien|kiem tra|giam sat|phong chong|dau tranh)\b")


@dataclass(frozen=True, slots=True)
class Judgement:
    """status: None where there is no target or the two are not of one kind. versus: for the column "So với"."""

    status: Status | None
    versus: str
    arithmetic: str


def judge(target: Value, actual: Value, unit_of_measure: str, direction: Direction = "higher") -> Judgement:
    """Compare the actual with the target, exactly."""
    got = measured(actual, unit_of_measure)
    if got is None:
        return Judgement(NO_FIGURE, NO_FIGURE, "chưa có số thực hiện")
    asked = measured(target, unit_of_measure)
    if asked is None:
        return Judgement(None, "", "không có chỉ tiêu để so sánh")
    if asked.kind == "words" and asked.scale == got.scale:
        return Judgement("đạt", "đạt", f"“{got.printed}” đúng như chỉ tiêu")
    if not asked.like(got):
        return Judgement(None, "", f"“{got.printed}” và chỉ tiêu “{asked.printed}” không cùng loại, không so sánh được")
    if asked.kind == "yes_no":
        met: Status = "đạt" if got.amount == asked.amount else "chưa đạt"
        return Judgement(met, met, f"“{got.printed}”, chỉ tiêu “{asked.printed}”")
    if asked.kind == "words":
        return Judgement(None, "", f"“{got.printed}” và chỉ tiêu “{asked.printed}” là lời, không so sánh được")
    status = _status(asked, got, direction)
    if asked.kind == "level":
        return Judgement(status, status, f"“{got.printed}” so với “{asked.printed}”")
    return _numbers(asked, got, status)


def _status(asked: Measured, got: Measured, direction: Direction) -> Status:
    less_is_better = asked.comparator in ("<", "<=") or (asked.comparator == "=" and direction == "lower")
    ahead = asked.amount - got.amount if less_is_better else got.amount - asked.amount
    if ahead == 0:
        return "chưa đạt" if asked.comparator in ("<", ">") else "đạt"
    return "vượt" if ahead > 0 else "chưa đạt"


def _numbers(asked: Measured, got: Measured, status: Status) -> Judgement:
    sign = "=" if got.amount == asked.amount else ">" if got.amount > asked.amount else "<"
    apart = abs(got.amount - asked.amount)
    what = f"{_plain(got.amount)} {sign} {_plain(asked.amount)}"
    if got.kind == "percent":
        if not apart:
            return Judgement(status, status, what)
        versus = f"{'hơn' if sign == '>' else 'thấp hơn'} {_plain(apart)} điểm"
        return Judgement(status, versus, f"{what} ({versus} phần trăm)")
    versus = f"{_share(got.amount, asked.amount)}%" if asked.amount > 0 else status
    words = [f"bằng {versus}"] if asked.amount > 0 else []
    if apart:
        words.append(f"{'hơn' if sign == '>' else 'thiếu' if status == 'chưa đạt' else 'ít hơn'} {_plain(apart)}")
    return Judgement(status, versus, f"{what} ({', '.join(words)})" if words else what)


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


def contradicts(verdict: str, target: Value, actual: Value, judgement: Judgement, unit_of_measure: str) -> str:
    """How a unit's own verdict ("Đạt", "105%", "+5") contradicts its own numbers; "" when it does not, or cannot be told."""
    if judgement.status in (None, NO_FIGURE) or not verdict:
        return ""
    said = _said(verdict)
    if said is not None:
        fits = said == judgement.status or (said, judgement.status) == ("đạt", "vượt")
        return "" if fits else f"phải là “{judgement.status}”"
    return _number_contradicts(verdict, measured(target, unit_of_measure), measured(actual, unit_of_measure))


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
