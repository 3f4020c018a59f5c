"""`python -m aanzet.core.messages [ROOM ...] [--check] [--compile]`: works while the rest does not start yet."""

import argparse
import sys
from collections.abc import Sequence

from aanzet.core.messages import LANGUAGES, compile_all, faults, rooms, update


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments, shared with the management command."""
    parser.add_argument("room", nargs="*", help="only these rooms (default: all)")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; list what is missing; exit 1 if any"
    )
    parser.add_argument(
        "--language",
        action="append",
        choices=LANGUAGES,
        help="only this language, may be repeated (default: all)",
    )
    parser.add_argument(
        "--compile", action="store_true", help="only write the compiled catalogues that are old"
    )


def run(
    wanted: Sequence[str], *, check: bool, compile_only: bool, languages: Sequence[str] | None = None
) -> tuple[list[str], int]:
    """Do it; return the lines to print and the exit status."""
    unknown = set(wanted) - {room.name for room in rooms()}
    if unknown:
        return [f"There is no room called {', '.join(sorted(unknown))}."], 1
    chosen = [room for room in rooms() if not wanted or room.name in wanted]
    if compile_only:
        return [f"{compile_all()} catalogues compiled"], 0
    if check:
        found = list(faults(chosen, languages=languages or LANGUAGES))
        return [*found, f"{len(found)} faults in the texts"], int(bool(found))
    lines = update(chosen, languages=languages or LANGUAGES)
    compile_all()
    return lines or ["All catalogues are up to date."], 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="aanzet messages", description=__doc__)
    add_arguments(parser)
    given = parser.parse_args()
    lines, status = run(given.room, check=given.check, compile_only=given.compile, languages=given.language)
    print("\n".join(lines))
    return status


if __name__ == "__main__":
    sys.exit(main())
