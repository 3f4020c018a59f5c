"""Reading for imports: files, what an import would do, what it did."""

from aanzet.imports.queries.files import Files, FileUnreadable, import_check, limits, read_file, read_files
from aanzet.imports.queries.known import row_key
from aanzet.imports.queries.planning import BATCH, Planned, Planner, Source, rest_of
from aanzet.imports.queries.report import Report, Said

__all__ = [
    "BATCH",
    "FileUnreadable",
    "Files",
    "Planned",
    "Planner",
    "Report",
    "Said",
    "Source",
    "import_check",
    "limits",
    "read_file",
    "read_files",
    "rest_of",
    "row_key",
    "upload_open",
    "upload_place",
]
