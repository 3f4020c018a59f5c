"""Her family: only she writes who they are and to what they may be asked."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.circle.enums import FamilyYes, Kin
from aanzet.circle.models import FamilyChoice, Guest, Relative
from aanzet.circle.rules import guests_standing
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import write
from aanzet.meetings.models import Meeting
from aanzet.participants.actions import without_numbers
from aanzet.participants.models import Participant
from aanzet.participants.vault import Vault

MOST = 12


@transaction.atomic
def relative_add(*, by: Actor, on: date, participant: Participant, name: str, kin: Kin) -> Relative:
    """Somebody of her family, as she calls her or him. Nothing follows from it: no row of choice means nothing."""
    without_numbers(name=name)
    if not clean(name):
        raise Refused(_("The name is empty. Write what you call this person."), "name")
    if QuerySet(Relative).filter(participant=participant, removed_on__isnull=True).count() >= MOST:
        raise Refused(_("Your list is full. Take somebody off first."))
    row = Relative(participant=participant, kin=kin, added_on=on)
    row.name = Vault(participant.pk).seal(row, "name", clean(name)[:80])
    row.save(force_insert=True)
    write(by, "circle.relative_added", subject=participant.pk, object_id=row.pk, on=on)
    return row


@transaction.atomic
def family_choose(*, by: Actor, on: date, relative: Relative, yes: FamilyYes) -> None:
    """To what this relative may be asked, from now on. "Nothing" ends all invitations at once; the relative is told
    nothing."""
    if choice_of(relative) == yes:
        return
    QuerySet(FamilyChoice).filter(relative=relative, replaced_on__isnull=True).update(replaced_on=on)
    FamilyChoice.objects.create(relative=relative, yes=yes, chosen_on=on)
    if yes == FamilyYes.NOTHING:
        QuerySet(Guest).filter(relative=relative, withdrawn_on__isnull=True).update(withdrawn_on=on)
    write(by, "circle.family_chosen", subject=relative.participant_id, object_id=relative.pk, on=on)


@transaction.atomic
def relative_remove(*, by: Actor, on: date, relative: Relative) -> None:
    """She takes somebody off her list, with every yes that was given."""
    family_choose(by=by, on=on, relative=relative, yes=FamilyYes.NOTHING)
    relative.removed_on = on
    relative.save(update_fields=["removed_on"])
    write(by, "circle.relative_removed", subject=relative.participant_id, object_id=relative.pk, on=on)


@transaction.atomic
def guests_choose(*, by: Actor, on: date, meeting: Meeting, relatives: list[Relative]) -> None:
    """At this meeting she wants exactly these relatives with her. Refused for a relative to whom she said no."""
    if meeting.cancelled_on or meeting.starts_at <= clock.now():
        raise Refused(_("This meeting is over or does not take place."))
    for relative in relatives:
        if relative.removed_on or choice_of(relative) == FamilyYes.NOTHING:
            raise Refused(_("You chose that this person comes to nothing. Change that first."), "relatives")
    wanted = {relative.pk for relative in relatives}
    standing = set(guests_standing().filter(meeting=meeting).values_list("relative_id", flat=True))
    gone = QuerySet(Guest).filter(meeting=meeting, withdrawn_on__isnull=True)
    # What she said about an earlier time of this meeting is over too.
    gone.exclude(relative__in=wanted & standing).update(withdrawn_on=on)
    for relative in relatives:
        if relative.pk not in standing:
            Guest.objects.create(relative=relative, meeting=meeting, about=meeting.starts_at, invited_on=on)
    if wanted != standing:
        write(by, "circle.guests_chosen", subject=meeting.subject_id, object_id=meeting.pk, on=on)


def choice_of(relative: Relative) -> FamilyYes:
    """To what a relative may be asked now; nothing as long as she chose nothing."""
    row = QuerySet(FamilyChoice).filter(relative=relative, replaced_on__isnull=True).first()
    return FamilyYes(row.yes) if row else FamilyYes.NOTHING
