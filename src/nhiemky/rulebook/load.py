"""Rule files: YAML read strictly into frozen values. Promises a value that is whole, or one sentence that says what to write.

>>> from dataclasses import dataclass
>>> @dataclass(frozen=True)
... class Margins:
...     top: int
...     left: int
>>> parse_rules("{top: 20, left: 30}", Margins, file="form.yaml")
Margins(top=20, left=30)
>>> parse_rules("top: 20\\nleft: wide", Margins, file="form.yaml")
Traceback (most recent call last):
nhiemky.domain.finding.Refusal: form.yaml, dòng 2: 'left' là 'wide'. Hãy ghi một số nguyên.

Keys are the dataclass's fields: an unknown, doubled or missing one is refused. Field types understood: str, int, Decimal,
bool, date, Literal, X | None, tuple[X, ...], Mapping[str, X] and other dataclasses. YAML's own guesses are not taken: `no` is not
false, 1.50 keeps its digits, a symbol such as 12-HD/BTCTW is text whether quoted or not.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

from nhiemky.domain.finding import Refusal
from nhiemky.rulebook.yaml_faults import in_words

__all__ = ["MisplacedError", "load_rules", "parse_rules", "rule_fault"]

T = TypeVar("T")
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LONGEST = 1_000_000
_DEEPEST = 100
_BRACKET = re.compile(r"[\[\]{}]")
_DEEP_LINE = re.compile(r"(?:[-?][ \n]){60}| {400}")


class MisplacedError(ValueError):
    """A fault that `__post_init__` found further down: `at` leads to it by keys and positions, ("bands", 1)."""

    def __init__(self, fault: str, *at: str | int) -> None:
        super().__init__(fault)
        self.at = at


def load_rules(path: Path, kind: type[T]) -> T:
    """The rule file at `path` as a `kind`. Refuses with `rule_file_invalid`: file, line, fault, remedy."""
    return parse_rules(path.read_text(encoding="utf-8-sig"), kind, file=path.name)


def parse_rules(text: str, kind: type[T], *, file: str) -> T:
    """`text` (YAML) as a `kind`; `file` is the name that messages show."""
    _refuse_heavy(text, file)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line = mark.line + 1 if mark else 1
        raise _refusal(file, line, *in_words(fault.problem)) from None
    except yaml.YAMLError:
        raise _refusal(file, 1, "tệp có ký tự không in được", "Hãy lưu lại tệp ở dạng chữ UTF-8") from None
    if node is None:
        raise _refusal(file, 1, "tệp rỗng", "Hãy ghi nội dung quy tắc")
    value: T = _Reader(file).read(node, kind, "tệp")
    return value


def rule_fault(text: str, at: tuple[str | int, ...], *, file: str, problem: str, remedy: str) -> Refusal:
    """The refusal for what `at` leads to in `text`, for faults that are seen only when files are compared."""
    root = yaml.compose(text, Loader=_LOADER)
    return _refusal(file, _below(root, at).start_mark.line + 1 if root else 1, problem, remedy)


def _refuse_heavy(text: str, file: str) -> None:
    """Nesting makes the YAML reader slow with its square, and no rule file needs it."""
    if len(text) > _LONGEST:
        raise _refusal(file, 1, f"tệp dài {len(text)} ký tự", f"Hãy tách tệp: một văn bản một tệp, dưới {_LONGEST} ký tự")
    depth = 0
    for mark in _BRACKET.finditer(text):
        depth += 1 if mark[0] in "[{" else -1
        if depth > _DEEPEST:
            raise _refusal(file, text.count("\n", 0, mark.start()) + 1, "ngoặc lồng quá sâu", "Hãy xem lại các dấu ngoặc chưa đóng")
    if found := _DEEP_LINE.search(text):
        raise _refusal(file, text.count("\n", 0, found.start()) + 1, "dòng lồng quá sâu", "Hãy bớt thụt dòng, bớt dấu '- '")


def _refusal(file: str, line: int, problem: str, remedy: str) -> Refusal:
    return Refusal("rule_file_invalid", file=file, line=line, problem=problem, remedy=remedy)


@cache
def _layout(kind: Any) -> tuple[dict[str, Any], frozenset[str]]:
    """Field name -> type, and the names that must be given."""
    hints = get_type_hints(kind)
    required = frozenset(f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)
    return {f.name: hints[f.name] for f in fields(kind)}, required


class _Reader:
    """Walks YAML nodes and types side by side; nodes still know their line."""

    def __init__(self, file: str) -> None:
        self.file = file

    def refusal(self, node: yaml.Node, problem: str, remedy: str) -> Refusal:
        return _refusal(self.file, node.start_mark.line + 1, problem, remedy)

    def read(self, node: yaml.Node, kind: Any, name: str) -> Any:
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            if isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "null", "~"):
                return None
            (kind,) = (k for k in get_args(kind) if k is not types.NoneType)
            return self.read(node, kind, name)
        if origin is tuple:
            return self.read_list(node, get_args(kind)[0], name)
        if origin is Literal:
            return self.read_choice(node, get_args(kind), name)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {key: self.read(value, get_args(kind)[1], key) for key, value in self.pairs(node, name).items()}
        if is_dataclass(kind):
            return self.read_record(node, kind, name)
        return self.read_scalar(node, kind, name)

    def pairs(self, node: yaml.Node, name: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.refusal(node, f"'{name}' phải là một nhóm khóa", "Hãy ghi mỗi khóa một dòng dạng 'khóa: giá trị'")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.refusal(key, "khóa phải là một từ", "Hãy bỏ ngoặc quanh khóa")
            if key.value in found:
                first = found[key.value].start_mark.line + 1
                raise self.refusal(key, f"khóa '{key.value}' ghi hai lần (lần trước ở dòng {first})", "Hãy giữ một dòng")
            found[key.value] = value
        return found

    def read_record(self, node: yaml.Node, kind: Any, name: str) -> Any:
        layout, required = _layout(kind)
        pairs = self.pairs(node, name)
        for key, value in pairs.items():
            if key not in layout:
                at = next((named for named, given in node.value if given is value), value)
                raise self.refusal(at, f"khóa '{key}' không có trong '{name}'", f"Các khóa được dùng: {', '.join(layout)}")
        if missing := [key for key in layout if key in required and key not in pairs]:
            raise self.refusal(node, f"'{name}' thiếu {', '.join(missing)}", f"Hãy thêm dòng '{missing[0]}: ...'")
        values = {key: self.read(value, layout[key], key) for key, value in pairs.items()}
        try:
            return kind(**values)
        except ValueError as fault:
            problem, _, remedy = str(fault).partition(". ")
            at = _below(node, fault.at) if isinstance(fault, MisplacedError) else node
            raise self.refusal(at, f"'{name}': {problem}", remedy or "Hãy sửa giá trị này") from None

    def read_list(self, node: yaml.Node, kind: Any, name: str) -> tuple[Any, ...]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.refusal(
                node, f"'{name}' phải là một danh sách", "Hãy ghi trong ngoặc vuông, hoặc mỗi mục một dòng bắt đầu bằng '- '"
            )
        return tuple(self.read(item, kind, name) for item in node.value)

    def read_choice(self, node: yaml.Node, choices: tuple[Any, ...], name: str) -> Any:
        for choice in choices:
            if isinstance(node, yaml.ScalarNode) and node.value == str(choice):
                return choice
        raise self.refusal(node, f"'{name}' là '{_shown(node)}'", f"Hãy ghi một trong: {', '.join(map(str, choices))}")

    def read_scalar(self, node: yaml.Node, kind: Any, name: str) -> Any:
        take, wanted = _SCALARS[kind]
        if isinstance(node, yaml.ScalarNode):
            try:
                return take(node.value)
            except (ValueError, ArithmeticError, KeyError):
                pass
        raise self.refusal(node, f"'{name}' là '{_shown(node)}'", f"Hãy ghi {wanted}")


def _below(node: yaml.Node, path: tuple[str | int, ...]) -> yaml.Node:
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), node)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
    return node


def _shown(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else "một danh sách hoặc nhóm khóa"


def _finite(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return number


_SCALARS: Mapping[type, tuple[Callable[[str], Any], str]] = {
    str: (str, "một dòng chữ"),
    int: (int, "một số nguyên"),
    Decimal: (_finite, "một số, phần lẻ sau dấu chấm"),
    bool: ({"true": True, "false": False}.__getitem__, "true hoặc false"),
    date: (date.fromisoformat, "một ngày dạng 2026-05-27"),
}
