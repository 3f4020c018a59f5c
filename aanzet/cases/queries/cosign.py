"""Steps in which an employer or school takes part, and whether it said yes."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from aanzet.alliances.models import Organisation
from aanzet.cases.models import Step, StepYes


def with_party(rows: QuerySet[Step]) -> QuerySet[Step]:
    """Annotate the third party's name, and the text and day of its standing yes."""
    standing = QuerySet(StepYes).filter(
        step=OuterRef("pk"), organisation_id=OuterRef("organisation_id"), taken_back_on__isnull=True
    )
    party = QuerySet(Organisation).filter(pk=OuterRef("organisation_id"))
    return rows.annotate(
        party=Subquery(party.values("name")[:1]),
        yes_text=Subquery(standing.values("text")[:1]),
        yes_on=Subquery(standing.values("on")[:1]),
    )


def party_of(step: Any) -> tuple[str, date | None]:
    """(name, day of the yes) of a step that `with_party` annotated; a yes to another text does not count."""
    agreed = step.yes_on if step.yes_text == step.agreed_text else None
    return step.party or "", agreed
