"""Whose a received file is: the reader's identity, else the folder it lay in; near misses are choices, never certain.

>>> known = KnownUnits.of([Unit("dai", "Chi bộ Đài"), Unit("bao", "Chi bộ Báo")])
>>> choices, why, _ = unit_choices(Identity("Chi bộ Đài", "letterhead", "dai"), "", known)
>>> choices[0][0].id, why
('dai', 'tiêu đề văn bản ghi đơn vị này')
>>> unit_choices(Identity("", "none"), "chi bo bao", known)[1]
'thư mục chứa tệp mang tên đơn vị'
"""

from __future__ import annotations

from nhiemky.domain.campaign import Unit
from nhiemky.domain.unit_report import Identity
from nhiemky.reading.units.known_units import KnownUnits

_WHY = {
    "identity_sheet": "trang nhận dạng trong biểu",
    "letterhead": "tiêu đề văn bản ghi đơn vị này",
    "title": "tên đơn vị trong văn bản",
    "file_name": "tên tệp mang tên đơn vị",
}

Reasoned = tuple[Unit, str]


def unit_choices(identity: Identity, folder: str, known: KnownUnits) -> tuple[list[Reasoned], str, str]:
    """Choices with reasons, the likeliest first; why the first is certain, "" where it is to be asked; the name as found."""
    listed = known.by_id.get(identity.unit_id)
    if listed and not identity.doubts:
        return [(listed, _WHY[identity.source])], _WHY[identity.source], identity.unit
    choices: list[Reasoned] = []
    found = identity.unit
    if listed:
        written = identity.doubts[0]
        if identity.source == "identity_sheet":
            choices.append((listed, _WHY["identity_sheet"]))
            choices += [(unit, f"trong biểu ghi “{written}”") for unit in known.units if unit.name == written]
        else:
            choices.append((listed, f"gần giống “{written}”"))
        found = written
    else:
        choices += [(unit, f"gần giống “{identity.unit}”") for unit in known.units if unit.name in identity.doubts]
    by_folder = known.match_file_name(folder) if folder else None
    if by_folder and by_folder.unit and by_folder.sure:
        if not choices and identity.source in ("file_name", "none"):
            return [(by_folder.unit, "thư mục chứa tệp mang tên đơn vị")], "thư mục chứa tệp mang tên đơn vị", found
        if by_folder.unit.id not in {unit.id for unit, _ in choices}:
            choices.append((by_folder.unit, "thư mục chứa tệp mang tên đơn vị"))
    return choices, "", found
