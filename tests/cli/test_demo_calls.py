"""The demo calls the commands as functions: an option it does not name would come to it as typer's own default."""

import ast
import inspect
from pathlib import Path

import nhiemky.cli.demo
from nhiemky.cli.form import form
from nhiemky.cli.merge import merge


def test_the_demo_names_every_option_of_the_commands_it_calls():
    tree = ast.parse(Path(nhiemky.cli.demo.__file__).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    for command in (form, merge):
        (call,) = [node for node in calls if node.func.id == command.__name__]
        wanted = list(inspect.signature(command).parameters)
        assert [*wanted[: len(call.args)], *sorted(keyword.arg for keyword in call.keywords)] == [
            *wanted[: len(call.args)],
            *sorted(wanted[len(call.args) :]),
        ]
