"""What is wrong or odd about one cell of an appendix, while it is filled in.

>>> row = AskedRow("CT06", "06", "Kết nạp đảng viên mới", "đảng viên", target="25", previous="9")
>>> seen = Understood(Value("14", Decimal(14)), "14", "hiểu là 14 đảng viên", "number")
>>> entry = Entry("14", years=tuple(YearPart(str(2019 + at), words) for at, words in enumerate("3451", 1)))
>>> [remark.sentence for remark in check_entry(row, entry, seen)]
['Ô ghi 14, các năm cộng lại 3 + 4 + 5 + 1 = 13. Sửa ô này hoặc số của từng năm.']

Promise: a finding shows both sides and the sum; repairs are offered, never made. Errors (high) block handing in; reviews (medium)
stay until the figure changes or a reason is given. A blank cell and a figure that is plainly possible say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from nhiemky.domain.appendix_entry import AskedRow, Beside, Entry, Offer, Remark, Understood, YearPart
from nhiemky.domain.figure import Value
from nhiemky.domain.finding import finding
from nhiemky.vietnamese.columns import cut_off_day, cut_off_words
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.measures import Measure, choices_for, measure
from nhiemky.vietnamese.numbers import format_number
from nhiemky.vietnamese.values import parse_value

FAR = 300
"""A figure this many times the last period's, or this fraction of it, has most likely lost a thousands dot (or gained one)."""
NEAR = 4
"""After the repair it lies within this many times."""


def check_entry(
    row: AskedRow, entry: Entry, seen: Understood, beside: Beside | None = None, as_of: date | None = None
) -> tuple[Remark, ...]:
    """All remarks on one row, errors first.

    seen    how `entry.words` were understood. beside: what it is compared with. as_of: today, for actuals of days to come.
    """
    beside = beside or Beside()
    remarks = [*_years(row, entry, seen)] if entry.years else []
    if not entry.is_blank:
        remarks += _figure(row, entry, seen, beside)
        remarks += _time(row, entry, seen, as_of)
    return tuple(sorted(remarks, key=lambda remark: not remark.blocks))


def open_reviews(remarks: tuple[Remark, ...], entry: Entry) -> tuple[Remark, ...]:
    """Remarks that still ask something: errors always, reviews until a reason is given."""
    return tuple(remark for remark in remarks if remark.blocks or not entry.reason.strip())


def _remark(code: str, row: AskedRow, short: str, *offers: Offer, **facts: Any) -> Remark:
    return Remark(finding(code, place=row.name, subject_id=row.code, row=row.name, short=short, **facts), short, offers)


def _figure(row: AskedRow, entry: Entry, seen: Understood, beside: Beside) -> Iterator[Remark]:
    kind = measure(row.unit_of_measure, row.statement)
    value = seen.value
    if not seen.fits:
        yield _misfit(row, seen, kind)
        return
    if seen.unit_written:
        facts = {"written": seen.unit_written, "unit": row.unit_of_measure}
        yield _remark("cell_other_unit", row, f"ghi theo “{seen.unit_written}”", *seen.offers, **facts)
    elif value.number is not None:
        yield from _number(row, seen, kind, beside)
    if beside.verdict_is:
        yield _remark("cell_verdict", row, "lời đánh giá khác với số", verdict=entry.verdict, right=beside.verdict_is.removeprefix("phải "))


def _misfit(row: AskedRow, seen: Understood, kind: Measure) -> Remark:
    """Of another kind than the unit of measure asks for."""
    words, unit = seen.printed, row.unit_of_measure or "số"
    if kind in ("yes_no", "level"):
        choices = ", ".join(choices_for(kind, row.unit_of_measure))
        return _remark("cell_choice", row, f"“{words}” không có trong danh sách", words=words, choices=choices)
    if seen.reading == "percent":
        return _remark("cell_percent", row, f"ghi {words}, cần số {unit}", words=words, unit=unit)
    return _remark("cell_words", row, "đang ghi chữ, cần số", *seen.offers, words=words, unit=unit)


def _number(row: AskedRow, seen: Understood, kind: Measure, beside: Beside) -> Iterator[Remark]:
    value, words = seen.value, seen.printed
    number = value.number
    assert number is not None
    if number < 0 and kind in ("whole", "percent"):
        yield _remark("cell_negative", row, f"{words} là số âm", words=words, unit=row.unit_of_measure or "%")
        return
    far = _thousandfold(row, seen, beside)
    if far:
        yield far
    elif seen.question:
        yield _remark("cell_doubtful", row, f"{words} có thể đọc hai cách", *seen.offers, words=words, question=seen.question)
    elif kind == "whole" and number != number.to_integral_value():
        yield _remark("cell_not_whole", row, f"{words} không phải số nguyên", words=words, unit=row.unit_of_measure)
    if kind == "percent" and not far:
        yield from _percent(row, number, words)
    if value.comparator != "=":
        yield _remark("cell_bound", row, f"“{value.raw}” là một mức", words=value.raw)
    if beside.fell and beside.met is False and not far:
        how = "tăng" if row.direction == "lower" else "giảm"
        yield _remark("cell_fell", row, f"{how} so với kỳ trước", how=how, previous=_with_unit(beside.previous, row))


def _percent(row: AskedRow, number: Decimal, words: str) -> Iterator[Remark]:
    plain = words.removesuffix("%")
    if number > 100:
        yield _remark("cell_over_hundred", row, f"{plain}% lớn hơn 100%", words=plain)
    elif 0 < number < 1 and format_number(number) == plain and number.as_tuple().exponent != -1:
        other = format_number(number * 100)
        yield _remark("cell_fraction", row, f"{plain}% nhỏ hơn 1%", Offer(f"Sửa thành {other}", other), words=plain, other=other)


def _thousandfold(row: AskedRow, seen: Understood, beside: Beside) -> Remark | None:
    """Against the last period, or where there is none against the target."""
    number = seen.value.number
    if not number or number < 0 or measure(row.unit_of_measure, row.statement) == "percent":
        return None
    for other, against in ((beside.previous, "kỳ trước"), (beside.target, "chỉ tiêu")):
        if other.number is None or other.number <= 0:
            continue
        share = number / other.number
        if 1 / Decimal(FAR) < share < FAR:
            return None
        larger = share >= 1
        times = next((times for times in (1000, 1_000_000) if (NEAR * times >= (share if larger else 1 / share))), 0)
        repaired = _repaired(number, times, larger, other.number)
        offers = (Offer(f"Sửa thành {repaired}", repaired),) if repaired else ()
        shown = format_number(times or int(share if larger else 1 / share))
        side = "lớn hơn" if larger else "nhỏ hơn"
        question = f"Có phải {repaired}?" if repaired else "Xem lại dấu chấm, dấu phẩy."
        return _remark(
            "cell_thousandfold", row, f"{seen.printed} {side} {against} {shown} lần", *offers,
            words=seen.printed, side=side, against=against, times=shown, other=_with_unit(other, row), question=question,
        )  # fmt: skip
    return None


def _repaired(number: Decimal, times: int, larger: bool, near: Decimal) -> str:
    """The number with its thousands put right, "" where that makes no sense either."""
    if not times:
        return ""
    other = number / times if larger else number * times
    return format_number(other) if Decimal(1) / NEAR <= other / near <= NEAR else ""


def _years(row: AskedRow, entry: Entry, seen: Understood) -> Iterator[Remark]:
    parts: list[Decimal] = []
    printed: list[str] = []
    for year in entry.years:
        value = parse_value(year.words, unit_of_measure=row.unit_of_measure)
        if value.is_blank:
            continue
        if value.number is None:
            yield _remark("cell_year_not_number", row, f"số của năm {year.year} là chữ", year=year.year, words=value.raw)
            return
        parts.append(value.number)
        printed.append(format_number(value.number))
    total = seen.value.number
    if not parts or total is None or not _complete(entry.years):
        return
    added = sum(parts, Decimal(0))
    if added != total:
        whole = format_number(added)
        yield _remark(
            "cell_years_differ", row, f"{seen.printed} khác tổng các năm là {whole}", Offer(f"Sửa thành {whole}", whole),
            total=seen.printed, parts=" + ".join(printed), sum=whole,
        )  # fmt: skip


def _complete(years: tuple[YearPart, ...]) -> bool:
    """A year left blank may hold what is missing; nothing is claimed then."""
    return all(year.words.strip() for year in years)


def _time(row: AskedRow, entry: Entry, seen: Understood, as_of: date | None) -> Iterator[Remark]:
    asked = cut_off_day(row.cut_off)
    if entry.kind == "actual":
        if seen.value.estimated:
            yield _remark("cell_said_estimate", row, "ghi chữ “ước” ở số thực hiện", words=seen.value.raw)
        elif asked and as_of and asked > as_of:
            facts = {"asked": format_day(asked), "today": format_day(as_of)}
            yield _remark("cell_not_yet", row, f"số thực hiện của ngày chưa đến ({facts['asked']})", **facts)
        return
    if not entry.cut_off.strip():
        yield _remark("cell_estimate_undated", row, "số ước chưa ghi mốc")
        return
    given = _day(entry.cut_off)
    if given is None:
        yield _remark("cell_cut_off_unclear", row, "mốc của số ước không rõ", words=entry.cut_off)
    elif asked and given != asked:
        facts = {"given": format_day(given), "asked": format_day(asked)}
        yield _remark("cell_cut_off_differs", row, f"ước đến {facts['given']}, đợt lấy đến {facts['asked']}", **facts)


def _day(cut_off: str) -> date | None:
    try:
        return cut_off_day(cut_off) if cut_off_words(cut_off) else None
    except ValueError:
        return None


def _with_unit(value: Value, row: AskedRow) -> str:
    """ "58.930 hộ", "100%"."""
    words = format_number(value.number, value.decimals) if value.number is not None else value.raw
    if measure(row.unit_of_measure, row.statement) == "percent":
        return words if words.endswith("%") else f"{words}%"
    return f"{words} {row.unit_of_measure}".strip()
