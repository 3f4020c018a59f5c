"""How far a file is that is being taken over; counted from what is stored."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from aanzet.access.scope import unscoped
from aanzet.core import clock
from aanzet.imports.enums import Outcome, Stage
from aanzet.imports.models import Import, ImportRow, Job, Upload
from aanzet.imports.queries.planning import BATCH

# What one batch holds is taken over while the reader waits; more goes to a worker.
AT_ONCE = BATCH


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` rows are stored. `late`: it waits longer than a worker needs to see it."""

    run_id: UUID
    upload_id: UUID
    name: str
    on: date
    stage: Stage
    done: int
    total: int
    late: bool

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


def job_of(upload: Upload) -> Job | None:
    """The taking over of a chosen file; None as long as nobody asked for it."""
    return QuerySet(Job).filter(upload=upload).select_related("run", "upload").first()


def progress_of(job: Job) -> Progress:
    """How far it is, in one query."""
    with unscoped("imports.run"):
        done = ImportRow.objects.filter(run=job.run_id).count()
    stage = stage_of(job.finished_at, job.stopped_at, job.leased_until)
    late = stage == Stage.WAITING and (clock.now() - job.created_at).total_seconds() > 60
    return Progress(job.run_id, job.upload_id, job.upload.name, job.run.on, stage, done, job.total, late)


def stage_of(finished: datetime | None, stopped: datetime | None, leased_until: datetime | None) -> Stage:
    """Where it stands, derived from its dates."""
    if finished:
        return Stage.FINISHED
    if stopped:
        return Stage.STOPPED
    return Stage.RUNNING if leased_until and leased_until > clock.now() else Stage.WAITING


def rows_taken(run: Import) -> set[tuple[str, int]]:
    """(sheet, number) of the rows that are stored already."""
    with unscoped("imports.run"):
        return set(ImportRow.objects.filter(run=run).values_list("sheet", "number"))


def counts_of(run: Import) -> dict[str, int]:
    """What became of the rows, as the report counts them."""
    with unscoped("imports.run"):
        rows = ImportRow.objects.filter(run=run).order_by().values_list("outcome").annotate(n=Count("pk"))
        found = dict(rows)
    told = {each.value: found.get(each.value, 0) for each in Outcome}
    return {"rows": sum(told.values())} | told
