"""Who does something: a person through a page, or the program on somebody's behalf.

>>> Actor.program("nạp bản mẫu").name
'nạp bản mẫu'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Actor:
    """user: the signed-in account, None for nobody and for the program. trusted: the program itself, which may do all.

    post_id: only the rights of this one post count (a token of the API, and the work it started).
    """

    user: Any = None
    name: str = ""
    request_id: str = ""
    address: str = ""
    trusted: bool = False
    post_id: int | None = None

    @classmethod
    def of_request(cls, request: HttpRequest, request_id: str) -> Actor:
        user = request.user if request.user.is_authenticated else None
        return cls(user, str(user) if user else "", request_id, address_of(request))

    @classmethod
    def of_user(cls, user: Any) -> Actor:
        return cls(user, str(user))

    @classmethod
    def program(cls, name: str) -> Actor:
        """The program at work without a person (`demo`, the minute tick, an import by command)."""
        return cls(name=name, trusted=True)

    @property
    def user_id(self) -> int | None:
        return self.user.pk if self.user else None


def address_of(request: HttpRequest) -> str:
    """The PC that asks: behind nginx (profile https) what nginx says of it, else the other end of the connection."""
    said = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else ""
    return (said.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))[:60]
