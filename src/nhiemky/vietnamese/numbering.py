"""Numbering of headings as offices write it: "Phần thứ nhất", "II-", "2.1.", "a)", "(1)", "-".

>>> parse_label("II- PHƯƠNG HƯỚNG, NHIỆM VỤ")
Label(kind='roman', text='II', value=2, depth=1, end=4)
>>> parse_label("1.406 nghị quyết") is None, parse_label("V. I. Lênin") is None
(True, True)
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from nhiemky.vietnamese.numbers import count_word
from nhiemky.vietnamese.unicode import fold

Kind = Literal["part", "chapter", "letter_caps", "roman", "arabic", "dotted", "letter", "paren", "bullet"]


class Label(NamedTuple):
    """The number a line begins with. depth: how many numbers it holds ("2.3.4" is 3); end: where the title begins."""

    kind: Kind
    text: str
    value: int
    depth: int
    end: int


_ROMAN_DIGITS = (("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40),
                 ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))  # fmt: skip
_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Order of letters in lists: đ counts, f j w z do not."""


def to_roman(number: int) -> str:
    """1..3999.

    >>> to_roman(14)
    'XIV'
    """
    if not 1 <= number <= 3999:
        raise ValueError(number)
    out = ""
    for digits, value in _ROMAN_DIGITS:
        count, number = divmod(number, value)
        out += digits * count
    return out


def from_roman(text: str) -> int | None:
    """Value of a capital roman number, None for what is none ("IIII", "ABC").

    >>> from_roman("XIV"), from_roman("IIII")
    (14, None)
    """
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    if not text or any(char not in values for char in text):
        return None
    numbers = [values[char] for char in text]
    total = sum(-n if n < after else n for n, after in zip(numbers, [*numbers[1:], 0], strict=True))
    return total if 0 < total < 4000 and to_roman(total) == text else None


_PART = re.compile(
    r"(?P<word>phần|chương|tiểu mục|mục)\s+(?:thứ\s+(?P<ordinal>[^\W\d_]+)|(?P<roman>[IVXL]+)|(?P<arabic>[0-9]{1,2}))(?=[\s.:,;\-–—]|$)"
    r"\s*[.:\-–—]?\s*",
    re.IGNORECASE,
)
_ORDINALS = {"nhất": 1, "nhì": 2, "tư": 4}
_DASH = r"\s?\.?\s?[\-–—]/?"
_NEXT = r"(?P<gap>\s*)(?=(?P<next>\S)|$)"
_NUMBERED = re.compile(rf"(?P<number>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,4}})(?P<mark>{_DASH}|\s?\.?[/)]|\.|(?=\s)){_NEXT}")
_ROMAN = re.compile(rf"(?P<number>[IVXL]+)(?P<mark>{_DASH}|\.|\.?[/):]){_NEXT}")
_LETTER = re.compile(rf"(?P<number>[{_LETTERS}ABCDĐEGHIK])(?P<mark>{_DASH}|\.|\.?[/)]){_NEXT}")
_PAREN = re.compile(r"\((?P<number>[0-9]{1,2}|[a-zđ])\)\s*")
_BULLETS = "-–—+*•▪●○◦‣■□♦►➢✓\uf0b7\uf02d"
_BULLET = re.compile(rf"[{re.escape(_BULLETS)}](?:\s+|(?=[^\W\d_]))")
_SYMBOL_TAIL = re.compile(r"[A-ZĐ][A-ZĐƠƯa-z]{0,4}[/\-][A-ZĐ]")
_NAME = re.compile(r"(?:[^\W\d_]\.\s*)+[^\W\d_]|Mác\b|Ăng\s?-")
_WORD = re.compile(r"[^\W\d_]{2}")


def parse_label(line: str) -> Label | None:
    """The label at the beginning of `line` (NFC, leading blanks allowed), None where there is none.

    Looks at one line: whether "I." is the roman 1 or the letter between H and K is for who sees its neighbours
    (`as_letter`). Numbers with thousands, dates, symbols and initials of names are no labels.

    >>> [label.text for line in ("Phần thứ hai", "1.2. Kết quả", "3/ Hạn chế", "đ) Khác", "(2) Hai", "- ý") if (label := parse_label(line))]
    ['Phần thứ hai', '1.2', '3', 'đ', '2', '-']
    """
    start = len(line) - len(line.lstrip())
    if start == len(line):
        return None
    first = line[start]
    if first in "0123456789":
        return _numbered(line, start)
    if first == "(":
        match = _PAREN.match(line, start)
        if match is None:
            return None
        number = match["number"]
        return Label("paren", number, int(number) if number.isdigit() else _LETTERS.find(number) + 1, 1, match.end())
    if first in _BULLETS:
        match = _BULLET.match(line, start)
        return Label("bullet", first, 0, 1, match.end()) if match else None
    if first in "PpCcMmTt" and (match := _PART.match(line, start)) and (label := _part(match)):
        return label
    if first in "IVXL" and (match := _ROMAN.match(line, start)):
        value = from_roman(match["number"])
        if value and _is_heading_after(match, line):
            return Label("roman", match["number"], value, 1, match.end())
    if (match := _LETTER.match(line, start)) and _is_heading_after(match, line):
        return as_letter(match["number"], match.end())
    return None


def as_letter(text: str, end: int) -> Label:
    """The label of one letter: "I." read as the letter."""
    value = _LETTERS.index(text.lower()) + 1
    return Label("letter_caps" if text.isupper() else "letter", text, value, 1, end)


def _numbered(line: str, start: int) -> Label | None:
    match = _NUMBERED.match(line, start)
    if match is None:
        return None
    number, mark, gap, after = match["number"], match["mark"].strip(), match["gap"], match["next"] or ""
    depth = number.count(".") + 1
    if not mark and (depth == 1 or not after.isupper()):
        return None  # "80 đơn vị", "1.2 tỷ đồng"; but "1.1 Kết quả" is a label
    if after.isdigit() and (not gap or mark != "."):
        return None  # "20/5/2023", "1.406", "01 - 1,5 ngày"
    if mark[-1:] in ("-", "/") and not gap and (not after.isalpha() or _SYMBOL_TAIL.match(line, match.end())):
        return None  # "04-KH/ĐUK", "15/NQ-CP"
    return Label("dotted" if depth > 1 else "arabic", number, int(number.rsplit(".", 1)[-1]), depth, match.end())


def _is_heading_after(match: re.Match[str], line: str) -> bool:
    """What follows a letter or a roman number is a title, not the rest of a word, of a symbol or of a name."""
    mark, gap, after, at = match["mark"].strip(), match["gap"], match["next"] or "", match.end()
    if not gap and after and mark != ")":
        if not after.isupper() or not _WORD.match(line, at):
            return False  # "V/v", "T/M BAN THƯỜNG VỤ", "e-learning", "a.b"
        if mark != "." and _SYMBOL_TAIL.match(line, at):
            return False  # "A-QĐ/TW"
        if mark == "." and match["number"].islower():
            return False
    return not (mark == "." and match["number"].isupper() and _NAME.match(line, at))  # "V. I. Lênin", "C. Mác"


def _part(match: re.Match[str]) -> Label | None:
    value: int | None
    group = "ordinal" if match["ordinal"] else "roman" if match["roman"] else "arabic"
    number = match[group]
    if group == "ordinal":
        value = _ORDINALS.get(number.casefold()) or count_word(number)
    else:
        value = from_roman(number) if group == "roman" else int(number)
    rest = match.string[match.end(group) :].lstrip()
    if not value or rest[:1].islower():
        return None  # "Mục 3 của Quy định"
    kind: Kind = "part" if fold(match["word"]) == "phan" else "chapter"
    return Label(kind, " ".join(match.string[match.start() : match.end(group)].split()), value, 1, match.end())
