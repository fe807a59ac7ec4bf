"""Every table that leaves as a file: what is shown, filters kept, and no name in it comes alive as a formula."""

import csv
import io
import re
import zipfile

import pytest
from django.urls import reverse
from tests.web.campaigns.samples import CAMPAIGN

from nhiemky.web.campaigns import actions as campaigns
from nhiemky.web.consolidations.actions import build
from nhiemky.web.office.actions import remind
from nhiemky.web.office.notifying import notify
from nhiemky.web.organisations.people.actions import add_charges
from nhiemky.web.reports.submitting import submit_report
from nhiemky.web.targets.actions import Listed, Paper, list_targets

HOSTILE = "=cmd|' /C calc'!A0"
OTHERS = ("+84|cmd", "@SUM(1+1)", "-2+3+cmd|'!A0", "\t=1", "x;=cmd|1", "x,=cmd|1")
LISTS = (
    "organisations:people", "organisations:charges", "campaigns:list", "office:reminders", "office:notices", "accounts:people", "audit:log",
    "consolidations:versions", "targets:list", "reports:queue", "campaigns_cascade:tree",
)  # fmt: skip
WORKBOOKS = ("office:workbook", "organisations:export", "remedies:workbook", "consolidations:download")


@pytest.fixture
def hostile(world, morning):
    """The committee whose unit, clerk, campaign, targets and words are formulas."""
    from dataclasses import replace
    from datetime import date

    from web.conftest import setting_up

    with setting_up():
        world.dv1.name = HOSTILE
        world.dv1.save()
        world.dv1.versions.update(name=HOSTILE)
        person = world.vanthu1.person
        person.name = OTHERS[0]
        person.save()
        person.posts.update(title=OTHERS[1])
        world.chanh.person.name = HOSTILE
        world.chanh.person.save()
    chanh = world.actor("chanh")
    campaign = campaigns.create_campaign(chanh, world.khoi, replace(CAMPAIGN, title=HOSTILE))
    campaigns.set_roster(chanh, campaign, world.units)
    campaigns.issue_campaign(chanh, campaign, reason=OTHERS[2])
    campaign.refresh_from_db()
    owed = campaign.obligations.select_related("campaign__organisation", "requirement", "entry__organisation", "organisation")
    duty = owed.get(organisation=world.dv1, requirement__key="o2")
    table = "TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n1;Kết nạp đảng viên;đảng viên;5;3\n".encode()
    submit_report(chanh, duty, name="=cmd.csv", data=table, door="office", on_behalf_of=HOSTILE)
    version = build(chanh, campaign)
    remind(chanh, campaign, [owed.get(organisation=world.dv2, requirement__key="o1")], words=HOSTILE, until=date(2023, 5, 29))
    add_charges(chanh, since=date(2023, 2, 1), organisations=[world.dv1], person=person, field=OTHERS[5])
    list_targets(chanh, world.khoi, [Listed(f"{OTHERS[3]} {HOSTILE}", OTHERS[4], "5")], term="2020 - 2025", paper=Paper(symbol="1-NQ/ĐH"))
    from nhiemky.web.audit.change import Change

    with Change(chanh, "notice.read") as change:
        notify([world.khoi], [HOSTILE], by="@x")
        change.of(world.khoi)
    return {
        "consolidations:download": [version.uuid, "xlsx"], "targets:list": [world.khoi.uuid], "campaigns_cascade:tree": [campaign.uuid],
    }  # fmt: skip


def people_for(name: str) -> str:
    return "quantri" if name == "accounts:people" else "chanh"


def alive(words: str) -> list[str]:
    """Cells that a sheet program would compute, however it parts the line."""
    found = []
    for delimiter in ";,\t":
        for row in csv.reader(io.StringIO(words, newline=""), delimiter=delimiter):
            found += [cell for cell in row if re.match(r"\s*[=+@＝＋＠]|\s*-(?!\d+([.,]\d+)?$)\S|[\t\r]", cell)]
    return found


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_name_comes_alive_in_a_list(world, hostile, name, kind):
    client = world.client(people_for(name))
    address = reverse(name, args=hostile.get(name, []))
    page = client.get(address).content.decode()
    assert f"?tai={kind}" in page
    answer = client.get(f"{address}?tai={kind}")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    if kind == "csv":
        words = answer.content.decode("utf-8-sig")
        assert alive(words) == []
        assert "cmd" in words or "SUM" in words
    else:
        assert formulas(answer.content) == []
        assert "cmd" in texts(answer.content) or "SUM" in texts(answer.content)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_no_name_comes_alive_in_a_workbook(world, hostile, name):
    answer = world.client("chanh").get(reverse(name, args=hostile.get(name, [])))
    assert answer.status_code == 200
    assert [each for each in formulas(answer.content) if "cmd" in each or "SUM(1" in each] == []


def formulas(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
    return [found for part in parts for found in re.findall(r"<f[ >].*?</f>", part)]


def texts(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def test_a_file_holds_what_the_page_shows_with_its_filters(world, morning):
    client = world.client("chanh")
    address = reverse("organisations:people")
    page = client.get(f"{address}?vai-tro=unit_clerk").content.decode()
    assert "?vai-tro=unit_clerk&amp;tai=csv" in page
    words = client.get(f"{address}?vai-tro=unit_clerk&tai=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(words), delimiter=";"))
    assert rows[0][0] == "Họ tên"
    assert {row[0] for row in rows[1:]} == {"Mai Thị Kim Loan", "Ngô Gia Bảo"}
    assert "CANARY" not in words


def test_a_file_is_not_for_who_may_not_see_the_page(world, morning):
    assert world.client("vanthu1").get(reverse("audit:log") + "?tai=csv").status_code == 404
    assert world.client("vanthu1").get(reverse("accounts:people") + "?tai=xlsx").status_code == 404
