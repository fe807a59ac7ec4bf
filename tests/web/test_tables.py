"""Many tables in one step: what may be done together, and that the step makes the very tables the models ask for."""

import pytest
from django.db import connection, models
from django.db.migrations import AddField, AddIndex, CreateModel, RunSQL
from django.db.migrations.state import ProjectState

from nhiemky.web.audit.guards import append_only
from nhiemky.web.tables import Together


def unit() -> CreateModel:
    return CreateModel("Unit", [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=20))])


def test_a_standing_table_is_changed_by_an_operation_of_its_own():
    with pytest.raises(ValueError, match="unit is not created in this step"):
        Together(AddField("unit", "code", models.CharField(max_length=4)))
    with pytest.raises(TypeError, match="RunSQL"):
        Together(unit(), RunSQL("SELECT 1"))


@pytest.mark.django_db(transaction=True)
def test_a_table_has_its_later_fields_indexes_and_guards_from_the_start():
    step = Together(
        unit(),
        AddField("unit", "above", models.ForeignKey("trial.unit", models.PROTECT, null=True)),
        AddIndex("unit", models.Index(fields=["name"], name="trial_by_name")),
        append_only("trial_unit"),
    )
    before, after = ProjectState(), ProjectState()
    step.state_forwards("trial", after)
    with connection.schema_editor() as editor:
        step.database_forwards("trial", editor, before, after)
    model = after.apps.get_model("trial", "Unit")
    try:
        first = model.objects.create(name="Vĩnh Khê")
        model.objects.create(name="Tân Khê", above=first)
        with connection.cursor() as cursor:
            assert "trial_by_name" in connection.introspection.get_constraints(cursor, "trial_unit")
        with pytest.raises(Exception, match="append-only"):
            model.objects.filter(pk=first.pk).update(name="khác")
    finally:
        with connection.schema_editor() as editor:
            append_only("trial_unit").database_backwards("trial", editor, after, before)
            editor.delete_model(model)
