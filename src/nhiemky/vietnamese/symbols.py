"""Number and symbol of documents (số và ký hiệu): "106-KH/ĐUK", "04/2015/NĐ-CP", "59/2020/QH14".

>>> parse_symbol("Số 103 - KH/Th.U")
Symbol(number='103', year=None, type_code='KH', organ_code='Th.U', symbol='103-KH/Th.U')
>>> DOCUMENT_TYPES["KH"]
('kế hoạch',)
"""

from __future__ import annotations

import re
from typing import NamedTuple

from nhiemky.vietnamese.unicode import nfc


class Symbol(NamedTuple):
    """Parts of a document's symbol. symbol: in one piece, without "Số" and blanks. A type code is None where the
    organ alone stands ("1074/SNV-CCHC": organ "SNV-CCHC"; a law: organ "QH15")."""

    number: str
    year: int | None
    type_code: str | None
    organ_code: str | None
    symbol: str


# Type code -> document types, the usual one first.
# Party: Hướng dẫn 36-HD/VPTW (2018), Phụ lục 1; Hướng dẫn 05-HD/VPTW. State: Nghị định 30/2020/NĐ-CP, Phụ lục III.
DOCUMENT_TYPES: dict[str, tuple[str, ...]] = {
    "NQ": ("nghị quyết",),
    "QĐ": ("quyết định", "quy định"),
    "QĐi": ("quy định",),
    "QyĐ": ("quy định",),
    "CT": ("chỉ thị",),
    "KL": ("kết luận",),
    "QC": ("quy chế",),
    "HD": ("hướng dẫn",),
    "TB": ("thông báo",),
    "BC": ("báo cáo",),
    "KH": ("kế hoạch",),
    "ĐA": ("đề án",),
    "PA": ("phương án",),
    "DA": ("dự án",),
    "CTr": ("chương trình",),
    "TTr": ("tờ trình",),
    "CV": ("công văn",),
    "TT": ("thông tri", "thông tư"),
    "TC": ("thông cáo",),
    "TN": ("tuyên bố",),
    "TBo": ("tuyên bố",),
    "LKG": ("lời kêu gọi",),
    "QT": ("quy trình",),
    "QyT": ("quy trình",),
    "BB": ("biên bản",),
    "GM": ("giấy mời",),
    "GGT": ("giấy giới thiệu",),
    "GCN": ("giấy chứng nhận",),
    "CĐ": ("công điện",),
    "HĐ": ("hợp đồng",),
    "TTLT": ("thông tư liên tịch",),
    "NQLT": ("nghị quyết liên tịch",),
    "NĐ": ("nghị định",),
    "PL": ("pháp lệnh",),
    "L": ("luật",),
    "HP": ("hiến pháp",),
    "ĐC": ("đề cương",),
    "PGY": ("phiếu gửi",),
    "TBKL": ("thông báo kết luận",),
    "CTPH": ("chương trình phối hợp",),
    "QCPH": ("quy chế phối hợp",),
    "KHPH": ("kế hoạch phối hợp",),
    "KHLT": ("kế hoạch liên tịch",),
    "HDLT": ("hướng dẫn liên tịch",),
    "HDLN": ("hướng dẫn liên ngành",),
    "CTrPH": ("chương trình phối hợp",),
    "CTHĐ": ("chương trình hành động",),
    "CTrHĐ": ("chương trình hành động",),
}

# Organ code -> issuer as the documents name it. Local codes ("ĐUK", "Th.U") name a kind of body, not one body.
ISSUERS: dict[str, str] = {
    "TW": "Ban Chấp hành Trung ương",
    "VPTW": "Văn phòng Trung ương Đảng",
    "BTCTW": "Ban Tổ chức Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "BTGDVTW": "Ban Tuyên giáo và Dân vận Trung ương",
    "BDVTW": "Ban Dân vận Trung ương",
    "BNCTW": "Ban Nội chính Trung ương",
    "BKTTW": "Ban Kinh tế Trung ương",
    "BCSTW": "Ban Chính sách, chiến lược Trung ương",
    "TU": "Tỉnh ủy",
    "ThU": "Thành ủy",
    "HU": "Huyện ủy",
    "QU": "Quận ủy",
    "ThiU": "Thị ủy",
    "ĐU": "Đảng ủy",
    "ĐUK": "Đảng ủy Khối",
    "CB": "Chi bộ",
    "CU": "Chi ủy",
    "BTCTU": "Ban Tổ chức Tỉnh ủy",
    "BTGTU": "Ban Tuyên giáo Tỉnh ủy",
    "BDVTU": "Ban Dân vận Tỉnh ủy",
    "BNCTU": "Ban Nội chính Tỉnh ủy",
    "VPTU": "Văn phòng Tỉnh ủy",
    "UBKTTU": "Ủy ban Kiểm tra Tỉnh ủy",
    "UBKT": "Ủy ban Kiểm tra",
    "BTC": "Ban Tổ chức",
    "BTG": "Ban Tuyên giáo",
    "VP": "Văn phòng",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "CTN": "Chủ tịch nước",
    "BNV": "Bộ Nội vụ",
    "BTC-TW": "Ban Tổ chức Trung ương",
    "MTTQ": "Mặt trận Tổ quốc",
}

_GAP = r"[ \t\u00a0]*\n?[ \t\u00a0]*"
_TYPE = "(?:" + "|".join(sorted(DOCUMENT_TYPES, key=lambda code: (-len(code), code))) + ")"
_ORGAN = r"[A-ZĐÂÊÔƠƯ][A-Za-zĐđÂâÊêÔôƠơƯư]*(?:\.[A-ZĐ][A-Za-zĐđƠơƯư]*)*[0-9]{0,2}(?:[-–&][A-ZĐ][A-Za-zĐđƠơƯư.]*[0-9]{0,2})*"
_NUMBER = r"[0-9]{1,5}[a-zA-Z]?"

SYMBOL = (
    rf"(?:{_NUMBER}{_GAP}[-–—‑−]{_GAP}{_TYPE}{_GAP}/{_GAP}{_ORGAN}"  # Party: 106-KH/ĐUK
    rf"|{_NUMBER}[ \u00a0]{{1,2}}{_TYPE} ?/ ?{_ORGAN}"  # Party, the hyphen forgotten: 106 KH/ĐUK
    rf"|{_NUMBER}/(?:19|20)[0-9]{{2}}/{_ORGAN}"  # State rules: 04/2015/NĐ-CP, 59/2020/QH14
    rf"|{_NUMBER}{_GAP}/{_GAP}{_ORGAN}(?![\w/]))"  # State: 15/KH-UBND, 1074/SNV-CCHC
)
"""A symbol in running text, without the word "số"; may be broken after a hyphen. Guards before it are the user's."""

_LEAD = re.compile(r"\s*(?:số(?:\s+hiệu)?\s*[:.]?\s*)?", re.IGNORECASE)
_SYMBOL = re.compile(SYMBOL)
_DASHES = str.maketrans("–—‑−", "----")
_NO_HYPHEN = re.compile(rf"([0-9]{{1,5}}){_TYPE}/")
_STATE = re.compile(rf"(?P<type>{_TYPE})-(?P<organ>.+)")


def parse_symbol(text: str) -> Symbol | None:
    """The symbol that `text` begins with ("Số" before it allowed), None where it begins with none.

    >>> parse_symbol("144-\\nQĐ/TW").symbol, parse_symbol("04/2015/NĐ-CP")
    ('144-QĐ/TW', Symbol(number='04', year=2015, type_code='NĐ', organ_code='CP', symbol='04/2015/NĐ-CP'))
    >>> parse_symbol("1074/SNV-CCHC"), parse_symbol("20/5/2023")
    (Symbol(number='1074', year=None, type_code=None, organ_code='SNV-CCHC', symbol='1074/SNV-CCHC'), None)
    """
    text = nfc(text)
    lead = _LEAD.match(text)
    match = _SYMBOL.match(text, lead.end() if lead else 0)
    return None if match is None else read_symbol(match[0])


def read_symbol(written: str) -> Symbol:
    """Parts of what `SYMBOL` matched.

    >>> read_symbol("106 KH/ĐUK").symbol
    '106-KH/ĐUK'
    >>> read_symbol("15 / KH-UBND")
    Symbol(number='15', year=None, type_code='KH', organ_code='UBND', symbol='15/KH-UBND')
    """
    symbol = "".join(written.split()).translate(_DASHES).rstrip(".")
    if forgotten := _NO_HYPHEN.match(symbol):
        symbol = f"{forgotten[1]}-{symbol[forgotten.end(1) :]}"
    head, _, tail = symbol.partition("/")
    if "-" in head:
        number, _, type_code = head.partition("-")
        return Symbol(number, None, type_code, tail, symbol)
    year = None
    if tail[:4].isdigit() and tail[4:5] == "/":
        year, tail = int(tail[:4]), tail[5:]
    state = _STATE.fullmatch(tail)
    if state is None:
        return Symbol(head, year, None, tail, symbol)
    return Symbol(head, year, state["type"], state["organ"], symbol)
