"""What she said with her name. What was said without one belongs to nobody."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanzet.feedback.house import HouseKey
from aanzet.feedback.models import Remark
from aanzet.participants.parts import Part, Table, register


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
    register(Part("said", _("What I said"), 72, (table,)))
