"""A change and its event stand or fall together, and the chain links them."""

import pytest
from django.db import DatabaseError, connection, transaction

from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import Change, Personal, link
from nhiemky.web.audit.models import AuditEvent, AuditHead, PersonalValue

PROGRAM = Actor.program("kiểm thử")


def rename(world, name):
    with Change(PROGRAM, "organisation.renamed") as change:
        before, world.dv1.name = world.dv1.name, name
        world.dv1.save()
        change.of(world.dv1, before={"name": before}, after={"name": name})


def test_events_are_numbered_without_gaps_and_chained(world, morning):
    rename(world, "Đảng bộ Sở Mây")
    rename(world, "Đảng bộ Sở Mưa")
    events = list(AuditEvent.objects.all())
    assert [event.seq for event in events] == [1, 2]
    assert events[1].previous_hash == events[0].hash
    assert all(link(event, event.previous_hash) == event.hash for event in events)
    assert AuditHead.objects.get().hash == events[1].hash


def test_a_block_that_raises_leaves_neither_change_nor_event(world):
    with pytest.raises(RuntimeError), Change(PROGRAM, "organisation.renamed") as change:
        world.dv1.name = "Đảng bộ Không Thành"
        world.dv1.save()
        change.of(world.dv1)
        raise RuntimeError
    world.dv1.refresh_from_db()
    assert world.dv1.name == "Đảng bộ Sở Gió"
    assert not AuditEvent.objects.exists()


def test_a_change_that_says_nothing_is_a_bug_and_rolls_back(world):
    with pytest.raises(AssertionError), Change(PROGRAM, "organisation.renamed"):
        world.dv1.name = "Đảng bộ Lặng Im"
        world.dv1.save()
    world.dv1.refresh_from_db()
    assert world.dv1.name == "Đảng bộ Sở Gió"


def test_the_database_refuses_to_change_or_remove_an_event(world):
    rename(world, "Đảng bộ Sở Mây")
    for statement in ("UPDATE audit_auditevent SET reason = 'x'", "DELETE FROM audit_auditevent"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert AuditEvent.objects.get().reason == ""


def test_a_personal_value_stands_in_the_event_as_a_salted_hash(world):
    with Change(PROGRAM, "person.phone_changed") as change:
        change.of(world.bithu1.person, after={"phone": Personal("0900 123 456")})
    event = AuditEvent.objects.get()
    assert "0900 123 456" not in event.after
    assert PersonalValue.objects.get(event=event).value == "0900 123 456"


def test_a_write_outside_of_a_change_is_caught(world):
    world.dv1.name = "Lén sửa"
    with pytest.raises(AssertionError, match="outside of a change"):
        world.dv1.save()
