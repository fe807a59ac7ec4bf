"""Formulas whose result the file does not hold, worked out exactly: + - * / and SUM over the sheet's own cells.

>>> grid = Grid("", [[3.0, 5.0, "x"], [0.1, 0.2, ""]])
>>> evaluate("SUM(A1:B1)*2-1", grid), evaluate("A2+B2", grid), evaluate("A1/C2", grid), evaluate("A1+C1", grid)
(Decimal('15'), Decimal('0.3'), None, None)

Promise: a number or None, never an error, never a guess: text among the cells, another sheet, any other function, a
division by zero or a formula that leads back to itself give None.
"""

from __future__ import annotations

import re
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext

from nhiemky.reading.units.grid import Grid, exact_number
from nhiemky.reading.units.package import column_index
from nhiemky.vietnamese.numbers import parse_number

MAX_LENGTH = 1_000
MAX_CELLS = 10_000
MAX_DEPTH = 32
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<sum>SUM)\(|\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})(?::\$?(?P<to_column>[A-Z]{1,3})\$?(?P<to_row>\d{1,7}))?"
    r"|(?P<mark>[-+*/(),;%]))",
    re.IGNORECASE,
)


class _Unknown(Exception):  # noqa: N818 (an answer: this formula is not ours to work out)
    """The formula cannot be worked out."""


def evaluate(formula: str, grid: Grid) -> Decimal | None:
    """Value of `formula` (without "="), exact, quotients to Excel's 15 digits; None where it cannot be told."""
    try:
        with localcontext() as context:
            context.prec = 40
            result = _Formula(formula, grid, frozenset()).value()
            context.prec = 15
            return +result
    except (_Unknown, InvalidOperation, DivisionByZero):
        return None


class _Formula:
    """Recursive descent over one formula. `above`: the cells whose formulas led here."""

    def __init__(self, text: str, grid: Grid, above: frozenset[tuple[int, int]]) -> None:
        if len(text) > MAX_LENGTH or len(above) > MAX_DEPTH:
            raise _Unknown
        self.grid = grid
        self.above = above
        self.tokens: list[re.Match[str]] = []
        at = 0
        text = text.strip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise _Unknown
            self.tokens.append(match)
            at = match.end()
        self.at = 0
        self.depth = 0

    def value(self) -> Decimal:
        result = self._sum_of_terms()
        if self.at != len(self.tokens):
            raise _Unknown
        return result

    def _mark(self) -> str:
        return self.tokens[self.at]["mark"] or "" if self.at < len(self.tokens) else ""

    def _sum_of_terms(self) -> Decimal:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _Unknown
        result = self._term()
        while (mark := self._mark()) in ("+", "-"):
            self.at += 1
            result = result + self._term() if mark == "+" else result - self._term()
        self.depth -= 1
        return result

    def _term(self) -> Decimal:
        result = self._factor()
        while (mark := self._mark()) in ("*", "/"):
            self.at += 1
            result = result * self._factor() if mark == "*" else result / self._factor()
        return result

    def _factor(self) -> Decimal:
        sign = 1
        while (mark := self._mark()) in ("+", "-"):
            self.at += 1
            sign = -sign if mark == "-" else sign
        result = self._atom()
        while self._mark() == "%":
            self.at += 1
            result /= 100
        return sign * result

    def _atom(self) -> Decimal:
        if self.at >= len(self.tokens):
            raise _Unknown
        token = self.tokens[self.at]
        self.at += 1
        if token["number"]:
            return Decimal(token["number"])
        if token["sum"]:
            return self._arguments()
        if token["column"] and not token["to_column"]:
            return self._number(int(token["row"]) - 1, column_index(token["column"]), words_are_0=False)
        if token["mark"] == "(":
            result = self._sum_of_terms()
            self._expect(")")
            return result
        raise _Unknown

    def _arguments(self) -> Decimal:
        total = Decimal(0)
        while True:
            token = self.tokens[self.at] if self.at < len(self.tokens) else None
            if token is not None and token["to_column"]:
                self.at += 1
                total += self._range(token)
            else:
                total += self._sum_of_terms()
            if self._mark() in (",", ";"):
                self.at += 1
                continue
            self._expect(")")
            return total

    def _expect(self, mark: str) -> None:
        if self._mark() != mark:
            raise _Unknown
        self.at += 1

    def _range(self, token: re.Match[str]) -> Decimal:
        rows = sorted((int(token["row"]) - 1, int(token["to_row"]) - 1))
        columns = sorted((column_index(token["column"]), column_index(token["to_column"])))
        if (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1) > MAX_CELLS:
            raise _Unknown
        cells = ((row, column) for row in range(rows[0], rows[1] + 1) for column in range(columns[0], columns[1] + 1))
        return sum((self._number(row, column, words_are_0=True) for row, column in cells), Decimal(0))

    def _number(self, row: int, column: int, *, words_are_0: bool) -> Decimal:
        """A cell as a number. SUM passes words over as Excel does; a figure typed as text ("1.406") would be passed over
        too, which no clerk means: then the sum cannot be told."""
        cell = self.grid.at(row, column)
        if isinstance(cell, str):
            if cell.strip() and not (words_are_0 and parse_number(cell) is None):
                raise _Unknown
        elif isinstance(cell, bool) or not isinstance(cell, float | int):
            raise _Unknown
        elif cell:
            if (exact := exact_number(cell)) is None:
                raise _Unknown
            return exact
        part = self.grid.part
        secret = part.secret(self.grid.cell(row, column)) if part and not (isinstance(cell, str) and cell) else None
        if part is None or secret is None or part.has_result(secret):
            return Decimal(0)
        if (row, column) in self.above or not secret.formula:
            raise _Unknown
        return _Formula(secret.formula, self.grid, self.above | {(row, column)}).value()
