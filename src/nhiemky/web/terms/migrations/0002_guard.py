"""Rows that are only ever added: an office's figures."""

from django.db import migrations

from nhiemky.web.audit.guards import append_only


class Migration(migrations.Migration):
    dependencies = (("terms", "0001_initial"),)
    operations = (append_only("terms_termruleversion"),)
