"""What is done to set up a round of rating, by the names other rooms call.

>>> campaign = create_round(actor, committee, year=2023, period="2023", title="Xếp loại năm 2023")      # doctest: +SKIP
>>> add_subjects(actor, campaign, collectives(committee))                                               # doctest: +SKIP
>>> open_round(actor, campaign); start_deciding(actor, campaign)                                        # doctest: +SKIP
"""

from __future__ import annotations

from nhiemky.web.ratings.setup.overlays import put_in_force, save_overlay, withdraw
from nhiemky.web.ratings.setup.picking import Picked
from nhiemky.web.ratings.setup.redoing import order_redo
from nhiemky.web.ratings.setup.rounds import back_to_review, close_round, create_round, describe_round, open_round, repin, start_deciding
from nhiemky.web.ratings.setup.series import end_series, open_next, open_series, propose_next
from nhiemky.web.ratings.setup.subjects import add_subjects, bring_back, create_filled, remove_subjects, set_facts, set_group, set_head

__all__ = [
    "Picked", "add_subjects", "back_to_review", "bring_back", "close_round", "create_filled", "create_round", "describe_round",
    "end_series", "open_next", "open_round", "open_series", "order_redo", "propose_next", "put_in_force", "remove_subjects", "repin",
    "save_overlay", "set_facts", "set_group", "set_head", "start_deciding", "withdraw",
]  # fmt: skip
