"""A city's campaign through districts, wards and cells, by command: loaded through the users' doors, proven, traced down to the lowest cell."""

import json
from decimal import Decimal

import pytest
from installation import Installation

from nhiemky.cli.main import run
from nhiemky.web.demo.estates import vinh_khe as story

TOP = """
import json
from nhiemky.web.campaigns.cascade.lineage import rolled_behind
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.consolidations.models import Consolidation
from nhiemky.web.consolidations.opened import whole_of
from nhiemky.web.reports.models import Revision
city = Campaign.objects.get(parent=None)
whole = whole_of(Consolidation.objects.filter(campaign=city).latest("pk"))

def below(uuid, code):
    found = rolled_behind(uuid, code)
    if found is None:
        return None
    campaign, rolled = found
    return {"campaign": campaign.title, "parts": [[part.unit, part.actual, below(part.revision, code) if part.deeper else None] for part in rolled.parts]}

figures = {}
for one in whole.indicators:
    figures[one.code] = {"actual": one.actual.raw, "parts": {part.unit: part.actual.raw for part in one.parts}}
bac = Revision.objects.filter(obligation__campaign=city, organisation__code="Q.BK", obligation__requirement__deliverable="appendix").latest("pk")
print(json.dumps({
    "figures": figures, "levels": sorted(level or 0 for level in Campaign.objects.values_list("level", flat=True)), "below": below(str(bac.uuid), "CT01"),
}))
"""


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Installation:
    folder = tmp_path_factory.mktemp("phan-cap")
    made = Installation(folder / "phan-cap")
    done = made.command("demo", "--journey", "phan-cap", "--data", str(folder), "--no-serve")
    assert done.returncode == 0, done.stderr[-3000:]
    return made


@pytest.fixture(scope="session")
def top(demo) -> dict:
    return json.loads(demo.python(TOP))


def of_district(code: str, at: int) -> int:
    return sum(int(words[at]) for unit, words in story.FIGURES.items() if unit.startswith(f"{code}."))


def test_what_the_journey_loads_verifies(demo):
    done = demo.command("verify", "--data", str(demo.data), "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["faults"]) == (0, [])


def test_the_citys_sums_are_those_of_the_lowest_units(top):
    for at, indicator in enumerate(story.INDICATORS):
        if indicator.method != "sum":
            continue
        lowest = [words[at] for unit, words in story.FIGURES.items() if not unit.startswith("TK.")]
        assert Decimal(top["figures"][indicator.code]["actual"]) == sum(map(int, lowest)), indicator.statement


def test_a_district_stands_with_what_its_wards_came_to(top):
    parts = top["figures"]["CT01"]["parts"]
    assert parts["Đảng bộ quận Bắc Khê"] == str(of_district("BK", 0))
    assert parts["Đảng bộ quận Nam Khê"] == str(of_district("NK", 0))
    assert "Đảng bộ huyện Thượng Khê" not in parts, "it waits for a commune"


def test_there_are_campaigns_on_three_levels(top):
    assert top["levels"] == [0, 1, 1, 1, 1, 2]


def test_a_citys_figure_opens_through_district_and_ward_to_the_cell(top):
    wards = {unit: (actual, deeper) for unit, actual, deeper in top["below"]["parts"]}
    actual, deeper = wards["Đảng bộ phường Cửa Bắc Khê"]
    assert actual == "41"
    assert sorted(part[1] for part in deeper["parts"]) == ["12", "14", "15"]
    assert wards["Đảng bộ phường Bến Trúc"] == ("27", None)


def test_the_plans_of_city_and_district_agree_by_command(demo, tmp_path, capsys):
    """The district's plan as Word, held against the city's campaign: nothing of weight to say."""
    script = """
import sys
from pathlib import Path
from nhiemky.flows.child_plan import child_plan
from nhiemky.scheduling.cascade import duties_of
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.campaigns.value import value_of, words_of
from nhiemky.writing.word import write_word
city, district = Campaign.objects.get(parent=None), Campaign.objects.get(organisation__code="Q.BK")
Path(sys.argv[1]).write_text(words_of(value_of(city)), encoding="utf-8")
Path(sys.argv[2]).write_bytes(write_word(child_plan(value_of(district), value_of(city), duties_of(value_of(city), 'Q.BK'))))
"""
    parent, plan = tmp_path / "thanh-pho.json", tmp_path / "ke-hoach-quan.docx"
    demo.python(script, str(parent), str(plan))
    code = run(["check", str(plan), "--against", str(parent), "--json"])
    (told,) = json.loads(capsys.readouterr().out)
    high = [one for one in told["findings"] if one["severity"] == "high"]
    assert (code, high) == (0, []), high
