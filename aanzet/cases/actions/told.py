"""What she tells without a pen: a step on her ladder, and what she wants in her own voice."""

from datetime import date

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.enums import LadderMoment, TypedBy
from aanzet.cases.models import Case, Exit, LadderStep, Voice
from aanzet.cases.models.told import LADDER_TOP
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.participants.models import Participant
from aanzet.participants.vault import Vault
from aanzet.speech import sounds
from aanzet.speech.bare import bare


def _herself(by: Actor | None, case: Case) -> bool:
    account = models.QuerySet(Participant).filter(pk=case.participant_id).values_list("account_id", flat=True)
    return by is not None and by.user_id is not None and by.user_id == account.get()


@transaction.atomic
def ladder_tell(
    *,
    by: Actor | None,
    on: date,
    case: Case,
    step: int,
    moment: LadderMoment | str = "",
    typed_by: TypedBy = TypedBy.WORKER,
) -> LadderStep:
    """How much she decides herself, 0 to 10, as she says it today. A second answer on one day takes the place of
    the first. Without a `moment` it follows from her journey; whoever types on her own account is herself."""
    if not 0 <= step <= LADDER_TOP:
        raise Refused(_("Choose a step from 0 to 10."), "step")
    moment = moment or _moment(case, on)
    models.QuerySet(LadderStep).filter(case=case, on=on).delete()
    row = models.QuerySet(LadderStep).create(
        case=case,
        step=step,
        moment=moment,
        on=on,
        typed_by=TypedBy.HERSELF if _herself(by, case) else typed_by,
        by_id=by.user_id if by else None,
    )
    data = {"moment": str(moment), "typed_by": str(row.typed_by)}
    write(by, "case.ladder_told", subject=case.participant_id, object_id=row.pk, data=data, on=on)
    return row


def _moment(case: Case, on: date) -> LadderMoment:
    if not models.QuerySet(LadderStep).filter(case=case, on__lt=on).exists():
        return LadderMoment.START
    ended = models.QuerySet(Exit).filter(case=case, undone_on__isnull=True).exists()
    return LadderMoment.END if ended else LadderMoment.BETWEEN


@transaction.atomic
def voice_keep(*, by: Actor | None, on: date, case: Case, sound: bytes) -> Voice:
    """Keep what she wants in her own voice, sealed with her key; a former recording of hers is removed.
    A worker may do so once, while she talks: after that only she records again."""
    herself = _herself(by, case)
    former = models.QuerySet(Voice).filter(case=case)
    if not herself and former.exists():
        raise Refused(_("This is her voice. Only she can record again, on her own page."), "sound")
    kind = sounds.kind_of(sound)
    former.delete()
    row = Voice(
        case=case,
        kind=kind,
        size=len(sound),
        kept_by=TypedBy.HERSELF if herself else TypedBy.WORKER,
        on=on,
        by_id=by.user_id if by else None,
    )
    row.sound = Vault(case.participant_id).seal_bytes(row, "sound", bare(sound, kind))
    row.save(force_insert=True)
    data = {"kept_by": str(row.kept_by)}
    write(by, "case.voice_kept", subject=case.participant_id, object_id=row.pk, data=data, on=on)
    return row


@transaction.atomic
def voice_remove(*, by: Actor, on: date, case: Case) -> None:
    """She removes her recording: it is gone, not hidden."""
    for row in models.QuerySet(Voice).filter(case=case).only("pk"):
        row.delete()
        write(by, "case.voice_removed", subject=case.participant_id, object_id=row.pk, on=on)
