"""How she gets in: her codes, her card; and in which country she takes part."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.accounts.enums import CodeWay
from aanzet.accounts.queries import CardLine, CodeLine, MissDay, card_line, card_misses, code_lines
from aanzet.cases.models import Case
from aanzet.participants.models import Participant


@dataclass(frozen=True, slots=True)
class WayIn:
    """`lines`: the addresses of her account; codes go to those that are not stopped. `offered_*`: an address of hers
    that gets no codes yet. `misses`: days on which wrong numbers were typed with her card, for herself alone."""

    lines: tuple[CodeLine, ...] = ()
    offered_email: str = ""
    offered_phone: str = ""
    phone_shared: bool = False
    card: CardLine | None = None
    misses: tuple[MissDay, ...] = ()

    @property
    def codes(self) -> tuple[CodeLine, ...]:
        """Where her codes go."""
        return tuple(line for line in self.lines if line.stopped_on is None)

    @property
    def stopped(self) -> tuple[CodeLine, ...]:
        return tuple(line for line in self.lines if line.stopped_on is not None)

    @property
    def phone(self) -> str:
        return next((line.address for line in self.codes if line.way == CodeWay.PHONE), "")

    @property
    def nothing(self) -> bool:
        return not (self.codes or (self.card and self.card.living))

    @property
    def may_stop(self) -> bool:
        """Can she still come in when she stops one way?"""
        return bool(self.card and self.card.living) or len(self.codes) > 1


def way_in(*, participant: Participant, on: date) -> WayIn:
    """How one woman signs in, fetched through the door."""
    account = participant.account_id
    lines = code_lines(user_id=account) if account else ()
    return WayIn(
        lines=lines,
        offered_email=_offered(lines, CodeWay.EMAIL, participant.email),
        offered_phone=_offered(lines, CodeWay.PHONE, participant.phone),
        phone_shared=bool(participant.phone_shared),
        card=card_line(user_id=account, on=on) if account else None,
    )


def _offered(lines: tuple[CodeLine, ...], way: str, address: str) -> str:
    """Her own address as it stands in her details, when no codes go there: not what was stopped."""
    held = next((line for line in lines if line.way == way), None)
    other = held is None or (held.stopped_on is not None and held.address != address)
    return address if other else ""


def own_way_in(*, user_id: UUID, on: date, alone: bool) -> WayIn:
    """How she herself gets in. `alone`: nobody of the house sits beside her."""
    misses = card_misses(user_id=user_id) if alone else ()
    return WayIn(lines=code_lines(user_id=user_id), card=card_line(user_id=user_id, on=on), misses=misses)


def country_of_her(user_id: UUID) -> str:
    """The country of the newest programme in which the owner of an account takes part; empty when she does not."""
    newest = (
        QuerySet(Case).filter(participant__account_id=user_id).order_by("-first_contact_on", "-created_at")
    )
    return newest.values_list("programme__country", flat=True).first() or ""
