"""Many tables in one step of a migration: a new office is ready in seconds, not half a minute.

Django renders every related model again after each operation of a migration, so some two hundred small operations cost the
square of the schema. Here the operations become one: the state takes them all in, is rendered once, and each new table is
created as it stands at the end of the step.

>>> operations = [together(CreateModel("Unit", ...), AddIndex("unit", ...), append_only("units_unit"))]       # doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation

from nhiemky.web.audit.guards import AppendOnly

PARTS = (AddField, AddIndex, AddConstraint)
"""What may be said of a table within the step that creates it: the table is made with it from the start."""


class Together(Operation):
    """Create tables with their later fields, indexes and constraints, and guard them, rendering the models once.

    Only tables created in the same step may be added to; a table that stands already is changed by an operation of its own.
    """

    reversible = False

    def __init__(self, *steps: Operation) -> None:
        self.steps = steps
        made = {step.name_lower for step in steps if isinstance(step, CreateModel)}
        for step in steps:
            if isinstance(step, PARTS) and step.model_name_lower not in made:
                raise ValueError(f"{step.model_name} is not created in this step: change it by an operation of its own")
            if not isinstance(step, (*PARTS, CreateModel, AppendOnly)):
                raise TypeError(f"{type(step).__name__} cannot be done together with others")

    def state_forwards(self, app_label: str, state: Any) -> None:
        """All steps onto the state, whose rendered models are dropped first and rendered again when next asked for."""
        if any(isinstance(step, CreateModel) for step in self.steps):
            state.__dict__.pop("apps", None)
        for step in self.steps:
            step.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """The tables as they stand at the end of the step, then what guards them."""
        for step in self.steps:
            if not isinstance(step, PARTS):
                step.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Migrations go forward only."""
        raise NotImplementedError("migrations go forward only")

    def describe(self) -> str:
        """One line for the migrate command."""
        return "; ".join(step.describe() for step in self.steps)
