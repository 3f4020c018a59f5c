"""The memory that opening one file takes, as the child process of an import opens it: prints MiB.

python -m bench.imports.opened FILE
"""

import sys
from pathlib import Path

from aanzet.imports.opening.kinds import kind_of
from aanzet.imports.opening.plain import book_of
from aanzet.imports.opening.workbook import sheets_of
from aanzet.imports.reading import Limits


def main() -> int:
    limits = Limits()
    with Path(sys.argv[1]).open("rb") as file:
        if kind_of(file, limits) == "xlsx":
            held: object = list(sheets_of(file, limits))
        else:
            held = book_of(file, limits)
    # The highest water of this very program; ru_maxrss would count what forked it.
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    print(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024)
    return int(held is None)


if __name__ == "__main__":
    sys.exit(main())
