"""Ending visits that go on elsewhere."""

from uuid import UUID

from django.contrib.auth.hashers import is_password_usable, make_password

from aanzet.accounts.models import User


def visits_end(user_id: UUID) -> None:
    """Every open visit of a participant ends at its next request: a session holds only as long as what is kept of the
    password does, and hers is none. Who works here keeps her password, and so her visits."""
    for user in User.objects.select_for_update().filter(pk=user_id):
        if not is_password_usable(user.password):
            User.objects.filter(pk=user.pk).update(password=make_password(None))
