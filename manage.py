"""Django's command line; `bin/aanzet` runs it in the project's own environment."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aanzet.config.settings")
    from django.core.management import execute_from_command_line

    from aanzet.core.messages import compile_all

    # Compiled catalogues are not in the repository; making them takes no time when nothing changed.
    compile_all()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
