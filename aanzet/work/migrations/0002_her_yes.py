import django.db.models.deletion
from django.db import migrations, models

import aanzet.core.ids


class Migration(migrations.Migration):

    dependencies = [
        ('work', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='placement',
            name='times',
            field=models.JSONField(blank=True, default=list, verbose_name='times'),
        ),
        migrations.CreateModel(
            name='Yes',
            fields=[
                ('id', models.UUIDField(default=aanzet.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('way', models.CharField(choices=[('herself', 'She says it herself, on her own page'), ('told', 'She told me, and I was there')], max_length=8)),
                ('reasons', models.JSONField(default=list)),
                ('asked_on', models.DateField()),
                ('by_id', models.UUIDField(null=True)),
                ('by_name', models.CharField(blank=True, max_length=200)),
                ('answer', models.CharField(blank=True, choices=[('yes', 'Yes'), ('no', 'No')], max_length=3)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('noted_by_id', models.UUIDField(null=True)),
                ('noted_by', models.CharField(blank=True, max_length=200)),
                ('replaced_on', models.DateField(blank=True, null=True)),
                ('placement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='yeses', to='work.placement')),
            ],
            options={
                'ordering': ['asked_on', 'created_at'],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('replaced_on__isnull', True)), fields=('placement',), name='yes_one_holds'),
                    models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_on__isnull', False)), _connector='OR'), name='yes_answer_has_its_day'),
                ],
            },
        ),
    ]
