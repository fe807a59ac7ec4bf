"""Rating rules in words: every value with its clause, defaults marked, gaps said; what changed between two sets and nothing else."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nhiemky.flows.rules_phrases import last_day, percent, phrase
from nhiemky.flows.rules_words import TITLES, difference, unconfirmed, words_of
from nhiemky.rulebook.rating_sets import RuleSet, rule_file, rule_set, rule_set_of, shipped
from nhiemky.rulebook.ratings import ITEM_FIELDS, RuleFile


def lines(rules: RuleSet, title: str) -> list[str]:
    return [line.text for section in words_of(rules) if section.title == title for line in section.lines]


@pytest.mark.parametrize("file", shipped(), ids=lambda file: file.id)
def test_every_item_of_every_set_is_said_with_its_basis(file: RuleFile) -> None:
    rules = rule_set_of(file)
    said = [line for section in words_of(rules) for line in section.lines]
    assert all(line.text.strip() and line.basis.strip() for line in said)
    assert {line.code for line in said if line.code} == {f"{name}/{item.code}" for name in ITEM_FIELDS for item in rules.items(name)}
    assert not [line.text for line in said if "None" in line.text or "  " in line.text]


def test_every_section_of_a_rule_file_has_a_title() -> None:
    assert set(TITLES) == set(ITEM_FIELDS)


def test_the_cap_is_said_with_its_denominator_so_that_nobody_takes_a_fifth_of_all() -> None:
    (first, *_) = lines(rule_set(2023), "Trần xuất sắc")
    assert first.startswith("Tập thể: số xuất sắc không quá 20% số hoàn thành tốt (riêng mức tốt, không gồm xuất sắc)")


def test_other_readings_and_the_elevated_ratio_stand_below_the_cap() -> None:
    said = lines(rule_set(2026, "2026-Q1"), "Trần xuất sắc")
    assert any("có quyết định của cấp có thẩm quyền, nêu rõ lý do, thì đến 25%" in line for line in said)
    assert any("cách đọc khác" in line and "tính trên số từ hoàn thành tốt trở lên" in line for line in said)
    assert any("làm tròn, từ 0,5 lên 1; người đứng đầu không tính trong tỷ lệ" in line for line in said)


def test_defaults_are_marked_and_texts_are_not() -> None:
    caps = {line.code: line for section in words_of(rule_set(2023)) for line in section.lines if line.code.startswith("caps/")}
    assert not caps["caps/cap_collective"].needs_confirmation
    assert (caps["caps/cap_individual"].needs_confirmation, caps["caps/cap_individual"].grade) == (True, "K")
    assert unconfirmed(rule_set(2023)) == sum(
        not item.certain for name in ITEM_FIELDS if name != "unknown" for item in rule_set(2023).items(name)
    )


def test_a_set_without_points_says_so_unless_it_is_unknown() -> None:
    assert lines(rule_set(2023), "Điểm") == ["Không chấm theo thang 100 điểm: cột điểm, nếu có, không được kiểm"]
    assert lines(rule_set_of(rule_file("233/2026/NĐ-CP")), "Điểm") == []


def test_both_readings_of_a_day_are_said() -> None:
    said = lines(rule_set(2021), "Thời hạn")
    assert any("trước ngày 01/01 năm sau" in line for line in said)
    assert any("cách đọc khác" in line and "đến hết ngày 31/3 năm sau" in line for line in said)


def test_a_day_of_the_quarter_is_said_by_its_month() -> None:
    (day,) = (day for day in rule_set(2026, "2026-Q1").rules.days if day.code == "all_done")
    assert last_day(day, day.of) == "đến hết ngày 20 của tháng thứ ba trong quý"


def test_ratios_are_said_in_percent() -> None:
    assert [percent(Decimal(ratio)) for ratio in ("0.20", "0.25", "0.125")] == ["20%", "25%", "12,5%"]


def test_what_was_dropped_is_said_with_its_reason() -> None:
    own = replace(rule_file("05-HD/ĐU (ví dụ)"), bands=(), drops={"moi_thanh_lap": "vẫn xếp loại"})
    (section,) = (section for section in words_of(rule_set(2026, overlays=(own,))) if section.title == "Đã bỏ")
    assert [(line.text, line.basis) for line in section.lines] == [("Không áp dụng mục 'moi_thanh_lap'", "05-HD/ĐU (ví dụ): vẫn xếp loại")]


def test_the_same_set_has_no_difference() -> None:
    assert difference(rule_set(2023), rule_set(2024)) == ()
    assert all(difference(rule_set_of(file), rule_set_of(file)) == () for file in shipped())


def test_a_changed_value_is_told_old_and_new() -> None:
    changed = [line.text for line in difference(rule_set(2026), rule_set_of(rule_file("05-HD/ĐU (ví dụ)")))]
    assert "Điểm, đổi: Hoàn thành tốt nhiệm vụ: từ 70 đến dưới 90 điểm → nay: Hoàn thành tốt nhiệm vụ: từ 80 đến dưới 90 điểm" in changed
    assert len(changed) == 4  # the documents, and the three bands that moved


def test_a_list_that_is_not_whole_is_never_told_as_shorter() -> None:
    told = [line for line in difference(rule_set(2024), rule_set(2025)) if line.text.startswith("Trường hợp phải xếp mức thấp")]
    assert not [line.text for line in told if ", bỏ:" in line.text]
    unsure = [line for line in told if "bộ mới chưa thấy nói" in line.text]
    assert unsure and all(line.needs_confirmation for line in unsure)


def test_a_mere_clause_is_no_change_but_a_lost_certainty_is() -> None:
    rules = rule_set(2023)
    cap = rules.rules.caps[0]
    moved = replace(rules, rules=replace(rules.rules, caps=(replace(cap, clause="Điều 13"), *rules.rules.caps[1:])))
    assert difference(rules, moved) == ()
    doubted = replace(rules, rules=replace(rules.rules, caps=(replace(cap, grade="C"), *rules.rules.caps[1:])))
    assert [line.text.split(":")[0] for line in difference(rules, doubted)] == ["Trần xuất sắc, nay cần xác nhận"]


def test_a_change_that_the_sentence_hides_is_still_told() -> None:
    rules = rule_set(2023)
    forced = rules.rules.forced
    other = replace(forced[2], when=(replace(forced[2].when[0], mark="vi_pham_dieu_cam"),))
    changed = replace(rules, rules=replace(rules.rules, forced=(*forced[:2], other, *forced[3:])))
    assert phrase(other) == phrase(forced[2])
    assert [line.text.split(":")[0] for line in difference(rules, changed)] == ["Trường hợp phải xếp mức thấp, đổi cách xét"]
