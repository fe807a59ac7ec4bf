"""A merged body's figure through the Word and back: broken down by former units, silent as written, told when edited."""

from datetime import date
from decimal import Decimal

import pytest

from nhiemky.consolidating.consolidate import consolidate
from nhiemky.consolidating.recompute import recompute
from nhiemky.domain.campaign import Campaign, Indicator, Owner, Unit
from nhiemky.domain.figure import BLANK, Row, Value
from nhiemky.domain.lineage import Former, Lineage, Passed
from nhiemky.domain.unit_report import Identity, UnitReport
from nhiemky.flows.campaign import dump_campaign
from nhiemky.flows.campaign_figures import with_figures
from nhiemky.flows.consolidated_report import consolidated_report
from nhiemky.flows.result_sentences import result_sentence
from nhiemky.flows.tasks_check import check_paper_file
from nhiemky.writing.word import write_word

DAY = date(2025, 7, 1)
NEW = Indicator("CT1", "Kết nạp đảng viên mới", "đảng viên", method="sum")
OWNER = Owner("Đảng ủy Hội đồng Sông Lam", organ_code="ĐU", place="Sông Lam")
MERGER = Passed("merge", DAY, ("a", "b", "c"), ("d",))
FORMERS = tuple(Former(id, f"Đảng bộ {name} (cũ)") for id, name in (("a", "Bến Mây"), ("b", "Cồn Gió"), ("c", "Đồng Sáo")))
UNITS = (Unit("d", "Đảng bộ xã Tam Giang"), Unit("e", "Đảng bộ xã Bãi Lau"))


def report(id: str, name: str, number: int) -> UnitReport:
    row = Row(
        "1", NEW.statement, "đảng viên", BLANK, Value(str(number), Decimal(number)), "", "", 5, "", f"câu “{number} đảng viên”", "CT1"
    )
    return UnitReport(f"{id}.docx", id, Identity(name, "identity_sheet", id), rows=(row,), submission=f"old:{id}")


OLD = [report(former.id, former.name, number) for former, number in zip(FORMERS, (330, 444, 632), strict=True)]
OTHER = report("e", "Đảng bộ xã Bãi Lau", 94)


def campaign(units=UNITS) -> Campaign:
    return Campaign("Tổng kết nhiệm kỳ", OWNER, indicators=(NEW,), units=units)


def made(reports, event=MERGER, units=UNITS, owner=""):
    return consolidate(reports, campaign=campaign(units), lineage=Lineage((event,), FORMERS, owner))


def note_of(whole) -> str:
    sentence = result_sentence(whole.indicators[0], whole.whole)
    return " ".join(run.text for each in sentence.runs for run in each.note)


def test_predecessors_figures_make_their_successors_and_are_written_out():
    whole = made([*OLD, OTHER])
    assert whole.indicators[0].actual.number == 1500
    assert "Đảng bộ xã Tam Giang 1.406; Đảng bộ xã Bãi Lau 94" in note_of(whole)
    said = "Đảng bộ xã Tam Giang 1.406, trong đó: Đảng bộ Bến Mây (cũ) 330; Đảng bộ Cồn Gió (cũ) 444; Đảng bộ Đồng Sáo (cũ) 632."
    assert said in note_of(whole)
    assert recompute(whole, [*OLD, OTHER], campaign()) == ()


def test_former_units_are_not_counted_among_those_that_report():
    whole = made([*OLD, OTHER])
    assert whole.coverage == "1/2 đơn vị"
    assert [missing.unit for missing in whole.missing] == ["Đảng bộ xã Tam Giang"]
    assert whole.indicators[0].counted == 2
    assert whole.outside == ()


def test_the_parent_merged_from_three_is_written_as_a_total_of_three():
    whole = made(OLD, Passed("merge", DAY, ("a", "b", "c"), ("own",)), (), "own")
    assert note_of(whole).startswith("Trong đó: Đảng bộ Bến Mây (cũ) 330; Đảng bộ Cồn Gió (cũ) 444; Đảng bộ Đồng Sáo (cũ) 632.")


def test_both_sides_reported_counts_once_and_names_both():
    whole = made([*OLD, OTHER, report("d", "Đảng bộ xã Tam Giang", 1406)])
    assert whole.indicators[0].actual.number == 1500
    found = [each for each in whole.findings if each.code == "counted_twice_over_merger"]
    assert [(each.facts["old"], each.facts["new"]) for each in found] == [(former.name, "Đảng bộ xã Tam Giang") for former in FORMERS]
    assert recompute(whole, None, campaign()) == ()


@pytest.mark.parametrize(("how", "total"), [("included", 1500), ("apart", 1500 + 1406)])
def test_a_person_said_how_and_nothing_is_asked(how, total):
    event = Passed("merge", DAY, ("a", "b", "c"), ("d",), how)
    whole = made([*OLD, OTHER, report("d", "Đảng bộ xã Tam Giang", 1406)], event)
    assert whole.indicators[0].actual.number == total
    assert not [each for each in whole.findings if each.code == "counted_twice_over_merger"]


def test_a_successor_that_wrote_another_total_than_its_predecessors_is_told_with_the_sum():
    event = Passed("merge", DAY, ("a", "b", "c"), ("d",), "included")
    whole = made([*OLD, report("d", "Đảng bộ xã Tam Giang", 1400)], event)
    [found] = [each for each in whole.findings if each.code == "successor_differs_from_predecessors"]
    assert (found.facts["reported"], found.facts["sum"], found.facts["difference"]) == ("1.400", "1.406", "6")


def test_a_rule_of_none_leaves_the_old_figures_out():
    event = Passed("merge", DAY, ("a", "b", "c"), ("d",), carries={"CT1": "none"})
    whole = made([*OLD, OTHER], event)
    assert whole.indicators[0].actual.number == 94
    assert whole.indicators[0].bodies == ()


def checked(whole, units, change=lambda words: words):
    from io import BytesIO

    from docx import Document  # the paper as a person edits it
    from docx.opc.part import Part as OpcPart

    paper = Document(BytesIO(write_word(consolidated_report(whole, campaign(units), on=date(2025, 12, 2)))))
    for part in paper.part.package.iter_parts():
        if str(part.partname) == "/word/footnotes.xml":
            words = part.blob.decode()
            edited = change(words)
            assert isinstance(part, OpcPart)
            part._blob = edited.encode()
    data = BytesIO()
    paper.save(data)
    found = check_paper_file(data.getvalue(), "bao-cao.docx", None, dump_campaign(with_figures(campaign(units), whole)))
    return [each for each in found if each.code.startswith(("former_", "report_breakdown", "report_differs", "report_units", "sum_"))]


CASES = [
    (lambda: made([*OLD, OTHER]), UNITS),
    (lambda: made(OLD, Passed("merge", DAY, ("a", "b", "c"), ("own",)), (), "own"), ()),
]


@pytest.mark.parametrize(("whole", "units"), CASES)
def test_the_paper_as_written_gives_nothing(whole, units):
    assert checked(whole(), units) == []


@pytest.mark.parametrize(("whole", "units"), CASES)
def test_a_part_that_was_changed_is_told_with_both_sides_and_the_sum(whole, units):
    found = checked(whole(), units, lambda words: words.replace("(cũ) 632", "(cũ) 589"))
    assert [each.code for each in found] == ["former_part_differs", "former_sum_wrong" if units else "sum_mismatch"]
    assert (found[0].facts["written"], found[0].facts["expected"], found[0].facts["sum"]) == ("589", "632", "1.363")
    assert "1.363" in found[1].message
    assert "43" in found[1].message


def test_a_total_that_was_changed_is_told():
    whole = made([*OLD, OTHER])
    found = checked(whole, UNITS, lambda words: words.replace("Tam Giang 1.406, trong", "Tam Giang 1.416, trong"))
    assert [each.code for each in found] == ["former_sum_wrong"]
