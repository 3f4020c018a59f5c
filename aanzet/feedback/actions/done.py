"""You said, we did: telling it to all, correcting it, taking it back."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.models import Cohort
from aanzet.core.errors import Refused
from aanzet.feedback.models import Done, Remark
from aanzet.feedback.queries import may_be_told
from aanzet.journal.actions import write
from aanzet.participants.actions import without_numbers


def _checked(did: str) -> str:
    did = did.strip()
    if not did:
        raise Refused(_("Write what was done."), "did")
    without_numbers(did=did)
    return did


@transaction.atomic
def done_tell(*, by: Actor, on: date, remark: Remark, did: str, cohort: Cohort | None = None) -> Done:
    """Tell all women of the programme, or of a group, what was done about a theme. Refused when that would point to who
    said it: a small circle, fewer than three of them, and no yes of hers."""
    did = _checked(did)
    remark.refresh_from_db(
        fields=["answered_on", "theme", "about", "may_show"], from_queryset=QuerySet(Remark)
    )
    if not remark.answered_on:
        raise Refused(_("Answer her first."), "did")
    if not may_be_told(remark=remark, cohort=cohort, on=on):
        raise Refused(
            _(
                "Too few women said this, and the group is small: others would know who it was. Wait for more."
            ),
            "did",
        )
    row = _told(by, on, remark, did=did, cohort=cohort, said_id=remark.pk)
    _written(by, "remark.done_told", row, on)
    return row


@transaction.atomic
def done_withdraw(*, by: Actor, on: date, row: Done) -> Done:
    """Take back what was told: no woman reads it from now on; the text stays with the remark."""
    old = _taken_back(by, on, row)
    _written(by, "remark.done_withdrawn", old, on)
    return old


@transaction.atomic
def done_correct(*, by: Actor, on: date, row: Done, did: str) -> Done:
    """Tell the same women the same thing in better words. The old text stays with the remark, withdrawn."""
    did = _checked(did)
    old = _taken_back(by, on, row)
    if did == old.did:
        raise Refused(_("This is what stands there now. Change it first."), "did")
    fresh = _told(by, on, old, did=did, cohort=old.cohort, said_id=old.said_id, corrects=old)
    _written(by, "remark.done_corrected", fresh, on)
    return fresh


def _told(by: Actor, on: date, like: Remark | Done, **more: Any) -> Done:
    """A text about the same matter, for the same programme, as a remark or an earlier text."""
    return Done.objects.create(
        programme=like.programme,
        organisation=like.organisation,
        theme=like.theme,
        about=like.about,
        on=on,
        by=by.name,
        by_id=by.user_id,
        **more,
    )


def _taken_back(by: Actor, on: date, row: Done) -> Done:
    old = QuerySet(Done).select_for_update(of=("self",)).get(pk=row.pk)
    if old.withdrawn_on:
        raise Refused(_("Somebody took this back already."))
    old.withdrawn_on, old.withdrawn_by, old.withdrawn_by_id = on, by.name, by.user_id
    old.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_by_id"])
    return old


def _written(by: Actor, action: str, row: Done, on: date) -> None:
    data = {"theme": row.theme}
    write(by, action, object_id=row.pk, organisation=row.organisation_id, data=data, on=on)
