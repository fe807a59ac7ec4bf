"""The shell: navigation by role, search within one's sight, states in words, toasts."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory

from nhiemky.web.ui import figures, menu, search
from nhiemky.web.ui.menu import Count, Entry
from nhiemky.web.ui.states import STATES, state
from nhiemky.web.ui.toast import ToastMiddleware, toast

WEB = Path(__file__).resolve().parents[3] / "src" / "nhiemky" / "web"
WORDS = "Chưa bắt đầu · Đang soạn · Chờ góp ý · Có góp ý · Đã thông qua · Đã nộp · Trả lại · Đã duyệt · Không phải nộp · Chưa viết · Đang viết · Xong"


def shown(words: str, **facts) -> str:
    return Template("{% load ui %}" + words).render(Context(facts))


@pytest.fixture
def entries(monkeypatch):
    monkeypatch.setattr(menu, "_sources", [])
    return menu.register


def items(path: str, *roles: str):
    request = RequestFactory().get(path)
    return {item.label: item for _, group in menu.groups_for(request, frozenset(roles)) for item in group}


def test_everybody_sees_what_is_theirs(entries):
    entries(Entry("Quản lý", "Tài khoản", url="/tai-khoan/", roles=frozenset({"administrator"})), Entry("Tra cứu", "Lịch", url="/lich/"))
    assert set(items("/", "unit_clerk")) == {"Lịch"}
    assert set(items("/", "administrator")) == {"Lịch", "Tài khoản"}


def test_a_page_that_does_not_exist_is_not_linked(entries):
    entries(Entry("Tra cứu", "Ma", "khong:co"))
    assert items("/") == {}


def test_the_longest_address_marks_where_one_is(entries):
    entries(Entry("A", "Đợt", url="/dot/"), Entry("A", "Tạo đợt", url="/dot/tao/"))
    found = items("/dot/tao/buoc-2/")
    assert (found["Đợt"].current, found["Tạo đợt"].current) == ("", "true")
    assert items("/dot/")["Đợt"].current == "page"


def test_counts_stand_beside_their_entry(entries):
    entries(Entry("A", "Bảng", url="/b/", count=lambda request: Count(6, bad=True)), Entry("A", "Số", url="/s/", count=lambda request: 3))
    found = items("/")
    assert (found["Bảng"].count, found["Số"].count) == (Count(6, True), Count(3))


def test_groups_keep_the_offices_order(entries):
    entries(Entry("Quản lý", "Z", url="/z/", order=1), Entry("Đợt đang chạy", "A", url="/a/", order=99))
    assert [name for name, _ in menu.groups_for(RequestFactory().get("/"), frozenset())] == ["Đợt đang chạy", "Quản lý"]


def test_ones_own_tasks_come_first(entries):
    entries(Entry("Đợt đang chạy", "Thông báo", url="/a/"), Entry("Đơn vị", "Việc của tôi", url="/b/", key="g v"))
    assert [name for name, _ in menu.groups_for(RequestFactory().get("/"), frozenset())] == ["Đơn vị", "Đợt đang chạy"]


def test_the_search_asks_every_app_with_the_folded_words(monkeypatch):
    asked = []
    monkeypatch.setattr(search, "_searches", [lambda request, words: asked.append(words) or [search.Hit("Đơn vị", "Sở Gió", "/x/")] * 30])
    found = search.find(RequestFactory().get("/"), "Đảng ủy")
    assert asked == ["dang uy"]
    assert len(found[0][1]) == search.MOST
    assert search.find(RequestFactory().get("/"), "x") == []


def test_every_word_of_the_screens_has_its_tag():
    assert set(WORDS.split(" · ")) <= {one.word for one in STATES.values()}


def test_only_what_somebody_must_act_on_has_a_ground():
    assert {code for code, one in STATES.items() if one.colour in ("warn", "bad")} == {
        "has_issues",
        "returned",
        "overdue",
        "must_fix",
        "look_again",
    }


def test_a_tag_has_word_shape_and_colour():
    page = shown('{% state_tag "overdue" days=2 %}')
    assert 'class="tag bad"' in page
    assert "#s-over" in page
    assert "Quá hạn 2 ngày" in page
    sprite = (WEB / "templates" / "ui" / "sprite.html").read_text(encoding="utf-8")
    assert all(f'id="s-{one.shape}"' in sprite for one in STATES.values())


def test_an_unknown_state_is_a_bug():
    with pytest.raises(KeyError):
        state("khong-co")


@pytest.mark.parametrize(
    ("words", "value", "said"),
    [
        ("number", 1406, "1.406"),
        ("number", None, ""),
        ("number", "", ""),
        ("percent", 93.7, "93,7%"),
        ("percent", 50.0, "50%"),
        ("percent", None, ""),
        ("day", date(2023, 5, 4), "04/5/2023"),
        ("day", datetime(2023, 5, 3, 18, 0, tzinfo=UTC), "04/5/2023"),
        ("weekday", date(2023, 5, 31), "Thứ Tư, 31/5/2023"),
        ("moment", datetime(2023, 5, 14, 9, 20, tzinfo=UTC), "16:20, 14/5/2023"),
        ("clock", datetime(2023, 5, 14, 1, 15, tzinfo=UTC), "08:15"),
        ("day", None, ""),
    ],
)
def test_figures_and_days_are_printed_as_the_office_does(words, value, said):
    assert shown(f"{{{{ value|{words} }}}}", value=value) == said


def test_a_year_stays_a_year():
    assert shown("{{ year }}", year=2023) == "2023"


def test_percent_is_rounded_half_up():
    assert figures.percent(81.45) == "81,5%"


class Request:
    """Enough of a request for messages."""

    def __init__(self, htmx: bool) -> None:
        from django.contrib.messages.storage.cookie import CookieStorage

        self.htmx, self.META, self.COOKIES = htmx, {}, {}
        self._messages = CookieStorage(self)


def test_an_htmx_answer_carries_the_toast_in_its_header():
    request = Request(True)

    def respond(_):
        toast(request, "Đã gửi đôn đốc 6 đơn vị", undo="/don-doc/1/hoan-tac/")
        return HttpResponse("x", headers={"HX-Trigger": '{"saved": 1}'})

    sent = json.loads(ToastMiddleware(respond)(request)["HX-Trigger"])
    assert sent["saved"] == 1
    assert sent["nhiemky:toast"]["toasts"] == [{"text": "Đã gửi đôn đốc 6 đơn vị", "undo": "/don-doc/1/hoan-tac/", "bad": False}]


def test_an_htmx_answer_that_redirects_moves_the_whole_page():
    answer = ToastMiddleware(lambda request: HttpResponse(status=302, headers={"Location": "/dang-nhap/?next=/x/"}))(Request(True))
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/dang-nhap/?next=/x/")


def test_a_whole_page_keeps_its_redirect():
    answer = ToastMiddleware(lambda request: HttpResponse(status=302, headers={"Location": "/x/"}))(Request(False))
    assert answer.status_code == 302


def test_undo_stays_on_this_server():
    with pytest.raises(ValueError, match="off this server"):
        toast(Request(False), "x", undo="https://example.org/")


def test_no_template_carries_style_or_script_of_its_own():
    for path in WEB.rglob("*.html"):
        words = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.findall(r"\sstyle=|<style|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")", words), (
            path.name
        )


@pytest.mark.parametrize("name", ["400", "403", "404", "429", "500"])
def test_error_pages_stand_alone_and_say_what_to_do(name, client):
    from django.template.loader import render_to_string

    page = render_to_string(f"{name}.html")
    assert 'lang="vi"' in page
    assert page.count("<h1") == 1
    assert 'href="/"' in page


def test_the_components_page_is_not_there_in_production(db, client):
    assert client.get("/_components").status_code in (302, 404)


def test_no_two_entries_share_a_key():
    keys = [source.entry.key for source in menu._sources if isinstance(source, menu._Always) and source.entry.key]
    assert len(keys) > 3
    assert sorted(keys) == sorted(set(keys))


def test_an_unencrypted_network_is_named_on_every_page(world, settings):
    client = world.client("quantri")
    assert "Mạng chưa mã hóa" not in client.get("/toi/").content.decode()
    settings.NHIEMKY_PROFILE = "lan-http"
    assert "Mạng chưa mã hóa" in client.get("/toi/").content.decode()
    client.logout()
    assert "Mạng chưa mã hóa" in client.get("/dang-nhap/").content.decode()
