from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("impact", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="handcount",
            name="district",
            field=models.CharField(blank=True, default="", max_length=80, verbose_name="district"),
            preserve_default=False,
        ),
    ]
