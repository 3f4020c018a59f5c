"""Pairs that do not come back: one of them said no, and nobody asks why."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from aanzet.cases.models import Case
from aanzet.matches.enums import MatchEnd, Said, Side
from aanzet.matches.models import Answer, Match

# A match that ended so is not proposed again. The goal reached or a move is no reason against a second time.
_NOT_AGAIN = (MatchEnd.NO_CLICK, MatchEnd.HER_WISH, MatchEnd.VOLUNTEER_WISH)


def refused(*, cases: Iterable[Case | UUID]) -> frozenset[tuple[UUID, UUID]]:
    """(case, volunteer) of which one said no to the other, for any wish of hers, or who stopped because it did not
    click. It never says whose no it was. Two queries."""
    keys = [each.pk if isinstance(each, Case) else each for each in cases]
    said = QuerySet(Answer).filter(
        Q(side=Side.HER) | Q(side=Side.VOLUNTEER), proposal__want__case__in=keys, said=Said.NO
    )
    pairs = said.values_list("proposal__want__case_id", "proposal__volunteer_id")
    stopped = QuerySet(Match).filter(case__in=keys, end_reason__in=_NOT_AGAIN)
    return frozenset(pairs) | frozenset(stopped.values_list("case_id", "volunteer_id"))
