""" "Sửa thể thức" of an edited report: the list beside the chosen file, then the corrected Word; nothing is kept."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx.shared import Mm
from web.conftest import setting_up
from web.consolidations.reported import CHECK, JOIN, reported

from nhiemky.web.audit.models import AuditEvent
from nhiemky.web.consolidations import actions, papers


@pytest.fixture
def made(world, morning):
    with setting_up():
        given = reported(world)
        given.figures(world.dv1, (JOIN, "40", "12"), (CHECK, "8", "5"), accepted=True)
    return given


@pytest.fixture
def version(made):
    return actions.build(made.world.actor("chanh"), made.campaign)


def moved(version) -> bytes:
    """The version's Word with its margins moved."""
    document = docx.Document(BytesIO(papers.file_of(version, "docx")))
    document.sections[0].left_margin = Mm(20)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def send(made, version, act: str, *, who: str = "chanh", htmx: bool = False, data: bytes | None = None):
    files = {"file": SimpleUploadedFile("bao cao.docx", data or moved(version))}
    headers = {"HX-Request": "true"} if htmx else {}
    return made.world.client(who).post(reverse("consolidations:form", args=[version.uuid]), {"viec": act, **files}, headers=headers)


def test_the_list_comes_first_and_then_the_word(made, version):
    before = AuditEvent.objects.count()
    assert (
        reverse("consolidations:form", args=[version.uuid])
        in made.world.client("chanh").get(reverse("consolidations:checks", args=[version.uuid])).content.decode()
    )
    part = send(made, version, "xem", htmx=True).content.decode()
    assert "Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm" in part and 'form="soat"' in part and "<html" not in part
    whole = send(made, version, "xem").content.decode()
    assert "Lề giấy: trên 20, dưới 20, trái 30, phải 15 mm" in whole and "<html" in whole and 'form="soat"' not in whole
    answer = send(made, version, "tai")
    assert round(docx.Document(BytesIO(answer.content)).sections[0].left_margin.mm) == 30
    assert AuditEvent.objects.count() == before


def test_a_file_that_is_no_word_says_so(made, version):
    page = send(made, version, "xem", data="BÁO CÁO\n\nsơ kết".encode()).content.decode()
    assert "Chưa sửa thể thức được" in page
    assert send(made, version, "tai", data=b"PK\x03\x04 broken").status_code == 422


def test_only_the_office_uses_it(made, version):
    assert send(made, version, "xem", who="lanhdao").status_code == 403
    assert send(made, version, "xem", who="khacvp").status_code == 404
