"""The usual kinds of organisations; an office adds its own."""

from django.db import migrations

# code, name, standing committee, cell, party body, enterprise, board
TYPES = (
    ("dang-bo-tinh", "Đảng bộ tỉnh, thành phố", 1, 0, 1, 0, 0),
    ("dang-bo-khoi", "Đảng bộ trực thuộc Tỉnh ủy", 1, 0, 1, 0, 0),
    ("dang-bo-xa", "Đảng bộ xã, phường", 1, 0, 1, 0, 0),
    ("dang-bo-co-so", "Đảng bộ cơ sở", 1, 0, 1, 0, 0),
    ("dang-bo-doanh-nghiep", "Đảng bộ cơ sở trong doanh nghiệp", 1, 0, 1, 1, 0),
    ("dang-bo-bo-phan", "Đảng bộ bộ phận", 0, 0, 1, 0, 0),
    ("chi-bo-co-so", "Chi bộ cơ sở", 0, 1, 1, 0, 0),
    ("chi-bo-doanh-nghiep", "Chi bộ cơ sở trong doanh nghiệp", 0, 1, 1, 1, 0),
    ("chi-bo-truc-thuoc", "Chi bộ trực thuộc", 0, 1, 1, 0, 0),
    ("ban", "Ban tham mưu, giúp việc", 0, 0, 1, 0, 1),
    ("van-phong", "Văn phòng cấp ủy", 0, 0, 1, 0, 1),
    ("uy-ban-kiem-tra", "Ủy ban kiểm tra", 0, 0, 1, 0, 1),
    ("co-quan-nha-nuoc", "Cơ quan nhà nước", 0, 0, 0, 0, 0),
    ("mat-tran-doan-the", "Mặt trận, đoàn thể", 1, 0, 0, 0, 0),
    ("to-chuc-khac", "Tổ chức khác", 0, 0, 0, 0, 0),
)


def load(apps, editor):
    kind = apps.get_model("organisations", "OrganisationType")
    kind.objects.bulk_create(
        kind(
            code=code, name=name, has_standing_committee=bool(committee), is_cell=bool(cell), is_party_body=bool(party),
            is_enterprise=bool(enterprise), is_board=bool(board), order=at,
        )
        for at, (code, name, committee, cell, party, enterprise, board) in enumerate(TYPES)
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = (("organisations", "0001_initial"),)
    operations = (migrations.RunPython(load, migrations.RunPython.noop),)
