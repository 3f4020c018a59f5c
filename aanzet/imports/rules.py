"""Who may see imports: coordinators, of their own organisation."""

from django.db.models import Q

from aanzet.access import scope
from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.imports.models import Import, ImportRow, Job, Upload


def _own(actor: Actor) -> Q:
    return Q(organisation__in=actor.organisations(Role.COORDINATOR))


scope.register(Import, {"own_organisation": _own})
scope.register(Upload, {"own_organisation": _own})
for child in (ImportRow, Job):
    scope.register(child, scope.through("run", Import))
