"""Her own page of people beside her: what she asked, whom she may choose from, whom she meets, who goes along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.accounts.queries import photo_of
from aanzet.cases.models import Case
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.models import Match, Proposal, Want
from aanzet.matches.queries.cards import first_name, for_her, helps_in_words, shared, way_for_her
from aanzet.matches.queries.places import free_places, running
from aanzet.matches.queries.states import State, Step, states
from aanzet.matches.queries.wants import ONLY_WOMAN, her_own, open_wants
from aanzet.matches.ways import about_minutes
from aanzet.matches.words import halfdays_in_words, languages_in_words, sectors_in_words
from aanzet.participants.vault import Vault
from aanzet.programmes.queries import role_name
from aanzet.volunteers.lengths import Length
from aanzet.volunteers.models import Volunteer
from aanzet.volunteers.queries.ready import missing, with_rows
from aanzet.work.wording import for_her as outside_for_her


@dataclass(frozen=True, slots=True)
class Choice:
    """A card of somebody she may meet. `reasons`: picture and sentence. `step` and what both said: queries.states.
    `there`: can this person come now? `photo_id`: of the face, where there is one. `way`: picture and sentence, where
    both said where."""

    proposal_id: UUID
    name: str
    role: str
    one_talk: bool
    reasons: tuple[tuple[str, str], ...]
    languages: tuple[str, ...]
    helps: tuple[str, ...]
    sectors: tuple[str, ...]
    when: tuple[str, ...]
    outside: tuple[str, ...]
    not_said_woman: bool
    step: Step
    meet: str
    go_on: str
    meets_at: datetime | None
    place: str
    there: bool
    photo_id: UUID | None
    way: tuple[str, str] | None

    @property
    def waits(self) -> bool:
        """Is something asked of her now?"""
        if self.step == Step.ASKED:
            return self.there and self.meet != Said.YES
        return self.step == Step.MET and self.go_on != Said.YES


@dataclass(frozen=True, slots=True)
class Wished:
    """What she asked for, in words."""

    want_id: UUID
    role: str
    length: str
    asked_on: date
    when: tuple[str, ...]
    languages: tuple[str, ...]
    helps: tuple[str, ...]
    sector: str
    mode: str
    most_minutes: int
    only_woman: bool
    choices: tuple[Choice, ...]

    @property
    def to_choose(self) -> tuple[Choice, ...]:
        return tuple(each for each in self.choices if each.step == Step.ASKED)

    @property
    def to_meet(self) -> tuple[Choice, ...]:
        return tuple(each for each in self.choices if each.step != Step.ASKED)


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody who goes along with her."""

    match_id: UUID
    name: str
    role: str
    one_talk: bool
    since: date
    until: date | None
    photo_id: UUID | None


@dataclass(frozen=True, slots=True)
class HerPeople:
    case: Case
    wishes: tuple[Wished, ...]
    beside: tuple[Beside, ...]

    @property
    def waiting(self) -> int:
        """How many people wait for her word."""
        return sum(choice.waits for wish in self.wishes for choice in wish.choices)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the cards need beside the proposals themselves."""

    states: dict[UUID, State]
    ready: frozenset[UUID]
    minutes: dict[UUID, int]
    faces: dict[UUID, UUID | None]


def _known(rows: list[Proposal], *, actor: Actor, on: date) -> _Known:
    faces = _faces(QuerySet(Proposal).filter(pk__in=[row.pk for row in rows]), actor)
    return _Known(states(proposals=rows), _there(rows, on), about_minutes(rows), faces)


def _faces(rows: QuerySet[Any], actor: Actor) -> dict[UUID, UUID | None]:
    """Row that leads to a volunteer -> the photo that she may see. One query."""
    return dict(rows.order_by().values_list("pk", photo_of(actor, "volunteer__user_id")))


def her_people(*, actor: Actor, case: Case, language: str, on: date) -> HerPeople:
    """All of it, for herself. A fixed number of queries."""
    wants = list(open_wants(cases=[case]).select_related("case__programme", "case__participant"))
    rows = _open(wants)
    known = _known(rows, actor=actor, on=on)
    keys = Vault(case.participant_id)
    wishes = tuple(
        _wished(want, [row for row in rows if row.want_id == want.pk], known, keys, language)
        for want in wants
    )
    return HerPeople(case, wishes, beside_her(actor=actor, case=case, language=language, on=on))


def beside_her(*, actor: Actor, case: Case, language: str, on: date) -> tuple[Beside, ...]:
    """The matches that go on today. One query."""
    rows = QuerySet(Match).filter(running(on), case=case).select_related("volunteer__programme")
    found = rows.annotate(photo_id=photo_of(actor, "volunteer__user_id"))
    return tuple(
        _beside(match, match.photo_id, language) for match in found.order_by("starts_on", "created_at")
    )


def beside(*, actor: Actor, match: Match, language: str) -> Beside:
    """One who goes along with her."""
    faces = _faces(QuerySet(Match).filter(pk=match.pk), actor)
    return _beside(match, faces[match.pk], language)


def _beside(match: Match, photo: UUID | None, language: str) -> Beside:
    return Beside(
        match.pk,
        match.volunteer.name,
        role_name(match.volunteer.programme, match.volunteer.role, language),
        match.length == Length.DOOR_OPENER,
        match.starts_on,
        match.planned_until,
        photo,
    )


def choice_of(*, actor: Actor, proposal: Proposal, language: str, on: date) -> Choice:
    """One card."""
    row = _related(QuerySet(Proposal).filter(pk=proposal.pk))[0]
    mine = her_own(row.want, Vault(row.want.case.participant_id))
    return _choice(row, _known([row], actor=actor, on=on), bool(mine.get(ONLY_WOMAN)), language)


def waiting_for_her(*, case: Case, on: date) -> int:
    """How many people wait for her word."""
    rows = _open(open_wants(cases=[case]))
    ready, known = _there(rows, on), states(proposals=rows)
    return sum(_waits(known[row.pk], row, ready) for row in rows)


def _waits(state: State, row: Proposal, ready: frozenset[UUID]) -> bool:
    if state.step == Step.ASKED:
        return row.volunteer_id in ready and state.of(Side.HER, Stage.MEET) != Said.YES
    return state.step == Step.MET and state.of(Side.HER, Stage.GO_ON) != Said.YES


def _related(rows: QuerySet[Proposal]) -> list[Proposal]:
    found = rows.select_related("volunteer", "want__case__programme", "want__case__participant")
    return list(found.order_by("made_on", "created_at"))


def _open(wants: Iterable[Want]) -> list[Proposal]:
    return _related(QuerySet(Proposal).filter(want__in=wants, ended_on__isnull=True))


def _there(rows: list[Proposal], on: date) -> frozenset[UUID]:
    """Volunteers who can come now: ready, and with a place or one that is kept for her."""
    people = list(with_rows(QuerySet(Volunteer).filter(pk__in=[row.volunteer_id for row in rows])))
    free = free_places(volunteers=people, on=on)
    return frozenset(each.pk for each in people if not missing(each, on=on) and free[each.pk])


def _wished(want: Want, rows: list[Proposal], known: _Known, keys: Vault, language: str) -> Wished:
    woman = bool(her_own(want, keys).get(ONLY_WOMAN))
    return Wished(
        want_id=want.pk,
        role=role_name(want.case.programme, want.role, language),
        length=want.get_length_display(),
        asked_on=want.asked_on,
        when=halfdays_in_words(want.halfdays),
        languages=languages_in_words(want.languages),
        helps=helps_in_words(want, want.helps_with),
        sector="".join(sectors_in_words([want.sector])),
        mode=want.get_mode_display(),
        most_minutes=want.most_minutes,
        only_woman=woman,
        choices=tuple(_choice(row, known, woman, language) for row in rows),
    )


def _choice(row: Proposal, known: _Known, woman: bool, language: str) -> Choice:
    person, state, minutes = row.volunteer, known.states[row.pk], known.minutes.get(row.pk)
    facts = shared(want=row.want, volunteer=person, parts=row.parts)
    return Choice(
        proposal_id=row.pk,
        name=first_name(person.name),
        role=role_name(row.want.case.programme, row.want.role, language),
        one_talk=row.want.length == Length.DOOR_OPENER,
        reasons=tuple((fact.icon, for_her(fact)) for fact in facts),
        languages=languages_in_words(person.languages),
        helps=helps_in_words(row.want, person.helps_with),
        sectors=sectors_in_words(person.sectors),
        when=halfdays_in_words(person.halfdays),
        outside=tuple(outside_for_her(code, values) for code, *values in row.outside),
        not_said_woman=woman and person.is_woman is not True,
        step=state.step,
        meet=state.of(Side.HER, Stage.MEET),
        go_on=state.of(Side.HER, Stage.GO_ON),
        meets_at=state.meets_at,
        place=state.place,
        there=person.pk in known.ready or state.both(Stage.MEET),
        photo_id=known.faces.get(row.pk),
        way=way_for_her(row.want, minutes) if minutes is not None else None,
    )
