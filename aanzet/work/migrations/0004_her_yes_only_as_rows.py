from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('work', '0003_her_yes_moved'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='placement', name='placement_outside_needs_yes'),
        migrations.RemoveField(model_name='placement', name='outside_hours'),
        migrations.RemoveField(model_name='placement', name='her_yes_on'),
    ]
