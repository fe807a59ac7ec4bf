"""Every hand-worked case of tests/rules/*.yaml, through the table's reader, the engine and the repair, as `nhiemky rate` goes.

A case's keys, and how to add one: tests/rules/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

from nhiemky.flows.rate import Rating, as_json, rate, read_rating_table
from nhiemky.rulebook.rating_sets import rule_file
from nhiemky.rulebook.ratings import RuleFile

RULES = Path(__file__).resolve().parents[2] / "rules"


@dataclass(frozen=True)
class Case:
    file: str
    value: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.file}: {self.value['name']}"


CASES = [
    Case(path.stem, value)
    for path in sorted(RULES.glob("*.yaml"))
    for value in yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))["cases"]
]


def table_of(case: dict[str, Any]) -> bytes:
    """The case's table with its repeated rows, each in an organisation of its own unless it says another."""
    lines = [line for line in case["subjects"].splitlines() if line.strip()]
    names = lines[0].split(";")
    number = count(1)
    for group in case.get("repeat") or ():
        for _ in range(group["count"]):
            id = f"r{next(number)}"
            row = {
                "subject_id": id,
                "subject_name": id,
                "organisation_id": f"rieng-{id}",
                **{k: v for k, v in group.items() if k != "count"},
            }
            lines.append(";".join(str(row.get(name, "")) for name in names))
    return "\n".join(lines).encode()


def rating_of(case: dict[str, Any]) -> Rating:
    files: list[RuleFile] = [rule_file(case["rules"])] if case.get("rules") else []
    table = read_rating_table("bang.csv", table_of(case), case["year"])
    return rate(table, year=case["year"], period=case.get("period") or "", files=files, with_repair="repair" in case["expect"])


def subject(found: Any) -> str:
    return found.subject_id or found.facts.get("group") or ""


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_agrees(case: Case):
    rating, expect = rating_of(case.value), case.value["expect"]
    high = {(found.code, subject(found)) for found in rating.findings if found.severity == "high"}
    wanted = {(each["code"], each.get("subject_id") or each.get("group") or "") for each in expect["findings"]}
    assert high == wanted, case.value["why"]
    groups = {(group["subject_kind"], group["group"]): group for group in as_json(rating)["groups"]}
    for each in expect.get("groups") or ():
        found = groups[each["subject_kind"], each["group"]]
        for key, value in each.items():
            if key.startswith("share_") and value is not None:
                assert round(Decimal(found[key]), 4) == Decimal(value), (key, case.value["why"])
            else:
                assert found[key] == value, (key, case.value["why"])
    said = " ".join(rating.not_checked)
    for word in expect.get("not_checked_mentions") or ():
        assert word in said, (word, rating.not_checked)
    for code in expect.get("needs_confirmation") or ():
        assert code not in {found.code for found in rating.findings if found.severity == "high"}
        open_findings = [found for found in rating.findings if found.facts.get("needs_confirmation") or found.code == "rating_to_confirm"]
        assert open_findings or code in said or "cần xác nhận" in said, rating.not_checked
    for code in expect.get("by_default") or ():
        assert all("cần xác nhận" in found.basis for found in rating.findings if found.code == code)
    if "repair" in expect:
        agrees_with_repair(rating, expect["repair"], case.value["why"])


def agrees_with_repair(rating: Rating, wanted: dict[str, Any], why: str) -> None:
    found = as_json(rating)["repair"]
    assert found["count"] == wanted["count"], why
    assert found["proven_minimal"] is True
    if "changes" in wanted:
        assert sorted(map(str, map(step, found["changes"]))) == sorted(map(str, map(step, wanted["changes"]))), why


def step(change: dict[str, Any]) -> dict[str, Any]:
    """What a case says of a change: who, or how many among whom; from and to."""
    named = change.get("subject_id")
    who = {"subject_id": named} if named else {"choose": change["choose"], "among": sorted(change["among"])}
    return {**who, "from": change["from"], "to": change["to"]}


def test_each_regulation_whose_text_is_known_has_25_cases():
    per_file = {path: sum(case.file == path for case in CASES) for path in {case.file for case in CASES}}
    assert all(per_file[name] >= 25 for name in ("124-qd-tw", "132-qd-tw", "366-qd-tw")), per_file
