"""A file that is no YAML is told in Vietnamese with its line, never in the reader's own English."""

import re

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.rating_sets import parse_rule_file, starter
from nhiemky.rulebook.yaml_faults import in_words

GENERIC = in_words(None)[0]
ENGLISH = re.compile(r"\b(?:the|not|found|expected|allowed|while|mapping|token|character|scanning)\b")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b\n  c: d", 2),
        ('id: x\na: "x\nb: 1', 3),
        ("a: [1, 2\nb: 3", 2),
        ("a: {x: 1\nb: 2", 2),
        ("\ta: 1", 1),
        ("- a\nb: 1", 2),
        ("a: &x 1\nb: *y", 2),
        ("%foo\na: 1", 1),
        ("a: |\n b\n\tc: 1", 3),
        ("a: @x", 1),
        ("a: 1\n- b", 2),
        ('a: "\\q"', 1),
        ("a: 1\n---\nb: 2", 2),
        ("a: *", 1),
        ("}", 1),
    ],
)
def test_each_fault_is_told_with_its_line_in_vietnamese(text: str, line: int) -> None:
    with pytest.raises(Refusal) as refusal:
        parse_rule_file(text, file="a.yaml")
    said = refusal.value.message
    assert said.startswith(f"a.yaml, dòng {line}: ") and "Hãy " in said
    assert not ENGLISH.search(said) and GENERIC not in said


def test_a_complaint_nobody_translated_is_still_a_sentence() -> None:
    assert in_words("did not foresee this") == in_words(None)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [("ratio: 0.15", "ratio: 1.5", "ratio"), ("ratio: 0.15", "ratio: 0.15\n    elevated_ratio: 0.1", "elevated_ratio")],
)
def test_a_wrong_ratio_is_blamed_on_its_own_line(old: str, new: str, key: str) -> None:
    block = starter().replace("  - {code: cap_individual, who: individual, ratio: 0.15, clause: mục 3, grade: S}",
                              "  - code: cap_individual\n    who: individual\n    clause: mục 3\n    grade: S\n    ratio: 0.15")  # fmt: skip
    text = block.replace(old, new)
    line = next(at for at, each in enumerate(text.splitlines(), 1) if each.strip().startswith(f"{key}:"))
    with pytest.raises(Refusal) as refusal:
        parse_rule_file(text, file="a.yaml")
    assert f"a.yaml, dòng {line}: " in refusal.value.message
