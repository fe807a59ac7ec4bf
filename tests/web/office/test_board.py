"""The board counts what stands, at once, as the pure values do, in two statements whatever the size."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from web.office.conftest import table

from nhiemky.domain.progress import Tally
from nhiemky.web import clock
from nhiemky.web.campaigns.actions import extend, waive
from nhiemky.web.office import board as board_module
from nhiemky.web.office.board import View, board_of
from nhiemky.web.office.columns import columns_of
from nhiemky.web.office.display import short_event
from nhiemky.web.office.standing import progress_of
from nhiemky.web.office.tallies import count
from nhiemky.web.reports.actions import Point, accept_report, return_report, submit_report


@pytest.fixture
def busy(world, issued, owed, morning):
    """K.01 accepted, K.02 returned, K.03 extended, K.04 waived for the appendix; the reports are open."""
    chanh = world.actor("chanh")
    names = {"K.01": "Đảng bộ Sở Gió", "K.02": "Chi bộ Báo Sông"}
    revisions = [
        submit_report(chanh, owed(unit, "o2"), name="pl.csv", data=table(name), door="office", on_behalf_of=name)
        for unit, name in names.items()
    ]
    accept_report(chanh, revisions[0])
    return_report(chanh, revisions[1], [Point("CT01", "Kết nạp đảng viên", "Thiếu chỉ tiêu")])
    extend(chanh, [owed("K.03", "o2")], until=date(2023, 6, 5), reason="chờ kiểm toán", grantor="đồng chí Phó Bí thư")
    waive(chanh, [owed("K.04", "o2")], reason="mới thành lập", grantor="đồng chí Bí thư")
    return issued


def plain(tally: Tally) -> Tally:
    """Without completeness, which the board shows per unit only."""
    return replace(tally, complete=(0, 0), by_shown={k: v for k, v in tally.by_shown.items() if v})


def test_tallies_are_those_of_the_pure_values(world, busy, after):
    actor, now = world.actor("chanh"), clock.now()
    columns = columns_of(busy)
    counted, progress = count(actor, busy, columns, now), progress_of(actor, busy, now)
    for column in columns:
        assert plain(counted.of(column)) == plain(progress.tally(column.key))
        for branch in progress.branches:
            assert plain(counted.of(column, branch)) == plain(progress.tally(column.key, branch))


def test_every_state_is_counted_once(world, busy, after):
    board = board_of(world.actor("chanh"), busy, View(column="o2"), clock.now())
    assert board.tally.by_shown == {"accepted": 1, "returned": 1, "extended": 1}
    assert (board.tally.expected, board.tally.waived, board.tally.received) == (3, 1, 2)


@pytest.mark.parametrize(
    ("view", "units"),
    [
        (View(column="o2", state="tra-lai"), {"K.02"}),
        (View(column="o2", state="gia-han"), {"K.03"}),
        (View(column="o2", state="nhan"), {"K.01", "K.02"}),
        (View(column="o2", state="chua"), {"K.03"}),
        (View(column="o2", state="khong-phai-nop"), {"K.04"}),
        (View(column="o2", turn="xong"), {"K.01"}),
        (View(column="o1", state="qua-han"), {"K.01", "K.02", "K.03", "K.04"}),
        (View(column="o1", branch="Doanh nghiệp"), {"K.03", "K.04"}),
        (View(column="o1", words="bao song"), {"K.02"}),
        (View(column="o1", state="da-duyet"), set()),
        (View(state="chua-nhan-van-ban"), {"K.01", "K.02", "K.03", "K.04"}),
    ],
)
def test_a_figure_opens_exactly_its_list(world, busy, after, view, units):
    board = board_of(world.actor("chanh"), busy, view, clock.now())
    assert {row.entry.unit_id for group in board.groups for row in group.rows} == units


def test_a_chips_count_is_the_length_of_its_list(world, busy, after):
    actor, now = world.actor("chanh"), clock.now()
    board = board_of(actor, busy, View(column="o2"), now)
    for word, turn in (("don-vi", "unit"), ("van-phong", "office"), ("xong", "done")):
        shown = board_of(actor, busy, View(column="o2", turn=word), now)
        assert sum(len(group.rows) for group in shown.groups) == board.tally.by_turn.get(turn, 0)


def test_a_submission_shows_at_once(world, issued, owed, after):
    actor = world.actor("chanh")
    before = board_of(actor, issued, View(column="o2"), clock.now()).tally
    submit_report(actor, owed("K.03", "o2"), name="a.csv", data=table("Đảng bộ CTCP Đồng Muối"), door="office", on_behalf_of="K.03")
    then = board_of(actor, issued, View(column="o2"), clock.now()).tally
    assert (before.received, then.received, then.late) == (0, 1, 1)


def test_two_statements_over_obligations_whatever_the_size(world, busy, after):
    with CaptureQueriesContext(connection) as asked:
        board_of(world.actor("chanh"), busy, View(), clock.now())
    over = [query["sql"] for query in asked.captured_queries if 'FROM "campaigns_obligation"' in query["sql"]]
    assert len(over) == 2


def test_the_slowest_branch_and_unit_stand_first(world, busy, after):
    board = board_of(world.actor("chanh"), busy, View(column="o2"), clock.now())
    assert [group.name for group in board.groups] == ["Doanh nghiệp", "Cơ quan đảng, đoàn thể", "Sở, ngành"]
    assert [row.entry.unit_id for row in board.groups[0].rows] == ["K.03", "K.04"]


def test_a_large_roster_opens_its_slowest_branch_part_by_part(world, busy, after, monkeypatch):
    monkeypatch.setattr(board_module, "ALL_OPEN", 2)
    monkeypatch.setattr(board_module, "PAGE", 1)
    board = board_of(world.actor("chanh"), busy, View(column="o2"), clock.now())
    assert [len(group.rows) for group in board.groups] == [1, 0, 0]
    assert board.rest == View(column="o2", branch="Doanh nghiệp", start=1)
    following = board_of(world.actor("chanh"), busy, board.rest, clock.now())
    assert [row.entry.unit_id for group in following.groups for row in group.rows] == ["K.04"]


def test_nobody_sees_units_of_another_committee(world, busy, after):
    board = board_of(world.actor("khacvp"), busy, View(), clock.now())
    assert board.groups == ()


def test_a_unit_sees_its_own_row_only(world, busy, after):
    board = board_of(world.actor("vanthu2"), busy, View(), clock.now())
    assert {row.entry.unit_id for group in board.groups for row in group.rows} == {"K.02"}


def test_a_past_day_is_shown_as_it_stood(world, busy, issued, after):
    before = progress_of(world.actor("chanh"), busy, issued.issued_at - timedelta(minutes=1)).tally("o2")
    assert (before.received, before.accepted) == (0, 0)


def test_words_of_the_address_that_mean_nothing_are_passed_over():
    assert View.of({"luot": "x", "tt": "drop table", "tu": "-5"}) == View()
    assert View.of({"luot": "don-vi", "tt": "qua-han"}).address(turn="") == "?tt=qua-han"


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("Văn phòng nhận hộ báo cáo", "Nhận hộ"),
        ("Văn phòng duyệt bản 1", "Duyệt"),
        ("Gia hạn đến hết ngày 05/6/2023: chờ số liệu", "Gia hạn"),
        ("Đôn đốc: đề nghị nộp hết ngày 02/6/2023", "Đôn đốc"),
        ("Lưu nháp", "Lưu nháp"),
    ],
)
def test_the_last_event_is_told_in_a_word_or_two(said, short):
    assert short_event(said) == short
