"""No codes to a number or an address where somebody else picks up."""

from datetime import date
from uuid import UUID

from django.db import transaction

from aanzet.accounts.actions.visits import visits_end
from aanzet.accounts.models import CodeStop, User
from aanzet.journal.actions import By, write


@transaction.atomic
def codes_stop(*, by: By, on: date, user: User, way: str, subject: UUID) -> None:
    """From now on no code goes to this way of the account, and visits that are open end. Stopping twice changes
    nothing."""
    if not getattr(user, way):
        return
    row, fresh = CodeStop.objects.get_or_create(
        user=user, way=way, ended_on=None, defaults={"subject_id": subject, "on": on, "by_id": by.user_id}
    )
    if fresh:
        visits_end(user.pk)
        write(by, "account.codes_stopped", subject=subject, object_id=row.pk, data={"way": way}, on=on)


@transaction.atomic
def codes_again(*, by: By, on: date, user: User, way: str, subject: UUID) -> None:
    """Codes go to this way of the account again."""
    ended = CodeStop.objects.filter(user=user, way=way, ended_on=None).update(
        ended_on=on, ended_by_id=by.user_id
    )
    if ended:
        write(by, "account.codes_again", subject=subject, object_id=user.pk, data={"way": way}, on=on)
