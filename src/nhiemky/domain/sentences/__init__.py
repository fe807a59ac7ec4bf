"""The one catalogue of codes: every finding and refusal with its sentence (vi, en), severity and basis.

One file per area; a code stands in one file only. docs/findings.md is checked against this catalogue by a test.
"""

from nhiemky.domain.sentences.accounts import ACCOUNTS
from nhiemky.domain.sentences.api import API
from nhiemky.domain.sentences.appendix import APPENDIX
from nhiemky.domain.sentences.between_papers import BETWEEN_PAPERS
from nhiemky.domain.sentences.campaigns import CAMPAIGNS
from nhiemky.domain.sentences.cascade import CASCADE
from nhiemky.domain.sentences.catalogue import Sentence
from nhiemky.domain.sentences.conference_plans import CONFERENCE_PLANS
from nhiemky.domain.sentences.conferences import CONFERENCES
from nhiemky.domain.sentences.confirmation import CONFIRMATION
from nhiemky.domain.sentences.consolidations import CONSOLIDATIONS
from nhiemky.domain.sentences.directives import DIRECTIVES
from nhiemky.domain.sentences.drafts import DRAFTS
from nhiemky.domain.sentences.forms import FORMS
from nhiemky.domain.sentences.jobs import JOBS
from nhiemky.domain.sentences.ledger import LEDGER
from nhiemky.domain.sentences.mergers import MERGERS
from nhiemky.domain.sentences.office import OFFICE
from nhiemky.domain.sentences.organisations import ORGANISATIONS
from nhiemky.domain.sentences.packages import PACKAGES
from nhiemky.domain.sentences.paper_duties import PAPER_DUTIES
from nhiemky.domain.sentences.paper_form import PAPER_FORM
from nhiemky.domain.sentences.paper_register import PAPER_REGISTER
from nhiemky.domain.sentences.paper_sums import PAPER_SUMS
from nhiemky.domain.sentences.paper_time import PAPER_TIME
from nhiemky.domain.sentences.proposals import PROPOSALS
from nhiemky.domain.sentences.ratings import RATINGS
from nhiemky.domain.sentences.ratings_board import RATINGS_BOARD
from nhiemky.domain.sentences.ratings_past import RATINGS_PAST
from nhiemky.domain.sentences.ratings_review import RATINGS_REVIEW
from nhiemky.domain.sentences.ratings_setup import RATINGS_SETUP
from nhiemky.domain.sentences.refusals import REFUSALS
from nhiemky.domain.sentences.remedies import REMEDIES
from nhiemky.domain.sentences.rules import RULES
from nhiemky.domain.sentences.statistics import STATISTICS
from nhiemky.domain.sentences.submissions import SUBMISSIONS
from nhiemky.domain.sentences.tables import TABLES
from nhiemky.domain.sentences.target_progress import TARGET_PROGRESS
from nhiemky.domain.sentences.terms import TERMS
from nhiemky.domain.sentences.unit_content import UNIT_CONTENT
from nhiemky.domain.sentences.web import WEB

__all__ = ["SENTENCES", "Sentence"]

SENTENCES: dict[str, Sentence] = {
    **REFUSALS,
    **DIRECTIVES,
    **PAPER_TIME,
    **PAPER_DUTIES,
    **PAPER_FORM,
    **PAPER_REGISTER,
    **PAPER_SUMS,
    **UNIT_CONTENT,
    **BETWEEN_PAPERS,
    **TABLES,
    **FORMS,
    **RULES,
    **CONFERENCE_PLANS,
    **REMEDIES,
    **RATINGS_PAST,
    **RATINGS,
    **SUBMISSIONS,
    **PACKAGES,
    **DRAFTS,
    **PROPOSALS,
    **APPENDIX,
    **LEDGER,
    **TARGET_PROGRESS,
    **TERMS,
    **CAMPAIGNS,
    **CONFERENCES,
    **CASCADE,
    **CONFIRMATION,
    **CONSOLIDATIONS,
    **MERGERS,
    **ORGANISATIONS,
    **OFFICE,
    **WEB,
    **JOBS,
    **API,
    **ACCOUNTS,
    **RATINGS_BOARD,
    **RATINGS_REVIEW,
    **RATINGS_SETUP,
    **STATISTICS,
}
