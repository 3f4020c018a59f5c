"""What an employer or school sees of a woman who said yes: her card, its own steps, what she needs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from aanzet.access.actor import Actor
from aanzet.alliances.enums import Role
from aanzet.cases.models import Adjustment, Case, Step, Wish
from aanzet.cases.queries.cosign import party_of, with_party
from aanzet.circle.topics import card_parts
from aanzet.participants.rules import consents_to
from aanzet.participants.vault import Vault


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step in which the reader's organisation takes part; `yes_on`: the day it said yes to these words."""

    step_id: UUID
    what: str
    due_on: date | None
    done: bool
    yes_on: date | None


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """Each part is there only with her yes for that part. No age, no photo, no origin, no full name."""

    case_id: UUID
    call_name: str
    wish: str = ""
    wish_occupation: str = ""
    steps: tuple[OwnStep, ...] = ()
    needs: str = ""
    topics: frozenset[str] = frozenset()


def candidates(*, actor: Actor) -> tuple[CandidateCard, ...]:
    """Women who said yes to this employer or school."""
    rows = Case.objects.visible_to(actor, "candidate.list").select_related("participant").order_by("pk")
    return tuple(CandidateCard(case.pk, case.participant.call_name) for case in rows)


def own_steps(*, actor: Actor, case: Case) -> QuerySet[Step]:
    """The steps of a plan in which an organisation of the reader takes part."""
    own = actor.organisations(Role.EMPLOYER_CONTACT)
    return QuerySet(Step).filter(goal__case=case, organisation_id__in=own, dropped_on__isnull=True)


def candidate_card(*, actor: Actor, case: Case) -> CandidateCard:
    """The card of one woman, fetched through the door."""
    topics = frozenset(
        consents_to(actor).filter(participant=case.participant_id).values_list("topic", flat=True)
    )
    wish = QuerySet(Wish).filter(case=case).order_by("-on", "-created_at").first()
    parts = card_parts(topics)
    steps: tuple[OwnStep, ...] = ()
    if "candidate.steps" in parts:
        rows = with_party(own_steps(actor=actor, case=case)).order_by("due_on")
        steps = tuple(
            OwnStep(each.pk, each.what, each.due_on, bool(each.done_on), party_of(each)[1]) for each in rows
        )
    needs = ""
    if "candidate.needs" in parts:
        sheet = QuerySet(Adjustment).filter(case=case).first()
        needs = Vault(case.participant_id).open(sheet, "needs") if sheet else ""
    card = "candidate.wish" in parts
    return CandidateCard(
        case_id=case.pk,
        call_name=case.participant.call_name,
        wish=wish.text if wish and card else "",
        wish_occupation=case.wish_occupation if card else "",
        steps=steps,
        needs=needs,
        topics=topics,
    )
