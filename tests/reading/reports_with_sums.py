"""Invented statistics reports with sums, some of them with one figure gone wrong, for measuring what the sums find.

    Kiểm tra {T} đảng viên, gồm: cấp tỉnh {a}, cấp huyện {b:02} và {a/T%1}%      a shape: one paragraph a line
    = T=a+b; a:20-90; b:1.0-9.0                                                   its sums, the ranges of what is not summed
    ? T=a+b                                                                       sums that the words do not demand to close

`{b:02}` prints two digits, `{b:w}` words, `{a/T%1}` a share of one decimal place. A report is a dozen shapes drawn by a seed;
a fault changes one figure of one shape as people do: a digit slipped, two swapped, one dropped or doubled, a part forgotten.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

FOLDER = Path(__file__).with_name("sums")
OPENING = "BÁO CÁO\nkết quả công tác năm 2031\n\nI- KẾT QUẢ\n\n1. Công tác tổ chức\n\n"
_FIELD = re.compile(r"\{(\w)(?:/(\w)%(\d))?(?::(\w+))?\}")
_WORDS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]


@dataclass(frozen=True)
class Shape:
    """Paragraphs with places for figures; sums: total and parts; demanded: the sums that must close."""

    lines: tuple[str, ...]
    sums: tuple[tuple[str, tuple[str, ...]], ...]
    demanded: bool
    ranges: dict[str, tuple[str, str]]


@dataclass
class Item:
    """One shape filled in. fault: which figure was changed, from what, to what."""

    shape: Shape
    text: str
    values: dict[str, Decimal]
    fault: str = ""
    start: int = 0
    end: int = 0


@dataclass
class Report:
    """text: plain text with footnotes at its end; items know where in it they stand."""

    text: str
    items: list[Item] = field(default_factory=list)


def shapes(name: str) -> list[Shape]:
    """The shapes of sums/NAME.txt."""
    return [_shape(block) for block in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")]


def _shape(block: str) -> Shape:
    lines, rules, demanded = [], "", True
    for line in block.split("\n"):
        if line.startswith(("= ", "? ")):
            demanded = demanded and line[0] == "="
            rules += line[2:] + ";"
        else:
            lines.append(line)
    sums: dict[tuple[str, tuple[str, ...]], None] = {}
    ranges = {}
    for rule in filter(None, map(str.strip, rules.split(";"))):
        if "=" in rule:
            total, _, parts = rule.partition("=")
            sums[total, tuple(parts.split("+"))] = None
        else:
            name, _, limits = rule.partition(":")
            low, _, high = limits.partition("-")
            ranges[name] = (low, high)
    return Shape(tuple(lines), tuple(sums), demanded, ranges)


def fill(shape: Shape, rng: random.Random, *, faulty: bool) -> Item:
    """The shape with figures that close, then with one of them wrong."""
    names = list(dict.fromkeys(match[1] for line in shape.lines for match in _FIELD.finditer(line)))
    values: dict[str, Decimal] = {}

    def value(name: str) -> Decimal:
        if name.isdigit():
            return Decimal(name)
        if name not in values:
            parts = next((parts for total, parts in shape.sums if total == name), None)
            values[name] = sum(map(value, parts), Decimal(0)) if parts else _draw(rng, *shape.ranges.get(name, ("2", "60")))
        return values[name]

    for name in names:
        value(name)
    shares = {
        match[0]: _share(values[match[1]], values[match[2]], int(match[3]))
        for line in shape.lines
        for match in _FIELD.finditer(line)
        if match[2]
    }
    fault = _break(shape, values, rng) if faulty else ""
    text = "\n\n".join(
        _FIELD.sub(lambda match: shares.get(match[0]) or printed(values[match[1]], match[4] or ""), line) for line in shape.lines
    )
    return Item(shape, re.sub(r"\|\n\n\|", "|\n|", text), values, fault)


def _draw(rng: random.Random, low: str, high: str) -> Decimal:
    places = len(low.partition(".")[2])
    step = 10**places
    return (
        Decimal(rng.randint(int(float(low) * step), int(float(high) * step))) / step
        if places
        else Decimal(rng.randint(int(low), int(high)))
    )


def _share(part: Decimal, whole: Decimal, places: int) -> str:
    return printed((part * 100 / whole).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def printed(number: Decimal, how: str = "") -> str:
    """Vietnamese print: "1.406", "93,7", "05", "ba"."""
    if how == "w" and number == number.to_integral_value() and number <= 10:
        return _WORDS[int(number)]
    if number == number.to_integral_value() and number.as_tuple().exponent == 0:
        return f"{int(number):02}" if how == "02" else f"{int(number):,}".replace(",", ".")
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def _break(shape: Shape, values: dict[str, Decimal], rng: random.Random) -> str:
    """Change one figure that some sum holds, so that the sum fails by more than rounding."""
    summed = sorted({name for total, parts in shape.sums for name in (total, *parts) if name in values})
    slips: list[Callable[[str, random.Random], str]] = [_slipped, _slipped, _swapped, _dropped, _doubled]
    for _ in range(200):
        name = rng.choice(summed)
        old = values[name]
        parts = next((parts for total, parts in shape.sums if total == name), ())
        if len(parts) > 2 and rng.random() < 0.25:
            new = old - values.get(rng.choice(parts), Decimal(1))  # a part was forgotten when the total was made
        else:
            digits = rng.choice(slips)(str(int(old.scaleb(_places(old)))), rng)
            new = Decimal(digits).scaleb(-_places(old))
        if new == old or new <= 1 or (abs(new - old) < Decimal(1).scaleb(-_places(old)) * 3 and _places(old)):
            continue
        if len(digits := str(new)) > 1 and digits[0] == "0" and not _places(old):
            continue
        values[name] = new
        return f"{name}: {old} -> {new}"
    raise AssertionError(shape.lines)


def _places(number: Decimal) -> int:
    return -int(number.as_tuple().exponent)


def _slipped(digits: str, rng: random.Random) -> str:
    at = rng.randrange(len(digits))
    return digits[:at] + rng.choice([d for d in "0123456789" if d != digits[at]]) + digits[at + 1 :]


def _swapped(digits: str, rng: random.Random) -> str:
    at = rng.randrange(max(1, len(digits) - 1))
    return digits[:at] + digits[at + 1 : at + 2] + digits[at] + digits[at + 2 :]


def _dropped(digits: str, rng: random.Random) -> str:
    at = rng.randrange(len(digits))
    return digits[:at] + digits[at + 1 :] or "0"


def _doubled(digits: str, rng: random.Random) -> str:
    at = rng.randrange(len(digits))
    return digits[: at + 1] + digits[at:]


def reports(seed: int, count: int, sums: list[Shape], silent: list[Shape], *, faults: float = 0.35) -> Iterator[Report]:
    """Reports of a dozen shapes; with `faults` the share of sums that are wrong."""
    rng = random.Random(seed)
    for _ in range(count):
        chosen = rng.sample(sums, min(8, len(sums))) + rng.sample(silent, min(4, len(silent)))
        rng.shuffle(chosen)
        body, notes, items, number = OPENING, "", [], 1
        for shape in chosen:
            item = fill(shape, rng, faulty=bool(shape.sums) and rng.random() < faults)
            text = item.text.replace("[^1]", f"[^{number}]")
            text, _, note = text.partition(f"\n\n[^{number}]:")
            body += "Kết quả như sau:\n\n" if text.startswith("|") else ""
            item.start = len(body)
            body += text + "\n"
            item.end = len(body)
            body += "\n"
            if note:
                notes += f"[^{number}]:{note}\n\n"
                number += 1
            item.text = text + ("\n" + note if note else "")
            items.append(item)
        yield Report(body + notes, items)
