"""{% load accounts %}: small words of the login and session pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django import template

from nhiemky.web.accounts.samples import Sample, samples

register = template.Library()
_OVER = {
    "30-phut": "Đã tự đăng xuất vì 30 phút không ai dùng. Đăng nhập lại để làm tiếp; bản nháp đã lưu được giữ lại.",
    "12-gio": "Đã hết 12 giờ của một lần đăng nhập. Đăng nhập lại để làm tiếp; bản nháp đã lưu được giữ lại.",
}
_BROWSERS = (
    ("Edg/", "Edge"),
    ("CocCoc", "Cốc Cốc"),
    ("OPR/", "Opera"),
    ("Chrome/", "Chrome"),
    ("Firefox/", "Firefox"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "điện thoại Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@register.filter
def overtime(query: Mapping[str, str]) -> str:
    """{{ request.GET|overtime }}: why the session ended, "" where it did not."""
    return _OVER.get(query.get("het-gio", ""), "")


@register.filter
def browser(agent: str) -> str:
    """
    >>> browser("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36")
    'Chrome 109, Windows'
    """
    name = next(((mark, said) for mark, said in _BROWSERS if mark in agent), None)
    system = next((said for mark, said in _SYSTEMS if mark in agent), "")
    if name is None:
        return "Trình duyệt không rõ"
    version = re.search(re.escape(name[0]) + r"/?(\d+)", agent)
    return ", ".join(filter(None, [f"{name[1]} {version[1]}" if version else name[1], system]))


@register.simple_tag
def sample_accounts() -> list[Sample]:
    """The demo's accounts, for the login page under its banner."""
    return samples()
