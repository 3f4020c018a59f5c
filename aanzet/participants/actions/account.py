"""Her way in: the account with which she signs in herself."""

from datetime import date

from django.db import transaction

from aanzet.access.actor import Actor
from aanzet.accounts.actions import account_create, address_give
from aanzet.accounts.models import User
from aanzet.core.languages import HERS
from aanzet.journal.actions import write
from aanzet.participants.models import Participant


@transaction.atomic
def account_open(
    *,
    by: Actor | None,
    on: date,
    participant: Participant,
    language: str = "",
    email: str = "",
    phone: str = "",
) -> User:
    """Her account, made when she has none yet; with `email` or `phone` she gets her codes there too. Without both it
    is opened by a printed card. `language`: what her pages speak when she reads none of ours. Raises Refused when an
    address belongs to another account."""
    if participant.account is not None:
        return address_give(by=by, on=on, user=participant.account, email=email, phone=phone)
    reads = (participant.reads_language, participant.language, language)
    user = account_create(
        by=by, on=on, name=participant.call_name, email=email, phone=phone, by_card=True,
        language=next((each for each in reads if each in HERS), HERS[0]),
    )  # fmt: skip
    participant.account = user
    participant.save(update_fields=["account"])
    write(by, "participant.account_opened", subject=participant.pk, object_id=user.pk, on=on)
    return user
