"""The message house of programmes: what may be said outside once it is approved, and the words for a mail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from aanzet.access.actor import Actor
from aanzet.access.queries import visible
from aanzet.alliances.models import Alliance, AllianceMembership, Organisation
from aanzet.core.text import localised
from aanzet.programmes.models import Programme
from aanzet.programmes.queries.programmes import blueprint_of, own_name
from aanzet.programmes.shapes import Message


@dataclass(frozen=True, slots=True)
class MessageText:
    """The whole message in one language, ready to be copied. `mail`: an address that opens a new mail with it."""

    language: str
    own_name: str
    text: str
    mail: str

    @property
    def rows(self) -> int:
        """Lines of the box in which it stands: about sixty characters fit on one."""
        return sum(1 + len(line) // 60 for line in self.text.splitlines())


@dataclass(frozen=True, slots=True)
class MessageRow:
    """The message of one programme. `approved`: it may be used today."""

    slug: str
    programme: str
    approved: bool
    approved_on: date | None
    approved_by: str
    texts: list[MessageText]
    links: list[tuple[str, str]]


def message_rows(*, actor: Actor, on: date, language: str) -> list[MessageRow]:
    """The messages of the programmes that the actor may see, by name (source S5-04). One query."""
    rows = []
    for programme in visible(Programme, actor, "message.list").order_by("name"):
        found = blueprint_of(programme)
        if found.message is None:
            continue
        message = found.message
        rows.append(
            MessageRow(
                programme.slug, programme.name, message.approved(on), message.approved_on,
                localised(message.approved_by, language) if message.approved_by else "",
                [_text(programme, message, each) for each in found.languages],
                [(localised(each.title, language), each.url) for each in found.links],
            )
        )  # fmt: skip
    return rows


def _text(programme: Programme, message: Message, language: str) -> MessageText:
    text = words_of(programme, message, language)
    mail = urlencode({"subject": programme.name, "body": text}, quote_via=quote)
    return MessageText(language, own_name(language), text, f"mailto:?{mail}")


def words_of(programme: Programme, message: Message, language: str) -> str:
    """The message as plain text: the core, the pillars as a list, and where to read more."""
    pillars = [f"- {localised(each, language)}" for each in message.pillars]
    page = f"{settings.SITE_URL.rstrip('/')}/programmes/{programme.slug}/"
    return "\n".join([localised(message.core, language), *pillars, page])


def words_for_mail(
    *, organisation: Organisation, alliance: Alliance | None, on: date, language: str
) -> str:  # fmt: skip
    """What an invitation says of the programmes it is for: their approved messages; empty when there is none."""
    said = []
    for programme in _running(_alliances(organisation, alliance, on), on):
        message = blueprint_of(programme).message
        if message is not None and message.approved(on):
            said.append(f"{programme.name}\n{words_of(programme, message, language)}")
    return "\n\n".join(said)


def _alliances(organisation: Organisation, alliance: Alliance | None, on: date) -> list[UUID]:
    """The alliance that is named, else all in which the organisation takes part on the day."""
    if alliance is not None:
        return [alliance.pk]
    runs = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    rows = AllianceMembership.objects.filter(runs, organisation=organisation, starts_on__lte=on)
    return list(rows.values_list("alliance", flat=True).distinct())


def _running(alliances: Iterable[UUID], on: date) -> Iterable[Programme]:
    runs = Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    return Programme.objects.filter(runs, alliance__in=list(alliances)).order_by("name")
