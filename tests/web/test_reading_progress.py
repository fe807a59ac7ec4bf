"""A page that sent a file is told which page of a scan is being recognised: on the confirm page's way in, and wherever a unit sends one."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web.reports.conftest import round_  # noqa: F401 (a fixture)

from nhiemky.domain.finding import Refusal
from nhiemky.web import reading_room
from nhiemky.web.reading_progress import telling, told

SCAN = b"%PDF-1.7 a picture"


@pytest.fixture
def heard(monkeypatch) -> list[str]:
    """What a waiting page would be told while the file is read; the recognition itself is not run."""
    said: list[str] = []

    def recognising(workers, task, sources, *arguments, progress=None):
        assert progress is not None, "nobody listens"
        for name, _ in sources:
            progress(name, 4, 11)
            said.extend(path.read_text(encoding="utf-8") for path in waiting())
            yield Refusal("no_text_layer", file=name)

    monkeypatch.setattr(reading_room, "map_with_scans", recognising)
    return said


def waiting():
    from django.conf import settings

    return sorted((settings.NHIEMKY_DATA / "progress").glob("*"))


def page_of(client, address: str) -> tuple[str, str]:
    """(token, where it asks) as the form on the page carries them."""
    page = client.get(address).content.decode()
    token = re.search(r'name="progress" value="([0-9a-f-]{36})"', page)
    asks = re.search(r'role="status" data-reading="([^"]+)"', page)
    assert token and asks and token[1] in asks[1]
    return token[1], asks[1]


def sends(client, address: str, **facts) -> None:
    token, asks = page_of(client, address)
    answer = client.post(address, {"progress": token, **facts})
    assert answer.status_code in (200, 302, 422)
    assert client.get(asks).json() == {"words": ""}, "forgotten when the reading has ended"
    assert told(UUID(token)) == "" and waiting() == []


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("quet.pdf", SCAN)


def test_the_way_in_of_a_directive_tells(world, heard):
    sends(world.client("chanh"), reverse("intake:upload"), file=scan())
    assert heard == ["Đang nhận dạng trang 4/11"]


@pytest.mark.parametrize("page", ["upload", "file"])
def test_a_units_report_tells(world, round_, heard, page):  # noqa: F811
    sends(world.client("bithu1"), reverse(f"reports:{page}", args=[round_.report.uuid]), file=scan())
    assert heard == ["Đang nhận dạng trang 4/11"]


def test_a_units_appendix_tells(world, round_, heard):  # noqa: F811
    sends(world.client("vanthu1"), reverse("appendix:upload", args=[round_.appendix.uuid]), file=scan())
    assert heard == ["Đang nhận dạng trang 4/11"]


def test_receiving_for_units_tells(world, round_, heard):  # noqa: F811
    client = world.client("chanh")
    sends(client, reverse("office:intake"), files=[scan()], received_on=date(2023, 5, 15).strftime("%d/%m/%Y"), received_from="Thư")
    assert heard == ["Đang nhận dạng trang 4/11"]


def test_what_is_read_is_told_to_whoever_is_signed_in_and_then_forgotten(world):
    token = uuid4()
    with telling(str(token)) as progress:
        assert progress is not None
        progress("quet.pdf", 4, 11)
        assert world.client("vanthu1").get(reverse("ui:reading", args=[token])).json() == {"words": "Đang nhận dạng trang 4/11"}
    assert told(token) == ""
    with telling("../../etc/passwd") as progress:
        assert progress is None


def test_a_page_that_sends_no_token_is_read_all_the_same(world, monkeypatch):
    monkeypatch.setattr(reading_room, "map_with_scans", lambda *given, progress=None: [Refusal("no_text_layer", file="quet.pdf")])
    answer = world.client("chanh").post(reverse("intake:upload"), {"file": scan()})
    assert answer.status_code == 422 and "ảnh quét" in answer.content.decode()


def test_nobody_is_told_without_signing_in(client, world):
    assert client.get(reverse("ui:reading", args=[uuid4()])).status_code == 302
