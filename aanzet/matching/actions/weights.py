"""The lead decides other weights, in words that everybody can read."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matching.models import WeightSet
from aanzet.matching.queries.weights import fault_in, weights_of
from aanzet.programmes.models import Programme


@transaction.atomic
def weights_decide(
    *, by: By | None, on: date, programme: Programme, weights: Mapping[str, int], words: str
) -> WeightSet:
    """From today these weights hold in a programme, until others are decided."""
    whole = weights_of(programme=programme, on=on) | dict(weights)
    if fault := fault_in(whole):
        if fault == "sum":
            raise Refused(_("The five parts do not make 10,000 together. Change one of them."), "language")
        raise Refused(_("This number is too low or too high."), fault)
    if not words.strip():
        raise Refused(_("Write why. Everybody who works with it reads this."), "words")
    if whole == weights_of(programme=programme, on=on):
        raise Refused(_("These are the weights that hold already."))
    standing = WeightSet.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), programme=programme)
    for row in standing:
        row.ends_on = on - timedelta(days=1)
        row.starts_on = min(row.starts_on, row.ends_on)
        row.save(update_fields=["starts_on", "ends_on"])
    made = WeightSet.objects.create(
        programme=programme,
        weights=whole,
        words=words.strip()[:200],
        starts_on=on,
        by_id=by.user_id if by else None,
    )
    write(by, "matching.weights_decided", object_id=made.pk, on=on, data={"weights": whole})
    return made
