"""Once a week a coordinator hears how many matches need somebody: numbers and a link, no names."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanzet.access.actor import actor_for
from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases.models.journey import holds
from aanzet.core.languages import known
from aanzet.journal.actions import By, write
from aanzet.matches.enums import DigestBy
from aanzet.matches.models import DigestWay
from aanzet.matches.queries.risk import Line, Worry, lines, quiet_since
from aanzet.outbox.actions import message_queue
from aanzet.outbox.enums import Channel
from aanzet.outbox.models import Message

MONDAY, FROM_HOUR, MONTH = 0, 8, 30


@transaction.atomic
def digest_choose(*, by: By, on: date, user: User, way: str) -> DigestWay:
    """By mail, by text message, or not at all."""
    row = DigestWay.objects.create(user=user, way=DigestBy(way), on=on)
    write(by, "match.digest_chosen", object_id=row.pk, data={"way": row.way}, on=on)
    return row


def way_of(*, user: User) -> DigestBy:
    row = DigestWay.objects.filter(user=user).order_by("-on", "-created_at").first()
    return DigestBy(row.way) if row else DigestBy.MAIL


def digests_make(moment: datetime) -> int:
    """Queue the message of this week for every coordinator with matches that need somebody; once, on Monday from
    eight. Nothing where there is nothing. How many."""
    here = timezone.localtime(moment)
    if here.weekday() != MONDAY or here.hour < FROM_HOUR:
        return 0
    today = here.date()
    people = User.objects.filter(
        pk__in=Membership.objects.filter(holds(today), role=Role.COORDINATOR).values("user_id"),
        is_active=True,
    )
    keys = {user.pk: f"matches:{user.pk}:{today.isoformat()}" for user in people}
    done = set(Message.objects.filter(key__in=keys.values()).values_list("key", flat=True))
    waiting = [user for user in people if keys[user.pk] not in done]
    return sum(_tell(user, today, keys[user.pk]) for user in waiting)


def _tell(user: User, on: date, key: str) -> int:
    way = way_of(user=user)
    to = user.phone if way == DigestBy.SMS else user.email
    if way == DigestBy.NONE or not to:
        return 0
    found = lines(actor=actor_for(user, on=on), on=on)
    with translation.override(known(user.language)):
        said = sentences(found, on=on)
        if not said:
            return 0
        text = " ".join(said[:1]) if way == DigestBy.SMS else "\n".join(f"- {each}" for each in said)
        message_queue(
            by=None, on=on, recipient=user.pk, channel=Channel.SMS if way == DigestBy.SMS else Channel.MAIL,
            to=to, language=user.language, subject=_("Who needs you this week"), body=f"{text}\n{_link()}", key=key,
        )  # fmt: skip
    return 1


def _link() -> str:
    return settings.SITE_URL.rstrip("/") + reverse("matches:together_list")


def sentences(found: tuple[Line, ...], *, on: date) -> list[str]:
    """What needs somebody, in numbers; the first says how many in all. Empty when nothing does."""
    n = sum(1 for each in found if each.reasons)
    if not n:
        return []
    said = [ngettext("%(n)d match needs you.", "%(n)d matches need you.", n) % {"n": n}]
    quiet = quiet_since(found, on=on, days=MONTH)
    if quiet:
        said.append(
            ngettext("No meeting for 30 days: %(n)d match.", "No meeting for 30 days: %(n)d matches.", quiet)
            % {"n": quiet}
        )
    return said + [text for worry in Worry if (text := _counted(found, worry))]


def _counted(found: tuple[Line, ...], worry: Worry) -> str:
    n = sum(1 for each in found if any(reason.worry == worry for reason in each.reasons))
    return f"{WORDS[worry]()}: {n}." if n else ""


WORDS = {
    Worry.NOT_GOOD_HER: lambda: _("She says that it is not good"),
    Worry.NOT_GOOD_VOLUNTEER: lambda: _("The volunteer says that it is not good"),
    Worry.WITHOUT: lambda: _("Volunteer away, nobody stands in"),
    Worry.NOT_MET: lambda: _("No meeting for three weeks"),
    Worry.NO_ANSWER: lambda: _("No answer to “how does it go”"),
    Worry.TALK: lambda: _("Talk at three months still to hold"),
    Worry.ENDS: lambda: _("Ends within two weeks, or should have ended"),
}
