"""A round in review: three collectives and four people of the World, by rules with a form, criteria, bands and an order."""

from types import SimpleNamespace

import pytest
from web.conftest import World, setting_up

from nhiemky.rulebook.rating_sets import parse_rule_file, rule_set_of
from nhiemky.web.audit.actor import Actor
from nhiemky.web.organisations.models import Person, Post
from nhiemky.web.ratings.models import RatingCampaign, Subject
from nhiemky.web.ratings.setup.actions import Picked, add_subjects, create_round, open_round

RULES = """
id: 9-QĐ/ĐU
title: Quy định thử
issuer: Đảng ủy Khối
signed: 2023-01-01
effective_from: 2023-01-01
effective_to: null
rated_from: 2023
rated_to: null
standing: false
source: bịa
confirm: không cần
bands:
  - {code: b1, level: HTXSNV, at_least: 90, clause: Điều 3, grade: A}
  - {code: b2, level: HTTNV, at_least: 70, below: 90, clause: Điều 3, grade: A}
  - {code: b3, level: HTNV, at_least: 50, below: 70, clause: Điều 3, grade: A}
  - {code: b4, level: KHTNV, at_least: 0, below: 50, clause: Điều 3, grade: A}
conditions:
  - code: c1
    level: HTXSNV
    who: both
    needs: [{fact: tasks_done_percent, at_least: 100}]
    says: Hoàn thành 100% nhiệm vụ
    clause: Điều 4
    grade: A
criteria:
  - {code: g1, who: collective, says: Tiêu chí chung, max_points: 30, clause: PL, grade: A}
  - {code: g1a, who: collective, says: Đoàn kết nội bộ, parent: g1, max_points: 30, clause: PL, grade: A}
  - {code: g2, who: collective, says: Kết quả nhiệm vụ, max_points: 70, kind: tasks, clause: PL, grade: A}
  - {code: g2a, who: collective, says: Việc được giao, parent: g2, max_points: 70, kind: tasks, clause: PL, grade: A}
forms:
  - code: m1
    who: collective
    title: Báo cáo kiểm điểm tập thể
    sections: {mot: "I. Ưu điểm, kết quả", hai: "II. Hạn chế, khuyết điểm", ba: "III. Phương hướng khắc phục"}
    clause: Mẫu 1
    grade: A
  - code: m2
    who: leader
    title: Bản kiểm điểm cá nhân
    sections: {mot: "I. Ưu điểm", hai: "II. Hạn chế"}
    clause: Mẫu 2
    grade: A
principles:
  - {code: order_collective_before_members, about: procedure, says: Tập thể trước thành viên sau, clause: Điều 5, grade: A}
  - {code: order_units_before_heads, about: procedure, says: Đơn vị trước người đứng đầu sau, clause: Điều 5, grade: A}
"""


class Round:
    """campaign; collectives body1, body2; people bithu1 (head of dv1), vanthu1, and Lê Không Tài Khoản of dv1 who has no account."""

    campaign: RatingCampaign
    body1: Subject
    body2: Subject
    head: Subject
    clerk: Subject
    paperless: Subject

    def __init__(self, world: World) -> None:
        self.world = world
        program = Actor.program("dựng cảnh")
        with setting_up():
            person = Person.objects.create(name="Lê Không Tài Khoản")
            Post.objects.create(person=person, organisation=world.dv1, role="", title="Đảng viên", valid_from="2023-01-01")
        self.campaign = create_round(program, world.khoi, year=2023, period="2023", title="Xếp loại năm 2023")
        with setting_up():
            rules = rule_set_of(parse_rule_file(RULES, file="thu.yaml"))
            RatingCampaign.objects.filter(pk=self.campaign.pk).update(rules=rules.text, rules_sha256=rules.sha256, rule_set_id=rules.id)
        self.campaign.refresh_from_db()
        picked = [
            Picked("collective", world.dv1),
            Picked("collective", world.dv2),
            Picked("individual", world.dv1, world.bithu1.person, "Bí thư Đảng ủy", is_head=True),
            Picked("individual", world.dv1, world.vanthu1.person, "Văn thư"),
            Picked("individual", world.dv1, person, ""),
        ]
        self.body1, self.body2, self.head, self.clerk, self.paperless = add_subjects(program, self.campaign, picked)
        open_round(program, self.campaign)
        for name in ("body1", "body2", "head", "clerk", "paperless"):
            setattr(self, name, self.fresh(getattr(self, name)))

    def fresh(self, subject: Subject) -> Subject:
        """The subject as it stands now."""
        return Subject.objects.select_related("campaign__organisation", "organisation", "person").get(pk=subject.pk)


@pytest.fixture
def rated(world: World, morning) -> SimpleNamespace:
    return Round(world)
