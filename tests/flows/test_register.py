"""The register from several papers: headers and mentions, merged; what contradicts stays."""

from __future__ import annotations

from datetime import date

from nhiemky.domain.directive import Citation, Directive, Header
from nhiemky.domain.register import Register
from nhiemky.domain.source import Span
from nhiemky.flows.register import register_of


def mention(symbol: str, on: date | None = None, issuer: str | None = None, **more) -> Citation:
    number, rest = symbol.split("-", 1)
    code, organ = rest.split("/")
    return Citation(symbol, Span(0, 1), "Kế hoạch", number, code, organ, symbol, on, issuer, **more)


def paper(name: str, symbol: str | None, on: date | None, *mentions: Citation) -> Directive:
    return Directive(name, Header(issuing_body="HUYỆN ỦY ĐÔNG GIANG", symbol=symbol, date=on, doc_type="kế hoạch"), mentions)


DAY = date(2030, 3, 5)


def test_mentions_of_one_document_become_one_entry_with_all_they_say():
    one = paper("a", "1-KH/HU", DAY, mention("08-KH/TU", DAY))
    other = paper("b", "2-KH/HU", DAY, mention("8-KH/TU", None, "Tỉnh ủy Nam Thuận"))
    (entry,) = register_of([one, other]).by_symbol("8-KH/TU")
    assert (entry.date, entry.issuer, entry.seen_in, entry.own) == (DAY, "Tỉnh ủy Nam Thuận", ("a", "b"), False)


def test_what_contradicts_stays_beside_one_another():
    one = paper("a", None, None, mention("8-KH/TU", DAY))
    other = paper("b", None, None, mention("8-KH/TU", date(2030, 3, 6)))
    assert {entry.date for entry in register_of([one, other]).by_symbol("8-KH/TU")} == {DAY, date(2030, 3, 6)}


def test_the_own_header_outweighs_and_keeps_its_file_first():
    own = paper("own", "8-KH/HU", DAY)
    citing = paper("a", None, None, mention("8-KH/HU", DAY, "Ban Thường vụ Huyện ủy Đông Giang"))
    (entry,) = register_of([citing, own]).documents
    assert (entry.own, entry.issuer, entry.seen_in) == (True, "HUYỆN ỦY ĐÔNG GIANG", ("own", "a"))


def test_who_replaces_says_since_when():
    new = paper("new", "9-KH/HU", DAY, mention("3-KH/HU", date(2029, 3, 5), relation="supersedes"))
    (old,) = register_of([new]).by_symbol("3-KH/HU")
    assert (old.superseded_by, old.superseded_on) == ("9-KH/HU", DAY)


def test_the_order_of_the_papers_does_not_matter_and_merging_is_the_same():
    papers = [paper("a", "1-KH/HU", DAY, mention("8-KH/TU", DAY)), paper("b", "2-KH/HU", DAY, mention("8-KH/TU", None))]
    once, twice = register_of(papers), register_of(papers[:1]).merged(register_of(papers[1:]))
    assert set(once.documents) == set(twice.documents) == set(register_of(papers).merged(Register()).documents)


def test_itself_and_a_misread_type_are_no_witnesses():
    own = mention("1-KH/HU", date(2030, 3, 6), self_=True)
    misread = mention("8-KH/TU", DAY, ocr_type="Kê hoạch")
    assert [entry.symbol for entry in register_of([paper("a", "1-KH/HU", DAY, own, misread)]).documents] == ["1-KH/HU"]
