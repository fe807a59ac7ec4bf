"""The mail server, where the office has set one in the environment; without one nothing is mailed.

NHIEMKY_SMTP_HOST       name or address of the server; absent = no mail
NHIEMKY_SMTP_PORT       default 25 (none), 587 (starttls), 465 (tls)
NHIEMKY_SMTP_SECURITY   starttls (default) | tls | none
NHIEMKY_SMTP_USER, NHIEMKY_SMTP_PASSWORD    where the server asks for them
NHIEMKY_SMTP_FROM       the sender's address
NHIEMKY_SMTP_LINK       how people reach the program, for the link in the mail: https://nhiemky.example; default the first of NHIEMKY_HOSTS

>>> read_server({"NHIEMKY_SMTP_HOST": "10.0.0.5", "NHIEMKY_SMTP_FROM": "vp@example.vn"}).port
587
>>> read_server({}) is None
True
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

_PORTS = {"none": 25, "starttls": 587, "tls": 465}
PATIENCE = 15


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over. The password is never shown."""

    host: str
    sender: str
    port: int
    security: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    link: str = ""

    def connection(self) -> BaseEmailBackend:
        """Closed; `open()` tells whether the server answers."""
        return get_connection(
            host=self.host, port=self.port, username=self.user, password=self.password, use_tls=self.security == "starttls",
            use_ssl=self.security == "tls", timeout=PATIENCE,
        )  # fmt: skip


def read_server(environment: Mapping[str, str]) -> MailServer | None:
    """The server the environment names, None where it names none."""
    host = environment.get("NHIEMKY_SMTP_HOST", "").strip()
    if not host:
        return None
    security = environment.get("NHIEMKY_SMTP_SECURITY", "starttls")
    security = security if security in _PORTS else "starttls"
    port = environment.get("NHIEMKY_SMTP_PORT", "")
    return MailServer(
        host, environment.get("NHIEMKY_SMTP_FROM", "") or f"nhiemky@{host}", int(port) if port.isdigit() else _PORTS[security], security,
        environment.get("NHIEMKY_SMTP_USER", ""), environment.get("NHIEMKY_SMTP_PASSWORD", ""), environment.get("NHIEMKY_SMTP_LINK", ""),
    )  # fmt: skip


def mail_server() -> MailServer | None:
    """This installation's."""
    return read_server(os.environ)


def link_root(server: MailServer) -> str:
    """How a mail names the program's address."""
    if server.link:
        return server.link.rstrip("/")
    scheme = "https" if settings.NHIEMKY_PROFILE == "https" else "http"
    host = next((name for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")
    return f"{scheme}://{host}"
