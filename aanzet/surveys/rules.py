"""Who may see how she is: she herself; who accompanies her, as long as she shows it. Nobody else."""

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Case
from aanzet.surveys.models import Showing, Sitting, SittingAnswer, shown

_OF_CASE = scope.through("case", Case, "self", "assigned")


def _assigned(actor: Actor) -> Q:
    return _OF_CASE["assigned"](actor) & Q(shown()) & Q(finished_on__isnull=False)


scope.register(Sitting, {"self": _OF_CASE["self"], "assigned": _assigned})


for child in (SittingAnswer, Showing):
    scope.register(child, scope.through("sitting", Sitting))
