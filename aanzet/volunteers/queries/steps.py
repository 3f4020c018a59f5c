"""One volunteer: the way to the start, what comes next, and what was told."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.alliances.models import Invitation
from aanzet.core import clock
from aanzet.core.text import listed
from aanzet.programmes.queries import barrier_name, role_name
from aanzet.reference.phones import shown_phone
from aanzet.volunteers.enums import Lack, VolunteerRole
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Volunteer, VolunteerPause
from aanzet.volunteers.queries.office import soon_over, state_of, women_of
from aanzet.volunteers.queries.ready import missing_again, pause_now, volunteering_for
from aanzet.volunteers.queries.way import WayStep, way
from aanzet.volunteers.wording import (
    halfdays_in_words,
    languages_in_words,
    sectors_in_words,
)


@dataclass(frozen=True, slots=True)
class PauseLine:
    pk: UUID
    starts_on: date
    ends_on: date | None
    stand_in: bool
    reason: str


@dataclass(frozen=True, slots=True)
class VolunteerPage:
    """`next`: code of the one next thing; empty: nothing to do. `soon`: see `office.VolunteerRow`. `again`: in words
    what somebody who runs misses all the same."""

    pk: UUID
    name: str
    role: str
    programme: str
    slug: str
    organisation: str
    state: str
    lacks: tuple[str, ...]
    again: str
    steps: tuple[WayStep, ...]
    next: str
    invited_until: date | None
    soon: date | None
    soon_is: str
    women: int
    places: int
    started: bool
    until: date | None
    has_check: bool
    facts: tuple[tuple[str, str], ...]
    pauses: tuple[PauseLine, ...]
    pause: PauseLine | None
    ended_on: date | None
    ended_why: str


def volunteer_page(*, volunteer: Volunteer, on: date) -> VolunteerPage:
    """The whole page of one volunteer. `volunteer`: reached through a scope."""
    asked, membership = volunteering_for(volunteer), volunteer.membership
    state, lacks = state_of(volunteer, on=on)
    soon, soon_is = soon_over(volunteer, on=on)
    end, pauses = getattr(volunteer, "end", None), [_pause(each) for each in volunteer.pauses.all()]
    now = pause_now(volunteer, on=on)
    language = get_language() or "nl"
    return VolunteerPage(
        pk=volunteer.pk,
        name=volunteer.name or _("name emptied"),
        role=role_name(volunteer.programme, volunteer.role, language),
        programme=volunteer.programme.name,
        slug=volunteer.programme.slug,
        organisation=volunteer.organisation.name,
        state=state,
        lacks=tuple(str(code.label) for code in lacks if code is not Lack.ENDED),
        again=listed(str(code.label) for code in missing_again(volunteer, on=on)),
        steps=way(volunteer=volunteer, asked=asked, on=on),
        next=_next(lacks, soon_is, ended=state == "ended"),
        invited_until=_invited_until(volunteer),
        soon=soon,
        soon_is=soon_is,
        women=women_of([volunteer], on=on)[volunteer.pk],
        places=0 if volunteer.role == VolunteerRole.AMBASSADOR else volunteer.places,
        started=membership is not None,
        until=membership.ends_on if membership else None,
        has_check=asked is not None and bool(asked.check),
        facts=tuple(_facts(volunteer)),
        pauses=tuple(each for each in pauses if each.ends_on is None or each.ends_on >= on),
        pause=next((each for each in pauses if now is not None and each.pk == now.pk), None),
        ended_on=end.last_day if end else None,
        ended_why=str(end.get_reason_display()) if end else "",
    )


ORDER = (Lack.TALK, Lack.CHECK, Lack.TRAINING, Lack.ACCOUNT, Lack.AGREEMENT, Lack.NOT_STARTED, Lack.PAUSED)


def _next(lacks: tuple[Lack, ...], soon_is: str, *, ended: bool) -> str:
    """The one next thing to do."""
    if ended:
        return ""
    first = next((str(code) for code in ORDER if code in lacks), "")
    return first or {"check": "check_soon", "time": "time_soon"}.get(soon_is, "")


def _pause(each: VolunteerPause) -> PauseLine:
    return PauseLine(each.pk, each.starts_on, each.ends_on, each.stand_in_needed, each.reason)


def _invited_until(volunteer: Volunteer) -> date | None:
    if volunteer.user_id is not None or not volunteer.email:
        return None
    moment = clock.now()
    found = Invitation.objects.filter(
        organisation=volunteer.organisation_id, email=volunteer.email, accepted_at__isnull=True,
        withdrawn_at__isnull=True, expires_at__gt=moment,
    ).first()  # fmt: skip
    return found.expires_at.date() if found else None


def _facts(volunteer: Volunteer) -> list[tuple[str, str]]:
    """What was told, label and words; what is empty is left out."""
    country = volunteer.programme.country
    travel = _("%(mode)s, at most %(n)s minutes") % {
        "mode": volunteer.get_mode_display(), "n": volunteer.most_minutes,
    }  # fmt: skip
    language = get_language() or "nl"
    told = [
        (_("Mail address"), volunteer.email),
        (_("Phone"), shown_phone(volunteer.phone, country) if volunteer.phone else ""),
        (_("Languages"), languages_in_words(volunteer.languages)),
        (_("Work until now"), volunteer.background),
        (_("Fields of work"), sectors_in_words(volunteer.sectors)),
        (_("Helps with"), listed(barrier_name(volunteer.programme, key, language) for key in volunteer.helps_with)),
        (_("How long"), listed(Length(each).label for each in volunteer.lengths)),
        (_("When"), halfdays_in_words(volunteer.halfdays)),
        (_("Postcode"), volunteer.postcode),
        (_("Way"), travel),
        (_("Woman"), {True: _("yes"), False: _("no"), None: _("not said")}[volunteer.is_woman]),
        (_("Why"), volunteer.motivation),
        (_("Heard of us at"), volunteer.heard_at),
    ]  # fmt: skip
    return [(label, words) for label, words in told if words]
