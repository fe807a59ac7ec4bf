"""Uploads stay in memory until they are judged: a stamped file must leave no byte anywhere, not even in a temporary folder."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

from nhiemky.domain.finding import Refusal


class InMemoryOnly(MemoryFileUploadHandler):
    """Never a temporary file; one that is larger than allowed stops the request."""

    def handle_raw_input(self, *_: Any, **__: Any) -> None:
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > settings.NHIEMKY_LARGEST_UPLOAD:
            raise StopUpload(connection_reset=False)
        self.file.write(raw_data)


def bytes_of(upload: UploadedFile) -> bytes:
    """The uploaded bytes, whole; larger than 25 MB is refused."""
    if upload.size is not None and upload.size > settings.NHIEMKY_LARGEST_UPLOAD:
        raise Refusal("upload_too_large", file=upload.name or "", limit="25 MB")
    return b"".join(upload.chunks())
