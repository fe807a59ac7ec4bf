"""Hand a file out: always as an attachment, never guessed at by the browser."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
}


def attachment(data: bytes, name: str) -> HttpResponse:
    """`data` as a download called `name` (Vietnamese letters by RFC 6266 and 8187)."""
    suffix = f".{name.rpartition('.')[2].lower()}"
    response = HttpResponse(data, content_type=TYPES.get(suffix, "application/octet-stream"))
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    response["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
