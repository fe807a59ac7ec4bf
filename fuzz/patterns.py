"""Patterns that a hostile text could make slow: found by their build, and by the strings they would hate most.

`ambiguous` reads a pattern's tree: an unbounded repeat inside another one, or behind another one, that can take the same letters
leaves a choice at every letter, and a text that nearly matches makes the engine try them all. `slow_patterns` measures as the
package asks (`fuzz.pattern_uses`): a string four times as long may take some six times as long, not sixteen; processor time
only, the least of several. `AT_A_PLACE` and `BOUNDED` name the patterns that never meet so much text, and why.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from fuzz.pattern_uses import searched

PACKAGES = ("nhiemky.reading", "nhiemky.checking", "nhiemky.vietnamese")
UNBOUNDED = 200
"""A repeat that may take more than so many is taken for one without end."""
_ALPHABET = frozenset("abcdeghiklmnopqrstuvxyzđăâêôơưàáạệủABCDEGHIKLMNOPQRSTUVXYĐÔƯÀÁỆỦ0123456789 \t\n\u00a0.,;:()[]/\\-–+%*_\"'“”|…#=&^$")
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_LENGTH, _TIMES, _MOST = 3_000, 4, 9.0
_LEAST_SECONDS = 0.03
_PATIENCE = 2.0
AT_A_PLACE = {
    "nhiemky.checking.said_figures._VALUE": "behind the words that lead a sentence",
    "nhiemky.reading.citations.relations._ONLY_BY": "what stands between a note's beginning and its citation",
    "nhiemky.reading.duties.phrases.HEARD": "at a clause's beginning",
    "nhiemky.reading.duties.phrases.SOME_VERB": "at a clause's beginning",
    "nhiemky.reading.duties.phrases.STATEMENT": "at a clause's beginning",
    "nhiemky.reading.figures.counts._PHRASE": "behind a number; it ends before the next one",
    "nhiemky.reading.figures.groups._OPENS_PARTS": "at a note's beginning",
    "nhiemky.reading.figures.lists._ABOVE": "behind a count",
    "nhiemky.reading.figures.rating_rules._BASE": "behind a share",
    "nhiemky.reading.structure.header._BLANK_NUMBER": "behind the word Số of the letterhead",
    "nhiemky.reading.units.formulas._TOKEN": "behind the token before; the first place where it fails ends the formula",
    "nhiemky.reading.pasted._QUOTED": "at a cell's first letter; the reader goes on behind the cell, and an odd run of quotes ends it",
}
"""Asked by `match` at one place of a sentence (not at every letter): why."""
BOUNDED = {
    "nhiemky.checking.terms._RESULTS": (140, "the words before a term of years"),
    "nhiemky.reading.citations.relations._LEAD": (40, "the beginning of a sentence"),
    "nhiemky.reading.duties.conditions._REST": (300, "the words behind the pilot"),
    "nhiemky.reading.duties.times._LEAD": (60, "the words before a day"),
    "nhiemky.reading.duties.words._TAIL": (48, "the end of a duty's words (_TAIL_LENGTH)"),
    "nhiemky.reading.figures.stated_figures._WANTING": (90, "the words behind a count"),
    "nhiemky.reading.targets._BEFORE": (600, "a line of typed targets (_LONGEST)"),
    "nhiemky.reading.targets._TRAILING": (600, "a line of typed targets (_LONGEST)"),
    "nhiemky.reading.targets._UNITS": (600, "a line of typed targets (_LONGEST)"),
    "nhiemky.reading.units.columns._OWN_WORDS": (120, "a column's heading (LONGEST_HEADING)"),
}
"""Asked on so many letters at most: why. Such a pattern is measured at that length."""


def patterns() -> dict[str, re.Pattern[Any]]:
    """Every compiled pattern that stands in a module, by its place."""
    found: dict[str, re.Pattern[Any]] = {}
    for package in PACKAGES:
        home = importlib.import_module(package)
        for module in pkgutil.walk_packages(home.__path__, f"{package}."):
            loaded = importlib.import_module(module.name)
            for name, value in vars(loaded).items():
                for number, pattern in enumerate(_inside(value)):
                    found[f"{module.name}.{name}[{number}]"] = pattern
    return dict(_once(found))


def patterns_at(place: str) -> Iterator[re.Pattern[Any]]:
    """Patterns of a table's entry "package.module.NAME"."""
    module, _, name = place.rpartition(".")
    yield from _inside(getattr(importlib.import_module(module), name))


def _once(found: dict[str, re.Pattern[Any]]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    seen: set[tuple[object, int]] = set()
    for place, pattern in sorted(found.items()):
        if (pattern.pattern, pattern.flags) not in seen:
            seen.add((pattern.pattern, pattern.flags))
            yield place, pattern


def _inside(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list, set, frozenset)):
        for each in value:
            yield from _inside(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _inside(key)
            yield from _inside(each)


def ambiguous(pattern: re.Pattern[Any]) -> list[str]:
    """Why the pattern may backtrack more than a text is long; nothing where it may not."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = _parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    return list(_faults(tree, bool(pattern.flags & re.IGNORECASE)))


def _faults(tree: Any, fold: bool) -> Iterator[str]:
    """Unbounded repeats in unbounded repeats whose letters may also begin what follows them in the loop."""
    for kind, value in tree:
        if kind in _REPEATS:
            _, most, body = value
            if most > UNBOUNDED:
                yield from _nested(body, body, fold)
            yield from _faults(body, fold)
        else:
            for part in _parts(kind, value):
                yield from _faults(part, fold)


def _nested(body: Any, loop: Any, fold: bool) -> Iterator[str]:
    items = list(body)
    for at, (kind, value) in enumerate(items):
        if kind in _REPEATS and value[1] > UNBOUNDED:
            rest = items[at + 1 :]
            follows = _first(rest, fold) | (_first(list(loop), fold) if _empty(rest) else frozenset())
            if shared := _all(value[2], fold) & follows:
                yield f"a repeat in a repeat, both take {sorted(shared)[:4]}"
        elif kind in _REPEATS:
            yield from _nested(value[2], loop, fold)
        elif kind is not _constants.ATOMIC_GROUP:
            for part in _parts(kind, value):
                yield from _nested(part, loop, fold)


def _parts(kind: Any, value: Any) -> list[Any]:
    """Trees inside a node."""
    if kind is _constants.SUBPATTERN:
        return [value[3]]
    if kind is _constants.BRANCH:
        return list(value[1])
    if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
        return [value[1]]
    if kind is _constants.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    if kind in (_constants.POSSESSIVE_REPEAT, *_REPEATS):
        return [value[2]]
    return [value] if kind is _constants.ATOMIC_GROUP else []


def _empty(items: Any) -> bool:
    """The items may take nothing."""
    return all(_may_be_empty(kind, value) for kind, value in items)


def _may_be_empty(kind: Any, value: Any) -> bool:
    if kind in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
        return True
    if kind in (*_REPEATS, _constants.POSSESSIVE_REPEAT):
        return value[0] == 0 or _empty(value[2])
    if kind is _constants.SUBPATTERN:
        return _empty(value[3])
    if kind is _constants.BRANCH:
        return any(_empty(part) for part in value[1])
    return _empty(value) if kind is _constants.ATOMIC_GROUP else kind is _constants.GROUPREF


def _first(items: Any, fold: bool) -> frozenset[str]:
    """Letters that may stand first."""
    found: frozenset[str] = frozenset()
    for kind, value in items:
        if kind in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
            continue
        parts = _parts(kind, value)
        if parts:
            for part in parts:
                found |= _first(part, fold)
        else:
            found |= _letters(kind, value, fold)
        if not _may_be_empty(kind, value):
            break
    return found


def _all(items: Any, fold: bool) -> frozenset[str]:
    """Letters that may stand anywhere in it."""
    found: frozenset[str] = frozenset()
    for kind, value in items:
        if kind in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
            continue
        parts = _parts(kind, value)
        found |= frozenset().union(*(_all(part, fold) for part in parts)) if parts else _letters(kind, value, fold)
    return found


def _letters(kind: Any, value: Any, fold: bool) -> frozenset[str]:
    if kind is _constants.LITERAL:
        char = chr(value)
        return frozenset({char, char.lower(), char.upper()} if fold else {char})
    if kind is _constants.NOT_LITERAL:
        return _ALPHABET - {chr(value)}
    if kind is _constants.ANY:
        return _ALPHABET - {"\n"}
    if kind is not _constants.IN:
        return frozenset()
    tests = [test for test in value if test[0] is not _constants.NEGATE]
    inside = frozenset(
        char for char in _ALPHABET if any(_is_in(char, *test) or (fold and _is_in(char.swapcase(), *test)) for test in tests)
    )
    return _ALPHABET - inside if len(tests) < len(value) else inside


def _is_in(char: str, kind: Any, value: Any) -> bool:
    if len(char) != 1:
        return False
    if kind is _constants.LITERAL:
        return bool(ord(char) == value)
    if kind is _constants.RANGE:
        return bool(value[0] <= ord(char) <= value[1])
    name = str(value)
    test: bool = char.isspace() if "SPACE" in name else char.isdigit() if "DIGIT" in name else char.isalnum() or char == "_"
    return test is not ("NOT" in name)


def slow_patterns() -> Iterator[str]:
    """Patterns that take much more than four times as long over a string four times as long.

    A sentence is what a pattern searches; one of 12,000 letters is hostile. Blanks come one at a time: the readers leave no two together.
    """
    placed = {pattern for place in AT_A_PLACE for pattern in patterns_at(place)}
    bounds = {pattern: letters for place, (letters, _) in BOUNDED.items() for pattern in patterns_at(place)}
    for place, pattern in patterns().items():
        module, _, name = place.partition("[")[0].rpartition(".")
        longest = bounds.get(pattern, _LENGTH * _TIMES)
        anywhere = pattern not in placed and searched(module, name)
        for kind, piece in _hated(pattern):
            told = _grows(pattern, piece, anywhere=anywhere, longest=longest)
            if told:
                yield f"{place}: {told} over {kind} ({piece[:30]!r} again and again)"
                break


def _grows(pattern: re.Pattern[Any], piece: str, *, anywhere: bool, longest: int) -> str | None:
    """The least of several CPU times, of a text and of one four times as long."""
    short, long = ((piece * (size // len(piece) + 1))[:size] for size in (longest // _TIMES, longest))
    try:
        taken = _seconds(pattern, long, anywhere)
        if taken < _LEAST_SECONDS:
            return None
        less = min(_seconds(pattern, short, anywhere) for _ in range(5))
        taken = min(taken, *(_seconds(pattern, long, anywhere) for _ in range(3)))
    except TimeoutError:
        return f"more than {_PATIENCE:.0f} s"
    if taken < _LEAST_SECONDS or taken <= _MOST * less:
        return None
    return f"{taken / max(less, 0.0001):.0f} times the time for {_TIMES} times the text ({taken:.2f} s)"


def _seconds(pattern: re.Pattern[Any], text: str, anywhere: bool) -> float:
    subject: Any = text if isinstance(pattern.pattern, str) else text.encode()
    with _patience():
        began = time.process_time()
        if anywhere:
            for _ in pattern.finditer(subject):
                pass
        else:
            pattern.match(subject)
            pattern.fullmatch(subject)
        return time.process_time() - began


@contextmanager
def _patience() -> Iterator[None]:
    """The engine looks for signals while it tries."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, _PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


_HATED = (
    *(
        ("letters", "a"),
        ("capitals", "Đ"),
        ("digits", "1"),
        ("blanks", " "),
        ("lines", "\n"),
        ("brackets", "("),
        ("dots", "."),
        ("dashes", "-"),
    ),
    *(("grouped digits", "1."), ("numbers", "12 "), ("words", "số "), ("names", "Văn "), ("capital words", "ỦY BAN "), ("joined", "a và ")),
    *(("listed", "chi bộ, "), ("symbols", "12-KH/TU "), ("days", "ngày 1/1/2025 "), ("tabs", "\t1"), ("quotes", "“a "), ("empty", " \n")),
)


def _hated(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    yield from _HATED
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    words = list(dict.fromkeys(_literals(_parser.parse(source, 0 if isinstance(pattern.pattern, bytes) else pattern.flags))))[:40]
    for word in words:
        yield "its own word", word + " "
    for size in (3, 6):
        for at in range(0, len(words) - size + 1, size):
            yield "its own words", " ".join(words[at : at + size]) + " "


def _literals(tree: Any) -> Iterator[str]:
    run = ""
    for kind, value in tree:
        if kind is _constants.LITERAL:
            run += chr(value)
            continue
        if len(run.strip()) > 1:
            yield run.strip()
        run = ""
        for part in _parts(kind, value):
            yield from _literals(part)
    if len(run.strip()) > 1:
        yield run.strip()
