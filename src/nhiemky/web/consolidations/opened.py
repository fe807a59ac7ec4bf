"""A kept version opened: its figures, its texts, what moved since the version before; held for the next page.

>>> whole = figures_of(version)                                          # doctest: +SKIP
>>> whole.coverage                                                       # doctest: +SKIP
'73/81 đơn vị'

Versions never change, so what was opened may be held in memory by its fingerprint.
"""

from __future__ import annotations

import json
from functools import lru_cache

from nhiemky.consolidating.differences import Difference, difference
from nhiemky.domain.consolidation import Consolidation as Whole
from nhiemky.flows.consolidation_versions import Inputs, build, open_stored
from nhiemky.web.consolidations.inputs import reopened
from nhiemky.web.consolidations.models import Consolidation

HELD = 12


def figures_of(version: Consolidation) -> Whole:
    """Without texts."""
    return _figures(version.pk, version.inputs_hash)


def read_value(version: Consolidation) -> Whole:
    """The stored value itself."""
    return open_stored(json.loads(version.value))


def inputs_of(version: Consolidation) -> Inputs:
    """What it was made from."""
    return _inputs(version.pk, version.inputs_hash)


def whole_of(version: Consolidation) -> Whole:
    """With the units' texts, made again from their reports."""
    return _whole(version.pk, version.inputs_hash)


def moved(before: Consolidation | None, after: Consolidation) -> Difference:
    """Nothing before: nothing moved."""
    return difference(figures_of(before), figures_of(after)) if before else Difference()


@lru_cache(maxsize=HELD)
def _figures(pk: int, fingerprint: str) -> Whole:
    del fingerprint  # part of the key: numbers of rows may come again in another database
    return read_value(Consolidation.objects.only("value").get(pk=pk))


@lru_cache(maxsize=4)
def _inputs(pk: int, fingerprint: str) -> Inputs:
    del fingerprint
    return reopened(Consolidation.objects.select_related("campaign__organisation").get(pk=pk))


@lru_cache(maxsize=4)
def _whole(pk: int, fingerprint: str) -> Whole:
    return build(_inputs(pk, fingerprint))
