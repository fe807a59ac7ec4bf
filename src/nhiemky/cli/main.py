"""`nhiemky COMMAND ...`: registers the commands and turns what they raise into exit codes.

>>> run(["read"])                                                              # doctest: +SKIP
64
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from nhiemky import __version__
from nhiemky.cli import output
from nhiemky.domain.finding import Refusal

_UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""Typer keeps its usage errors private; BadParameter is the public one, its parent covers all of them."""

COMMANDS = ("read", "check", "form", "merge", "rate", "plan", "rules", "demo", "serve", "verify", "backup", "restore")


def _app(words: Sequence[str]) -> typer.Typer:
    """All commands, or the one that is called alone: `read` need not wait for what `merge` stands on."""
    app = typer.Typer(
        name="nhiemky",
        help="Văn bản chỉ đạo vào, đợt báo cáo chạy: đọc kế hoạch, phát biểu mẫu, tổng hợp báo cáo của các đơn vị.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(root)
    for name in words[:1] if words[:1] and words[0] in COMMANDS else COMMANDS:
        app.command(name)(getattr(import_module(f"nhiemky.cli.{name}"), name))
    return app


def _version(asked: bool) -> None:
    if asked:
        print(f"nhiemky {__version__}")  # noqa: T201
        raise typer.Exit


def root(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="In phiên bản rồi thôi.")) -> None:
    """Gõ `nhiemky LỆNH --help` để xem cách dùng từng lệnh."""


def _usage_sentence(wrong: Exception) -> str:
    """What is wrong with a command line, in Vietnamese where we know the kind."""
    match type(wrong).__name__:
        case "MissingParameter":
            parameter = getattr(wrong, "param", None)
            names = [*getattr(parameter, "opts", ())]
            shown = getattr(parameter, "metavar", None) or (names[0] if names else "")
            return f"thiếu {names[-1]} {shown}" if names and names[0].startswith("-") else f"thiếu {shown}"
        case "NoSuchOption":
            return f"không có tùy chọn {getattr(wrong, 'option_name', '')}"
        case "BadParameter" if "valid integer" in str(wrong):
            names = getattr(getattr(wrong, "param", None), "opts", None) or [""]
            return f"{names[-1]} phải là một số nguyên".strip()
        case "BadOptionUsage":
            return f"{getattr(wrong, 'option_name', '')} thiếu giá trị".strip()
        case _:
            words = str(wrong)
            return words.replace("No such command", "không có lệnh").replace("Got unexpected extra argument", "thừa chữ")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit code (0, 1, 2 or 64)."""
    output.speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _app(words)(words, standalone_mode=False, prog_name="nhiemky")
    except Refusal as refusal:
        if "--json" in words:
            output.print_json(output.refusal_json(refusal))
        output.print_refusal(refusal)
        return output.REFUSED
    except _UsageError as wrong:
        if words:
            output.err.print(f"[high]Cách gọi sai:[/high] {_usage_sentence(wrong)}", markup=True, soft_wrap=True)
            output.err.print("Xem cách dùng: nhiemky --help, hoặc nhiemky LỆNH --help")
        else:
            _app(words)(["--help"], standalone_mode=False, prog_name="nhiemky")
        return output.USAGE
    except typer.Abort:
        return output.REFUSED
    except BrokenPipeError:
        return output.FINE
    return code if isinstance(code, int) else output.FINE


if __name__ == "__main__":
    sys.exit(run())
