"""What a woman who became a volunteer gave, and what it cost her: for her own copy."""

from django.utils.translation import gettext_lazy as _

from aanzet.participants.parts import Part, Table, register
from aanzet.volunteers.models import EmployerYes, Expense, Hours, Quote

OF = "volunteer__participant"
DAY = _("Day")


def register_parts() -> None:
    register(
        Part(
            "given",
            _("Time you gave"),
            67,
            (
                Table(Hours, OF, _("Time you gave"), {"on": DAY, "minutes": _("Minutes")}, order_by=("on",)),
                Table(
                    Expense,
                    OF,
                    _("What it cost you"),
                    {"on": DAY, "what": _("What"), "amount": _("Amount")},
                    order_by=("on",),
                ),
                Table(
                    EmployerYes,
                    OF,
                    _("Your name for your employer"),
                    {"starts_on": _("From"), "ends_on": _("Until")},
                ),
                Table(Quote, OF, _("Words you gave"), {"said_on": DAY, "words": _("What")}),
            ),
        )
    )
