"""Campaigns carry their policies, so that no page reads the whole value for them; what waits in a state is counted over one index."""

import json
from typing import Any

from django.db import migrations, models


def copy(apps: Any, editor: Any) -> None:
    """The policies out of each campaign's value."""
    del editor
    campaigns = apps.get_model("campaigns", "Campaign").objects
    for pk, words in campaigns.values_list("pk", "value").iterator(chunk_size=50):
        found = json.loads(words or "{}").get("policies")
        if found:
            campaigns.filter(pk=pk).update(policies=json.dumps(found, ensure_ascii=False))


class Migration(migrations.Migration):
    dependencies = (("campaigns", "0005_branch_of_an_obligation"),)
    operations = (
        migrations.AddField("campaign", "policies", models.TextField("chính sách", blank=True, default="", editable=False)),
        migrations.RunPython(copy, migrations.RunPython.noop),
        migrations.AddIndex(
            "rosterentry",
            models.Index(fields=["campaign", "own", "left_at", "branch", "acknowledged_at", "organisation"], name="entry_tally"),
        ),
        migrations.RemoveIndex("obligation", "obligation_cascade"),
        migrations.AddIndex(
            "obligation",
            models.Index(
                fields=["campaign", "requirement", "state", "turn", "received_at", "late", "deadline_at", "extended_until", "entry"],
                name="obligation_cascade",
            ),
        ),
        migrations.AddIndex("obligation", models.Index(fields=["campaign", "state"], name="obligation_state")),
        migrations.AddIndex(
            "obligation",
            models.Index(
                fields=["campaign", "branch", "requirement", "state", "entry", "organisation", "findings_high"],
                condition=models.Q(findings_high__gt=0),
                name="obligation_odd",
            ),
        ),
    )
