"""What stands about how she heard of us and about being an ambassador: for her own copy, and to take away."""

from django.utils.translation import gettext_lazy as _

from aanzet.ambassadors.models import Call, CameThrough, Deployed, Supervision
from aanzet.participants.parts import Part, Table, register

DAY = _("Day")


def register_parts() -> None:
    register(
        Part(
            "ambassadors",
            _("Ambassadors"),
            66,
            (
                Table(
                    CameThrough,
                    "case__participant",
                    _("How you heard of us"),
                    {"on": DAY, "how": _("How")},
                    keeps=("how", "deployment", "on", "typed_by"),
                ),
                Table(
                    Call,
                    "case__participant",
                    _("Becoming an ambassador"),
                    {
                        "asked_on": DAY,
                        "asked_by": _("Asked by"),
                        "answer": _("Your answer"),
                        "answered_on": _("Answered on"),
                        "seen_as": _("What others hear of you"),
                        "name": _("Name"),
                        "ended_on": _("Until"),
                    },
                    order_by=("asked_on",),
                ),
                Table(Deployed, "volunteer__participant", _("Where you went"), {"deployment": _("Where")}),
                Table(Supervision, "volunteer__participant", _("A talk about how it goes"), {"held_on": DAY}),
            ),
        )
    )
