"""Rows that are only ever added: thresholds and forecasts."""

from django.db import migrations

from nhiemky.web.audit.guards import append_only


class Migration(migrations.Migration):
    dependencies = (("targets", "0003_progress"),)
    operations = (append_only("targets_progressrule"), append_only("targets_forecast"))
