"""What both hear. She as she chose (outbox): that something waits, never what. The volunteer a mail that names nobody:
the words are behind the sign-in."""

from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from aanzet.core.languages import known
from aanzet.journal.actions import By
from aanzet.matches.models import Proposal
from aanzet.outbox.actions import message_queue, message_to_participant
from aanzet.outbox.enums import Channel
from aanzet.volunteers.models import Volunteer


def tell_her(*, by: By | None, on: date, proposal: Proposal, what: str) -> None:
    """`what`: asked (a question waits for her), or news. Once for each proposal and thing."""
    kind = "question_waits" if what == "asked" else "something_to_read"
    person = proposal.want.case.participant_id
    message_to_participant(
        by=by, on=on, participant=person, kind=kind, key=f"proposal:{proposal.pk}:her:{what}"
    )


def tell_volunteer(*, by: By | None, on: date, proposal: Proposal, what: str) -> None:
    """`what`: asked, meet, planned, decide, match or over."""
    mail(
        by=by, on=on, volunteer=proposal.volunteer, what=what, key=f"proposal:{proposal.pk}:volunteer:{what}"
    )


def mail(*, by: By | None, on: date, volunteer: Volunteer, what: str, key: str) -> None:
    """A mail without a name in it. Who is a participant herself hears it as she chose for all that reaches her."""
    if volunteer.participant_id:
        kind = "question_waits" if what in ("asked", "decide") else "something_to_read"
        message_to_participant(by=by, on=on, participant=volunteer.participant_id, kind=kind, key=key)
        return
    with translation.override(known(volunteer.language)):
        subject, body = _words(what)
        body = f"{body} {settings.SITE_URL.rstrip('/')}/"
    message_queue(
        by=by, on=on, recipient=volunteer.user_id, channel=Channel.MAIL, to=volunteer.email,
        language=volunteer.language, subject=subject, body=body, key=key,
    )  # fmt: skip


def _words(what: str) -> tuple[str, str]:
    return {
        "asked": (
            _("A question for you"),
            _("Somebody would like you beside her. Look whether it fits you:"),
        ),
        "meet": (_("You will meet"), _("You both said yes to meet. The coordinator plans a day:")),
        "planned": (_("A day is planned"), _("The day of your first meeting is planned. You find it here:")),
        "decide": (_("How was it?"), _("You met. Say whether you would like to go on:")),
        "match": (_("You go on together"), _("You both said yes. You find what comes next here:")),
        "agreement": (_("Something to read"), _("What you agree together changed. Read it and say yes:")),
        "over": (
            _("It did not go on this time"),
            _("It did not go on this time. Nobody did anything wrong. Thank you for being there. Your page:"),
        ),
    }[what]
