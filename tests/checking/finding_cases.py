"""The hand-worked cases of findings: tests/checking/cases/CODE.yaml, one file a code, read by the tests and by docs/make_findings.py.

    code: due_on_holiday
    example: Đảng ủy các xã gửi báo cáo chậm nhất ngày 02/9/2030.      # one invented sentence, shown in docs/findings.md
    says:                                                               # texts that must give the code
      - text: |
          KẾ HOẠCH ...
        message: "02/9/2030"                                            # optional: words its sentence must hold
    silent:                                                             # clean look-alikes that must not give it
      - text: |
          ...
    tested_by: tests/checking/test_form.py                              # instead of says/silent, where the input is no plain text

A finding that is not about a plain text says with `tested_by` which file holds its positives and clean negatives.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).with_name("cases")


@dataclass(frozen=True)
class FindingCase:
    code: str
    example: str
    says: tuple[dict[str, Any], ...] = ()
    silent: tuple[dict[str, Any], ...] = ()
    tested_by: str = ""


def finding_cases() -> dict[str, FindingCase]:
    cases = {}
    for path in sorted(CASES.glob("*.yaml")):
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        case = FindingCase(raw["code"], raw["example"], tuple(raw.get("says", ())), tuple(raw.get("silent", ())), raw.get("tested_by", ""))
        assert case.code == path.stem, path
        cases[case.code] = case
    return cases
