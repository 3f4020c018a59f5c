"""Her own yes to being counted, and one reading of whether everybody is helped alike."""

from datetime import date, timedelta

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.alliances.models import Organisation
from aanzet.cases.models import Case
from aanzet.cases.models.journey import holds
from aanzet.core.errors import Refused
from aanzet.journal.actions import By, write
from aanzet.matching.models import CountMe, FairReading
from aanzet.matching.queries.fair import WEEK_DAYS, countable, figures, newest
from aanzet.programmes.models import Programme


@transaction.atomic
def count_me_begin(*, by: By | None, on: date, case: Case) -> CountMe:
    """She may be counted from today. Saying it twice is saying it once."""
    standing = models.QuerySet(CountMe).filter(holds(on), case=case).first()
    if standing is not None:
        return standing
    row = models.QuerySet(CountMe).create(case=case, starts_on=on)
    write(by, "matching.count_me", subject=case.participant_id, object_id=row.pk, on=on)
    return row


@transaction.atomic
def count_me_end(*, by: By | None, on: date, case: Case) -> None:
    """She is counted no more, from the next reading on."""
    for row in models.QuerySet(CountMe).filter(holds(on), case=case):
        row.ends_on = on - timedelta(days=1)
        row.starts_on = min(row.starts_on, row.ends_on)
        row.save(update_fields=["starts_on", "ends_on"])
        write(by, "matching.count_me_ended", subject=case.participant_id, object_id=row.pk, on=on)


@transaction.atomic
def fair_reading_make(
    *, by: By | None, on: date, programme: Programme, organisation: Organisation
) -> FairReading:
    """Count once more. Never twice in a week: two readings a day apart could be subtracted."""
    last = newest(programme=programme, organisation=organisation)
    if last is not None and (on - last.made_on).days < WEEK_DAYS:
        raise Refused(
            _("This was counted less than a week ago. Numbers of one day later would tell of one woman.")
        )
    women = countable(programme=programme, organisation=organisation, on=on)
    row = models.QuerySet(FairReading).create(
        programme=programme, organisation=organisation, made_on=on, figures=figures(women)
    )
    write(by, "matching.fair_read", object_id=row.pk, organisation=organisation.pk, on=on)
    return row
