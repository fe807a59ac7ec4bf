"""What of a Word document's form can be put right without asking anybody: the changes, and the words that tell a person of them.

What it promises: only what a finding of form names is changed, and only to what the guide says; what the words themselves would
have to say (capitals, number and symbol, marks, order, what is missing) is left to a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from nhiemky.checking.form import main_sections, page_number_fault, wrong_margins, wrong_paper
from nhiemky.checking.form_components import FormPaper
from nhiemky.checking.form_print import look_faults, misplaced, odd_fonts, old_code, size_range, wrong_gap, wrong_pitch, wrong_size
from nhiemky.checking.form_say import measure, ruled
from nhiemky.domain.paper_look import FormCorrection, PageNumberChange, ParagraphLook, PrintChange, SheetChange, WidthChange
from nhiemky.rulebook.document_form import Look

_LEFT_SHARE = {False: 0.45, True: 0.4}
"""Left column of letterhead and signature; the State's heading is the longer one."""
_STROKES = {"bold": ("in đậm", "bỏ in đậm"), "italic": ("in nghiêng", "bỏ in nghiêng"), "underline": ("gạch chân", "bỏ gạch chân")}


@dataclass(frozen=True, slots=True)
class FormPlan:
    """The changes of one pass, and each in words ("Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm")."""

    correction: FormCorrection
    words: tuple[str, ...]


class _Prints:
    """Changes gathered paragraph by paragraph."""

    def __init__(self) -> None:
        self.changes: dict[int, PrintChange] = {}

    def set(self, looks: Iterable[ParagraphLook], **values: object) -> None:
        for look in looks:
            if look.number >= 0:
                known = self.changes.get(look.number, PrintChange(look.number))
                self.changes[look.number] = replace(known, **values)  # type: ignore[arg-type]

    def all(self) -> tuple[PrintChange, ...]:
        return tuple(self.changes[number] for number in sorted(self.changes))


def form_plan(form: FormPaper) -> FormPlan:
    """What is safe to change in this paper, as it stands now."""
    prints = _Prints()
    words: list[str] = []
    sheets = _sheets(form, words)
    _fonts(form, prints, words)
    _sizes(form, prints, words)
    _spacing(form, prints, words)
    _looks(form, prints, words)
    number = None
    if form.look.bare_edges and page_number_fault(form) == "chưa có":
        rule = form.rules.page_number
        number = PageNumberChange(form.rules.typeface.name, rule.size, rule.from_edge)
        words.append(f"Số trang: thêm số trang cỡ {rule.size}, giữa lề trên, trang đầu không ghi")
    widths = _widths(form) if any(sheet.margins or sheet.paper for sheet in sheets) else ()
    return FormPlan(FormCorrection(prints.all(), sheets, number, widths), tuple(words))


def _sheets(form: FormPaper, words: list[str]) -> tuple[SheetChange, ...]:
    sections = main_sections(form)
    paper, margins = form.rules.paper, form.rules.margins
    found: list[SheetChange] = []
    odd = tuple(number for number, section in sections if wrong_paper(form, section))
    if odd:
        found.append(SheetChange(odd, paper=(paper.width, paper.height)))
        words.append(f"Khổ giấy: A4 ({paper.width} x {paper.height} mm)")
    tight = tuple(number for number, section in sections if wrong_margins(form, section))
    if tight:
        found.append(SheetChange(tight, margins=(margins.top, margins.bottom, margins.left, margins.right)))
        words.append(f"Lề giấy: trên {margins.top}, dưới {margins.bottom}, trái {margins.left}, phải {margins.right} mm")
    return tuple(found)


def _widths(form: FormPaper) -> tuple[WidthChange, ...]:
    """Letterhead and signature that are set in tables: as wide as the new text, or the heading breaks in two."""
    paper, margins = form.rules.paper, form.rules.margins
    width = paper.width - margins.left - margins.right
    found: dict[int, WidthChange] = {}
    for name in ("national_heading", "signer_name"):
        for one in form.components.get(name, ()):
            if one.cell is not None:
                found.setdefault(one.cell[0], WidthChange(one.number, width, round(width * _LEFT_SHARE[form.rules.state])))
    return tuple(found.values())


def _fonts(form: FormPaper, prints: _Prints, words: list[str]) -> None:
    face = form.rules.typeface.name
    places = {one.number: one for font, some in odd_fonts(form).items() for one in some if not any(old_code(own) for own in one.fonts)}
    if places:
        prints.set(places.values(), font=face)
        words.append(f"Phông chữ: {face} cho {len(places)} đoạn")


def _running(form: FormPaper) -> list[ParagraphLook]:
    """Paragraphs of the main text, prose and headings, no table and no component."""
    if not form.body:
        return []
    taken = {one.number for name, some in form.components.items() if name not in ("basis", "part") for one in some}
    return [
        one for one in form.look.paragraphs if form.opening <= one.start < form.closing and one.cell is None and one.number not in taken
    ]


def _sizes(form: FormPaper, prints: _Prints, words: list[str]) -> None:
    looks = form.rules.looks
    sizes = Counter(one.size for one in form.body)
    usual = sizes.most_common(1)[0][0] if sizes else None
    if usual is not None and wrong_size(looks.body, usual) and sizes[usual] > len(form.body) * 0.9:
        prints.set([one for one in _running(form) if wrong_size(looks.body, one.size)], size=float(looks.body.size))
        words.append(f"Cỡ chữ: nội dung từ {measure(usual)} thành {looks.body.size}")
    told: list[str] = []
    for name, component in form.components.items():
        look: Look = getattr(looks, name)
        wrong = [one for one in component if wrong_size(look, one.size)]
        if not wrong or not ruled(look) or name in ("basis", "part"):
            continue
        size = float(look.size) if not any(one.parts for one in wrong) else _common_size(form, wrong)
        if size:
            prints.set(wrong, size=size)
            told.append(f"{form.name(name)} từ {measure(wrong[0].size or 0)} thành {measure(size)}")
    if told:
        words.append(f"Cỡ chữ: {', '.join(told)}")


def _common_size(form: FormPaper, wrong: list[ParagraphLook]) -> float | None:
    """A size that suits every component set in the same paragraphs by tabs or soft breaks; None where there is none."""
    numbers = {one.number for one in wrong}
    together = [one for one in form.look.paragraphs if one.number in numbers]
    owners = {one: name for name, some in form.components.items() for one in some}
    if any(one not in owners for one in together):
        return None
    ranges = [size_range(getattr(form.rules.looks, owners[one])) for one in together]
    least, most = max(least for least, _ in ranges), min(most for _, most in ranges)
    return float(least) if least <= most else None


def _spacing(form: FormPaper, prints: _Prints, words: list[str]) -> None:
    body = form.rules.body
    if len(form.body) < 3:
        return
    running = _running(form)
    if sum(wrong_pitch(form, one) for one in form.body) > len(form.body) * 0.1:
        prints.set([one for one in running if wrong_pitch(form, one)], line=float(body.line), line_rule=body.line_rule)
        unit = "pt, chính xác" if body.line_rule == "exactly" else "dòng"
        words.append(f"Giãn dòng: nội dung {measure(float(body.line))} {unit}")
    if sum(wrong_gap(form, one) for one in form.body) > len(form.body) / 2:
        prints.set([one for one in running if wrong_gap(form, one)], before=float(body.before))
        words.append(f"Cách đoạn: nội dung {body.before} pt")


def _looks(form: FormPaper, prints: _Prints, words: list[str]) -> None:
    for name, component in form.components.items():
        look: Look = getattr(form.rules.looks, name)
        if name in ("body", "recipients") or not ruled(look):
            continue
        strokes, placed, _ = look_faults(form, name, component)
        told = []
        for stroke, wanted in strokes.items():
            prints.set([one for one in component if getattr(one, stroke) is (not wanted) and not one.parts], **{stroke: wanted})
            told.append(_STROKES[stroke][not wanted])
        if placed:
            prints.set([one for one in component if misplaced(form, name, one)], align=look.align)
            told.append("đặt giữa dòng")
        if told:
            words.append(f"Trình bày: {form.name(name)} {', '.join(told)}")
    ragged = [one for one in form.body if one.align != "justified"]
    if len(form.body) >= 3 and len(ragged) > len(form.body) / 2:
        prints.set(ragged, align="justified")
        words.append("Trình bày: nội dung căn đều hai bên")
