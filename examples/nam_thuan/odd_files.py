"""Files that bring no figures: cut off on the way, locked with a password, a photograph instead of the file."""

from __future__ import annotations

import struct
import zlib
from random import Random

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def cut_off(data: bytes) -> bytes:
    """What a broken upload leaves of a file."""
    return data[: len(data) * 3 // 5]


def _entry(name: str, kind: int, start: int, size: int, *, child: int = -1, left: int = -1, right: int = -1) -> bytes:
    """A directory entry of a compound file (MS-CFB 2.6.1)."""
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2 if name else 0, kind, 1)
    links = struct.pack("<III", left & _FREE, right & _FREE, child & _FREE)
    return head + links + bytes(36) + struct.pack("<IQ", start, size)


def locked_workbook() -> bytes:
    """An .xlsx saved with a password: a compound file whose package is encrypted (MS-OFFCRYPTO 2.3.4), here with noise."""
    noise = Random(7).randbytes(8 * _SECTOR)
    chain = [_TABLE, _END, *range(3, 10), _END, *range(11, 18), _END]
    table = struct.pack(f"<{_SECTOR // 4}I", *chain, *[_FREE] * (_SECTOR // 4 - len(chain)))
    directory = (
        _entry("Root Entry", 5, _END, 0, child=1)
        + _entry("EncryptionInfo", 2, 10, 8 * _SECTOR, right=2)
        + _entry("EncryptedPackage", 2, 2, 8 * _SECTOR)
        + _entry("", 0, 0, 0)
    )
    info = struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption/>'
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + table + directory + noise + info.ljust(8 * _SECTOR, b"\0")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def photograph() -> bytes:
    """A picture of a printed table, as sent from a telephone: grey lines on paper."""
    width, height = 480, 640
    pixels = bytearray()
    for y in range(height):
        pixels.append(0)
        ruled = y % 40 in (0, 1)
        pixels += bytes(60 if ruled or x in (20, 60, 280, 340, 400, 459) else 235 for x in range(width))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(pixels), 9)) + _chunk(b"IEND", b"")
