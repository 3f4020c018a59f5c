"""Reading for imports: files, what an import would do, what it did."""

from aanzet.imports.queries.files import (
    Files,
    FileUnreadable,
    import_check,
    limits,
    read_file,
    read_files,
    upload_open,
    upload_place,
)
from aanzet.imports.queries.known import row_key
from aanzet.imports.queries.listing import (
    ImportLine,
    choices_for,
    import_line,
    import_named,
    imports_listed,
    noted_rows,
    partner_named,
    partners_of,
    read_mapping,
    refused_rows,
)
from aanzet.imports.queries.planning import BATCH, Planned, Planner, Source, rest_of
from aanzet.imports.queries.report import Report, Said

__all__ = [
    "BATCH",
    "FileUnreadable",
    "Files",
    "ImportLine",
    "Planned",
    "Planner",
    "Report",
    "Said",
    "Source",
    "choices_for",
    "import_check",
    "import_line",
    "import_named",
    "imports_listed",
    "limits",
    "noted_rows",
    "partner_named",
    "partners_of",
    "read_file",
    "read_files",
    "read_mapping",
    "refused_rows",
    "rest_of",
    "row_key",
    "upload_open",
    "upload_place",
]
