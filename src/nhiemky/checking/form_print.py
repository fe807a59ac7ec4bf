"""How the words are printed against the guide: typeface, size, spacing, and each component's weight, slant, capitals and place.

What it promises: only what is printed alike over the whole of a component is judged (a mixed one tells nothing); the body is
judged by what most of its prose is, tables and headings are left to the office.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from nhiemky.checking.form_components import FormPaper
from nhiemky.checking.form_say import measure, ruled, said
from nhiemky.domain.finding import Finding
from nhiemky.domain.paper_look import ParagraphLook
from nhiemky.rulebook.document_form import Look, Looks

SIZE_CLOSE = 0.4
PITCH_CLOSE = 0.3
PITCH = 1.15
"""Height of a single line of Times New Roman in sizes of its letters."""
_STRAY = 0.01
_SOME = 0.1
_GAP_CLOSE = 0.6
_STROKES = ("bold", "italic", "underline")
_WEIGHTS = {"bold": ("in thường", "in đậm"), "italic": ("chữ đứng", "chữ nghiêng"), "underline": ("không gạch chân", "gạch chân")}
_ALIGNED = ("doc_type", "subject")
_CENTRED = (
    "national_heading",
    "motto",
    "superior_body",
    "issuing_body",
    "symbol",
    "place_date",
    "authority",
    "signer_title",
    "signer_name",
)
"""Centred in their column, where that is a table's cell."""
_PLACES = {"left": "sát trái", "right": "sát phải", "centre": "ở giữa", "justified": "đều hai bên"}


def check_print(form: FormPaper) -> Iterator[Finding]:
    """form_font, form_font_size, form_line_spacing, form_component_look."""
    yield from _fonts(form)
    yield from _sizes(form)
    yield from _spacing(form)
    yield from _looks(form)


def is_face(name: str, wanted: str) -> bool:
    """ "Times New Roman (Headings)", "TimesNewRomanPSMT" are Times New Roman."""
    return all(part.replace(" ", "").casefold().startswith(wanted.replace(" ", "").casefold()) for part in name.split(" / "))


def odd_fonts(form: FormPaper) -> dict[str, list[ParagraphLook]]:
    """Typeface that is not the guide's -> paragraphs that have it; what is a stray word in a long paper is left out."""
    wanted = form.rules.typeface.name
    found: dict[str, list[ParagraphLook]] = {}
    letters: Counter[str] = Counter()
    whole = 0
    for one in form.look.paragraphs:
        whole += one.end - one.start
        for font in one.fonts:
            if not is_face(font, wanted):
                found.setdefault(font, []).append(one)
                letters[font] += (one.end - one.start) // len(one.fonts)
    return {font: places for font, places in found.items() if letters[font] > whole * _STRAY}


def _fonts(form: FormPaper) -> Iterator[Finding]:
    odd = odd_fonts(form)
    if not odd:
        return
    many = len(form.look.paragraphs)
    places = sorted({one for some in odd.values() for one in some}, key=lambda one: one.start)
    faces = ", ".join(f"{font}{' (bảng mã cũ)' if old_code(font) else ''}" for font in odd)
    where = "toàn văn bản" if len(places) == many else f"{len(places)} trên {many} đoạn"
    yield said(form, "form_font", form.rules.typeface, places, found=f"{where} in phông {faces}", wanted=form.rules.typeface.name)


def old_code(font: str) -> bool:
    """Fonts of TCVN3 and VNI: their letters are other letters in any other font."""
    return font.casefold().startswith((".vn", "vni", "vn"))


def size_range(look: Look) -> tuple[int, int]:
    return look.size_min or look.size, look.size_max or look.size


def wrong_size(look: Look, size: float | None) -> bool:
    least, most = size_range(look)
    return size is not None and not least - SIZE_CLOSE <= size <= most + SIZE_CLOSE


def _sizes(form: FormPaper) -> Iterator[Finding]:
    looks = form.rules.looks
    odd = [one for one in form.body if wrong_size(looks.body, one.size)]
    if odd:
        sizes = " và ".join(measure(size) for size in sorted({one.size or 0 for one in odd}))
        where = "nội dung" if len(odd) > len(form.body) * 0.9 else f"{len(odd)} trên {len(form.body)} đoạn nội dung"
        yield said(form, "form_font_size", looks.body, odd, found=f"{where} in cỡ {sizes} (quy định {_sizes_of(looks.body)})")
    faults: list[str] = []
    places: list[ParagraphLook] = []
    unsure = True
    for name, component in form.components.items():
        look: Look = getattr(looks, name)
        wrong = [one for one in component if wrong_size(look, one.size)]
        if wrong and ruled(look):
            unsure = unsure and look.needs_confirmation
            faults.append(f"{form.name(name)} cỡ {measure(wrong[0].size or 0)} (quy định {_sizes_of(look)})")
            places += wrong
    if faults:
        rule = next(
            getattr(looks, name)
            for name in form.components
            if ruled(getattr(looks, name)) and getattr(looks, name).needs_confirmation is unsure
        )
        yield said(form, "form_font_size", rule, places, found="; ".join(faults))


def _sizes_of(look: Look) -> str:
    least, most = size_range(look)
    return str(least) if least == most else f"{least} đến {most}"


def pitch(one: ParagraphLook, size: float) -> float:
    """Points from line to line as printed."""
    if one.line_rule == "exactly":
        return one.line
    single = size * PITCH
    return max(one.line, single) if one.line_rule == "at_least" else single * one.line


def pitch_range(form: FormPaper, size: float) -> tuple[float, float]:
    """What the guide allows, in points; no upper bound where it names one value only."""
    body = form.rules.body
    least, most = float(body.line_min or body.line), float(body.line_max) if body.line_max > body.line else float("inf")
    unit = size * PITCH if body.line_rule == "multiple" else 1.0
    return least * unit, most * unit


def wrong_pitch(form: FormPaper, one: ParagraphLook) -> bool:
    size = one.size or float(form.rules.looks.body.size)
    least, most = pitch_range(form, size)
    return not least - PITCH_CLOSE <= pitch(one, size) <= most + PITCH_CLOSE


def wrong_gap(form: FormPaper, one: ParagraphLook) -> bool:
    return one.before + one.after < form.rules.body.before - _GAP_CLOSE


def _spacing(form: FormPaper) -> Iterator[Finding]:
    if len(form.body) < 3:
        return
    body = form.rules.body
    faults: list[str] = []
    places: list[ParagraphLook] = []
    tight = [one for one in form.body if wrong_pitch(form, one)]
    if len(tight) > len(form.body) * _SOME:
        one = tight[0]
        size = one.size or float(form.rules.looks.body.size)
        if body.line_rule == "exactly":
            allowed = f"{measure(float(body.line))}" + (
                f" đến {measure(float(body.line_max))}" if body.line_max > body.line else " trở lên"
            )
            faults.append(f"giãn dòng {_pitch_words(one, size)} (quy định chính xác {allowed} pt)")
        else:
            least, most = measure(float(body.line_min or body.line)), measure(float(body.line_max))
            faults.append(f"giãn dòng {_pitch_words(one, size)} (quy định {least} đến {most} dòng)")
        places += tight
    close = [one for one in form.body if wrong_gap(form, one)]
    if len(close) > len(form.body) / 2:
        faults.append(f"cách đoạn {measure(close[0].before + close[0].after)} pt (quy định ít nhất {body.before} pt)")
        places += close
    if faults:
        yield said(form, "form_line_spacing", body, places, found=", ".join(faults))


def _pitch_words(one: ParagraphLook, size: float) -> str:
    if one.line_rule != "multiple":
        return f"{measure(one.line)} pt"
    return f"{'đơn' if one.line == 1 else measure(one.line)}, tức khoảng {measure(pitch(one, size))} pt"


def look_faults(form: FormPaper, name: str, component: Sequence[ParagraphLook]) -> tuple[dict[str, bool], bool, bool]:
    """What is not as the guide says: strokes (wanted value), place on the line, capitals."""
    look: Look = getattr(form.rules.looks, name)
    strokes: dict[str, bool] = {}
    if name not in ("body", "recipients"):
        for stroke in _STROKES:
            wanted: bool = getattr(look, stroke)
            if any(getattr(one, stroke) is (not wanted) for one in component if not one.parts) and not _free(form, name, stroke):
                strokes[stroke] = wanted
    placed = (name in _ALIGNED or name in _CENTRED) and all(misplaced(form, name, one) for one in component)
    small = look.caps and any(not form.words(one).isupper() for one in component)
    return strokes, placed, small


def misplaced(form: FormPaper, name: str, one: ParagraphLook) -> bool:
    """Not in the middle, and not pushed there by tabs, blanks or an indent either."""
    if one.align == getattr(form.rules.looks, name).align or one.tabbed or one.parts or one.indent > 5 or one.first_line > 5:
        return False
    if name in _CENTRED and (one.cell is None or one.align == "right"):
        return False
    document = form.paper.document
    start = document.raw(one.start)
    return not document.text[max(start - 1, 0) : start].isspace() or document.text[start - 1] == "\n"


def _free(form: FormPaper, name: str, stroke: str) -> bool:
    """Strokes no clause decides: slanted legal bases are the Party's habit, underlined lines stand for drawn ones."""
    if stroke == "underline":
        return name != "recipients_label"
    if name == "basis":
        return stroke == "bold" or not form.rules.state
    if name == "signer_title":
        return stroke == "bold" and not form.rules.state and "authority" not in form.components
    if name == "address_label":
        return stroke == "bold"
    return False


def _looks(form: FormPaper) -> Iterator[Finding]:
    looks: Looks = form.rules.looks
    for name, component in form.components.items():
        look: Look = getattr(looks, name)
        if name in ("body", "recipients") or not ruled(look):
            continue
        strokes, placed, small = look_faults(form, name, component)
        faults = [f"{_WEIGHTS[stroke][not wanted]} (quy định {_WEIGHTS[stroke][wanted]})" for stroke, wanted in strokes.items()]
        if small:
            faults.append("chữ thường (quy định chữ in hoa)")
        if placed:
            faults.append(f"{_PLACES[component[0].align]} (quy định {_PLACES[look.align]})")
        if faults:
            yield said(form, "form_component_look", look, component, component=form.name(name), found=", ".join(faults))
    ragged = [one for one in form.body if one.align != "justified"]
    if len(form.body) >= 3 and len(ragged) > len(form.body) / 2:
        found = f"{_PLACES[ragged[0].align]} (quy định {_PLACES['justified']})"
        yield said(form, "form_component_look", looks.body, ragged, component=form.name("body"), found=found)
