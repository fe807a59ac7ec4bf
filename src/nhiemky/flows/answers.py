"""Answers to findings ("đúng, vì ..."), kept in a file a person can read and correct.

>>> parse_answers(answers_text((), (Answer("typo_or_ocr-5f0c1a9be2", "đúng, vì là tên riêng"),)))[0].reason
'đúng, vì là tên riêng'

    answers:
    - id: sum_mismatch-5f0c1a9be2
      file: bao-cao.docx
      says: 'cuộc kiểm tra: tổng ghi 7, nhưng 3 + 6 = 9 (lệch 2).'
      reason: 'đúng, vì hai cuộc vừa kiểm tra vừa giám sát'

Promise: an answer without a reason answers nothing; what was answered before stays in the file, also when the finding is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.domain.finding_id import finding_ids
from nhiemky.domain.system_faults import reason_of

_HEAD = """# Trả lời các phát hiện của "nhiemky check". Điều nào đúng như văn bản ghi thì điền lý do vào "reason" (ví dụ: đúng, vì ...);
# lần soát sau thêm --answers TỆP NÀY thì điều ấy được ghi là đã trả lời và không tính vào mã kết thúc.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """id: of the finding (`domain.finding_id`); reason: why it is right as it stands, "" while not answered."""

    id: str
    reason: str
    file: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding that somebody answered, with the reason."""

    finding: Finding
    reason: str


def load_answers(path: Path) -> tuple[Answer, ...]:
    """A file as `answers_text` writes it. Refuses what is no such file with the reason."""
    try:
        words = path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise Refusal("answers_unreadable", file=path.name, why=reason_of(fault)) from None
    except UnicodeDecodeError:
        raise Refusal("answers_unreadable", file=path.name, why="không phải UTF-8") from None
    return parse_answers(words, path.name)


def parse_answers(words: str, name: str = "answers.yaml") -> tuple[Answer, ...]:
    """The same from text; `name` stands in the refusal."""
    try:
        value = yaml.safe_load(words)
    except (yaml.YAMLError, RecursionError):
        raise Refusal("answers_unreadable", file=name, why="không phải YAML") from None
    listed = value.get("answers") if isinstance(value, dict) else None
    if value is not None and not isinstance(listed, list | None):
        raise Refusal("answers_unreadable", file=name, why="không có danh sách “answers”")
    if value is not None and not isinstance(value, dict):
        raise Refusal("answers_unreadable", file=name, why="không có danh sách “answers”")
    answers = []
    for number, each in enumerate(listed or (), 1):
        if not isinstance(each, dict) or not isinstance(each.get("id"), str):
            raise Refusal("answers_unreadable", file=name, why=f"mục thứ {number} không có “id”")
        texts = {key: str(each.get(key) or "").strip() for key in ("reason", "file", "says")}
        answers.append(Answer(each["id"], texts["reason"], texts["file"], texts["says"]))
    return tuple(answers)


def answered(findings: Sequence[Finding], answers: Sequence[Answer]) -> tuple[tuple[Finding, ...], tuple[Answered, ...]]:
    """(what is open, what was answered), each in its order."""
    reasons = {answer.id: answer.reason for answer in answers if answer.reason}
    open_, done = [], []
    for found, id in zip(findings, finding_ids(findings), strict=True):
        if id in reasons:
            done.append(Answered(found, reasons[id]))
        else:
            open_.append(found)
    return tuple(open_), tuple(done)


def answers_text(findings: Sequence[Finding], before: Sequence[Answer]) -> str:
    """What was answered before, then every other finding with an empty reason, to be filled in."""
    known = {answer.id: answer for answer in before if answer.reason}
    rows = list(known.values())
    for found, id in zip(findings, finding_ids(findings), strict=True):
        if id not in known:
            known[id] = Answer(id, "", found.file or "", found.message)
            rows.append(known[id])
    listed = [{"id": row.id, "file": row.file, "says": row.says, "reason": row.reason} for row in rows]
    return _HEAD + yaml.safe_dump({"answers": listed}, allow_unicode=True, sort_keys=False, width=10_000)
