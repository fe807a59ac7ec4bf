"""What every paper of the owner carries (giấy tờ của văn phòng): its letterhead, its own name in a sentence, the directive it carries out.

>>> owner = Owner("Đảng ủy Khối Nam Thuận", organ_code="ĐUK", place="Nam Thuận", on_behalf_of="T/M BAN THƯỜNG VỤ")
>>> owners_letterhead(owner, "CV", date(2023, 5, 31), number="41").symbol, speaker(owner)
('41-CV/ĐUK', 'Ban Thường vụ Đảng ủy Khối Nam Thuận')
>>> cited(DirectiveReference("kế hoạch", "112-KH/ĐUK", date(2023, 4, 26), owner.name, "sơ kết giữa nhiệm kỳ"), owner)
'Kế hoạch số 112-KH/ĐUK, ngày 26/4/2023 của Đảng ủy Khối Nam Thuận về sơ kết giữa nhiệm kỳ'
"""

from __future__ import annotations

import re
from datetime import date

from nhiemky.domain.campaign import DirectiveReference, Owner
from nhiemky.domain.report import Letterhead
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.letterhead import issuing_line, superior_line
from nhiemky.vietnamese.unicode import fold

NATION = "ĐẢNG CỘNG SẢN VIỆT NAM"
BLANK = "……………"


def owners_letterhead(owner: Owner, code: str, on: date | None, *, number: str = "") -> Letterhead:
    """The top of the first page. code: of the document type ("BC", "CV"); without a number its place stays blank for the office.

    A number that is a whole symbol already ("12-QĐ/ĐUK") stands as it was given.
    """
    nation = owner.national_heading or NATION
    state = fold(nation).startswith("cong hoa")
    body = owner.name.upper() if state else issuing_line(owner.name)
    parent = (owner.parent.upper() if state else superior_line(owner.parent)) if owner.parent else None
    begun = f"{number}/{code}-" if state else f"{number}-{code}/"
    symbol = number if "/" in number else f"{begun}{owner.organ_code or BLANK}"
    return Letterhead(parent, body, nation, symbol, owner.place, on, state)


def cited(directive: DirectiveReference, owner: Owner) -> str:
    """First mention: type, number, date, issuer, subject (05-HD/VPTW, I.3). An issuer in the capitals of a letterhead is put in words."""
    kind = directive.doc_type[:1].upper() + directive.doc_type[1:]
    number = f" số {directive.symbol}" if directive.symbol else ""
    day = f", ngày {format_day(directive.date)}" if directive.date else ""
    issuer = directive.issuer or ""
    if issuer.isupper():
        issuer = owner.name if fold(owner.name) in fold(issuer) else issuer.capitalize()
    issuer = f" của {issuer}" if issuer else ""
    subject = directive.subject or ""
    about = f" {subject}" if subject and fold(subject).startswith("ve ") else f" về {subject}" if subject else ""
    return f"{kind}{number}{day}{issuer}{about}"


def speaker(owner: Owner) -> str:
    """Who speaks in the text: "Ban Thường vụ Đảng ủy Khối", from the authority of the signature."""
    board = re.sub(r"^T/?[ML]\.?\s*", "", owner.on_behalf_of or "", flags=re.IGNORECASE).capitalize()
    board = board.replace("thường vụ", "Thường vụ").replace("chấp hành", "Chấp hành")
    return f"{board} {owner.name}" if board and fold(board) not in fold(owner.name) else owner.name
