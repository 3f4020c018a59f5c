from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.http import QueryDict


def forget(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Whom somebody searched for is kept with no view."""
    for row in apps.get_model("cases", "SavedView").objects.filter(query__contains="q="):
        kept = QueryDict(row.query, mutable=True)
        kept.pop("q", None)
        row.query = kept.urlencode()
        row.save(update_fields=["query"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_circle")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
