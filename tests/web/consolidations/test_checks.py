"""An edited report is held against the version's figures; an answer is remembered for the next version of the paper."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web.conftest import setting_up
from web.consolidations.reported import CHECK, JOIN, reported

from nhiemky.domain.finding import Refusal
from nhiemky.flows.campaign import parse_campaign
from nhiemky.web.consolidations import actions, check_actions, papers
from nhiemky.web.consolidations.models import PaperAnswer, PaperCheck


@pytest.fixture
def made(world, morning):
    with setting_up():
        given = reported(world)
        given.figures(world.dv1, (JOIN, "40", "12"), (CHECK, "8", "5"), accepted=True)
        given.figures(world.dv2, (JOIN, "20", "7"))
    return given


@pytest.fixture
def version(made):
    return actions.build(made.world.actor("chanh"), made.campaign)


def edited(version, old: str = "", new: str = "") -> bytes:
    document = docx.Document(BytesIO(papers.file_of(version, "docx")))
    if old:
        run = next(run for paragraph in document.paragraphs for run in paragraph.runs if old in run.text)
        run.text = run.text.replace(old, new, 1)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def upload(made, version, data: bytes, name: str = "bao cao sua.docx", who: str = "chanh"):
    return made.world.client(who).post(
        reverse("consolidations:checks", args=[version.uuid]), {"file": SimpleUploadedFile(name, data)}, follow=True
    )


def words(response) -> str:
    return " ".join(response.content.decode().split())


def test_an_unchanged_report_has_nothing_to_mend(made, version):
    shown = words(upload(made, version, edited(version)))
    assert "Không có điều nào phải sửa" in shown
    assert PaperCheck.objects.get().consolidation == version


def test_a_changed_figure_is_named_and_an_answer_is_remembered(made, version):
    data = edited(version, "19 đảng viên", "29 đảng viên")
    assert "<b>1 điều phải sửa</b>" in words(upload(made, version, data))
    first = PaperCheck.objects.get()
    ids = check_actions.finding_ids(check_actions.findings_of(first))
    (id,) = [each for each in ids if each.startswith("report_differs_from_units")]
    client = made.world.client("chanh")
    client.post(reverse("consolidations:answer", args=[first.uuid]), {"dieu": id, "ly-do": "đúng, vì gồm cả Đảng ủy Quân sự"})
    again = words(upload(made, version, edited(version, "19 đảng viên", "29 đảng viên"), "bao cao sua lan 2.docx"))
    assert "Không có điều nào phải sửa" in again
    assert "đúng, vì gồm cả Đảng ủy Quân sự" in again
    assert "<b>1 điều phải sửa</b>" in words(upload(made, version, edited(version, "19 đảng viên", "39 đảng viên")))


def test_an_answer_can_be_taken_back(made, version):
    check = check_actions.check_paper(made.world.actor("chanh"), version, "a.docx", edited(version, "19 đảng viên", "29 đảng viên"))
    id = check_actions.finding_ids(check_actions.findings_of(check))[0]
    assert check_actions.answer_finding(made.world.actor("chanh"), check, id, "đúng") is not None
    assert check_actions.answer_finding(made.world.actor("chanh"), check, id, "  ") is None
    assert not PaperAnswer.objects.filter(withdrawn_at=None).exists()
    with pytest.raises(Refusal, match="không có trong lần soát"):
        check_actions.answer_finding(made.world.actor("chanh"), check, "khong-co", "đúng")


def test_only_the_office_checks_and_a_leader_reads(made, version):
    assert upload(made, version, edited(version), who="lanhdao").status_code == 403
    check = check_actions.check_paper(made.world.actor("chanh"), version, "a.docx", edited(version))
    assert made.world.client("lanhdao").get(reverse("consolidations:checked", args=[check.uuid])).status_code == 200
    assert made.world.client("khacvp").get(reverse("consolidations:checked", args=[check.uuid])).status_code == 404


def test_a_broken_file_is_refused_in_its_place_and_nothing_is_kept(made, version):
    response = upload(made, version, b"PK\x03\x04 broken", "hong.docx")
    assert response.status_code == 422
    assert "hong.docx" in words(response)
    assert not PaperCheck.objects.exists()


def test_the_campaign_with_its_figures_can_be_taken_along(made, version):
    response = made.world.client("chanh").get(reverse("consolidations:download", args=[version.uuid, "json"]))
    opened = parse_campaign(response.content.decode())
    assert opened.figures is not None
    assert [figure.actual for figure in opened.figures.indicators if figure.code == "CT01"] == ["19"]
