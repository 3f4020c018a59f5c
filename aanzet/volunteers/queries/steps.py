"""One volunteer: the way from the sign-up to the start, with who did what when, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.accounts.models import User
from aanzet.alliances.models import Invitation
from aanzet.core import clock
from aanzet.core.text import listed, localised
from aanzet.programmes.queries import barrier_name, role_name
from aanzet.programmes.shapes import Volunteering
from aanzet.reference.phones import shown_phone
from aanzet.volunteers.enums import Lack, VolunteerRole
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Volunteer, VolunteerPause
from aanzet.volunteers.queries.office import soon_over, state_of, women_of
from aanzet.volunteers.queries.ready import (
    has_signed,
    missing,
    pause_now,
    trainings_to_do,
    valid_check,
    volunteering_for,
)
from aanzet.volunteers.wording import (
    halfdays_in_words,
    languages_in_words,
    sectors_in_words,
)


@dataclass(frozen=True, slots=True)
class WayStep:
    """A step: done, now or open. `lines`: what was done, by whom, when; or what is still to do."""

    code: str
    title: str
    state: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PauseLine:
    pk: UUID
    starts_on: date
    ends_on: date | None
    stand_in: bool
    reason: str


@dataclass(frozen=True, slots=True)
class VolunteerPage:
    """`next`: code of the one next thing; empty: nothing to do. `soon`: see `office.VolunteerRow`."""

    pk: UUID
    name: str
    role: str
    programme: str
    slug: str
    organisation: str
    state: str
    lacks: tuple[str, ...]
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
        steps=tuple(_way(volunteer, asked, on)),
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


def _way(volunteer: Volunteer, asked: Volunteering | None, on: date) -> list[WayStep]:
    names = _names(volunteer)
    lacks = {each.code for each in missing(volunteer, on=on)}
    steps = [WayStep("sign_up", _("Signed up"), "done", (_day(volunteer.signed_up_on),))]
    steps.append(_step("talk", _("The talk"), Lack.TALK in lacks, _talks(volunteer, names)))
    if asked is not None and asked.check:
        steps.append(_step("check", _("The check"), Lack.CHECK in lacks, _checks(volunteer, asked, on)))
    if asked is not None and asked.trainings:
        steps.append(
            _step(
                "training", _("The training"), Lack.TRAINING in lacks, _trainings(volunteer, asked, names, on)
            )
        )
    steps.append(
        _step("agreement", _("The agreement"), Lack.AGREEMENT in lacks, _agreement(volunteer, asked, on))
    )
    steps.append(_step("start", _("The start"), Lack.NOT_STARTED in lacks, _start(volunteer)))
    return _with_now(steps, ended=getattr(volunteer, "end", None) is not None)


def _step(code: str, title: str, lacks: bool, lines: list[str]) -> WayStep:
    return WayStep(code, title, "open" if lacks else "done", tuple(lines))


def _with_now(steps: list[WayStep], *, ended: bool) -> list[WayStep]:
    """The first open step is the one of now."""
    found: list[WayStep] = []
    for step in steps:
        first = step.state == "open" and not ended and all(each.state == "done" for each in found)
        found.append(WayStep(step.code, step.title, "now", step.lines) if first else step)
    return found


def _day(day: date) -> str:
    return date_format(day, "j M Y")


def _by(names: Mapping[UUID, str], who: UUID | None, day: date) -> str:
    name = names.get(who, "") if who else ""
    return f"{_day(day)}, {name}" if name else _day(day)


def _names(volunteer: Volunteer) -> dict[UUID, str]:
    """Names of who wrote something down. One query."""
    told = [each.by_id for each in volunteer.talks.all()] + [each.by_id for each in volunteer.trainings.all()]
    return dict(
        User.objects.filter(pk__in={each for each in told if each is not None}).values_list("pk", "name")
    )


def _talks(volunteer: Volunteer, names: Mapping[UUID, str]) -> list[str]:
    return [
        f"{_by(names, each.by_id, each.held_on)}: {_('we go on together') if each.welcome else _('we do not go on')}"
        for each in volunteer.talks.all()
    ]


def _checks(volunteer: Volunteer, asked: Volunteering, on: date) -> list[str]:
    good = valid_check(volunteer, asked, on=on)
    rows = [good] if good else list(volunteer.screenings.all())[-1:]
    lines = []
    for each in rows:
        values = {"who": each.seen_by_name, "role": each.seen_by_role, "day": _day(each.seen_on)}
        lines.append(_("Seen on %(day)s by %(who)s (%(role)s)") % values)
        until = {"day": _day(each.valid_until)}
        lines.append(_("Good until %(day)s") % until if good else _("Over since %(day)s") % until)
    return lines


def _trainings(volunteer: Volunteer, asked: Volunteering, names: Mapping[UUID, str], on: date) -> list[str]:
    done = {each.module: each for each in volunteer.trainings.all()}
    todo = trainings_to_do(volunteer, asked, on=on)
    language = get_language() or "nl"
    return [
        f"{localised(part.name, language)}: "
        + (_("still to do") if part.key in todo else _by(names, done[part.key].by_id, done[part.key].done_on))
        for part in asked.trainings
    ]


def _agreement(volunteer: Volunteer, asked: Volunteering | None, on: date) -> list[str]:
    if volunteer.user_id is None:
        return [_("No account yet")]
    last = list(volunteer.signatures.all())[-1:]
    if asked is not None and last and not has_signed(volunteer, asked, on=on):
        return [_("The text changed: a new yes is asked")]
    return [_("Signed on %(day)s") % {"day": _day(each.signed_on)} for each in last]


def _start(volunteer: Volunteer) -> list[str]:
    row = volunteer.membership
    if row is None:
        return []
    return [_day(row.starts_on)] + ([_("until %(day)s") % {"day": _day(row.ends_on)}] if row.ends_on else [])


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
    way = _("%(mode)s, at most %(n)s minutes") % {
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
        (_("Way"), way),
        (_("Woman"), {True: _("yes"), False: _("no"), None: _("not said")}[volunteer.is_woman]),
        (_("Why"), volunteer.motivation),
        (_("Heard of us at"), volunteer.heard_at),
    ]  # fmt: skip
    return [(label, words) for label, words in told if words]
