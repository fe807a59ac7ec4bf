"""A page of a PDF that is a picture -> regions to recognise: upright, rules out, the cells of tables apart from the running text.

Promise: nothing of the file leaves the child but grey pixels of our own making. A page is drawn at 300 dpi (less where it is larger than
A3), turned upright to a tenth of a degree; each cell of a ruled table is a strip of its own, so that columns cannot run together.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pypdfium2
from PIL import Image

from nhiemky.domain.finding import Refusal
from nhiemky.reading.documents.pdf_tables import CellBox
from nhiemky.reading.scans.columns import Piece, two_column_zones
from nhiemky.reading.scans.ruling import DARK, cells_of, find_rules, without_rules
from nhiemky.reading.scans.values import PagePicture, Region, Strip

LEAST_LETTERS = 20
"""A page with fewer letters of its own is looked at as a picture."""
_DPI = 300
_MOST_PIXELS = 18_000_000
_COLUMN, _BLOCK = 4, 6
_INSET = 6
_GAP = 40
_LEAST_PIECE = 12
_LEAST_INK = 30


def bare_pages(data: bytes, name: str) -> tuple[int, ...]:
    """Pages (0-based) that hold ink and hardly a letter: those to recognise. () for a PDF with text throughout."""
    found = []
    with _opened(data, name) as document:
        for number in range(len(document)):
            page = document[number]
            letters = page.get_textpage().count_chars()
            if letters < LEAST_LETTERS and any(True for _ in page.get_objects(max_depth=2)):
                found.append(number)
            page.close()
    return tuple(found)


def picture_of_page(data: bytes, name: str, number: int) -> PagePicture:
    """One page prepared for recognition."""
    with _opened(data, name) as document:
        page = document[number]
        width, height = page.get_size()
        scale = min(_DPI / 72, (_MOST_PIXELS / (width * height)) ** 0.5)
        grey: Image.Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        page.close()
    upright = _upright(grey)
    across, down = find_rules(upright)
    clean = without_rules(upright, across, down)
    tables = cells_of(across, down)
    boxes = [box for table in tables for box in table]
    running = _without(clean, [(int(box.left), int(box.top), int(box.right) + 1, int(box.bottom) + 1) for box in boxes])
    halves = [half for zone in two_column_zones(running) for half in zone]
    regions = [Region(_pgm(_without(running, halves)), _COLUMN, (Strip(0, clean.height, 0, 0),))]
    sheets = ((running, halves), (clean, [_inside(box) for box in boxes]))
    inked = ((page, [piece for piece in pieces if _has_ink(page, piece)]) for page, pieces in sheets)
    regions += [_stacked(page, pieces) for page, pieces in inked if pieces]
    points = tuple(tuple(_in_points(box, scale) for box in table) for table in tables)
    return PagePicture(number, width, height, scale, tuple(regions), points)


def _opened(data: bytes, name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refusal("file_broken", file=name, reason="không mở được cấu trúc PDF") from error


def _upright(grey: Image.Image) -> Image.Image:
    """Turned so that rows of print lie level: the angle at which rows of ink and of paper part most sharply."""
    small = grey.reduce(4).point(lambda value: 255 if value < DARK else 0)

    def sharpness(angle: float) -> int:
        turned = small.rotate(angle, resample=Image.Resampling.BILINEAR) if angle else small
        rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
        return sum((one - other) ** 2 for one, other in pairwise(rows))

    coarse = max((half / 2 for half in sorted(range(-8, 9), key=abs)), key=sharpness)
    angle = max((coarse + tenth / 10 for tenth in sorted(range(-4, 5), key=abs)), key=sharpness)
    return grey.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255) if angle else grey


def _without(page: Image.Image, taken: list[Piece]) -> Image.Image:
    copy = page.copy()
    for piece in taken:
        copy.paste(255, piece)
    return copy


def _inside(box: CellBox) -> Piece:
    return int(box.left) + _INSET, int(box.top) + _INSET, int(box.right) - _INSET, int(box.bottom) - _INSET


def _has_ink(page: Image.Image, piece: Piece) -> bool:
    left, top, right, bottom = piece
    if right - left < _LEAST_PIECE or bottom - top < _LEAST_PIECE:
        return False
    return sum(page.crop(piece).histogram()[:DARK]) > _LEAST_INK


def _stacked(page: Image.Image, pieces: list[Piece]) -> Region:
    """The pieces under one another with room between: one call of the program for all of them."""
    width = max(right - left for left, _, right, _ in pieces) + 2 * _GAP
    height = sum(bottom - top + _GAP for _, top, _, bottom in pieces) + _GAP
    sheet = Image.new("L", (width, height), 255)
    strips, at = [], _GAP
    for left, top, right, bottom in pieces:
        sheet.paste(page.crop((left, top, right, bottom)), (_GAP, at))
        strips.append(Strip(at - _GAP // 2, at + bottom - top + _GAP // 2, left - _GAP, top - _GAP // 2))
        at += bottom - top + _GAP
    return Region(_pgm(sheet), _BLOCK, tuple(strips))


def _in_points(box: CellBox, scale: float) -> CellBox:
    return CellBox(box.row, box.column, box.left / scale, box.top / scale, box.right / scale, box.bottom / scale)


def _pgm(picture: Image.Image) -> bytes:
    return b"P5 %d %d 255\n" % picture.size + picture.tobytes()
