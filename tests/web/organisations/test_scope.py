"""A sight over every tree there is asks for no comparison of rows, and shows what the comparison would; any smaller one compares."""

from datetime import date

import pytest
from tests.web.conftest import setting_up

from nhiemky.web.organisations import tree
from nhiemky.web.organisations.access import scope_of, visible, visible_fast
from nhiemky.web.organisations.models import Charge, Organisation, OrganisationVersion, Post

DAY = date(2023, 5, 15)

pytestmark = pytest.mark.usefixtures("morning")


def codes(rows) -> list[str]:
    return sorted(rows.values_list("code", flat=True))


def below_the_first(world) -> None:
    """The foreign committee becomes one of the first's units: there is one tree."""
    with setting_up():
        OrganisationVersion.objects.filter(organisation=world.khac).update(parent=world.khoi)
        tree.refresh(DAY)


def test_beside_another_tree_rows_are_compared(world):
    scope = scope_of(world.actor("chanh"))
    assert not scope.whole
    assert codes(visible(world.actor("chanh"), Organisation.objects, path="")) == codes(Organisation.objects.filter(code__startswith="K"))


def test_over_every_tree_nothing_is_compared_and_nothing_is_missing(world):
    below_the_first(world)
    office, clerk = world.actor("chanh"), world.actor("vanthu1")
    assert {"see", "office"} <= scope_of(office).whole
    assert not scope_of(clerk).whole
    assert codes(visible(office, Organisation.objects, path="")) == codes(Organisation.objects)
    posts = visible(office, Post.objects.all())
    assert "JOIN" not in str(posts.order_by().query)
    assert posts.count() == visible_fast(office, Post.objects.all()).count() == Post.objects.count()
    assert codes(visible(clerk, Organisation.objects, path="")) == ["K.01", "K.01.1"]


def test_a_row_of_no_organisation_stays_out_of_sight(world):
    below_the_first(world)
    with setting_up():
        Charge.objects.create(person=world.uyvien.person, field="Công tác tổ chức", valid_from=DAY)
    assert visible(world.actor("chanh"), Charge.objects.all()).filter(organisation=None).count() == 0
