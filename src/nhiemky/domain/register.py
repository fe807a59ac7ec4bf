"""The register of cited documents (sổ văn bản viện dẫn): what is known of a document from elsewhere. It grows with use.

>>> from datetime import date
>>> known = KnownDocument("quyết định", "18-QĐ/ĐUK", date(2021, 3, 5), "Đảng ủy Khối Nam Thuận", "ban hành Quy chế làm việc", ("a.docx",))
>>> Register((known,)).by_symbol("18-QĐ/ĐUK")[0].issuer
'Đảng ủy Khối Nam Thuận'
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """One numbered document as it is known. seen_in: names of the papers that say so (its own file first).

    superseded_by   symbol of the document that replaced it, None: not known to be replaced; superseded_on its day.
    own             the document itself was read here: what it says of itself outweighs what others say of it.
    """

    doc_type: str | None
    symbol: str
    date: datetime.date | None = None
    issuer: str | None = None
    subject: str | None = None
    seen_in: tuple[str, ...] = ()
    superseded_by: str | None = None
    superseded_on: datetime.date | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """All that is known, in no order that matters."""

    documents: tuple[KnownDocument, ...] = ()

    def by_symbol(self, symbol: str) -> tuple[KnownDocument, ...]:
        """Documents of that symbol (as `Citation.symbol` writes it); several where one symbol came again in another year."""
        wanted = symbol.casefold().replace(" ", "")
        return tuple(each for each in self.documents if each.symbol.casefold().replace(" ", "") == wanted)
