"""How she heard of us: one question, and no answer is an answer."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.ambassadors.enums import CameBy
from aanzet.ambassadors.models import CameThrough, Deployment
from aanzet.ambassadors.queries.came import offered
from aanzet.cases.enums import TypedBy
from aanzet.cases.models import Case
from aanzet.core.errors import Refused
from aanzet.journal.actions import write


@transaction.atomic
def came_say(*, by: Actor | None, on: date, case: Case, deployment: Deployment | None) -> CameThrough:
    """She came because an ambassador told her on a day (`deployment`), or another way (None). A new answer takes the
    place of the former one. Refused for a day after her first contact, and of another programme."""
    if deployment is not None and not offered(case=case, deployment=deployment):
        raise Refused(_("This was after her first contact, or elsewhere. Choose another day."), "deployment")
    herself = by is not None and by.user_id is not None and by.user_id == case.participant.account_id
    values = {
        "how": CameBy.DEPLOYMENT if deployment else CameBy.OTHER,
        "deployment": deployment,
        "on": on,
        "typed_by": TypedBy.HERSELF if herself else TypedBy.WORKER,
        "by_id": by.user_id if by else None,
    }
    row, _new = QuerySet(CameThrough).update_or_create(case=case, defaults=values)
    data = {"how": str(row.how), "typed_by": str(row.typed_by)}
    write(by, "case.came_through_told", subject=case.participant_id, object_id=row.pk, data=data, on=on)
    return row
