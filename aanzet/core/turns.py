"""Of two who write about one thing at once, the second waits for the first."""

from django.db.models import Model, QuerySet


def in_turn(row: Model) -> None:
    """Keep a row for this transaction: of two presses at once the second sees what the first did."""
    QuerySet(type(row)).select_for_update(of=("self",)).filter(pk=row.pk).order_by().first()
