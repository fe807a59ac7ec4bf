"""What a check was of: an edited paper, or the units' reports."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consolidations", "0003_paper_checks")]

    operations = [
        migrations.AddField(model_name="papercheck", name="kind", field=models.CharField(default="paper", max_length=8)),
    ]
