"""The self-review's JSON as values.

>>> held = written_of('{"I": {"text": "Ưu điểm", "version": 2, "by": "Lan", "at": "2023-12-01T01:00:00+00:00"}}')
>>> held["I"].text, held["I"].version, written_of(dump(held)) == held
('Ưu điểm', 2, True)
>>> written_of('{"I": "Ưu điểm"}')["I"].version
0

A working copy keeps each section with its own version: two people who write different sections do not meet. What is handed in keeps the
bare texts (`SelfReviewRevision.content`: form, title, sections, headings, scores, points, level, prompts).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from nhiemky.web.ratings.models import SelfReview, SelfReviewRevision


@dataclass(frozen=True, slots=True)
class Written:
    """One section as it stands; at: moment of the last save, ISO."""

    text: str
    version: int = 0
    by: str = ""
    at: str = ""


def written_of(stored: str) -> dict[str, Written]:
    """Section key -> text with its version."""
    raw: dict[str, Any] = json.loads(stored)
    return {key: Written(**value) if isinstance(value, dict) else Written(str(value)) for key, value in raw.items()}


def dump(written: Mapping[str, Written]) -> str:
    """Back to JSON."""
    return json.dumps({key: asdict(value) for key, value in written.items()}, ensure_ascii=False, sort_keys=True)


def texts_of(review: SelfReview | None) -> dict[str, str]:
    """Section key -> text, without versions."""
    return {} if review is None else {key: each.text for key, each in written_of(review.sections).items()}


def scores_of(review: SelfReview | None) -> dict[str, str]:
    """Criterion code -> points as a decimal string, or a grade's code."""
    return {} if review is None else {str(key): str(value) for key, value in json.loads(review.scores).items()}


def handed_in(revision: SelfReviewRevision) -> dict[str, Any]:
    """The revision as it was handed in."""
    content: dict[str, Any] = json.loads(revision.content)
    return content
