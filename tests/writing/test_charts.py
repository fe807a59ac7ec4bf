"""The picture of a comparison: deterministic, without inline style, each value readable."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

from nhiemky.writing.charts import Bars, Group, bars

DRAWN = Bars(
    'Tập thể "qua" các kỳ <x>',
    ("Xuất sắc", "Tốt"),
    (Group("năm 2022", (Decimal("0.25"), Decimal("0.75"))), Group("năm 2023", (None, Decimal(1)))),
)


def test_it_is_well_formed_and_names_itself() -> None:
    root = ElementTree.fromstring(bars(DRAWN))
    assert root.get("role") == "img" and root.get("aria-label") == DRAWN.title


def test_a_bar_is_as_high_as_its_share_and_a_missing_one_is_not_drawn() -> None:
    root = ElementTree.fromstring(bars(DRAWN))
    heights = [int(rect.get("height") or 0) for rect in root.iter("rect") if rect.find("title") is not None]
    assert heights == [55, 165, 220]


def test_nothing_is_styled_inline() -> None:
    assert "style" not in bars(DRAWN) and "fill=" not in bars(DRAWN)


def test_a_long_name_breaks_and_ends() -> None:
    long = Bars("t", ("a",), (Group("Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Nam Thuận thuộc Trung ương", (Decimal(1),)),))
    names = [text.text for text in ElementTree.fromstring(bars(long)).iter("text") if text.get("class") == "name"]
    assert len(names) == 3 and str(names[-1]).endswith("…")


def test_the_same_values_give_the_same_words() -> None:
    assert bars(DRAWN) == bars(DRAWN)
