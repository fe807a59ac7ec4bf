"""The server is killed in the middle of work: what was acknowledged is there, what was not is whole or absent, on both engines.

Twenty kills each here; `python3 run.py fuzz` does two hundred.
"""

import pytest

from fuzz.kill import trial


@pytest.mark.timeout(900)
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_twenty_kills_lose_nothing_that_was_acknowledged(engine, capsys):
    assert trial(engine, 20, seed=11) == 0
    said = capsys.readouterr().out
    assert "20 kills" in said
    assert int(said.split("kills, ")[1].split()[0]) >= 20, said
