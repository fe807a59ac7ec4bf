"""Each mistake in a rule file is told with its file, its line and what to write: one tiny file a mistake, which says so in its first line."""

from pathlib import Path

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.rating_sets import parse_rule_file

FILES = sorted((Path(__file__).parent / "bad_ratings").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_mistake_names_its_line_and_what_to_write(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = text.splitlines()[0].removeprefix("# ")
    with pytest.raises(Refusal) as refusal:
        parse_rule_file(text, file=path.name)
    assert refusal.value.code == "rule_file_invalid"
    assert f"{path.name}, {expected}" in refusal.value.message


def test_there_is_a_file_for_every_sort_of_mistake() -> None:
    assert len(FILES) >= 50
