"""Rows of the tree-table: organisations of a day with their head and who is in charge, branches as rows of their own.

>>> table = table_of(actor, date(2023, 5, 15), words="so gio")         # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nhiemky.domain.organisation import Node, Tree
from nhiemky.vietnamese.unicode import search_key
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations import access
from nhiemky.web.organisations.models import Charge, Organisation, Post
from nhiemky.web.organisations.record import in_force, tree_as_of

MOST_ROWS = 600
"""Beyond, only the first two levels of what is looked at are shown; the others open by their superior."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: an organisation, or a branch (`node` None) of those right under one. key, under: for folding."""

    key: str
    name: str
    depth: int
    under: str
    node: Node | None = None
    code: str = ""
    head: str = ""
    charge: str = ""
    count: int = 0
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """rows to show; total: organisations on the day; headless: those without a head on record, of the units right under a root."""

    rows: tuple[Row, ...]
    total: int
    headless: int
    shortened: bool = False


def table_of(actor: Actor, day: date, words: str = "", inside: str = "", headless_only: bool = False) -> Table:
    """The table of a day. words: a name, another name or a code, folded; inside: uuid of the organisation to look at."""
    tree = tree_as_of(actor, day)
    known = {str(one.uuid): one for one in access.organisations(actor)}
    heads, charges = heads_of(actor, day), charges_of(actor, day, tree)
    headless = [node for node in tree.nodes if node.depth == 1 and node.id not in heads and not known[node.id].type.is_board]
    nodes: Sequence[Node] = tree.subtree(inside) if inside else tree.nodes
    shortened = False

    def row(node: Node, depth: int, under: str, count: int = 0, opens: bool = False) -> Row:
        return Row(node.id, node.version.name, depth, under, node, known[node.id].code, heads.get(node.id, ""), charges.get(node.id, ""),
                   count, opens)  # fmt: skip

    if headless_only:
        return Table(tuple(row(node, 0, "") for node in headless), len(tree.nodes), len(headless))
    if words:
        key = search_key(words)
        found = [node for node in nodes if key in _keys(node, known[node.id])]
        return Table(tuple(row(node, 0, "") for node in found), len(tree.nodes), len(headless))
    top = min((node.depth for node in nodes), default=0)
    if len(nodes) > MOST_ROWS:
        nodes = [node for node in nodes if node.depth <= top + 1]
        shortened = True
    shown = {node.id for node in nodes}

    def below(node: Node, depth: int, under: str) -> Iterator[Row]:
        children = [child for child in tree.children(node.id) if child.id in shown]
        hidden = shortened and not children and node.right - node.left > 1
        yield row(node, depth, under, count=len(children) if not hidden else node.right - node.left - 1, opens=hidden)
        branches = list(dict.fromkeys(child.version.branch for child in children if child.version.branch))
        if len(branches) < 2:
            for child in children:
                yield from below(child, depth + 1, node.id)
            return
        for child in children:
            if not child.version.branch:
                yield from below(child, depth + 1, node.id)
        for branch in branches:
            own = [child for child in children if child.version.branch == branch]
            key = f"{node.id}/{branch}"
            yield Row(key, branch, depth + 1, node.id, count=len(own))
            for child in own:
                yield from below(child, depth + 2, key)

    roots = [node for node in nodes if node.depth == top]
    return Table(tuple(line for root in roots for line in below(root, 0, "")), len(tree.nodes), len(headless), shortened)


def _keys(node: Node, one: Organisation) -> str:
    return search_key(" \n ".join((node.version.name, one.name, one.code, one.aliases)))


def heads_of(actor: Actor, day: date) -> dict[str, str]:
    """Organisation's uuid -> name of its head on the day, within the scope."""
    rows = access.visible(actor, Post.objects.filter(in_force(day), is_head=True))
    return {str(uuid): name for uuid, name in rows.order_by("pk").values_list("organisation__uuid", "person__name")}


def charges_of(actor: Actor, day: date, tree: Tree) -> dict[str, str]:
    """Organisation's uuid -> who is in charge of it: the charge laid nearest to it on its path."""
    rows = access.visible(actor, Charge.objects.filter(in_force(day), organisation__isnull=False)).select_related(
        "person", "board", "working_group", "organisation"
    )
    laid: dict[str, list[str]] = {}
    for charge in rows:
        laid.setdefault(str(charge.organisation.uuid), []).append(str(charge.person or charge.board or charge.working_group))  # type: ignore[union-attr]
    found: dict[str, str] = {}
    for node in tree.nodes:  # superiors come first
        own = laid.get(node.id)
        above = found.get(node.path[-2], "") if node.depth else ""
        if own or above:
            found[node.id] = ", ".join(own) if own else above
    return found
