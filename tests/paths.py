"""Where the shared folder of the project lies (registers, vocabularies): beside the repository, read only."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("AANZET_SHARED", ROOT.parent / "shared"))
