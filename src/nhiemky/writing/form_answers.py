"""What a cell of the form takes, and the formulas that compare and check it. All messages are Vietnamese.

>>> answer = Answer("percent")
>>> answer.validation()["validate"], answer.is_number
('decimal', True)

A formula speaks to cells by name: `Cells` says where a row's target, actual ... stand ("D9"); "" where the form has no such column.
Shown differences come from number formats, not from TEXT(): its format strings depend on the computer's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nhiemky.domain.figure import Value
from nhiemky.vietnamese.measures import YES_NO, Measure, choices_for

BLANK = "Chưa có số liệu"
FINE = "Đủ"
KINDS_OF_FIGURE = ("Thực tế", "Ước")
VERDICTS = ("Vượt", "Đạt", "Chưa đạt")
THOUSANDFOLD = 300
"""A figure this many times its target, or this fraction of it, has most likely lost a thousands dot (or gained one)."""

POINTS = '[$-42A]"cao hơn "0.0#" điểm";[$-42A]"thấp hơn "0.0#" điểm";"bằng chỉ tiêu"'
SHARE = "[$-42A]0.0%"
_MAX = 10**15


@dataclass(frozen=True, slots=True)
class Cells:
    """One row's cells."""

    statement: str = ""
    unit_of_measure: str = ""
    target: str = ""
    actual: str = ""
    figure: str = ""
    cut_off: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One kind of answer. choices: for yes_no and level."""

    kind: Measure
    choices: tuple[str, ...] = ()

    @property
    def is_number(self) -> bool:
        return self.kind in ("whole", "decimal", "percent")

    def validation(self) -> dict[str, Any]:
        """The data validation of the result cell; `choices` still has to become a list or a range."""
        if self.kind == "whole":
            return {
                "validate": "integer",
                "criteria": "between",
                "minimum": 0,
                "maximum": _MAX,
                "input_title": "Số nguyên",
                "input_message": "Nhập số đếm, ví dụ 1406. Chưa có số liệu thì để trống, không ghi 0.",
                "error_title": "Cần số nguyên",
                "error_message": "Ô này nhận số nguyên từ 0 trở lên. Chữ ghi ở báo cáo Word.",
            }
        if self.kind == "percent":
            return {
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": 100,
                "input_title": "Số phần trăm",
                "input_message": "Nhập 93,7 cho 93,7%, không cần dấu %. Chưa có số liệu thì để trống.",
                "error_title": "Ngoài 0 đến 100",
                "error_message": "Phần trăm thường từ 0 đến 100. Nếu số này đúng, bấm Có (Yes).",
                "error_type": "warning",
            }
        if self.kind == "decimal":
            return {
                "validate": "decimal",
                "criteria": "between",
                "minimum": -_MAX,
                "maximum": _MAX,
                "input_title": "Số",
                "input_message": "Nhập số, phần lẻ theo máy của đồng chí. Chưa có số liệu thì để trống, không ghi 0.",
                "error_title": "Cần số",
                "error_message": "Ô này nhận số. Chữ ghi ở báo cáo Word.",
            }
        if self.choices:
            return {
                "validate": "list",
                "source": list(self.choices),
                "input_title": "Chọn trong danh sách",
                "input_message": "Bấm mũi tên bên phải ô để chọn. Chưa có kết quả thì để trống.",
                "error_title": "Chọn trong danh sách",
                "error_message": "Hãy chọn một mục có sẵn.",
            }
        return {
            "validate": "length",
            "criteria": "<=",
            "value": 1000,
            "input_title": "Ghi bằng chữ",
            "input_message": "Ghi ngắn gọn kết quả. Chưa có kết quả thì để trống.",
            "error_title": "Dài quá",
            "error_message": "Ô này nhận tối đa 1.000 ký tự. Phần diễn giải ghi ở báo cáo Word.",
        }


def answer_for(kind: Measure, unit_of_measure: str) -> Answer:
    """The choices come from the unit of measure: "Có/Không" keeps its own two words."""
    return Answer(kind, choices_for(kind, unit_of_measure))


def verdict_formula(answer: Answer, cells: Cells, target: Value) -> str | None:
    """Result against target; None where only a person can say (levels, words)."""
    if not cells.target:
        return None
    both = f"AND(ISNUMBER({cells.target}),ISNUMBER({cells.actual}))"
    if answer.kind == "yes_no":
        return f'=IF({cells.actual}="","",IF({cells.actual}={_quoted(answer.choices[0])},"Đạt","Chưa đạt"))'
    if not answer.is_number:
        return None
    if target.comparator != "=":
        met = f'IF({cells.actual}{target.comparator}{target.number},"Đạt","Chưa đạt")'
        return f'=IF(AND(ISNUMBER({cells.actual}),{cells.target}={_quoted(target.raw)}),{met},"")'
    if answer.kind == "percent":
        return f'=IF({both},ROUND({cells.actual}-{cells.target},4),"")'
    return f'=IF({both},IF({cells.target}=0,"",{cells.actual}/{cells.target}),"")'


def check_formula(answer: Answer, cells: Cells) -> str:
    """One sentence on what is missing or odd in a row of the campaign; BLANK and FINE are the two quiet ones."""
    steps = [(f'{cells.actual}=""', BLANK)]
    if answer.is_number:
        steps.append((f"NOT(ISNUMBER({cells.actual}))", "Ô kết quả cần số, đang là chữ"))
    if answer.kind == "whole":
        steps.append((f"{cells.actual}<>INT({cells.actual})", "Phải là số nguyên: xem lại dấu chấm, dấu phẩy"))
    if answer.kind == "percent":
        steps.append((f"{cells.actual}>100", "Lớn hơn 100%: xem lại"))
        steps.append((f"AND({cells.actual}>0,{cells.actual}<1)", "Nhỏ hơn 1%: nếu là 93,7% thì ghi 93,7"))
    elif answer.is_number and cells.target:
        steps.append((_thousandfold(cells), "Chênh rất xa chỉ tiêu (khoảng 1.000 lần): xem lại dấu chấm, dấu phẩy"))
    if answer.kind in ("whole", "percent"):
        steps.append((f"{cells.actual}<0", "Số âm: xem lại"))
    if answer.choices:
        known = ",".join(f"{cells.actual}={_quoted(choice)}" for choice in answer.choices)
        steps.append((f"NOT(OR({known}))", "Chọn một mục trong danh sách"))
    steps.append(_undated_estimate(cells))
    if cells.target and (answer.is_number or answer.kind == "level"):
        steps.append((f'{cells.target}=""', "Chưa ghi chỉ tiêu nghị quyết"))
    return "=" + _first_true(steps, _quoted(FINE))


def free_verdict_formula(cells: Cells) -> str | None:
    """The same for a row that the unit writes itself: the unit of measure decides when it is there."""
    if not cells.target:
        return None
    difference = f"ROUND({cells.actual}-{cells.target},4)"
    share = f'IF({cells.target}=0,"",{cells.actual}/{cells.target})'
    numbers = f'IF(TRIM({cells.unit_of_measure})="%",{difference},{share})' if cells.unit_of_measure else share
    words = ",".join(f"{cells.actual}={_quoted(word)}" for word in YES_NO)
    return f'=IF(AND(ISNUMBER({cells.target}),ISNUMBER({cells.actual})),{numbers},IF(OR({words}),{cells.actual},""))'


def free_check_formula(cells: Cells) -> str:
    """One sentence for a row that the unit writes itself; quiet while the row is unused."""
    steps = [
        (f'{cells.actual}=""', BLANK),
    ]
    if cells.unit_of_measure:
        steps.append((f'{cells.unit_of_measure}=""', "Chưa ghi đơn vị tính"))
        steps.append((f'AND(TRIM({cells.unit_of_measure})="%",NOT(ISNUMBER({cells.actual})))', "Ô kết quả cần số, đang là chữ"))
        steps.append((f'AND(TRIM({cells.unit_of_measure})="%",{cells.actual}>100)', "Lớn hơn 100%: xem lại"))
    if cells.target:
        steps.append((_thousandfold(cells), "Chênh rất xa chỉ tiêu (khoảng 1.000 lần): xem lại dấu chấm, dấu phẩy"))
    steps.append(_undated_estimate(cells))
    if cells.target:
        steps.append((f'{cells.target}=""', "Chưa ghi chỉ tiêu nghị quyết"))
    unused = f'IF({cells.actual}="","","Chưa ghi tên chỉ tiêu")'
    return f'=IF({cells.statement}="",{unused},{_first_true(steps, _quoted(FINE))})'


def _thousandfold(cells: Cells) -> str:
    """True only where both are numbers; IF inside IF, as AND() would divide by a blank."""
    far = f"OR({cells.actual}/{cells.target}>={THOUSANDFOLD},{cells.actual}/{cells.target}<=1/{THOUSANDFOLD})"
    return f"IF(AND(ISNUMBER({cells.actual}),ISNUMBER({cells.target})),IF(AND({cells.actual}>0,{cells.target}>0),{far},FALSE),FALSE)"


def _undated_estimate(cells: Cells) -> tuple[str, str]:
    return f'AND({cells.figure}="Ước",{cells.cut_off}="")', f"Ước đến ngày nào? Ghi ở ô {cells.cut_off.replace('$', '')}"


def _first_true(steps: list[tuple[str, str]], otherwise: str) -> str:
    formula = otherwise
    for condition, sentence in reversed(steps):
        formula = f"IF({condition},{_quoted(sentence)},{formula})"
    return formula


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
