"""Reading volunteers: who is ready, who waits for what, and one volunteer with all steps."""

from aanzet.volunteers.queries.ready import Missing, missing, ready, with_rows

__all__ = ["Missing", "missing", "ready", "with_rows"]
