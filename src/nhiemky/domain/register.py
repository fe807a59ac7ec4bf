"""The register of cited documents (sổ văn bản viện dẫn): what is known of a document from elsewhere. It grows with use.

>>> from datetime import date
>>> known = KnownDocument("quyết định", "18-QĐ/ĐUK", date(2021, 3, 5), "Đảng ủy Khối Nam Thuận", "ban hành Quy chế làm việc", ("a.docx",))
>>> Register((known,)).by_symbol("018 - QĐ/ĐUK")[0].issuer
'Đảng ủy Khối Nam Thuận'

Two papers that tell a document otherwise (another day, another issuer) leave two entries with one symbol: the doubt is kept.
What the document says of itself outweighs them: see `KnownDocument.own`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_LEADING = re.compile(r"^0+(?=\d)")
_NOISE = re.compile(r"[\s\u00a0.]+")
_DASHES = str.maketrans("–—‑−", "----")


def symbol_key(symbol: str) -> str:
    """What two ways of writing one symbol share.

    >>> symbol_key("05 – KH/Th.U"), symbol_key("5-KH/ThU")
    ('5-kh/thu', '5-kh/thu')
    """
    return _LEADING.sub("", _NOISE.sub("", symbol.translate(_DASHES)).casefold().removeprefix("số"))


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """One numbered document as it is known. seen_in: names of the papers that say so (its own file first).

    superseded_by   symbol of the document that replaced it, None: not known to be replaced; superseded_on its day.
    own             the document itself was read here: what it says of itself outweighs what others say of it.
    source          where a shipped entry is taken from; "" for what was read.
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
    source: str = ""

    @property
    def key(self) -> str:
        return symbol_key(self.symbol)

    def is_known_beside(self, paper: str) -> bool:
        """Somebody else than `paper` says so."""
        return bool(self.source) or any(name != paper for name in self.seen_in)


@dataclass(frozen=True, slots=True)
class Register:
    """All that is known, in no order that matters."""

    documents: tuple[KnownDocument, ...] = ()

    def by_symbol(self, symbol: str) -> tuple[KnownDocument, ...]:
        """Documents of that symbol (as `Citation.symbol` writes it); several where one symbol came again in another year."""
        wanted = symbol_key(symbol)
        return tuple(each for each in self.documents if each.key == wanted)

    def by_key(self) -> dict[str, tuple[KnownDocument, ...]]:
        """Every symbol's entries, for a paper with many citations."""
        found: dict[str, list[KnownDocument]] = {}
        for each in self.documents:
            found.setdefault(each.key, []).append(each)
        return {key: tuple(entries) for key, entries in found.items()}

    def merged(self, other: Register) -> Register:
        """What either knows; entries that tell one document alike become one.

        >>> one = Register((KnownDocument("kế hoạch", "5-KH/HU", datetime.date(2030, 3, 5), seen_in=("a.docx",)),))
        >>> other = Register((KnownDocument("kế hoạch", "05-KH/HU", datetime.date(2030, 3, 5), "Huyện ủy", seen_in=("b.docx",)),))
        >>> [(each.issuer, each.seen_in) for each in one.merged(other).documents]
        [('Huyện ủy', ('a.docx', 'b.docx'))]
        """
        return register(*self.documents, *other.documents)


def register(*documents: KnownDocument) -> Register:
    """A register of what several papers tell."""
    entries: dict[str, list[KnownDocument]] = {}
    # dated ones first, so that a bare symbol joins the one entry it can mean
    for document in sorted(documents, key=lambda each: (not each.own, each.date is None)):
        told = entries.setdefault(document.key, [])
        same = [at for at, each in enumerate(told) if _tell_alike(each, document)]
        if len(same) == 1 or (same and document.date is not None):
            told[same[0]] = _joined(told[same[0]], document)
        else:
            told.append(document)
    return Register(tuple(each for told in entries.values() for each in told))


def _tell_alike(one: KnownDocument, other: KnownDocument) -> bool:
    """Nothing that both say differs."""
    return (
        _agree(_low(one.doc_type), _low(other.doc_type))
        and _agree(one.date, other.date)
        and _agree_in_words(one.issuer, other.issuer)
        and (one.date == other.date or _agree_in_words(one.subject, other.subject))
    )


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _agree_in_words(one: str | None, other: str | None) -> bool:
    """One name may say less than the other ("Huyện ủy", "Ban Thường vụ Huyện ủy Đông Giang")."""
    if not one or not other:
        return True
    return (_low(one) or "") in (_low(other) or "") or (_low(other) or "") in (_low(one) or "")


def _low(words: str | None) -> str | None:
    return None if words is None else " ".join(words.casefold().replace("uỷ", "ủy").split())


def _joined(one: KnownDocument, other: KnownDocument) -> KnownDocument:
    first, second = (other, one) if other.own and not one.own else (one, other)
    return replace(
        first,
        doc_type=first.doc_type or second.doc_type,
        date=first.date or second.date,
        issuer=first.issuer if first.own and first.issuer else _longer(first.issuer, second.issuer),
        subject=first.subject if first.own and first.subject else _longer(first.subject, second.subject),
        seen_in=tuple(dict.fromkeys((*first.seen_in, *second.seen_in))),
        superseded_by=first.superseded_by or second.superseded_by,
        superseded_on=first.superseded_on if first.superseded_by else second.superseded_on,
        own=first.own or second.own,
        source=first.source or second.source,
    )


def _longer(one: str | None, other: str | None) -> str | None:
    return one if len(one or "") >= len(other or "") else other


def all_of(registers: Iterable[Register]) -> Register:
    """What any of them knows."""
    return register(*(each for one in registers for each in one.documents))
