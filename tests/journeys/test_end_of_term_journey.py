"""The end of a term in a body merged from three: totals by former body, said in footnotes, found again when somebody mistypes a part."""

import json
from decimal import Decimal

import pytest
from demos import loaded
from installation import Installation

from nhiemky.vietnamese.numbers import parse_number
from nhiemky.web.demo.estates import tan_khe as story

ENDING = """
import json
import sys
from pathlib import Path
from tests.journeys.at_work import Desk, body, footnotes, with_part
from nhiemky.web.campaigns.models import Campaign
from nhiemky.web.consolidations.check_actions import check_paper, findings_of
from nhiemky.web.consolidations.models import Consolidation, OldFigure, OwnReport, OwnSection
from nhiemky.web.consolidations.opened import whole_of
from nhiemky.web.consolidations.own_actions import advance, mark_section, save_own_section
from nhiemky.web.consolidations.papers import file_of
from nhiemky.web.demo.estates import tan_khe as story
from nhiemky.web.demo.texts import words_for

told, desk, campaign, folder = {}, Desk(story.NOW), Campaign.objects.get(), Path(sys.argv[1])
with desk.now():
    mai, version = desk.actor("mai"), Consolidation.objects.filter(campaign=campaign).latest("pk")
    whole = whole_of(version)
    told["figures"] = {one.code: one.actual.raw for one in whole.indicators}
    told["bodies"] = {
        one.code: [[name, str(value)] for each in one.bodies for name, value in each.parts] + [["own", str(each.own)] for each in one.bodies]
        for one in whole.indicators
    }
    told["places"] = [[one.report.organisation.name, one.code, one.cell, one.quote] for one in OldFigure.objects.filter(
        state="settled").select_related("report__organisation")]
    told["in"] = [version.reports_in, version.expected]
    word = file_of(version, "docx")
    told["notes"] = footnotes(word)
    (folder / "dung.docx").write_bytes(word)
    wrong = with_part(word, "word/footnotes.xml", "Đảng bộ phường An Khê (cũ) 96", "Đảng bộ phường An Khê (cũ) 69")
    (folder / "sai.docx").write_bytes(wrong)
    (folder / "dot.json").write_bytes(file_of(version, "json"))
    check = check_paper(mai, version, "bao-cao-da-sua.docx", wrong)
    told["found"] = [[one.code, one.severity, one.message] for one in findings_of(check)]
    told["silent"] = [one.code for one in findings_of(check_paper(mai, version, "bao-cao.docx", word)) if one.code.startswith("former_")]

    report = OwnReport.objects.get()
    for row in OwnSection.objects.filter(report=report).order_by("order"):
        if not row.text:
            save_own_section(mai, report, row, words_for(row.title, row.order), row.version)
        mark_section(mai, report, OwnSection.objects.get(pk=row.pk), True)
    for step in ("laid", "adopted"):
        advance(mai, report, step)
        report.refresh_from_db()
    told["report"] = report.state
    page = desk.page("phuc")
    told["leader"] = page.get("/tong-hop/").content.decode()
    told["own notes"] = footnotes(body(page.get(f"/bao-cao-cua-cap-uy/{report.uuid}/tai/docx/")))
print(json.dumps(told))
"""


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Installation:
    return Installation(loaded("tong-ket", tmp_path_factory))


@pytest.fixture(scope="session")
def papers(tmp_path_factory):
    return tmp_path_factory.mktemp("giay-to")


@pytest.fixture(scope="session")
def ended(demo, tmp_path_factory) -> Installation:
    """A copy in which the story goes on to its end."""
    return demo.copied(tmp_path_factory.mktemp("tong-ket") / "het")


@pytest.fixture(scope="session")
def told(ended, papers) -> dict:
    return json.loads(ended.python(ENDING, str(papers)))


def number(words: str) -> Decimal:
    value = parse_number(words.rstrip("%"))
    assert value is not None, words
    return value


def since(at: int) -> Decimal:
    """What the cells reported for the time after the merger."""
    return sum((number(words[at]) for words in story.SINCE.values()), Decimal(0))


SUMMED = [(at, one) for at, one in enumerate(story.INDICATORS) if one.method == "sum"]


def test_what_the_journey_loads_verifies_and_so_does_its_end(demo, ended, told):
    for made in (demo, ended):
        done = made.command("verify", "--data", str(made.data), "--json")
        assert (done.returncode, json.loads(done.stdout)["faults"]) == (0, [])


def test_totals_are_the_three_old_committees_and_the_cells_since(told):
    for at, indicator in SUMMED:
        old = sum((number(words[at]) for words in story.FORMERS.values()), Decimal(0))
        assert number(told["figures"][indicator.code]) == old + since(at), indicator.statement
    assert told["in"] == [len(story.UNITS), len(story.UNITS)], "old reports are no reports of the campaign"


def test_every_total_is_broken_down_by_old_committee(told):
    for at, indicator in SUMMED:
        expected = {f"{name} (cũ)": number(words[at]) for name, words in story.FORMERS.items()} | {"own": since(at)}
        assert {name: Decimal(value) for name, value in told["bodies"][indicator.code]} == expected, indicator.statement
    assert told["bodies"]["CT04"] == [], "a rate is not added up"


def test_every_old_figure_keeps_its_cell_or_its_sentence(told):
    assert len(told["places"]) == len(story.FORMERS) * len(story.INDICATORS)
    for name, code, cell, quote in told["places"]:
        assert cell or quote, (name, code)


def test_footnotes_of_both_words_say_the_parts(told):
    for name, words in story.FORMERS.items():
        for at, _ in SUMMED:
            assert f"{name} (cũ) {words[at]}" in told["notes"]
            assert f"{name} (cũ) {words[at]}" in told["own notes"]


def test_a_part_mistyped_in_word_is_found_on_the_page(told):
    assert told["silent"] == []
    found = {code: (severity, message) for code, severity, message in told["found"]}
    assert "former_part_differs" in found
    severity, message = found["former_part_differs"]
    assert severity == "high"
    assert "69" in message
    assert "96" in message


def test_and_by_command(told, ended, papers):
    codes = {}
    for name in ("dung.docx", "sai.docx"):
        done = ended.command("check", str(papers / name), "--against", str(papers / "dot.json"), "--json")
        (answer,) = json.loads(done.stdout)
        codes[name] = {one["code"] for one in answer["findings"]}
    assert "former_part_differs" in codes["sai.docx"]
    assert "former_part_differs" not in codes["dung.docx"]


def test_the_terms_report_is_adopted_and_the_secretary_sees_the_total(told):
    assert told["report"] == "adopted"
    assert told["figures"]["CT01"] in told["leader"]
