"""What she says about her income, and her situation at the start."""

from datetime import date
from decimal import Decimal

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.cases.models import Case
from aanzet.core.errors import Refused
from aanzet.journal.actions import write
from aanzet.programmes.queries import blueprint_of
from aanzet.reference.independence import verdict
from aanzet.work.enums import Answer, Moment
from aanzet.work.models import IndependenceStatement, StartSituation


@transaction.atomic
def independence_record(
    *,
    by: Actor | None,
    on: date,
    case: Case,
    moment: Moment | str,
    band: str = "",
    declined: bool = False,
    stated_on: date | None = None,
) -> IndependenceStatement:
    """Keep the band of net income she named and what it means against that year's line.

    `declined`: she would rather not say, which is a full answer. No band and not declined: not known.
    """
    day = stated_on or on
    if day > on:
        raise Refused(_("This day is still to come. Choose today or an earlier day."), "stated_on")
    found = verdict(blueprint_of(case.programme).profile_code, day.year, "" if declined else band)
    if found is None:
        raise Refused(
            _("No line of independence is known for this country, so there is nothing to compare with.")
        )
    row = models.QuerySet(IndependenceStatement).create(
        case=case,
        moment=moment,
        band="" if declined else band,
        year=day.year,
        measure=found.measure,
        definition_version=found.version,
        answer=Answer.DECLINED if declined else found.state,
        stated_on=day,
        by_id=by.user_id if by else None,
    )
    # The answer itself stays out of the journal: more people read that than may read her income.
    write(
        by,
        "case.independence_recorded",
        subject=case.participant_id,
        object_id=row.pk,
        data={"moment": str(moment)},
        on=day,
    )
    return row


@transaction.atomic
def start_situation_set(
    *,
    by: Actor | None,
    on: date,
    case: Case,
    income_source: str = "",
    hours_per_week: Decimal | None = None,
    in_full_time_study: bool | None = None,
    benefit: str = "",
    version: int | None = None,
) -> StartSituation:
    """Keep income, work and study at the start as plain categories. Empty: not asked or not said."""
    values = {
        "income_source": income_source,
        "hours_per_week": hours_per_week,
        "in_full_time_study": in_full_time_study,
        "benefit": benefit,
        "on": on,
    }
    row = models.QuerySet(StartSituation).filter(case=case).first()
    if row is None:
        row = models.QuerySet(StartSituation).create(case=case, **values)
    else:
        row = row.save_if_unchanged(seen=row.version if version is None else version, **values)
    write(by, "case.start_situation_set", subject=case.participant_id, object_id=row.pk, on=on)
    return row
