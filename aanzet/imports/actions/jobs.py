"""Files that are taken over in batches: each batch is whole or not there, and another turn goes on where one ended."""

import logging
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import connection, models, transaction
from django.db.models import Q

from aanzet.access.actor import Actor
from aanzet.core import clock
from aanzet.imports.actions.run import _begin, _journal, _one_at_a_time, _store
from aanzet.imports.models import Import, Job, Upload
from aanzet.imports.queries import (
    FileUnreadable,
    Planner,
    Source,
    counts_of,
    rows_taken,
    upload_book,
    upload_digest,
    upload_read,
)
from aanzet.imports.reading import FileRead, Mapping, mapping_from_data
from aanzet.journal.actions import write

# A worker that stored no batch for so long is dead; another goes on.
LEASE = timedelta(minutes=2)
MAX_ATTEMPTS = 3
logger = logging.getLogger("aanzet.imports")


class _Lost(Exception):
    """Another worker has this file now."""


@transaction.atomic
def job_add(*, by: Actor, on: date, upload: Upload, mapping: Mapping, read: FileRead) -> Job:
    """Ask for a file that was looked at to be taken over. Asking twice, also at once, finds the first asking."""
    held = models.QuerySet(Upload).select_for_update().get(pk=upload.pk)
    known = models.QuerySet(Job).filter(upload=held).select_related("run").first()
    if known is not None:
        return known
    sources = [Source(held.name, read)]
    digest = upload_digest(upload)
    run = _begin(by, on, upload.programme, upload.organisation, sources, digest, mapping)
    job = models.QuerySet(Job).create(upload=held, run=run, total=len(read.rows))
    write(
        by,
        "import.queued",
        object_id=run.pk,
        organisation=run.organisation_id,
        data={"rows": job.total},
        on=on,
    )
    return job


def job_run(*, job: Job) -> bool:
    """Take one file over now, whatever goes wrong goes up. False when somebody else has it, or it is done."""
    held = _lease(job.pk)
    if held is not None:
        _take(held)
    return held is not None


def job_work(*, most: int = 100) -> int:
    """Take over what waits, oldest first; how many files it had in hand. Safe in several workers at once, and after
    one was killed: what is stored stays, and the next turn goes on behind it."""
    done = 0
    while done < most and (job := _lease()) is not None:
        _try(job)
        done += 1
    return done


@transaction.atomic
def job_again(*, by: Actor, on: date, job: Job) -> None:
    """Let a file that stopped go on: what is stored already stays as it is."""
    going = models.QuerySet(Job).filter(pk=job.pk, stopped_at__isnull=False, run__undone_on__isnull=True)
    if going.update(stopped_at=None, failure="", attempts=0, leased_until=None, lease=None):
        write(by, "import.queued", object_id=job.run_id, organisation=job.run.organisation_id, on=on)


@transaction.atomic
def _lease(only: UUID | None = None) -> Job | None:
    moment = clock.now()
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=moment)
    rows = models.QuerySet(Job).filter(free, finished_at__isnull=True, stopped_at__isnull=True)
    if only is not None:
        rows = rows.filter(pk=only)
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    job = rows.order_by("created_at").first()
    if job is None:
        return None
    job.lease, job.leased_until, job.attempts = uuid4(), moment + LEASE, job.attempts + 1
    job.save(update_fields=["lease", "leased_until", "attempts"])
    return job


def _try(job: Job) -> None:
    """One turn. A fault is written down; after MAX_ATTEMPTS turns without a batch somebody has to look."""
    try:
        _take(job)
    except _Lost:
        logger.info("import %s went to another worker", job.run_id)
    except FileUnreadable:
        _stop(job, "unreadable")
    except Exception as error:
        # The lease stays as the pause before the next turn.
        logger.exception("import %s stopped", job.run_id)
        if models.QuerySet(Job).filter(pk=job.pk, attempts__gte=MAX_ATTEMPTS).exists():
            _stop(job, type(error).__name__)


def _take(job: Job) -> None:
    """Store what is not stored yet, a batch and its place in one transaction."""
    upload, run = job.upload, job.run
    if not upload.content:
        raise _Lost
    by = Actor(run.by_id, on=run.on)
    read = upload_read(upload, upload_book(upload), on=run.on, mapping=mapping_from_data(run.mapping))
    taken = rows_taken(run)
    left = [row for row in read.rows if (row.sheet[:120], row.number) not in taken]
    planner = Planner(programme=run.programme, organisation=run.organisation, on=run.on)
    batches = planner.batches(Source(upload.name, replace(read, rows=left)))
    going = True
    while going:
        with transaction.atomic():
            _hold(job, run)
            planned = next(batches, None)
            if planned is None:
                going = False
                _finish(job, run, by)
            else:
                _store(planned, run, by, run.on)


def _hold(job: Job, run: Import) -> None:
    """Renew the lease, in the transaction of the batch: who lost it stores nothing more."""
    mine = models.QuerySet(Job).filter(pk=job.pk, lease=job.lease, finished_at__isnull=True)
    if not mine.update(leased_until=clock.now() + LEASE, attempts=0):
        raise _Lost
    _one_at_a_time(run.organisation_id)


def _finish(job: Job, run: Import, by: Actor) -> None:
    models.QuerySet(Upload).filter(pk=job.upload_id).update(content="")
    models.QuerySet(Job).filter(pk=job.pk).update(finished_at=clock.now(), lease=None, leased_until=None)
    _journal(run, by, run.on, counts_of(run))


def _stop(job: Job, failure: str) -> None:
    models.QuerySet(Job).filter(pk=job.pk, lease=job.lease).update(
        stopped_at=clock.now(), failure=failure[:80], lease=None, leased_until=None
    )
