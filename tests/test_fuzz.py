"""A short run of `run.py fuzz`: twisted files are read or refused, never a crash, a hang or half an answer."""

import random

import pytest

from fuzz.__main__ import FAULTS, PRELOAD, TASKS, attack, faults_in
from nhiemky.flows.sandbox import Limits, Workers


@pytest.mark.parametrize(("title", "task", "kinds"), TASKS, ids=[title for title, _, _ in TASKS])
def test_two_thousand_twisted_files_are_answered_whole_or_refused(title, task, kinds, tmp_path):
    with Workers(2, Limits(cpu_seconds=5, wall_seconds=20), preload=PRELOAD) as workers:
        answers = attack(task, 667, random.Random(2), kinds, tmp_path, workers)
    assert sum(answers.values()) == 667
    assert faults_in(answers) == 0, (title, {kind: answers[kind] for kind in FAULTS}, list(tmp_path.iterdir()))
    assert answers["read"] > 60, "some of them must still be readable, or nothing behind the door was tried"
