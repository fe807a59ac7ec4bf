"""Rows that are only ever added."""

from django.db import migrations

from nhiemky.web.audit.guards import append_only
from nhiemky.web.tables import Together


class Migration(migrations.Migration):
    dependencies = (("campaigns", "0001_initial"),)
    operations = (
        Together(
            append_only("campaigns_campaignversion"),
            append_only("campaigns_obligationevent"),
        ),
    )
