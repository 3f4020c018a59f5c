"""For whom a line on her pages is there."""

from django.http import HttpRequest

from aanzet.ambassadors.queries.calls import ambassador_rows, programmes_of_hers


def went_out(request: HttpRequest) -> bool:
    """She is an ambassador now."""
    actor = request.actor  # type: ignore[attr-defined]
    return ambassador_rows(actor.user_id, actor.on).exists()


def may_become(request: HttpRequest) -> bool:
    """Her programme works with ambassadors."""
    actor = request.actor  # type: ignore[attr-defined]
    return programmes_of_hers(actor)
