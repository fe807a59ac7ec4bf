"""Rows that are only ever added."""

from django.db import migrations

from nhiemky.web.audit.guards import append_only
from nhiemky.web.tables import Together


class Migration(migrations.Migration):
    dependencies = (("ratings", "0001_initial"),)
    operations = (
        Together(
            append_only("ratings_ruleoverlayversion"),
            append_only("ratings_rating"),
            append_only("ratings_pastanswer"),
            append_only("ratings_personalaccess"),
        ),
    )
