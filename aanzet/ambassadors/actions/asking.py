"""A coordinator asks a woman to become an ambassador."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.ambassadors.actions.calls import begin
from aanzet.ambassadors.enums import Begun, CallAnswer
from aanzet.ambassadors.models import Call
from aanzet.ambassadors.queries.calls import has_ambassadors, open_call
from aanzet.cases.models import Case
from aanzet.core.errors import Refused


@transaction.atomic
def call_ask(*, by: Actor, on: date, case: Case) -> Call:
    """A coordinator asks her. She answers on her own page, or not at all. Refused when she was asked already, when she
    said no, and where the programme has no ambassadors."""
    if not has_ambassadors(case.programme):
        raise Refused(_("This programme has no ambassadors."))
    if open_call(case) is not None:
        raise Refused(_("She was asked already, or said it herself. Wait for her answer."))
    if QuerySet(Call).filter(case=case, answer=CallAnswer.NO).exists():
        raise Refused(_("She said no. She can still say it herself, on her own page. You do not ask again."))
    return begin(by, on, case, Begun.ASKED)
