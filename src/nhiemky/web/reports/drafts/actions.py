"""Every change of a draft on its way and of opinions on it, by one name each.

>>> clear(actor, obligation)                                            # doctest: +SKIP
"""

from __future__ import annotations

from nhiemky.web.reports.drafts.moving import clear, give_back, override_gate, send, send_higher
from nhiemky.web.reports.drafts.noting import Given
from nhiemky.web.reports.drafts.opinions import answer_opinion, give_opinion, take_opinions, withdraw_opinion

__all__ = [
    "Given",
    "answer_opinion",
    "clear",
    "give_back",
    "give_opinion",
    "override_gate",
    "send",
    "send_higher",
    "take_opinions",
    "withdraw_opinion",
]
