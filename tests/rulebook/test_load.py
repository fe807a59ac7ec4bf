"""A rule file is taken whole or refused with the line and the remedy: one tiny bad file per mistake."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.load import load_rules, parse_rules


@dataclass(frozen=True)
class Cap:
    percent: Decimal
    base: Literal["good", "all"]
    clause: str

    def __post_init__(self) -> None:
        if self.percent > 100:
            raise ValueError("tỷ lệ quá 100. Hãy ghi số từ 0 đến 100")


@dataclass(frozen=True)
class RuleSet:
    id: str
    effective_from: date
    cap: Cap
    effective_to: date | None = None
    replaces: tuple[str, ...] = ()
    binding: bool = True
    points: Mapping[str, int] = ()  # type: ignore[assignment]


WHOLE = """
id: 12-HD/BTCTW
effective_from: 2026-01-05
effective_to: null
cap: {percent: 20.50, base: good, clause: "Điều 11.1"}
replaces: [07-HD/BTCTW]
binding: false
points: {good: 80}
"""


def test_a_whole_file_becomes_its_value_with_decimals_as_written() -> None:
    rules = parse_rules(WHOLE, RuleSet, file="rules.yaml")
    assert rules.cap == Cap(Decimal("20.50"), "good", "Điều 11.1")
    assert str(rules.cap.percent) == "20.50"
    assert (rules.effective_to, rules.replaces, rules.binding, rules.points) == (None, ("07-HD/BTCTW",), False, {"good": 80})


def test_a_file_on_disk_is_read_with_or_without_a_byte_order_mark(tmp_path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(WHOLE, encoding="utf-8-sig")
    assert load_rules(path, RuleSet).id == "12-HD/BTCTW"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("binding: false", "bindin: false", 7, "khóa 'bindin' không có trong 'tệp'. Các khóa được dùng: id, effective_from"),
        ("binding: false", "id: 13-HD/BTCTW", 7, "khóa 'id' ghi hai lần (lần trước ở dòng 2)"),
        ("id: 12-HD/BTCTW", "", 3, "'tệp' thiếu id. Hãy thêm dòng 'id: ...'"),
        ("binding: false", "binding: no", 7, "'binding' là 'no'. Hãy ghi true hoặc false"),
        ("2026-01-05", "05/01/2026", 3, "'effective_from' là '05/01/2026'. Hãy ghi một ngày dạng 2026-05-27"),
        ("20.50", '"20,50"', 5, "'percent' là '20,50'. Hãy ghi một số, phần lẻ sau dấu chấm"),
        ("20.50", ".nan", 5, "'percent' là '.nan'"),
        ("base: good", "base: best", 5, "'base' là 'best'. Hãy ghi một trong: good, all"),
        ("20.50", "120", 5, "'cap': tỷ lệ quá 100. Hãy ghi số từ 0 đến 100."),
        ("[07-HD/BTCTW]", "07-HD/BTCTW", 6, "'replaces' phải là một danh sách"),
        ("{good: 80}", "{good: nhiều}", 8, "'good' là 'nhiều'. Hãy ghi một số nguyên"),
        ('{percent: 20.50, base: good, clause: "Điều 11.1"}', "20", 5, "'cap' phải là một nhóm khóa"),
        ("{good: 80}", "{good: 80", 9, "ngoặc nhọn chưa đóng"),
        ("id: 12-HD/BTCTW", "id: [12]", 2, "'id' là 'một danh sách hoặc nhóm khóa'. Hãy ghi một dòng chữ"),
    ],
)
def test_each_mistake_is_refused_with_its_line_and_remedy(old: str, new: str, line: int, says: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse_rules(WHOLE.replace(old, new, 1), RuleSet, file="rules.yaml")
    assert refusal.value.message.startswith(f"rules.yaml, dòng {line}: ")
    assert says in refusal.value.message


@pytest.mark.parametrize("text", ["", "# chỉ có ghi chú\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="tệp rỗng"):
        parse_rules(text, RuleSet, file="rules.yaml")


def test_a_file_with_control_characters_is_refused() -> None:
    with pytest.raises(Refusal, match="ký tự không in được"):
        parse_rules("id: \x07", RuleSet, file="rules.yaml")


def test_python_objects_are_never_built() -> None:
    with pytest.raises(Refusal):
        parse_rules(WHOLE.replace("12-HD/BTCTW", "!!python/object/apply:os.getcwd []", 1), RuleSet, file="rules.yaml")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cap: " + "[" * 50_000, "dòng 1: ngoặc lồng quá sâu"),
        ("\ncap:\n  " + "- " * 50_000 + "x", "dòng 3: dòng lồng quá sâu"),
        ("".join(f"\n{' ' * at}a:" for at in range(1_000)), "dòng 402: dòng lồng quá sâu"),
        ("a" * 1_000_001, "dòng 1: tệp dài 1000001 ký tự"),
    ],
)
def test_a_file_that_would_keep_the_reader_busy_is_refused_at_once(text: str, says: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse_rules(text, RuleSet, file="rules.yaml")
    assert says in refusal.value.message


def test_brackets_that_close_are_not_deep() -> None:
    assert parse_rules(WHOLE.replace("[07-HD/BTCTW]", f"[{'07-HD/BTCTW, ' * 3000}]"), RuleSet, file="rules.yaml").replaces
