"""Scanned papers for tests: a page set by typst, drawn, slanted and speckled, put into a PDF as a picture."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pypdfium2
import typst
from PIL import Image

FONTS = Path(__file__).resolve().parents[1] / "src" / "nhiemky" / "writing" / "fonts"
PAGE = '#set page(paper: "a4", margin: 2cm)\n#set text(size: 14pt, font: "Liberation Serif")\n'


def scan(source: str, *, slant: float = 0.0, dust: int = 0, dpi: int = 300) -> bytes:
    """A PDF of pictures. slant: degrees. dust: how many specks lie on each page, the same ones every time."""
    dice = random.Random(7)
    pictures = []
    with pypdfium2.PdfDocument(typst.compile((PAGE + source).encode(), font_paths=[FONTS])) as document:
        for page in document:
            picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
            picture = picture.rotate(slant, resample=Image.Resampling.BICUBIC, fillcolor=255)
            for _ in range(dust):
                at = dice.randrange(picture.width - 3), dice.randrange(picture.height - 3)
                picture.paste(dice.randrange(200), (*at, at[0] + 2, at[1] + 2))
            pictures.append(picture)
    return _as_pdf(pictures, dpi)


def _as_pdf(pictures: list[Image.Image], dpi: int) -> bytes:
    out = io.BytesIO()
    pictures[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:])
    return out.getvalue()
