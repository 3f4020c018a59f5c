"""What a start loads: every page, and nothing that only a plan or a workbook needs."""

import json
import subprocess
import sys

from tests.paths import ROOT

HEAVY = ("numpy", "scipy", "ortools", "openpyxl")
START = """
import json, sys
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(json.dumps(sorted(sys.modules)))
"""


def test_a_start_loads_no_solver() -> None:
    done = subprocess.run([sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout)
    assert "aanzet.matching.views" in loaded
    assert not set(HEAVY) & set(loaded)
