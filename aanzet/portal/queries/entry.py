"""How she gets in: her codes, her card; and in which country she takes part."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.accounts.queries import CardLine, card_line, code_ways
from aanzet.cases.models import Case
from aanzet.participants.models import Participant


@dataclass(frozen=True, slots=True)
class WayIn:
    """`email`, `phone`: where her codes go. `offered_*`: an address of hers that gets no codes yet."""

    email: str = ""
    phone: str = ""
    offered_email: str = ""
    offered_phone: str = ""
    phone_shared: bool = False
    card: CardLine | None = None

    @property
    def nothing(self) -> bool:
        return not (self.email or self.phone or (self.card and self.card.living))


def way_in(*, participant: Participant, on: date) -> WayIn:
    """How one woman signs in, fetched through the door."""
    account = participant.account_id
    email, phone = code_ways(user_id=account) if account else ("", "")
    return WayIn(
        email=email,
        phone=phone,
        offered_email="" if email else participant.email,
        offered_phone="" if phone else participant.phone,
        phone_shared=bool(participant.phone_shared),
        card=card_line(user_id=account, on=on) if account else None,
    )


def own_way_in(*, user_id: UUID, on: date) -> WayIn:
    """How she herself gets in."""
    email, phone = code_ways(user_id=user_id)
    return WayIn(email=email, phone=phone, card=card_line(user_id=user_id, on=on))


def country_of_her(user_id: UUID) -> str:
    """The country of the newest programme in which the owner of an account takes part; empty when she does not."""
    newest = (
        QuerySet(Case).filter(participant__account_id=user_id).order_by("-first_contact_on", "-created_at")
    )
    return newest.values_list("programme__country", flat=True).first() or ""
