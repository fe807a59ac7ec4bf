"""Whatever one file does, it is answered, and the others go on."""

import pytest

from misbehaving import shout
from nhiemky.domain.finding import Refusal
from nhiemky.flows.sandbox import Limits, Workers


@pytest.fixture(scope="module")
def workers():
    with Workers(2, Limits(memory_mb=256, cpu_seconds=1, wall_seconds=60)) as pool:
        yield pool


def answers(workers: Workers, *bodies: bytes) -> list[str]:
    files = [(f"{n}-{body.decode()}", body) for n, body in enumerate(bodies)]
    return [answer.code if isinstance(answer, Refusal) else answer for answer in workers.map(shout, files)]


def test_answers_come_in_the_order_of_the_files(workers):
    bodies = [b"a"] * 40
    assert answers(workers, *bodies) == [f"{n}-A" for n in range(40)]


def test_no_file_gives_no_answer(workers):
    assert answers(workers) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"spin", "file_too_heavy"),
        (b"swell", "file_too_heavy"),
        (b"die", "file_too_heavy"),
        (b"bug", "file_crashed"),
        (b"refuse", "file_empty"),
    ],
)
def test_a_bad_file_is_refused_and_its_neighbours_are_read(workers, body, code):
    assert answers(workers, b"a", body, b"b", b"c") == ["0-A", code, "2-B", "3-C"]


def test_a_file_that_takes_too_long_is_stopped_by_the_clock_and_its_neighbours_are_read():
    with Workers(2, Limits(wall_seconds=4)) as impatient:
        assert answers(impatient, b"a", b"sleep", b"b", b"c") == ["0-A", "file_too_slow", "2-B", "3-C"]


def test_bad_files_among_many_cost_no_other_its_answer(workers):
    bad = {5: (b"die", "file_too_heavy"), 6: (b"refuse", "file_empty"), 30: (b"bug", "file_crashed"), 31: (b"die", "file_too_heavy")}
    bodies = [bad[n][0] if n in bad else b"a" for n in range(60)]
    assert answers(workers, *bodies) == [bad[n][1] if n in bad else f"{n}-A" for n in range(60)]


def test_a_run_left_half_way_does_not_answer_for_the_next(workers):
    assert next(workers.map(shout, [(f"old-{n}", b"a") for n in range(40)])) == "OLD-0"
    assert answers(workers, *[b"b"] * 20) == [f"{n}-B" for n in range(20)]


@pytest.mark.parametrize("body", [b"call", b"start", b"write"])
def test_a_child_may_not_talk_start_or_write(workers, body, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answer = next(workers.map(shout, [("x.txt", body)]))
    assert isinstance(answer, Refusal)
    assert answer.code in {"file_crashed", "file_unreadable"}
    assert not list(tmp_path.iterdir())


def test_a_path_is_read_by_the_child(workers, tmp_path):
    path = tmp_path / "x.txt"
    path.write_bytes(b"a")
    assert list(workers.map(shout, [("here", path), ("there", path)])) == ["HERE", "THERE"]


def test_a_missing_path_is_a_refusal(workers, tmp_path):
    (answer,) = workers.map(shout, [("gone", tmp_path / "gone")])
    assert isinstance(answer, Refusal)
    assert answer.code == "file_unreadable"
