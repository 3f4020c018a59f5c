"""The steps to a start: the talk, the check, the training, the agreement."""

from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import By, write
from aanzet.programmes.queries import profile_of
from aanzet.programmes.shapes import Volunteering
from aanzet.volunteers.actions.ending import end_keep
from aanzet.volunteers.enums import VolunteerEnding
from aanzet.volunteers.models import Screening, Signature, Talk, Training, Volunteer
from aanzet.volunteers.queries.ready import has_signed, volunteering_for


def _line(by: By | None, on: date, action: str, volunteer: Volunteer, **data: str) -> None:
    write(by, action, object_id=volunteer.pk, organisation=volunteer.organisation_id, data=data, on=on)


def not_later(day: date, on: date, field: str) -> None:
    """Raises Refused for a day that is still to come."""
    if day > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), field)


def still_there(volunteer: Volunteer) -> None:
    """Raises Refused for somebody who stopped."""
    if getattr(volunteer, "end", None) is not None:
        raise Refused(_("This volunteer stopped. Who comes back signs up again."))


def by_another(by: By | None, volunteer: Volunteer) -> None:
    """Raises Refused for who writes down her or his own talk, check, training or start."""
    if by is not None and by.user_id is not None and by.user_id == volunteer.user_id:
        raise Refused(_("This is about yourself. Ask a colleague to do it."))


def asked_of(volunteer: Volunteer) -> Volunteering:
    found = volunteering_for(volunteer)
    if found is None:
        raise Refused(_("This programme has no volunteers in this role."), "role")
    return found


@transaction.atomic
def talk_note(*, by: By | None, on: date, volunteer: Volunteer, held_on: date, welcome: bool) -> Talk:
    """The talk was held. A no ends it the same day; a reason is written nowhere. Raises Refused."""
    still_there(volunteer)
    by_another(by, volunteer)
    not_later(held_on, on, "held_on")
    row = models.QuerySet(Talk).create(
        volunteer=volunteer, held_on=held_on, welcome=welcome, by_id=by.user_id if by else None
    )
    _line(by, on, "volunteer.talk_noted", volunteer)
    if not welcome:
        end_keep(by=by, on=on, volunteer=volunteer, last_day=on, reason=VolunteerEnding.NOT_STARTED)
    return row


@transaction.atomic
def screening_note(
    *,
    by: Actor,
    on: date,
    volunteer: Volunteer,
    seen_on: date,
    seen_by_role: str,
    given_on: date | None = None,
) -> Screening:
    """A paper was shown and given back. Only that: by whom it was seen, when, and until when it is good. Raises
    Refused for a date on the paper where the country keeps none, and for a paper that is too old."""
    still_there(volunteer)
    by_another(by, volunteer)
    asked, rule = asked_of(volunteer), profile_of(volunteer.programme).volunteer_check
    if not asked.check or rule is None:
        raise Refused(_("No check is asked for this role."))
    not_later(seen_on, on, "seen_on")
    if not rule.dated:
        given_on = None
    elif given_on is None:
        raise Refused(_("Fill in the date on the paper too."), "given_on")
    elif given_on > seen_on:
        raise Refused(_("The date on the paper lies after the day it was seen. Look again."), "given_on")
    until = clock.months_later(given_on or seen_on, asked.check_months or rule.months)
    if until < on:
        raise Refused(_("This paper is too old. Ask for a new one."), "given_on" if given_on else "seen_on")
    row = models.QuerySet(Screening).create(
        volunteer=volunteer, kind=asked.check, given_on=given_on, seen_on=seen_on, seen_by_id=by.user_id,
        seen_by_name=by.name, seen_by_role=clean(seen_by_role), valid_until=until,
    )  # fmt: skip
    _line(by, on, "volunteer.check_seen", volunteer, kind=asked.check)
    return row


@transaction.atomic
def training_note(
    *, by: By | None, on: date, volunteer: Volunteer, module: str, done_on: date, minutes: int | None = None
) -> Training:
    """A part of the training was done; minutes as the programme says, unless told otherwise. Raises Refused."""
    still_there(volunteer)
    by_another(by, volunteer)
    not_later(done_on, on, "done_on")
    parts = {part.key: part for part in asked_of(volunteer).trainings}
    if module not in parts:
        raise Refused(_("This part is not in the training of this programme."), "module")
    done = models.QuerySet(Training).filter(volunteer=volunteer, module=module, withdrawn_on__isnull=True)
    if done.exists():
        raise Refused(_("This part is written down already."), "module")
    row = models.QuerySet(Training).create(
        volunteer=volunteer, module=module, done_on=done_on, by_id=by.user_id if by else None,
        minutes=parts[module].minutes if minutes is None else minutes,
    )  # fmt: skip
    _line(by, on, "volunteer.training_noted", volunteer, module=module)
    return row


@transaction.atomic
def agreement_sign(*, by: Actor, on: date, volunteer: Volunteer, version: int) -> Signature:
    """She or he says yes to the clauses as they were read (`version`). Nobody says it for somebody else. Raises
    Refused, also when the text changed meanwhile."""
    still_there(volunteer)
    if by.user_id is None or by.user_id != volunteer.user_id:
        raise Refused(_("Only the volunteer says yes to this agreement."))
    # Of two presses at once the second sees the first.
    models.QuerySet(Volunteer).select_for_update(of=("self",)).filter(pk=volunteer.pk).first()
    asked = asked_of(volunteer)
    if version != asked.version:
        raise Refused(_("The text changed meanwhile. Read it once more."))
    if has_signed(volunteer, asked, on=on):
        raise Refused(_("You said yes to this already."))
    row = models.QuerySet(Signature).create(
        volunteer=volunteer, version=version, signed_on=on, by_id=by.user_id,
        clauses=[{"key": each.key, "text": dict(each.text)} for each in asked.clauses],
    )  # fmt: skip
    _line(by, on, "volunteer.agreement_signed", volunteer, version=str(version))
    return row
