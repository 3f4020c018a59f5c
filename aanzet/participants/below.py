"""The parts of what stands about a woman in this room and in the rooms below it, which do not know her."""

from datetime import date
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from aanzet.accounts.models import Card, CodeStop, User
from aanzet.accounts.queries import card_misses
from aanzet.alliances.models import Membership
from aanzet.journal import labels
from aanzet.journal.models import Entry
from aanzet.outbox.models import Message
from aanzet.participants.enums import RestrictionKind
from aanzet.participants.models import (
    Consent,
    Fingerprint,
    Limit,
    Link,
    NameToken,
    Opening,
    Participant,
    ParticipantKey,
    Restriction,
    SafeContact,
    Skill,
    Strength,
)
from aanzet.participants.parts import Item, Part, Table, Told, register
from aanzet.participants.times import SafeTimes, times_in_words
from aanzet.participants.vault import Vault
from aanzet.reference.lists import language

OF = "participant"


def _born(row: Any) -> str:
    return date_format(row.birth_date, "DATE_FORMAT") if row.birth_date else str(row.birth_year or "")


def _language(row: Any) -> str:
    found = language(row.language)
    return found.own_name if found else str(row.language)


def _safe_times(row: Any, keys: Vault) -> list[tuple[str, str]]:
    return [(gettext("Safe times"), times_in_words(SafeTimes.read(keys.open(row, "times"))))]


def _organisation(row: Any) -> str:
    return str(row.organisation.name)


def _user(row: Any) -> str:
    return str(row.user.name)


PERSON = Part(
    name="person",
    title=_("About you"),
    order=10,
    tables=(
        Table(
            Participant,
            "pk",
            _("About you"),
            {
                "call_name": _("Name"),
                "full_name": _("Whole name"),
                "birth_date": _("Born"),
                "gender": _("Gender"),
                "phone": _("Phone"),
                "email": _("Mail"),
                "language": _("Language"),
                "postcode": _("Postcode"),
                "district": _("District"),
                "organisation": _("Organisation"),
            },
            values={"birth_date": _born, "language": _language, "organisation": _organisation},
            # Figures leave men out of counts of women, and count per organisation.
            keeps=("organisation", "gender"),
            stamp="erased_on",
        ),
        Table(
            SafeContact,
            OF,
            _("How we may reach you"),
            {
                "discretion": _("Message"),
                "channel": _("How"),
                "hours": _("When"),
                "who_answers": _("Who may answer"),
                "may_say": _("What may be said"),
            },
            say=_safe_times,
        ),
        Table(Strength, OF, _("What I am good at"), {"name": _("Strength"), "example": _("Example")}),
        Table(Skill, OF, _("What I can do"), {"name": _("Skill"), "year_last_used": _("Last used in")}),
        Table(
            Consent,
            OF,
            _("Your yes"),
            {
                "organisation": _("Who"),
                "topic": _("May see"),
                "until": _("Until"),
                "withdrawn_on": _("Taken back on"),
            },
            values={"organisation": _organisation},
        ),
        Table(
            Restriction,
            OF,
            _("Hidden file"),
            {"kind": _("How"), "starts_on": _("From"), "ends_on": _("Until")},
            # Her copy may be read at home: what her coach noted about safety there is not in it.
            tells=~Q(kind=RestrictionKind.UNSAFE),
        ),
        Table(
            Limit,
            OF,
            _("What you keep to yourself"),
            {"user": _("From whom"), "part": _("What"), "set_on": _("From"), "lifted_on": _("Until")},
            values={"user": _user},
        ),
        # Who opened a hidden file, and when, stands in the trace; why is for her coach.
        Table(Opening, OF, "", told=False),
        Table(NameToken, OF, "", told=False),
        Table(Fingerprint, OF, "", told=False),
        Table(ParticipantKey, OF, "", told=False),
        Table(Link, "one", "", told=False),
    ),
)


def _account(participant: Participant) -> User | None:
    return participant.account if participant.account_id else None


def _of_hers(participant: Participant) -> Q:
    """Messages to her row or to her account."""
    ids = [participant.pk, *([participant.account_id] if participant.account_id else [])]
    return Q(recipient_id__in=ids)


def _tell_messages(participant: Participant) -> Told:
    found = []
    for row in Message.objects.filter(_of_hers(participant)).order_by("queued_at"):
        day = date_format(timezone.localdate(row.queued_at), "DATE_FORMAT")
        words = "" if row.secret else " ".join(filter(None, [row.subject, row.body]))
        data = {
            "queued_at": row.queued_at.isoformat(),
            "sent_at": row.sent_at.isoformat() if row.sent_at else None,
            "channel": row.channel,
            "to": row.to,
            "text": words,
        }
        lines = (
            (gettext("Day"), day),
            (gettext("How"), str(row.get_channel_display())),
            (gettext("Text"), words),
        )
        found.append(Item("outbox.message", gettext("Message to you"), tuple(p for p in lines if p[1]), data))
    return Told(tuple(found))


def _take_messages(participant: Participant, on: date) -> int:
    """All that was written or is going to be: words, address, and that she was written to."""
    rows = Message.objects.filter(_of_hers(participant))
    account = _account(participant)
    if account is not None:
        reached = [address for address in (account.email, account.phone) if address]
        rows = rows | Message.objects.filter(to__in=reached)
    if participant.phone or participant.email:
        own = [address for address in (participant.phone, participant.email) if address]
        rows = rows | Message.objects.filter(to__in=own)
    return rows.delete()[0]


# That somebody noted her home as unsafe stands on no page or paper of hers: who is with her may read along.
NOT_TOLD = frozenset({"participant.safety_noted", "participant.safety_ended", "case.safety.set"})


def _tell_trace(participant: Participant) -> Told:
    rows = (
        Entry.objects.filter(subject_id=participant.pk).exclude(action__in=NOT_TOLD).order_by("chain", "seq")
    )
    names = dict(User.objects.filter(pk__in=rows.values("actor_id")).values_list("pk", "name"))
    found = []
    for row in rows:
        what = gettext("Somebody looked at a page about you") if row.is_read else labels.label(row.action)
        who = names.get(row.actor_id, "") if row.actor_id else ""
        data = {"at": row.at.isoformat(), "who": who, "action": row.action, "looked": row.is_read}
        day = date_format(timezone.localtime(row.at), "DATETIME_FORMAT")
        lines = ((gettext("Day"), day), (gettext("Who"), who), (gettext("What"), what))
        found.append(Item("journal.entry", gettext("Who did what"), tuple(p for p in lines if p[1]), data))
    return Told(tuple(found))


def _tell_account(participant: Participant) -> Told:
    account = _account(participant)
    if account is None:
        return Told()
    data = {
        "name": account.name,
        "email": account.email,
        "phone": account.phone,
        "language": account.language,
        "last_login": account.last_login.isoformat() if account.last_login else None,
        "codes_stopped": [
            {"way": way, "on": day.isoformat(), "ended_on": ended.isoformat() if ended else None}
            for way, day, ended in CodeStop.objects.filter(user=account).values_list("way", "on", "ended_on")
        ],
        "wrong_numbers": [
            {"on": each.on.isoformat(), "times": each.number} for each in card_misses(user_id=account.pk)
        ],
        "cards": [
            {"made_on": made.isoformat(), "ended_on": ended.isoformat() if ended else None, "why": why}
            for made, ended, why in Card.objects.filter(user=account).values_list(
                "made_on", "ended_on", "why"
            )
        ],
    }
    lines = (
        (gettext("Name"), account.name),
        (gettext("Mail"), account.email or ""),
        (gettext("Phone"), account.phone or ""),
    )
    item = Item("accounts.user", gettext("How you sign in"), tuple(p for p in lines if p[1]), data)
    return Told((item,))


def _take_account(participant: Participant, on: date) -> int:
    """Her sign-in goes, unless she signs in with it elsewhere too; cards made for her here go in any case."""
    account = _account(participant)
    if account is None:
        return 0
    cards = Card.objects.filter(subject_id=participant.pk)
    gone = cards.count()
    cards.delete()
    gone += CodeStop.objects.filter(subject_id=participant.pk).delete()[0]
    if Membership.objects.filter(user=account).exists():
        return gone
    if QuerySet(Participant).filter(account=account).exclude(pk=participant.pk).exists():
        return gone
    ended = [
        session.pk
        for session in Session.objects.all().iterator(chunk_size=500)
        if session.get_decoded().get("_auth_user_id") == str(account.pk)
    ]
    Session.objects.filter(pk__in=ended).delete()
    account.delete()
    return 1 + len(ended) + gone


MESSAGES = Part("messages", _("Messages to you"), 80, tell=_tell_messages, take=_take_messages)
TRACE = Part("trace", _("Who did what, and who looked"), 90, tell=_tell_trace)
ACCOUNT = Part("account", _("How you sign in"), 95, tell=_tell_account, take=_take_account)


def register_parts() -> None:
    """The journal keeps its chain: codes and ids without a word of hers."""
    for part in (PERSON, MESSAGES, TRACE, ACCOUNT):
        register(part)
