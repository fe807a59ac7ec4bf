"""The shape of one catalogue entry."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Sentence:
    """vi, en: format strings over the finding's facts. basis: clause, or the rule of the contract that was broken."""

    vi: str
    en: str
    basis: str
    severity: Literal["high", "medium", "low"] = "high"
