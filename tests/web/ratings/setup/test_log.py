"""The log tells who did what to ratings, and nothing of whom: it has more readers."""

import pytest
from django.urls import reverse

from nhiemky.web.ratings.setup.actions import remove_subjects, set_facts
from nhiemky.web.ratings.setup.looks import note_look

pytestmark = pytest.mark.usefixtures("morning")


@pytest.mark.parametrize("reader", ["chanh", "quantri"])
def test_readers_of_the_log_learn_nothing_of_a_person(world, bantc, filled, reader):
    person = filled.subjects.get(person=world.bithu1.person)
    set_facts(bantc, person, {"discipline": "canh_cao"})
    note_look(bantc, filled, person, "page:subject")
    remove_subjects(bantc, filled, [person], "bị cảnh cáo")
    words = world.client(reader).get(reverse("audit:log")).content.decode()
    assert "Ghi số liệu của đối tượng xếp loại" in words
    assert "Xem xếp loại của người khác" in words
    for told in (person.name, str(person.uuid), "canh_cao", "bị cảnh cáo"):
        assert told not in words


def test_the_log_is_not_searched_for_whom(world, bantc, filled):
    person = filled.subjects.get(person=world.bithu1.person)
    set_facts(bantc, person, {"discipline": "canh_cao"})
    words = world.client("chanh").get(reverse("audit:log"), {"q": "Xếp loại năm 2023"}).content.decode()
    assert "Ghi số liệu của đối tượng" not in words.split("Bảng nhật ký")[1]
    assert "Thêm đối tượng xếp loại" in words.split("Bảng nhật ký")[1]
