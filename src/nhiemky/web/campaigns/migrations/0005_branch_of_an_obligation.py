"""Obligations carry their entry's branch, so that the board is counted over one index."""

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def copy(apps: Any, editor: Any) -> None:
    """The branch of the roster onto what is owed already."""
    del editor
    entries = apps.get_model("campaigns", "RosterEntry").objects.filter(pk=OuterRef("entry")).values("branch")
    apps.get_model("campaigns", "Obligation").objects.exclude(entry__branch="").update(branch=Subquery(entries[:1]))


class Migration(migrations.Migration):
    dependencies = (("campaigns", "0004_cascade"),)
    operations = (
        migrations.AddField("obligation", "branch", models.CharField(blank=True, default="", editable=False, max_length=120)),
        migrations.RunPython(copy, migrations.RunPython.noop),
        migrations.AddIndex(
            "obligation",
            models.Index(
                fields=[
                    "campaign", "branch", "requirement", "state", "turn", "late", "deadline_at", "extended_until", "received_at",
                    "findings_high", "wanted", "entry", "organisation",
                ],
                name="obligation_tally",
            ),
        ),
    )  # fmt: skip
