"""Known central documents: every successor is there, in order of days, and each entry says what it rests on."""

from __future__ import annotations

from nhiemky.rulebook.known_documents import known_documents
from nhiemky.vietnamese.unicode import fold


def test_every_successor_is_listed_and_later():
    known = {each.symbol: each for each in known_documents()}
    assert len(known) == len(known_documents())
    for each in known.values():
        assert each.clause
        assert each.grade in ("A", "S")
        if each.superseded_by is not None:
            successor = known[each.superseded_by]
            assert each.superseded_on is not None
            assert successor.type == each.type
            assert each.signed is None or each.signed < each.superseded_on


def test_a_number_of_another_term_is_another_document():
    rating = next(each for each in known_documents() if each.symbol == "124-QĐ/TW")
    assert not rating.is_meant(rating.signed.replace(year=2018), fold("về giám sát của nhân dân"))
    assert not rating.is_meant(None, fold("về giám sát của nhân dân"))
    assert rating.is_meant(None, fold("về kiểm điểm và đánh giá, xếp loại chất lượng hằng năm"))
