"""Why a unit has no date: the sentence names who and what, and is true."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from scheduling.conferences.made_conferences import MONDAY, asked, best, tiny

from nhiemky.domain.conference import PlanningRules, Slot
from nhiemky.scheduling.conferences.plan import plan


def told(requests, rules=None):
    return {each.unit: each for each in plan(requests, rules or PlanningRules()).unplaced}


def test_a_person_wanted_too_often_is_named_with_the_units():
    found = told([asked(unit, "Hai", (0, 1)) for unit in "ABCDE"])["E"]
    assert found.why == "5 hội nghị cần Hai từ 02/3/2026 đến 03/3/2026 (cần 5 buổi), mà Hai chỉ còn 4 buổi: A, B, C, D, E."
    assert (found.people, found.units) == (("Hai",), tuple("ABCDE"))


def test_the_units_named_always_hold_the_one_that_is_told():
    rules = PlanningRules(capacity_per_day=1)
    for each in told([asked(unit) for unit in "ABCDE"], rules).values():
        assert each.unit in each.units
    rng = Random(7)
    for _ in range(40):
        requests = [
            asked(f"Đảng bộ {n}", rng.choice(("Hai", "Ba")), (0, rng.randrange(4)), half_days=rng.choice((1, 2))) for n in range(14)
        ]
        for each in told(requests, rules if rng.random() < 0.5 else None).values():
            assert each.unit in each.units, each.why


def test_the_owners_own_conference_counts_as_taken():
    busy = {"Hai": frozenset({Slot(MONDAY, "AM"), Slot(MONDAY, "PM")})}
    found = told([asked("A", "Hai")], PlanningRules(busy=busy))["A"]
    assert found.why == "Không còn một buổi nào trong ngày 02/3/2026 mà Hai không bận."
    assert found.people == ("Hai",)


def test_a_window_of_closed_days_is_told():
    closed = PlanningRules(closed=frozenset({MONDAY}))
    assert told([asked("A")], closed)["A"].why == "Không có ngày làm việc nào trong ngày 02/3/2026."


def test_a_window_too_short_for_the_length_is_told():
    assert told([asked("A", half_days=3)])["A"].why == "Cần một ngày rưỡi, mà trong ngày 02/3/2026 chỉ có 1 ngày làm việc."


def test_full_days_are_told():
    found = told([asked(unit) for unit in "ABC"], PlanningRules(capacity_per_day=2))
    assert [each.why for each in found.values()] == ["3 hội nghị phải họp trong ngày 02/3/2026, mà các ngày ấy chỉ nhận 2: A, B, C."]


def test_pilots_that_end_too_late_are_named():
    found = told(
        [asked("P", days=(2, 2), pilot=True), asked("Q", days=(2, 2), pilot=True), asked("A", days=(0, 2))],
        PlanningRules(gap_after_pilot=1),
    )
    assert found["A"].why.startswith("Đơn vị làm điểm P kết thúc sáng 04/3/2026, cách 1 ngày làm việc, nên sớm nhất là sáng 06/3/2026")
    assert set(found["A"].units) == {"P", "A"}


def test_what_only_the_whole_shows_names_the_smallest_set():
    day = MONDAY
    busy = {"p": frozenset({Slot(day, "PM")}), "q": frozenset({Slot(day, "AM")})}
    requests = [asked("A", "p r"), asked("B", "q r", (0, 0)), asked("C", "r s"), asked("D", "t")]
    found = told(requests, PlanningRules(busy=busy))
    assert len(found) == 1
    [one] = found.values()
    assert set(one.units) == {"A", "B", "C"}
    assert "r" in one.people


def test_units_named_with_a_person_cannot_all_be_placed_indeed():
    checked = 0
    for seed in range(150):
        requests, rules = tiny(Random(seed))
        by_name = {request.unit: request for request in requests}
        for each in plan(requests, rules).unplaced:
            if len(each.units) > 1 and " không thể cùng xếp " in each.why:
                part = [by_name[unit] for unit in each.units]
                assert best(part, rules)[0] > 0
                assert all(best([other for other in part if other is not one], rules)[0] == 0 for one in part)
                checked += 1
    assert checked


def test_a_unit_that_might_be_placed_alone_gets_no_reason_when_it_is_placed():
    assert told([replace(asked("A", "Hai", (0, 4)), last=MONDAY + timedelta(days=4))]) == {}
