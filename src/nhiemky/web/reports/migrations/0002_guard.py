"""Rows that are only ever added."""

from django.db import migrations

from nhiemky.web.audit.guards import append_only
from nhiemky.web.tables import Together


class Migration(migrations.Migration):
    dependencies = (("reports", "0001_initial"),)
    operations = (
        Together(
            append_only("reports_revision"),
            append_only("reports_sectiontext"),
            append_only("reports_figure"),
            append_only("reports_reportfinding"),
            append_only("reports_findinganswer"),
            append_only("reports_verdict"),
            append_only("reports_sectionhistory"),
            append_only("reports_figurehistory"),
        ),
    )
