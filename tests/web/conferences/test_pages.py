"""Pages and files of conferences: what each person reads, what a form leads to, files that open."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.conferences.things import calendar_open, calendar_planned, campaign_with_conferences, conference_of, put

from nhiemky.web.conferences import actions, preparing
from nhiemky.web.conferences.models import Calendar, Conference

pytestmark = pytest.mark.usefixtures("morning")


def clashing(world):
    calendar = calendar_planned(world)
    put(calendar, world.dv1, date(2023, 5, 17))
    put(calendar, world.dv2, date(2023, 5, 17))
    calendar.refresh_from_db()
    return calendar


def test_the_month_shows_the_clash_its_way_out_deadlines_and_lunar_days(world):
    clashing(world)
    body = world.client("chanh").get(reverse("conferences:index")).content.decode()
    for words in ("Trùng lịch đồng chí Trần Quốc Khải", "Sáng 17/5: 07:30 dự Sở Gió, 07:30 dự Báo Sông.", "Chuyển Báo Sông sang 14:00",
                  "Tháng 5/2023", "Quốc tế Lao động", "Cách khác", "Công bố lịch", "class=\"dl\""):  # fmt: skip
        assert words in body, words


def test_the_button_of_a_clash_moves_and_comes_back_to_its_day(world):
    calendar = clashing(world)
    one = conference_of(calendar, world.dv2)
    where = reverse("conferences:move", args=[one.uuid])
    answer = world.client("chanh").post(where, {"slot": "2023-05-17 PM", "version": one.version, "back": "calendar"})
    assert answer.url == f"{reverse('conferences:index')}?ngay=2023-05-17#d-2023-05-17"
    assert conference_of(calendar, world.dv2).half == "PM"


def test_a_campaign_without_a_calendar_says_what_to_do(world):
    assert "Chưa có đợt nào đang chạy" in world.client("chanh").get(reverse("conferences:index")).content.decode()
    campaign_with_conferences(world)
    client = world.client("chanh")
    assert "Mở lịch hội nghị" in client.get(reverse("conferences:index")).content.decode()
    given = {"capacity": "4", "gap": "0", "morning": "7h30", "afternoon": "14:00", "days_off": "18/5/2023", "first-o5": "16/5/2023",
             "last-o5": "19/5/2023", "length-o5": "1", "own_half": "AM", "own_half_days": "2"}  # fmt: skip
    assert client.post(reverse("conferences:rules"), given).status_code == 302
    assert Calendar.objects.get().days_off == "2023-05-18"
    assert client.post(reverse("conferences:propose")).status_code == 302
    assert not Conference.objects.filter(day=None).exists()
    assert not Conference.objects.filter(day=date(2023, 5, 18)).exists()
    wrong = client.post(reverse("conferences:rules"), given | {"last-o5": "20/6/2023"})
    assert wrong.status_code == 422
    assert "sau thời hạn hội nghị" in wrong.content.decode()


def test_publishing_repairing_and_lists(world):
    calendar = clashing(world)
    client = world.client("chanh")
    refused = client.post(reverse("conferences:publish"), {"on": "15/5/2023"})
    assert refused.status_code == 422
    shown = client.get(reverse("conferences:repair")).content.decode()
    assert "Chuyển 1 hội nghị để hết 1 chỗ vướng" in shown
    token = shown.split('name="move" value="')[1].split('"')[0]
    assert client.post(reverse("conferences:repair"), {"move": [token]}).status_code == 302
    assert client.post(reverse("conferences:publish"), {"on": "15/5/2023", "symbol": "58-TB/ĐUK"}).status_code == 302
    calendar.refresh_from_db()
    assert (calendar.edition, calendar.symbol) == (1, "58-TB/ĐUK")
    assert "Đã công bố" in client.get(reverse("conferences:agenda")).content.decode()


def test_a_unit_reads_its_own_conference_only_once_published(world):
    calendar = calendar_planned(world)
    one = conference_of(calendar, world.dv1)
    page = reverse("conferences:conference", args=[one.uuid])
    unit, other = world.client("vanthu1"), world.client("vanthu2")
    assert unit.get(page).status_code == 404
    actions.publish(world.actor("chanh"), calendar, "công bố")
    assert "Xin đổi sang ngày khác" in unit.get(page).content.decode()
    assert other.get(page).status_code == 404
    assert (
        unit.post(reverse("conferences:ask_date", args=[one.uuid]), {"day": "19/5/2023", "half": "PM", "reason": "Bận"}).status_code == 302
    )
    assert "Đồng ý, chuyển ngày" in world.client("chanh").get(page).content.decode()
    assert "Lịch của tôi" in world.client("uyvien").get(reverse("conferences:mine")).content.decode()


def test_files_open(world):
    calendar = clashing(world)
    one = conference_of(calendar, world.dv1)
    rate = preparing.set_rate(world.actor("chanh"), world.khoi, "=Nước", "người", Decimal(40000), "Nghị quyết 12")
    preparing.add_line(world.actor("chanh"), one, "cost", "", quantity=Decimal(10), rate=rate)
    client = world.client("chanh")
    get = lambda name, *args: client.get(reverse(f"conferences:{name}", args=args))  # noqa: E731
    words = "\n".join(line.text for line in docx.Document(BytesIO(get("notice").content)).paragraphs)
    assert "THÔNG BÁO" in words
    assert "sáng từ 7 giờ 30, chiều từ 14 giờ" in words
    invited = "\n".join(line.text for line in docx.Document(BytesIO(get("invite", one.uuid).content)).paragraphs)
    assert "7 giờ 30, thứ Tư, ngày 17/5/2023 (nửa ngày)" in invited
    book = openpyxl.load_workbook(BytesIO(get("preparation_workbook", one.uuid).content))
    assert (book.active["C5"].value, book.active["C5"].data_type, book.active["G5"].value) == ("=Nước", "s", "=ROUND(D5*F5,0)")
    assert b"PK" == get("preparation_word", one.uuid).content[:2] == get("workbook").content[:2]
    ics = get("ics").content.decode()
    assert ics.count("BEGIN:VEVENT") == 4
    assert "20230517T073000" in ics
    own = world.client("uyvien").get(reverse("conferences:my_ics")).content.decode()
    assert own.count("BEGIN:VEVENT") == 2


def test_the_number_of_queries_does_not_grow_with_units(world):
    calendar_open(world)
    client = world.client("chanh")
    client.get(reverse("conferences:agenda"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("conferences:agenda"))
    assert len(few) < 60
