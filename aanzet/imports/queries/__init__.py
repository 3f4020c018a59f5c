"""Reading for imports: files, what an import would do, what it did."""

from aanzet.imports.queries.files import (
    Files,
    FileUnreadable,
    import_check,
    limits,
    read_file,
    read_files,
    upload_digest,
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
from aanzet.imports.queries.preview import (
    ColumnSeen,
    Masked,
    Preview,
    mapping_of,
    upload_book,
    upload_columns,
    upload_preview,
    upload_read,
)
from aanzet.imports.queries.report import Report, Said
from aanzet.imports.queries.rest import Rest, register_rest

__all__ = [
    "BATCH",
    "ColumnSeen",
    "FileUnreadable",
    "Files",
    "ImportLine",
    "Masked",
    "Planned",
    "Planner",
    "Preview",
    "Report",
    "Rest",
    "Said",
    "Source",
    "choices_for",
    "import_check",
    "import_line",
    "import_named",
    "imports_listed",
    "limits",
    "mapping_of",
    "noted_rows",
    "partner_named",
    "partners_of",
    "read_file",
    "read_files",
    "read_mapping",
    "refused_rows",
    "register_rest",
    "rest_of",
    "row_key",
    "upload_book",
    "upload_columns",
    "upload_digest",
    "upload_open",
    "upload_place",
    "upload_preview",
    "upload_read",
]
