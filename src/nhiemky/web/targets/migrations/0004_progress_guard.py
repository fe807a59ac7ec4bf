"""Rows that are only ever added: thresholds and forecasts."""

from django.db import migrations

from nhiemky.web.audit.guards import append_only
from nhiemky.web.tables import Together


class Migration(migrations.Migration):
    dependencies = (("targets", "0003_progress"),)
    operations = (
        Together(
            append_only("targets_progressrule"),
            append_only("targets_forecast"),
        ),
    )
