"""What every unit gets (bộ biểu mẫu): the workbook alone, or a zip with the Word skeletons and one page to read first.

>>> from nhiemky.domain.campaign import Owner
>>> campaign = Campaign("Sơ kết", Owner("Đảng ủy Khối"))
>>> [name for name, _ in make_kits(campaign, (Unit("a", "Đảng bộ Sở Y tế"), Unit("b", "Chi bộ Đài")), kit=False)]
['01-dang-bo-so-y-te.xlsx', '02-chi-bo-dai.xlsx']

Promise: names are plain ASCII, sort in the roster's order and never meet; same campaign, same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from nhiemky.domain.campaign import Campaign, Requirement, Unit
from nhiemky.flows.duties_of_unit import duties_of
from nhiemky.flows.skeleton import report_name, skeleton
from nhiemky.vietnamese.columns import cut_off_words
from nhiemky.vietnamese.days import format_day
from nhiemky.vietnamese.unicode import fold
from nhiemky.writing.form_workbook import write_form
from nhiemky.writing.word import write_word

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_LONGEST_STEM = 60
_LONGEST_REPORT = 40


def make_kits(campaign: Campaign, units: Sequence[Unit], kit: bool) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of each unit in order: "01-<name>.xlsx", with `kit` "01-<name>.zip"."""
    digits = max(2, len(str(len(units))))
    for number, unit in enumerate(units, 1):
        stem = f"{number:0{digits}}-{safe_stem(unit.name)}"
        yield (f"{stem}.zip", make_kit(campaign, unit)) if kit else (f"{stem}.xlsx", write_form(campaign, unit))


def make_kit(campaign: Campaign, unit: Unit) -> bytes:
    """One unit's zip: 0-doc-truoc.txt, its workbook, one Word file an outline. Every file carries the unit's name."""
    stem = safe_stem(unit.name)
    files = [("0-doc-truoc.txt", read_first(campaign, unit).encode("utf-8-sig")), (f"{stem}-phu-luc.xlsx", write_form(campaign, unit))]
    outlines = [outline for outline in campaign.outlines if outline.nodes]
    for number, outline in enumerate(outlines, 1):
        words = safe_stem(report_name(outline), _LONGEST_REPORT)
        files.append((f"{stem}-{number}-{words}.docx", write_word(skeleton(campaign, unit, outline))))
    return zip_files(files)


def zip_files(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip without clock or host in it. Office files and zips are packed already, so only text is deflated."""
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, _ZIP_DAY)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED if name.endswith((".txt", ".json")) else ZIP_STORED)
    return data.getvalue()


def safe_stem(words: str, longest: int = _LONGEST_STEM) -> str:
    """A file's name every system takes: folded words joined by hyphens, cut between words.

    >>> safe_stem("Đảng bộ Sở Lao động - Thương binh & Xã hội"), safe_stem("Đảng bộ Sở Tài chính", 14), safe_stem("…")
    ('dang-bo-so-lao-dong-thuong-binh-xa-hoi', 'dang-bo-so-tai', 'khong-ten')
    """
    stem = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-") or "khong-ten"
    if len(stem) <= longest:
        return stem
    return stem[: longest + 1].rpartition("-")[0] or stem[:longest]


def read_first(campaign: Campaign, unit: Unit) -> str:
    """One page in plain words: what is due, until when (as worded and as a day), where to, three steps."""
    lines = [
        "ĐỌC TRƯỚC",
        "",
        f"Đơn vị: {unit.name}",
        f"Đợt: {campaign.title}",
        *_order(campaign),
        "",
        "VIỆC PHẢI LÀM",
        *_due(duties_of(campaign, unit)),
        "",
        "BA BƯỚC",
        f"1. Mở tệp Excel “…-phu-luc.xlsx”, điền các ô nền vàng nhạt{_until(campaign)}. Chưa có số liệu thì để trống, không ghi 0.",
        _write(campaign),
        f"3. Xem cột “Kiểm tra” trong Excel, rồi gửi các tệp đã điền về {_where(campaign, unit)}.",
        "",
        "Đừng đổi tên hay chép biểu cho đơn vị khác: trong tệp Excel có ghi sẵn tên đơn vị.",
    ]
    return "\r\n".join(lines) + "\r\n"


def _order(campaign: Campaign) -> Iterator[str]:
    order = campaign.directive
    if order and order.symbol:
        on = f", ngày {format_day(order.date)}" if order.date else ""
        yield f"Theo: {order.doc_type.capitalize()} số {order.symbol}{on} của {campaign.owner.name}"


def _due(duties: Sequence[Requirement]) -> Iterator[str]:
    if not duties:
        yield "- Văn bản không ghi thời hạn cho đơn vị; hỏi lại nơi gửi."
    for duty in duties:
        yield f"- {duty.what[:1].upper()}{duty.what[1:]}"
        if duty.last_day:
            yield f"  Hạn: hết ngày {format_day(duty.last_day)} (văn bản ghi “{duty.wording}”)"
        elif duty.wording:
            yield f"  Hạn: {duty.wording}"
        if duty.submit_to:
            yield f"  Gửi: {duty.submit_to}{f' (qua {duty.via})' if duty.via else ''}"


def _write(campaign: Campaign) -> str:
    if any(outline.nodes for outline in campaign.outlines):
        return "2. Mở các tệp Word, viết dưới từng đề mục. Chữ xám là gợi ý, viết xong thì xóa."
    return "2. Viết báo cáo như thường lệ: văn bản không kèm đề cương."


def _until(campaign: Campaign) -> str:
    return f", số liệu {'ước ' if campaign.cut_off_estimated else ''}đến {cut_off_words(campaign.cut_off)}" if campaign.cut_off else ""


def _where(campaign: Campaign, unit: Unit) -> str:
    """The place of the soonest report that names one."""
    for duty in duties_of(campaign, unit):
        if duty.submit_to:
            return f"{duty.submit_to}{f' (qua {duty.via})' if duty.via else ''}"
    return campaign.owner.name
