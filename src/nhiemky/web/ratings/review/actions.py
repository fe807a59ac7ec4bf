"""What is done in the review room: one function a deed, called alike by pages, imports and the demo."""

from nhiemky.web.ratings.review.balloting import record_ballot, withdraw_ballot
from nhiemky.web.ratings.review.drafting import Saved, choose_form, put_texts, save_level, save_scores, save_self_review
from nhiemky.web.ratings.review.noticing import answer_objection, object_to, open_notice, send_notices
from nhiemky.web.ratings.review.opining import give_opinion, propose
from nhiemky.web.ratings.review.outside import Outside, hand_in_outside, meet_here, meet_outside
from nhiemky.web.ratings.review.prompting import answer_prompt, prompt, withdraw_prompt
from nhiemky.web.ratings.review.submitting import return_self_review, submit_self_review

__all__ = [
    "Outside", "Saved", "answer_objection", "answer_prompt", "choose_form", "give_opinion", "hand_in_outside", "meet_here", "meet_outside",
    "object_to", "open_notice", "prompt", "propose", "put_texts", "record_ballot", "return_self_review", "save_level", "save_scores",
    "save_self_review", "send_notices", "submit_self_review", "withdraw_ballot", "withdraw_prompt",
]  # fmt: skip
