"""Invented plans, read once, for the tests of confirmation."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from nhiemky.domain.confirmation import Correction, PaperReading
from nhiemky.flows.confirmation.session import Confirmation, confirmation_of
from nhiemky.flows.confirmation.stored import read_paper

ROOT = Path(__file__).resolve().parents[3]
HEAD = "ĐẢNG BỘ TỈNH NAM THUẬN\n**ĐẢNG ỦY KHỐI CƠ QUAN**\n\nSố 27-KH/ĐUK\n\n*Nam Thuận, ngày 10 tháng 4 năm 2023*\n\n**KẾ HOẠCH**\n\nsơ kết giữa nhiệm kỳ\n\nI- THỜI GIAN\n\n"


@cache
def example() -> PaperReading:
    """The plan of the example campaign."""
    return read_paper((ROOT / "examples" / "khoi-nam-thuan" / "ke-hoach.docx").read_bytes(), "ke-hoach.docx")


@cache
def plan(*paragraphs: str) -> PaperReading:
    return read_paper((HEAD + "\n\n".join(paragraphs) + "\n").encode(), "ke-hoach.txt")


def page(reading: PaperReading, *corrections: Correction) -> Confirmation:
    return confirmation_of(reading, corrections)


def keyed(shown: Confirmation) -> dict[str, str]:
    """key -> sentence."""
    return {fact.key: fact.sentence for fact in shown.live_facts}
