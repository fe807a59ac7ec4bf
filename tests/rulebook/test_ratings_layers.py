"""A lower layer may be stricter than its superior, never looser: refused where the superior is known to say so, told where it is a default."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.rating_items import Cap, HeadRule, Item, Test
from nhiemky.rulebook.rating_layers import loosened
from nhiemky.rulebook.rating_sets import parse_rule_file, rule_file, rule_set, softened
from nhiemky.rulebook.ratings import RuleFile

OWN = replace(rule_file("05-HD/ĐU (ví dụ)"), id="09-HD/ĐU", bands=(), rated_from=2018)


def item_of(year: int, section: str, code: str) -> Item:
    return next(item for item in rule_set(year).items(section) if item.code == code)


def laid(year: int, **sections) -> RuleFile:
    return replace(OWN, **sections)


def problems(year: int, **sections) -> list[tuple[str, bool]]:
    return [(looser.problem, looser.binding) for looser in loosened(rule_set(year).rules, laid(year, **sections))]


@pytest.fixture
def cap() -> Cap:
    found = rule_set(2023).cap("collective")
    assert found is not None
    return found


@pytest.mark.parametrize(
    "change",
    [
        {"ratio": Decimal("0.15")},
        {"rounding": "floor"},
        {"scope": "từng nhóm của phường", "clause": "mục 2", "grade": "S"},
        {"exclude_heads": True},
        {},
    ],
)
def test_a_stricter_or_equal_cap_is_let_be(cap: Cap, change: dict) -> None:
    assert problems(2023, caps=(replace(cap, **change),)) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"ratio": Decimal("0.21")}, "tỷ lệ 0.21 cao hơn 0.20"),
        ({"elevated_ratio": Decimal("0.25")}, "tỷ lệ nâng 0.25 cao hơn 0.20"),
        ({"denominator": "good_or_better"}, "mẫu số 'good_or_better' rộng hơn 'good'"),
        ({"rounding": "half_up"}, "làm tròn 'half_up'"),
        ({"rounding": "ceil"}, "làm tròn 'ceil'"),
        ({"least": 1}, "cho nhóm nhỏ nhiều suất hơn"),
        ({"small_group": "free", "small_below": 5}, "cho nhóm nhỏ nhiều suất hơn"),
        ({"on_breach": "warn"}, "vượt trần chỉ còn cảnh báo"),
    ],
)
def test_a_looser_cap_is_seen_and_refused_where_layers_meet(cap: Cap, change: dict, says: str) -> None:
    own = replace(cap, **change)
    (found,) = problems(2023, caps=(own,))
    assert found[0].startswith(says) and found[1]
    with pytest.raises(Refusal) as refusal:
        rule_set(2023, overlays=(laid(2023, caps=(own,)),))
    assert refusal.value.code == "rule_overlay_looser"
    assert says in refusal.value.message and "không được nới lỏng" in refusal.value.message


def test_the_elevated_ratio_that_a_superior_allows_may_stand_below_too() -> None:
    cap = rule_set(2026, "2026-Q1").cap("individual")
    assert cap is not None
    assert loosened(rule_set(2026, "2026-Q1").rules, replace(OWN, caps=(cap,))) == ()


def test_loosening_a_mere_default_is_allowed_and_told() -> None:
    cap = rule_set(2025).cap("individual")
    assert cap is not None and not cap.certain
    own = replace(OWN, extends="43-HD/BTCTW", caps=(replace(cap, denominator="all"),))
    rules = rule_set(2025, overlays=(own,))
    assert rules.cap("individual") == own.caps[0]
    (told,) = softened(own)
    assert (told.code, told.severity) == ("rule_overlay_looser", "medium")
    assert "mẫu số 'all' rộng hơn 'good'" in told.message


def test_a_default_that_was_confirmed_binds() -> None:
    cap = rule_set(2025).cap("individual")
    assert cap is not None
    confirmed = replace(rule_set(2025).rules, caps=(replace(cap, confirmed="Công văn 15-CV/BTCTU"),))
    (looser,) = loosened(confirmed, replace(OWN, caps=(replace(cap, denominator="all"),)))
    assert looser.binding


def test_the_head_rule_can_be_neither_dropped_nor_softened() -> None:
    head = rule_set(2022).head_rule
    assert isinstance(head, HeadRule)
    assert problems(2022, drops={"head": "không áp dụng"})[0][1]
    assert problems(2022, head_rules=(replace(head, on_breach="warn"),))[0][1]
    assert problems(2022, head_rules=(replace(head, not_above=False),))[0][1]
    assert problems(2022, head_rules=(replace(head, clause="mục 2"),)) == []


def test_what_a_later_paper_says_is_not_loosened_for_the_years_before_it_either() -> None:
    head = rule_set(2021).head_rule
    assert head is not None and not head.certain
    with pytest.raises(Refusal) as refusal:
        rule_set(2021, overlays=(laid(2021, extends="21-HD/BTCTW", head_rules=(replace(head, on_breach="warn"),)),))
    assert refusal.value.code == "rule_overlay_looser"


def test_a_file_that_only_calls_itself_one_of_the_centre_is_told_what_it_loosens() -> None:
    cap = rule_set(2023).cap("collective")
    assert cap is not None
    own = replace(OWN, extends="25-HD/BTCTW", layer="centre", caps=(replace(cap, ratio=Decimal("0.5")),))
    assert [told.code for told in softened(own)] == ["rule_overlay_looser"]
    assert softened(rule_file("25-HD/BTCTW")) == ()


def test_more_points_are_stricter_fewer_are_looser() -> None:
    good = item_of(2025, "bands", "diem_tot")
    assert problems(2025, bands=(replace(good, at_least=Decimal(75)),)) == []
    assert problems(2025, bands=(replace(good, at_least=Decimal(65)),)) == [("'diem_tot' chỉ cần 65 điểm, trên là 70", True)]


def test_conditions_may_grow_but_not_shrink() -> None:
    exceeded = item_of(2025, "conditions", "xs_vuot_muc")
    more = (*exceeded.needs, Test(fact="shortcomings_remedied_percent", at_least=Decimal(100)))
    assert problems(2025, conditions=(replace(exceeded, needs=more),)) == []
    assert problems(2025, conditions=(replace(exceeded, needs=(Test(fact="tasks_exceeded_percent", at_least=Decimal(40)),)),)) == []
    assert problems(2025, conditions=(replace(exceeded, needs=(Test(fact="tasks_exceeded_percent", at_least=Decimal(20)),)),))
    assert problems(2025, conditions=(replace(exceeded, who="individual"),))
    assert problems(2025, drops={"xs_vuot_muc": "không áp dụng"})


def test_forced_cases_may_catch_more_but_not_fewer() -> None:
    tasks = item_of(2019, "forced", "kem_nhiem_vu")
    assert problems(2019, forced=(replace(tasks, when=(Test(fact="tasks_done_percent", below=Decimal(60)),)),)) == []
    assert problems(2019, forced=(replace(tasks, who="both"),)) == []
    assert problems(2019, forced=(replace(tasks, when=(Test(fact="tasks_done_percent", below=Decimal(40)),)),))
    assert problems(2019, forced=(replace(tasks, when=(*tasks.when, Test(mark="nguyen_nhan_chu_quan"))),))
    assert problems(2019, forced=(replace(tasks, who="head"),))
    assert problems(2019, forced=(replace(tasks, unless=("bat_kha_khang",)),))


def test_a_lighter_discipline_catches_more() -> None:
    discipline = item_of(2023, "forced", "kem_ky_luat")
    assert problems(2023, forced=(replace(discipline, when=(Test(fact="discipline", discipline_from="tu_phat_hien"),)),)) == []
    assert problems(2023, forced=(replace(discipline, when=(Test(fact="discipline", discipline_from="canh_cao"),)),))


def test_a_ceiling_may_go_down_but_not_up() -> None:
    absent = item_of(2020, "ceilings", "nghi_om_3_thang")
    assert problems(2020, ceilings=(replace(absent, max_level="KHTNV"),)) == []
    assert problems(2020, ceilings=(replace(absent, max_level="HTTNV"),))


def test_guidance_of_the_centre_carries_its_regulation_out_and_is_not_compared(cap: Cap) -> None:
    own = replace(OWN, layer="centre", caps=(replace(cap, ratio=Decimal("0.25")),))
    assert loosened(rule_set(2023).rules, own) == ()


def test_what_the_superior_does_not_know_may_be_dropped() -> None:
    assert problems(2025, drops={"rounding": "đã rõ", "small_groups": "đã rõ"}) == []


def test_a_file_that_does_not_say_its_layer_is_a_committees(cap: Cap) -> None:
    text = (Path(__file__).parent / "bad_ratings" / "looser_ratio.yaml").read_text(encoding="utf-8")
    with pytest.raises(Refusal, match=r"tỷ lệ 0.25 cao hơn 0.20"):
        parse_rule_file(text.replace("layer: committee\n", ""), file="quy-tac.yaml")
