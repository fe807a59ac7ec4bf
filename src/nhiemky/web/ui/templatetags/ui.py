"""{% load ui %}: the components, and figures and days in the office's manner. Shown one by one on /_components and in docs/ui.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nhiemky.web.ids import uuid7
from nhiemky.web.ui import exporting, figures, forms, states

register = template.Library()
Context = dict[str, Any]
_NOTE_SHAPES = {"bad": "over", "warn": "q", "good": "ok", "busy": "half"}


def _blank(value: object) -> bool:
    return value is None or value == ""


@register.filter
def number(value: Decimal | float | None, decimals: int | None = None) -> str:
    """{{ 1406|number }} -> 1.406, {{ 93.7|number:1 }} -> 93,7; nothing for None."""
    return "" if value is None or _blank(value) else figures.number(value, decimals)


@register.filter
def size(value: int) -> str:
    """{{ file.size|size }} -> 42 KB."""
    return figures.size(value)


@register.filter
def percent(value: Decimal | float | None, decimals: int = 1) -> str:
    """{{ 93.7|percent }} -> 93,7%; nothing for None."""
    return "" if value is None or _blank(value) else figures.percent(value, decimals)


@register.filter
def grouped(words: str) -> str:
    """{{ "2866"|grouped }} -> 2.866: a whole number from a workbook, shown as people write it; other words as they are."""
    return figures.number(int(words)) if words and words.isdecimal() and words[0] != "0" else words


@register.filter
def day(value: date | datetime | None) -> str:
    """{{ deadline|day }} -> 29/5/2023."""
    return "" if not value else figures.day(value)


@register.filter
def weekday(value: date | datetime | None) -> str:
    """{{ today|weekday }} -> Thứ Tư, 31/5/2023."""
    return "" if not value else figures.weekday(value)


@register.filter
def clock(value: datetime | None) -> str:
    """{{ saved_at|clock }} -> 08:15."""
    return "" if not value else figures.clock_time(value)


@register.filter
def moment(value: datetime | None) -> str:
    """{{ event.at|moment }} -> 16:20, 14/5/2023."""
    return "" if not value else figures.moment(value)


@register.simple_tag
def icon(name: str) -> SafeString:
    """{% icon "ok" %}: a shape of the sprite, never without a word beside it."""
    return format_html('<svg class="i" aria-hidden="true" focusable="false"><use href="#s-{}"/></svg>', name)


@register.simple_tag
def state_tag(
    code: str,
    text: str = "",
    *,
    days: int | None = None,
    until: date | None = None,
    late: bool = False,
    count: int | None = None,
    plain: bool = False,
) -> SafeString:
    """{% state_tag "overdue" days=2 %}: word, shape, colour. `text` replaces the word; `plain` leaves out the ground."""
    of = states.state(code, days=days, until=until, late=late, count=count)
    css = f"{of.colour} plain" if plain else of.colour
    return format_html('<span class="tag {}">{}{}</span>', css, icon(of.shape), text or of.word)


@register.simple_tag
def meter(value: Decimal | float | None, kind: str = "") -> SafeString:
    """{% meter 56.2 "good" %}: a bar of so many percent. Never without the number beside it; screen readers skip it."""
    share = min(max(Decimal(str(value or 0)), Decimal(0)), Decimal(100))
    return format_html(
        '<span class="meter {}" aria-hidden="true"><svg focusable="false"><rect width="{}%" height="100%"/></svg></span>',
        kind,
        f"{share:.1f}",
    )


@register.simple_tag(takes_context=True)
def export_links(context: Context) -> SafeString:
    """{% export_links %}: the table of this page as Excel and CSV, as it is filtered."""
    return format_html_join("", '<a class="btn" href="{1}">{0}</a>', exporting.links(context["request"]))


@register.simple_tag
def reading_status() -> SafeString:
    """{% reading_status %} beside the button of a form with files: says that they are read, and which page of a scan is recognised."""
    token = uuid7()
    return format_html(
        '<input type="hidden" name="progress" value="{}"><span class="saved saving" role="status" data-reading="{}"></span>',
        token,
        reverse("ui:reading", args=[token]),
    )


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, label: str = "", css: str = "") -> Context:
    """{% field form.name %}: label, hint, message, input. `css` is put on the input ("num w150")."""
    return forms.field_context(bound, label, css)


@register.inclusion_tag("ui/errors.html")
def error_summary(*sources: BaseForm | Iterable[BaseForm] | None, title: str = "") -> Context:
    """{% error_summary form %}: every message with a link to its field; takes focus; nothing where all is well.

    Sources are forms, formsets, lists of forms.
    """
    problems = [problem for source in sources if source is not None for problem in forms.problems_of(source)]
    return {"title": title, "problems": problems, "count": len(problems), "focus": True}


@register.inclusion_tag("ui/errors.html")
def problem_list(problems: Iterable[tuple[str, str] | Mapping[str, str]], title: str = "", focus: bool = False) -> Context:
    """The same box for problems that are no form's: pairs of an address ("#o-12", "" for none) and a sentence."""
    found = [forms.Problem(*pair) if isinstance(pair, tuple) else forms.Problem(pair["href"], pair["text"]) for pair in problems]
    return {"title": title, "problems": found, "count": len(found), "focus": focus}


@register.inclusion_tag("ui/chip.html")
def chip(label: str, count: int | None = None, href: str = "", on: bool = False) -> Context:
    """{% chip "Quá hạn" 6 "?trang-thai=qua-han" on=True %}: a filter that lives in the address."""
    return {"label": label, "count": count, "href": href, "on": on}


@register.inclusion_tag("ui/steps.html")
def steps(current: int, *names: str) -> Context:
    """{% steps 2 "Đọc tệp" "Xác nhận điều đọc được" "Phát hành" %}: where one is on a way of several pages."""
    return {"steps": [(number, name, number < current, number == current) for number, name in enumerate(names, 1)]}


@register.inclusion_tag("ui/timeline.html")
def timeline(events: Iterable[Mapping[str, Any]]) -> Context:
    """{% timeline events %}: newest first; each has `at` (a moment), `text`, and where there is one `who`, `href`."""
    return {"events": list(events)}


@register.simple_block_tag
def note(content: SafeString, kind: str, title: str, css: str = "", level: int = 2) -> SafeString:
    """{% note "bad" "Số ở đây khác phụ lục" %}<p>both sides, the sum, two ways out</p>{% endnote %}

    `level` of its heading: 2, or 3 below an h2.
    """
    shape = icon(_NOTE_SHAPES.get(kind, "q"))
    return format_html('<div class="note {} {}"><h{}>{} {}</h{}>{}</div>', kind, css, level, shape, title, level, content)


@register.simple_block_tag
def nothing(content: SafeString, title: str, text: str) -> SafeString:
    """{% nothing "Chưa có báo cáo nào" "Đợt mở ngày ..." %}<a class="btn" ...>{% endnothing %}: why, and what to do."""
    return format_html('<section class="card empty"><h2>{}</h2><p>{}</p>{}</section>', title, text, content)


@register.simple_block_tag
def dialog(content: SafeString, name: str, title: str) -> SafeString:
    """{% dialog "don-doc" "Đôn đốc 6 đơn vị" %}<div class="bd">..</div><div class="ft">..</div>{% enddialog %}

    Opened by any button with data-opens="don-doc"; Escape and "Đóng" close it, focus goes back to the button.
    """
    return format_html(
        '<dialog class="dialog" id="{0}" aria-labelledby="{0}-h"><div class="hd"><h2 id="{0}-h">{1}</h2>'
        '<button type="button" class="btn flat" data-closes>Đóng</button></div>{2}</dialog>',
        name,
        title,
        content,
    )


@register.inclusion_tag("ui/pages.html", takes_context=True)
def pages(context: Context, page: Any, anchor: str = "", line: str = "dòng") -> Context:
    """{% pages page "#danh-sach" "đơn vị" %}: to the page before and after, which lines these are, counted as `line`.

    Nothing where all is on one page; the address keeps what it says."""
    return {"page": page, "anchor": anchor, "line": line, "request": context["request"]}
