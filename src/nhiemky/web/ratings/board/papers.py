"""The decision's paper out of a board: who decides, on which bases, who stands in which group.

>>> data = decision_word(board, "collective", Signing(on))              # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nhiemky.domain.rating import SubjectKind
from nhiemky.domain.report import Report, Signature
from nhiemky.flows.owners_paper import owners_letterhead, speaker
from nhiemky.flows.papers.signing import Signing
from nhiemky.flows.rating_words import paper_words
from nhiemky.rulebook.document_form import document_form
from nhiemky.web.campaigns.rosters import owner_value
from nhiemky.web.ratings.board.standing import Board, Seat
from nhiemky.web.ratings.models import RatingCampaign
from nhiemky.web.ratings.setup.periods import period_of
from nhiemky.writing.rating_decision import DecidedGroup, DecidedLine, KeptBreach, RatingDecision, decision_report
from nhiemky.writing.word import write_word


def decision_word(
    board: Board, kind: SubjectKind, signing: Signing, *, proposer: str = "", kept: Sequence[KeptBreach] = (), draft: str | None = None
) -> bytes:
    """The decision on everybody of that kind who is not decided yet, as Word. draft: "Dự thảo", for the meeting."""
    groups = []
    for (of, group), seats in board.groups.items():
        waiting = [seat for seat in seats if not seat.frozen]
        if of != kind or not waiting:
            continue
        allowed = board.tally(kind, group).allowed if board.rules.cap(kind) else None
        groups.append(
            DecidedGroup(group, tuple(DecidedLine(seat.name, seat.level or "CHUA_XEP_LOAI", _post(seat)) for seat in waiting), allowed)
        )
    paper = replace(framed(board.campaign, kind, signing, tuple(groups), bases_of(board)), proposer=proposer, kept=tuple(kept), draft=draft)
    return write_word(report_of(paper, signing))


def again_word(board: Board, seat: Seat, level: str, signing: Signing, *, reason: str, proposer: str = "") -> bytes:
    """The decision that rates one subject again."""
    group = DecidedGroup(seat.group, (DecidedLine(seat.name, level, _post(seat), seat.decided_level),))
    framed_one = framed(board.campaign, seat.kind, signing, (group,), bases_of(board))
    recipients = ("Như Điều 3", *framed_one.recipients[1:])
    return write_word(report_of(replace(framed_one, kind_of="re_rating", reason=reason, proposer=proposer, recipients=recipients), signing))


def framed(
    campaign: RatingCampaign, kind: SubjectKind, signing: Signing, groups: tuple[DecidedGroup, ...], bases: tuple[str, ...]
) -> RatingDecision:
    """The committee's letterhead, authority and signature around the groups."""
    owner = owner_value(campaign.organisation)
    head = owners_letterhead(owner, "QĐ", signing.on, number=signing.number)
    usual = owner.on_behalf_of or "T/M BAN THƯỜNG VỤ"
    signature = Signature(signing.on_behalf_of or usual, signing.signer_title or "BÍ THƯ", signing.signer_name)
    recipients = ("Như Điều 2", "Cấp ủy cấp trên (b/c)", "Lưu VT" if head.state else "Lưu Văn phòng")
    return RatingDecision(
        head, kind, period_of(campaign.period).words, speaker(owner).upper(), signature, groups, bases, recipients=recipients
    )


def bases_of(board: Board) -> tuple[str, ...]:
    """The regulation and guidance the round pinned, by symbol and name."""
    regulations = tuple(paper_words(symbol, title) for symbol, title in board.rules.documents.items())
    return ("Điều lệ Đảng Cộng sản Việt Nam", *regulations) if board.campaign.organisation.type.is_party_body else regulations


def report_of(paper: RatingDecision, signing: Signing) -> Report:
    """In the form of the day it is signed."""
    return decision_report(replace(paper, rule=document_form(signing.on, state=paper.letterhead.state).id))


def number_of(symbol: str) -> str:
    """What the letterhead takes of a symbol as it was typed: all of it where it names its organ, else the number."""
    return symbol.strip() if "/" in symbol else symbol.partition("-")[0].strip()


def _post(seat: Seat) -> str:
    return seat.post if seat.kind == "individual" else ""
