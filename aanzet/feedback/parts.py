"""What she said with her name. What was said without one belongs to nobody."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from aanzet.feedback.house import HouseKey
from aanzet.feedback.models import Done, Remark
from aanzet.participants.models import Participant
from aanzet.participants.parts import Part, Table, register


def taken_back_goes(participant: Participant, on: date) -> int:
    """What was told about her words and taken back may have named her; what all still read stays, led to by nothing."""
    of_hers = QuerySet(Done).filter(said_id__in=QuerySet(Remark).filter(participant=participant).values("pk"))
    gone, _rows = of_hers.filter(withdrawn_on__isnull=False).delete()
    of_hers.update(said_id=None)
    return gone


def register_parts() -> None:
    table = Table(
        Remark,
        "participant",
        _("What I said"),
        {
            "on": _("Day"),
            "kind": _("What"),
            "about": _("About"),
            "words": _("In my words"),
            "answered_on": _("Answer on"),
            "answer": _("Answer"),
        },
        key=HouseKey,
        keeps=("programme", "organisation", "kind", "about", "theme", "on", "answered_on"),
        kept=Q(answered_on__isnull=False),
        order_by=("on",),
    )
    register(Part("said", _("What I said"), 72, (table,), take=taken_back_goes))
