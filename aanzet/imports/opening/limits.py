"""How much a file may ask of this machine. All caps hold before or while a file is opened, none after."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, seconds and counts. The defaults take a register of 50,000 rows and nothing of a zip bomb."""

    file_bytes: int = 10_000_000
    unpacked_bytes: int = 120_000_000
    zip_entries: int = 2_000
    sheets: int = 60
    rows: int = 50_000
    columns: int = 200
    cell_characters: int = 32_767
    text_characters: int = 60_000_000
    merged: int = 5_000
    memory_bytes: int = 1_000_000_000
    processor_seconds: int = 60
    wall_seconds: int = 90
