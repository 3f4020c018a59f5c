"""Whether, by which channel, when and in which words a message may go to her: the one place that decides it."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from aanzet.core.languages import HERS, known
from aanzet.core.sealed import CannotOpen
from aanzet.outbox.enums import Channel as Carried
from aanzet.outbox.ways import Way
from aanzet.participants.enums import Channel, Discretion
from aanzet.participants.models import Participant, SafeContact
from aanzet.participants.times import SafeTimes
from aanzet.participants.vault import Vault

# What the house can send by itself. A call, a letter and a person she trusts need somebody who knows her.
SENT_BY = {Channel.SMS: Carried.SMS, Channel.MAIL: Carried.MAIL}


def way_to(recipient: UUID, moment: datetime) -> Way | None:
    """The way to a participant, by her own id or her account's; None: this is no participant. Of two rows of one
    account the one that allows less counts."""
    rows = QuerySet(Participant).filter(Q(pk=recipient) | Q(account_id=recipient))
    ways = [_way(row, moment) for row in rows.select_related("safe_contact", "data_key", "account")]
    strict = [Discretion.NONE, Discretion.NEUTRAL, Discretion.FULL]
    return min(ways, key=lambda way: (not way.held, strict.index(Discretion(way.level))), default=None)


def level_of(person: Participant) -> Discretion:
    """What a message may show her. A phone that somebody else uses shows nothing that tells."""
    row = _contact(person)
    if row is None or person.erased_on is not None:
        return Discretion.NONE
    level = Discretion(row.discretion)
    return Discretion.NEUTRAL if level == Discretion.FULL and person.phone_shared else level


def language_of(person: Participant) -> str:
    """The language to write in: what she chose for messages, reads, speaks, or reads her pages in."""
    row = _contact(person)
    account = person.account.language if person.account else ""
    wanted = (row.language if row else "", person.reads_language, person.language, account)
    return next((code for code in wanted if code in HERS), known(account))


def times_of(person: Participant, keys: Vault) -> SafeTimes:
    """The times she tapped. Raises CannotOpen when her key was erased."""
    row = _contact(person)
    return SafeTimes.read(keys.open(row, "times")) if row else SafeTimes()


def _contact(person: Participant) -> SafeContact | None:
    return getattr(person, "safe_contact", None)


def _way(person: Participant, moment: datetime) -> Way:
    level, row = level_of(person), _contact(person)
    language = language_of(person)
    if row is None or level == Discretion.NONE:
        return Way(language=language, held="not_asked_yet" if row is None else "asked_not_to")
    channel = SENT_BY.get(Channel(row.channel)) if row.channel else None
    if channel is None:
        return Way(level, language=language, held="not_in_writing" if row.channel else "no_way_chosen")
    to = person.phone if channel == Carried.SMS else person.email
    if not to:
        return Way(level, channel, language=language, held="no_address")
    keys = Vault(person.pk, getattr(person, "data_key", None))
    try:
        times = times_of(person, keys)
        only_words = not times.chosen and keys.open(row, "hours")
    except CannotOpen:
        return Way(language=language, held="asked_not_to")
    if only_words:
        # No machine can keep to her own words.
        return Way(level, channel, language=language, held="times_unclear")
    first = times.next_allowed(moment, timezone.get_default_timezone())
    return Way(level, channel, to, language, first if first > moment else None)
