"""What a volunteer sees: before both said yes to meet no name and no way to find her, only what a proposal needs."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from aanzet.access.actor import Actor
from aanzet.matches.enums import Said, Side, Stage
from aanzet.matches.models import Match, Proposal
from aanzet.matches.queries.cards import helps_in_words
from aanzet.matches.queries.office import step_in_words
from aanzet.matches.queries.places import running
from aanzet.matches.queries.states import State, Step, states
from aanzet.matches.words import halfdays_in_words, languages_in_words, part_of_town, sectors_in_words
from aanzet.volunteers.lengths import Length


@dataclass(frozen=True, slots=True)
class Asked:
    """A proposal as a volunteer sees it. `name`: empty until both said yes to meet; once it is over nothing of her."""

    proposal_id: UUID
    made_on: date
    step: Step
    words: str
    one_talk: bool
    name: str = ""
    languages: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    sector: str = ""
    district: str = ""
    meet: str = ""
    go_on: str = ""
    meets_at: datetime | None = None
    place: str = ""
    match_id: UUID | None = None

    @property
    def waits(self) -> bool:
        """Is something asked of the volunteer now?"""
        if self.step == Step.ASKED:
            return self.meet != Said.YES
        return self.step == Step.MET and self.go_on != Said.YES


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A match in a list of the volunteer."""

    match_id: UUID
    name: str
    one_talk: bool
    since: date
    until: date | None


def asked_of(*, actor: Actor, volunteer_id: UUID | None = None) -> tuple[Asked, ...]:
    """What waits or goes on; what ended is left out. A fixed number of queries."""
    rows = Proposal.objects.visible_to(actor, "proposal.answer").filter(ended_on__isnull=True)
    if volunteer_id is not None:
        rows = rows.filter(volunteer=volunteer_id)
    found = list(_related(rows))
    known = states(proposals=found)
    return tuple(_asked(row, known[row.pk]) for row in found)


def asked_one(*, proposal: Proposal) -> Asked:
    row = _related(QuerySet(Proposal).filter(pk=proposal.pk))[0]
    return _asked(row, states(proposals=[row])[row.pk])


def matches_of(*, actor: Actor, volunteer_id: UUID | None = None) -> tuple[MatchRow, ...]:
    """Those that go on today. One query."""
    rows = Match.objects.visible_to(actor, "match.read").filter(
        running(actor.on), volunteer__user=actor.user_id
    )
    if volunteer_id is not None:
        rows = rows.filter(volunteer=volunteer_id)
    return tuple(
        MatchRow(
            row.pk, row.case.participant.call_name, row.length == Length.DOOR_OPENER, row.starts_on,
            row.planned_until,
        )
        for row in rows.select_related("case__participant").order_by("starts_on")
    )  # fmt: skip


def match_with(*, actor: Actor, case_id: UUID) -> UUID | None:
    """The match that this volunteer has with a woman today."""
    rows = QuerySet(Match).filter(running(actor.on), Q(volunteer__user=actor.user_id), case=case_id)
    return rows.values_list("pk", flat=True).first() if actor.user_id else None


def _related(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    found = rows.select_related("volunteer", "match", "want__case__participant", "want__case__programme")
    return found.order_by("made_on", "created_at")


def _asked(row: Proposal, state: State) -> Asked:
    short = row.want.length == Length.DOOR_OPENER
    if state.step in (Step.OVER, Step.MATCH):
        match = getattr(row, "match", None)
        return Asked(
            row.pk, row.made_on, state.step, step_in_words(state), short, match_id=match.pk if match else None
        )
    person, want = row.want.case.participant, row.want
    return Asked(
        proposal_id=row.pk,
        made_on=row.made_on,
        step=state.step,
        words=step_in_words(state),
        one_talk=short,
        name=person.call_name if state.both(Stage.MEET) else "",
        languages=languages_in_words(want.languages),
        when=halfdays_in_words(want.halfdays),
        helps=helps_in_words(want, want.helps_with),
        sector="".join(sectors_in_words([want.sector])),
        district=part_of_town(person.postcode) or person.district,
        meet=state.of(Side.VOLUNTEER, Stage.MEET),
        go_on=state.of(Side.VOLUNTEER, Stage.GO_ON),
        meets_at=state.meets_at if state.both(Stage.MEET) else None,
        place=state.place if state.both(Stage.MEET) else "",
    )
