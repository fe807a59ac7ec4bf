"""The pages: what they show, who may see and do what, everything without scripts."""

from __future__ import annotations

import pytest
from django.urls import reverse
from web.conftest import setting_up
from web.consolidations.reported import CHECK, JOIN, reported

from nhiemky.web.consolidations import actions
from nhiemky.web.consolidations.models import Consolidation, Match, OwnFigure


@pytest.fixture
def made(world, morning):
    with setting_up():
        given = reported(world)
        given.figures(world.dv1, (JOIN, "40", "12"), (CHECK, "8", "5"), accepted=True)
        given.figures(world.dv2, (JOIN, "20", "7"))
        given.texts(world.dv1, ("II/1", "Công tác đảng viên", "Kết nạp bảo đảm chất lượng."))
        given.texts(world.dv1, ("I", "HẠN CHẾ, KHUYẾT ĐIỂM", "- Sinh hoạt chi bộ chưa đều."), requirement="kd")
    return given


@pytest.fixture
def version(made):
    return actions.build(made.world.actor("chanh"), made.campaign)


def get(made, url, who="chanh", **query):
    return made.world.client(who).get(url, query)


def words(response):
    return " ".join(response.content.decode().split())


def page(made, **query):
    return words(get(made, reverse("consolidations:page"), **query))


def test_before_the_first_version_the_page_says_what_to_do(made):
    shown = page(made)
    assert "Chưa có bản tổng hợp" in shown
    assert 'action="/tong-hop/lap/"' in shown


def test_the_header_says_version_time_reports_and_deadline(made, version):
    assert "Bản 1, lập lúc 08:15 ngày 15/5/2023 từ 2/4 báo cáo. Gửi Tỉnh ủy hết ngày 04/6/2023 (Chủ nhật), còn 20 ngày." in page(made)


def test_rows_open_to_branch_unit_and_cell(made, version):
    closed = page(made)
    assert "sub br" not in closed
    opened = page(made, mo=["1", "1.1"])
    assert "Sở, ngành" in opened
    assert "K.01.xlsx" in opened
    assert "ô E7" in opened


def test_a_number_opens_to_person_time_receipt_and_file(made, version):
    shown = page(made, mo=["1", "1.1"], nguon="1.1.1")
    assert "Nguồn của số 12" in shown
    assert "K.01.xlsx, trang “Phụ lục”, ô E7" in shown
    assert "Mai Thị Kim Loan nộp 16:43 ngày 12/5/2023, phiếu nhận K.01-2023-0001, bản 1" in shown
    source = Consolidation.objects.get().campaign.revisions.get(receipt="K.01-2023-0001")
    file = get(made, reverse("consolidations:source_file", args=[source.uuid]))
    assert file.content == b"K.01 pl 1"


def test_the_totals_source_says_how_many_units_by_stage_and_where_they_stand(made, version):
    shown = page(made, nguon="1")
    assert "Số của 2/4 đơn vị: 1 đã duyệt, 1 đã nộp." in shown
    assert "0 vượt, 0 đạt, 2 chưa đạt" in shown


def test_missing_units_are_counted_and_listed(made, version):
    assert "2 đơn vị chưa có số" in page(made)
    listed = words(get(made, reverse("consolidations:missing", args=[version.uuid])))
    assert "Đảng bộ CTCP Đồng Muối" in listed
    assert "Chi bộ Ga Nam" in listed


def test_new_reports_are_announced_without_moving_the_figures(made, version):
    with setting_up():
        made.figures(made.world.dv3, (JOIN, "30", "4"))
    shown = page(made)
    assert "Có 1 báo cáo mới." in shown
    assert "Lập bản 2" in shown
    assert ">19<" in shown
    made.world.client("chanh").post(reverse("consolidations:build"))
    after = page(made)
    assert "+4 so với bản 1" in after
    assert "Đổi so với bản 1 <b>1</b>" in after


def test_what_moved_is_told_since_the_version_laid_before(made, version):
    client = made.world.client("chanh")
    client.post(reverse("consolidations:lay", args=[version.uuid]))
    for unit, number in ((made.world.dv3, "4"), (made.world.dv4, "6")):
        with setting_up():
            made.figures(unit, (JOIN, "30", number))
        client.post(reverse("consolidations:build"))
    third = Consolidation.objects.get(number=3)
    told = words(get(made, reverse("consolidations:difference", args=[third.uuid])))
    assert "Bản 3 đổi gì so với bản 1" in told
    assert "Đảng bộ CTCP Đồng Muối (mới: 4); Chi bộ Ga Nam (mới: 6)" in told


def test_a_name_is_asked_once_and_its_answer_can_be_undone(made, version):
    with setting_up():
        made.figures(made.world.dv3, ("Phát triển đảng viên", "30", "4"))
    client = made.world.client("chanh")
    client.post(reverse("consolidations:build"))
    asked = page(made)
    assert "“Phát triển đảng viên” (Đảng bộ CTCP Đồng Muối) có phải “Kết nạp đảng viên mới”?" in asked
    client.post(
        reverse("consolidations:match"),
        {"ten": "Phát triển đảng viên", "don-vi-tinh": "đảng viên", "ma": "CT01", "chi-tieu": JOIN, "tra-loi": "phai"},
    )
    answered = page(made)
    assert "có phải" not in answered
    assert ">23<" in answered
    client.post(reverse("consolidations:undo_match", args=[Match.objects.get().pk]))
    assert ">19<" in page(made)
    client.post(
        reverse("consolidations:match"), {"ten": "Phát triển đảng viên", "don-vi-tinh": "đảng viên", "chi-tieu": JOIN, "tra-loi": "khong"}
    )
    assert "có phải" not in page(made)


def test_filters_live_in_the_address(made, version):
    assert CHECK in page(made)
    assert "Không có chỉ tiêu nào" not in page(made, loc="chua-dat")
    assert "Xây dựng Đảng" in page(made, loc="chu-de")


@pytest.mark.parametrize(("kind", "magic"), [("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_files_carry_the_drafts_number_and_are_the_same_bytes_again(made, version, kind, magic):
    url = reverse("consolidations:download", args=[version.uuid, kind])
    first, again = get(made, url), get(made, url)
    assert first.content.startswith(magic)
    assert first.content == again.content
    assert "lan%201" in first["Content-Disposition"] or "l%E1%BA%A7n%201" in first["Content-Disposition"]


def test_own_figures_are_entered_refused_and_withdrawn(made, version):
    client, url = made.world.client("chanh"), reverse("consolidations:figures")
    refused = client.post(url, {"code": "CT01", "kind": "board", "raw": "60", "reason": "sổ"})
    assert (refused.status_code, "Chưa ghi ban nào" in words(refused)) == (422, True)
    assert client.post(url, {"code": "CT01", "kind": "estimate", "raw": "60", "reason": "còn 2 đơn vị"}).status_code == 302
    client.post(reverse("consolidations:build"))
    assert "cấp ủy ước 60" in page(made)
    client.post(reverse("consolidations:withdraw", args=[OwnFigure.objects.get().pk]))
    assert "Đã rút" in words(client.get(url))


def test_the_preview_is_the_report(made, version):
    shown = words(get(made, reverse("consolidations:preview", args=[version.uuid])))
    assert "Kết nạp đảng viên mới: 19 đảng viên" in shown
    assert "Sở, ngành 12" in shown


def test_shortcomings_of_filed_reviews_are_listed(made, version):
    shown = words(get(made, reverse("consolidations:shortcomings", args=[version.uuid])))
    assert "Sinh hoạt chi bộ chưa đều." in shown
    assert "Đảng bộ Sở Gió, mục “HẠN CHẾ, KHUYẾT ĐIỂM”" in shown


def test_who_sees_the_owner_reads_but_is_offered_no_action(made, version):
    shown = words(get(made, reverse("consolidations:page"), who="lanhdao"))
    assert "Bản 1" in shown
    assert "Trình Ban Thường vụ" not in shown
    assert made.world.client("lanhdao").post(reverse("consolidations:build")).status_code == 403


@pytest.mark.parametrize("who", ["vanthu1", "bithu1", "khacvp", "khacnguoi"])
def test_nobody_outside_sees_anything(made, version, who):
    client = made.world.client(who)
    for name in ("version", "missing", "difference", "preview", "shortcomings"):
        assert client.get(reverse(f"consolidations:{name}", args=[version.uuid])).status_code == 404
    assert client.get(reverse("consolidations:download", args=[version.uuid, "docx"])).status_code == 404
    assert client.post(reverse("consolidations:lay", args=[version.uuid])).status_code == 404
    assert "Đồng Muối" not in client.get(reverse("consolidations:page")).content.decode()
