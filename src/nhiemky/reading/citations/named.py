"""Documents cited by name alone (văn bản không dẫn số): resolutions of congresses, rules, programmes, laws, books, what is sent along.

Promise: one item per distinct document with all its mentions, under the fullest name it is given; what names no single document is left
out (plurals, "các cấp", "cấp trên", "hằng năm", templates with dots).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from nhiemky.domain.directive import NamedCitation, Relation
from nhiemky.domain.finding import Evidence
from nhiemky.domain.source import SourceDocument
from nhiemky.reading.citations.names import Key, Name, find_names
from nhiemky.reading.citations.relations import Relations
from nhiemky.reading.citations.sent_along import find_sent_along
from nhiemky.reading.citations.titled import find_titled

_STRENGTH: dict[Relation, int] = {"basis": 0, "implements": 1, "supersedes": 2, "attached": 3, "mention": 4}


@dataclass(slots=True)
class _Item:
    key: Key
    names: list[Name] = field(default_factory=list)


def read_named(
    document: SourceDocument, relations: Relations, taken: Sequence[tuple[int, int]], titles: Sequence[tuple[int, int]] = ()
) -> tuple[NamedCitation, ...]:
    """The named documents in the order of their first mention. taken: clean places of numbered citations, ascending;
    titles: places of their titles."""
    names = _whole(sorted(_free(_names(document), taken)))
    items: list[_Item] = []
    known: dict[Key, _Item] = {}
    for name in names:
        if not name.weak:
            _put(items, known, name)
    for name in names:  # "nghị quyết đại hội ..." in small letters names a document only where another place does
        if name.weak and (home := _home(items, name)) is not None:
            home.names.append(name)
    return tuple(_citation(document, relations, item, titles) for item in items)


def _names(document: SourceDocument) -> Iterator[Name]:
    def end_of(at: int) -> int:
        return document.paragraphs[document.paragraph_at(at)].end

    yield from find_names(document.clean, document.lower, end_of)
    yield from find_sent_along(document.clean, document.lower, end_of)
    yield from find_titled(document.clean, end_of)
    yield from _books(document)


def _free(names: Iterable[Name], taken: Sequence[tuple[int, int]]) -> Iterator[Name]:
    starts = [start for start, _ in taken]
    for name in names:
        at = bisect_left(starts, name.end)
        if not any(end > name.start for _, end in taken[max(0, at - 4) : at]):
            yield name


def _whole(names: list[Name]) -> list[Name]:
    """Without the laws that the title of an amending law names, and without what two readers found at one place."""
    out: list[Name] = []
    end = -1
    found = [(name.start, name.end) for name in names if name.key[0] not in _TITLED]
    for name in names:
        if name.key[0] in _TITLED and any(start < name.end and name.start < stop for start, stop in found):
            continue
        if name.key[0] == "luật":
            if name.end <= end:
                continue
            end = name.end
        out.append(name)
    return out


_TITLED = ("tên gọi", "kết luận", "biểu")
"""Families that give way to any other at the same place."""


def _books(document: SourceDocument) -> Iterator[Name]:
    """Works cited by title: "tác phẩm “...”", or in the footnote that hangs on "tác phẩm"."""
    text = document.clean
    at = text.find("“")
    while at >= 0:
        close = text.find("”", at)
        if close < 0:
            return
        if close - at > 30 and text.count(" ", at, close) >= 5 and "\n" not in text[at:close] and _of_a_work(document, at):
            yield Name(at, close + 1, ("sách", text[at + 1 : close].lower()), text[at + 1 : close])
        at = text.find("“", close)


_WORKS = ("tác phẩm", "cuốn sách", "quyển sách", "bài viết")


def _of_a_work(document: SourceDocument, at: int) -> bool:
    paragraph = document.paragraphs[document.paragraph_at(at)]
    before = document.clean[max(paragraph.start, at - 40) : at]
    if any(work in before for work in _WORKS):
        return True
    if paragraph.role != "footnote" or document.clean[paragraph.start : at].count("“") > 4:
        return False
    mark = next((mark for mark in document.marks if mark.note == paragraph.note), None)
    return mark is not None and any(work in document.clean[max(0, mark.at - 70) : mark.at] for work in _WORKS)


def _put(items: list[_Item], known: dict[Key, _Item], name: Name) -> None:
    home = known.get(name.key) or _home(items, name)
    if home is None:
        items.append(home := _Item(name.key))
    home.names.append(name)
    known[name.key] = home
    home.key = max(home.key, name.key, key=lambda key: (sum(part != "" for part in key), len("".join(key))))


def _home(items: list[_Item], name: Name) -> _Item | None:
    if name.key[0] != _CONGRESS:
        return None
    return next((item for item in items if item.key == name.key or _same_document(item.key, name.key)), None)


_CONGRESS = "đại hội"


def _same_document(one: Key, other: Key) -> bool:
    """A congress's key is (family, body, ordinal, term): a shorter name of the body, with no other ordinal or term, is the same one."""
    if one[0] != other[0] or one[0] != _CONGRESS:
        return False
    (_, body, ordinal, term), (_, other_body, other_ordinal, other_term) = one, other
    if (ordinal and other_ordinal and ordinal != other_ordinal) or (term and other_term and term != other_term):
        return False
    if body == other_body:
        return bool(body) or term == other_term
    short, long = sorted((body, other_body), key=len)
    if not short or short == "đảng bộ":  # "Nghị quyết Đại hội nhiệm kỳ 2020 - 2025": one's own
        return long in ("", "đảng bộ") and bool(term) and term == other_term
    return short != "đảng" and long.startswith(short + " ")


def _citation(document: SourceDocument, relations: Relations, item: _Item, titles: Sequence[tuple[int, int]]) -> NamedCitation:
    names = sorted(item.names)
    named = max((name for name in names if not name.weak), key=_fullness)
    found = [name.relation or relations.of(name.start, nested=_in_title(name.start, titles)) for name in names]
    return NamedCitation(
        name=named.name,
        relation=min(found, key=lambda relation: _STRENGTH[relation]),
        mentions=tuple(Evidence(document.quote(name.start, name.end), document.span(name.start, name.end)) for name in names),
    )


def _in_title(at: int, titles: Sequence[tuple[int, int]]) -> bool:
    """What stands in another document's title is only named there."""
    last = bisect_left(titles, (at + 1, 0))
    return any(start <= at < end for start, end in titles[max(0, last - 3) : last])


def _fullness(name: Name) -> tuple[bool, bool, bool, int]:
    doubled = "đại hội đại hội" in name.name.lower()
    return not name.name.isupper(), not doubled, name.name[:1].isupper(), len(name.name)
