"""Numbers as Vietnamese print writes them: dot or blank for thousands, comma for decimals.

>>> parse_number("1.406"), parse_number("93,7"), parse_number("1.234,5")
(Decimal('1406'), Decimal('93.7'), Decimal('1234.5'))
>>> format_number(Decimal("1406.5")), format_number(Decimal("93.7"), decimals=2)
('1.406,5', '93,70')
>>> count_word("hai mươi lăm")
25
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from nhiemky.vietnamese.unicode import nfc

MAX_DIGITS = 15
"""What Excel itself keeps of a number; beyond, digits would be invented."""

NUMBER = r"(?:[0-9]{1,3}(?:[.\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)"
"""A number in running text, without sign or guards: compose as rf"(?<![\\w.,/]){NUMBER}"."""

_MINUS = dict.fromkeys(map(ord, "−–—‒﹣－"), "-")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2009\u202f\u2007\u200a"), " ")
_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0C: ",", 0xFF0E: ".", 0xFF0B: "+"}
_MARKS = {**_MINUS, **_BLANKS, **_FULL_WIDTH}
_VIETNAMESE = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?P<by>[. ])[0-9]{3}(?:(?P=by)[0-9]{3})*)(?:,(?P<part>[0-9]+))?")
_ENGLISH = re.compile(r"(?P<whole>[1-9][0-9]{0,2},[0-9]{3}(?:,[0-9]{3})*)\.(?P<part>[0-9]+)|(?P<groups>[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})")
_SIMPLE = re.compile(r"(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?")


def parse_number(text: str) -> Decimal | None:
    """The number that `text` is, exactly; None for anything else (words, NaN, 1e9, more than 15 digits).

    "1.406" is 1406: three digits after the only dot are thousands unless the number begins with 0.
    The English form counts only where it can be nothing else ("1,234.5", "1,234,567").

    >>> parse_number("−1 406"), parse_number("05"), parse_number("1,234.5"), parse_number("3/4")
    (Decimal('-1406'), Decimal('5'), Decimal('1234.5'), None)
    """
    if text.isascii():
        if text.isdigit():
            return Decimal(text) if len(text) <= MAX_DIGITS else None
        text = text.strip()
    else:
        text = text.translate(_MARKS).strip()
    if not text:
        return None
    negative = text[0] == "-"
    if negative or text[0] == "+":
        text = text[1:].lstrip()
    digits = _plain_form(text)
    if digits is None or sum(map(str.isdigit, digits)) > MAX_DIGITS:
        return None
    number = Decimal(digits)
    return -number if negative and number else number


def _plain_form(text: str) -> str | None:
    """ "1.234,5" -> "1234.5"."""
    for pattern in (_VIETNAMESE, _ENGLISH, _SIMPLE):
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            whole = "".join(filter(str.isdigit, parts["whole"] or parts["groups"]))
            return f"{whole}.{parts['part']}" if parts.get("part") else whole
    return None


def decimals_of(number: Decimal) -> int:
    """Digits after the point that the value carries, trailing zeros included."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


_VIETNAMESE_MARKS = str.maketrans(",.", ".,")


def format_number(number: Decimal | int, decimals: int | None = None) -> str:
    """Printed form. `decimals` rounds half up and keeps trailing zeros; without it the value is printed exactly.

    >>> format_number(1234567), format_number(Decimal("-0.50")), format_number(Decimal("2.5"), 0)
    ('1.234.567', '-0,5', '3')
    """
    if isinstance(number, int) and decimals is None:
        return format(number, ",").replace(",", ".")
    value = Decimal(number)
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    printed = format(value or abs(value), ",f").translate(_VIETNAMESE_MARKS)
    return printed.rstrip("0").rstrip(",") if decimals is None and "," in printed else printed


_DIGIT_WORDS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_ODD = frozenset({"linh", "lẻ"})


def count_word(text: str) -> int | None:
    """A count written in words, up to the billions; None for anything else.

    >>> count_word("mười"), count_word("một trăm linh năm"), count_word("một nghìn hai trăm"), count_word("mấy")
    (10, 105, 1200, None)
    """
    words = nfc(text).casefold().split()
    if not words or len(words) > 16:
        return None
    total, last_scale, start = 0, 10**12, 0
    for at, word in enumerate(words):
        scale = _SCALES.get(word)
        if scale is None:
            continue
        part = _below_thousand(words[start:at])
        if part is None or scale >= last_scale:
            return None
        total, last_scale, start = total + part * scale, scale, at + 1
    if start == len(words):
        return total
    rest = _below_thousand(words[start:])
    return None if rest is None else total + rest


def _below_thousand(words: list[str]) -> int | None:
    total = 0
    if len(words) >= 2 and words[1] == "trăm":
        if words[0] not in _DIGIT_WORDS:
            return None
        total, words = 100 * _DIGIT_WORDS[words[0]], words[2:]
        if not words:
            return total
        if words[0] in _ODD and len(words) == 2:
            unit = _DIGIT_WORDS.get(words[1])
            return None if not unit else total + unit
    tens = _below_hundred(words)
    return None if tens is None else total + tens


def _below_hundred(words: list[str]) -> int | None:
    if len(words) == 1 and words[0] in _DIGIT_WORDS:
        return _DIGIT_WORDS[words[0]]
    if words and words[0] in ("mười", "chục"):
        tens, rest = 10, words[1:]
    elif len(words) >= 2 and words[1] in ("mươi", "chục") and _DIGIT_WORDS.get(words[0], 0) > 1:
        tens, rest = 10 * _DIGIT_WORDS[words[0]], words[2:]
    elif (
        len(words) == 2
        and all(_DIGIT_WORDS.get(word) for word in words)
        and _DIGIT_WORDS[words[0]] > 1
        and words[1] in ("mốt", "lăm", "tư")
    ):
        return 10 * _DIGIT_WORDS[words[0]] + _DIGIT_WORDS[words[1]]  # "hai lăm"
    else:
        return None
    if not rest:
        return tens
    unit = _DIGIT_WORDS.get(rest[0]) if len(rest) == 1 else None
    return None if not unit else tens + unit
