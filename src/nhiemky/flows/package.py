"""A unit's package: one blank file for each report it owes, the page to read first, the sealed manifest, in one zip.

>>> from nhiemky.domain.campaign import Owner
>>> asked = Requirement("o1", "gửi phụ lục", None, "trước ngày 30/5/2023", None, None, None, deliverable="appendix")
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"), requirements=(asked,))
>>> blank = blank_files(campaign, Unit("a", "Chi bộ Đài"), (asked,))
>>> [(one.name, one.role, one.requirement) for one, _ in blank]
[('1-phu-luc.xlsx', 'appendix', 'o1')]

Promise: same campaign, same unit, same bytes; a file's name says what it is, its place in the manifest which duty it answers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from nhiemky.domain.campaign import Campaign, Requirement, Unit
from nhiemky.domain.package import MANIFEST, READ_FIRST, Manifest, PackedFile, Role, sealed
from nhiemky.flows.kit import read_first, safe_stem, zip_files
from nhiemky.flows.skeleton import report_name, skeleton
from nhiemky.writing.form_workbook import write_form
from nhiemky.writing.word import write_word

_LONGEST = 40


def blank_files(campaign: Campaign, unit: Unit, asked: Sequence[Requirement]) -> tuple[tuple[PackedFile, bytes], ...]:
    """A Word skeleton for each report with an outline, the workbook for each appendix, in the order asked."""
    return tuple(_numbered(campaign, unit, asked))


def _numbered(campaign: Campaign, unit: Unit, asked: Sequence[Requirement]) -> Iterator[tuple[PackedFile, bytes]]:
    outlines = {outline.id: outline for outline in campaign.outlines}
    number = 0
    for requirement in asked:
        outline = outlines.get(requirement.outline or "")
        if requirement.deliverable == "appendix":
            stem, suffix, role, data = "phu-luc", "xlsx", "appendix", write_form(campaign, unit)
        elif outline is not None and outline.nodes:
            stem, suffix, role = safe_stem(report_name(outline), _LONGEST), "docx", "report"
            data = write_word(skeleton(campaign, unit, outline))
        else:
            continue
        number += 1
        kept: Role = "appendix" if role == "appendix" else "report"
        yield PackedFile(f"{number}-{stem}.{suffix}", kept, requirement.id, hashlib.sha256(data).hexdigest()), data


def package_bytes(campaign: Campaign, unit: Unit, manifest: Manifest, files: Sequence[tuple[PackedFile, bytes]], key: bytes) -> bytes:
    """The zip: what to read first, the blank files, the manifest under its seal."""
    first = read_first(campaign, unit) + _offline(manifest)
    inside = [(READ_FIRST, first.encode("utf-8-sig")), *((one.name, data) for one, data in files), (MANIFEST, sealed(manifest, key))]
    return zip_files(inside)


def _offline(manifest: Manifest) -> str:
    lines = [
        "",
        "LÀM KHÔNG CẦN MẠNG",
        f"Gói số {manifest.number} của {manifest.unit_name}. Giải nén ra một thư mục, điền Word và Excel, lưu lại, giữ nguyên tên tệp.",
        f"Xong thì nén cả thư mục (có tệp {MANIFEST}) rồi gửi bằng thư, USB, hoặc đưa lên trang “Làm không mạng”.",
        "Gửi nhiều lần cũng được: bản điền sau cùng là bản được nhận; gửi lại đúng bản cũ thì vẫn là một phiếu.",
    ]
    return "\r\n".join(lines) + "\r\n"
