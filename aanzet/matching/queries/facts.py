"""What the coordinator's page is made of, read once: a fixed number of queries for any number of women."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from aanzet.access.actor import Actor
from aanzet.cases.models.journey import holds
from aanzet.core.text import localised
from aanzet.matches.models import Match, Proposal, Want
from aanzet.matches.queries.places import free_places, running
from aanzet.matching import wording
from aanzet.matching.enums import Hold
from aanzet.matching.models import Decision, Held, Run, Suggestion
from aanzet.matching.queries.weights import weights_of
from aanzet.matching.queries.where import Where
from aanzet.matching.queries.women import wants_of
from aanzet.programmes.queries import blueprint_of
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries.ready import proposable
from aanzet.work.intake import weeks_told
from aanzet.work.week import Week

READ = "matching.read"


@dataclass(frozen=True, slots=True)
class Facts:
    """`lines`: want -> its lines of the newest plan by rank; `before`: want -> volunteer of the plan before; `held`:
    (row, case, volunteer, hold); `pairs`: (match, case, her name, volunteer, name, since); `decided`: the newest
    choice of each line; `free`: places left of who is ready."""

    run: Run | None
    weights: Mapping[str, int]
    wants: list[Want]
    women: Mapping[UUID, str]
    about: Mapping[UUID, str]
    lines: Mapping[UUID, list[Suggestion]]
    before: Mapping[UUID, UUID | None] | None
    ready: list[Volunteer]
    free: Mapping[UUID, int]
    volunteers: Mapping[UUID, Volunteer]
    names: Mapping[UUID, str]
    proposed: Mapping[UUID, tuple[UUID, ...]]
    held: list[tuple[UUID, UUID, UUID, str]]
    released: Mapping[tuple[UUID, UUID], UUID]
    pairs: list[tuple[UUID, UUID, str, UUID, str, date]]
    decided: Mapping[UUID, str]
    weeks: Mapping[UUID, Week]
    helps: Mapping[str, str]


def facts_of(*, actor: Actor, where: Where, on: date, language: str) -> Facts:
    place: dict[str, Any] = {"programme": where.programme, "organisation": where.organisation}
    mine = set(Want.objects.visible_to(actor, READ).filter(role=where.role).values_list("pk", flat=True))
    wants = [want for want in wants_of(**place, role=where.role, on=on) if want.pk in mine]
    runs = list(Run.objects.visible_to(actor, READ).filter(**place, role=where.role)[:2])
    lines = _lines(runs, wants)
    people = proposable(**place, role=where.role, on=on)
    every = Volunteer.objects.visible_to(actor, READ).filter(programme=where.programme, role=where.role)
    volunteers = {row.pk: row for row in [*every, *people]}
    held = _held(actor, where, on)
    barriers = blueprint_of(where.programme).barriers
    return Facts(
        run=runs[0] if runs else None,
        weights=runs[0].weights if runs else weights_of(programme=where.programme, on=on),
        wants=wants,
        women={want.pk: want.case.participant.readable_name for want in wants},
        about={want.pk: _about(want) for want in wants},
        lines=_known(lines.get(runs[0].pk, {}) if runs else {}, volunteers),
        before=_first(lines.get(runs[1].pk, {})) if len(runs) > 1 else None,
        ready=people,
        free=free_places(volunteers=people, on=on),
        volunteers=volunteers,
        names={pk: row.name for pk, row in volunteers.items()},
        proposed=_proposed(wants),
        held=held,
        released={(case, volunteer): pk for pk, case, volunteer, hold in held if hold == Hold.RELEASE},
        pairs=_pairs(actor, where, on),
        decided=_decided(lines.get(runs[0].pk, {}) if runs else {}),
        weeks=weeks_told(want.case for want in wants),
        helps={each.key: localised(each.name, language) for each in barriers},
    )


Lines = dict[UUID, list[Suggestion]]


def _lines(runs: list[Run], wants: list[Want]) -> dict[UUID, Lines]:
    found: dict[UUID, Lines] = {}
    rows = models.QuerySet(Suggestion).filter(run__in=runs, want__in=wants).order_by("rank")
    for row in rows:
        found.setdefault(row.run_id, {}).setdefault(row.want_id, []).append(row)
    return found


def _known(lines: Lines, volunteers: Mapping[UUID, Volunteer]) -> Lines:
    """Lines without those of a volunteer whom the reader may not see."""
    return {
        want: kept
        for want, rows in lines.items()
        if (kept := [row for row in rows if row.volunteer_id is None or row.volunteer_id in volunteers])
    }


def _first(lines: Lines) -> dict[UUID, UUID | None]:
    return {want: rows[0].volunteer_id for want, rows in lines.items() if rows[0].rank == 0}


def _about(want: Want) -> str:
    """What a plan is made from, in a few words; nothing of what she keeps to herself."""
    spoken = [wording.language_name(code) for code in want.languages[:3]]
    district = want.case.participant.district
    sector = wording.sector_name(want.sector) if want.sector else ""
    return " · ".join(each for each in (", ".join(spoken), district, sector) if each)


def _proposed(wants: list[Want]) -> dict[UUID, tuple[UUID, ...]]:
    found: dict[UUID, tuple[UUID, ...]] = {}
    rows = models.QuerySet(Proposal).filter(want__in=wants, ended_on__isnull=True)
    for want, volunteer in rows.values_list("want_id", "volunteer_id"):
        found[want] = (*found.get(want, ()), volunteer)
    return found


def _held(actor: Actor, where: Where, on: date) -> list[tuple[UUID, UUID, UUID, str]]:
    rows = Held.objects.visible_to(actor, READ).filter(
        holds(on), case__programme=where.programme, volunteer__role=where.role
    )
    return list(rows.order_by("starts_on", "created_at").values_list("pk", "case_id", "volunteer_id", "hold"))


def _pairs(actor: Actor, where: Where, on: date) -> list[tuple[UUID, UUID, str, UUID, str, date]]:
    """Running matches that came from a proposal: only those have a wish to look at again."""
    rows = Match.objects.visible_to(actor, READ).filter(
        running(on), case__programme=where.programme, case__organisation=where.organisation,
        volunteer__role=where.role, proposal__isnull=False,
    ).select_related("case__participant", "volunteer")  # fmt: skip
    return [
        (
            row.pk,
            row.case_id,
            row.case.participant.readable_name,
            row.volunteer_id,
            row.volunteer.name,
            row.starts_on,
        )
        for row in rows.order_by("starts_on")
    ]


def _decided(lines: Lines) -> dict[UUID, str]:
    first = [rows[0].pk for rows in lines.values() if rows]
    rows = models.QuerySet(Decision).filter(suggestion__in=first).order_by("on", "created_at")
    return dict(rows.values_list("suggestion_id", "choice"))
