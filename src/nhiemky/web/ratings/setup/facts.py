"""What is recorded of a subject: which facts, in words, and what each may be.

>>> read_fact("Đảng bộ Sở Gió", "tasks_done_percent", "93,7%")
'93.7'
>>> read_fact("Đảng bộ Sở Gió", "points", "104")
Traceback (most recent call last):
nhiemky.domain.finding.Refusal: Đảng bộ Sở Gió: điểm ghi “104”, cần số từ 0 đến 100. Hãy sửa rồi lưu lại.

Stored as text: numbers as decimal strings, so that nothing is rounded; "" is not recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from nhiemky.domain.finding import Refusal
from nhiemky.domain.rating import DISCIPLINES, FACTS, LEVEL_NAMES, LEVELS
from nhiemky.rulebook.rating_marks import MARKS
from nhiemky.rulebook.rating_sets import RuleSet
from nhiemky.vietnamese.numbers import parse_number
from nhiemky.vietnamese.unicode import fold, nfc

FACT_WORDS: Final[Mapping[str, str]] = {
    "points": "điểm",
    "discipline": "kỷ luật",
    "months_since_admission": "số tháng từ khi kết nạp",
    "months_absent": "số tháng nghỉ",
    "tasks_done_percent": "% nhiệm vụ hoàn thành",
    "tasks_on_time_percent": "% nhiệm vụ đúng hạn",
    "tasks_exceeded_percent": "% nhiệm vụ vượt mức",
    "shortcomings_remedied_percent": "% hạn chế đã khắc phục",
    "civil_service_level": "mức xếp loại công chức, viên chức",
    "marks": "dấu hiệu do cấp ủy ghi nhận",
    "quarter_levels": "mức các quý trong năm",
}
INDIVIDUALS_ONLY: Final = ("months_since_admission", "civil_service_level")
_MOST: Final[Mapping[str, Decimal]] = {
    "points": Decimal(100),
    "months_since_admission": Decimal(1200),
    "months_absent": Decimal(72),
    "tasks_done_percent": Decimal(100),
    "tasks_on_time_percent": Decimal(100),
    "tasks_exceeded_percent": Decimal(1000),
    "shortcomings_remedied_percent": Decimal(100),
}
_STORED = re.compile(r"[0-9]{1,4}\.[0-9]{1,6}")
assert set(FACTS) <= set(FACT_WORDS)


def marks_asked(rules: RuleSet, recorded: Iterable[str] = ()) -> dict[str, str]:
    """Code -> words of the marks that a rule set asks about, and of those already recorded, in the catalogue's order.

    >>> from nhiemky.rulebook.rating_sets import rule_set
    >>> "mat_doan_ket" in marks_asked(rule_set(2023)), len(marks_asked(rule_set(2023))) < len(MARKS)
    (True, True)
    """
    asked = set(recorded)
    for section in ("conditions", "forced", "ceilings", "not_rated"):
        for item in rules.items(section):
            tests = (*getattr(item, "needs", ()), *getattr(item, "when", ()))
            asked |= {test.mark for test in tests if test.mark} | set(getattr(item, "unless", ()))
    return {code: words for code, words in MARKS.items() if code in asked}


def read_facts(name: str, given: Mapping[str, Any], marks: Iterable[str] | None = None) -> dict[str, Any]:
    """All of `given`, read; "" or [] clears a fact. name: whose, for sentences; marks: the codes the rules know, None = any.

    Raises Refusal (rating_fact_wrong) at the first that cannot be.
    """
    return {fact: read_fact(name, fact, value, marks) for fact, value in given.items()}


def read_fact(name: str, fact: str, value: Any, marks: Iterable[str] | None = None) -> Any:
    """One fact as it is stored."""
    if fact in ("marks", "quarter_levels"):
        return _list(name, fact, value, marks if fact == "marks" else (*LEVELS, *LEVEL_NAMES))
    text = nfc("" if value is None else str(value)).strip()
    if not text:
        return ""
    if fact == "discipline":
        return _choice(name, fact, text, DISCIPLINES)
    if fact == "civil_service_level":
        return _choice(name, fact, text, LEVEL_NAMES)
    if fact not in _MOST:
        raise Refusal("rating_fact_wrong", name=name, fact=fact, given=text, wanted=f"một trong các cột: {', '.join(FACT_WORDS.values())}")
    number = value if isinstance(value, Decimal) else _number(text.removesuffix("%").strip())
    if number is None or not 0 <= number <= _MOST[fact]:
        raise Refusal("rating_fact_wrong", name=name, fact=FACT_WORDS[fact], given=text, wanted=f"số từ 0 đến {_MOST[fact]}")
    return str(number)


def _number(text: str) -> Decimal | None:
    """None of these numbers reaches thousands, so that a dot is the decimal point of a stored or an English number."""
    return Decimal(text) if _STORED.fullmatch(text) else parse_number(text)


def _choice(name: str, fact: str, text: str, words: Mapping[str, str]) -> str:
    """A code, or its words as a form shows them."""
    if text in words:
        return text
    for code, said in words.items():
        if fold(said) == fold(text):
            return code
    raise Refusal("rating_fact_wrong", name=name, fact=FACT_WORDS[fact], given=text, wanted=f"một trong: {', '.join(words.values())}")


def _list(name: str, fact: str, value: Any, known: Iterable[str] | None) -> list[str]:
    """Codes, without doubles."""
    given = value.replace(",", ";").split(";") if isinstance(value, str) else list(value or ())
    codes = list(dict.fromkeys(each.strip() for each in given if each.strip()))
    for code in codes:
        if known is not None and code not in known:
            raise Refusal("rating_fact_wrong", name=name, fact=FACT_WORDS[fact], given=code, wanted=f"một trong: {', '.join(known)}")
    return codes
