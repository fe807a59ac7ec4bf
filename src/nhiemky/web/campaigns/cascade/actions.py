"""Everything that changes a cascade: a unit's campaign opened below its superior's, following a new version, figures rolled up and taken
back, a later document. Editing, roster, issue and closing are those of `campaigns.actions`.

>>> child = open_child(actor, parent, organisation)                     # doctest: +SKIP
>>> roll_up(actor, child, obligation)                                   # doctest: +SKIP
"""

from __future__ import annotations

from nhiemky.web.campaigns.cascade.access import children_of
from nhiemky.web.campaigns.cascade.following import follow, proposal_of
from nhiemky.web.campaigns.cascade.opening import open_child, take_own_paper
from nhiemky.web.campaigns.cascade.rolling import preview_of, roll_up, undo_roll_up
from nhiemky.web.campaigns.cascade.superseding import replace_by

__all__ = [
    "children_of", "follow", "open_child", "preview_of", "proposal_of", "replace_by", "roll_up", "take_own_paper", "undo_roll_up",
]  # fmt: skip
