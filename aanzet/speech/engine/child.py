"""The child process: takes away what speaking never needs, then becomes the engine.

    python -I -S child.py MEMORY SECONDS PROGRAM ARGUMENT...

Standard library only, and nothing of ours: it starts in a few milliseconds.
"""

import os
import sys


def confine(memory: int, seconds: int) -> None:
    """Limits of memory (bytes) and processor time; no file may be written. A platform without a limit goes on
    without that one."""
    try:
        import resource
    except ImportError:
        return
    for name, amount in (
        ("RLIMIT_AS", memory),
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
    ):
        try:
            resource.setrlimit(getattr(resource, name), (amount, amount))
        except (AttributeError, ValueError, OSError):
            continue


if __name__ == "__main__":
    confine(int(sys.argv[1]), int(sys.argv[2]))
    os.execv(sys.argv[3], sys.argv[3:])  # noqa: S606 - the program that the parent found, no shell
