"""What the YAML reader complains of, in Vietnamese: its own sentences are English and speak of tokens.

>>> in_words("mapping values are not allowed in this context")
('có dấu hai chấm ở chỗ không đặt được', 'Hãy thụt dòng này bằng các dòng cùng cấp; chữ có dấu hai chấm thì đặt trong nháy kép')
>>> in_words("something new")[0]
'không đọc được YAML ở dòng này'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_FAULTS: Final[Mapping[str, tuple[str, str]]] = {
    "mapping values are not allowed": (
        "có dấu hai chấm ở chỗ không đặt được",
        "Hãy thụt dòng này bằng các dòng cùng cấp; chữ có dấu hai chấm thì đặt trong nháy kép",
    ),
    "unexpected end of stream": ("dấu nháy mở ra mà không đóng", "Hãy thêm dấu nháy đóng ở cuối đoạn chữ"),
    "expected ',' or ']'": ("ngoặc vuông chưa đóng, hoặc thiếu dấu phẩy giữa các mục", "Hãy thêm dấu ] hoặc dấu phẩy"),
    "expected ',' or '}'": ("ngoặc nhọn chưa đóng, hoặc thiếu dấu phẩy giữa các mục", "Hãy thêm dấu } hoặc dấu phẩy"),
    "found a tab character": ("dòng thụt bằng phím Tab", "Hãy thụt dòng bằng dấu cách"),
    "cannot start any token": (
        "có Tab ở đầu dòng, hoặc ký tự @ ` % đứng đầu một giá trị",
        "Hãy thụt dòng bằng dấu cách, đặt giá trị ấy trong nháy kép",
    ),
    "expected '-' indicator": ("dòng này phải là một mục của danh sách", "Hãy bắt đầu dòng bằng '- ', hoặc thụt nó vào trong mục ở trên"),
    "did not find expected key": ("dòng thụt không đều với các dòng cùng cấp", "Hãy thụt các dòng cùng cấp bằng nhau, bằng dấu cách"),
    "undefined alias": ("dấu * gọi một tên chưa đặt", "Hãy đặt giá trị có dấu * trong nháy kép"),
    "expected alphabetic or numeric": ("sau dấu * hoặc & thiếu tên", "Hãy đặt giá trị có dấu * hoặc & trong nháy kép"),
    "unknown escape character": ("dấu \\ trong nháy kép không có nghĩa", "Hãy dùng nháy đơn, hoặc bỏ dấu \\"),
    "found another document": ("tệp có hai phần ngăn bằng '---'", "Hãy tách thành hai tệp: một văn bản một tệp"),
    "expected node content": ("có dấu ngoặc đóng thừa", "Hãy bỏ dấu ngoặc thừa"),
    "directive": ("dòng bắt đầu bằng dấu %", "Hãy bỏ dòng này, hoặc đặt chữ trong nháy kép"),
}


def in_words(problem: str | None) -> tuple[str, str]:
    """What is wrong and what to do; for a complaint we do not know, a sentence that fits each."""
    for words, said in _FAULTS.items():
        if words in (problem or ""):
            return said
    return "không đọc được YAML ở dòng này", "Hãy xem lại thụt dòng, dấu hai chấm, dấu nháy, dấu ngoặc"
