"""The rows below a rating table's heading: each a `Rated`, or a finding that says why not.

What one cell says that cannot be is left blank and told; only a row whose kind is unknown, or of another year, is not taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from nhiemky.checking.ratings.notes import Notes
from nhiemky.domain.finding import Finding, Refusal, finding
from nhiemky.domain.rating import LEVEL_NAMES, Rated
from nhiemky.flows.rating_cells import RANGES, cell_number, discipline_of, kind_of, level_of, mark_of, number_reader, yes_of
from nhiemky.flows.rating_columns import QUARTERS, Heading, column_of, unused
from nhiemky.flows.rating_grid import Formulas, are_fractions, rows_too_long
from nhiemky.reading.units.grid import LETTERS, Cell, Grid, Memo, all_words, words
from nhiemky.vietnamese.numbers import format_number

_SEVERAL = re.compile(r"[;,|]")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_PERCENTS = frozenset(name for name in RANGES if name.endswith("_percent"))


class RowReader:
    """Reads the rows below one heading; `findings` and `notes` grow as it goes."""

    def __init__(self, grid: Grid, named: Heading, file: str) -> None:
        self.grid, self.named, self.file = grid, named, file
        self.findings: list[Finding] = []
        self.notes = Notes()
        self._unread: dict[str, list[Rated]] = {}
        self._long: list[Rated] = []
        self._at = named.places
        self._width = max(named.places.values()) + 1
        self._quarters_at = [quarter for quarter in QUARTERS if quarter in named.places]
        self._percents = self._shown_as_percents()
        self._too_long = rows_too_long(grid, named)
        self._formulas = Formulas(grid)
        self._numbers = [(column, named.places[column], number_reader(column)) for column in RANGES if column in named.places]

    def rows(self, year: int | None) -> list[Rated]:
        """Every row that can be used."""
        for heading_words in self.named.twice:
            self.findings.append(finding("rating_column_twice", file=self.file, heading=heading_words, column=column_of(heading_words)))
        if self.named.others:
            self.notes.say(f"Cột không dùng: {'; '.join(map(unused, self.named.others))}.")
        taken: list[tuple[str, Rated]] = []
        unusable: list[Rated] = []
        for at in range(self.named.row + 1, len(self.grid.rows)):
            texts = all_words(self.grid.rows[at])
            texts += [""] * (self._width - len(texts))
            if not any(texts) or self._is_heading_again(texts):
                continue
            if at in self._too_long:
                self._set_aside_long(at, texts)
                continue
            row = self._row(at, texts, unusable)
            if row is not None:
                taken.append((_year(self._text(texts, "year")), row))
        if unusable:
            self.notes.count("subject_kind: dòng không rõ tập thể hay cá nhân, không tính", unusable)
        if self._long:
            self.notes.count("Dòng thừa ô, không tính", self._long)
        rows = self._without_fractions(self._of_year(taken, year))
        self._report_blanks(rows)
        for column, odd in self._unread.items():
            self.notes.count(f"{column}: ô không đọc được, coi như chưa ghi", odd)
        return rows

    def _set_aside_long(self, at: int, texts: Sequence[str]) -> None:
        id, who = self._text(texts, "subject_id"), _who(at, texts, self._at)
        self._say("rating_row_too_long", at, "subject_id", id, name=who, row=at + 1)
        self._long.append(Rated("individual", id, who, row=at + 1))

    def _without_fractions(self, rows: list[Rated]) -> list[Rated]:
        """Percent columns that hold nothing but 0 to 1 are asked about, and not judged."""
        columns = [
            column
            for column in _PERCENTS & self._at.keys()
            if are_fractions([number for row in rows if (number := getattr(row, column)) is not None]) and not self._says_percent(column)
        ]
        for column in sorted(columns, key=self._at.__getitem__):
            self.findings.append(
                finding("rating_fractions", file=self.file, place=self.grid.place(self.named.row, self._at[column]), column=column)
            )
            self.notes.say(f"{column}: cả cột từ 0 đến 1, không rõ có phải phần trăm không; coi như chưa ghi.")
        blank: dict[str, Any] = dict.fromkeys(columns)
        return [replace(row, **blank) for row in rows] if columns else rows

    def _says_percent(self, column: str) -> bool:
        """A cell has the sign, or is shown with it."""
        place = self._at[column]
        signs = any("%" in words(self.grid.at(at, place)) for at in range(self.named.row + 1, len(self.grid.rows)))
        return signs or any(column == place for _, column in self._percents)

    def _is_heading_again(self, texts: Sequence[str]) -> bool:
        return column_of(self._text(texts, "level")) == "level" and sum(column_of(text) is not None for text in texts) >= 3

    def _text(self, texts: Sequence[str], column: str) -> str:
        at = self._at.get(column)
        return "" if at is None else texts[at]

    def _row(self, at: int, texts: Sequence[str], unusable: list[Rated]) -> Rated | None:
        id, name = self._text(texts, "subject_id"), self._text(texts, "subject_name")
        kind_words = self._text(texts, "subject_kind")
        kind = kind_of(kind_words)
        self._report_formulas(at, texts)
        if kind is None:
            self._say("rating_row_unusable", at, "subject_kind", id, name=_who(at, texts, self._at), value=kind_words or "(để trống)")
            unusable.append(Rated("individual", id, name, row=at + 1))
            return None
        head = yes_of(self._text(texts, "is_head"))
        if head is None:
            self._odd(at, texts, "is_head", "hãy ghi 0 hoặc 1; đang tính là 0")
        discipline = discipline_of(self._text(texts, "discipline"))
        if discipline is None:
            self._odd(at, texts, "discipline", "không có trong danh mục kỷ luật; coi như chưa ghi")
        cells = self.grid.rows[at]
        facts = {
            column: self._number(at, texts, column, cells[place], numbers) if texts[place] else None
            for column, place, numbers in self._numbers
        }
        return Rated(
            kind=kind,
            id=id,
            name=name,
            organisation=self._text(texts, "organisation_id"),
            group=self._text(texts, "group"),
            is_head=bool(head),
            level=level_of(self._text(texts, "level")),
            discipline=discipline or "",
            civil_service_level=self._level(at, texts, "civil_service_level"),
            collectives=self._several(texts, "collective_id"),
            marks=self._marks(at, texts) if "marks" in self._at else (),
            quarter_levels=self._quarters(at, texts) if self._quarters_at else (),
            row=at + 1,
            **facts,
        )

    def _report_formulas(self, at: int, texts: Sequence[str]) -> None:
        if not self._formulas.any:
            return
        for column, place in self._at.items():
            if not texts[place] and (formula := self._formulas.without_result(at, place)):
                name = _who(at, texts, self._at)
                self._say("rating_formula_empty", at, column, self._text(texts, "subject_id"), name=name, column=column, formula=formula)

    def _several(self, texts: Sequence[str], column: str) -> tuple[str, ...]:
        text = self._text(texts, column)
        return tuple(part.strip() for part in _SEVERAL.split(text) if part.strip()) if text else ()

    def _level(self, at: int, texts: Sequence[str], column: str) -> str:
        """The level of another column; what is none is told and left blank."""
        level = level_of(self._text(texts, column))
        if level and level not in LEVEL_NAMES:
            self._odd(at, texts, column, "không phải mức xếp loại; coi như chưa ghi")
            return ""
        return level

    def _quarters(self, at: int, texts: Sequence[str]) -> tuple[str, ...]:
        levels = tuple(self._level(at, texts, quarter) for quarter in self._quarters_at)
        return levels if any(levels) else ()

    def _marks(self, at: int, texts: Sequence[str]) -> tuple[str, ...]:
        whole = mark_of(self._text(texts, "marks"))  # words of a mark may hold a comma
        if whole:
            return (whole,)
        found = []
        for word in _words_of_marks(self._text(texts, "marks")):
            mark = mark_of(word)
            if mark is None:
                self._odd(at, texts, "marks", f"không có dấu “{word}”; coi như chưa ghi")
            else:
                found.append(mark)
        return tuple(dict.fromkeys(found))

    def _number(self, at: int, texts: Sequence[str], column: str, cell: Cell, numbers: Memo[Cell, Decimal | None]) -> Decimal | None:
        if self._percents and (at, self._at[column]) in self._percents:
            number = cell_number(cell, column, percent=True)
        else:
            number = numbers[cell if cell.__class__ is not bool else words(cell)]
        if number is None:
            least, most = RANGES[column]
            self._odd(at, texts, column, f"không phải số từ {least} đến {format_number(most)}; coi như chưa ghi")
        return number

    def _shown_as_percents(self) -> frozenset[tuple[int, int]]:
        """Cells of percent columns that a workbook shows as percentages: 0.937 stands for 93,7%."""
        columns = {self._at[name]: LETTERS[self._at[name]] for name in _PERCENTS if name in self._at}
        if self.grid.part is None or not columns:
            return frozenset()
        shown = self.grid.part.percent_cells
        if not shown:
            return frozenset()
        rows = range(self.named.row + 1, len(self.grid.rows))
        return frozenset((row, column) for column, letters in columns.items() for row in rows if f"{letters}{row + 1}" in shown)

    def _of_year(self, taken: Sequence[tuple[str, Rated]], year: int | None) -> list[Rated]:
        years = Counter(text for text, _ in taken if text)
        if not years:
            return [row for _, row in taken]
        wanted = str(year) if year is not None else max(years, key=lambda each: (years[each], each))
        if wanted not in years and all(text for text, _ in taken):
            raise Refusal("rating_year_absent", file=self.file, year=wanted, found=", ".join(sorted(years)))
        for other in years:
            if other != wanted:
                aside = [row for text, row in taken if text == other]
                names = ", ".join(row.id or row.shown for row in aside[:20])
                self.findings.append(
                    finding(
                        "rating_other_year",
                        file=self.file,
                        place=self.grid.place(aside[0].row - 1, self._at["year"]),
                        subject_id=aside[0].id or None if len(aside) == 1 else None,
                        year=other,
                        wanted=wanted,
                        count=len(aside),
                        subjects=names,
                    )
                )
                self.notes.count(f"year: dòng của {other}, đang xét {wanted}, không tính", aside)
        return [row for text, row in taken if text in ("", wanted)]

    def _report_blanks(self, rows: Sequence[Rated]) -> None:
        for row in rows:
            if not row.group:
                self._say("rating_group_missing", row.row - 1, "group", row.id, name=row.shown or f"Dòng {row.row}")
            if not row.id:
                self._say("rating_id_missing", row.row - 1, "subject_id", "", name=row.name or f"Dòng {row.row}")
        if without := [row for row in rows if not row.group]:
            self.notes.count("group (cap_exceeded): dòng không ghi nhóm, không tính vào trần nào", without)

    def _odd(self, at: int, texts: Sequence[str], column: str, fault: str) -> None:
        id, who = self._text(texts, "subject_id"), _who(at, texts, self._at)
        self._say("rating_cell_odd", at, column, id, name=who, column=column, value=self._text(texts, column), fault=fault)
        self._unread.setdefault(column, []).append(Rated("individual", id, who, row=at + 1))

    def _say(self, code: str, at: int, place: str, id: str, **facts: object) -> None:
        self.findings.append(
            finding(code, file=self.file, place=self.grid.place(at, self._at[place]), subject_id=id or None, **facts)  # type: ignore[arg-type]
        )


def _who(at: int, texts: Sequence[str], places: Mapping[str, int]) -> str:
    """As a finding names a row: its name, its id, else its number."""
    return texts[places["subject_name"]] or texts[places["subject_id"]] or f"Dòng {at + 1}"


def _words_of_marks(text: str) -> list[str]:
    """By ; or |, and by a comma where no part's words hold one."""
    parts = [part.strip() for part in re.split(r"[;|]", text) if part.strip()]
    return [each for part in parts for each in ([part] if mark_of(part) else [one.strip() for one in part.split(",") if one.strip()])]


def _year(text: str) -> str:
    """ "2023" of "Năm 2023" or "2023-Q1"; any other word as it stands."""
    found = _YEAR.search(text)
    return found[0] if found else text
