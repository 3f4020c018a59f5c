"""Where an ambassador stands on the participation ladder (six rungs, from isolated to paid work without support)."""

from datetime import date

from aanzet.ambassadors.models import Call
from aanzet.ambassadors.queries.ready import lacking

# Unpaid work (practice.md, section 6): for who is ready and goes out, not for who only said yes.
UNPAID_WORK = 4


def rung_of(call: Call | None, *, on: date) -> int | None:
    """The rung that being an active ambassador counts as; None for who is not active."""
    if call is None or call.volunteer is None or lacking(call.volunteer, on=on):
        return None
    return UNPAID_WORK
