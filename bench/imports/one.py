"""One register in one process on an empty database: prints one JSON document.

python -m bench.imports.one KIND ROWS FOLDER
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import django


def main() -> int:
    kind, many, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    django.setup()
    from django.core.management import call_command

    from aanzet.core import clock
    from aanzet.imports.actions import import_run
    from aanzet.imports.queries import partner_named, read_files
    from aanzet.imports.reading import Mapping
    from bench.imports.registers import written

    call_command("migrate", verbosity=0, interactive=False)
    today = clock.today()
    programme, partner = partner_named("samen-sterk-met-werk", "malak", on=today)
    path = written(folder, kind, many)

    def once() -> tuple[Any, float, float]:
        begun = time.perf_counter()
        files = read_files([path], country="nl", on=today, mapping=Mapping())
        read = time.perf_counter()
        report = import_run(
            by=None,
            on=today,
            programme=programme,
            organisation=partner,
            sources=files.sources,
            digest=files.digest,
        )
        return report, read - begun, time.perf_counter() - read

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spent = _processor()
    first, read, store = once()
    spent = _processor() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    again, read_again, store_again = once()
    nameless = sum(1 for number in range(many) if number % 100 == 98)
    assert len(first.refused) == nameless, (len(first.refused), nameless)
    assert first.stored + first.matched + nameless == many
    assert again.unchanged == many - nameless
    command = [sys.executable, "-m", "bench.imports.opened", str(path)]
    opened = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    result = {
        "kind": kind,
        "rows": many,
        "stored": first.stored,
        "matched": first.matched,
        "refused": len(first.refused),
        "read_s": round(read, 2),
        "store_s": round(store, 2),
        "again_s": round(read_again + store_again, 2),
        "rows_per_s": round(many / (read + store)),
        "processor_s": round(spent, 2),
        "rows_per_processor_s": round(many / spent),
        "peak_mib": round(peak / 1024),
        "before_mib": round(before / 1024),
        "open_peak_mib": int(opened.stdout),
    }
    print(json.dumps(result))
    return 0


def _processor() -> float:
    """Seconds of processor that this process and its ended children took."""
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


if __name__ == "__main__":
    sys.exit(main())
