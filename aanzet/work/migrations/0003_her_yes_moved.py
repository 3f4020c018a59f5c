from django.db import migrations


def to_rows(apps, schema_editor):
    """A yes that stood on the result itself becomes a row: told to the worker who wrote it."""
    placements = apps.get_model('work', 'Placement')._base_manager.filter(outside_hours=True)
    yes = apps.get_model('work', 'Yes')._base_manager
    yes.bulk_create(
        [
            yes.model(
                placement=row, way='told', reasons=[], asked_on=row.her_yes_on, by_id=row.by_id, answer='yes',
                answered_on=row.her_yes_on, noted_by_id=row.by_id,
            )
            for row in placements
        ],
        batch_size=500,
    )


def to_fields(apps, schema_editor):
    """Back: what stands with her yes is outside her hours."""
    for row in apps.get_model('work', 'Yes')._base_manager.filter(answer='yes', replaced_on=None).select_related('placement'):
        row.placement.outside_hours, row.placement.her_yes_on = True, row.answered_on
        row.placement.save()


class Migration(migrations.Migration):

    dependencies = [
        ('work', '0002_her_yes'),
    ]

    operations = [migrations.RunPython(to_rows, to_fields)]
