"""What both hear. She as she chose (outbox): that something waits, never what. The volunteer a mail that names nobody:
the words are behind the sign-in."""

from datetime import date

from django.utils.translation import gettext as _

from aanzet.journal.actions import By
from aanzet.matches.models import Proposal
from aanzet.outbox.actions import message_to_participant
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.telling import volunteer_tell


def tell_her(*, by: By | None, on: date, proposal: Proposal, what: str) -> None:
    """`what`: asked (a question waits for her), or news. Once for each proposal and thing."""
    kind = "question_waits" if what == "asked" else "something_to_read"
    person = proposal.want.case.participant_id
    message_to_participant(
        by=by, on=on, participant=person, kind=kind, key=f"proposal:{proposal.pk}:her:{what}"
    )


def tell_volunteer(*, by: By | None, on: date, proposal: Proposal, what: str) -> None:
    """`what`: a key of `_words`."""
    mail(
        by=by, on=on, volunteer=proposal.volunteer, what=what, key=f"proposal:{proposal.pk}:volunteer:{what}"
    )


def mail(*, by: By | None, on: date, volunteer: Volunteer, what: str, key: str) -> None:
    """A message without a name in it."""
    kind = "question_waits" if what in ("asked", "decide", "move") else "something_to_read"
    volunteer_tell(by=by, on=on, volunteer=volunteer, words=lambda: _words(what), key=key, kind=kind)


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
        "longer": (
            _("You go on longer"),
            _("You both said that you want to go on longer. You find the new day here:"),
        ),
        "move": (_("A question for you"), _("Your coordinator asks you something. Look what it is:")),
        "moved": (
            _("Somebody else goes along with her now"),
            _(
                "You agreed that she goes on with somebody else. That began today. Thank you for the time you gave:"
            ),
        ),
        "stays": (
            _("It stays as it is"),
            _("You were asked something. It stays as it is; you do not have to do anything:"),
        ),
        "over": (
            _("It did not go on this time"),
            _("It did not go on this time. Nobody did anything wrong. Thank you for being there. Your page:"),
        ),
    }[what]
