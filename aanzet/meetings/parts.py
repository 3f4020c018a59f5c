"""What stands about her meetings, for her own copy; nothing of it stays as a number."""

from django.utils.translation import gettext_lazy as _

from aanzet.meetings.models import Meeting, MeetingAnswer
from aanzet.participants.parts import Part, Table, register


def register_parts() -> None:
    shown = {
        "starts_at": _("When"),
        "kind": _("What"),
        "with_user": _("With"),
        "place": _("Where"),
        "address": _("Address"),
        "route": _("How to get there"),
        "childcare": _("Childcare"),
        "cancelled_on": _("Cancelled on"),
    }
    said = {"answered_at": _("Day"), "answer": _("Answer")}
    register(
        Part(
            "meetings",
            _("Meetings"),
            32,
            (
                Table(Meeting, "case__participant", _("Meeting"), shown, order_by=("starts_at",)),
                Table(MeetingAnswer, "meeting__case__participant", _("Your answer"), said),
            ),
        )
    )
