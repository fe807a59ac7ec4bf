"""PDF from the report tree, other words each time, against LibreOffice converting the Word file of the same tree, by page."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path

import pypdfium2

from bench.bench_word import COLUMNS, ROWS, SECTIONS, cell, report
from bench.claims import Claim, medians, table
from nhiemky.writing.pdf import write_pdf
from nhiemky.writing.word import write_word


def run() -> list[Claim]:
    tree = report()
    fresh = count()
    seconds = medians({"nhiemky": lambda: write_pdf(report(next(fresh)))}, rounds=3)
    pages, words = _read(write_pdf(tree))
    _assert_complete(words)
    rows = {"nhiemky (typst)": seconds["nhiemky"] / pages}
    print(f"\nPDF of the same report: ours {pages} pages")
    office = shutil.which("soffice")
    if not office:
        print("  LibreOffice is not here, its column is left out")
        return []
    taken, their_pages, their_words = _convert(office, write_word(tree))
    _assert_complete(their_words)
    rows["LibreOffice headless"] = taken / their_pages
    table(f"milliseconds a page (LibreOffice made {their_pages} pages)", rows, unit="ms/page")
    return [Claim("PDF page faster than LibreOffice", rows["LibreOffice headless"] / rows["nhiemky (typst)"], ">=", 3, "x")]


def _convert(office: str, word: bytes) -> tuple[float, int, str]:
    """The median of three conversions after a warm one: seconds, pages, text."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "bao-cao.docx"
        source.write_bytes(word)
        command = [
            office,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        times = []
        for _ in range(4):
            began = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            times.append(time.perf_counter() - began)
        pages, words = _read((Path(folder) / "bao-cao.pdf").read_bytes())
        return sorted(times[1:])[1], pages, words


def _read(pdf: bytes) -> tuple[int, str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document), "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _assert_complete(words: str) -> None:
    flat = "".join(words.split())
    missing = [
        n
        for n in (cell(s, r, c) for s in range(SECTIONS) for r in range(ROWS - 1) for c in range(COLUMNS))
        if "".join(n.split()) not in flat
    ]
    assert not missing, f"the PDF lost {len(missing)} cells, {missing[0]} first"
