"""Fixtures of the web layer: a small world, signed-in clients, and a watch over writes outside of a change."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client

from nhiemky.web import clock
from nhiemky.web.audit.actor import Actor
from nhiemky.web.audit.change import open_changes

MORNING = datetime(2023, 5, 15, 1, 15, tzinfo=UTC)
"""Monday, 15/5/2023, 08:15 in Vietnam: in the middle of the example's campaign."""
DAY = date(2023, 1, 1)
_WRITE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
_OURS = (
    "organisations_", "targets_", "campaigns_", "reports_", "office_", "consolidations_", "ratings_", "remedies_", "inspection_",
    "conferences_", "statistics_", "proposals_", "packages_", "terms_",
)  # fmt: skip


@contextmanager
def setting_up() -> Iterator[None]:
    """Rows that a test needs but that no user made: writes are allowed inside."""
    token = open_changes.set(open_changes.get() + 1)
    try:
        yield
    finally:
        open_changes.reset(token)


@pytest.fixture(autouse=True)
def every_write_is_a_change(request):
    """A write to our tables outside of a Change fails the test: every change has its audit event."""
    if (
        "db" not in request.fixturenames
        and "transactional_db" not in request.fixturenames
        and not request.node.get_closest_marker("django_db")
    ):
        yield
        return

    def watch(execute, sql, params, many, context):
        found = _WRITE.match(sql)
        if found and found.group(1).startswith(_OURS) and not open_changes.get():
            raise AssertionError(f"a write outside of a change: {sql[:120]}")
        return execute(sql, params, many, context)

    request.getfixturevalue("db")
    with connection.execute_wrapper(watch):
        yield


@pytest.fixture
def morning() -> Iterator[datetime]:
    """The clock stands at MORNING."""
    with clock.standing_at(MORNING):
        yield MORNING


@cache
def _hashed(password: str) -> str:
    """One hash for everybody: hashing is slow on purpose."""
    return make_password(password)


class World:
    """An invented block committee with four units, a cell below one of them, boards, and a foreign committee beside it.

    root khoi (office chanh, administrator quantri, leader lanhdao, board bantc, inspection ubkt, member in charge uyvien of units 1 and 2)
    units: dv1 "Đảng bộ Sở Gió" (secretary bithu1, clerk vanthu1) with cell dv1a; dv2 "Chi bộ Báo Sông" (clerk vanthu2);
    dv3 "Đảng bộ CTCP Đồng Muối"; dv4 "Chi bộ Ga Nam". foreign root khac with dvk and its clerk khacnguoi, office khacvp.
    """

    def __init__(self) -> None:
        from nhiemky.web.accounts.models import User
        from nhiemky.web.organisations import tree
        from nhiemky.web.organisations.models import Charge, Organisation, OrganisationType, OrganisationVersion, Person, Post

        types = {kind.code: kind for kind in OrganisationType.objects.all()}

        def organisation(code: str, name: str, kind: str, parent=None, branch: str = "") -> Organisation:
            one = Organisation.objects.create(code=code, name=name, type=types[kind], parent=parent, branch=branch)
            OrganisationVersion.objects.create(organisation=one, valid_from=DAY, name=name, type=types[kind], parent=parent, branch=branch)
            return one

        self.khoi = organisation("K", "Đảng bộ Khối Nam Thuận", "dang-bo-khoi")
        self.vanphong = organisation("K.VP", "Văn phòng Đảng ủy Khối", "van-phong", self.khoi)
        self.bantochuc = organisation("K.TC", "Ban Tổ chức Đảng ủy Khối", "ban", self.khoi)
        self.dv1 = organisation("K.01", "Đảng bộ Sở Gió", "dang-bo-co-so", self.khoi, "Sở, ngành")
        self.dv1a = organisation("K.01.1", "Chi bộ Phòng Khí tượng", "chi-bo-truc-thuoc", self.dv1)
        self.dv2 = organisation("K.02", "Chi bộ Báo Sông", "chi-bo-co-so", self.khoi, "Cơ quan đảng, đoàn thể")
        self.dv3 = organisation("K.03", "Đảng bộ CTCP Đồng Muối", "dang-bo-doanh-nghiep", self.khoi, "Doanh nghiệp")
        self.dv4 = organisation("K.04", "Chi bộ Ga Nam", "chi-bo-co-so", self.khoi, "Doanh nghiệp")
        self.khac = organisation("Z", "Đảng bộ Khối Bắc Thuận", "dang-bo-khoi")
        self.dvk = organisation("Z.01", "Chi bộ CANARY Hồ Xa", "chi-bo-co-so", self.khac)
        tree.refresh(date(2023, 5, 15))
        for one in (self.khoi, self.vanphong, self.bantochuc, self.dv1, self.dv1a, self.dv2, self.dv3, self.dv4, self.khac, self.dvk):
            one.refresh_from_db()
        self.units = (self.dv1, self.dv2, self.dv3, self.dv4)

        def user(username: str, name: str, place: Organisation, role: str, title: str, head: bool = False) -> User:
            person = Person.objects.create(name=name, phone="0900 000 100")
            Post.objects.create(person=person, organisation=place, role=role, title=title, is_head=head, valid_from=DAY)
            account = User(username=username, person=person, password=_hashed("Mat-khau-dai-2023"))
            account.save()
            setattr(self, username, account)
            return account

        user("chanh", "Đỗ Thị Minh Hạnh", self.khoi, "office_clerk", "Văn phòng Đảng ủy Khối")
        user("quantri", "Lê Công Định", self.khoi, "administrator", "Quản trị")
        user("lanhdao", "Vũ Văn Trường", self.khoi, "leader", "Bí thư Đảng ủy Khối", head=True)
        user("bantc", "Hồ Thị Lan", self.khoi, "organisation_board", "Ban Tổ chức")
        user("ubkt", "Cao Văn Thẩm", self.khoi, "inspection_committee", "Ủy ban kiểm tra")
        user("uyvien", "Trần Quốc Khải", self.khoi, "member_in_charge", "Ủy viên Ban Thường vụ")
        for unit in (self.dv1, self.dv2):
            Charge.objects.create(person=self.uyvien.person, organisation=unit, valid_from=DAY)  # type: ignore[attr-defined]
        user("bithu1", "Phan Hoài Nam", self.dv1, "unit_secretary", "Bí thư Đảng ủy", head=True)
        user("vanthu1", "Mai Thị Kim Loan", self.dv1, "unit_clerk", "Văn thư")
        user("vanthu2", "Ngô Gia Bảo", self.dv2, "unit_clerk", "Văn thư")
        user("khacvp", "Người Nơi Khác", self.khac, "office_clerk", "Văn phòng")
        user("khacnguoi", "Văn Thư Nơi Khác", self.dvk, "unit_clerk", "Văn thư")

    def actor(self, username: str) -> Actor:
        return Actor.of_user(getattr(self, username))

    def client(self, username: str) -> Client:
        client = Client()
        client.force_login(getattr(self, username))
        return client


@pytest.fixture
def world(db) -> World:
    with setting_up():
        return World()
