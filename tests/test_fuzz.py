"""A short run of `run.py fuzz`: twisted files are read or refused, never a crash, never a hang."""

import random

from fuzz.__main__ import DOCUMENTS, TABLES, attack
from nhiemky.flows.sandbox import Limits, Workers
from nhiemky.flows.tasks import read_directive_file, read_unit_file


def test_two_thousand_twisted_files_are_read_or_refused(tmp_path):
    with Workers(2, Limits(cpu_seconds=5, wall_seconds=20)) as workers:
        for task, kinds in ((read_unit_file, TABLES), (read_directive_file, DOCUMENTS)):
            answers, faults = attack(task, 1000, random.Random(2), kinds, tmp_path, workers)
            assert sum(answers.values()) == 1000
            assert faults == 0, list(tmp_path.iterdir())
            assert answers["read"] > 100, "some of them must still be readable, or nothing behind the door was tried"
