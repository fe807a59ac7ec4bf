"""Mergers, splits and ends in the middle of a campaign: what is done stays, what is open follows, all of it undone as one."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from web.conftest import setting_up
from web.consolidations.reported import CHECK, DUE, JOIN, SENT, reported

from nhiemky.domain.finding import Refusal
from nhiemky.domain.organisation import Decision
from nhiemky.domain.succession import Carry, Succession, Successor
from nhiemky.web import clock
from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.campaigns.models import Obligation, RosterEntry, Waiver
from nhiemky.web.consolidations.actions import build
from nhiemky.web.consolidations.models import Rebase, SuccessionRule
from nhiemky.web.consolidations.opened import figures_of
from nhiemky.web.organisations import actions
from nhiemky.web.organisations.mergers.plan import plans
from nhiemky.web.organisations.models import Charge, Organisation
from nhiemky.web.remedies import lineage
from nhiemky.web.reports.models import Draft, FigureDraft, IncomingText, SectionDraft

DAY = date(2023, 5, 15)
DECISION = Decision("45-QĐ/ĐUK", date(2023, 5, 10))
NAME = "Đảng bộ Gió Sông Muối"

pytestmark = pytest.mark.usefixtures("morning")


def merger(world, **facts) -> Succession:
    old = (world.dv1, world.dv2, world.dv3)
    return Succession("merge", DAY, DECISION, tuple(str(one.uuid) for one in old), (Successor("moi", NAME, code="K.10"),), **facts)


@pytest.fixture
def given(world):
    """dv1 has handed its appendix in and had it accepted; dv2 and dv3 write at theirs; dv4 has handed in."""
    with setting_up():
        made = reported(world)
        made.figures(world.dv1, (JOIN, "10", "3"), (CHECK, "", "2"), accepted=True)
        made.figures(world.dv4, (JOIN, "10", "5"))
        for unit, number, words in ((world.dv2, "4", "Chi bộ đã làm tốt."), (world.dv3, "6", "Đảng bộ đã làm tốt.")):
            duty = made.duties[unit.code, "pl"]
            duty.state = "preparing"
            duty.save()
            draft = Draft.objects.create(obligation=duty, made_at=SENT, saved_at=SENT)
            SectionDraft.objects.create(draft=draft, path="I", title="BỐI CẢNH", text=words, order=1, saved_at=SENT, saved_by="x")
            FigureDraft.objects.create(
                draft=draft, code="CT01", statement=JOIN, unit_of_measure="đảng viên", target="10", actual=number, order=1, saved_at=SENT,
                saved_by="x",
            )  # fmt: skip
        later = made.duties["K.03", "pl"]
        later.deadline_at = DUE + timedelta(days=3)
        later.save()
    return made


def merged(world, **facts):
    done = actions.succeed(world.actor("chanh"), merger(world, **facts), details={"moi": actions.Details(code="K.10")})
    return done, Organisation.objects.get(code="K.10")


def duties(given, one) -> dict[str, str]:
    rows = Obligation.objects.filter(campaign=given.campaign, entry__organisation=one).select_related("requirement")
    return {row.requirement.key: row.state for row in rows}


def test_the_preview_says_what_follows_before_anything_is_done(world, given):
    event = merger(world)
    [plan] = plans(event, {str(one.uuid): one for one in world.units})
    said = " ".join(plan.sentences)
    assert "3 đơn vị hợp nhất thành 1: Đảng bộ Gió Sông Muối." in said
    assert "1 báo cáo, việc đã nộp hoặc duyệt giữ nguyên tên đơn vị cũ (Đảng bộ Sở Gió)." in said
    assert "Phụ lục: 2 việc chưa nộp chuyển sang Đảng bộ Gió Sông Muối, hạn hết ngày 01/6/2023." in said
    assert "2 bản đang soạn chuyển sang Đảng bộ Gió Sông Muối" in said
    assert "Danh sách đợt: 4 đơn vị thành 3." in said
    assert RosterEntry.objects.filter(left_at__isnull=False).count() == 0


def test_what_is_done_stays_and_what_is_open_follows(world, given):
    _, new = merged(world)
    assert duties(given, world.dv1) == {"pl": "submitted", "bc": "waived", "kd": "waived"}
    assert set(duties(given, world.dv2).values()) == {"waived"}
    assert duties(given, new) == {"pl": "preparing", "bc": "open", "kd": "open"}
    standing = RosterEntry.objects.filter(campaign=given.campaign, own=False, left_at=None).order_by("order", "pk")
    assert [entry.name for entry in standing] == ["Đảng bộ Sở Gió", NAME, "Chi bộ Ga Nam"]
    old = Obligation.objects.get(entry__organisation=world.dv1, requirement__key="pl")
    assert (old.entry.name, old.organisation) == ("Đảng bộ Sở Gió", new)
    assert Obligation.objects.get(entry__organisation=new, requirement__key="pl").deadline_at == DUE + timedelta(days=3)
    assert "45-QĐ/ĐUK" in Waiver.objects.filter(obligation__entry__organisation=world.dv2)[0].reason
    assert AuditEvent.objects.filter(action="organisation.succeeded").count() == 1


def test_drafts_are_copied_texts_wait_beside_one_another_counts_are_added(world, given):
    _, new = merged(world)
    draft = Draft.objects.get(obligation__entry__organisation=new)
    assert [section.text for section in draft.sections.all()] == ["Chi bộ đã làm tốt."]
    assert [waiting.text for waiting in IncomingText.objects.filter(draft=draft)] == ["Đảng bộ đã làm tốt."]
    figure = draft.figures.get()
    assert (figure.actual, figure.target, figure.note) == ("10", "20", "4 (Chi bộ Báo Sông, cũ) + 6 (Đảng bộ CTCP Đồng Muối, cũ)")
    assert Draft.objects.filter(obligation__entry__organisation=world.dv2).exists()


def test_an_indicator_that_is_not_comparable_begins_empty(world, given):
    _, new = merged(world, carries={"CT01": Carry("none")})
    figure = Draft.objects.get(obligation__entry__organisation=new).figures.get()
    assert figure.actual == ""
    assert figure.note == "Số của các đơn vị cũ: 4 (Chi bộ Báo Sông, cũ); 6 (Đảng bộ CTCP Đồng Muối, cũ)"


def test_charges_follow_and_shortcomings_are_found_under_the_successor(world, given):
    _, new = merged(world)
    charge = Charge.objects.get(organisation=new)
    assert (charge.person, charge.valid_from) == (world.uyvien.person, DAY)
    assert not Charge.objects.filter(organisation__in=(world.dv1, world.dv2), valid_to=None).exists()
    assert lineage.before(new) == {world.dv1.pk, world.dv2.pk, world.dv3.pk}


def test_undo_gives_back_every_row_as_long_as_nothing_was_built_on_it(world, given):
    before = {one.pk: (one.state, one.organisation_id, one.entry.left_at) for one in Obligation.objects.select_related("entry")}
    done, _ = merged(world)
    actions.undo_succession(world.actor("chanh"), done)
    assert {one.pk: (one.state, one.organisation_id, one.entry.left_at) for one in Obligation.objects.select_related("entry")} == before
    assert (Draft.objects.count(), Rebase.objects.count(), SuccessionRule.objects.count()) == (2, 0, 0)
    assert Charge.objects.filter(valid_to=None).count() == 2
    assert not Organisation.objects.filter(code="K.10").exists()


def test_undo_is_refused_once_the_successor_has_worked(world, given):
    done, new = merged(world)
    with setting_up():
        duty = Obligation.objects.get(entry__organisation=new, requirement__key="bc")
        Draft.objects.create(obligation=duty, made_at=SENT, saved_at=SENT)
    with pytest.raises(Refusal) as caught:
        actions.undo_succession(world.actor("chanh"), done)
    assert caught.value.code == "undo_used"
    assert Organisation.objects.filter(code="K.10").exists()


def test_a_unit_that_ends_is_excused_of_what_is_open_by_the_decision(world, given):
    event = Succession("end", DAY, DECISION, (str(world.dv2.uuid),))
    actions.succeed(world.actor("chanh"), event)
    assert set(duties(given, world.dv2).values()) == {"waived"}
    assert RosterEntry.objects.get(organisation=world.dv2).left_at is not None
    assert Waiver.objects.filter(obligation__entry__organisation=world.dv2, document="Quyết định số 45-QĐ/ĐUK").count() == 3


def test_both_parts_of_a_split_get_the_duties_and_the_texts_but_no_figures(world, given):
    parts = (Successor("m1", "Chi bộ Báo Sông Thượng"), Successor("m2", "Chi bộ Báo Sông Hạ"))
    actions.succeed(world.actor("chanh"), Succession("split", DAY, DECISION, (str(world.dv2.uuid),), parts))
    for name in ("Chi bộ Báo Sông Thượng", "Chi bộ Báo Sông Hạ"):
        new = Organisation.objects.get(name=name)
        assert duties(given, new) == {"pl": "preparing", "bc": "open", "kd": "open"}
        draft = Draft.objects.get(obligation__entry__organisation=new)
        assert (draft.sections.count(), draft.figures.count()) == (1, 0)


def test_a_unit_merged_into_one_that_has_done_its_own_answers_for_the_old_one_beside_it(world, given):
    event = Succession(
        "merge", DAY, DECISION, (str(world.dv1.uuid), str(world.dv2.uuid)), (Successor(str(world.dv1.uuid), "Đảng bộ Sở Gió"),)
    )
    actions.succeed(world.actor("chanh"), event)
    old = Obligation.objects.get(entry__organisation=world.dv2, requirement__key="pl")
    assert (old.state, old.organisation, old.entry.name) == ("preparing", world.dv1, "Chi bộ Báo Sông")
    assert duties(given, world.dv1) == {"pl": "submitted", "bc": "open", "kd": "open"}


def test_a_day_to_come_passes_nothing_on_before_it_has_come(world, given):
    later = date(2023, 5, 20)
    event = Succession("merge", later, DECISION, tuple(str(one.uuid) for one in (world.dv2, world.dv3)), (Successor("moi", NAME),))
    done = actions.succeed(world.actor("chanh"), event)
    assert set(duties(given, world.dv2).values()) == {"preparing", "open"}
    assert actions.carry_on(world.actor("chanh"), done) == []
    with clock.standing_at(clock.now() + timedelta(days=6)):
        [said] = actions.carry_on(world.actor("chanh"), done)
        assert "2 đơn vị hợp nhất thành 1" in said
        assert set(duties(given, world.dv2).values()) == {"waived"}
        assert actions.carry_on(world.actor("chanh"), done) == []
        actions.undo_succession(world.actor("chanh"), done)
    assert set(duties(given, world.dv2).values()) == {"preparing", "open"}


def test_rename_and_move_pass_nothing_on(world, given):
    event = Succession("rename", DAY, DECISION, (str(world.dv2.uuid),), (Successor(str(world.dv2.uuid), "Chi bộ Báo Sông Mới"),))
    actions.succeed(world.actor("chanh"), event)
    assert set(duties(given, world.dv2).values()) == {"preparing", "open"}
    assert Rebase.objects.count() == 0


# --- figures


def total(version, at=0) -> Decimal | None:
    return figures_of(version).indicators[at].actual.number


def test_the_total_is_the_same_before_and_after_and_as_of_the_day_before(world, given):
    first = build(world.actor("chanh"), given.campaign)
    assert (total(first), first.reports_in, first.expected) == (8, 2, 4)
    merged(world)
    second = build(world.actor("chanh"), given.campaign)
    assert (total(second), second.expected) == (8, 3)
    assert [part.successor for part in figures_of(second).indicators[0].parts] == [NAME, ""]
    eve = build(world.actor("chanh"), given.campaign, as_of=clock.now() - timedelta(hours=2))
    assert (total(eve), eve.expected) == (8, 4)
    assert {part.successor for part in figures_of(eve).indicators[0].parts} == {""}


def test_the_successors_figures_stand_beside_those_handed_in_before_and_are_written_out(world, given):
    _, new = merged(world)
    with setting_up():
        given.duties["K.10", "pl"] = Obligation.objects.get(entry__organisation=new, requirement__key="pl")
        given.figures(new, (JOIN, "20", "10"))
    version = build(world.actor("chanh"), given.campaign)
    assert total(version) == 18
    [body] = figures_of(version).indicators[0].bodies
    assert (body.name, body.total, body.parts, body.own) == (NAME, 13, (("Đảng bộ Sở Gió (cũ)", Decimal(3)),), Decimal(10))
    assert not [found for found in figures_of(version).findings if found.code == "counted_twice_over_merger"]


def test_both_sides_without_a_word_count_once_and_are_asked_about(world, given):
    _, new = merged(world)
    with setting_up():
        SuccessionRule.objects.all().delete()
        given.duties["K.10", "pl"] = Obligation.objects.get(entry__organisation=new, requirement__key="pl")
        given.figures(new, (JOIN, "20", "13"))
    version = build(world.actor("chanh"), given.campaign)
    assert total(version) == 18
    [found] = [found for found in figures_of(version).findings if found.code == "counted_twice_over_merger"]
    assert (found.facts["old"], found.facts["new"]) == ("Đảng bộ Sở Gió", NAME)


def test_versions_built_before_and_after_verify(world, given):
    from nhiemky.web.consolidations.verification import check_all

    build(world.actor("chanh"), given.campaign)
    merged(world)
    build(world.actor("chanh"), given.campaign)
    assert list(check_all()) == [2]
