"""What the office fills in before a paper leaves it: date, number, who signs. What stays blank is left blank on the paper.

>>> owner = Owner("Đảng ủy Khối Nam Thuận", organ_code="ĐUK", place="Nam Thuận")
>>> report = office_paper(owner, Signing(date(2023, 5, 31), number="41"), code="BC", doc_type="BÁO CÁO", subject="tiến độ", body=())
>>> report.letterhead.symbol, report.signature.on_behalf_of, report.recipients
('41-BC/ĐUK', 'T/M BAN THƯỜNG VỤ', ('Lưu Văn phòng',))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from nhiemky.domain.campaign import Owner
from nhiemky.domain.report import Appendix, Block, Report, Signature
from nhiemky.flows.owners_paper import owners_letterhead
from nhiemky.rulebook.document_form import document_form
from nhiemky.vietnamese.unicode import fold


@dataclass(frozen=True, slots=True)
class Signing:
    """on: the date the paper carries. number: without type and organ ("41"), or the whole symbol. The others replace what is usual."""

    on: date
    number: str = ""
    on_behalf_of: str = ""
    signer_title: str = ""
    signer_name: str = ""


def office_paper(
    owner: Owner,
    signing: Signing,
    *,
    code: str | None,
    doc_type: str | None,
    subject: str,
    body: Sequence[Block],
    addressees: Sequence[str] = (),
    recipients: Sequence[str] = (),
    appendices: Sequence[Appendix] = (),
    by_order: bool = False,
) -> Report:
    """A paper of the owner in official form.

    code      None for a paper of the house, without number.
    by_order  signed T/L by the head of its office, as letters of the office are.
    """
    head = owners_letterhead(owner, code or "", signing.on, number=signing.number)
    if code is None:
        head = replace(head, symbol=None)
    kept = "Lưu VT" if head.state else "Lưu Văn phòng"
    return Report(
        head,
        doc_type,
        subject,
        tuple(body),
        addressees=tuple(addressees),
        recipients=(*recipients, kept),
        signature=_signature(owner, signing, by_order=by_order),
        appendices=tuple(appendices),
        rule=document_form(signing.on, state=head.state).id,
    )


def _signature(owner: Owner, signing: Signing, *, by_order: bool) -> Signature:
    usual = owner.on_behalf_of or "T/M BAN THƯỜNG VỤ"
    if signing.on_behalf_of or signing.signer_title or signing.signer_name:
        return Signature(signing.on_behalf_of or usual, signing.signer_title, signing.signer_name)
    if by_order:
        return Signature(ordered(usual), "CHÁNH VĂN PHÒNG", "")
    return Signature(usual, owner.signer_title or "", owner.signer_name or "")


def ordered(on_behalf_of: str) -> str:
    """The head of an office signs by order of those who would sign on behalf.

    >>> ordered("T/M BAN THƯỜNG VỤ"), ordered("CHỦ TỊCH")
    ('T/L BAN THƯỜNG VỤ', 'T/L CHỦ TỊCH')
    """
    bare = on_behalf_of[3:].strip() if fold(on_behalf_of).startswith(("t/m", "t/l")) else on_behalf_of
    return f"T/L {bare}"
