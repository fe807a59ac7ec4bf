"""The form of a Word document against the guide of its day (form_*): the sheet, the components, and all findings of form together.

What it promises: silent without a layout and for papers that no guide of ours rules; severity medium or low, never high; a value
whose clause an office must still confirm is low and says so; what the guide leaves open is never judged; ranges of the guide hold,
with a millimetre and half a point of tolerance. One finding a component, with all its places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from nhiemky.checking.form_components import FormPaper, form_paper
from nhiemky.checking.form_print import check_print
from nhiemky.checking.form_say import measure, said
from nhiemky.checking.form_words import check_words
from nhiemky.checking.paper import Paper
from nhiemky.domain.finding import Finding
from nhiemky.domain.paper_look import ParagraphLook, SectionLook

CLOSE = 1.0
"""Millimetres: rulers of Word snap to a quarter of a centimetre less than they show."""
LINE = 85
"""Letters on a line at 14 points, rather many."""
PAGES = 1.4
"""From here on a paper surely goes on to a second page."""

_PLACE_AT_END = re.compile(r"[^\d\n]{2,40}?,? ?ngày [\d.…_ ]{1,12}tháng [\d.…_ ]{1,12}năm [\d.…_ ]{1,12}", re.IGNORECASE)


def check_form(paper: Paper) -> Iterator[Finding]:
    """Everything about the form, from the sheet to the words."""
    form = form_paper(paper)
    if form is None:
        return
    yield from _sheet(form)
    yield from _page_number(form)
    yield from _missing(form)
    yield from _order(form)
    yield from check_print(form)
    yield from check_words(form)


def main_sections(form: FormPaper) -> list[tuple[int, SectionLook]]:
    """Sections that hold the main text, with their numbers; those of appendices may be set as their tables need."""
    last = max((one.number for one in (*form.body, *_closing_lines(form))), default=0)
    first = min((one.number for one in form.look.paragraphs), default=0)
    found: list[tuple[int, SectionLook]] = []
    for number, section in enumerate(form.look.sections):
        if section.last >= first:
            found.append((number, section))
        if section.last >= last:
            break
    return found


def wrong_margins(form: FormPaper, section: SectionLook) -> dict[str, tuple[float, int, int]]:
    """Side -> (as it is, least, most), where a side is out of the guide's range. A landscape page is none of its matters."""
    if section.landscape:
        return {}
    margins = form.rules.margins
    wanted = {side: (getattr(margins, side), getattr(margins, f"{side}_max") or getattr(margins, side)) for side in _SIDES}
    return {
        side: (getattr(section, side), least, most)
        for side, (least, most) in wanted.items()
        if not least - CLOSE <= getattr(section, side) <= most + CLOSE
    }


def wrong_paper(form: FormPaper, section: SectionLook) -> bool:
    paper = form.rules.paper
    sides = sorted((section.width, section.height))
    return abs(sides[0] - paper.width) > CLOSE or abs(sides[1] - paper.height) > CLOSE


def page_number_fault(form: FormPaper) -> str:
    """What is wrong with the page numbers; "" nothing. A paper of one page needs none."""
    look = form.look
    if not look.page_numbers:
        return "chưa có" if _pages(form) > PAGES else ""
    edge, _, place = look.page_numbers.partition("-")
    faults = []
    if edge == "bottom":
        faults.append("đặt ở lề dưới")
    if place in ("left", "right"):
        faults.append(f"nằm bên {'trái' if place == 'left' else 'phải'}")
    if look.number_on_first_page and not form.rules.page_number.on_first_page:
        faults.append("ghi cả ở trang đầu")
    return ", ".join(faults)


def _pages(form: FormPaper) -> float:
    """Pages of the main text, rather few: each paragraph at its least height."""
    body, paper, margins = form.rules.body, form.rules.paper, form.rules.margins
    pitch = float(body.line) if body.line_rule == "exactly" else 16.0
    lines = [-(-(one.end - one.start) // LINE) for one in form.look.paragraphs if one.start < form.closing and one.cell is None]
    height = (paper.height - margins.top - margins.bottom) * 72 / 25.4
    return (sum(lines) * pitch + len(lines) * body.before) / height


_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}


def _closing_lines(form: FormPaper) -> Iterable[ParagraphLook]:
    for name in ("recipients_label", "recipients", "authority", "signer_title", "signer_name"):
        yield from form.components.get(name, ())


def _sheet(form: FormPaper) -> Iterator[Finding]:
    sections = main_sections(form)
    several = len(form.look.sections) > 1
    odd = [(number, section) for number, section in sections if wrong_paper(form, section)]
    if odd:
        number, section = odd[0]
        size = f"{measure(section.width)} x {measure(section.height)} mm" + (f" (phần {number + 1})" if several else "")
        wanted = f"A4, {form.rules.paper.width} x {form.rules.paper.height} mm"
        yield said(form, "form_paper_size", form.rules.paper, (), found=size, wanted=wanted)
    faults: list[str] = []
    for number, section in sections:
        sides = wrong_margins(form, section)
        if sides:
            words = ", ".join(
                f"lề {_SIDES[side]} {measure(is_)} mm (quy định {_range(least, most)} mm)" for side, (is_, least, most) in sides.items()
            )
            faults.append(words + (f" ở phần {number + 1}" if several else ""))
    if faults:
        yield said(form, "form_margins", form.rules.margins, (), found="; ".join(dict.fromkeys(faults)))


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least} đến {most}"


def _page_number(form: FormPaper) -> Iterator[Finding]:
    fault = page_number_fault(form)
    if fault:
        yield said(form, "form_page_number", form.rules.page_number, (), found=fault)


_REQUIRED = {
    "national_heading": "{}",
    "issuing_body": "tên cơ quan ban hành",
    "symbol": "số và ký hiệu",
    "place_date": "địa danh và ngày tháng năm ban hành",
    "signer_name": "họ tên người ký",
    "recipients_label": "nơi nhận",
}
_WITHOUT = ("biên bản", "giấy mời", "quy chế", "quy định", "quy trình", "điều lệ", "thể lệ", "đề án", "chương trình", "phương án", "dự án")
"""Types that are also issued under another paper, or signed by others than the head: what they lack tells nothing."""


def _missing(form: FormPaper) -> Iterator[Finding]:
    header, components = form.paper.directive.header, form.components
    kind = header.doc_type or ""
    if kind in _WITHOUT or not kind:
        return
    heading = "quốc hiệu" if form.rules.state else "tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”"
    lacking = [name for name in _REQUIRED if name not in components]
    if header.recipients_present and "recipients_label" in lacking:
        lacking.remove("recipients_label")
    if "signer_name" in lacking and (header.signer.title or header.signer.on_behalf_of):  # room left for the name
        lacking.remove("signer_name")
    if "place_date" in lacking and _date_at_end(form):
        lacking.remove("place_date")
    if "issuing_body" in lacking and header.issuing_body:
        lacking.remove("issuing_body")
    if "signer_name" in lacking and "recipients_label" in lacking and len(lacking) > 2:
        return  # a page or a part of a paper
    if not lacking or len(lacking) > 2:
        return
    words = " và ".join(_REQUIRED[name].format(heading) for name in lacking)
    rule = form.rules.looks
    yield said(form, "form_component_missing", getattr(rule, lacking[0]), (), found=words)


def _date_at_end(form: FormPaper) -> ParagraphLook | None:
    """A line of place and day behind the text, where the letterhead has none."""
    if "place_date" in form.components:
        return None
    start = form.body[-1].end if form.body else 0
    lines = [one for one in form.look.paragraphs if one.start >= start and _PLACE_AT_END.fullmatch(" ".join(form.words(one).split()))]
    return lines[0] if lines and start else None


def _order(form: FormPaper) -> Iterator[Finding]:
    components, looks = form.components, form.rules.looks
    late = _date_at_end(form)
    if late is not None:
        found = "Địa danh và ngày tháng đứng ở cuối văn bản"
        yield said(form, "form_component_order", looks.place_date, (late,), found=found, wanted="đặt dưới tiêu đề, ở đầu văn bản")
    pairs: Sequence[tuple[str, str, str, str]] = (
        ("issuing_body", "national_heading", "Tiêu đề đứng bên trái tên cơ quan ban hành", "đặt tiêu đề bên phải, tên cơ quan bên trái"),
        ("symbol", "place_date", "Địa danh, ngày tháng đứng bên trái số và ký hiệu", "đặt ngày tháng bên phải, số và ký hiệu bên trái"),
        ("recipients_label", "signer_name", "Nơi nhận đứng bên phải chữ ký", "đặt nơi nhận bên trái, chữ ký bên phải"),
    )
    for left, right, found, wanted in pairs:
        if left in components and right in components:
            one, other = components[left][0], components[right][-1]
            if one.cell and other.cell and one.cell[0] == other.cell[0] and one.cell[2] > other.cell[2]:
                yield said(form, "form_component_order", getattr(looks, right), (one, other), found=found, wanted=wanted)
