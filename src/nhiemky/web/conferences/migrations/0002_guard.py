"""Rows that are only ever added."""

from django.db import migrations

from nhiemky.web.audit.guards import append_only


class Migration(migrations.Migration):
    dependencies = (("conferences", "0001_initial"),)
    operations = (append_only("conferences_conferenceevent"),)
