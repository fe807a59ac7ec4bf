"""Tables whose rows are only ever added: the database itself refuses to change or remove them, on both engines.

>>> operations = [append_only("audit_auditevent")]                     # in a migration, doctest: +SKIP
"""

from __future__ import annotations

from typing import Any

from django.db import migrations


def append_only(table: str) -> migrations.RunPython:
    """A migration operation that guards `table` by triggers against UPDATE and DELETE."""

    def guard(_: Any, editor: Any) -> None:
        if editor.connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                editor.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
        else:
            editor.execute(
                f"CREATE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
            )
            editor.execute(f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_guard()")

    def unguard(_: Any, editor: Any) -> None:
        if editor.connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
        else:
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_guard ON {table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {table}_guard()")

    return migrations.RunPython(guard, unguard)
