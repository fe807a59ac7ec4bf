"""Of any arrivals in any order, however often, the last filled in stands."""

import json
import random
from datetime import UTC, datetime, timedelta

import pytest

from nhiemky.domain.finding import Refusal
from nhiemky.domain.package import Filled, Manifest, PackedFile, decide, opened, sealed

BEGAN = datetime(2023, 5, 1, tzinfo=UTC)
KEY = b"k" * 32
MANIFEST = Manifest("p", 1, "c", "Sơ kết", 1, "K.01", "Chi bộ Đài", "2023-05-04", (PackedFile("1-phu-luc.xlsx", "appendix", "o1", "00"),))


def standing(arrivals):
    held = {}
    for unit, arrived in arrivals:
        if decide(held.get(unit), arrived) == "new":
            held[unit] = arrived
    return held


def test_ten_thousand_shuffled_repeated_late_arrivals_end_as_one_by_one():
    dice = random.Random(2026)
    made = [
        (f"u{unit}", Filled(f"{dice.getrandbits(40):010x}", BEGAN + timedelta(minutes=dice.randrange(60 * 24 * 20))))
        for unit in range(500)
        for _ in range(8)
    ]
    arrivals = made + dice.choices(made, k=10_000 - len(made))
    in_order = standing(sorted(made, key=lambda one: (one[1].at, one[1].sha256)))
    for _ in range(5):
        dice.shuffle(arrivals)
        assert standing(arrivals) == in_order


def test_contents_of_one_moment_end_alike_in_either_order():
    one, other = Filled("aa", BEGAN), Filled("bb", BEGAN)
    assert standing([("u", one), ("u", other)]) == standing([("u", other), ("u", one)])


def test_a_sealed_manifest_opens_to_what_was_sealed():
    assert opened(sealed(MANIFEST, KEY), KEY, file="goi.zip") == MANIFEST


@pytest.mark.parametrize("name", ["unit_id", "unit_name", "number", "campaign", "version"])
def test_an_altered_manifest_is_told(name):
    held = json.loads(sealed(MANIFEST, KEY))
    held[name] = 9 if isinstance(held[name], int) else "khác"
    with pytest.raises(Refusal, match="đã bị sửa"):
        opened(json.dumps(held).encode(), KEY, file="goi.zip")


def test_another_installations_seal_is_told():
    with pytest.raises(Refusal, match="nơi khác lập"):
        opened(sealed(MANIFEST, b"other"), KEY, file="goi.zip")


@pytest.mark.parametrize("words", [b"", b"{}", b"[]", b"\xff", b'{"seal": 1}', b'{"seal": "x", "files": [1]}'])
def test_what_is_no_manifest_is_refused(words):
    with pytest.raises(Refusal, match="không mở được"):
        opened(words, KEY, file="goi.zip")
