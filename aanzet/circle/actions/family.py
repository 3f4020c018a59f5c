"""Her family: only she writes who they are and to what they may be asked."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.circle.enums import FamilyYes, Kin
from aanzet.circle.models import FamilyChoice, Relative
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import write
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
    """To what this relative may be asked, from now on. The relative is told nothing."""
    standing = QuerySet(FamilyChoice).filter(relative=relative, replaced_on__isnull=True).first()
    if (standing.yes if standing else FamilyYes.NOTHING) == yes:
        return
    if standing is not None:
        standing.replaced_on = on
        standing.save(update_fields=["replaced_on"])
    FamilyChoice.objects.create(relative=relative, yes=yes, chosen_on=on)
    write(by, "circle.family_chosen", subject=relative.participant_id, object_id=relative.pk, on=on)


@transaction.atomic
def relative_remove(*, by: Actor, on: date, relative: Relative) -> None:
    """She takes somebody off her list, with every yes that was given."""
    family_choose(by=by, on=on, relative=relative, yes=FamilyYes.NOTHING)
    relative.removed_on = on
    relative.save(update_fields=["removed_on"])
    write(by, "circle.relative_removed", subject=relative.participant_id, object_id=relative.pk, on=on)
