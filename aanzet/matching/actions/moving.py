"""Everybody concerned is asked whether a running match may change: she first, then the volunteers. A no closes it, for
good and without a reason; only when all said yes a first meeting can be planned, and until she begins with somebody new
she stays with the one of now."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from aanzet.core.errors import Refused
from aanzet.core.ids import new_id
from aanzet.journal.actions import By, write
from aanzet.matches.actions import proposal_make
from aanzet.matches.actions.guards import standing
from aanzet.matches.enums import Said
from aanzet.matches.models import Match, Want
from aanzet.matches.telling import mail
from aanzet.matching.actions.holding import match_release
from aanzet.matching.enums import Concerned
from aanzet.matching.models import Move, MoveAnswer
from aanzet.matching.queries.moves import Asked, sides_of
from aanzet.matching.queries.standing import asked_now, in_peace
from aanzet.outbox.actions import message_to_participant
from aanzet.volunteers.models import Volunteer


@transaction.atomic
def move_ask(*, by: By | None, on: date, move: Move) -> None:
    """Ask about a change that was offered: every woman in it hears that a question waits. Twice is once."""
    rows = _group(move)
    if any(row.asked_on is not None for row in rows):
        return
    _may_ask([row.match for row in rows], on)
    _ask(by, on, rows)


@transaction.atomic
def release_ask(*, by: By | None, on: date, match: Match) -> Move:
    """Ask whether a match may be looked at again, with nobody new in mind yet."""
    if match.proposal_id is None:
        raise Refused(
            _("These two came together outside of a proposal. End the match first, and ask her again.")
        )
    _may_ask([match], on)
    row = QuerySet(Move).create(group=new_id(), match=match)
    _ask(by, on, [row])
    return row


def _may_ask(matches: Iterable[Match], on: date) -> None:
    keys = [match.pk for match in matches]
    if QuerySet(Match).filter(pk__in=keys, ends_on__isnull=False).exists():
        raise Refused(_("These two have stopped already."))
    if in_peace().filter(match__in=keys).exists():
        raise Refused(_("This was asked before. It stays as it is."))
    if asked_now().filter(match__in=keys).exists():
        raise Refused(_("They are asked already."))


def _ask(by: By | None, on: date, rows: list[Move]) -> None:
    for row in rows:
        row.asked_on, row.asked_by_id = on, by.user_id if by else None
        row.save(update_fields=["asked_on", "asked_by_id"])
        write(by, "matching.move_asked", subject=row.subject_id, object_id=row.pk, on=on)
        _tell_her(by, on, row, "question_waits")


@transaction.atomic
def move_say(*, by: By | None, on: date, move: Move, side: str, said: str) -> bool:
    """The word of one of those concerned; no reason is asked. A no closes it. True when it was the last yes and a first
    meeting can be planned."""
    rows = _group(move)
    row = next(each for each in rows if each.pk == move.pk)
    _may_say(rows, row, side, said, on)
    if (row.pk, side) in Asked(rows).said:
        return False
    QuerySet(MoveAnswer).create(move=row, side=side, said=said, on=on, by_id=by.user_id if by else None)
    data = {"side": side, "said": said}
    write(by, "matching.move_said", subject=row.subject_id, object_id=row.pk, data=data, on=on)
    now = Asked(rows)
    if said == Said.NO:
        _close(by, on, rows)
    elif now.all_yes:
        return _carry_out(by, on, rows)
    elif side == Concerned.HER and now.hers_yes:
        _ask_volunteers(by, on, rows)
    return False


def _may_say(rows: list[Move], row: Move, side: str, said: str, on: date) -> None:
    if side not in sides_of(row) or said not in (Said.YES, Said.NO):
        raise Refused(_("Choose one of the answers."))
    over = any(each.match.ends_on is not None for each in rows)
    if row.asked_on is None or row.over or over:
        raise Refused(_("This is over. You do not have to answer any more."))
    if side != Concerned.HER and not Asked(rows).hers_yes:
        raise Refused(_("She is asked first."))


@transaction.atomic
def move_withdraw(*, by: By | None, on: date, move: Move) -> None:
    """The coordinator asks no more. It is nobody's no, and may be asked another time."""
    rows = _group(move)
    if rows[0].asked_on is not None and not rows[0].over:
        _close(by, on, rows)


def _carry_out(by: By | None, on: date, rows: list[Move]) -> bool:
    """Her wish opens, and who would come is proposed with both yesses. Whatever stands in the way today: nothing
    changes at all."""
    try:
        with transaction.atomic():
            for row in rows:
                match_release(by=None, on=on, match=row.match)
                if row.volunteer is not None:
                    _propose(on, row)
    except Refused:
        _close(by, on, rows)
        return False
    QuerySet(Move).filter(pk__in=[row.pk for row in rows]).update(done_on=on)
    return True


def _propose(on: date, row: Move) -> None:
    volunteer = row.volunteer
    if volunteer is None or not standing(volunteer=volunteer, on=on):
        raise Refused(_("This volunteer is not ready, or is away."))
    role = row.match.volunteer.role
    want = QuerySet(Want).get(case=row.match.case_id, role=role, ended_on__isnull=True)
    proposal_make(
        by=None, on=on, want=want, volunteer=volunteer, run_id=row.run_id, fit=row.fit, parts=row.parts, warned=True,
        agreed=True,
    )  # fmt: skip


def _close(by: By | None, on: date, rows: list[Move]) -> None:
    """It stays as it is; whoever was asked hears that, and never whose word it was."""
    told = Asked(rows).hers_yes
    for row in rows:
        row.closed_on = on
        row.save(update_fields=["closed_on"])
        write(by, "matching.move_closed", subject=row.subject_id, object_id=row.pk, on=on)
        _tell_her(by, on, row, "something_to_read")
    for volunteer in _volunteers(rows) if told else ():
        mail(
            by=by, on=on, volunteer=volunteer, what="stays", key=f"move:{rows[0].group}:{volunteer.pk}:stays"
        )


def _ask_volunteers(by: By | None, on: date, rows: list[Move]) -> None:
    for volunteer in _volunteers(rows):
        mail(by=by, on=on, volunteer=volunteer, what="move", key=f"move:{rows[0].group}:{volunteer.pk}:asked")


def _volunteers(rows: Iterable[Move]) -> list[Volunteer]:
    """Everybody who accompanies now or would come, each once."""
    found = {
        each.pk: each for row in rows for each in (row.match.volunteer, row.volunteer) if each is not None
    }
    return list(found.values())


def _tell_her(by: By | None, on: date, row: Move, kind: str) -> None:
    message_to_participant(
        by=by, on=on, participant=row.subject_id, kind=kind, values={}, key=f"move:{row.pk}:her:{kind}"
    )


def _group(move: Move) -> list[Move]:
    """All moves that hang together, kept for this transaction."""
    rows = QuerySet(Move).select_for_update(of=("self",)).filter(group=move.group)
    return list(
        rows.select_related("match__case", "match__volunteer", "volunteer").order_by("created_at", "pk")
    )
