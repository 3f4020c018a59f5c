"""Groups that start from a template, and each woman's own copy of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import Actor
from aanzet.alliances.models import Organisation
from aanzet.cases.actions.signals import refresh
from aanzet.cases.models import Case, Cohort
from aanzet.core.errors import Refused
from aanzet.core.text import localised
from aanzet.journal.actions import Line, write, write_many
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of
from aanzet.programmes.shapes import TrajectoryTemplate


@transaction.atomic
def cohort_start(
    *,
    by: Actor,
    on: date,
    programme: Programme,
    organisation: Organisation,
    template: TrajectoryTemplate,
    name: str,
    cases: Iterable[Case],
) -> Cohort:
    """Start a group from a template: each woman gets a copy of her own to change."""
    language = blueprint_of(programme).languages[0]
    members = list(cases)
    if models.QuerySet(Case).select_for_update().filter(pk__in=[c.pk for c in members], cohort__isnull=False):
        raise Refused(_("A woman of this list joined another group meanwhile. Look at the list."), "members")
    content: dict[str, Any] = {
        "template": template.key,
        "modules": [
            {
                "name": localised(module.name, language),
                "sessions": [localised(session.title, language) for session in module.sessions],
            }
            for module in template.modules
        ],
    }
    cohort = Cohort.objects.create(
        programme=programme,
        organisation=organisation,
        name=name,
        template=template.key,
        starts_on=on,
        content=content,
    )
    for case in members:
        case.cohort, case.trajectory = cohort, content
        case.started_on = case.started_on or on
    models.QuerySet(Case).bulk_update(members, ["cohort", "trajectory", "started_on"])
    data = {"members": len(members)}
    write(by, "cohort.started", object_id=cohort.pk, organisation=organisation.pk, on=on, data=data)
    lines = [Line("case.joined_cohort", c.participant_id, cohort.pk, organisation.pk, on=on) for c in members]
    write_many(by, lines)
    refresh(members)
    return cohort


@transaction.atomic
def trajectory_edit(
    *, by: Actor, on: date, case: Case, version: int, modules: list[tuple[str, list[str]]]
) -> Case:
    """Change her own copy: names of modules and their meetings. The group and the others keep theirs."""
    kept = [{"name": name, "sessions": sessions} for name, sessions in modules if name]
    if not kept:
        raise Refused(_("Nothing would be left. Keep at least one part of the trajectory."))
    fresh = case.save_if_unchanged(seen=version, trajectory={**case.trajectory, "modules": kept})
    write(by, "case.trajectory_edited", subject=case.participant_id, object_id=case.pk, on=on)
    return fresh
