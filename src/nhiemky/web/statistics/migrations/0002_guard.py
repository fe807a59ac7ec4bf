"""What was handed in and what was decided about it is only ever added."""

from django.db import migrations

from nhiemky.web.audit.guards import append_only
from nhiemky.web.tables import Together


class Migration(migrations.Migration):
    dependencies = (("statistics", "0001_initial"),)
    operations = (
        Together(
            append_only("statistics_statisticsrevision"),
            append_only("statistics_statisticsverdict"),
        ),
    )
