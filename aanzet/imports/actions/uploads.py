"""A file between choosing it and taking it over: sealed in the database, gone afterwards."""

import zlib
from base64 import b64encode
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from aanzet.access.actor import Actor
from aanzet.alliances.models import Organisation
from aanzet.core import clock, sealed
from aanzet.imports.models import Erased, Upload
from aanzet.imports.queries import upload_place
from aanzet.journal.actions import write
from aanzet.programmes.models import Programme

KEPT = timedelta(days=1)


@transaction.atomic
def upload_add(
    *, by: Actor, programme: Programme, organisation: Organisation, name: str, content: bytes
) -> Upload:
    """Keep a chosen file until it is taken over; files that were left behind for a day go."""
    old = models.QuerySet(Upload).filter(created_at__lt=clock.now() - KEPT)
    old.filter(Q(job__isnull=True) | Q(job__finished_at__isnull=False)).delete()
    Erased.objects.filter(until__lt=clock.today()).delete()
    row = Upload(programme=programme, organisation=organisation, by_id=by.user_id, name=name[-200:])
    key_id, key = _key()
    packed = b64encode(zlib.compress(content, 1)).decode()
    row.content = sealed.seal(key, key_id, upload_place(row), packed)
    row.save(force_insert=True)
    write(by, "import.upload_added", object_id=row.pk, organisation=organisation.pk)
    return row


@transaction.atomic
def upload_drop(*, by: Actor, upload: Upload) -> None:
    """Throw the file away: it is not wanted after all."""
    write(by, "import.upload_dropped", object_id=upload.pk, organisation=upload.organisation_id)
    upload.delete()


def _key() -> tuple[str, bytes]:
    key_id = str(list(settings.MASTER_KEYS)[-1])
    return key_id, bytes.fromhex(settings.MASTER_KEYS[key_id])
