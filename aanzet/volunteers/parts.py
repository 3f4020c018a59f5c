"""What stands about a woman who became an ambassador: for her own copy, and to take away."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from aanzet.participants.models import Participant
from aanzet.participants.parts import Part, Table, register
from aanzet.volunteers.actions.due import forget
from aanzet.volunteers.actions.ending import end_keep
from aanzet.volunteers.enums import VolunteerEnding
from aanzet.volunteers.models import (
    Screening,
    Signature,
    Talk,
    Training,
    Volunteer,
    VolunteerEnd,
    VolunteerPause,
)

TITLE, DAY, FROM, UNTIL = _("You as ambassador"), _("Day"), _("From"), _("Until")
BACK = {"withdrawn_on": _("Taken back on")}


def volunteer_goes(participant: Participant, on: date) -> int:
    """Her task ends at once, and everything about her as an ambassador is emptied; a bare row stays for figures."""
    rows = list(QuerySet(Volunteer).filter(participant=participant).select_related("membership"))
    for row in rows:
        if not QuerySet(VolunteerEnd).filter(volunteer=row).exists():
            end_keep(
                by=None, on=on, volunteer=row, last_day=on, reason=VolunteerEnding.OWN_WISH, at_once=True
            )
    forget(QuerySet(Volunteer).filter(pk__in=[row.pk for row in rows]), on)
    return 0


def register_parts() -> None:
    about = {
        "signed_up_on": FROM, "name": _("Name"), "phone": _("Phone"), "email": _("Mail address"),
    }  # fmt: skip
    told = (
        (Talk, {"held_on": DAY} | BACK),
        (Screening, {"kind": _("What"), "seen_on": DAY, "valid_until": UNTIL} | BACK),
        (Training, {"module": _("What"), "done_on": DAY} | BACK),
        (Signature, {"signed_on": DAY} | BACK),
        (VolunteerPause, {"starts_on": FROM, "ends_on": UNTIL}),
        (VolunteerEnd, {"last_day": UNTIL}),
    )
    tables = [Table(model, "volunteer__participant", TITLE, shown) for model, shown in told]
    register(
        Part(
            "volunteering",
            TITLE,
            65,
            (Table(Volunteer, "participant", TITLE, about), *tables),
            take=volunteer_goes,
        )
    )
