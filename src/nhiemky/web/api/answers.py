"""How the API answers: pages with a cursor, one shape of error, tags that save a second sending.

{"items": [...], "next": "MTIz"}          ?cursor=MTIz&limit=100: rows after the last one seen, in the order they came to be
{"code": "not_allowed", "message": "Đồng chí không được giao quyền ...", "place": null}
"""

from __future__ import annotations

import base64
import binascii
import logging
import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, set_response_etag
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from nhiemky.domain.finding import Refusal
from nhiemky.web.accounts.trail import refused

M = TypeVar("M", bound=Model)
LARGEST_PAGE = 500
STATUS = {
    "not_allowed": 403, "stale_version": 409, "wrong_state": 409, "obligation_move": 409, "job_over": 409, "storage_full": 507,
    "upload_too_large": 413, "api_no_token": 401, "api_not_found": 404, "api_wrong_method": 405, "api_too_many": 429,
    "api_bad_request": 422, "api_crashed": 500,
}  # fmt: skip
"""Any other refusal is about the content: 422."""
_log = logging.getLogger(__name__)


def paged(rows: QuerySet[M], cursor: str, limit: int, as_item: Callable[[M], dict[str, Any]]) -> dict[str, Any]:
    """`limit` rows after the cursor, by their key: rows that come to be meanwhile do not shift the pages."""
    found = list(rows.filter(pk__gt=_after(cursor)).order_by("pk")[: limit + 1])
    more = len(found) > limit
    return {"items": [as_item(row) for row in found[:limit]], "next": _cursor(found[limit - 1].pk) if more else None}


def _cursor(pk: int) -> str:
    return base64.urlsafe_b64encode(str(pk).encode()).decode().rstrip("=")


def _after(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.urlsafe_b64decode(cursor[:40] + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        raise Refusal("api_bad_request", place="cursor", reason="chỉ dùng giá trị next của trang trước") from None


def refusal_json(refusal: Refusal) -> JsonResponse:
    """One sentence of the catalogue."""
    facts = refusal.facts
    place = facts.get("place") or facts.get("file") or None
    said = {"code": refusal.code, "message": refusal.message, "place": str(place) if place is not None else None}
    return JsonResponse(said, status=STATUS.get(refusal.code, 422), json_dumps_params={"ensure_ascii": False})


def answer_faults(api: NinjaAPI) -> None:
    """Every fault of a view in the one shape; a bug is told by a number, its trace stands in the log only."""

    def on_refusal(request: HttpRequest, fault: Refusal) -> HttpResponse:
        if fault.code == "not_allowed":
            refused(request, fault)
        response = refusal_json(fault)
        if fault.code == "api_too_many":
            response["Retry-After"] = str(fault.facts["seconds"])
        return response

    def on_missing(_: HttpRequest, __: Http404) -> HttpResponse:
        return refusal_json(Refusal("api_not_found"))

    def on_nobody(_: HttpRequest, __: AuthenticationError) -> HttpResponse:
        response = refusal_json(Refusal("api_no_token"))
        response["WWW-Authenticate"] = "Bearer"
        return response

    def on_words(_: HttpRequest, fault: ValidationError) -> HttpResponse:
        first = fault.errors[0] if fault.errors else {}
        place = ".".join(str(part) for part in first.get("loc", ())[1:])
        return refusal_json(Refusal("api_bad_request", place=place or "body", reason=str(first.get("type", ""))[:60]))

    def on_body(_: HttpRequest, fault: HttpError) -> HttpResponse:
        return refusal_json(Refusal("api_bad_request", place="body", reason=fault.message[:60]))

    def on_bug(_: HttpRequest, fault: Exception) -> HttpResponse:
        number = secrets.token_hex(4)
        _log.error("API fault %s", number, exc_info=fault)
        return refusal_json(Refusal("api_crashed", number=number))

    handlers: dict[type[Exception], Any] = {
        Refusal: on_refusal, Http404: on_missing, AuthenticationError: on_nobody, ValidationError: on_words,
        HttpError: on_body, Exception: on_bug,
    }  # fmt: skip
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """An ETag over what is sent; 304 for who has it already. Nothing is kept by anybody between."""
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Authorization"
    if request.method not in ("GET", "HEAD") or response.status_code != 200 or response.streaming:
        return response
    set_response_etag(response)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
