"""A campaign's consolidated figures as a value that goes into its file, into the Word made of it, and back.

>>> from nhiemky.domain.campaign import CampaignFigure, Figures
>>> figures = Figures((CampaignFigure("Kết nạp đảng viên mới", "đảng viên", "sum", "9", "8", "chưa đạt"),), 2, ("A",), ("B",))
>>> parse_figures(figures_words(figures)) == figures
True

Promise: nothing but what the consolidation says; what is written is read back equal; words that are no figures give None, never a guess.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from nhiemky.domain.campaign import Campaign, CampaignFigure, Figures, Owner, PartFigure
from nhiemky.domain.consolidation import ConsolidatedIndicator, Consolidation
from nhiemky.domain.figure import Value
from nhiemky.domain.finding import Refusal
from nhiemky.domain.wire import to_json
from nhiemky.flows.campaign import load_campaign
from nhiemky.flows.decode import Misfit, decode

_OF_MERGE = frozenset({"files", "units", "indicators", "findings"})
"""Keys of what `merge --json` prints (design §4.4), which is no campaign."""


def figures_of(consolidation: Consolidation, campaign: Campaign | None = None) -> Figures:
    """The figures with their parts. campaign: whose cut-off they are of, where the units' tables name no other."""
    cut_off = campaign.cut_off if campaign else None
    return Figures(
        tuple(_figure(indicator, cut_off) for indicator in consolidation.indicators),
        consolidation.expected,
        consolidation.reporting,
        tuple(missing.unit for missing in consolidation.missing),
    )


def with_figures(campaign: Campaign, consolidation: Consolidation) -> Campaign:
    """The campaign as it is exported after consolidating."""
    return replace(campaign, figures=figures_of(consolidation, campaign))


def _figure(indicator: ConsolidatedIndicator, cut_off: str | None) -> CampaignFigure:
    dated = {each.cut_off for each in indicator.by_cut_off if each.taken and each.cut_off}
    return CampaignFigure(
        indicator.statement,
        indicator.unit_of_measure,
        indicator.method,
        _plain(indicator.target),
        _plain(indicator.actual),
        indicator.status,
        tuple(
            PartFigure(
                part.unit,
                _plain(part.target),
                _plain(part.actual),
                part.file,
                part.sheet,
                part.cell,
                part.branch,
                part.status,
                part.counted,
                part.successor,
            )
            for part in indicator.parts
        ),
        indicator.code,
        dated.pop() if len(dated) == 1 else cut_off,
        indicator.estimated,
        indicator.given is not None,
    )


def _plain(value: Value) -> str | None:
    return None if value.is_blank else value.plain


def figures_words(figures: Figures) -> str:
    """One line of JSON, the same for the same figures: what a Word carries (`writing.word`)."""
    return json.dumps(to_json(figures), ensure_ascii=False, separators=(",", ":"))


def parse_figures(words: str) -> Figures | None:
    """What `figures_words` wrote; None for anything else: a Word comes from anybody."""
    try:
        return decode(Figures, json.loads(words))
    except (ValueError, RecursionError):  # JSONDecodeError and Misfit are ValueErrors
        return None


def load_against(path: Path) -> Campaign:
    """A campaign file, or what `merge --json` printed: then a campaign without a name that holds the figures only.

    Refusals: those of `load_campaign`.
    """
    try:
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return load_campaign(path)  # it says what is wrong
    if not (isinstance(value, dict) and value.keys() >= _OF_MERGE and "title" not in value):
        return load_campaign(path)
    try:
        return Campaign("", Owner(""), figures=_of_merge(value))
    except Misfit as fault:
        raise Refusal("campaign_invalid", file=path.name, fault=str(fault)) from None


def _of_merge(value: dict[str, Any]) -> Figures:
    figures = decode(Figures, {"indicators": value["indicators"]})
    units = {part.unit: None for figure in figures.indicators for part in figure.parts if part.actual is not None}
    return replace(figures, reporting=tuple(units))
