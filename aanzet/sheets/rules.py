"""Who may see her sheets: she, and who accompanies her as long as she shows them."""

from collections.abc import Mapping

from django.db import models
from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.access.scope import RelationRule
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Case
from aanzet.sheets.models import CareWeek, Choice, Decision, PeopleMap


def _shown(rules: Mapping[str, RelationRule], path: str = "") -> dict[str, RelationRule]:
    """Her own rows, and of those she shows the ones of who accompanies her."""

    def assigned(actor: Actor) -> Q:
        return rules["assigned"](actor) & Q(**{f"{path}shown_on__isnull": False})

    return {"self": rules["self"], "assigned": assigned}


SHEETS: tuple[type[models.Model], ...] = (Choice, CareWeek, PeopleMap)
for sheet in SHEETS:
    scope.register(sheet, _shown(scope.through("case", Case)))
scope.register(Decision, _shown(scope.through("choice__case", Case), "choice__"))
