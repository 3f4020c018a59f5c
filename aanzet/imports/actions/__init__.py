"""Writing for imports: take rows over, take them back."""

from aanzet.imports.actions.jobs import job_add, job_again, job_run, job_work
from aanzet.imports.actions.run import import_run
from aanzet.imports.actions.undo import Undone, import_undo
from aanzet.imports.actions.uploads import upload_add, upload_drop

__all__ = [
    "Undone",
    "import_run",
    "import_undo",
    "job_add",
    "job_again",
    "job_run",
    "job_work",
    "upload_add",
    "upload_drop",
]
