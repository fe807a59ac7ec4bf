"""How the package asks each pattern: at every place of a text (search, finditer, match at a place), or at its beginning alone.

Read from the source's tree. A pattern is followed through imports, loops over the tuple or table it stands in, and plain
assignments; what cannot be followed is taken for searched.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nhiemky

_SOURCE = Path(nhiemky.__file__).parent
_ONE_PLACE = {"match", "fullmatch"}
_EVERYWHERE = {"search", "finditer", "findall", "sub", "subn", "split"}


def searched(module: str, name: str) -> bool:
    """The pattern (or one of the tuple) is asked at more than one place of a text, or nobody can tell.

    >>> searched("nhiemky.reading.duties.times", "_LEAD")
    True
    """
    while (module, name) in _origins():
        module, name = _origins()[module, name]
    ways: set[str] = set()
    for user, own in _users()[module, name]:
        ways |= _ways(user, own)
    return not ways or "everywhere" in ways


@cache
def _trees() -> dict[str, ast.Module]:
    trees = {}
    for path in sorted(_SOURCE.rglob("*.py")):
        parts = path.relative_to(_SOURCE.parent).with_suffix("").parts
        trees[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = ast.parse(path.read_text(encoding="utf-8"))
    return trees


@cache
def _users() -> defaultdict[tuple[str, str], set[tuple[str, str]]]:
    """Modules that know the value, and by which name."""
    users: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for user, tree in _trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                for each in node.names:
                    users[node.module, each.name].add((user, each.asname or each.name))
            elif isinstance(node, (ast.Assign, ast.AnnAssign)):
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    if isinstance(target, ast.Name):
                        users[user, target.id].add((user, target.id))
    return users


@cache
def _origins() -> dict[tuple[str, str], tuple[str, str]]:
    """Where an imported value comes from."""
    return {(user, own): (module, name) for (module, name), users in _users().items() for user, own in users if user != module}


@cache
def _ways(module: str, name: str) -> frozenset[str]:
    tree, names, before = _trees()[module], {name}, 0
    while len(names) > before:
        before = len(names)
        for target, source in _handed(tree):
            if _root(source) in names:
                names |= {each.id for each in ast.walk(target) if isinstance(each, ast.Name)}
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _root(node.value) in names and node.attr in _EVERYWHERE | _ONE_PLACE:
            found.add("one place" if node.attr in _ONE_PLACE else "everywhere")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _root(node.func.value) in names:
            found |= {"everywhere"} if node.func.attr in _ONE_PLACE and len(node.args) > 1 else set()
        elif isinstance(node, ast.Call) and ast.unparse(node.func) != "re.compile" and any(_is_one(each, names) for each in node.args):
            found.add("everywhere")
    return frozenset(found)


def _is_one(node: ast.expr, names: set[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def _handed(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.expr]]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.comprehension)):
            yield node.target, node.iter
        elif isinstance(node, ast.Assign) and isinstance(node.value, (ast.Subscript, ast.Name, ast.Call)):
            yield from ((target, node.value) for target in node.targets if isinstance(target, ast.Name))


def _root(node: ast.expr) -> str | None:
    """The name at the bottom of `NAME[0].items()`."""
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr not in _EVERYWHERE | _ONE_PLACE:
            node = node.func.value
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("enumerate", "sorted", "zip") and node.args
        ):
            node = node.args[0]
        elif isinstance(node, (ast.Subscript, ast.Attribute)):
            node = node.value
        else:
            return None
    return node.id
