"""A stand-in is of a woman and a volunteer, with or without a match."""

import django.db.models.deletion
from django.db import migrations, models


def of_match(apps, editor):
    rows = apps.get_model('matches', 'StandIn')._base_manager.select_related('match')
    for row in rows:
        row.case_id, row.volunteer_id = row.match.case_id, row.match.volunteer_id
        row.save(update_fields=['case', 'volunteer'])


def _key(to, **more):
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stand_ins', to=to, **more)


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0011_reason_propose'),
        ('matches', '0007_moves'),
        ('volunteers', '0004_taken_back'),
    ]

    operations = [
        migrations.AddField('standin', 'case', _key('cases.case', null=True)),
        migrations.AddField('standin', 'volunteer', _key('volunteers.volunteer', null=True)),
        migrations.RunPython(of_match, migrations.RunPython.noop),
        migrations.AlterField('standin', 'case', _key('cases.case')),
        migrations.AlterField('standin', 'volunteer', _key('volunteers.volunteer')),
        migrations.RemoveField('standin', 'match'),
    ]
