"""The chain's first link, and the guard of its table."""

import secrets

from django.db import migrations

from nhiemky.web.audit.guards import append_only


def first_link(apps, editor):
    genesis = secrets.token_hex(32)
    apps.get_model("audit", "AuditHead").objects.create(pk=1, genesis=genesis, seq=0, hash=genesis)


class Migration(migrations.Migration):
    dependencies = (("audit", "0001_initial"),)
    operations = (migrations.RunPython(first_link, migrations.RunPython.noop), append_only("audit_auditevent"))
