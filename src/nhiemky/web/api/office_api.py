"""The API itself: who calls (a token, never a session), how often, and what every address has in common."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer
from ninja.security import HttpBearer

from nhiemky.domain.finding import Refusal
from nhiemky.web.api import limits
from nhiemky.web.api.answers import answer_faults
from nhiemky.web.api.tokens import actor_of, known, note_use
from nhiemky.web.audit.actor import Actor, address_of
from nhiemky.web.ids import uuid7

DESCRIPTION = """Đọc tổ chức, đợt, việc phải làm, báo cáo, số liệu, phát hiện, bản tổng hợp; nộp báo cáo; lập bản tổng hợp.
Mỗi mã truy cập đi theo một vai trò của một người và có đúng quyền của vai trò đó. Việc lâu trả lời 202 kèm một việc chạy nền."""


class TokenAuth(HttpBearer):
    """`Authorization: Bearer nk_...`. A signed-in browser is nobody here, so no page of another site can call in its name."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        found = known(token.strip())
        if found is None:
            return None
        kind = limits.reads if request.method in ("GET", "HEAD") else limits.changes
        if seconds := kind.wait(found.pk, time.monotonic()):
            raise Refusal("api_too_many", limit=kind.count, seconds=seconds)
        address = address_of(request)
        request.user = found.user
        request.actor = actor_of(found, str(uuid7()), address)  # type: ignore[attr-defined]
        note_use(found, address)
        return found


class InWords(JSONRenderer):
    """Vietnamese as it is written, not by numbers."""

    json_dumps_params: Mapping[str, Any] = MappingProxyType({"ensure_ascii": False})


office_api = NinjaAPI(
    renderer=InWords(),
    title="Nhiệm kỳ",
    version="1",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    auth=TokenAuth(),
    urls_namespace="nhiemky-v1",
)
answer_faults(office_api)


def actor(request: HttpRequest) -> Actor:
    """Who acts through the token."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found
