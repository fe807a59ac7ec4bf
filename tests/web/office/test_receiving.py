"""Files from mail become submissions without any account; doubts are asked once; nothing secret is kept."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.http import Http404
from web.office.conftest import table

from nhiemky.domain.finding import Refusal
from nhiemky.web.office.access import get_batch
from nhiemky.web.office.actions import confirm_batch, drop_batch, leave_file, settle_file, take_files
from nhiemky.web.reports.models import Revision

FILES = [
    ("gio.csv", table("Đảng bộ Sở Gió")),
    ("song.csv", table("Chi bộ Báo Sông", "4")),
    ("muoi.csv", table("Đảng bộ CTCP Đồng Muốn", "2")),
]


@pytest.fixture
def batch(world, issued, after):
    return take_files(world.actor("chanh"), issued, FILES, received_on=date(2023, 5, 29), received_from="thư điện tử")


def states(batch) -> dict[str, str]:
    return dict(batch.files.values_list("name", "state"))


def test_each_file_finds_its_unit_and_a_near_miss_is_asked(batch):
    assert states(batch) == {"gio.csv": "certain", "song.csv": "certain", "muoi.csv": "ask"}
    assert batch.files.get(name="gio.csv").obligation.requirement.key == "o2"


def test_nothing_is_handed_in_while_a_file_is_unclear(world, batch):
    with pytest.raises(Refusal, match="Còn 1 tệp"):
        confirm_batch(world.actor("chanh"), batch)
    assert not Revision.objects.exists()


def test_an_answer_settles_it_and_all_are_handed_in_for_their_units(world, batch, owed):
    actor = world.actor("chanh")
    one = owed("K.03", "o2")
    settle_file(actor, batch.files.get(name="muoi.csv"), one.entry, one)
    revisions = confirm_batch(actor, batch)
    assert [revision.on_behalf_of for revision in revisions] == ["Đảng bộ Sở Gió", "Chi bộ Báo Sông", "Đảng bộ CTCP Đồng Muối"]
    assert {revision.door for revision in revisions} == {"office"}
    assert owed("K.03", "o2").state == "submitted"


def test_what_came_in_time_is_in_time_though_put_in_later(world, batch, owed):
    leave_file(world.actor("chanh"), batch.files.get(name="muoi.csv"))
    revisions = confirm_batch(world.actor("chanh"), batch)
    assert not any(revision.late for revision in revisions)
    assert len(revisions) == 2


def test_what_came_after_the_deadline_is_late(world, issued, after):
    batch = take_files(world.actor("chanh"), issued, FILES[:1])
    (revision,) = confirm_batch(world.actor("chanh"), batch)
    assert revision.late


def test_an_answer_is_remembered_for_the_next_batch(world, issued, batch, owed):
    actor = world.actor("chanh")
    settle_file(actor, batch.files.get(name="muoi.csv"), owed("K.03", "o2").entry, owed("K.03", "o2"))
    again = take_files(actor, issued, [("muoi lan 2.csv", table("Đảng bộ CTCP Đồng Muốn", "3"))])
    assert states(again) == {"muoi lan 2.csv": "certain"}


def test_confirmed_twice_the_receipts_are_the_same(world, issued, after):
    actor = world.actor("chanh")
    batch = take_files(actor, issued, FILES[:2])
    first = [revision.receipt for revision in confirm_batch(actor, batch)]
    batch.refresh_from_db()
    assert [revision.receipt for revision in confirm_batch(actor, batch)] == first
    assert Revision.objects.count() == 2


def test_a_zip_is_taken_as_its_files(world, issued, after):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in FILES[:2]:
            archive.writestr(f"thu/{name}", data)
    batch = take_files(world.actor("chanh"), issued, [("thu.zip", packed.getvalue())])
    assert set(states(batch).values()) == {"certain"}


def test_copies_and_refused_files_stand_with_their_reason(world, issued, after):
    batch = take_files(world.actor("chanh"), issued, [FILES[0], ("ban sao.csv", FILES[0][1]), ("hong.xlsx", b"PK\x03\x04")])
    assert states(batch) == {"gio.csv": "certain", "ban sao.csv": "duplicate", "hong.xlsx": "refused"}
    assert batch.files.get(name="hong.xlsx").blob is None


def test_a_stamped_file_leaves_no_byte(world, issued, after):
    secret = "MẬT\n\nĐẢNG ỦY SỞ GIÓ\n\nBÁO CÁO\n\nsơ kết\n\nNội dung không được lưu.".encode()
    batch = take_files(world.actor("chanh"), issued, [("mat.txt", secret)])
    assert states(batch) == {"mat.txt": "refused"}
    kept = [path for path in (Path(settings.NHIEMKY_DATA) / "blobs").glob("*/*") if path.read_bytes() == secret]
    assert kept == []


def test_a_file_cannot_be_settled_to_another_units_report(world, batch, owed):
    with pytest.raises(Refusal, match="không phải nộp"):
        settle_file(world.actor("chanh"), batch.files.get(name="muoi.csv"), owed("K.04", "o2").entry, owed("K.03", "o2"))


def test_a_dropped_batch_hands_nothing_in(world, issued, after):
    batch = take_files(world.actor("chanh"), issued, FILES[:1])
    drop_batch(world.actor("chanh"), batch)
    with pytest.raises(Refusal, match="đã kết thúc"):
        confirm_batch(world.actor("chanh"), batch)
    assert not Revision.objects.exists()


def test_nobody_but_the_office_receives_for_units(world, issued, batch):
    with pytest.raises(Http404):
        take_files(world.actor("bithu1"), issued, FILES)
    with pytest.raises(Refusal, match="văn phòng"):
        take_files(world.actor("lanhdao"), issued, FILES)
    for name in ("khacvp", "bithu1", "lanhdao"):
        with pytest.raises(Http404):
            get_batch(world.actor(name), batch.uuid)


def test_no_file_at_all_is_refused(world, issued, after):
    with pytest.raises(Refusal, match="Chưa có tệp nào"):
        take_files(world.actor("chanh"), issued, [])
