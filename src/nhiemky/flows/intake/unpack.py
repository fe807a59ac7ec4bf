"""What the office drops in, as files to read: packed folders opened, what systems leave behind passed over.

>>> unpack([("a.csv", b"x"), (".DS_Store", b"y")])
([('a.csv', b'x')], [])

Promise: every file is either handed on or told why not; nothing is written, no archive inflates beyond the limits, an archive
in an archive is not opened. The folder's name stays in front of a file's ("Sở Y tế/phu luc.xlsx"): it may name the unit.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import PurePosixPath

from nhiemky.domain.finding import Finding, Refusal
from nhiemky.reading.admission import MAX_BYTES, MAX_RATIO, RATIO_FROM, too_large
from nhiemky.vietnamese.unicode import nfc

MOST_FILES = 500
"""Files of one packed folder: a large campaign has some hundred units."""
MOST_BYTES = 400 * 1024 * 1024
_PACKED = (".zip", ".rar", ".7z")
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})

Named = tuple[str, bytes]


def unpack(files: Sequence[Named]) -> tuple[list[Named], list[tuple[str, Finding]]]:
    """Files to read and what cannot be taken, each in the order given. Raises Refusal `intake_nothing` for no file at all."""
    if not files:
        raise Refusal("intake_nothing")
    taken: list[Named] = []
    refused: list[tuple[str, Finding]] = []
    for name, data in files:
        if _left_behind(name):
            continue
        if not name.lower().endswith(".zip"):
            taken.append((name, data))
            continue
        try:
            for inner, content in _opened(name, data):
                if isinstance(content, Finding):
                    refused.append((inner, content))
                else:
                    taken.append((inner, content))
        except Refusal as refusal:
            refused.append((name, refusal.as_finding(name)))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
            refused.append((name, Refusal("file_broken", file=name, reason=type(fault).__name__).as_finding(name)))
    return taken, refused


def _opened(name: str, data: bytes) -> Iterator[tuple[str, bytes | Finding]]:
    left = MOST_BYTES
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _left_behind(entry.filename)]
        if len(entries) > MOST_FILES:
            raise Refusal("intake_zip_too_many", file=name, count=len(entries), limit=MOST_FILES)
        for entry in sorted(entries, key=lambda entry: entry.filename):
            inner = _name_of(entry)
            if problem := _problem(inner, entry):
                yield inner, problem
                continue
            left -= entry.file_size
            if left < 0:
                raise Refusal("file_is_bomb", file=name, reason="các tệp bên trong quá lớn khi mở ra")
            with archive.open(entry) as stream:
                content = stream.read(entry.file_size + 1)
            if len(content) > entry.file_size:
                raise Refusal("file_is_bomb", file=name, reason="lớn hơn mức ghi trong mục lục")
            yield inner, content


def _problem(name: str, entry: zipfile.ZipInfo) -> Finding | None:
    """Why an entry is not opened, told from the archive's directory alone."""
    if name.lower().endswith(_PACKED):
        return Refusal("intake_zip_nested", file=name).as_finding(name)
    if entry.flag_bits & 1:
        return Refusal("file_has_password", file=name).as_finding(name)
    if entry.file_size > MAX_BYTES:
        return too_large(name, entry.file_size).as_finding(name)
    if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
        return Refusal("file_is_bomb", file=name, reason=f"nén hơn {MAX_RATIO} lần").as_finding(name)
    return None


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The path inside, its letters mended: Windows packs Vietnamese names as UTF-8 without saying so."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = entry.filename
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    return nfc("/".join(parts[-2:]))


def _left_behind(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith((".", "~$", "__MACOSX")) for part in parts) or (bool(parts) and parts[-1].lower() in _LEFT_BY_SYSTEMS)
