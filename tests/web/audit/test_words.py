"""The log speaks the office's words: every action that code records has some, and none stands for an action nobody records."""

import re
from pathlib import Path

from nhiemky.web.audit import words

SOURCE = Path(words.__file__).resolve().parent.parent
RECORDED = re.compile(r'Change\(\s*[^,()]+(?:\([^()]*\))?,\s*"([a-z_]+\.[a-z_]+)"')


FORMED = re.compile(r'Change\(\s*[^,()]+(?:\([^()]*\))?,\s*f"([a-z_]+)\.\{')
"""An action whose second word is a state the code names elsewhere: Change(actor, f"job.{state}")."""


def code() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path != Path(words.__file__))


def test_every_recorded_action_has_words():
    found = set(RECORDED.findall(code()))
    assert len(found) > 80
    assert sorted(found - words.WORDS.keys()) == []


def test_no_words_stand_for_an_action_that_nobody_records():
    whole = code()
    formed = set(FORMED.findall(whole))

    def recorded(action: str) -> bool:
        area, _, state = action.partition(".")
        return f'"{action}"' in whole or (area in formed and f'"{state}"' in whole)

    assert [action for action in words.WORDS if not recorded(action)] == []
