"""A package comes back by any door: the last filled in stands, twice is once, another unit's is refused."""

from __future__ import annotations

import random
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from filled_package import SAVED, filled

from nhiemky.domain.finding import Refusal
from nhiemky.domain.package import MANIFEST
from nhiemky.web.campaigns.models import RosterEntry
from nhiemky.web.files.models import Blob
from nhiemky.web.packages.making import make_packages
from nhiemky.web.packages.models import Package, PackageReturn
from nhiemky.web.packages.returning import drop_return, hand_in, take_return
from nhiemky.web.reports.models import Figure, Revision

APPENDIX = "phu-luc"


def package_of(world, issued, unit: str = "K.01") -> bytes:
    entry = RosterEntry.objects.select_related("organisation", "campaign__organisation").get(campaign=issued, unit_id=unit)
    (made,) = make_packages(world.actor("chanh"), issued, [entry])
    return made.data


def names(package: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(package)) as inside:
        return inside.namelist()


def taken(world, issued, data: bytes, who: str = "chanh") -> PackageReturn:
    return take_return(world.actor(who), issued, "goi.zip", data)


def stands(owed) -> str:
    newest = Revision.objects.filter(obligation=owed("K.01", "o2")).order_by("-number").first()
    return Figure.objects.get(revision=newest, code="CT01").actual


def test_a_package_holds_a_file_for_each_duty_and_the_sealed_manifest(world, issued):
    package = package_of(world, issued)
    inside = names(package)
    assert inside[0] == "0-doc-truoc.txt"
    assert inside[-1] == MANIFEST
    assert [name for name in inside if name.endswith((".docx", ".xlsx"))]
    assert package_of(world, issued) == package, "taken again it is the same package"
    assert Package.objects.count() == 1


def test_what_was_filled_in_is_handed_in_with_a_receipt_and_the_rest_left(world, issued, after, owed):
    found = taken(world, issued, filled(package_of(world, issued), {APPENDIX: "7"}))
    assert [(part.obligation.requirement.key, part.verdict) for part in found.parts.all()] == [("o2", "new")]
    (revision,) = hand_in(world.actor("chanh"), found)
    assert (revision.door, revision.on_behalf_of) == ("package", "Đảng bộ Sở Gió")
    assert revision.package_uuid is not None
    assert stands(owed) == "7"
    assert owed("K.01", "o2").state == "submitted"
    assert owed("K.01", "o1").state == "open", "the blank Word was not handed in"


def test_twice_is_once_however_it_was_zipped(world, issued, after, owed):
    package = filled(package_of(world, issued), {APPENDIX: "7"})
    first = taken(world, issued, package)
    hand_in(world.actor("chanh"), first)
    again = filled(package_of(world, issued), {APPENDIX: "7"}, folder="goi/")
    assert taken(world, issued, package).pk == first.pk
    second = taken(world, issued, again)
    if second.pk != first.pk:  # Excel's own bytes may differ from save to save; the content then says so
        assert {part.verdict for part in second.parts.all()} <= {"same", "new", "older"}
    assert Revision.objects.filter(obligation=owed("K.01", "o2")).count() == 1


def test_an_older_one_is_told_apart_and_not_handed_in_by_itself(world, issued, after, owed):
    blank = package_of(world, issued)
    hand_in(world.actor("chanh"), taken(world, issued, filled(blank, {APPENDIX: "9"}, at=SAVED + timedelta(days=2))))
    late = taken(world, issued, filled(blank, {APPENDIX: "4"}))
    (part,) = late.parts.all()
    assert part.verdict == "older"
    assert "Bản cũ hơn" in part.sentence
    assert hand_in(world.actor("chanh"), late) == []
    assert stands(owed) == "9"


def test_a_person_may_take_the_older_one_all_the_same(world, issued, after, owed):
    blank = package_of(world, issued)
    hand_in(world.actor("chanh"), taken(world, issued, filled(blank, {APPENDIX: "9"}, at=SAVED + timedelta(days=2))))
    late = taken(world, issued, filled(blank, {APPENDIX: "4"}))
    hand_in(world.actor("chanh"), late, anyway=[late.parts.get().pk])
    assert stands(owed) == "4"


def test_any_order_of_arrivals_ends_as_one_by_one(world, issued, after, owed):
    blank = package_of(world, issued)
    fills = [filled(blank, {APPENDIX: str(3 + at)}, at=SAVED + timedelta(hours=at)) for at in range(4)]
    arrivals = [*fills, *fills]
    random.Random(6).shuffle(arrivals)
    for data in arrivals:
        found = taken(world, issued, data)
        if found.state == "open":
            hand_in(world.actor("chanh"), found)
    assert stands(owed) == "6", "the last filled in"


def test_another_units_package_is_refused_and_leaves_nothing(world, issued, after):
    theirs = filled(package_of(world, issued, "K.02"), {APPENDIX: "5"})
    package_of(world, issued, "K.01")
    before = Blob.objects.count()
    with pytest.raises(Refusal, match="không phải của Đảng bộ Sở Gió"):
        taken(world, issued, theirs, "bithu1")
    assert (Blob.objects.count(), PackageReturn.objects.count()) == (before, 0)


def test_a_package_filled_in_for_another_unit_inside_is_not_handed_in(world, issued, after, owed):
    """The right manifest around the other unit's workbook."""
    mine, theirs = package_of(world, issued, "K.01"), filled(package_of(world, issued, "K.02"), {APPENDIX: "5"})
    with zipfile.ZipFile(BytesIO(theirs)) as other:
        name = next(one for one in other.namelist() if APPENDIX in one)
        workbook = other.read(name)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(mine)) as source, zipfile.ZipFile(out, "w") as target:
        for one in source.namelist():
            target.writestr(one, workbook if APPENDIX in one else source.read(one))
    found = taken(world, issued, out.getvalue(), "bithu1")
    assert hand_in(world.actor("bithu1"), found) == []
    assert "đơn vị" in found.parts.get().sentence
    assert not Revision.objects.filter(obligation=owed("K.01", "o2")).exists()


@pytest.mark.parametrize(
    ("spoil", "words"), [("seal", "đã bị sửa"), ("without", "thiếu tệp nhận diện"), ("blank", "chưa điền gì"), ("broken", "không mở được")]
)
def test_what_is_no_package_is_refused_with_a_sentence(world, issued, after, spoil, words):
    package = package_of(world, issued)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == MANIFEST and spoil == "without":
                continue
            target.writestr(
                name, data.replace("Đảng bộ Sở Gió".encode(), "Đảng bộ Sở Bão".encode()) if spoil == "seal" and name == MANIFEST else data
            )
    data = out.getvalue()
    with pytest.raises(Refusal, match=words):
        taken(world, issued, b"PK\x03\x04 broken" if spoil == "broken" else data)
    assert not PackageReturn.objects.exists()


def test_a_dropped_one_may_come_again(world, issued, after):
    data = filled(package_of(world, issued), {APPENDIX: "7"})
    first = taken(world, issued, data)
    drop_return(world.actor("chanh"), first)
    assert taken(world, issued, data).pk != first.pk
    with pytest.raises(Refusal, match="đã xong từ trước"):
        hand_in(world.actor("chanh"), first)


def test_pages_show_the_difference_and_hand_in(world, issued, after, owed):
    client = world.client("chanh")
    client.get("/dot/")
    made = client.post("/goi/lap/", {"unit": ["K.01"]})
    package = b"".join(made.streaming_content) if made.streaming else made.content
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = client.post("/goi/", {"files": SimpleUploadedFile("goi-dien.zip", filled(package, {APPENDIX: "8"}))})
    assert sent.status_code == 302, sent.content.decode()[:2000]
    page = client.get(sent["Location"]).content.decode()
    assert "Kết nạp đảng viên" in page
    assert "<b>8</b>" in page
    done = client.post(f"{sent['Location']}nop/")
    assert done.status_code == 302
    assert owed("K.01", "o2").state == "submitted"
    assert "phiếu nhận" in client.get(sent["Location"]).content.decode()


def sent_as(client, address: str, field: str, *files: tuple[str, bytes], **more):
    """The answer to files sent as a browser sends them."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    return client.post(address, {field: [SimpleUploadedFile(name, data) for name, data in files], **more})


def test_nhan_ho_knows_a_package_among_other_files(world, issued, after, owed):
    client = world.client("chanh")
    client.get("/dot/")
    package = filled(package_of(world, issued), {APPENDIX: "7"}, folder="gửi về/")
    table = "TT;Chỉ tiêu;Đơn vị tính;Chỉ tiêu NQ;Thực hiện\n1;Kết nạp đảng viên;đảng viên;5;6\n".encode()
    facts = {"received_on": after.date().strftime("%d/%m/%Y"), "received_from": "USB"}
    alone = sent_as(client, "/nhan-ho/", "files", ("goi.zip", package), **facts)
    assert alone["Location"] == f"/goi/{PackageReturn.objects.get().uuid}/"
    both = sent_as(client, "/nhan-ho/", "files", ("goi.zip", package), ("Bao Song - phu luc.csv", table), **facts)
    assert both["Location"].startswith("/nhan-ho/")
    assert PackageReturn.objects.count() == 1
    unsealed = BytesIO()
    with zipfile.ZipFile(unsealed, "w") as archive:
        archive.writestr(MANIFEST, "{}")
    refused = sent_as(client, "/nhan-ho/", "files", ("goi.zip", unsealed.getvalue()), **facts)
    assert refused.status_code == 422
    assert "goi.zip" in refused.content.decode()


def test_a_unit_may_bring_its_package_to_its_report_or_its_appendix(world, issued, after, owed):
    package = filled(package_of(world, issued), {APPENDIX: "7"})
    clerk, secretary = world.client("vanthu1"), world.client("bithu1")
    report, appendix = owed("K.01", "o1"), owed("K.01", "o2")
    doors = (
        (clerk, f"/bao-cao/{report.uuid}/tep/"),
        (secretary, f"/bao-cao/{report.uuid}/nop-tep/"),
        (clerk, f"/phu-luc/{appendix.uuid}/nhap/"),
    )
    for client, address in doors:
        answer = sent_as(client, address, "file", ("goi.zip", package))
        assert answer.status_code == 302, address
        assert answer["Location"] == f"/goi/{PackageReturn.objects.get().uuid}/"
    theirs = filled(package_of(world, issued, "K.02"), {APPENDIX: "5"})
    refused = sent_as(clerk, doors[0][1], "file", ("goi.zip", theirs))
    assert refused.status_code == 422
    assert "Chi bộ Báo Sông" in refused.content.decode()
