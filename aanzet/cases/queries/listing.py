"""The list of women: which ones, in which order, a page at a time."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import get_language

from aanzet.access.actor import Actor
from aanzet.accounts.models import User
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Membership
from aanzet.cases.enums import AssignmentKind
from aanzet.cases.models import Assignment, Case
from aanzet.cases.models.journey import holds
from aanzet.cases.queries.worklist import coach_names, last_talk, phase_name, phase_now, with_facts
from aanzet.core.text import localised
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of

PAGE = 50
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which women a list shows. `phase`: a key of the blueprint. `coach`: an account, `NOBODY`, or "" for all.
    `sort`: "name", "silent" (longest not spoken first) or "new" (newest first contact first)."""

    programme: str = ""
    phase: str = ""
    coach: str = ""
    closed: bool = False
    sort: str = "name"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list of women."""

    case_id: UUID
    name: str
    script_name: str
    programme: str
    phase: str
    coach: str
    last_on: date | None
    started_on: date | None


@dataclass(frozen=True, slots=True)
class PeopleList:
    rows: tuple[PersonRow, ...]
    page: int
    has_next: bool


def people_list(
    *, actor: Actor, on: date, page: int = 1, ids: list[UUID] | None = None, wanted: Wanted | None = None
) -> PeopleList:
    """A page of the women the actor sees. `ids`: only these participants (search results, open or closed)."""
    wanted = wanted or Wanted()
    visible = Case.objects.visible_to(actor, "case.list")
    if ids is not None:
        visible = visible.filter(participant__in=ids)
    elif not wanted.closed:
        visible = visible.open(on)
    rows = _narrowed(visible, wanted, on)
    start = (page - 1) * PAGE
    found = list(_sorted(rows, wanted.sort)[start : start + PAGE + 1].values_list("pk", flat=True))
    facts = {case.pk: case for case in with_facts(QuerySet(Case).filter(pk__in=found))} if found else {}
    coaches = coach_names(found, on)
    lines = tuple(_person(facts[pk], coaches.get(pk, "")) for pk in found[:PAGE])
    return PeopleList(lines, page, len(found) > PAGE)


def _narrowed(rows: QuerySet[Case], wanted: Wanted, on: date) -> QuerySet[Case]:
    if wanted.programme:
        rows = rows.filter(programme=UUID(wanted.programme))
    if wanted.phase:
        rows = rows.annotate(phase_now=phase_now()).filter(phase_now=wanted.phase)
    if wanted.coach:
        guides = (
            QuerySet(Assignment).filter(holds(on), case=OuterRef("pk")).exclude(kind=AssignmentKind.MENTOR)
        )
        mine = guides if wanted.coach == NOBODY else guides.filter(user=UUID(wanted.coach))
        rows = rows.filter(~Exists(mine) if wanted.coach == NOBODY else Exists(mine))
    return rows


def _sorted(rows: QuerySet[Case], sort: str) -> QuerySet[Case]:
    if sort == "new":
        return rows.order_by("-first_contact_on", "pk")
    if sort != "silent":
        return rows.order_by("participant__call_name", "pk")
    rows = rows.annotate(spoken_on=last_talk("on"))
    return rows.order_by(F("spoken_on").asc(nulls_first=True), "pk")


def _person(case: Case, coach: str) -> PersonRow:
    return PersonRow(
        case_id=case.pk,
        name=case.participant.readable_name,
        script_name=case.participant.script_name,
        programme=case.programme.name,
        phase=phase_name(case, getattr(case, "phase_now", None)),
        coach=coach,
        last_on=getattr(case, "last_on", None),
        started_on=case.started_on,
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What the list can be narrowed to: (value, label) each."""

    programmes: tuple[tuple[str, str], ...]
    phases: tuple[tuple[str, str], ...]
    open_phases: tuple[tuple[str, str], ...]
    coaches: tuple[tuple[str, str], ...]


def list_choices(*, actor: Actor, on: date) -> Choices:
    """Programmes and phases of the women the actor sees, and who can be a coach where she coordinates: two queries."""
    mine = Case.objects.visible_to(actor, "case.list").filter(programme=OuterRef("pk"))
    programmes = list(Programme.objects.filter(Exists(mine)).order_by("name"))
    language = get_language() or "nl"
    shapes = {shape.key: shape for each in programmes for shape in blueprint_of(each).phases}
    named = {key: localised(shape.name, language) for key, shape in shapes.items()}
    staff = Membership.objects.filter(
        holds(on),
        organisation__in=actor.organisations(Role.COORDINATOR),
        role__in=[Role.COACH, Role.COORDINATOR],
    )
    people = User.objects.filter(pk__in=staff.values("user")).order_by("name")
    return Choices(
        programmes=tuple((str(each.pk), each.name) for each in programmes),
        phases=tuple(named.items()),
        open_phases=tuple((key, name) for key, name in named.items() if shapes[key].open),
        coaches=tuple((str(pk), name) for pk, name in people.values_list("pk", "name")),
    )
